<?xml version="1.0" encoding="UTF-8"?>
<!-- A TEI document for edition/markdown.py: the web page, but with formulas in a line. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:import href="tei-tools:html.xsl"/>
  <xsl:import href="tei-tools:formulas.xsl"/>

</xsl:stylesheet>
