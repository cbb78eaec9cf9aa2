"""The compact syntax of RELAX NG, read as the same schema in XML.

After the grammar of J. Clark (ed.), "RELAX NG Compact Syntax", OASIS 2002. Comments are left out;
annotations become elements within the pattern that they follow, so that rules of Schematron in them
are found.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from lxml import etree

from tei_tools.check.compact.annotations import Annotations
from tei_tools.check.compact.tokens import Token, Tokens
from tei_tools.errors import SchemaError
from tei_tools.tei import XML_NAMESPACE

_RELAXNG = "http://relaxng.org/ns/structure/1.0"
_XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
_OPERATORS = {",": "group", "|": "choice", "&": "interleave"}
_REPEATED = {"*": "zeroOrMore", "+": "oneOrMore", "?": "optional"}
_ASSIGNED = {"=": "", "|=": "choice", "&=": "interleave"}
#: Patterns of one word, and those with a pattern in braces.
_WORDS = ("empty", "notAllowed", "text")
_BRACED = ("mixed", "list")
_KEYWORDS = frozenset(
    """attribute default datatypes div element empty external grammar include inherit list mixed
    namespace notAllowed parent start string text token""".split()
)


def read_compact(path: Path) -> etree._Element:
    """The root of a schema in compact syntax, as XML. Raises SchemaError, with the place."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SchemaError(f"{path}: the schema cannot be read ({error})") from None
    compact = _Compact(path, text)
    try:
        return compact.schema()
    except RecursionError:
        raise SchemaError(
            f"{path}: the schema is nested too deeply, or is a part of itself"
        ) from None
    except ValueError:
        compact.refuse()


