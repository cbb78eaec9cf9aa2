<?xml version="1.0" encoding="UTF-8"?>
<!-- The card under the title: what the header knows of the document. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:page="urn:tei-tools:page"
    exclude-result-prefixes="tei page">

  <!-- The facts are found, and their values made, by edition/card.py. -->
  <xsl:template name="card">
    <xsl:if test="page:fact">
      <dl class="card">
        <xsl:for-each select="page:fact">
          <xsl:call-template name="fact">
            <xsl:with-param name="label" select="@label"/>
            <xsl:with-param name="values" select="page:value"/>
          </xsl:call-template>
        </xsl:for-each>
      </dl>
    </xsl:if>
  </xsl:template>

  <!-- One line of the card. -->
  <xsl:template name="fact">
    <xsl:param name="label"/>
    <xsl:param name="values" select="/.."/>
    <div>
      <dt><xsl:call-template name="our-language"/><xsl:value-of select="$label"/></dt>
      <xsl:for-each select="$values">
        <dd><xsl:value-of select="."/></dd>
      </xsl:for-each>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Where the source is kept, from the country to the folder. -->
  <xsl:template match="tei:msIdentifier" name="ms-identifier">
    <xsl:for-each select="*[not(*)] | tei:altIdentifier/*">
      <xsl:if test="position() != 1">, </xsl:if>
      <xsl:call-template name="shelfmark"/>
    </xsl:for-each>
  </xsl:template>

  <!-- A number says of what it is the number: "Box 3". -->
  <xsl:template name="shelfmark">
    <xsl:variable name="number" select="normalize-space()"/>
    <xsl:variable name="kind" select="concat(translate(substring(@type, 1, 1),
        'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), substring(@type, 2))"/>
    <xsl:if test="self::tei:idno[@type = 'lot' or @type = 'box' or @type = 'folder']
        and not(starts-with($number, $kind))">
      <xsl:value-of select="concat($kind, ' ')"/>
    </xsl:if>
    <xsl:value-of select="$number"/>
  </xsl:template>

</xsl:stylesheet>
