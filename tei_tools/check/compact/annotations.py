"""Annotations in the compact syntax: elements and attributes in square brackets."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from tei_tools.check.compact.tokens import Token, Tokens


class Annotations:
    """Reads annotations; ``namespaces`` are those that are declared so far, by their prefixes."""

    def __init__(self, tokens: Tokens, namespaces: Mapping[str, str]) -> None:
        self._tokens = tokens
        self._namespaces = namespaces

    def namespace(self, token: Token) -> str:
        """The namespace of a name with a prefix."""
        prefix = token.text.partition(":")[0]
        if prefix not in self._namespaces:
            self._tokens.fail(token.at, f"no namespace is declared for {prefix}")
        return self._namespaces[prefix]

    def before(self) -> list[etree._Element]:
        """The elements of an annotation before what it belongs to; its attributes are left out."""
        elements: list[etree._Element] = []
        while self._tokens.take("["):
            holder = etree.Element("annotation")
            self._content(holder)
            elements.extend(holder)
        return elements

    def element(self) -> etree._Element:
        """One element, with its content in brackets."""
        made = etree.Element(self._name())
        self._tokens.expect("[")
        self._content(made)
        return made

    def _name(self) -> str:
        token, name = self._tokens.next, self._tokens.identifier()
        local = name.rpartition(":")[2]
        space = self.namespace(token) if ":" in name else ""
        return f"{{{space}}}{local}" if space else local

    def _content(self, made: etree._Element) -> None:
        while not self._tokens.take("]"):
            if self._tokens.next.kind == "literal":
                text = self._tokens.literal()
                if len(made):
                    made[-1].tail = (made[-1].tail or "") + text
                else:
                    made.text = (made.text or "") + text
            elif self._tokens.after.text == "=":
                name = self._name()
                self._tokens.expect("=")
                made.set(name, self._tokens.literal())
            else:
                made.append(self.element())
            self._tokens.take("~")
