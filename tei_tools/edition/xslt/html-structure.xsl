<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, headings, openers and closers, paragraphs, verse and drama. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:page="urn:tei-tools:page"
    exclude-result-prefixes="tei page">

  <!-- Which division is the document, how deep a heading stands, and which paragraphs hold blocks,
       is found by edition/structure.py. -->

  <!-- White space between blocks means nothing. -->
  <xsl:strip-space elements="tei:TEI tei:teiCorpus tei:text tei:front tei:body tei:back tei:group
      tei:div tei:div1 tei:div2 tei:div3 tei:div4 tei:div5 tei:div6 tei:div7 tei:opener tei:closer
      tei:postscript tei:list tei:table tei:row tei:lg tei:sp tei:figure tei:listBibl tei:choice
      tei:app tei:castList tei:titlePage tei:docTitle tei:floatingText"/>

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

  <!-- Verse: a part of a line that another began stands where that ends; every fifth line has its
       number, which the style sheet sets beside it. -->
  <xsl:template match="tei:l">
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="concat('l', substring(' part-', 1, 6 * (@part = 'M' or @part = 'F')),
            translate(@part, translate(@part, 'MF', ''), ''))"/>
      </xsl:call-template>
      <xsl:if test="@n mod 5 = 0"><xsl:attribute name="data-n"><xsl:value-of select="@n"/></xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- A break of the text that the source shows: a rule, or signs. -->
  <xsl:template match="tei:milestone[@rend]">
    <xsl:variable name="signs"><xsl:call-template name="signs"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="parent::tei:p or parent::tei:ab or parent::tei:l">
        <span class="milestone"><xsl:value-of select="concat(' ', $signs, ' ')"/></span>
      </xsl:when>
      <xsl:when test="contains(@rend, 'rule') or contains(@rend, 'line') or @rend = 'hr'"><hr/></xsl:when>
      <xsl:otherwise><div class="milestone"><xsl:value-of select="$signs"/></div></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Speech: who speaks, and what is heard and seen beside the words -->
  <xsl:template match="tei:u">
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="'u'"/>
      </xsl:call-template>
      <xsl:if test="@who">
        <span class="speaker"><xsl:call-template name="speaker"/></span>
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:apply-templates/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:vocal | tei:kinesic | tei:incident | tei:pause">
    <span class="stage">
      <xsl:text>[</xsl:text>
      <xsl:apply-templates/>
      <xsl:if test="self::tei:pause and not(normalize-space())"><xsl:value-of select="$say-pause"/></xsl:if>
      <xsl:text>]</xsl:text>
    </span>
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

  <!-- Paragraphs -->

  <!-- The address of a paragraph is its number, if it has no identifier. A sign at its end, which
       the style sheet shows under the mouse and the focus, leads to it. -->
  <xsl:template name="paragraph-link">
    <xsl:choose>
      <xsl:when test="@xml:id">
        <a class="para" href="#{@xml:id}" aria-label="{$say-link-paragraph} {@xml:id}"><xsl:call-template name="our-language"/></a>
      </xsl:when>
      <!-- The common case, without detours -->
      <xsl:when test="$is-ours">
        <a class="para" href="#{@page:number}" aria-label="{$say-link-paragraph} {@page:number}"/>
      </xsl:when>
      <xsl:otherwise>
        <a class="para" href="#{@page:number}" aria-label="{$say-link-paragraph} {@page:number}" lang="{$our-language}"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- In HTML a paragraph holds no list, table or quotation. (Tested within the template: a
       condition in its match would be slow, for libxslt counts the paragraphs around it.) -->
  <xsl:template match="tei:p | tei:ab">
    <xsl:choose>
      <!-- The common case, without detours -->
      <xsl:when test="@page:number and count(@*) = 1">
        <p id="{@page:number}"><xsl:apply-templates/><xsl:call-template name="paragraph-link"/></p>
      </xsl:when>
      <xsl:when test="not(@*)"><p><xsl:apply-templates/></p></xsl:when>
      <xsl:when test="@page:blocks">
        <div>
          <xsl:call-template name="number-beside"/>
          <xsl:if test="@page:number"><xsl:attribute name="id"><xsl:value-of select="@page:number"/></xsl:attribute></xsl:if>
          <xsl:call-template name="attributes">
            <xsl:with-param name="class" select="'p'"/>
          </xsl:call-template>
          <xsl:apply-templates/>
          <xsl:if test="@page:number"><xsl:call-template name="paragraph-link"/></xsl:if>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <p>
          <xsl:call-template name="number-beside"/>
          <xsl:if test="@page:number"><xsl:attribute name="id"><xsl:value-of select="@page:number"/></xsl:attribute></xsl:if>
          <xsl:call-template name="attributes"/>
          <xsl:apply-templates/>
          <xsl:if test="@page:number"><xsl:call-template name="paragraph-link"/></xsl:if>
        </p>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The number that a paragraph has, unless its words begin with it: the style sheet sets it. -->
  <xsl:template name="number-beside">
    <xsl:if test="@n and not(starts-with(normalize-space(), normalize-space(@n)))">
      <xsl:attribute name="data-n"><xsl:value-of select="normalize-space(@n)"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- Quotations -->

  <xsl:template match="tei:quote[parent::tei:div or parent::tei:body or parent::tei:cit] | tei:q[tei:p or tei:lg or tei:l] | tei:epigraph
      | tei:quote[tei:p or tei:lg or tei:l] | tei:said[tei:p or tei:lg or tei:l] | tei:cit">
    <blockquote>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="local-name()"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </blockquote>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- An element that has no template: a block where blocks stand, otherwise part of the line.
       (edition/coverage.py tells the editor of it.) -->
  <xsl:template match="*" name="as-it-stands">
    <xsl:variable name="block" select="parent::tei:div or parent::tei:body or parent::tei:text
        or parent::tei:front or parent::tei:back or parent::tei:sourceDoc or self::tei:sourceDoc
        or tei:p or tei:ab or tei:lg or tei:l or tei:list or tei:table or tei:div or tei:cit
        or tei:figure"/>
    <xsl:element name="{substring('divspan', 1 + 3 * not($block), 3 + not($block))}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="concat('tei-', local-name())"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </xsl:element>
    <xsl:if test="$block"><xsl:text>&#10;</xsl:text></xsl:if>
  </xsl:template>

  <!-- These are known, and look as their words do. -->
  <xsl:template match="tei:seg | tei:s | tei:w | tei:pc | tei:c | tei:m | tei:phr | tei:cl | tei:num
      | tei:measure | tei:idno | tei:forename | tei:surname | tei:addName | tei:genName
      | tei:nameLink | tei:roleName | tei:geogName | tei:settlement | tei:region | tei:country
      | tei:street | tei:postCode | tei:email | tei:expan | tei:ex | tei:am | tei:orig | tei:reg
      | tei:corr | tei:lem | tei:rdg | tei:desc | tei:bibl | tei:biblStruct | tei:author
      | tei:editor | tei:publisher | tei:pubPlace | tei:biblScope | tei:monogr | tei:analytic
      | tei:imprint | tei:anchor | tei:milestone | tei:cb | tei:gb | tei:handShift | tei:caesura
      | tei:role | tei:roleDesc | tei:label | tei:subst | tei:sourceDoc | tei:surfaceGrp
      | tei:imprimatur | tei:docEdition | tei:docImprint | tei:metamark | tei:noteGrp | tei:g | tei:damage
      | tei:surplus | tei:restore | tei:mod | tei:distinct | tei:formula">
    <xsl:call-template name="as-it-stands"/>
  </xsl:template>

  <xsl:template match="tei:teiHeader | tei:standOff | tei:fsdDecl | tei:xenoData | tei:facsimile"/>

</xsl:stylesheet>
