<?xml version="1.0" encoding="UTF-8"?>
<!--
  Of the readings of a choice or an app the one that the editor prefers, or the first, is shown; the
  others follow in brackets: where no mouse can show them, a reader could not know of them.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template match="tei:choice">
    <xsl:call-template name="reading">
      <xsl:with-param name="shown" select="(tei:corr | tei:reg
          | tei:abbr[../tei:expan and not(../tei:corr or ../tei:reg)]
          | *[not(../tei:corr or ../tei:reg or (../tei:abbr and ../tei:expan))])[1]"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:app">
    <xsl:call-template name="reading">
      <xsl:with-param name="shown" select="(tei:lem | tei:rdgGrp/tei:lem
          | tei:rdg[not(../tei:lem or ../tei:rdgGrp/tei:lem)]
          | tei:rdgGrp/tei:rdg[not(../../tei:lem or ../../tei:rdgGrp/tei:lem)])[1]"/>
    </xsl:call-template>
    <xsl:apply-templates select="tei:note"/>
  </xsl:template>

  <xsl:template name="reading">
    <xsl:param name="shown"/>
    <xsl:variable name="others">
      <xsl:call-template name="other-readings">
        <xsl:with-param name="shown" select="$shown"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:apply-templates select="$shown"/>
    <xsl:if test="string($others)">
      <xsl:text> [</xsl:text>
      <xsl:choose>
        <xsl:when test="tei:corr or tei:reg">in the source: </xsl:when>
        <xsl:when test="not(tei:abbr and tei:expan)">other readings: </xsl:when>
      </xsl:choose>
      <xsl:value-of select="concat($others, ']')"/>
    </xsl:if>
  </xsl:template>

  <!-- The readings that are not shown; before other corrections that of the source. -->
  <xsl:template name="other-readings">
    <xsl:param name="shown"/>
    <xsl:apply-templates mode="other-reading" select="(* | tei:rdgGrp/*)[not(self::tei:rdgGrp
        or self::tei:note)][generate-id() != generate-id($shown)]">
      <xsl:sort select="count(self::tei:corr | self::tei:reg)" data-type="number"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="*" mode="other-reading">
    <xsl:if test="position() != 1">; </xsl:if>
    <xsl:if test="self::tei:corr or self::tei:reg">or: </xsl:if>
    <xsl:value-of select="normalize-space()"/>
    <xsl:if test="not(normalize-space())">omitted</xsl:if>
    <xsl:if test="@wit">
      <xsl:value-of select="concat(' (', translate(normalize-space(@wit), '#', ''), ')')"/>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
