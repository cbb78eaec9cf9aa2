<?xml version="1.0" encoding="UTF-8"?>
<!--
  A TEI document as a content document of an EPUB 3: the web page without what a book does not
  need (style sheet, skip link, metadata in the head), with the semantics of EPUB.

  The result is still in no namespace: edition/xhtml.py makes it XHTML.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:page="urn:tei-tools:page"
    exclude-result-prefixes="tei page">

  <xsl:import href="tei-tools:html.xsl"/>
  <xsl:include href="tei-tools:readings.xsl"/>

  <!-- Other readings stand in the text; no mouse can show a sign. -->
  <xsl:template name="readings-switch"/>
  <xsl:template name="paragraph-link"/>

  <xsl:template match="/">
    <html>
      <xsl:call-template name="page-language"/>
      <head>
        <title><xsl:for-each select="*"><xsl:call-template name="title"/></xsl:for-each></title>
        <link rel="stylesheet" type="text/css" href="book.css"/>
      </head>
      <body>
        <main>
          <xsl:apply-templates select="tei:TEI | tei:teiCorpus"/>
          <xsl:call-template name="notes"/>
          <xsl:call-template name="registers"/>
        </main>
        <xsl:call-template name="colophon"/>
      </body>
    </html>
  </xsl:template>

  <!-- Notes: reading systems show them at their mark. -->

  <xsl:template
      match="tei:note[not(@place = 'inline' or @rend = 'inline' or @type = 'unplaced')]">
    <sup class="mark">
      <a id="{@xml:id}-ref" href="#{@xml:id}" epub:type="noteref" role="doc-noteref">
        <xsl:value-of select="normalize-space(@n)"/>
      </a>
    </sup>
  </xsl:template>

  <xsl:template name="notes">
    <xsl:if test="$notes">
      <section class="notes" epub:type="footnotes" aria-labelledby="edition-notes">
        <h2 id="edition-notes"><xsl:call-template name="our-language"/><xsl:value-of select="$say-notes"/></h2>
        <xsl:call-template name="notes-by-depth"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:note" mode="list">
    <aside id="{@xml:id}" epub:type="footnote" role="doc-footnote">
      <xsl:if test="@xml:lang"><xsl:call-template name="language"/></xsl:if>
      <div>
        <xsl:choose>
          <xsl:when test="@type = 'unplaced'">
            <span class="number"><xsl:value-of select="normalize-space(@n)"/></span>
          </xsl:when>
          <xsl:otherwise>
            <a class="number" href="#{@xml:id}-ref" role="doc-backlink">
              <xsl:value-of select="normalize-space(@n)"/>
            </a>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:text> </xsl:text>
        <xsl:apply-templates/>
        <xsl:if test="@type = 'unplaced'">
          <xsl:text> </xsl:text><span class="remark"><xsl:call-template name="our-language"/><xsl:value-of select="$say-unplaced"/></span>
        </xsl:if>
      </div>
    </aside>
  </xsl:template>

  <!-- Page breaks: the page list of the book leads to them. -->

  <xsl:template match="tei:pb" mode="between">
    <xsl:variable name="n" select="normalize-space(@n)"/>
    <xsl:if test="$n">
      <span class="folio" epub:type="pagebreak" role="doc-pagebreak" aria-label="{$say-page} {$n}">
        <xsl:call-template name="our-language"/>
        <xsl:attribute name="id">
          <xsl:choose>
            <xsl:when test="@xml:id"><xsl:value-of select="@xml:id"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="concat('pg_', translate($n, ' ', '_'))"/></xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:choose>
          <xsl:when test="@page:image"><a href="{@page:image}"><xsl:value-of select="$n"/></a></xsl:when>
          <xsl:otherwise><xsl:value-of select="$n"/></xsl:otherwise>
        </xsl:choose>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- A book has no scroll bars. -->
  <xsl:template match="tei:table">
    <table>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates select="tei:head"/>
      <xsl:call-template name="rows"/>
    </table>
  </xsl:template>

  <!-- A book holds no file but its own: an image elsewhere is linked. -->
  <xsl:template match="tei:graphic">
    <xsl:variable name="address">
      <xsl:call-template name="safe-address">
        <xsl:with-param name="address" select="@url"/>
      </xsl:call-template>
    </xsl:variable>
    <span class="graphic">
      <xsl:choose>
        <xsl:when test="starts-with($address, 'http') and contains($address, '://')">
          <a href="{$address}"><xsl:call-template name="image-in-words"/></a>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="image-in-words"/></xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

</xsl:stylesheet>
