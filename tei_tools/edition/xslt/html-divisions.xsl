<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, headings, openers and closers. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:page="urn:tei-tools:page"
    exclude-result-prefixes="tei page">

  <!-- Which division is the document, and how deep a heading stands, is found by
       edition/structure.py. -->

  <!-- White space between blocks means nothing. -->
  <xsl:strip-space elements="tei:TEI tei:teiCorpus tei:text tei:front tei:body tei:back tei:group
      tei:div tei:div1 tei:div2 tei:div3 tei:div4 tei:div5 tei:div6 tei:div7 tei:opener tei:closer
      tei:postscript tei:list tei:table tei:row tei:lg tei:sp tei:figure tei:listBibl tei:choice
      tei:app tei:castList tei:titlePage tei:docTitle tei:floatingText"/>

  <xsl:template match="tei:teiHeader | tei:standOff | tei:fsdDecl | tei:xenoData | tei:facsimile"/>

  <!-- Divisions. What a document calls a type is no class of ours: one of the type "notes" is not the
       list of notes. -->

  <!-- The parts of a text are none of the page, but one in another language tells it. -->
  <xsl:template match="tei:text | tei:body | tei:front | tei:back | tei:group">
    <xsl:variable name="own" select="string(ancestor-or-self::*[@xml:lang][1]/@xml:lang)"/>
    <xsl:variable name="is-of-the-page" select="/tei:TEI and (self::tei:text or parent::tei:text)
        and count(ancestor::tei:text) &lt; 2"/>
    <xsl:choose>
      <xsl:when test="self::tei:text[parent::tei:TEI[not(parent::*)]] or $own = ''
          or $is-of-the-page and $own = $language
          or not($is-of-the-page) and $own = string(ancestor::*[@xml:lang][1]/@xml:lang)">
        <xsl:apply-templates/>
      </xsl:when>
      <xsl:otherwise>
        <div lang="{$own}">
          <xsl:attribute name="dir"><xsl:call-template name="direction-of">
            <xsl:with-param name="language" select="$own"/>
          </xsl:call-template></xsl:attribute>
          <xsl:apply-templates/>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6
      | tei:div7 | tei:floatingText">
    <section>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="concat(substring('type-', 1, 5 * boolean(@type)),
            translate(normalize-space(@type), ' ', '-'))"/>
      </xsl:call-template>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates/>
    </section>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The covering text of a document with attachments: no heading, so no section. -->
  <xsl:template match="tei:div[not(tei:head)]">
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="concat(substring('type-', 1, 5 * boolean(@type)),
            translate(normalize-space(@type), ' ', '-'))"/>
      </xsl:call-template>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The division that is the document: its headings are the title of the page. -->
  <xsl:template match="tei:div[@page:document]" priority="1">
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="'document'"/>
      </xsl:call-template>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="tei:head[1]/following-sibling::node()[not(self::tei:head)]"/>
    </div>
  </xsl:template>

  <!-- Headings -->

  <!-- Of what is no division: a verse, a cast, a bibliography -->
  <xsl:template match="tei:head">
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="'head'"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:div/tei:head | tei:div1/tei:head | tei:div2/tei:head | tei:div3/tei:head
      | tei:div4/tei:head | tei:div5/tei:head | tei:div6/tei:head | tei:div7/tei:head
      | tei:body/tei:head | tei:front/tei:head | tei:back/tei:head">
    <xsl:element name="h{@page:level}">
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </xsl:element>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:head[@page:sub]" priority="1">
    <p role="doc-subtitle">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="'subtitle'"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </p>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Openers and closers -->

  <xsl:template match="tei:opener | tei:closer | tei:postscript | tei:signed | tei:salute
      | tei:dateline | tei:argument | tei:address | tei:addrLine | tei:byline | tei:trailer
      | tei:titlePage | tei:docTitle | tei:titlePart | tei:docAuthor | tei:docDate | tei:docImprint
      | tei:lg | tei:sp | tei:speaker | tei:stage | tei:castList | tei:castGroup | tei:castItem
      | tei:set | tei:prologue | tei:epilogue
      | tei:listBibl | tei:listBibl/tei:bibl | tei:listBibl/tei:biblStruct | tei:listBibl/tei:biblFull | tei:opener/tei:seg
      | tei:entry | tei:superEntry | tei:entryFree | tei:listPerson | tei:listPlace | tei:listOrg
      | tei:listEvent | tei:listNym | tei:msDesc | tei:msContents | tei:physDesc | tei:history | tei:additional
      | tei:msPart | tei:surface | tei:zone | tei:line">
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="local-name()"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- To whom a letter goes is no line of classification. -->
  <xsl:template match="tei:opener/tei:seg[@type = 'address']" priority="1">
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="'address'"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- These stand in a line as well. -->
  <xsl:template match="tei:p/tei:stage | tei:l/tei:stage | tei:speaker/tei:stage
      | tei:p/tei:address | tei:p/tei:dateline | tei:p/tei:signed | tei:p/tei:salute
      | tei:address/tei:addrLine | tei:byline/tei:docAuthor | tei:docImprint/tei:docDate">
    <span>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="local-name()"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </span>
    <xsl:if test="self::tei:addrLine and following-sibling::tei:addrLine"><br/></xsl:if>
  </xsl:template>

</xsl:stylesheet>
