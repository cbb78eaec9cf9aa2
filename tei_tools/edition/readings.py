"""Which of the readings of a ``choice`` or an ``app`` an edition shows: the rule of all editions.

It is the one that the editor prefers, or the first. Readings are the children of a ``choice``; of
an ``app`` only its ``lem`` and ``rdg``, also in groups (``rdgGrp``): what else stands there tells
of its witnesses (TEI P5, 12.1).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tei_tools.tei import tag

_APP, _CHOICE = tag("app"), tag("choice")
#: What holds readings, as lxml writes it.
HOLDERS = (_CHOICE, _APP)
_GROUP, _LEM = tag("rdgGrp"), tag("lem")
_VARIANTS = frozenset((_LEM, tag("rdg")))
_NO_READINGS = frozenset(map(tag, ("note", "noteGrp", "pb", "lb", "cb", "fw")))
_EDITED = frozenset(map(tag, ("corr", "reg")))
_ABBR, _EXPAN = tag("abbr"), tag("expan")


def readings_of(holder: etree._Element) -> list[etree._Element]:
    """The readings of a ``choice`` or an ``app``, in their order."""
    if holder.tag == _APP:
        return list(_variants(holder))
    return [each for each in holder if isinstance(each.tag, str) and each.tag not in _NO_READINGS]


def _variants(holder: etree._Element) -> Iterator[etree._Element]:
    for child in holder:
        if child.tag in _VARIANTS:
            yield child
        elif child.tag == _GROUP:
            yield from _variants(child)


def shown(holder: etree._Element) -> etree._Element | None:
    """The reading of a ``choice`` or an ``app`` that is shown; None if it has none."""
    found = readings_of(holder)
    names = {each.tag for each in found}
    if holder.tag == _APP:
        preferred = frozenset({_LEM})
    elif names & _EDITED:
        preferred = _EDITED
    else:
        preferred = frozenset({_ABBR} if _EXPAN in names else ())
    return next((each for each in found if each.tag in preferred), next(iter(found), None))
