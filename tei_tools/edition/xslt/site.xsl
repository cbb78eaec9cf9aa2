<?xml version="1.0" encoding="UTF-8"?>
<!--
  A TEI document as a page of a site: the head and the main part, which go into the frame that all
  pages of the site share. What stands beside it is html.xsl.

  edition/site/documents.py tells where links lead: site:page on a name or an entry is the page of
  whom it names, site:href on a reference the page of another document; site:image on a graphic is
  its copy in the site.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:mention="urn:tei-tools:mention"
    xmlns:site="urn:tei-tools:site"
    exclude-result-prefixes="tei mention site">

  <xsl:import href="tei-tools:html.xsl"/>

  <xsl:template match="/">
    <html>
      <xsl:call-template name="page-language"/>
      <head>
        <xsl:call-template name="metadata"/>
        <xsl:if test="$linked_data">
          <script type="application/ld+json"><xsl:value-of select="$linked_data"/></script>
        </xsl:if>
      </head>
      <body>
        <xsl:call-template name="masthead"/>
        <xsl:apply-templates select="tei:TEI | tei:teiCorpus"/>
        <xsl:call-template name="notes"/>
        <xsl:call-template name="registers"/>
        <xsl:call-template name="citation"/>
        <xsl:call-template name="colophon"/>
      </body>
    </html>
  </xsl:template>

  <!-- The series is named by the site. -->
  <xsl:template name="masthead"/>

  <!-- A name without an entry on the page leads to its page in the site; so does an entry
       (edition/registers.py). -->
  <xsl:template match="*[@site:page][not(@mention:entry)]" priority="2">
    <xsl:call-template name="link-out">
      <xsl:with-param name="href" select="string(@site:page)"/>
      <xsl:with-param name="class" select="local-name()"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A reference to another document of the site; other relative addresses lead nowhere here. -->
  <xsl:template match="*[@site:href]" priority="3">
    <a href="{@site:href}"><xsl:apply-templates/></a>
  </xsl:template>

  <!-- An image that is copied to the site -->
  <xsl:template match="tei:graphic[@site:image]" priority="3">
    <img src="{@site:image}" loading="lazy">
      <xsl:attribute name="alt"><xsl:call-template name="described"/></xsl:attribute>
    </img>
  </xsl:template>

  <xsl:template name="safe-address">
    <xsl:param name="address"/>
    <xsl:variable name="first" select="substring-before(concat(normalize-space($address), ' '), ' ')"/>
    <xsl:variable name="scheme" select="translate(substring-before($first, ':'),
        'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"/>
    <xsl:choose>
      <xsl:when test="starts-with($first, '#')">
        <xsl:if test="key('ids', $first)[not(ancestor::tei:teiHeader)]">
          <xsl:value-of select="$first"/>
        </xsl:if>
      </xsl:when>
      <xsl:when test="$scheme = 'http' or $scheme = 'https' or $scheme = 'mailto'">
        <xsl:value-of select="$first"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
