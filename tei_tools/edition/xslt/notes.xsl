<?xml version="1.0" encoding="UTF-8"?>
<!-- Which notes are footnotes; for every edition. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <!-- Footnotes by the number of footnotes around them: 0, then 1, … is the order of the list. -->
  <xsl:key name="notes"
      match="tei:text//tei:note[not(@place='inline' or @rend='inline')]"
      use="count(ancestor::tei:note[not(@place='inline' or @rend='inline')])"/>

</xsl:stylesheet>
