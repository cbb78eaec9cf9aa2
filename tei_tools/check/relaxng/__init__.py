"""RELAX NG by derivatives of patterns.

libxml2 prepares a grammar in full before it reads the first document; for TEI All that takes
seconds. Here only what the document touches is prepared, and every step is remembered, so that a
document against TEI All is decided in a fraction of a second, and its faults can be explained from
the patterns themselves. The method is Brzozowski's as James Clark applied it to RELAX NG ("An
algorithm for RELAX NG validation"), without his pattern "after": the children of an element are
decided on their own, for all its possible patterns at once.

    names       name classes
    datatypes   values of the W3C datatypes, decided by libxml2
    patterns    the patterns, each made only once
    reader      a .rng file -> patterns
    derivatives what is left of a pattern after a start tag, an attribute, a text, a child
    grammar     a schema, ready for use, and its verdict
    diagnosis   what is wrong, in words
"""
