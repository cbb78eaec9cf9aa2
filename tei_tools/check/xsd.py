"""What is wrong with a document that its XSD refuses, in an archivist's words.

libxml2 has given the verdict; here ``xmlschema`` says where the document and the schema part,
and the content model says what was expected.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from tei_tools.check.content import (
    EMPTY,
    TEXT,
    Model,
    One,
    choice,
    joined,
    repeat,
    sequence,
    together,
)
from tei_tools.check.explanations import (
    Problem,
    attributes_problems,
    content_problems,
    root_problem,
    text_problem,
    value_problem,
)
from tei_tools.check.faults import Fault, elements, shown
from tei_tools.errors import SchemaError
from tei_tools.tei import XML_NAMESPACE

_VERSIONING = "{http://www.w3.org/2007/XMLSchema-versioning}"
#: Elements that XSD 1.0 does not have.
_NEW = tuple(
    f"{{http://www.w3.org/2001/XMLSchema}}{name}"
    for name in (
        "assert", "assertion", "alternative", "openContent", "defaultOpenContent", "override",
        "explicitTimezone",
    )
)  # fmt: skip
_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"


class XsdSchema:
    """A schema in W3C XSD 1.0 or 1.1. Raises SchemaError if it cannot be used.

    1.0 is decided by libxml2, 1.1 by xmlschema. A schema is in 1.1 if it says so with
    ``vc:minVersion``, or uses an element that 1.0 does not have.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._validator: etree.XMLSchema | None = None
        try:
            schema = etree.parse(path, etree.XMLParser(no_network=True))
            self._is_new = _is_in_1_1(schema)
            if self._is_new:
                _load(path, path.stat().st_mtime_ns, True)
            else:
                self._validator = etree.XMLSchema(schema)
        except etree.XMLSyntaxError as error:
            line, column = error.position
            raise SchemaError(f"{path}:{line}:{column}: not well-formed XML: {error.msg}") from None
        except etree.XMLSchemaParseError as error:
            raise SchemaError(f"{path}: not a usable schema: {error}") from None

    def accepts(self, tree: etree._ElementTree) -> bool:
        """Whether the document is valid."""
        if self._validator is not None:
            return bool(self._validator.validate(tree))
        return bool(self._explainer()[0].is_valid(tree))

    def _explainer(self) -> tuple[Any, frozenset[str]]:
        return _load(self._path, self._path.stat().st_mtime_ns, self._is_new)

    def problems(self, tree: etree._ElementTree) -> Iterator[Problem]:
        """What is wrong with it, in the order of the document."""
        try:
            validator, names = self._explainer()
        except SchemaError:  # xmlschema is stricter about schemas than libxml2
            return
        order = {element: index for index, element in enumerate(elements(tree))}
        found: dict[etree._Element, list[Any]] = {}
        for error in validator.iter_errors(tree):
            found.setdefault(error.elem, []).append(error)
        for element in sorted(found, key=lambda element: order.get(element, -1)):
            yield from _of_element(element, found[element], names)


def _is_in_1_1(schema: etree._ElementTree) -> bool:
    """Whether the schema is in XSD 1.1."""
    least = schema.getroot().get(f"{_VERSIONING}minVersion", "")
    return least >= "1.1" or any(True for _ in schema.getroot().iter(*_NEW))


@lru_cache(maxsize=8)
def _load(path: Path, changed: int, is_new: bool) -> tuple[Any, frozenset[str]]:
    import xmlschema  # takes long to import, and is needed only for documents with faults

    try:
        kind = xmlschema.XMLSchema11 if is_new else xmlschema.XMLSchema10
        validator = kind(path, allow="local")
    except (xmlschema.XMLSchemaException, ValueError, OSError) as error:
        said = next(iter(str(error).splitlines()), "").rstrip(":")
        raise SchemaError(f"{path}: not a usable schema: {said}") from None
    return validator, frozenset(
        str(part.name) for part in validator.iter_components(xmlschema.validators.XsdElement)
    )


def _of_element(
    element: etree._Element, errors: list[Any], names: frozenset[str]
) -> Iterator[Problem]:
    """The problems of one element; what follows from another of them is left out."""
    kinds = {type(error.validator).__name__ for error in errors}
    for error in errors:
        kind = type(error.validator).__name__
        if kind.startswith("XMLSchema"):
            yield root_problem(element, names)
        elif kind == "XsdAttributeGroup":
            if error is next(e for e in errors if e.validator is error.validator):
                yield from attributes_problems(element, *_attributes(element, error.validator))
        elif kind == "XsdAssert":
            message = f"<{shown(element.tag)}> is not as the schema asserts"
            yield (
                "schema-invalid",
                Fault(element, message, f"this must hold: {error.validator.path}"),
            )
        elif kind == "XsdGroup":
            if "XsdElement" in kinds:
                continue  # the element is to be empty, which has been said
            if hasattr(error, "index"):
                if error is next(e for e in errors if hasattr(e, "index")):  # one a wrong child
                    yield from content_problems(element, _model(error.validator), names)
            else:
                yield text_problem(element, _model(error.validator))
        elif kind == "XsdElement" and "child elements" in error.reason:
            yield from content_problems(element, TEXT, names)
        elif kind == "XsdElement" and "attribute" not in error.reason:
            yield text_problem(element, EMPTY)
        else:
            yield value_problem(element, _attribute(element, error), *_allowed(error.validator))


def _attributes(element: etree._Element, group: Any) -> tuple[list[str], list[str]]:
    """The names of the attributes that are allowed, and of those that are required.

    Those by which a document names its schema are always allowed.
    """
    names = [name for name in group if name is not None]
    required = [name for name in names if group[name].use == "required"]
    return names + [
        str(name) for name in element.attrib if str(name).startswith(_INSTANCE)
    ], required


def _attribute(element: etree._Element, error: Any) -> str:
    """The attribute whose value is at fault; empty if it is the content of the element."""
    named: str = error.reason.partition("attribute ")[2].partition("=")[0]
    if not named or named in element.attrib:
        return named
    return f"{{{XML_NAMESPACE}}}{named}"


def _allowed(validator: Any) -> tuple[list[str], str]:
    """The values that are allowed, or the name of their type."""
    values = getattr(validator, "enumeration", None)
    base = getattr(validator, "primitive_type", None) or getattr(validator, "base_type", None)
    name = getattr(validator, "local_name", None) or getattr(base, "local_name", None) or ""
    return [str(value) for value in values or ()], name


def _model(particle: Any) -> Model:
    """The content model of a group or an element of xmlschema."""
    least, most = particle.min_occurs, particle.max_occurs
    kind = type(particle).__name__
    if kind.endswith("Element"):
        substitutes = particle.maps.substitution_groups.get(particle.name, ())
        head = () if particle.ref and particle.ref.abstract else (particle.name,)
        # A set has an order of its own in every process; the message should not.
        inner: Model = One((*head, *sorted(element.name for element in substitutes)))
    elif kind.endswith("Group"):
        join = {"sequence": sequence, "choice": choice, "all": together}[particle.model]
        inner = joined(join, [_model(part) for part in particle])
    else:
        inner = One((), particle.is_matching)
    return repeat(inner, least, most)
