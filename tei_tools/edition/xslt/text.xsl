<?xml version="1.0" encoding="UTF-8"?>
<!--
  A TEI document as plain text.

  The result is not yet text but its layout, in seven elements:

    block   a block of text, set off by blank lines; blocks within blocks follow one another;
            @type is the name of its element
    item    a block with a bullet
    row     a block that is never wrapped
    br      a new line within a block
    page    a page mark, set off by spaces unless @glued
    mark    the mark of a note: @id of the note
    note    a note of the list at the end: @id, @n its number, @unplaced if no mark stands in the
            text

  White space and line width are then set by edition/lines.py. To change a template, import this
  stylesheet as tei-tools:text.xsl and write it anew.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:page="urn:tei-tools:page"
    exclude-result-prefixes="tei page">

  <xsl:import href="tei-tools:notes.xsl"/>
  <xsl:include href="tei-tools:readings.xsl"/>
  <xsl:include href="tei-tools:formulas.xsl"/>
  <xsl:output method="xml"/>

  <!-- The document -->

  <xsl:template match="/">
    <text>
      <xsl:apply-templates/>
      <xsl:call-template name="notes-by-depth"/>
    </text>
  </xsl:template>

  <xsl:template match="tei:TEI | tei:teiCorpus">
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="tei:teiHeader | tei:standOff | tei:facsimile | tei:fsdDecl | tei:xenoData"/>

  <!-- Blocks -->

  <xsl:template match="tei:ab | tei:address | tei:addrLine | tei:argument | tei:attachment
      | tei:back | tei:body | tei:byline | tei:caption | tei:castItem | tei:castList | tei:closer
      | tei:dateline | tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6
      | tei:div7 | tei:docAuthor | tei:docDate | tei:docImprint | tei:docTitle | tei:entry
      | tei:entryFree | tei:epigraph | tei:figure | tei:floatingText | tei:front | tei:group
      | tei:head | tei:label | tei:lg | tei:line | tei:list | tei:listBibl | tei:opener
      | tei:p | tei:postscript | tei:salute | tei:signed | tei:sp | tei:speaker | tei:stage
      | tei:opener/tei:seg | tei:superEntry | tei:surface | tei:table | tei:text | tei:titlePage | tei:titlePart
      | tei:listPerson | tei:listPlace | tei:listOrg | tei:listEvent | tei:listNym | tei:msDesc
      | tei:msIdentifier | tei:msContents | tei:physDesc | tei:history | tei:additional | tei:msPart | tei:listPerson/* | tei:listPlace/* | tei:listOrg/* | tei:listEvent/* | tei:listNym/*
      | tei:trailer | tei:zone | tei:listBibl/* | tei:cit/*
      | tei:quote[tei:p | tei:lg | tei:l] | tei:q[tei:p | tei:lg | tei:l]
      | tei:said[tei:p | tei:lg | tei:l]
      | tei:note[@place='inline' or @rend='inline']">
    <block type="{local-name()}"><xsl:apply-templates/></block>
  </xsl:template>

  <!-- The lines of a stanza follow one another without blank lines. -->
  <xsl:template match="tei:l">
    <xsl:if test="preceding-sibling::*"><br/></xsl:if>
    <xsl:apply-templates/>
    <xsl:if test="following-sibling::node()[1][not(self::tei:l)]"><br/></xsl:if>
  </xsl:template>

  <!-- Speech: who speaks, and what is heard and seen beside the words -->
  <xsl:template match="tei:u">
    <block type="u">
      <xsl:if test="@who"><xsl:call-template name="speaker"/><xsl:text> </xsl:text></xsl:if>
      <xsl:apply-templates/>
    </block>
  </xsl:template>

  <xsl:template match="tei:vocal | tei:kinesic | tei:incident | tei:pause">
    <xsl:text>[</xsl:text>
    <xsl:apply-templates/>
    <xsl:if test="self::tei:pause and not(normalize-space())">pause</xsl:if>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="tei:space"><xsl:value-of select="concat('[', @page:told, ']')"/></xsl:template>

  <!-- These stand in a line as well. -->
  <xsl:template match="tei:p/tei:stage | tei:l/tei:stage | tei:speaker/tei:stage
      | tei:byline/tei:docAuthor | tei:docImprint/tei:docDate">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="tei:item">
    <item><xsl:apply-templates/></item>
  </xsl:template>

  <xsl:template match="tei:row">
    <row><xsl:apply-templates/></row>
  </xsl:template>

  <xsl:template match="tei:cell">
    <xsl:if test="preceding-sibling::tei:cell"> | </xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="tei:cell//tei:p">
    <xsl:if test="preceding-sibling::tei:p"><br/></xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- As on the web page -->
  <xsl:template match="tei:sense[@n]">
    <xsl:if test="@page:n"><xsl:value-of select="concat(@page:n, ' ')"/></xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="tei:milestone[@rend]">
    <xsl:variable name="is-block"><xsl:call-template name="stands-among-blocks"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$is-block = ''">
        <xsl:text> </xsl:text><xsl:call-template name="signs"/><xsl:text> </xsl:text>
      </xsl:when>
      <xsl:otherwise><block type="milestone"><xsl:call-template name="signs"/></block></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An element that is not known: a block where blocks stand, otherwise part of the line. -->
  <xsl:template match="*">
    <xsl:choose>
      <xsl:when test="parent::tei:p and not(*)"><xsl:apply-templates/></xsl:when>
      <xsl:when test="parent::tei:body or parent::tei:div or parent::tei:text
          or tei:p or tei:ab or tei:lg or tei:list or tei:table or tei:cit">
        <block type="{local-name()}"><xsl:apply-templates/></block>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Within a line -->

  <xsl:template match="tei:lb"><br/></xsl:template>
  <xsl:template match="tei:lb[@break = 'no']"/>

  <xsl:template match="tei:pb">
    <page>
      <xsl:choose>
        <xsl:when test="@break='no'"><xsl:attribute name="glued">yes</xsl:attribute></xsl:when>
        <xsl:when test="not(following-sibling::node()[1]/self::text())">
          <xsl:attribute name="glued">no</xsl:attribute>
        </xsl:when>
      </xsl:choose>
      <xsl:text>[</xsl:text>
      <xsl:if test="@type='facsimile'">Facsimile </xsl:if>
      <xsl:if test="@type='typeset'">Typeset </xsl:if>
      <xsl:value-of select="concat('Page', substring(' ', 1, string-length(@n)), @n, ']')"/>
    </page>
  </xsl:template>

  <!-- Running heads belong to the page, not to the text. -->
  <xsl:template match="tei:fw"/>

  <xsl:template match="tei:sic">
    <xsl:apply-templates/>
    <xsl:variable name="is-told"><xsl:call-template name="is-sic-told"/></xsl:variable>
    <xsl:if test="string($is-told)">
      <xsl:text> [sic]</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- What the editor says of words is told in brackets, where the text does not say so itself. -->

  <xsl:template match="tei:supplied">
    <xsl:variable name="own"><xsl:apply-templates mode="own-words"/></xsl:variable>
    <xsl:variable name="words" select="normalize-space($own)"/>
    <xsl:variable name="is-told" select="
        (starts-with($words, '[') and substring($words, string-length($words)) = ']')
        or contains($words, '[') != contains($words, ']')"/>
    <xsl:if test="node() and not($is-told)">[</xsl:if>
    <xsl:apply-templates/>
    <xsl:if test="node() and not($is-told)">]</xsl:if>
  </xsl:template>

  <xsl:template match="tei:unclear">
    <xsl:variable name="own"><xsl:apply-templates mode="own-words"/></xsl:variable>
    <xsl:variable name="words" select="normalize-space($own)"/>
    <xsl:apply-templates/>
    <xsl:if test="node() and not(substring($words, string-length($words) - 2) = '[?]')">[?]</xsl:if>
  </xsl:template>

  <xsl:template match="tei:del">
    <xsl:variable name="own"><xsl:apply-templates mode="own-words"/></xsl:variable>
    <xsl:variable name="is-told" select="starts-with(normalize-space($own), '[deleted')"/>
    <xsl:if test="node() and not($is-told)">[deleted: </xsl:if>
    <xsl:apply-templates/>
    <xsl:if test="node() and not($is-told)">]</xsl:if>
  </xsl:template>

  <!-- The words of an element without those of its notes. -->
  <xsl:template match="tei:note" mode="own-words"/>

  <!-- Quotation marks are added where the text has none of its own. -->
  <xsl:template priority="0.1" match="tei:q | tei:said | tei:soCalled
      | tei:quote[not(parent::tei:div or parent::tei:body or parent::tei:cit)]">
    <xsl:variable name="has-marks"
        select="contains($quotes, substring(normalize-space(), 1, 1))"/>
    <xsl:variable name="is-within"
        select="(count((ancestor::tei:q | ancestor::tei:said | ancestor::tei:soCalled
            | ancestor::tei:quote[not(parent::tei:div or parent::tei:body or parent::tei:cit)])
            [not(tei:p | tei:lg | tei:l)]) mod 2) + 1"/>
    <xsl:if test="not($has-marks)"><xsl:value-of select="substring('“‘', $is-within, 1)"/></xsl:if>
    <xsl:apply-templates/>
    <xsl:if test="not($has-marks)"><xsl:value-of select="substring('”’', $is-within, 1)"/></xsl:if>
  </xsl:template>

  <xsl:template match="tei:gap[not(tei:desc)]">
    <xsl:value-of select="concat('[', @page:told, ']')"/>
  </xsl:template>

  <xsl:template match="tei:graphic">[Figure] </xsl:template>

  <xsl:template match="tei:ptr">
    <xsl:value-of select="@target"/>
  </xsl:template>

  <!-- Notes -->

  <xsl:template match="tei:note">
    <mark id="{@xml:id}"><xsl:value-of select="normalize-space(@n)"/></mark>
  </xsl:template>

  <xsl:template match="tei:note[@type='unplaced']"/>

  <xsl:template match="tei:note" mode="list">
    <note id="{@xml:id}" n="{normalize-space(@n)}">
      <xsl:if test="@type='unplaced'"><xsl:attribute name="unplaced">yes</xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </note>
  </xsl:template>

</xsl:stylesheet>
