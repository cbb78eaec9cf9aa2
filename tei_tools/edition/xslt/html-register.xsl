<?xml version="1.0" encoding="UTF-8"?>
<!-- Persons, places, organizations and terms, with links to where they are named. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:mention="urn:tei-tools:mention"
    exclude-result-prefixes="tei mention">

  <xsl:template name="registers">
    <xsl:call-template name="register">
      <xsl:with-param name="title">Persons</xsl:with-param>
      <xsl:with-param name="id">edition-persons</xsl:with-param>
      <xsl:with-param name="entries" select="*//tei:listPerson/*[@xml:id][self::tei:person or self::tei:personGrp]"/>
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
    <xsl:variable name="said" select="(self::tei:category/tei:catDesc/tei:gloss | self::*[not(self::tei:category)]
        /*[self::tei:note or self::tei:desc or self::tei:p or self::tei:occupation
        or self::tei:birth or self::tei:death])[normalize-space()]"/>
    <div id="{@xml:id}">
      <dt><xsl:call-template name="entry-name"/></dt>
      <xsl:if test="$said or not(mention:at)">
        <dd>
          <xsl:for-each select="$said">
            <xsl:if test="position() != 1">; </xsl:if>
            <xsl:value-of select="normalize-space()"/>
          </xsl:for-each>
        </dd>
      </xsl:if>
      <xsl:call-template name="entry-mentions"/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="entry-name">
    <xsl:value-of select="normalize-space((tei:persName | tei:placeName | tei:orgName
        | tei:catDesc/tei:term)[1])"/>
  </xsl:template>

  <!-- Each mention (edition/numbering.py tells of them) is linked by its place; a further one at the
       same place by its number. -->
  <xsl:template name="entry-mentions">
    <xsl:if test="mention:at">
      <dd class="mentions">
        <xsl:text>Named: </xsl:text>
        <xsl:for-each select="mention:at">
          <xsl:choose>
            <xsl:when test="@nth">
              <xsl:text> </xsl:text>
              <a href="#{@id}">
                <xsl:attribute name="aria-label">
                  <xsl:apply-templates select="." mode="place"/>
                  <xsl:value-of select="concat(' (', @nth, ')')"/>
                </xsl:attribute>
                <xsl:value-of select="concat('(', @nth, ')')"/>
              </a>
            </xsl:when>
            <xsl:otherwise>
              <xsl:if test="position() != 1">, </xsl:if>
              <a href="#{@id}"><xsl:apply-templates select="." mode="place"/></a>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </dd>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="place">
    <xsl:choose>
      <xsl:when test="@in = 'page'"><xsl:value-of select="concat('p.&#160;', @number)"/></xsl:when>
      <xsl:when test="@in = 'note'"><xsl:value-of select="concat('note&#160;', @number)"/></xsl:when>
      <xsl:when test="@in = 'before'"><xsl:value-of select="concat('before p.&#160;', @number)"/></xsl:when>
      <xsl:when test="@in = 'head'">heading</xsl:when>
      <xsl:otherwise>text</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
