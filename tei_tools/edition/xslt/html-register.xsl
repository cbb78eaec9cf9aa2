<?xml version="1.0" encoding="UTF-8"?>
<!-- Persons, places, organizations and terms, with links to where they are named. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="tei exsl">

  <xsl:key name="entries" match="tei:person[@xml:id] | tei:personGrp[@xml:id] | tei:place[@xml:id]
      | tei:org[@xml:id] | tei:category[tei:catDesc/tei:term][@xml:id]"
      use="concat('#', @xml:id)"/>

  <xsl:key name="mentions" match="tei:text//tei:persName | tei:text//tei:placeName
      | tei:text//tei:orgName | tei:text//tei:rs | tei:text//tei:name | tei:text//tei:gloss
      | tei:text//tei:term" use="@ref | @corresp | @target"/>

  <!-- The identifier of a mention: that of the entry, and which of its mentions it is. -->
  <xsl:template name="mention">
    <xsl:attribute name="id">
      <xsl:choose>
        <xsl:when test="@xml:id"><xsl:value-of select="@xml:id"/></xsl:when>
        <xsl:otherwise>
          <xsl:variable name="ref" select="(@ref | @corresp | @target)[key('entries', .)][1]"/>
          <xsl:variable name="this" select="generate-id()"/>
          <xsl:for-each select="key('mentions', $ref)">
            <xsl:if test="generate-id() = $this">
              <xsl:value-of select="concat(substring($ref, 2), '-', position())"/>
            </xsl:if>
          </xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
  </xsl:template>

  <xsl:template name="registers">
    <xsl:call-template name="register">
      <xsl:with-param name="title">Persons</xsl:with-param>
      <xsl:with-param name="id">edition-persons</xsl:with-param>
      <xsl:with-param name="entries" select="*//tei:listPerson/tei:person[@xml:id]
          | *//tei:listPerson/tei:personGrp[@xml:id]"/>
    </xsl:call-template>
    <xsl:call-template name="register">
      <xsl:with-param name="title">Places</xsl:with-param>
      <xsl:with-param name="id">edition-places</xsl:with-param>
      <xsl:with-param name="entries" select="*//tei:listPlace/tei:place[@xml:id]"/>
    </xsl:call-template>
    <xsl:call-template name="register">
      <xsl:with-param name="title">Organizations</xsl:with-param>
      <xsl:with-param name="id">edition-organizations</xsl:with-param>
      <xsl:with-param name="entries" select="*//tei:listOrg/tei:org[@xml:id]"/>
    </xsl:call-template>
    <xsl:call-template name="register">
      <xsl:with-param name="title">Abbreviations and terms</xsl:with-param>
      <xsl:with-param name="id">edition-terms</xsl:with-param>
      <xsl:with-param name="entries"
          select="*/tei:teiHeader/tei:encodingDesc/tei:classDecl/tei:taxonomy/tei:category[tei:catDesc/tei:term][@xml:id]"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="register">
    <xsl:param name="title"/>
    <xsl:param name="id"/>
    <xsl:param name="entries"/>
    <xsl:if test="$entries">
      <section class="register" aria-labelledby="{$id}">
        <h2 id="{$id}"><xsl:value-of select="$title"/></h2>
        <dl>
          <xsl:text>&#10;</xsl:text>
          <xsl:apply-templates select="$entries" mode="register"/>
        </dl>
      </section>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="register">
    <div>
      <xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
      <dt><xsl:call-template name="entry-name"/></dt>
      <xsl:call-template name="entry-description"/>
      <xsl:call-template name="entry-mentions"/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="entry-name">
    <xsl:value-of select="normalize-space((tei:persName | tei:placeName | tei:orgName
        | tei:catDesc/tei:term)[1])"/>
  </xsl:template>

  <xsl:template name="entry-description">
    <xsl:variable name="description">
      <xsl:for-each select="tei:note | tei:desc | tei:p | tei:occupation | tei:catDesc/tei:gloss
          | tei:birth | tei:death">
        <xsl:if test="position() != 1">; </xsl:if>
        <xsl:value-of select="normalize-space()"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="string($description)">
      <dd><xsl:value-of select="$description"/></dd>
    </xsl:if>
  </xsl:template>

  <!-- Each mention is linked by its place; a further one at the same place by its number. -->
  <xsl:template name="entry-mentions">
    <xsl:variable name="id" select="@xml:id"/>
    <xsl:variable name="mentions">
      <xsl:for-each select="key('mentions', concat('#', @xml:id))">
        <mention id="{@xml:id}">
          <xsl:if test="not(@xml:id)">
            <xsl:attribute name="id"><xsl:value-of select="concat($id, '-', position())"/></xsl:attribute>
          </xsl:if>
          <xsl:apply-templates select="." mode="place"/>
        </mention>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="string($mentions)">
      <dd class="mentions">
        <xsl:text>Named: </xsl:text>
        <xsl:for-each select="exsl:node-set($mentions)/mention">
          <xsl:variable name="before" select="count(preceding-sibling::mention[. = current()])"/>
          <xsl:choose>
            <xsl:when test="$before">
              <xsl:text> </xsl:text>
              <a href="#{@id}" aria-label="{.} ({$before + 1})">
                <xsl:value-of select="concat('(', $before + 1, ')')"/>
              </a>
            </xsl:when>
            <xsl:otherwise>
              <xsl:if test="position() != 1">, </xsl:if>
              <a href="#{@id}"><xsl:value-of select="."/></a>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </dd>
    </xsl:if>
  </xsl:template>

  <!-- Where a mention stands: in a note, a heading, on a page. -->
  <xsl:template match="*" mode="place">
    <xsl:variable name="note"
        select="ancestor::tei:note[not(@place = 'inline' or @rend = 'inline')][1]"/>
    <xsl:choose>
      <xsl:when test="$note">
        <xsl:text>note </xsl:text><xsl:apply-templates select="$note" mode="number"/>
      </xsl:when>
      <xsl:when test="ancestor::tei:head">heading</xsl:when>
      <xsl:otherwise>
        <xsl:variable name="page" select="preceding::tei:pb[1]"/>
        <xsl:if test="$page"><xsl:value-of select="concat('p. ', $page/@n)"/></xsl:if>
        <xsl:if test="not($page)">
          <xsl:variable name="next" select="following::tei:pb[1]"/>
          <xsl:if test="$next"><xsl:value-of select="concat('before p. ', $next/@n)"/></xsl:if>
          <xsl:if test="not($next)">text</xsl:if>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
