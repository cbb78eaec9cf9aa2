<?xml version="1.0" encoding="UTF-8"?>
<!-- The footnotes of a document; for every edition. Which notes are footnotes, and how deep each
     stands in others, is found by edition/numbering.py. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:note="urn:tei-tools:note"
    exclude-result-prefixes="tei note">

  <!-- (Not "//", for which libxslt would gather all that the document holds.) -->
  <xsl:variable name="notes" select="/descendant::tei:note[@note:depth]"/>

  <!-- The notes of the text in their order, then the notes within these, and so on. -->
  <xsl:template name="notes-by-depth">
    <xsl:apply-templates select="$notes" mode="list">
      <xsl:sort select="@note:depth" data-type="number"/>
    </xsl:apply-templates>
  </xsl:template>

</xsl:stylesheet>
