<?xml version="1.0" encoding="UTF-8"?>
<!-- Paragraphs, verse, speech, quotations; and elements that look as their words do. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:page="urn:tei-tools:page"
    exclude-result-prefixes="tei page">

  <!-- Paragraphs: which of them hold blocks is found by edition/structure.py. -->

  <!-- The address of a paragraph is its number, if it has no identifier. A sign at its end, which
       the style sheet shows under the mouse and the focus, leads to it. -->
  <xsl:template name="paragraph-link">
    <xsl:choose>
      <xsl:when test="@xml:id">
        <a class="para" href="#{@xml:id}" aria-label="{$say-link-paragraph} {@xml:id}"><xsl:call-template name="our-language"/></a>
      </xsl:when>
      <!-- The common case, without detours -->
      <xsl:when test="$is-ours-throughout">
        <a class="para" href="#{@page:number}" aria-label="{$say-link-paragraph} {@page:number}"/>
      </xsl:when>
      <xsl:otherwise>
        <a class="para" href="#{@page:number}" aria-label="{$say-link-paragraph} {@page:number}"><xsl:call-template name="our-language"/></a>
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

  <!-- The number that a paragraph has, unless its words show it (edition/shown_numbers.py): the
       style sheet sets it. -->
  <xsl:template name="number-beside">
    <xsl:if test="@page:n"><xsl:attribute name="data-n"><xsl:value-of select="@page:n"/></xsl:attribute></xsl:if>
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
    <xsl:variable name="is-block"><xsl:call-template name="stands-among-blocks"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$is-block = ''">
        <xsl:text> </xsl:text><span class="milestone"><xsl:call-template name="signs"/></span><xsl:text> </xsl:text>
      </xsl:when>
      <xsl:when test="contains(@rend, 'rule') or contains(@rend, 'line') or @rend = 'hr'"><hr/></xsl:when>
      <xsl:otherwise><div class="milestone"><xsl:call-template name="signs"/></div></xsl:otherwise>
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
    <xsl:variable name="is-said-by-us" select="self::tei:pause and not(normalize-space())"/>
    <span class="stage">
      <xsl:if test="$is-said-by-us"><xsl:call-template name="our-language"/></xsl:if>
      <xsl:text>[</xsl:text>
      <xsl:apply-templates/>
      <xsl:if test="$is-said-by-us"><xsl:value-of select="$say-pause"/></xsl:if>
      <xsl:text>]</xsl:text>
    </span>
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
    <xsl:choose>
      <xsl:when test="$block"><xsl:call-template name="block-as-it-stands"/></xsl:when>
      <xsl:otherwise>
        <span>
          <xsl:call-template name="attributes">
            <xsl:with-param name="class" select="concat('tei-', local-name())"/>
          </xsl:call-template>
          <xsl:apply-templates/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="block-as-it-stands">
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="concat('tei-', local-name())"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </div>
    <xsl:text>&#10;</xsl:text>
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

</xsl:stylesheet>
