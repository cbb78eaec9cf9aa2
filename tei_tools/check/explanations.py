"""Sentences about what a schema refuses.

Every function takes what is in the document and what the schema allows there, and returns a
problem: the identifier of the rule, and the fault in an archivist's words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from lxml import etree

from tei_tools.check.accepted import Accepted
from tei_tools.check.content import NOTHING, Model
from tei_tools.check.faults import Fault, shown
from tei_tools.check.usual import USUAL, of_html
from tei_tools.check.words import one_of, quoted
from tei_tools.slips import nearest
from tei_tools.tei import NAMESPACE

Problem: TypeAlias = tuple[str, Fault]

#: More names than this are not listed.
_MANY = 15
#: So many elements are looked at on each side, to tell what is in use.
_NEAR_BY = 200
_RANKS = {name: rank for rank, name in enumerate(USUAL)}
#: Elements that never hold text.
_BREAKS = ("pb", "fw", "lb", "cb", "gb", "milestone", "anchor", "ptr", "graphic")

#: How values of the built-in types are written.
_FORMS = {
    "moment": "a real date as YYYY, YYYY-MM or YYYY-MM-DD, or a time as YYYY-MM-DDThh:mm:ss",
    "date": "a real date as YYYY-MM-DD",
    "dateTime": "a date with time as YYYY-MM-DDThh:mm:ss",
    "gYear": "a year of four digits",
    "gYearMonth": "a month as YYYY-MM",
    "pointer": "one pointer without spaces, such as #p_1 or an address",
    "anyURI": "a pointer, such as #p_1 or an address",
    "number": "a number or sign that is not empty",
    "ID": "a name of its own: letters, digits, . - _, not beginning with a digit",
    "NCName": "a name: letters, digits, . - _, not beginning with a digit",
    "language": "a language code such as en or zh-Hans",
    "positiveInteger": "a whole number from 1",
    "nonNegativeInteger": "a whole number from 0",
    "decimal": "a number",
    "boolean": "true or false",
}


def root_problem(element: etree._Element, names: Collection[str]) -> Problem:
    """The root is no element that a document may begin with."""
    qualified = etree.QName(element)
    if qualified.localname == "TEI" or qualified.namespace != NAMESPACE:
        return _wrong_namespace(element)
    meant = nearest(qualified.localname, ["TEI"])
    hint = f"did you mean <{meant}>?" if meant else "a document begins with <TEI>"
    return "schema-root", Fault(
        element, f"<{shown(element.tag)}> cannot be the root of the document", hint
    )


def content_problems(
    parent: etree._Element, model: Model, names: Collection[str]
) -> Iterator[Problem]:
    """The children of the element are not those of its content model.

    ``names`` are all elements that the schema knows. What is wrong is left out of account for what
    follows, so that one mistake is one problem.
    """
    accepted = Accepted(model)
    faulty = False
    rest = model
    for child in parent.iterchildren("*"):
        after = rest.after(child.tag)
        if after is not NOTHING:
            rest = after
            accepted.add(child.tag)
            continue
        faulty = True
        yield _of_child(parent, child, accepted, rest, names)
        rest = _as_if_mended(child.tag, rest)
    if not faulty and not rest.may_end():
        after_what = _after_what(accepted)
        allowed = list(dict.fromkeys(rest.next_names()))
        name = shown(parent.tag)
        if allowed:
            message = f"<{name}> is not complete{after_what}"
            enough = [each for each in allowed if rest.after(each).may_end()]
            hint = f"add {_tags(enough or allowed, parent)}"
            yield "schema-missing", Fault(parent, message, hint)
        else:
            yield "schema-missing", Fault(parent, f"<{name}> holds no value", "fill it")


def _as_if_mended(tag: str, rest: Model) -> Model:
    """The model of what may follow a child that is wrong: as if what was missing before it had
    been there, or as if it had the name that was meant, or as if it were not there."""
    by_name = {shown(name): name for name in rest.next_names()}
    if not rest.may_end() and len(by_name) == 1:
        after = rest.after(*by_name.values()).after(tag)
        return rest if after is NOTHING else after
    meant = by_name.get(nearest(shown(tag), by_name))
    return rest.after(meant) if meant else rest


def _of_child(
    parent: etree._Element,
    child: etree._Element,
    accepted: Accepted,
    rest: Model,
    names: Collection[str],
) -> Problem:
    allowed = list(dict.fromkeys(rest.next_names()))
    if etree.QName(child).namespace != etree.QName(parent).namespace and child.tag not in names:
        return _wrong_namespace(child)
    if child.tag not in names:
        return _unknown_element(parent, child, allowed, names)
    return _misplaced_element(parent, child, accepted, rest, allowed)


def _unknown_element(
    parent: etree._Element,
    child: etree._Element,
    allowed: Sequence[str],
    names: Collection[str],
) -> Problem:
    name = shown(child.tag)
    may_stand = list(map(shown, allowed))
    hint = of_html(name, set(may_stand))
    if not hint:
        meant = nearest(name, may_stand) or nearest(name, map(shown, names))
        hint = f"did you mean <{meant}>?" if meant else _allowed_here(allowed, parent)
    return "schema-element", Fault(
        child, f"<{name}>, in <{shown(parent.tag)}>, is no element of this schema", hint
    )


def _misplaced_element(
    parent: etree._Element,
    child: etree._Element,
    accepted: Accepted,
    rest: Model,
    allowed: Sequence[str],
) -> Problem:
    name, within = shown(child.tag), f"in <{shown(parent.tag)}>"
    if not rest.may_end() and len(allowed) == 1:
        message = f"<{shown(allowed[0])}> is missing {within} before <{name}>"
        return "schema-missing", Fault(child, message, f"add {_tags(allowed, parent)}")
    if not any(True for _ in accepted.model.next_names()):
        what = "may hold only text" if accepted.model.takes_text() else "must be empty"
        hint = f"<{shown(parent.tag)}> {what}"
        return "schema-element", Fault(child, f"<{name}> cannot stand {within}", hint)
    hint = _allowed_here(allowed, parent)
    if other := accepted.meets(child.tag):
        same = other == child.tag
        before_it = f"it must come before <{shown(other)}>"
        only_one = "only one may stand there: remove one of the two"
        hint = only_one if same else f"{before_it}; {hint}"
    message = f"<{name}> cannot stand {within}{_after_what(accepted)}"
    return "schema-element", Fault(child, message, hint)


def _after_what(accepted: Accepted) -> str:
    return f" after <{shown(accepted.names[-1])}>" if accepted.names else ""


def _wrong_namespace(element: etree._Element) -> Problem:
    namespace = etree.QName(element).namespace
    where = f"the namespace {namespace}" if namespace else "no namespace"
    name, parent = etree.QName(element).localname, element.getparent()
    if name == "TEI.2" and parent is None:
        message = "<TEI.2> begins a document of TEI P4, an older form of TEI"
        return "schema-namespace", Fault(element, message, "convert it to P5 first")
    hint = f'TEI documents begin with <TEI xmlns="{NAMESPACE}">'
    if parent is not None and etree.QName(parent).namespace == NAMESPACE:
        hint = f"if <{name}> of TEI is meant, remove the prefix or the @xmlns; else remove <{name}>"
    message = f"<{name}> is in {where}, not in that of TEI"
    return "schema-namespace", Fault(element, message, hint)


def text_problem(parent: etree._Element, model: Model) -> Problem:
    """The element holds text where it may hold only elements, or nothing."""
    texts = (parent.text, *(child.tail for child in parent))
    text = next((text for text in texts if text and text.strip()), "")
    allowed = list(dict.fromkeys(model.next_names()))
    holders = [name for name in allowed if shown(name) not in _BREAKS]
    name = shown(parent.tag)
    if not allowed and model.may_end():
        found = quoted(text) if text else "something"
        return "schema-text", Fault(
            parent, f"<{name}> must be empty, but holds {found}", f"write <{name}/>"
        )
    return "schema-text", Fault(
        parent,
        f"the text {quoted(text)} stands directly in <{name}>, which holds only elements",
        f"put it into {_tags(holders, parent)}" if holders else "remove it",
    )


def attributes_problems(
    element: etree._Element, allowed: Sequence[str], required: Sequence[str]
) -> Iterator[Problem]:
    """Attributes that are not allowed, and required ones that are missing.

    A required attribute whose name is misspelt is one problem, not two.
    """
    missing = [name for name in required if name not in element.attrib]
    name = shown(element.tag)
    for attribute in map(str, element.attrib):
        if attribute in allowed:
            continue
        written = shown(attribute)
        free = [shown(other) for other in allowed if other not in element.attrib]
        same = (other for other in free if other.partition(":")[2] == written)  # id for xml:id
        meant = next(same, "") or nearest(written, map(shown, missing)) or nearest(written, free)
        missing = [other for other in missing if shown(other) != meant]
        hint = f"allowed here: {one_of('@' + shown(other) for other in allowed)}"
        yield (
            "schema-attribute",
            Fault(
                element,
                f"@{written} is not allowed on <{name}>",
                f"did you mean @{meant}?" if meant else hint if allowed else "remove it",
                attribute,
            ),
        )
    for attribute in missing:
        yield (
            "schema-attribute",
            Fault(element, f"<{name}> lacks @{shown(attribute)}", "the schema requires it"),
        )


def value_problem(
    element: etree._Element, attribute: str, values: Sequence[str], type_name: str
) -> Problem:
    """The value of an attribute (or, without one, the text) is not among those allowed."""
    value = element.get(attribute, "") if attribute else element.text or ""
    name = shown(element.tag)
    form = _FORMS.get(type_name, f"a value of the type {type_name}" if type_name else "")
    meant = nearest(value, values)
    hints = [f"did you mean “{meant}”?"] if meant else []
    if values:
        hints.append(f"allowed: {one_of(values)}")
    elif not value.strip():
        hints.append("it must not be empty")
    elif form:
        hints.append(f"wanted: {form}")
    where = f'@{shown(attribute)}="{value}"' if attribute else f"the text {quoted(value)}"
    return "schema-value", Fault(
        element, f"{where} is not a value allowed on <{name}>", "; ".join(hints), attribute
    )


def together_problem(element: etree._Element, attribute: str) -> Problem:
    """The attribute may not stand beside the others that the element has."""
    message = (
        f"@{shown(attribute)} cannot stand beside the other attributes of <{shown(element.tag)}>"
    )
    return "schema-attribute", Fault(element, message, "remove one of them", attribute)


def one_of_attributes_problem(element: etree._Element, names: Sequence[str]) -> Problem:
    """One of several attributes is missing."""
    message = f"<{shown(element.tag)}> lacks an attribute"
    hint = f"add {one_of('@' + shown(name) for name in names)}" if names else ""
    return "schema-attribute", Fault(element, message, hint)


def _allowed_here(names: Sequence[str], near: etree._Element) -> str:
    return f"allowed here: {_tags(names, near)}" if names else "nothing more may stand here"


def _tags(names: Sequence[str], near: etree._Element) -> str:
    """The names as tags; of very many only some, those first that are in use, near by or at all."""
    if len(names) > _MANY:
        around = (near, near.itersiblings(), near.itersiblings(preceding=True))
        used = {str(element.tag) for each in around for element in islice(each, _NEAR_BY)}
        names = sorted(
            names, key=lambda name: (name not in used, _RANKS.get(shown(name), len(_RANKS)))
        )
    tags = [f"<{shown(name)}>" for name in names]
    if len(tags) > _MANY:
        return f"{', '.join(tags[:_MANY])} or one of {len(tags) - _MANY} others"
    return one_of(tags) or "nothing"
