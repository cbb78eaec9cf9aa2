<?xml version="1.0" encoding="UTF-8"?>
<!-- Footnotes and page breaks. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:note="urn:tei-tools:note"
    xmlns:page="urn:tei-tools:page"
    exclude-result-prefixes="tei note page">

  <!--
    The mark in the text. It and the note are tied by data-anchor and data-at, so that the style
    sheet can hang the note beside the line in the margin: the name of an anchor in CSS, which the
    style sheet reads from the attribute (in the element itself it would be an inline style, which
    the policy of the page forbids).
  -->

  <xsl:template match="tei:note">
    <xsl:choose>
      <xsl:when test="@place = 'inline' or @rend = 'inline'">
        <xsl:call-template name="inline-note"/>
      </xsl:when>
      <xsl:when test="@type = 'unplaced'"/>
      <xsl:otherwise>
        <sup class="mark">
          <a id="{@xml:id}-ref" href="#{@xml:id}" role="doc-noteref" aria-label="{$say-note} {@n}">
            <xsl:call-template name="our-language"/>
            <xsl:if test="@note:anchor">
              <xsl:attribute name="data-anchor"><xsl:value-of select="@note:anchor"/></xsl:attribute>
            </xsl:if>
            <xsl:value-of select="normalize-space(@n)"/>
          </a>
        </sup>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A note that stands in the text: in a line, or as a block. -->
  <xsl:template name="inline-note">
    <xsl:choose>
      <xsl:when test="parent::tei:head or (parent::tei:p and not(tei:p))">
        <span>
          <xsl:call-template name="attributes">
            <xsl:with-param name="class" select="'inline-note'"/>
          </xsl:call-template>
          <xsl:apply-templates/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <div>
          <xsl:call-template name="attributes">
            <xsl:with-param name="class" select="'inline-note'"/>
          </xsl:call-template>
          <xsl:apply-templates/>
        </div>
        <xsl:text>&#10;</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The list of notes -->

  <xsl:template name="notes">
    <xsl:if test="$notes">
      <section class="notes" role="doc-endnotes" aria-labelledby="edition-notes">
        <h2 id="edition-notes"><xsl:call-template name="our-language"/><xsl:value-of select="$say-notes"/></h2>
        <ol>
          <xsl:text>&#10;</xsl:text>
          <xsl:call-template name="notes-by-depth"/>
        </ol>
      </section>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:note" mode="list">
    <li id="{@xml:id}">
      <xsl:if test="@note:anchor and not(@type = 'unplaced')">
        <xsl:attribute name="data-at"><xsl:value-of select="@note:anchor"/></xsl:attribute>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="@type = 'unplaced'">
          <span class="number"><xsl:value-of select="normalize-space(@n)"/></span>
        </xsl:when>
        <xsl:otherwise>
          <a class="number" href="#{@xml:id}-ref" role="doc-backlink"
              aria-label="{$say-back} {@n}"><xsl:call-template name="our-language"/><xsl:value-of select="normalize-space(@n)"/></a>
        </xsl:otherwise>
      </xsl:choose>
      <div>
        <xsl:if test="@xml:lang"><xsl:call-template name="language"/></xsl:if>
        <xsl:apply-templates/>
        <xsl:if test="@type = 'unplaced'">
          <xsl:text> </xsl:text><span class="remark"><xsl:call-template name="our-language"/><xsl:value-of select="$say-unplaced"/></span>
        </xsl:if>
      </div>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Page breaks: a stroke in the line, the number in the margin -->

  <xsl:template match="tei:pb">
    <xsl:apply-templates select="." mode="between"/>
  </xsl:template>

  <xsl:template match="tei:pb" mode="between">
    <xsl:variable name="id" select="concat(@xml:id, substring(
        concat('pg_', translate(@n, ' ', '_')), 1, 9999 * (not(@xml:id) and @n)))"/>
    <xsl:if test="$id">
      <span class="pb" id="{$id}" role="doc-pagebreak" title="{$say-page} {@n}"><xsl:call-template name="our-language"/></span>
      <a class="folio" href="#{$id}" aria-label="{$say-link-page} {@n}">
        <xsl:call-template name="our-language"/>
        <xsl:if test="@page:image">
          <xsl:attribute name="href"><xsl:value-of select="@page:image"/></xsl:attribute>
          <xsl:attribute name="aria-label"><xsl:value-of select="concat($say-image-page, ' ', @n)"/></xsl:attribute>
        </xsl:if>
        <xsl:value-of select="@n"/>
        <xsl:if test="not(@n)">¶</xsl:if>
      </a>
    </xsl:if>
  </xsl:template>

  <!-- Between blocks, and between the items of a list or the rows of a table -->
  <xsl:template match="tei:div/tei:pb | tei:body/tei:pb | tei:text/tei:pb | tei:front/tei:pb
      | tei:back/tei:pb | tei:opener/tei:pb | tei:closer/tei:pb | tei:postscript/tei:pb">
    <div class="between"><xsl:apply-templates select="." mode="between"/></div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

</xsl:stylesheet>
