<?xml version="1.0" encoding="UTF-8"?>
<!--
  A TEI document for paper: the web page, but each footnote stands at its mark, from where the
  style sheet (assets/print.css) moves it to the foot of its page.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:note="urn:tei-tools:note"
    xmlns:page="urn:tei-tools:page"
    exclude-result-prefixes="tei note page">

  <xsl:import href="tei-tools:html.xsl"/>
  <xsl:import href="tei-tools:formulas.xsl"/>
  <xsl:include href="tei-tools:readings.xsl"/>

  <!-- Other readings stand in the text; no mouse can show a sign. -->
  <xsl:template name="readings-switch"/>
  <xsl:template name="paragraph-link"/>

  <xsl:template match="/">
    <html>
      <xsl:call-template name="page-language"/>
      <head>
        <xsl:call-template name="metadata"/>
        <style><xsl:value-of select="$style"/></style>
      </head>
      <body>
        <xsl:attribute name="data-head"><xsl:call-template name="running-head"/></xsl:attribute>
        <xsl:call-template name="masthead"/>
        <main>
          <xsl:apply-templates select="tei:TEI | tei:teiCorpus"/>
          <xsl:call-template name="notes"/>
          <xsl:call-template name="registers"/>
        </main>
        <xsl:call-template name="colophon"/>
      </body>
    </html>
  </xsl:template>

  <!-- The subtitle of a memo is its subject, and shorter than its title. -->
  <xsl:template name="running-head">
    <xsl:variable name="subject" select="normalize-space(
        */tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[@type = 'sub'])"/>
    <xsl:variable name="title">
      <xsl:for-each select="*"><xsl:call-template name="title"/></xsl:for-each>
    </xsl:variable>
    <xsl:variable name="head">
      <xsl:value-of select="$subject"/>
      <xsl:if test="not($subject)"><xsl:value-of select="$title"/></xsl:if>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="string-length($head) &gt; 68">
        <xsl:call-template name="whole-words">
          <xsl:with-param name="text" select="substring($head, 1, 68)"/>
        </xsl:call-template>
        <xsl:text>…</xsl:text>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$head"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The text as far as its last space. -->
  <xsl:template name="whole-words">
    <xsl:param name="text"/>
    <xsl:variable name="shorter" select="substring($text, 1, string-length($text) - 1)"/>
    <xsl:choose>
      <xsl:when test="not(contains($text, ' ')) or $text = concat($shorter, ' ')">
        <xsl:value-of select="$shorter"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="whole-words">
          <xsl:with-param name="text" select="$shorter"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Notes -->

  <xsl:template
      match="tei:note[not(@place = 'inline' or @rend = 'inline' or @type = 'unplaced')]">
    <span class="footnote" data-n="{normalize-space(@n)}" id="{@xml:id}">
      <xsl:if test="preceding-sibling::node()[1][self::tei:note]">
        <xsl:attribute name="class">footnote next</xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- A note to a note cannot stand below it: it follows in brackets. -->
  <xsl:template match="tei:note[not(@place = 'inline' or @rend = 'inline')]
      //tei:note[not(@place = 'inline' or @rend = 'inline')]" priority="2">
    <xsl:value-of select="concat(' [', normalize-space(@n), ': ')"/>
    <xsl:apply-templates/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <!-- Only those that have no mark are listed. -->
  <xsl:template name="notes">
    <xsl:variable name="unplaced" select="$notes[@note:depth = 0][@type = 'unplaced']"/>
    <xsl:if test="$unplaced">
      <section class="notes">
        <h2><xsl:call-template name="our-language"/><xsl:value-of select="$say-unplaced-notes"/></h2>
        <ol>
          <xsl:apply-templates select="$unplaced" mode="list"/>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:note" mode="list">
    <li id="{@xml:id}">
      <span class="number"><xsl:value-of select="normalize-space(@n)"/></span>
      <div><xsl:apply-templates/></div>
    </li>
  </xsl:template>

  <!-- Page breaks: a stroke, and the number in the margin; a link only
       to an image on the web. -->
  <xsl:template match="tei:pb" mode="between">
    <xsl:if test="normalize-space(@n)">
      <span class="pb" data-n="{normalize-space(@n)}">
        <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
        <span class="folio">
          <xsl:choose>
            <xsl:when test="starts-with(@page:image, 'http')">
              <a href="{@page:image}"><xsl:value-of select="normalize-space(@n)"/></a>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="normalize-space(@n)"/></xsl:otherwise>
          </xsl:choose>
        </span>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- Formulas: what is raised in them, and what is lowered -->
  <xsl:template name="raised">
    <xsl:param name="part"/>
    <sup><xsl:apply-templates select="$part"/></sup>
  </xsl:template>

  <xsl:template name="lowered">
    <xsl:param name="part"/>
    <sub><xsl:apply-templates select="$part"/></sub>
  </xsl:template>

  <xsl:template name="root-of">
    <xsl:param name="degree"/>
    <xsl:param name="part"/>
    <sup><xsl:apply-templates select="$degree"/></sup>
    <xsl:text>√(</xsl:text>
    <xsl:apply-templates select="$part"/>
    <xsl:text>)</xsl:text>
  </xsl:template>

  <xsl:template match="tei:table">
    <table>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates select="tei:head"/>
      <xsl:call-template name="rows"/>
    </table>
  </xsl:template>

</xsl:stylesheet>
