<?xml version="1.0" encoding="UTF-8"?>
<!-- Data in a text: lists of persons and places, dictionaries, descriptions of manuscripts. Their parts
     are set apart by edition/spacing.py. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:page="urn:tei-tools:page"
    exclude-result-prefixes="tei page">

  <xsl:template match="tei:msDesc/tei:msIdentifier" priority="1">
    <div class="msIdentifier"><xsl:call-template name="ms-identifier"/></div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Who and what stands in a list of the text. If the register of the page lists it too
       (edition/registers.py), its identifier stands there. -->
  <xsl:template match="tei:listPerson/tei:person | tei:listPerson/tei:personGrp | tei:listPlace/tei:place
      | tei:listOrg/tei:org | tei:listEvent/tei:event | tei:listNym/tei:nym">
    <div class="{local-name()} listed">
      <xsl:if test="self::tei:event or self::tei:nym">
        <xsl:for-each select="@xml:id"><xsl:attribute name="id"><xsl:value-of select="."/></xsl:attribute></xsl:for-each>
      </xsl:if>
      <xsl:if test="@xml:lang"><xsl:call-template name="language"/></xsl:if>
      <xsl:apply-templates/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Parts of an entry that may hold others: a block if a quotation or the like stands in it. -->
  <xsl:template match="tei:sense | tei:hom | tei:re">
    <xsl:choose>
      <xsl:when test=".//tei:cit or .//tei:p or .//tei:ab or .//tei:list or .//tei:lg or .//tei:l
          or .//tei:table or .//tei:figure">
        <div>
          <xsl:call-template name="part-of-entry"/>
        </div>
        <xsl:text>&#10;</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <span>
          <xsl:call-template name="part-of-entry"/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A sense has its number, unless its words show it (edition/shown_numbers.py). -->
  <xsl:template name="part-of-entry">
    <xsl:call-template name="attributes">
      <xsl:with-param name="class" select="concat('tei-', local-name())"/>
    </xsl:call-template>
    <xsl:if test="@page:n">
      <span class="n"><xsl:value-of select="@page:n"/></span><xsl:text> </xsl:text>
    </xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- These are known, and look as their words do. -->
  <xsl:template match="tei:form | tei:orth | tei:pron
      | tei:hyph | tei:syll | tei:gramGrp | tei:gram | tei:pos | tei:gen | tei:number | tei:case | tei:per
      | tei:tns | tei:mood | tei:iType | tei:subc | tei:colloc | tei:usg | tei:lbl | tei:def | tei:etym | tei:xr | tei:lang | tei:oRef | tei:pRef | tei:birth | tei:death
      | tei:occupation | tei:residence | tei:nationality | tei:affiliation | tei:education | tei:faith
      | tei:sex | tei:state | tei:trait | tei:persona | tei:location | tei:geo | tei:district | tei:bloc
      | tei:msItem | tei:locus | tei:incipit | tei:explicit | tei:rubric | tei:textLang | tei:objectDesc
      | tei:supportDesc | tei:support | tei:material | tei:extent | tei:dimensions | tei:height | tei:width
      | tei:depth | tei:foliation | tei:collation | tei:condition | tei:layoutDesc | tei:layout
      | tei:handDesc | tei:handNote | tei:decoDesc | tei:decoNote | tei:bindingDesc | tei:binding
      | tei:sealDesc | tei:seal | tei:origin | tei:origDate | tei:origPlace | tei:provenance
      | tei:acquisition | tei:repository | tei:institution | tei:collection | tei:summary
      | tei:eventName | tei:relation | tei:listRelation">
    <xsl:call-template name="as-it-stands"/>
  </xsl:template>

</xsl:stylesheet>
