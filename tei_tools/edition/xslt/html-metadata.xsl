<?xml version="1.0" encoding="UTF-8"?>
<!-- The head of the page: for browsers, search engines and catalogues. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:param name="metadata"/>

  <!-- Title, description, Dublin Core and the tags of Highwire Press: edition/metadata.py. -->
  <xsl:template name="metadata">
    <meta charset="utf-8"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:value-of select="$metadata"/>
  </xsl:template>

  <!-- The title of the document, from its header or from its first heading. -->
  <xsl:template name="title">
    <xsl:variable name="titles" select="tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title"/>
    <xsl:variable name="title">
      <xsl:choose>
        <xsl:when test="normalize-space($titles[@type = 'main'])">
          <xsl:apply-templates select="$titles[@type = 'main'][1]" mode="plain"/>
        </xsl:when>
        <xsl:when test="normalize-space($titles)">
          <xsl:apply-templates select="$titles[1]" mode="plain"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="(.//tei:text//tei:head)[1]" mode="plain"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:value-of select="normalize-space($title)"/>
    <xsl:if test="not(normalize-space($title))"><xsl:value-of select="$say-untitled"/></xsl:if>
  </xsl:template>

</xsl:stylesheet>
