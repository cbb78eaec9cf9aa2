"""Where a text names persons, and who is meant.

The flow is :class:`tei_tools.annotate.persons.Persons`: it reads the memo as passages, looks for
the persons of the list, then for names that no list has, and last for what the memo as a whole
tells. The files, in the order in which they are used:

**Words.** ``words`` makes of a word the key under which it is looked up, ``tokens`` finds the words
with a capital, ``passages`` holds those of a block and takes names out of them, ``small`` knows
what the memo writes small. What words are in general say ``vocabulary`` and ``learned``; what the
words around one tell says ``company``. Names of things that look like those of persons are taken
first: ``ships``, ``laws``. A memo in another language has its own words: ``languages``, ``abroad``.

**Persons of the list.** ``parsing`` takes a heading of the list apart, ``index`` leads from written
forms to entries, ``bearers`` are all entries with one form. ``mentions`` finds them in a passage,
with given names before them (``fitting``) or behind (``inverted``). ``linking`` decides who is
meant, by the points of ``ranking``: of the title before the name (``titles``, ``evidence``), and of
the offices of the entry (``offices``, ``prominence``).

**Names that no list has.** ``discovery`` goes from what is sure to what is likely. ``seeds`` are
names that show themselves: in a place for names (``slots``), by a title (``after_titles``,
``called``), by a custom (``customs``), with particles (``compound``). ``likely`` are those that a
model tells by ``clues``. ``pairs`` are two persons with a hyphen, ``in_lists`` stand in one list
with names, ``short_forms`` are parts of long names. ``signatories`` and ``among_places`` tell
states and places from them.

**The memo as a whole.** ``people`` says which names are one person's, ``familiar`` whom a given
name alone means, ``initials`` whom initials do, ``parties`` who writes to whom.
"""
