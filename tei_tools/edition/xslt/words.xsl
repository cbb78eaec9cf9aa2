<?xml version="1.0" encoding="UTF-8"?>
<!-- Our own words, where a stylesheet says them. On a page in another language they are those of
     assets/words.csv, if it has that language (edition/words.py). -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- The language that they are in; and those of the script of the page, as JSON. -->
  <xsl:param name="our-language" select="'en'"/>
  <xsl:param name="script-words" select="''"/>

  <xsl:param name="say-skip" select="'Skip to the text'"/>
  <xsl:param name="say-show-readings" select="'Show other readings'"/>
  <xsl:param name="say-cite" select="'Cite this document'"/>
  <xsl:param name="say-untitled" select="'Untitled'"/>
  <xsl:param name="say-table" select="'Table'"/>
  <xsl:param name="say-image" select="'Image'"/>
  <xsl:param name="say-note" select="'Note'"/>
  <xsl:param name="say-notes" select="'Notes'"/>
  <xsl:param name="say-back" select="'Back to the mark of note'"/>
  <xsl:param name="say-unplaced" select="'No mark of this note stands in the text.'"/>
  <xsl:param name="say-unplaced-notes" select="'Notes without a mark in the text'"/>
  <xsl:param name="say-page" select="'Page'"/>
  <xsl:param name="say-link-page" select="'Link to page'"/>
  <xsl:param name="say-image-page" select="'Image of page'"/>
  <xsl:param name="say-link-paragraph" select="'Link to paragraph'"/>
  <xsl:param name="say-in-source" select="'In the source:'"/>
  <xsl:param name="say-in-source-inline" select="'in the source:'"/>
  <xsl:param name="say-readings" select="'Other readings:'"/>
  <xsl:param name="say-readings-inline" select="'other readings:'"/>
  <xsl:param name="say-or" select="'or:'"/>
  <xsl:param name="say-omitted" select="'omitted'"/>
  <xsl:param name="say-pause" select="'pause'"/>

</xsl:stylesheet>
