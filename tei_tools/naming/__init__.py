"""Where a text names persons, and who is meant.

The flow is :class:`tei_tools.annotate.persons.Persons`, in the order of the folders; none of them
imports one that stands after it, and ``listed`` and ``unlisted`` do not know each other:

``vocabulary``, ``learned``
    what words are in general: titles, places, given names; what a model learned of names
``text``
    the memo as passages of words with capitals, and what other words around a name tell
``listed``
    the persons of the list: where the memo names them, and who of several is meant
``unlisted``
    names that no list has
``memo``
    what the memo as a whole tells: which names are one person's, who writes to whom
"""
