<?xml version="1.0" encoding="UTF-8"?>
<!-- Formulas in MathML, which browsers set themselves: its elements that show something (MathML Core),
     without what could lead out of the page; of all others the content. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="http://www.w3.org/1998/Math/MathML"
    exclude-result-prefixes="m">

  <xsl:template match="m:math | m:mrow | m:mi | m:mn | m:mo | m:ms | m:mtext | m:mspace | m:mfrac | m:msqrt
      | m:mroot | m:mstyle | m:merror | m:mpadded | m:mphantom | m:msub | m:msup | m:msubsup | m:munder
      | m:mover | m:munderover | m:mmultiscripts | m:mprescripts | m:none | m:mtable | m:mtr | m:mtd
      | m:menclose | m:mfenced">
    <xsl:element name="{local-name()}">
      <xsl:copy-of select="@display | @mathvariant | @stretchy | @fence | @separator | @form | @largeop
          | @movablelimits | @accent | @accentunder | @linethickness | @displaystyle | @scriptlevel
          | @rowspan | @columnspan | @width | @height | @depth | @lspace | @rspace"/>
      <xsl:apply-templates select="node()"/>
    </xsl:element>
  </xsl:template>

  <!-- The same formula in another form -->
  <xsl:template match="m:annotation | m:annotation-xml"/>

  <xsl:template match="m:*" priority="-0.25"><xsl:apply-templates/></xsl:template>

</xsl:stylesheet>
