"""Names of persons that no list has.

``discovery`` goes from what is sure to what is likely. ``seeds`` are names that show themselves: in
a place for names (``slots``), by a title (``after_titles``, ``called``), by a custom (``customs``),
with particles (``compound``). ``likely`` are those that a model tells by ``clues``. ``pairs`` are
two persons with a hyphen, ``in_lists`` stand in one list with names, ``short_forms`` are parts of
long names. ``signatories`` and ``among_places`` tell states and places from them.
"""
