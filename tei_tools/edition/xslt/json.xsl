<?xml version="1.0" encoding="UTF-8"?>
<!--
  A TEI document for edition/json_export.py: the layout of text.xsl, in which divisions, names and
  marks are kept, as five more elements:

    section   a division: @type, @n, @id
    entity    a name, a date or a term: @type its element, and the attributes that say what it is
    mark      the place of a footnote: @id
    page      a page break: @n, @id, @image
    reading   a reading of the choice or app around it that is not in the text: @type, @wit

  A block has its @type, a note its @id and @type.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:page="urn:tei-tools:page"
    xmlns:reading="urn:tei-tools:reading"
    exclude-result-prefixes="tei page reading">

  <xsl:import href="tei-tools:text.xsl"/>

  <xsl:template match="tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6
      | tei:div7 | tei:floatingText | tei:front | tei:back">
    <section>
      <xsl:attribute name="type">
        <xsl:choose>
          <xsl:when test="@type"><xsl:value-of select="@type"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="local-name()"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:copy-of select="@n"/>
      <xsl:call-template name="id"/>
      <xsl:apply-templates/>
    </section>
  </xsl:template>

  <xsl:template match="tei:persName | tei:placeName | tei:orgName | tei:rs | tei:name | tei:geogName
      | tei:date | tei:time | tei:gloss | tei:term | tei:gap | tei:supplied | tei:sic | tei:unclear
      | tei:del | tei:add">
    <entity>
      <xsl:copy-of select="@ref | @key | @target | @when | @from | @to | @notBefore | @notAfter
          | @role | @cert | @precision | @reason"/>
      <xsl:if test="@type"><xsl:attribute name="subtype"><xsl:value-of select="@type"/></xsl:attribute></xsl:if>
      <xsl:attribute name="type"><xsl:value-of select="local-name()"/></xsl:attribute>
      <xsl:call-template name="id"/>
      <xsl:choose>
        <!-- The text has their words; what they are says the entity. -->
        <xsl:when test="self::tei:sic or self::tei:supplied or self::tei:unclear or self::tei:del">
          <xsl:apply-templates/>
        </xsl:when>
        <xsl:otherwise><xsl:apply-imports/></xsl:otherwise>
      </xsl:choose>
    </entity>
  </xsl:template>

  <xsl:template match="tei:q | tei:said | tei:soCalled
      | tei:quote[not(parent::tei:div or parent::tei:body or parent::tei:cit)]">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template name="reading">
    <xsl:param name="shown"/>
    <entity type="{local-name()}">
      <xsl:call-template name="id"/>
      <xsl:call-template name="other-readings"/>
      <xsl:apply-templates select="$shown"/>
    </entity>
  </xsl:template>

  <xsl:template match="*" mode="other-reading">
    <reading type="{local-name()}">
      <xsl:copy-of select="@wit"/>
      <xsl:value-of select="@reading:words"/>
    </reading>
  </xsl:template>

  <!-- A line of verse is a block. -->
  <xsl:template match="tei:l"><block type="l"><xsl:apply-templates/></block></xsl:template>

  <!-- The title of an attachment is a heading of the type "sub". -->
  <xsl:template match="tei:head[@type]">
    <block type="head" subtype="{@type}"><xsl:apply-templates/></block>
  </xsl:template>

  <xsl:template match="tei:pb">
    <page>
      <xsl:copy-of select="@n"/>
      <xsl:call-template name="id"/>
      <xsl:if test="@page:image"><xsl:attribute name="image"><xsl:value-of select="@page:image"/></xsl:attribute></xsl:if>
    </page>
  </xsl:template>

  <xsl:template match="tei:note[not(@place = 'inline' or @rend = 'inline')]" priority="1">
    <xsl:if test="not(@type = 'unplaced')"><mark id="{@xml:id}"/></xsl:if>
  </xsl:template>

  <xsl:template match="tei:note" mode="list">
    <note id="{@xml:id}" n="{normalize-space(@n)}">
      <xsl:copy-of select="@type"/>
      <xsl:apply-templates/>
    </note>
  </xsl:template>

  <xsl:template name="id">
    <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
  </xsl:template>

</xsl:stylesheet>
