<?xml version="1.0" encoding="UTF-8"?>
<!--
  A TEI document as a web page: the page itself and its parts in their order.

  One small template an element, gathered in files by what they are about:

    html-metadata.xsl    title, description and Dublin Core in the head of the page
    html-card.xsl        the facts of the header: date, place, sender, recipient, source
    html-divisions.xsl   divisions, headings, openers and closers
    html-blocks.xsl      paragraphs, verse, speech, quotations
    html-data.xsl        lists of persons and places, dictionaries, descriptions of manuscripts
    html-lists.xsl       lists, tables, figures
    html-inline.xsl      what stands in a line: names, dates, terms, the editor's words
    html-math.xsl        formulas in MathML
    html-notes.xsl       footnotes and page breaks
    html-register.xsl    persons, places, organizations and terms, with where they are named
    html-common.xsl      identifiers, classes, links
    words.xsl            our own words

  To change a template, import this stylesheet as tei-tools:html.xsl and write it anew.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:page="urn:tei-tools:page"
    xmlns:reading="urn:tei-tools:reading"
    exclude-result-prefixes="tei page reading">

  <xsl:import href="tei-tools:notes.xsl"/>
  <xsl:import href="tei-tools:readings.xsl"/>
  <xsl:include href="tei-tools:html-common.xsl"/>
  <xsl:include href="tei-tools:html-metadata.xsl"/>
  <xsl:include href="tei-tools:html-card.xsl"/>
  <xsl:include href="tei-tools:html-divisions.xsl"/>
  <xsl:include href="tei-tools:html-blocks.xsl"/>
  <xsl:include href="tei-tools:html-data.xsl"/>
  <xsl:include href="tei-tools:html-lists.xsl"/>
  <xsl:include href="tei-tools:html-inline.xsl"/>
  <xsl:include href="tei-tools:html-math.xsl"/>
  <xsl:include href="tei-tools:html-notes.xsl"/>
  <xsl:include href="tei-tools:html-register.xsl"/>

  <xsl:output method="html"/>

  <!-- The style sheet and the script that go into the page. -->
  <xsl:param name="style"/>
  <xsl:param name="script"/>

  <!-- By whom, where and when it was published: made of its header by edition/card.py. -->
  <xsl:param name="published"/>

  <!-- The forms in which the document is cited: made of its header by edition/styles.py. -->
  <xsl:param name="chicago"/>
  <xsl:param name="bibtex"/>
  <xsl:param name="csl"/>
  <xsl:param name="linked_data"/>

  <xsl:template match="/">
    <html>
      <xsl:call-template name="page-language"/>
      <head>
        <xsl:call-template name="metadata"/>
        <xsl:if test="$linked_data">
          <script type="application/ld+json"><xsl:value-of select="$linked_data"/></script>
          <xsl:text>&#10;</xsl:text>
        </xsl:if>
        <style><xsl:value-of select="$style"/></style>
      </head>
      <xsl:text>&#10;</xsl:text>
      <body>
        <a class="skip" href="#edition-text"><xsl:call-template name="our-language"/><xsl:value-of select="$say-skip"/></a>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="masthead"/>
        <main id="edition-text" tabindex="-1">
          <xsl:apply-templates select="tei:TEI | tei:teiCorpus"/>
          <xsl:call-template name="notes"/>
          <xsl:call-template name="registers"/>
          <xsl:call-template name="citation"/>
        </main>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="colophon"/>
        <xsl:if test="$script">
          <script>
            <xsl:if test="$script-words"><xsl:attribute name="data-words"><xsl:value-of select="$script-words"/></xsl:attribute></xsl:if>
            <xsl:value-of select="$script"/>
          </script>
          <xsl:text>&#10;</xsl:text>
        </xsl:if>
      </body>
    </html>
  </xsl:template>

  <!-- Several documents: the title of all, then each. -->
  <xsl:template match="tei:teiCorpus">
    <header class="title">
      <h1><xsl:call-template name="title"/></h1>
      <xsl:call-template name="readings-switch"/>
    </header>
    <xsl:apply-templates select="tei:TEI | tei:teiCorpus/tei:TEI"/>
  </xsl:template>

  <xsl:template match="tei:TEI">
    <article>
      <xsl:choose>
        <!-- The language of the page is that of its text. -->
        <xsl:when test="not(parent::*) and @xml:lang and @xml:lang != $language">
          <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="attributes"/></xsl:otherwise>
      </xsl:choose>
      <header class="title">
        <xsl:apply-templates select="." mode="title"/>
        <xsl:call-template name="card"/>
        <xsl:if test="not(parent::tei:teiCorpus)"><xsl:call-template name="readings-switch"/></xsl:if>
      </header>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates
          select="tei:text | tei:sourceDoc[not(../tei:text)] | tei:TEI"/>
    </article>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Shows in the text the readings that a mouse can show (by the style sheet alone). -->
  <xsl:template name="readings-switch">
    <xsl:if test="/*/@reading:here">
      <p class="readings"><xsl:call-template name="our-language"/><label><input type="checkbox" id="edition-readings"/> <xsl:value-of select="$say-show-readings"/></label></p>
    </xsl:if>
  </xsl:template>

  <!-- The one division of the text that is the document: its heading is the title of the page;
       what stands before it stands above. -->
  <xsl:template match="tei:TEI" mode="title">
    <xsl:variable name="document" select="tei:text/tei:body/tei:div[@page:document]"/>
    <xsl:choose>
      <xsl:when test="$document">
        <xsl:apply-templates select="$document/tei:head[1]/preceding-sibling::node()"/>
        <xsl:apply-templates select="$document/tei:head"/>
      </xsl:when>
      <xsl:when test="parent::tei:teiCorpus">
        <h2><xsl:call-template name="title"/></h2>
      </xsl:when>
      <xsl:otherwise>
        <h1>
          <xsl:if test="@xml:lang and @xml:lang != $language"><xsl:call-template name="language"/></xsl:if>
          <xsl:call-template name="title"/>
        </h1>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Above the text: the series that it belongs to. -->
  <xsl:template name="masthead">
    <xsl:variable name="series" select="*/tei:teiHeader/tei:fileDesc/tei:seriesStmt/tei:title[1]"/>
    <xsl:if test="normalize-space($series)">
      <header class="masthead">
        <p><xsl:value-of select="normalize-space($series)"/></p>
      </header>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- How the document is cited, for readers and for their reference managers. -->
  <xsl:template name="citation">
    <xsl:if test="string($chicago)">
      <details class="citation">
        <summary><xsl:call-template name="our-language"/><xsl:value-of select="$say-cite"/></summary>
        <dl>
          <dt>Chicago</dt>
          <dd><xsl:value-of select="$chicago"/></dd>
          <dt>BibTeX</dt>
          <dd><pre><xsl:value-of select="$bibtex"/></pre></dd>
          <dt>CSL-JSON</dt>
          <dd><pre><xsl:value-of select="$csl"/></pre></dd>
        </dl>
      </details>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- Below the text: who published it, who worked on it, and what may be done with it. -->
  <xsl:template name="colophon">
    <xsl:variable name="file" select="*/tei:teiHeader/tei:fileDesc"/>
    <xsl:variable name="work" select="$file/tei:titleStmt/tei:respStmt"/>
    <xsl:variable name="available" select="$file/tei:publicationStmt/tei:availability"/>
    <xsl:variable name="rights" select="$available/tei:licence | $available/tei:p"/>
    <xsl:if test="$published or $work or $rights">
      <footer class="colophon">
        <xsl:if test="$published"><p><xsl:value-of select="$published"/>.</p></xsl:if>
        <xsl:for-each select="$work">
          <p>
            <xsl:value-of select="concat(normalize-space(tei:resp), ': ')"/>
            <xsl:for-each select="tei:name | tei:persName | tei:orgName">
              <xsl:if test="position() != 1">, </xsl:if>
              <xsl:value-of select="normalize-space()"/>
            </xsl:for-each>
            <xsl:text>.</xsl:text>
          </p>
        </xsl:for-each>
        <xsl:for-each select="$rights">
          <p>
            <xsl:call-template name="link">
              <xsl:with-param name="target" select="@target"/>
            </xsl:call-template>
          </p>
        </xsl:for-each>
      </footer>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
