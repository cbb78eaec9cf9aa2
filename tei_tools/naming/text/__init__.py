"""The memo as words of names.

``words`` makes of a word the key under which it is looked up, ``tokens`` finds the words with a
capital, ``passages`` holds those of a block and takes names out of them, ``small`` knows what the
memo writes small. What the words around one tell says ``company``, the office before a name
``titles``; ``inverted`` are names with the family name first. Names of things that look like those
of persons are taken first: ``ships``, ``laws``; numbers of points are no initials (``counting``),
and names end with the line of an address (``lines``). A memo in another language has its own words:
``languages``, ``abroad``.
"""
