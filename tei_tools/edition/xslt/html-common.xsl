<?xml version="1.0" encoding="UTF-8"?>
<!-- What all templates of the web page use: languages, identifiers, classes, links, plain text. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:mention="urn:tei-tools:mention"
    exclude-result-prefixes="tei mention">

  <xsl:key name="ids" match="*[@xml:id]" use="concat('#', @xml:id)"/>

  <!-- The language of the document, and so of the page, is found by edition/language.py. Where our
       own words are in another one than what stands around them (words.xsl), the element that holds
       them says so. -->
  <xsl:param name="language"/>
  <xsl:variable name="direction">
    <xsl:call-template name="direction-of"><xsl:with-param name="language" select="$language"/></xsl:call-template>
  </xsl:variable>
  <xsl:variable name="is-ours" select="starts-with(concat($language, '-'), concat($our-language, '-'))"/>

  <!-- Whether they need not be told apart: no passage is in another language than the page. -->
  <xsl:variable name="is-ours-throughout"
      select="$is-ours and not(/descendant::*/@xml:lang[. != $language])"/>

  <xsl:template name="our-language">
    <xsl:if test="not($is-ours-throughout)">
      <xsl:variable name="is-foreign"><xsl:call-template name="is-ours-foreign"/></xsl:variable>
      <xsl:if test="$is-foreign = 'yes'"><xsl:attribute name="lang"><xsl:value-of select="$our-language"/></xsl:attribute></xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- Says "yes" where our words stand in a page, or in a passage of it, in another language. -->
  <xsl:template name="is-ours-foreign">
    <xsl:variable name="own" select="ancestor-or-self::*[@xml:lang][parent::*][1]/@xml:lang"/>
    <xsl:if test="not($is-ours) or ($own and not(starts-with(concat($own, '-'), concat($our-language, '-'))))">yes</xsl:if>
  </xsl:template>

  <!-- Words of the document in an element whose title is ours. -->
  <xsl:template name="titled">
    <xsl:param name="title"/>
    <xsl:param name="words"/>
    <xsl:variable name="is-foreign"><xsl:call-template name="is-ours-foreign"/></xsl:variable>
    <xsl:attribute name="title"><xsl:value-of select="$title"/></xsl:attribute>
    <xsl:choose>
      <xsl:when test="$is-foreign = 'yes'">
        <xsl:call-template name="our-language"/>
        <span><xsl:call-template name="language-around"/><xsl:apply-templates select="$words"/></span>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="page-language">
    <xsl:attribute name="lang">
      <xsl:choose>
        <xsl:when test="string($language)"><xsl:value-of select="$language"/></xsl:when>
        <xsl:otherwise>und</xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
    <xsl:if test="$direction = 'rtl'"><xsl:attribute name="dir">rtl</xsl:attribute></xsl:if>
  </xsl:template>

  <!-- The language in which an element stands, where our own words stand around it. -->
  <xsl:template name="language-around">
    <xsl:variable name="own" select="ancestor-or-self::*[@xml:lang][parent::*][1]/@xml:lang"/>
    <xsl:attribute name="lang">
      <xsl:choose>
        <xsl:when test="$own"><xsl:value-of select="$own"/></xsl:when>
        <xsl:when test="string($language)"><xsl:value-of select="$language"/></xsl:when>
        <xsl:otherwise>und</xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
  </xsl:template>

  <!-- The language of the element, and the direction of its writing where one of the two that meet
       in it is not from left to right. -->
  <xsl:template name="language">
    <xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute>
    <xsl:if test="$direction = 'rtl' or ancestor-or-self::*/@xml:lang != $language">
      <xsl:variable name="own">
        <xsl:call-template name="direction-of"><xsl:with-param name="language" select="@xml:lang"/></xsl:call-template>
      </xsl:variable>
      <xsl:variable name="around">
        <xsl:value-of select="$direction"/>
        <xsl:for-each select="ancestor::*/@xml:lang">
          <xsl:call-template name="direction-of"><xsl:with-param name="language" select="."/></xsl:call-template>
        </xsl:for-each>
      </xsl:variable>
      <xsl:if test="$own = 'rtl' or contains($around, 'rtl')">
        <xsl:attribute name="dir"><xsl:value-of select="$own"/></xsl:attribute>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- The languages that are written from right to left, unless their tag (BCP 47) names a script
       that is not; and the tags of the scripts that are. -->
  <xsl:variable name="from-right"
      select="' ar arc ckb dv fa he iw ji ks mzd nqo pnb prs ps rhg sd syr ug ur yi '"/>
  <xsl:variable name="scripts-from-right"
      select="' adlm arab hebr mand nkoo rohg samr syrc thaa '"/>

  <xsl:template name="direction-of">
    <xsl:param name="language"/>
    <xsl:variable name="tag" select="concat(translate($language,
        'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), '-')"/>
    <xsl:variable name="second" select="substring-before(substring-after($tag, '-'), '-')"/>
    <xsl:choose>
      <xsl:when test="contains($scripts-from-right, concat(' ', $second, ' '))">rtl</xsl:when>
      <xsl:when test="string-length($second) = 4">ltr</xsl:when>
      <xsl:when test="contains($from-right, concat(' ', substring-before($tag, '-'), ' '))">rtl</xsl:when>
      <xsl:otherwise>ltr</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Identifier, language and class of the element; further classes from @rend. -->
  <xsl:template name="attributes">
    <xsl:param name="class"/>
    <xsl:for-each select="@xml:id"><xsl:attribute name="id"><xsl:value-of select="."/></xsl:attribute></xsl:for-each>
    <xsl:if test="@xml:lang"><xsl:call-template name="language"/></xsl:if>
    <xsl:choose>
      <xsl:when test="@rend | @rendition">
        <xsl:variable name="rend"><xsl:call-template name="rend"/></xsl:variable>
        <xsl:variable name="all" select="normalize-space(concat($class, ' ', $rend))"/>
        <xsl:if test="$all"><xsl:attribute name="class"><xsl:value-of select="$all"/></xsl:attribute></xsl:if>
      </xsl:when>
      <xsl:when test="$class"><xsl:attribute name="class"><xsl:value-of select="$class"/></xsl:attribute></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The ways of setting that the style sheet knows. -->
  <xsl:template name="rend">
    <xsl:variable name="rend" select="concat(@rend, ' ', @rendition)"/>
    <xsl:if test="contains($rend, 'hanging')">hanging </xsl:if>
    <xsl:if test="contains($rend, 'center')">center </xsl:if>
    <xsl:if test="contains($rend, 'right')">right </xsl:if>
    <xsl:if test="contains($rend, 'flush')">flush </xsl:if>
    <xsl:if test="contains($rend, 'indent') and not(contains($rend, 'noindent'))">indent </xsl:if>
    <xsl:if test="contains($rend, 'ital')">italic </xsl:if>
    <xsl:if test="contains($rend, 'strong') or contains($rend, 'bold')">strong </xsl:if>
    <xsl:if test="contains($rend, 'small') or contains(concat(' ', $rend, ' '), ' sc ')">smallcaps </xsl:if>
    <xsl:if test="contains($rend, 'underl')">underline </xsl:if>
  </xsl:template>

  <!--
    The content of the element as a link, if the target is one to follow: within the page where
    the place exists, or to the web, to mail, or to a relative address. Everything else
    (javascript:, data:, an unknown scheme) stays text.
  -->
  <xsl:template name="link">
    <xsl:param name="target"/>
    <xsl:param name="class"/>
    <xsl:variable name="href">
      <xsl:if test="$target">
        <xsl:call-template name="safe-address">
          <xsl:with-param name="address" select="$target"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:variable>
    <xsl:call-template name="link-out">
      <xsl:with-param name="href" select="string($href)"/>
      <xsl:with-param name="class" select="$class"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The content of the element as a link to an address that is known to be good, if there is
       one; but no link stands in a link (of a name edition/numbering.py has told so). -->
  <xsl:template name="link-out">
    <xsl:param name="href"/>
    <xsl:param name="class"/>
    <xsl:choose>
      <xsl:when test="$href = '' or (not(@mention:entry) and ancestor::*[self::tei:note
          or self::tei:ref or @mention:entry][1][not(self::tei:note)])">
        <span>
          <xsl:call-template name="attributes">
            <xsl:with-param name="class" select="$class"/>
          </xsl:call-template>
          <xsl:apply-templates/>
        </span>
      </xsl:when>
      <xsl:when test="* and (.//tei:note or .//tei:pb or .//tei:ptr)">
        <span>
          <xsl:call-template name="attributes"/>
          <xsl:apply-templates mode="linked">
            <xsl:with-param name="href" select="$href"/>
            <xsl:with-param name="class" select="$class"/>
          </xsl:apply-templates>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <a href="{$href}">
          <xsl:call-template name="attributes">
            <xsl:with-param name="class" select="$class"/>
          </xsl:call-template>
          <xsl:apply-templates/>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Note marks and page breaks are links of their own and stay out of one. -->
  <xsl:template match="node()" mode="linked">
    <xsl:param name="href"/>
    <xsl:param name="class"/>
    <a href="{$href}">
      <xsl:if test="$class"><xsl:attribute name="class"><xsl:value-of select="$class"/></xsl:attribute></xsl:if>
      <xsl:apply-templates select="."/>
    </a>
  </xsl:template>

  <xsl:template match="tei:note | tei:pb | tei:ptr | *[.//tei:note or .//tei:pb or .//tei:ptr]
      | comment()
      | processing-instruction()" mode="linked" priority="1">
    <xsl:apply-templates select="."/>
  </xsl:template>

  <xsl:template name="safe-address">
    <xsl:param name="address"/>
    <xsl:variable name="one" select="normalize-space($address)"/>
    <xsl:variable name="first"
        select="substring-before(concat($one, ' '), ' ')"/>
    <xsl:variable name="scheme" select="translate(substring-before($first, ':'),
        'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"/>
    <xsl:choose>
      <xsl:when test="starts-with($first, '#')">
        <xsl:if test="key('ids', $first)[not(ancestor::tei:teiHeader)]">
          <xsl:value-of select="$first"/>
        </xsl:if>
      </xsl:when>
      <xsl:when test="$scheme = 'http' or $scheme = 'https' or $scheme = 'mailto'">
        <xsl:value-of select="$first"/>
      </xsl:when>
      <xsl:when test="not(contains($first, ':'))">
        <xsl:value-of select="$first"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Text without notes and page breaks, for titles and metadata. -->
  <xsl:template match="tei:note | tei:pb" mode="plain"/>

  <xsl:template match="tei:lb" mode="plain">
    <xsl:text> </xsl:text>
  </xsl:template>

</xsl:stylesheet>
