<?xml version="1.0" encoding="UTF-8"?>
<!-- Persons, places, organizations and terms, with links to where they are named. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:page="urn:tei-tools:page"
    exclude-result-prefixes="page">

  <!-- The entries are made by edition/registers.py. -->
  <xsl:template name="registers">
    <xsl:for-each select="*/page:register">
      <xsl:call-template name="register">
        <xsl:with-param name="title" select="@title"/>
        <xsl:with-param name="id" select="@id"/>
        <xsl:with-param name="entries" select="."/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="register">
    <xsl:param name="title"/>
    <xsl:param name="id"/>
    <xsl:param name="entries"/>
    <section class="register" aria-labelledby="{$id}">
      <h2 id="{$id}"><xsl:call-template name="our-language"/><xsl:value-of select="$title"/></h2>
      <dl>
        <xsl:text>&#10;</xsl:text>
        <xsl:value-of select="$entries"/>
      </dl>
    </section>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

</xsl:stylesheet>
