"""The persons of a list: where a memo names them, and who of several is meant.

``parsing`` takes a heading of the list apart, ``index`` leads from written forms to entries,
``bearers`` are all entries with one form. ``mentions`` finds them in a passage, with given names
that are ``fitting``. ``linking`` decides who is meant, by the points of ``ranking``: of the title
before the name (``evidence``), of what the list says of a person (``offices``, and which titles
these are ``held`` by), and of how well known the offices are (``prominence``).
"""
