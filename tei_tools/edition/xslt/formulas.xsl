<?xml version="1.0" encoding="UTF-8"?>
<!-- Formulas in MathML, as far as a line can show them: "E=mc^2", "(a+b)/2". An edition that can raise
     and lower what it sets writes the templates "raised", "lowered" and "root-of" anew. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="http://www.w3.org/1998/Math/MathML"
    exclude-result-prefixes="m">

  <xsl:template match="m:*"><xsl:apply-templates select="node()"/></xsl:template>

  <!-- White space means nothing between the parts of a formula, but something among its words. -->
  <xsl:template match="m:*/text()"><xsl:value-of select="normalize-space()"/></xsl:template>
  <xsl:template match="m:mtext/text()" priority="1"><xsl:value-of select="."/></xsl:template>

  <!-- The same formula in another form -->
  <xsl:template match="m:annotation | m:annotation-xml" priority="1"/>

  <xsl:template match="m:msup | m:mover">
    <xsl:call-template name="whole"/>
    <xsl:call-template name="raised"><xsl:with-param name="part" select="*[2]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:msub | m:munder">
    <xsl:call-template name="whole"/>
    <xsl:call-template name="lowered"><xsl:with-param name="part" select="*[2]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:msubsup | m:munderover">
    <xsl:call-template name="whole"/>
    <xsl:call-template name="lowered"><xsl:with-param name="part" select="*[2]"/></xsl:call-template>
    <xsl:call-template name="raised"><xsl:with-param name="part" select="*[3]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:mfrac">
    <xsl:call-template name="whole"/>
    <xsl:text>/</xsl:text>
    <xsl:call-template name="whole"><xsl:with-param name="part" select="*[2]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:msqrt">√(<xsl:apply-templates select="node()"/>)</xsl:template>

  <xsl:template match="m:mroot">
    <xsl:call-template name="root-of">
      <xsl:with-param name="degree" select="*[2]"/>
      <xsl:with-param name="part" select="*[1]"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A part of a formula, in brackets where it has parts itself -->
  <xsl:template name="whole">
    <xsl:param name="part" select="*[1]"/>
    <xsl:if test="$part/*[2]">(</xsl:if>
    <xsl:apply-templates select="$part"/>
    <xsl:if test="$part/*[2]">)</xsl:if>
  </xsl:template>

  <xsl:template name="raised">
    <xsl:param name="part"/>
    <xsl:text>^</xsl:text>
    <xsl:call-template name="whole"><xsl:with-param name="part" select="$part"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="lowered">
    <xsl:param name="part"/>
    <xsl:text>_</xsl:text>
    <xsl:call-template name="whole"><xsl:with-param name="part" select="$part"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="root-of">
    <xsl:param name="degree"/>
    <xsl:param name="part"/>
    <xsl:text>√(</xsl:text>
    <xsl:apply-templates select="$part"/>
    <xsl:text>,</xsl:text>
    <xsl:apply-templates select="$degree"/>
    <xsl:text>)</xsl:text>
  </xsl:template>

</xsl:stylesheet>
