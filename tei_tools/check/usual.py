"""What most encoders use of TEI, and the names that HTML has for it."""

from __future__ import annotations

#: Elements in common use, those first that hold others. Where a schema allows very many, these are
#: worth a proposal (most stand in TEI simplePrint too, which was made of what is used).
USUAL = (
    "teiHeader fileDesc titleStmt publicationStmt sourceDesc encodingDesc profileDesc revisionDesc "
    "standOff facsimile text front body back group div head opener p ab lg l sp speaker list item "
    "label table row cell figure graphic quote closer signed dateline salute postscript note hi "
    "persName placeName orgName name date rs title ref ptr term foreign emph q abbr expan choice "
    "sic corr orig reg del add unclear gap supplied seg lb pb"
).split()

#: Element of HTML -> the element of TEI, as a tag without its angle brackets.
_OF_HTML = {
    "a": "ref",
    "b": 'hi rend="bold"',
    "blockquote": "quote",
    "br": "lb",
    "dd": "item",
    "dl": "list",
    "dt": "label",
    "em": "emph",
    "i": 'hi rend="italic"',
    "img": "graphic",
    "li": "item",
    "ol": "list",
    "section": "div",
    "small": 'hi rend="small"',
    "span": "seg",
    "strong": 'hi rend="bold"',
    "sub": 'hi rend="sub"',
    "sup": 'hi rend="sup"',
    "td": "cell",
    "th": "cell",
    "tr": "row",
    "u": 'hi rend="underline"',
    "ul": "list",
    **{f"h{level}": "head" for level in range(1, 7)},
}


def of_html(name: str, allowed: set[str]) -> str:
    """The advice on an element of HTML, if what TEI has for it is allowed; otherwise nothing."""
    ours = _OF_HTML.get(name, "")
    return f"<{name}> is of HTML; TEI has <{ours}>" if ours.split(" ")[0] in allowed else ""
