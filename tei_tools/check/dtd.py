"""DTDs: decided by libxml2, explained from their declarations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from tei_tools.check.content import EMPTY, Model, One, choice, joined, repeat, sequence
from tei_tools.check.explanations import (
    Problem,
    attributes_problems,
    content_problems,
    root_problem,
    text_problem,
    value_problem,
)
from tei_tools.check.faults import Fault, elements, line_of
from tei_tools.errors import SchemaError
from tei_tools.tei import XML_NAMESPACE

_OFTEN = {"once": (1, 1), "opt": (0, 1), "mult": (0, None), "plus": (1, None)}


class DtdSchema:
    """A DTD in a file; what it includes lies beside it. Raises SchemaError if it cannot be used."""

    def __init__(self, path: Path) -> None:
        try:
            if address := _on_the_web(path.read_bytes()):
                raise SchemaError(
                    f"{path}: includes {address}, which is not a file "
                    "beside it; nothing is fetched: save it here, and name the file"
                )
            with path.open("rb") as file:
                dtd: Any = etree.DTD(file)
        except (etree.DTDParseError, etree.XMLSyntaxError) as error:
            raise SchemaError(f"{path}: not a usable DTD: {error}") from None
        except OSError as error:
            raise SchemaError(f"{path}: cannot be read ({error.strerror})") from None
        self._dtd = dtd
        self._declared = {_name(each): each for each in self._dtd.iterelements()}
        if not self._declared:
            raise SchemaError(f"{path}: not a usable DTD: it declares no element")

    def accepts(self, tree: etree._ElementTree) -> bool:
        """Whether the document is valid, by libxml2."""
        return bool(self._dtd.validate(tree))

    def problems(self, tree: etree._ElementTree) -> Iterator[Problem]:
        """What is wrong with it, in the order of the document; then what libxml2 alone can say."""
        namespace = etree.QName(tree.getroot()).namespace
        said = False
        for problem in self._known(tree, namespace):
            said = True
            yield problem
        if not said:
            self._dtd.validate(tree)
            for entry in self._dtd.error_log.filter_from_errors():
                yield "schema-invalid", Fault(_at(tree, entry.line), entry.message)

    def _known(self, tree: etree._ElementTree, namespace: str | None) -> Iterator[Problem]:
        names = {_tag(name, namespace) for name in self._declared}
        if tree.getroot().tag not in names:
            yield root_problem(tree.getroot(), names)
        identifiers: set[str] = set()
        for element in elements(tree):
            declaration = self._declared.get(_written(element))
            if declaration is None:
                continue
            yield from _of_attributes(element, declaration, identifiers)
            if declaration.type == "any":
                continue
            model = _model(declaration.content, namespace)
            yield from content_problems(element, model, names)
            texts = (element.text, *(child.tail for child in element))
            if declaration.type != "mixed" and any(text and text.strip() for text in texts):
                yield text_problem(element, model)


def _on_the_web(data: bytes) -> str:
    """The address of a parameter entity that does not lie beside the DTD; or nothing."""
    for declaration in data.decode("utf-8", "replace").split("<!ENTITY")[1:]:
        words = declaration.partition(">")[0].split()
        address = words[-1].strip("\"'") if words and words[0] == "%" else ""
        if urlsplit(address).scheme in ("http", "https", "ftp"):
            return address
    return ""


def _of_attributes(
    element: etree._Element, declaration: Any, identifiers: set[str]
) -> Iterator[Problem]:
    declared = {_attribute(each): each for each in declaration.iterattributes()}
    required = [name for name, each in declared.items() if each.default == "required"]
    allowed = [name for name in declared if name != "xmlns"]
    yield from attributes_problems(element, allowed, required)
    for name, each in declared.items():
        value = element.get(name)
        if value is None:
            continue
        values = list(each.values())
        if each.default == "fixed":
            values = [each.default_value]
        if values and value not in values:
            yield value_problem(element, name, values, "")
        if each.type == "id":
            if value in identifiers:
                yield value_problem(element, name, (), "ID")
            identifiers.add(value)


def _model(particle: Any, namespace: str | None) -> Model:
    """The content model of a declaration; its text is no part of it."""
    if particle is None:
        return EMPTY
    inner: Model = EMPTY
    if particle.type == "element":
        inner = One((_tag(particle.name, namespace),))
    elif particle.type in ("seq", "or"):
        parts = _parts(particle)
        if particle.type == "or":
            parts = [part for part in parts if part.type != "pcdata"]
        join = sequence if particle.type == "seq" else choice
        inner = joined(join, [_model(part, namespace) for part in parts])
    return repeat(inner, *_OFTEN[particle.occur])


def _parts(particle: Any) -> list[Any]:
    """The parts of a sequence or choice, which libxml2 keeps in pairs."""
    parts, rest = [], particle
    while rest.type == particle.type and (rest is particle or rest.occur == "once"):
        parts.append(rest.left)
        rest = rest.right
    return [*parts, rest]


def _name(declaration: Any) -> str:
    prefix = declaration.prefix
    return f"{prefix}:{declaration.name}" if prefix else str(declaration.name)


def _attribute(declaration: Any) -> str:
    if declaration.prefix == "xml":
        return f"{{{XML_NAMESPACE}}}{declaration.name}"
    return _name(declaration)


def _written(element: etree._Element) -> str:
    """The name of an element as its document writes it."""
    local = etree.QName(element).localname
    return f"{element.prefix}:{local}" if element.prefix else local


def _tag(name: str, namespace: str | None) -> str:
    """The name in a declaration as lxml writes it in a document of this namespace."""
    return f"{{{namespace}}}{name}" if namespace and ":" not in name else name


def _at(tree: etree._ElementTree, line: int) -> etree._Element:
    """The first element on a line, or the root."""
    return next((each for each in elements(tree) if line_of(each) == line), tree.getroot())
