<?xml version="1.0" encoding="UTF-8"?>
<!-- The card under the title: what the header knows of the document. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:mention="urn:tei-tools:mention"
    exclude-result-prefixes="tei mention">

  <xsl:template name="card">
    <xsl:variable name="profile" select="tei:teiHeader/tei:profileDesc"/>
    <xsl:variable name="actions" select="$profile/tei:correspDesc/tei:correspAction"/>
    <xsl:variable name="sent" select="$actions[@type = 'sent']"/>
    <xsl:variable name="received" select="$actions[@type = 'received']"/>
    <xsl:variable name="class" select="$profile/tei:textClass"/>
    <xsl:variable name="staff" select="tei:text//tei:persName[@role]"/>
    <xsl:variable name="sources" select="tei:teiHeader/tei:fileDesc/tei:sourceDesc"/>
    <xsl:variable name="date" select="($profile/tei:creation/tei:date
        | $sent/tei:date[not($profile/tei:creation/tei:date)])[1]"/>
    <xsl:variable name="place" select="($sent/tei:placeName | $sent/tei:settlement
        | $profile/tei:creation/tei:placeName)[1]"/>
    <xsl:variable name="from" select="$sent/tei:persName | $sent/tei:orgName | $sent/tei:name"/>
    <xsl:variable name="to"
        select="$received/tei:persName | $received/tei:orgName | $received/tei:name"/>
    <xsl:variable name="source" select="$sources/tei:msDesc/tei:msIdentifier | $sources/tei:bibl
        | $sources/tei:biblStruct | $sources/tei:biblFull | $sources/tei:p"/>
    <xsl:if test="($date | $place | $from | $to | $class/tei:catRef | $class/tei:keywords/tei:term
        | $staff | $source)[normalize-space(concat(., @when, @from, @notBefore, @target))]">
      <dl class="card">
        <xsl:call-template name="fact">
          <xsl:with-param name="label">Date</xsl:with-param>
          <xsl:with-param name="values" select="$date"/>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="label">Place</xsl:with-param>
          <xsl:with-param name="values" select="$place"/>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="label">From</xsl:with-param>
          <xsl:with-param name="values" select="$from"/>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="label">To</xsl:with-param>
          <xsl:with-param name="values" select="$to"/>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="label">Classification</xsl:with-param>
          <xsl:with-param name="values" select="$class/tei:catRef"/>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="label">Keywords</xsl:with-param>
          <xsl:with-param name="values" select="$class/tei:keywords/tei:term"/>
        </xsl:call-template>
        <xsl:if test="$staff">
          <xsl:call-template name="fact">
            <xsl:with-param name="label">Drafted by</xsl:with-param>
            <xsl:with-param name="values" select="$staff[@role = 'drafter']"/>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="label">Cleared by</xsl:with-param>
            <xsl:with-param name="values" select="$staff[@role = 'clearer']"/>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="label">Approved by</xsl:with-param>
            <xsl:with-param name="values" select="$staff[@role = 'approver']"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:call-template name="fact">
          <xsl:with-param name="label">Source</xsl:with-param>
          <xsl:with-param name="values" select="$source"/>
        </xsl:call-template>
      </dl>
    </xsl:if>
  </xsl:template>

  <!-- One line of the card; nothing where nothing is known. -->
  <xsl:template name="fact">
    <xsl:param name="label"/>
    <xsl:param name="values" select="/.."/>
    <xsl:if test="$values">
      <xsl:variable name="known"
          select="$values[normalize-space(concat(., @when, @from, @notBefore, @target))]"/>
      <xsl:if test="$known">
        <div>
          <dt><xsl:value-of select="$label"/></dt>
          <xsl:for-each select="$known">
            <dd><xsl:apply-templates select="." mode="fact"/></dd>
          </xsl:for-each>
        </div>
        <xsl:text>&#10;</xsl:text>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="fact" name="words">
    <xsl:choose>
      <xsl:when test="*">
        <xsl:variable name="words"><xsl:apply-templates mode="plain"/></xsl:variable>
        <xsl:value-of select="normalize-space($words)"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space()"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A name of the lists is given as there where that says more: "Hummel, Arthur W., Jr." -->
  <xsl:template match="tei:persName | tei:orgName | tei:placeName" mode="fact">
    <xsl:choose>
      <xsl:when test="not(@mention:entry)"><xsl:call-template name="words"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
        <a class="{local-name()}" href="#{@mention:entry}">
          <xsl:choose>
            <xsl:when test="string-length(@mention:name) &gt; string-length($words)">
              <xsl:value-of select="@mention:name"/>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
          </xsl:choose>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:date" mode="fact">
    <xsl:variable name="words" select="normalize-space()"/>
    <xsl:variable name="value" select="(@when | @from | @notBefore)[1]"/>
    <time>
      <xsl:call-template name="datetime"/>
      <xsl:choose>
        <xsl:when test="$words"><xsl:value-of select="$words"/></xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="$value"/>
          <xsl:if test="@to | @notAfter">
            <xsl:value-of select="concat(' – ', @to, @notAfter)"/>
          </xsl:if>
        </xsl:otherwise>
      </xsl:choose>
    </time>
  </xsl:template>

  <xsl:template match="tei:catRef" mode="fact">
    <xsl:variable name="category" select="ancestor::tei:teiHeader/tei:encodingDesc/tei:classDecl
        //tei:category[concat('#', @xml:id) = current()/@target]"/>
    <xsl:choose>
      <xsl:when test="$category"><xsl:value-of select="normalize-space($category/tei:catDesc)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@target"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Where the source is kept, from the country to the folder. -->
  <xsl:template match="tei:msIdentifier" mode="fact">
    <xsl:apply-templates select="."/>
  </xsl:template>

  <xsl:template match="tei:msIdentifier">
    <xsl:for-each select="*[not(*)] | tei:altIdentifier/*">
      <xsl:if test="position() != 1">, </xsl:if>
      <xsl:call-template name="shelfmark"/>
    </xsl:for-each>
  </xsl:template>

  <!-- A number says of what it is the number: "Box 3". -->
  <xsl:template name="shelfmark">
    <xsl:variable name="number" select="normalize-space()"/>
    <xsl:variable name="kind" select="concat(translate(substring(@type, 1, 1),
        'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), substring(@type, 2))"/>
    <xsl:if test="self::tei:idno[@type = 'lot' or @type = 'box' or @type = 'folder']
        and not(starts-with($number, $kind))">
      <xsl:value-of select="concat($kind, ' ')"/>
    </xsl:if>
    <xsl:value-of select="$number"/>
  </xsl:template>

</xsl:stylesheet>
