"""Lists, and lists within lists."""

from __future__ import annotations

from tei_tools.layout.model import Block
from tei_tools.tei import Draft


def list_at(outermost: Draft, block: Block) -> Draft:
    """The list that an item or label goes into: that of its depth, within the last item.

    ``outermost`` is the list that it goes into if it has no depth.
    """
    found, around = outermost, None
    for _ in range(block.depth):
        item = _last(found, "item")
        if item is None:
            return found
        around, inner = item, _last(item, "list")
        found = new_list(item) if inner is None else inner
    return found if around is None or fits(found, block) else new_list(around)


def new_list(parent: Draft, role: str = "") -> Draft:
    """A list of the type ``role`` at the end of the parent."""
    return parent.add("list", {"type": role or "simple"})


def fits(items: Draft, block: Block) -> bool:
    """Whether an item or label may come next: a list has labels for all of its items or for none
    (Guidelines 3.8)."""
    last = _last(items, "item", "label")
    if last is None:
        return True
    children = (child for child in items.children if isinstance(child, Draft))
    labelled = next(child.name for child in children if child.name in ("item", "label")) == "label"
    if block.kind == "label":
        return labelled and last.name == "item"
    return not labelled or last.name == "label"


def _last(element: Draft, *names: str) -> Draft | None:
    """The last child of one of these names."""
    for child in reversed(element.children):
        if isinstance(child, Draft) and child.name in names:
            return child
    return None
