<?xml version="1.0" encoding="UTF-8"?>
<!-- The head of the page: for browsers, search engines and catalogues. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:mention="urn:tei-tools:mention"
    exclude-result-prefixes="tei mention">

  <xsl:template name="metadata">
    <xsl:variable name="header" select="*/tei:teiHeader"/>
    <xsl:variable name="file" select="$header/tei:fileDesc"/>
    <xsl:variable name="title">
      <xsl:for-each select="*"><xsl:call-template name="title"/></xsl:for-each>
    </xsl:variable>
    <meta charset="utf-8"/>
    <xsl:text>&#10;</xsl:text>
    <title><xsl:value-of select="$title"/></title>
    <xsl:text>&#10;</xsl:text>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <xsl:text>&#10;</xsl:text>
    <meta name="color-scheme" content="light dark"/>
    <xsl:text>&#10;</xsl:text>
    <meta name="generator" content="tei-tools"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:call-template name="meta">
      <xsl:with-param name="name">description</xsl:with-param>
      <xsl:with-param name="content"><xsl:call-template name="description"/></xsl:with-param>
    </xsl:call-template>
    <link rel="schema.DC" href="http://purl.org/dc/elements/1.1/"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:call-template name="meta">
      <xsl:with-param name="name">DC.title</xsl:with-param>
      <xsl:with-param name="content" select="$title"/>
    </xsl:call-template>
    <xsl:for-each select="$file/tei:titleStmt/tei:author">
      <xsl:call-template name="meta">
        <xsl:with-param name="name">DC.creator</xsl:with-param>
        <xsl:with-param name="content" select="."/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="$file/tei:publicationStmt/tei:publisher[not(. = 'Not published')]">
      <xsl:call-template name="meta">
        <xsl:with-param name="name">DC.publisher</xsl:with-param>
        <xsl:with-param name="content" select="."/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="meta">
      <xsl:with-param name="name">DC.date</xsl:with-param>
      <xsl:with-param name="content" select="$header/tei:profileDesc/tei:creation/tei:date[1]/@when"/>
    </xsl:call-template>
    <xsl:call-template name="meta">
      <xsl:with-param name="name">DC.language</xsl:with-param>
      <xsl:with-param name="content" select="$header/tei:profileDesc/tei:langUsage/tei:language[1]/@ident"/>
    </xsl:call-template>
    <xsl:for-each select="$file/tei:publicationStmt/tei:idno">
      <xsl:call-template name="meta">
        <xsl:with-param name="name">DC.identifier</xsl:with-param>
        <xsl:with-param name="content" select="."/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="meta">
      <xsl:with-param name="name">DC.source</xsl:with-param>
      <xsl:with-param name="content">
        <xsl:apply-templates select="$file/tei:sourceDesc//tei:msIdentifier[1]"/>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:for-each select="$file/tei:publicationStmt/tei:availability/tei:licence">
      <xsl:call-template name="meta">
        <xsl:with-param name="name">DC.rights</xsl:with-param>
        <xsl:with-param name="content"
            select="concat(., substring(' ', 1, string-length(@target)), @target)"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="scholar"/>
    <meta name="DC.type" content="Text"/>
    <xsl:text>&#10;</xsl:text>
    <meta name="DC.format" content="text/html"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- For Google Scholar, Zotero and others: the tags of Highwire Press. -->
  <xsl:template name="scholar">
    <xsl:variable name="file" select="*/tei:teiHeader/tei:fileDesc"/>
    <xsl:variable name="sent" select="*/tei:teiHeader/tei:profileDesc/tei:correspDesc
        /tei:correspAction[@type = 'sent']"/>
    <xsl:call-template name="meta">
      <xsl:with-param name="name">citation_title</xsl:with-param>
      <xsl:with-param name="content" select="($file/tei:titleStmt/tei:title[@type = 'main']
          | $file/tei:titleStmt/tei:title[not(../tei:title[@type = 'main'])])[1]"/>
    </xsl:call-template>
    <xsl:for-each select="$file/tei:titleStmt/tei:author
        | ($sent/tei:persName | $sent/tei:orgName)[not($file/tei:titleStmt/tei:author)]">
      <xsl:call-template name="meta">
        <xsl:with-param name="name">citation_author</xsl:with-param>
        <xsl:with-param name="content" select="(.//@mention:name | self::*[not(.//@mention:name)])[1]"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="meta">
      <xsl:with-param name="name">citation_publication_date</xsl:with-param>
      <xsl:with-param name="content"
          select="translate($file/tei:publicationStmt/tei:date[1]/@when, '-', '/')"/>
    </xsl:call-template>
    <xsl:call-template name="meta">
      <xsl:with-param name="name">citation_inbook_title</xsl:with-param>
      <xsl:with-param name="content" select="$file/tei:seriesStmt/tei:title[1]"/>
    </xsl:call-template>
    <xsl:call-template name="meta">
      <xsl:with-param name="name">citation_publisher</xsl:with-param>
      <xsl:with-param name="content"
          select="$file/tei:publicationStmt/tei:publisher[not(. = 'Not published')][1]"/>
    </xsl:call-template>
    <xsl:call-template name="meta">
      <xsl:with-param name="name">citation_language</xsl:with-param>
      <xsl:with-param name="content"
          select="*/tei:teiHeader/tei:profileDesc/tei:langUsage/tei:language[1]/@ident"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="meta">
    <xsl:param name="name"/>
    <xsl:param name="content"/>
    <xsl:variable name="value" select="normalize-space($content)"/>
    <xsl:if test="$value">
      <meta name="{$name}" content="{$value}"/>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- The title of the document, from its header or from its first heading. -->
  <xsl:template name="title">
    <xsl:variable name="titles" select="tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title"/>
    <xsl:choose>
      <xsl:when test="normalize-space($titles[@type = 'main'])">
        <xsl:value-of select="normalize-space($titles[@type = 'main'])"/>
      </xsl:when>
      <xsl:when test="normalize-space($titles)">
        <xsl:value-of select="normalize-space($titles)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="head"><xsl:apply-templates select="(.//tei:text//tei:head)[1]" mode="plain"/></xsl:variable>
        <xsl:value-of select="normalize-space($head)"/>
        <xsl:if test="not(normalize-space($head))">Untitled</xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The first words of the first paragraph. -->
  <xsl:template name="description">
    <xsl:variable name="first" select="(*/tei:text//tei:p)[1]"/>
    <xsl:variable name="paragraph">
      <xsl:choose>
        <xsl:when test="$first/ancestor::tei:note">
          <xsl:apply-templates
              select="(*/tei:text//tei:p[not(ancestor::tei:note)])[1]" mode="plain"/>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="$first" mode="plain"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="words" select="normalize-space($paragraph)"/>
    <xsl:value-of select="substring($words, 1, 240)"/>
    <xsl:if test="string-length($words) &gt; 240">…</xsl:if>
  </xsl:template>

</xsl:stylesheet>
