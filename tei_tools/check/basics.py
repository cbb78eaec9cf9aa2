"""What is checked before the rules: that the file is XML, and that it agrees with its schema.

Told as the rules are, with examples, so that ``explain`` has a page for each.
"""

from __future__ import annotations

from dataclasses import dataclass

from tei_tools.findings import Severity

_TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'


@dataclass(frozen=True, slots=True)
class Basic:
    """A check that no profile can leave out; the fields are those of a rule.

    ``bad`` and ``good`` are paragraphs of a document, or whole documents; both are empty where the
    fault is not one of the text.
    """

    id: str
    holds: str
    why: str
    bad: str = ""
    good: str = ""
    severity: Severity = "error"


BASICS = (
    Basic(
        "file-unreadable",
        "The file is there and can be read.",
        "What cannot be read cannot be checked.",
    ),
    Basic(
        "file-missing",
        "A folder that is to be checked holds an edition: a file that ends in .xml.",
        "A run that checks nothing must not look like one that found nothing.",
    ),
    Basic(
        "file-failed",
        "The check comes to an end.",
        "A file at which the check breaks off was not checked; the message says why.",
    ),
    Basic(
        "xml-wellformed",
        "The file is well-formed XML.",
        "Where it is not, nothing after that place can be read by any program.",
        f"{_TEI}<text></TEI>",
        f"{_TEI}<text></text></TEI>",
    ),
    Basic(
        "xml-entity",
        "The document declares no entities of its own.",
        "Entities can be made to fill the memory or to read files, so they are not read, and what "
        "they stand for would be missing.",
        f'<!DOCTYPE TEI [<!ENTITY x "ten">]>\n{_TEI}<text>&x;</text></TEI>',
        f"{_TEI}<text>ten</text></TEI>",
    ),
    Basic(
        "schema-root",
        "The document begins with an element that the schema lets begin one.",
        "A part of a document cannot be checked or shown by itself.",
        '<p xmlns="http://www.tei-c.org/ns/1.0">We met.</p>',
        f"{_TEI}<text><body><p>We met.</p></body></text></TEI>",
    ),
    Basic(
        "schema-namespace",
        "Elements are in the namespace of TEI.",
        "To a program an element of another namespace is another element, whatever its name.",
        "<TEI><text/></TEI>",
        f"{_TEI}<text/></TEI>",
    ),
    Basic(
        "schema-element",
        "An element is known to the schema, and stands where it may.",
        "Programs look for elements by name and place; what stands elsewhere is not found.",
        "<p>We met <perName>Elm</perName>.</p>",
        "<p>We met <persName>Elm</persName>.</p>",
    ),
    Basic(
        "schema-missing",
        "Nothing that must be there is missing.",
        "Programs rely upon what the schema promises.",
        "<list/>",
        "<list><item>One</item></list>",
    ),
    Basic(
        "schema-attribute",
        "Attributes are known to the schema, and those that it requires are there.",
        "An attribute with a slip in its name is not read by anything.",
        '<p>We met <persName rf="#p_A">Elm</persName>.</p>',
        "<p>We met <persName>Elm</persName>.</p>",
    ),
    Basic(
        "schema-value",
        "The values of attributes are among those that the schema allows.",
        "Programs know only these values.",
        '<p>We met <persName cert="certain">Elm</persName>.</p>',
        '<p>We met <persName cert="high">Elm</persName>.</p>',
    ),
    Basic(
        "schema-text",
        "Text stands only where it may.",
        "Text directly in an element that holds only elements belongs to none of them, and is lost "
        "in most editions.",
        "<list>One</list>",
        "<list><item>One</item></list>",
    ),
    Basic(
        "schema-invalid",
        "The document is valid, also where no more can be said.",
        "The verdict of the schema stands, even if no sentence explains it.",
    ),
    Basic(
        "schema-absent",
        "The schema that a document names is here: beside it, in a catalog, or registered.",
        "Nothing is fetched by itself, so the document is not checked against that schema.",
        f'<?xml-model href="http://example.org/letters.rng"?>\n{_TEI}<text/></TEI>',
        f"{_TEI}<text/></TEI>",
    ),
    Basic(
        "schematron-failed",
        "The tests and contexts of Schematron rules can be decided.",
        "A test that breaks off, at a value that is no number for instance, decides nothing; a "
        "rule whose context is no pattern checks nothing.",
        severity="warning",
    ),
    Basic(
        "ignore-form",
        "An instruction to ignore a rule names a rule that there is, and gives a reason.",
        "Whoever reads the edition later should see why it was not mended.",
        '<p><?tei-tools ignore pb-edge?><pb n="1" xml:id="pg_1"/>Text.</p>',
        '<p><?tei-tools ignore pb-edge: so in print?><pb n="1" xml:id="pg_1"/>Text.</p>',
        "warning",
    ),
    Basic(
        "ignore-unused",
        "Where an instruction says to ignore a rule, the rule is broken.",
        "An instruction that is left over would hide the next mistake.",
        "<p><?tei-tools ignore pb-edge: so in print?>Text.</p>",
        '<p><?tei-tools ignore pb-edge: so in print?><pb n="1" xml:id="pg_1"/>Text.</p>',
        "info",
    ),
)
