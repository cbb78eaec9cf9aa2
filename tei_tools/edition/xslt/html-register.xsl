<?xml version="1.0" encoding="UTF-8"?>
<!-- Persons, places, organizations and terms, with links to where they are named. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:mention="urn:tei-tools:mention"
    exclude-result-prefixes="tei mention">

  <xsl:key name="entries" match="tei:person[@xml:id] | tei:personGrp[@xml:id] | tei:place[@xml:id]
      | tei:org[@xml:id] | tei:category[@xml:id]" use="concat('#', @xml:id)"/>

  <!-- The mentions of an entry; which they are, and where, is found by edition/numbering.py. -->
  <xsl:key name="mentions" match="tei:persName | tei:placeName | tei:orgName | tei:rs | tei:name
      | tei:gloss | tei:term" use="@mention:entry[../@mention:in]"/>

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
      <xsl:if test="not(key('mentions', @xml:id) or tei:note or tei:desc or tei:p or tei:occupation
          or tei:catDesc/tei:gloss or tei:birth or tei:death)"><dd/></xsl:if>
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
    <xsl:variable name="mentions" select="key('mentions', @xml:id)"/>
    <xsl:if test="$mentions">
      <dd class="mentions">
        <xsl:text>Named: </xsl:text>
        <xsl:for-each select="$mentions">
          <xsl:variable name="place"><xsl:apply-templates select="." mode="place"/></xsl:variable>
          <xsl:choose>
            <xsl:when test="@mention:nth = 1">
              <xsl:if test="position() != 1">, </xsl:if>
              <a href="#{@xml:id}"><xsl:value-of select="$place"/></a>
            </xsl:when>
            <xsl:otherwise>
              <xsl:if test="position() != 1"><xsl:text> </xsl:text></xsl:if>
              <a href="#{@xml:id}" aria-label="{$place} ({@mention:nth})">
                <xsl:value-of select="concat('(', @mention:nth, ')')"/>
              </a>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </dd>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="place">
    <xsl:choose>
      <xsl:when test="@mention:in = 'note'"><xsl:value-of select="concat('note&#160;', @mention:number)"/></xsl:when>
      <xsl:when test="@mention:in = 'head'">heading</xsl:when>
      <xsl:when test="@mention:in = 'page'"><xsl:value-of select="concat('p.&#160;', @mention:number)"/></xsl:when>
      <xsl:when test="@mention:in = 'before'"><xsl:value-of select="concat('before p.&#160;', @mention:number)"/></xsl:when>
      <xsl:otherwise>text</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
