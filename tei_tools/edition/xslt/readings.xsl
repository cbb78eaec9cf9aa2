<?xml version="1.0" encoding="UTF-8"?>
<!--
  Of the readings of a choice or an app the one that the editor prefers, or the first, is shown; the
  others follow in brackets: where no mouse can show them, a reader could not know of them. Which
  they are, and their words, is found by edition/readings.py and edition/other_readings.py.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:reading="urn:tei-tools:reading"
    exclude-result-prefixes="tei reading">

  <!-- The marks with which a quotation may begin that has some of its own. -->
  <xsl:variable name="quotes" select='concat("“”„‘’‚«»‹›&apos;", &apos;"&apos;)'/>

  <xsl:include href="tei-tools:words.xsl"/>

  <xsl:key name="readings" match="*[@reading:of]" use="@reading:of"/>

  <xsl:template match="tei:choice | tei:app">
    <xsl:call-template name="reading">
      <xsl:with-param name="shown" select="key('readings', @reading:number)[@reading:shown]"/>
    </xsl:call-template>
    <xsl:apply-templates select="tei:note | tei:noteGrp/tei:note"/>
  </xsl:template>

  <xsl:template name="reading">
    <xsl:param name="shown"/>
    <xsl:variable name="others"><xsl:call-template name="other-readings"/></xsl:variable>
    <xsl:apply-templates select="$shown"/>
    <xsl:if test="string($others)">
      <xsl:text> [</xsl:text>
      <xsl:choose>
        <xsl:when test="tei:corr or tei:reg"><xsl:value-of select="concat($say-in-source-inline, ' ')"/></xsl:when>
        <xsl:when test="not(tei:abbr and tei:expan)"><xsl:value-of select="concat($say-readings-inline, ' ')"/></xsl:when>
      </xsl:choose>
      <xsl:value-of select="concat($others, ']')"/>
    </xsl:if>
  </xsl:template>

  <!-- The readings that are not shown; before other corrections that of the source. -->
  <xsl:template name="other-readings">
    <xsl:apply-templates mode="other-reading"
        select="key('readings', @reading:number)[not(@reading:shown)]">
      <xsl:sort select="count(self::tei:corr | self::tei:reg)" data-type="number"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="*" mode="other-reading">
    <xsl:if test="position() != 1">; </xsl:if>
    <xsl:if test="self::tei:corr or self::tei:reg"><xsl:value-of select="concat($say-or, ' ')"/></xsl:if>
    <xsl:value-of select="@reading:words"/>
    <xsl:if test="@reading:words = ''"><xsl:value-of select="$say-omitted"/></xsl:if>
    <xsl:if test="@wit">
      <xsl:value-of select="concat(' (', translate(normalize-space(@wit), '#', ''), ')')"/>
    </xsl:if>
  </xsl:template>

  <!-- In titles and metadata there is only the one that is shown. -->
  <xsl:template match="tei:choice | tei:app" mode="plain">
    <xsl:apply-templates mode="plain" select="key('readings', @reading:number)[@reading:shown]"/>
  </xsl:template>

  <!-- Who speaks, by the name in the list of speakers, otherwise by the pointer. -->
  <xsl:key name="speakers" match="tei:person[@xml:id] | tei:personGrp[@xml:id]" use="concat('#', @xml:id)"/>

  <xsl:template name="speaker">
    <xsl:variable name="name" select="normalize-space(key('speakers', normalize-space(@who))[1]/tei:persName[1])"/>
    <xsl:value-of select="$name"/>
    <xsl:if test="not($name)"><xsl:value-of select="translate(normalize-space(@who), '#', '')"/></xsl:if>
    <xsl:text>:</xsl:text>
  </xsl:template>

  <!-- The signs of a milestone: those that @rend writes, or stars. -->
  <xsl:template name="signs">
    <xsl:choose>
      <xsl:when test="translate(@rend, '*+-–—·•~#=_.⁂❦ ', '') = ''"><xsl:value-of select="normalize-space(@rend)"/></xsl:when>
      <xsl:otherwise>* * *</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Says "yes" where an element stands among blocks, not in a line. -->
  <xsl:template name="stands-among-blocks">
    <xsl:if test="parent::tei:div or parent::tei:div1 or parent::tei:div2 or parent::tei:div3
        or parent::tei:div4 or parent::tei:div5 or parent::tei:div6 or parent::tei:div7
        or parent::tei:body or parent::tei:front or parent::tei:back or parent::tei:text
        or parent::tei:group or parent::tei:lg or parent::tei:sp or parent::tei:postscript
        or parent::tei:floatingText or parent::tei:cit or parent::tei:epigraph
        or parent::tei:entry or parent::tei:listBibl">yes</xsl:if>
  </xsl:template>

  <!-- Says "yes" where it is to be told that a sic stands so in the source: unless the text says so
       itself, within it or after it (notes and page breaks may stand between), or a correction
       does. The nodes are asked for one by one, since libxslt goes through all to find the first
       few. -->
  <xsl:template name="is-sic-told">
    <xsl:variable name="after">
      <xsl:for-each select="(following-sibling::node()[1] | following-sibling::node()[2]
          | following-sibling::node()[3] | following-sibling::node()[4])
          [self::text() or self::*[not(self::tei:note or self::tei:pb)]]">
        <xsl:value-of select="."/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="not(contains(., '[') or parent::tei:choice
        or contains(substring(normalize-space($after), 1, 6), '[sic'))">yes</xsl:if>
  </xsl:template>

</xsl:stylesheet>
