<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists, tables, figures. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:page="urn:tei-tools:page"
    exclude-result-prefixes="tei page">

  <!-- Whether the page will lie in the folder of the document. -->
  <xsl:param name="beside"/>

  <!-- Lists -->

  <xsl:template match="tei:list">
    <xsl:apply-templates select="tei:head"/>
    <ul>
      <xsl:call-template name="list"/>
    </ul>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:list[@type = 'ordered' or @rend = 'numbered']">
    <xsl:apply-templates select="tei:head"/>
    <ol>
      <xsl:call-template name="list"/>
    </ol>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Labels and items; or the lines at the head of a memo (SUBJECT, TO, PARTICIPANTS), which are
       found by edition/structure.py. -->
  <xsl:template match="tei:list[@page:labelled]" priority="1">
    <dl>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="concat('list ', substring('type-', 1, 5 * boolean(@type)), @type)"/>
      </xsl:call-template>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="tei:head"/>
      <xsl:call-template name="items"/>
    </dl>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="list">
    <xsl:call-template name="attributes">
      <xsl:with-param name="class" select="concat('list ', substring('type-', 1, 5 * boolean(@type)), @type)"/>
    </xsl:call-template>
    <xsl:text>&#10;</xsl:text>
    <xsl:call-template name="items"/>
  </xsl:template>

  <!-- A list of HTML holds nothing but items: what else stands in one becomes an item without a
       mark. -->
  <xsl:template name="items">
    <xsl:for-each select="node()[not(self::tei:head or self::tei:lb or self::tei:fw)]">
      <xsl:choose>
        <xsl:when test="self::tei:item or self::tei:label or self::tei:pb or not(self::* or normalize-space())">
          <xsl:apply-templates select="."/>
        </xsl:when>
        <xsl:when test="../@page:labelled"><dd class="apart"><xsl:apply-templates select="."/></dd></xsl:when>
        <xsl:otherwise><li class="apart"><xsl:apply-templates select="."/></li></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="tei:list/tei:head">
    <xsl:choose>
      <xsl:when test="../@page:labelled">
        <dt><xsl:call-template name="attributes"/><xsl:apply-templates/></dt>
      </xsl:when>
      <xsl:otherwise>
        <p>
          <xsl:call-template name="attributes">
            <xsl:with-param name="class" select="'list-head'"/>
          </xsl:call-template>
          <xsl:apply-templates/>
        </p>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:list/tei:label">
    <dt><xsl:call-template name="attributes"/><xsl:apply-templates/></dt>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- A page break between items -->
  <xsl:template match="tei:list/tei:pb">
    <xsl:call-template name="item"/>
  </xsl:template>

  <xsl:template match="tei:item" name="item">
    <xsl:choose>
      <xsl:when test="../@page:labelled">
        <dd><xsl:call-template name="item-content"/></dd>
      </xsl:when>
      <xsl:otherwise>
        <li>
          <xsl:if test="@n and translate(@n, '0123456789', '') = '' and (../@type = 'ordered' or ../@rend = 'numbered')">
            <xsl:attribute name="value"><xsl:value-of select="@n"/></xsl:attribute>
          </xsl:if>
          <xsl:call-template name="item-content"/>
        </li>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="item-content">
    <xsl:choose>
      <xsl:when test="self::tei:item">
        <xsl:call-template name="attributes"/>
        <xsl:apply-templates/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:attribute name="class">between</xsl:attribute>
        <xsl:apply-templates select="." mode="between"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Tables scroll in a box of their own where they are too wide. -->

  <xsl:template match="tei:table">
    <xsl:variable name="is-foreign"><xsl:call-template name="is-ours-foreign"/></xsl:variable>
    <div class="scroll" role="group" tabindex="0" aria-label="{$say-table}">
      <xsl:call-template name="our-language"/>
      <table>
        <xsl:if test="$is-foreign = 'yes'"><xsl:call-template name="language-around"/></xsl:if>
        <xsl:call-template name="attributes"/>
        <xsl:apply-templates select="tei:head"/>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="rows"/>
      </table>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:table/tei:head">
    <caption><xsl:call-template name="attributes"/><xsl:apply-templates/></caption>
  </xsl:template>

  <!-- A table of HTML holds nothing but rows, and a row nothing but cells: what else stands there
       has a row, or a cell, of its own. -->
  <xsl:template name="rows">
    <xsl:for-each select="node()[not(self::tei:head or self::tei:lb or self::tei:fw)]">
      <xsl:choose>
        <xsl:when test="self::tei:row or self::tei:pb or not(self::* or normalize-space())"><xsl:apply-templates select="."/></xsl:when>
        <xsl:otherwise>
          <tr class="apart"><td><xsl:call-template name="as-wide-as-the-table"/><xsl:apply-templates select="."/></td></tr>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="tei:row">
    <tr>
      <xsl:call-template name="attributes"/>
      <xsl:for-each select="node()[not(self::tei:lb or self::tei:fw)]">
        <xsl:choose>
          <xsl:when test="self::tei:cell or self::tei:pb or not(self::* or normalize-space())"><xsl:apply-templates select="."/></xsl:when>
          <xsl:otherwise><td class="apart"><xsl:apply-templates select="."/></td></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </tr>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:table/tei:pb">
    <tr class="between">
      <td>
        <xsl:call-template name="as-wide-as-the-table"/>
        <xsl:apply-templates select="." mode="between"/>
      </td>
    </tr>
  </xsl:template>

  <xsl:template name="as-wide-as-the-table">
    <xsl:if test="../tei:row[1]/tei:cell">
      <xsl:attribute name="colspan"><xsl:value-of select="count(../tei:row[1]/tei:cell)"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:cell">
    <td>
      <xsl:call-template name="cell"/>
    </td>
  </xsl:template>

  <xsl:template match="tei:cell[@role = 'label'] | tei:row[@role = 'label']/tei:cell">
    <th>
      <xsl:call-template name="cell"/>
    </th>
  </xsl:template>

  <xsl:template match="tei:row/tei:pb">
    <td class="between"><xsl:apply-templates select="." mode="between"/></td>
  </xsl:template>

  <xsl:template name="cell">
    <xsl:call-template name="attributes"/>
    <xsl:if test="@cols &gt; 1">
      <xsl:attribute name="colspan"><xsl:value-of select="floor(@cols)"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="@rows &gt; 1">
      <xsl:attribute name="rowspan"><xsl:value-of select="floor(@rows)"/></xsl:attribute>
    </xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- Figures -->

  <xsl:template match="tei:figure">
    <figure>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates select="node()[not(self::tei:head)]"/>
      <xsl:if test="tei:head">
        <figcaption><xsl:apply-templates select="tei:head"/></figcaption>
      </xsl:if>
    </figure>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:figDesc">
    <p><xsl:apply-templates/></p>
  </xsl:template>

  <!-- It is the text of the image. -->
  <xsl:template match="tei:figDesc[../tei:graphic]"/>

  <!-- What an image shows, for those who do not see it; without a description, that it is one. -->
  <xsl:template name="described">
    <xsl:value-of select="normalize-space(../tei:figDesc)"/>
    <xsl:if test="not(normalize-space(../tei:figDesc))"><xsl:value-of select="$say-image"/></xsl:if>
  </xsl:template>

  <!-- A relative address leads to the image only where the page lies beside the document. -->
  <xsl:template match="tei:graphic">
    <xsl:variable name="address">
      <xsl:call-template name="safe-address">
        <xsl:with-param name="address" select="@url"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$address = '' or starts-with($address, '#')"/>
      <xsl:when test="contains($address, ':') or $beside">
        <img src="{$address}" loading="lazy">
          <xsl:attribute name="alt"><xsl:call-template name="described"/></xsl:attribute>
        </img>
      </xsl:when>
      <xsl:otherwise><span class="graphic"><xsl:call-template name="image-in-words"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What stands for an image that cannot be shown: "[Image: a lamp]". -->
  <xsl:template name="image-in-words">
    <xsl:variable name="described" select="normalize-space(../tei:figDesc)"/>
    <xsl:variable name="is-foreign"><xsl:call-template name="is-ours-foreign"/></xsl:variable>
    <xsl:text>[</xsl:text>
    <xsl:choose>
      <xsl:when test="$is-foreign = 'yes'"><span lang="{$our-language}"><xsl:value-of select="$say-image"/></span></xsl:when>
      <xsl:otherwise><xsl:value-of select="$say-image"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$described"><xsl:value-of select="concat(': ', $described)"/></xsl:if>
    <xsl:text>]</xsl:text>
  </xsl:template>

</xsl:stylesheet>
