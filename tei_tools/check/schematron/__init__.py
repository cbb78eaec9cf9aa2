"""Schematron: rules in XPath about what a grammar cannot say (ISO/IEC 19757-3).

tokens      XPath as tokens
subset      XPath 2 and 3 that means the same in XPath 1
model       what a schema says, as values
inclusion   parts in other files
reader      a .sch file -> values
extraction  rules in RELAX NG and ODD -> a schema of their own
contexts    to which nodes a rule is applied
subjects    nodes
libxml2     XPath 1
full        XPath 2 and 3
schema      the rules, applied to a document
"""
