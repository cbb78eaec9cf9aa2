"""What the parser says of a document that is no XML, in an archivist's words."""

from __future__ import annotations

import re

from tei_tools.errors import NotWellFormedError

#: Prefixes that everybody uses for the same.
_NAMESPACES = {
    "tei": "http://www.tei-c.org/ns/1.0",
    "xi": "http://www.w3.org/2001/XInclude",
    "xlink": "http://www.w3.org/1999/xlink",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_FIRST = "mend this place first: nothing after it can be checked"
#: What libxml2 says, what we say, and what to do; ``\\1`` is the first group.
_SENTENCES: tuple[tuple[str, str, str], ...] = (
    (
        r"Opening and ending tag mismatch: (\S+) line (\d+) and (\S+)",
        r"<\1>, which begins in line \2, does not end before </\3>",
        r"write </\1> where it ends",
    ),
    (
        r"Premature end of data in tag (\S+) line (\d+)",
        r"the file ends, but <\1>, which begins in line \2, does not",
        r"write </\1> where it ends; perhaps the file was cut off",
    ),
    (r"xmlParseEntityRef: no name", "a sign & stands alone", "write &amp; for it"),
    (
        r"EntityRef: expecting ';'",
        "a sign & stands alone, or the name after it does not end with ;",
        "write &amp; for the sign itself",
    ),
    (r"StartTag: invalid element name", "a sign < begins no tag", "write &lt; for the sign itself"),
    (
        r"Entity '(\S+)' not defined",
        r"&\1; means nothing in XML",
        "write the character itself",
    ),
    (r"Attribute (\S+) redefined", r"@\1 stands twice in one tag", "remove one of the two"),
    (
        r"AttValue: \" or ' expected",
        "the value of an attribute is not in quotation marks",
        'write it as in n="1"',
    ),
    (
        r"Unescaped '<' not allowed in attributes values",
        "a value of an attribute holds <, or does not end",
        "end it with a quotation mark, or write &lt; for the sign itself",
    ),
    (
        r"Specification mandates? value for attribute (\S+)",
        r"@\1 has no value",
        r'write \1="…", or remove it',
    ),
    (
        r"attributes construct error",
        "the attributes of a tag are not divided by spaces, or a value ends too early",
        'write them as in n="1" type="note"',
    ),
    *(
        (
            rf"Namespace prefix {prefix} (?:for \S+ )?on (\S+) is not defined",
            rf"the prefix {prefix} on <\1> stands for no namespace",
            f'declare it: xmlns:{prefix}="{namespace}"',
        )
        for prefix, namespace in _NAMESPACES.items()
    ),
    (
        r"Namespace prefix (\S+) (?:for \S+ )?on (\S+) is not defined",
        r"the prefix \1 on <\2> stands for no namespace",
        r'declare it: xmlns:\1="…"',
    ),
    (
        r"Extra content at the end of the document",
        "something stands after the end of the root element",
        "a document has one root element; remove the rest, or put it into the root",
    ),
    (
        r"Document is empty",
        "the file holds nothing",
        "perhaps it was not written to its end",
    ),
    (
        r"Start tag expected, '<' not found",
        "the file does not begin with a tag",
        "is it XML at all? tei-tools convert makes TEI of plain text",
    ),
    (
        r"XML declaration allowed only at the start of the document",
        "something stands before <?xml …?>",
        "remove empty lines and spaces before it; of two documents make two files",
    ),
    (
        r"(?:Input is not proper UTF-8.*|Invalid bytes in character encoding.*|"
        r"internal error: .*encoding.*|input conversion failed.*)",
        "the bytes of the file are not those of its encoding",
        "save it as UTF-8, and say so: <?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    ),
    (
        r"(?:PCDATA invalid Char value|xmlParseCharRef: invalid xmlChar value) (\d+).*",
        r"a control character (number \1) is not allowed in XML",
        "remove it",
    ),
    (
        r"Excessive depth in document.*",
        "elements are nested more deeply than in any edition",
        "look whether they end",
    ),
    (
        r"Maximum entity amplification factor exceeded.*|Detected an entity reference loop.*",
        "the entities of the document are made to fill the memory",
        "write the text itself in their place, and remove the declarations",
    ),
    (
        r"Resource limit exceeded: .*|AttValue length too long|xmlSAX2Text: huge text node",
        "a text or value is longer than in any edition",
        "look whether it ends",
    ),
    (r"Comment not terminated.*", "a comment does not end", "write --> where it ends"),
)  # fmt: skip


def not_well_formed(name: str, line: int, column: int, message: str) -> NotWellFormedError:
    """The error for a message of the parser about a place of the file ``name``."""
    said = re.sub(r", line \d+, column \d+$", "", message).strip()
    for pattern, ours, advice in _SENTENCES:
        if found := re.fullmatch(pattern, said):
            return NotWellFormedError(name, line, column, found.expand(ours), found.expand(advice))
    return NotWellFormedError(name, line, column, said, _FIRST)
