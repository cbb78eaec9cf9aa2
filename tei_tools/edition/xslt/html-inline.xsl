<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands in a line: names, dates, terms, highlighting, the editor's words. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:mention="urn:tei-tools:mention"
    xmlns:page="urn:tei-tools:page"
    xmlns:reading="urn:tei-tools:reading"
    exclude-result-prefixes="tei mention page reading">

  <xsl:template match="tei:lb"><br/></xsl:template>

  <!-- Within a word the line of the source is none of the page. -->
  <xsl:template match="tei:lb[@break = 'no']"/>

  <xsl:template match="tei:space">
    <span class="gap"><xsl:call-template name="our-language"/><xsl:value-of select="concat('[', @page:told, ']')"/></span>
  </xsl:template>

  <!-- Names and terms are linked to their entry in the registers. -->

  <xsl:template match="tei:persName | tei:placeName | tei:orgName | tei:rs | tei:name
      | tei:gloss | tei:term">
    <xsl:choose>
      <!-- The common case, without detours: all that the template "attributes" would find. -->
      <xsl:when test="@mention:entry and not(* or @mention:within or @rend or @rendition or @xml:lang)">
        <a href="#{@mention:entry}" id="{@xml:id}" class="{local-name()}">
          <xsl:apply-templates/>
        </a>
      </xsl:when>
      <xsl:when test="@mention:entry and not(@mention:within)">
        <xsl:call-template name="link-out">
          <xsl:with-param name="href" select="concat('#', @mention:entry)"/>
          <xsl:with-param name="class" select="local-name()"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@xml:* or @rend or @rendition">
        <span>
          <xsl:call-template name="attributes">
            <xsl:with-param name="class" select="local-name()"/>
          </xsl:call-template>
          <xsl:apply-templates/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <span class="{local-name()}"><xsl:apply-templates/></span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A term shows what it means. -->
  <xsl:template match="tei:gloss/text() | tei:term/text()">
    <xsl:choose>
      <xsl:when test="../@mention:means">
        <abbr title="{../@mention:means}"><xsl:value-of select="."/></abbr>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:choice[tei:abbr and tei:expan]">
    <abbr>
      <xsl:attribute name="title"><xsl:call-template name="other-readings"/></xsl:attribute>
      <xsl:apply-templates select="key('readings', @reading:number)[@reading:shown]/node()"/>
    </abbr>
  </xsl:template>

  <!-- Dates -->

  <!-- Without a value HTML would read the words of a time element, and seldom understand them. -->
  <xsl:template match="tei:date | tei:time">
    <xsl:choose>
      <!-- The common case, without detours: nothing but a value for machines. -->
      <xsl:when test="@when and count(@*) = 1
          and translate(@when, '0123456789-:.+TZ', '') = ''">
        <time datetime="{@when}">
          <xsl:if test="string-length() &gt; 18"><xsl:attribute name="class">long</xsl:attribute></xsl:if>
          <xsl:apply-templates/>
        </time>
      </xsl:when>
      <xsl:when test="@when">
        <time>
          <xsl:call-template name="attributes">
            <xsl:with-param name="class" select="substring('long', 1, 4 * (string-length() &gt; 18))"/>
          </xsl:call-template>
          <xsl:call-template name="dated"/>
        </time>
      </xsl:when>
      <xsl:otherwise>
        <span>
          <xsl:call-template name="attributes">
            <xsl:with-param name="class" select="'date'"/>
          </xsl:call-template>
          <xsl:call-template name="dated"/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A date with its value for machines, and for readers (edition/dates.py) where it is a range or
       not certain. -->
  <xsl:template name="dated">
    <xsl:if test="@when and translate(@when, '0123456789-:.+TZ', '') = ''">
      <xsl:attribute name="datetime"><xsl:value-of select="@when"/></xsl:attribute>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="@page:title">
        <xsl:call-template name="titled">
          <xsl:with-param name="title" select="@page:title"/>
          <xsl:with-param name="words" select="node()"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The editor's words -->

  <!-- Running heads belong to the page, not to the text: a reading edition leaves them out. -->
  <xsl:template match="tei:fw"/>

  <xsl:template match="tei:gap">
    <span>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="'gap'"/>
      </xsl:call-template>
      <xsl:choose>
        <xsl:when test="tei:desc">
          <xsl:if test="@reason"><xsl:attribute name="title"><xsl:value-of select="@reason"/></xsl:attribute></xsl:if>
          <xsl:apply-templates select="tei:desc/node()"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="our-language"/>
          <xsl:value-of select="concat('[', @page:told, ']')"/>
        </xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <xsl:template match="tei:supplied">
    <span>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="'supplied'"/>
      </xsl:call-template>
      <xsl:if test="not(contains(., '['))">[</xsl:if>
      <xsl:apply-templates/>
      <xsl:if test="not(contains(., '['))">]</xsl:if>
    </span>
  </xsl:template>

  <xsl:template match="tei:sic">
    <span>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="'sic'"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </span>
    <xsl:variable name="is-told"><xsl:call-template name="is-sic-told"/></xsl:variable>
    <xsl:if test="string($is-told)">
      <xsl:text> </xsl:text><span class="sic">[sic]</span>
    </xsl:if>
  </xsl:template>

  <!-- Of two readings the editor's is shown; the other one is at hand. -->
  <xsl:template match="tei:choice[tei:corr or tei:reg]">
    <xsl:variable name="others"><xsl:call-template name="other-readings"/></xsl:variable>
    <span class="corr">
      <xsl:call-template name="titled">
        <xsl:with-param name="title" select="concat($say-in-source, ' ', $others)"/>
        <xsl:with-param name="words" select="key('readings', @reading:number)[@reading:shown]/node()"/>
      </xsl:call-template>
    </span>
  </xsl:template>

  <!-- The reading that the editor prefers, or the first; the other ones are at hand. -->
  <xsl:template match="tei:choice | tei:app" priority="-0.1">
    <xsl:variable name="shown" select="key('readings', @reading:number)[@reading:shown]"/>
    <xsl:variable name="others"><xsl:call-template name="other-readings"/></xsl:variable>
    <xsl:variable name="words" select="$shown[not(self::tei:lem or self::tei:rdg)]
        | $shown[self::tei:lem or self::tei:rdg]/node()"/>
    <span class="app">
      <xsl:choose>
        <xsl:when test="string($others)">
          <xsl:call-template name="titled">
            <xsl:with-param name="title" select="concat($say-readings, ' ', $others)"/>
            <xsl:with-param name="words" select="$words"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="$words"/></xsl:otherwise>
      </xsl:choose>
    </span>
    <xsl:apply-templates select="tei:note | tei:noteGrp/tei:note"/>
  </xsl:template>

  <xsl:template match="tei:unclear">
    <span>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="'unclear'"/>
      </xsl:call-template>
      <xsl:apply-templates/>
      <xsl:text>[?]</xsl:text>
    </span>
  </xsl:template>

  <xsl:template match="tei:del">
    <del><xsl:call-template name="attributes"/><xsl:apply-templates/></del>
  </xsl:template>

  <xsl:template match="tei:add">
    <ins><xsl:call-template name="attributes"/><xsl:apply-templates/></ins>
  </xsl:template>

  <!-- Highlighting -->

  <xsl:template match="tei:hi">
    <xsl:variable name="rend" select="concat(@rend, ' ', @rendition)"/>
    <xsl:choose>
      <xsl:when test="contains($rend, 'sup')"><sup><xsl:apply-templates/></sup></xsl:when>
      <xsl:when test="contains($rend, 'sub')"><sub><xsl:apply-templates/></sub></xsl:when>
      <xsl:when test="contains($rend, 'ital')"><i><xsl:apply-templates/></i></xsl:when>
      <xsl:when test="contains($rend, 'strong') or contains($rend, 'bold')">
        <b><xsl:apply-templates/></b>
      </xsl:when>
      <xsl:when test="contains($rend, 'strike')"><s><xsl:apply-templates/></s></xsl:when>
      <xsl:otherwise>
        <span><xsl:call-template name="attributes"/><xsl:apply-templates/></span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:emph">
    <em><xsl:call-template name="attributes"/><xsl:apply-templates/></em>
  </xsl:template>

  <xsl:template match="tei:foreign | tei:mentioned">
    <i><xsl:call-template name="attributes"/><xsl:apply-templates/></i>
  </xsl:template>

  <xsl:template match="tei:title">
    <cite><xsl:call-template name="attributes"/><xsl:apply-templates/></cite>
  </xsl:template>

  <!-- Quotation marks are added where the text has none of its own. -->
  <xsl:template match="tei:q | tei:quote | tei:said | tei:soCalled">
    <q>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class"
            select="substring('quoted', 1, 6 * contains($quotes, substring(normalize-space(), 1, 1)))"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </q>
  </xsl:template>

  <xsl:template match="tei:code">
    <code><xsl:call-template name="attributes"/><xsl:apply-templates/></code>
  </xsl:template>

  <xsl:template match="tei:abbr">
    <abbr><xsl:call-template name="attributes"/><xsl:apply-templates/></abbr>
  </xsl:template>

  <xsl:template match="tei:ref">
    <xsl:call-template name="link">
      <xsl:with-param name="target" select="@target"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:ptr">
    <xsl:variable name="href">
      <xsl:call-template name="safe-address">
        <xsl:with-param name="address" select="@target"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="string($href)"><a href="{$href}"><xsl:value-of select="@target"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="@target"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