class _Compact:
    """A schema that is being read."""

    def __init__(self, path: Path, text: str) -> None:
        self._tokens = Tokens(path, text)
        self._namespaces = {"xml": XML_NAMESPACE}
        self._default: str | None = None
        self._types = {"xsd": _XSD}
        self._annotations = Annotations(self._tokens, self._namespaces)

    def _make(self, kind: str, /, *children: etree._Element, **attributes: str) -> etree._Element:
        made = etree.Element(f"{{{_RELAXNG}}}{kind}", attributes)
        made.extend(children)
        made.sourceline = self._tokens.line()  # type: ignore[assignment]
        return made

    def refuse(self) -> NoReturn:
        """Raise SchemaError for what XML cannot hold, which was just read."""
        self._tokens.fail(self._tokens.last.at, f"{self._tokens.last.text} cannot stand in XML")

    # declarations and grammars

    def schema(self) -> etree._Element:
        """The whole file."""
        while self._declaration():
            pass
        begin = self._tokens.position
        self._annotations.before()  # it may belong to a pattern or a definition
        grammar = self._tokens.is_one_of("start", "div", "include") or self._tokens.next.kind == ""
        after = self._tokens.after
        grammar |= self._tokens.next.kind == "name" and after.text in (*_ASSIGNED, "[")
        self._tokens.position = begin
        root = self._make("grammar", *self._contents("")) if grammar else self._pattern()
        if self._tokens.next.kind:
            self._tokens.unexpected("the end of the schema")
        if self._default is not None:
            root.set("ns", self._default)
        return root

    def _declaration(self) -> bool:
        if self._tokens.take("datatypes"):
            prefix = self._tokens.identifier()
            self._tokens.expect("=")
            self._types[prefix] = self._tokens.literal()
        elif self._tokens.is_one_of("default", "namespace"):
            default = self._tokens.take("default")
            self._tokens.expect("namespace")
            prefix = "" if self._tokens.is_one_of("=") else self._tokens.identifier()
            self._tokens.expect("=")
            address = None if self._tokens.take("inherit") else self._tokens.literal()
            if prefix:
                self._namespaces[prefix] = address or ""
            if default:
                self._default = address
        else:
            return False
        return True

    def _contents(self, end: str) -> Iterator[etree._Element]:
        """The definitions up to the sign, or to the end of the file."""
        while self._tokens.next.kind and not (end and self._tokens.is_one_of(end)):
            notes = self._annotations.before()
            if self._tokens.take("div"):
                made = self._in_braces("div")
            elif self._tokens.take("include"):
                made = self._make("include", href=self._tokens.literal())
                self._inherited(made)
                if self._tokens.take("{"):
                    made.extend(self._contents("}"))
                    self._tokens.expect("}")
            elif self._tokens.after.text == "[":
                made = self._annotations.element()
            else:
                made = self._definition()
            made.extend(notes)
            yield made

    def _definition(self) -> etree._Element:
        start = self._tokens.is_one_of("start")
        name = self._tokens.identifier("a definition")
        made = self._make("start") if start else self._make("define", name=name)
        sign = self._tokens.take(*_ASSIGNED)
        if not sign:
            self._tokens.unexpected(f"= after {name}")
        if combine := _ASSIGNED[sign]:
            made.set("combine", combine)
        made.append(self._pattern())
        return made

    def _inherited(self, made: etree._Element) -> None:
        if self._tokens.take("inherit"):
            self._tokens.expect("=")
            made.set("ns", self._namespaces.get(self._tokens.identifier(), ""))

    def _in_braces(self, name: str) -> etree._Element:
        self._tokens.expect("{")
        made = self._make(name, *self._contents("}"))
        self._tokens.expect("}")
        return made

    # patterns

    def _pattern(self) -> etree._Element:
        parts = [self._particle()]
        operator = self._tokens.take(*_OPERATORS)
        if operator:
            parts.append(self._particle())
        while operator and self._tokens.take(operator):
            parts.append(self._particle())
        if operator and self._tokens.is_one_of(*_OPERATORS):
            self._tokens.fail(
                self._tokens.next.at, f"{operator} and {self._tokens.next.text} need parentheses"
            )
        return self._make(_OPERATORS[operator], *parts) if operator else parts[0]

    def _particle(self) -> etree._Element:
        notes = self._annotations.before()
        made = self._primary()
        made.extend(notes)
        if sign := self._tokens.take(*_REPEATED):
            made = self._make(_REPEATED[sign], made)
        while self._tokens.take(">>"):
            made.append(self._annotations.element())
        return made

    def _primary(self) -> etree._Element:
        if self._tokens.take("("):
            made = self._pattern()
            self._tokens.expect(")")
            return made
        if self._tokens.next.kind == "literal":
            return self._value(self._make("value"))
        token, word = self._tokens.next, self._tokens.identifier("a pattern")
        if token.text in ("element", "attribute"):
            names = self._name_class(of_attribute=word == "attribute")
            return self._braced_pattern(self._make(word, names))
        if token.text in _BRACED:
            return self._braced_pattern(self._make(word))
        if token.text in _WORDS:
            return self._make(word)
        if token.text == "grammar":
            return self._in_braces("grammar")
        if token.text == "parent":
            return self._make("parentRef", name=self._tokens.identifier())
        if token.text == "external":
            made = self._make("externalRef", href=self._tokens.literal())
            self._inherited(made)
            return made
        if token.text in ("string", "token"):
            return self._data("", word, token)
        if ":" in word:
            prefix, _, kind = word.partition(":")
            if prefix not in self._types:
                self._tokens.fail(token.at, f"no datatypes are declared for {prefix}")
            return self._data(self._types[prefix], kind, token)
        if token.text in _KEYWORDS:
            self._tokens.fail(token.at, f"found {word}, wanted a pattern")
        return self._make("ref", name=word)

    def _braced_pattern(self, made: etree._Element) -> etree._Element:
        self._tokens.expect("{")
        made.append(self._pattern())
        self._tokens.expect("}")
        return made

    def _data(self, library: str, kind: str, token: Token) -> etree._Element:
        if self._tokens.next.kind == "literal":
            return self._value(self._make("value", type=kind, datatypeLibrary=library))
        made = self._make("data", type=kind, datatypeLibrary=library)
        if self._tokens.take("{"):
            while not self._tokens.take("}"):
                self._annotations.before()
                name = self._tokens.identifier("a parameter")
                self._tokens.expect("=")
                parameter = self._make("param", name=name)
                parameter.text = self._tokens.literal()
                made.append(parameter)
        if self._tokens.take("-"):
            self._annotations.before()
            made.append(self._make("except", self._primary()))
        return made

    def _value(self, made: etree._Element) -> etree._Element:
        made.text = self._tokens.literal()
        return made

    # name classes

    def _name_class(self, of_attribute: bool) -> etree._Element:
        parts = [self._names(of_attribute)]
        while self._tokens.take("|"):
            parts.append(self._names(of_attribute))
        return self._make("choice", *parts) if len(parts) > 1 else parts[0]

    def _names(self, of_attribute: bool) -> etree._Element:
        self._annotations.before()
        token = self._tokens.next
        if self._tokens.take("("):
            made = self._name_class(of_attribute)
            self._tokens.expect(")")
            return made
        if self._tokens.take("*"):
            made = self._make("anyName")
        elif token.kind == "names":
            self._tokens.position += 1
            made = self._make("nsName", ns=self._annotations.namespace(token))
        else:
            name = self._tokens.identifier()
            made = self._make("name")
            if ":" in name:
                made.set("ns", self._annotations.namespace(token))
            elif of_attribute:
                made.set("ns", "")
            made.text = name.rpartition(":")[2]
            return made
        if self._tokens.take("-"):
            made.append(self._make("except", self._names(of_attribute)))
        return made
