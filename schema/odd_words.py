"""What the ODD says in words, and in which module of TEI the elements are."""

from __future__ import annotations

INTRODUCTION = (
    "What an edition of a memo is. The customization is narrower than TEI P5: every document that "
    "it accepts is valid TEI, but of TEI only what is needed is allowed, with closed lists of "
    "values, so that programs can rely on it.",
    "Elements take no attributes from classes: all that they may have are named with them. Where "
    "one name stands for elements of several kinds (a div that is the document, and one that is a "
    "section in it), the schemas made from schema/tei_memo.rnc tell them apart by their place; "
    "here the element has what all of them allow.",
)

#: Module -> the elements that are taken from it.
MODULES = {
    "tei": "",
    "header": (
        "teiHeader fileDesc titleStmt editionStmt edition publicationStmt availability "
        "licence idno seriesStmt sourceDesc encodingDesc projectDesc editorialDecl classDecl "
        "taxonomy category catDesc appInfo application profileDesc creation langUsage "
        "language textClass catRef keywords correspDesc correspAction revisionDesc change"
    ),
    "core": (
        "p head list item label note gap desc date sic pb lb gloss term title author editor "
        "respStmt resp name publisher pubPlace biblScope bibl ref ptr textLang"
    ),
    "textstructure": "TEI text body div opener closer dateline salute signed postscript",
    "namesdates": (
        "persName placeName orgName person listPerson place listPlace org listOrg country "
        "settlement"
    ),
    "msdescription": "msDesc msIdentifier repository collection altIdentifier msContents summary",
    "corpus": "particDesc",
    "figures": "table row cell",
    "linking": "seg standOff",
    "transcr": "supplied fw",
}

#: (element, attribute) -> what the attribute says; * is any element.
ATTRIBUTES = {
    ("*", "xml:id"): "The name by which other places point to the element.",
    ("*", "xml:lang"): "The language of the text, as a code such as en.",
    ("*", "ref"): "Points to the entry that says who or what is named.",
    ("*", "cert"): "How certain the value or the reference is.",
    ("*", "type"): "The kind.",
    ("*", "n"): "The number, as it is printed.",
    ("*", "role"): "What the person did for the memo.",
    ("*", "target"): "Points to what is meant.",
    ("*", "when"): "The day, month, year or moment, as ISO 8601 writes it.",
    ("*", "from"): "The beginning of a span of time.",
    ("*", "to"): "The end of a span of time.",
    ("*", "notBefore"): "The earliest date possible.",
    ("*", "notAfter"): "The latest date possible.",
    ("*", "precision"): "How exactly the value is known.",
    ("*", "calendar"): "The calendar of the words.",
    ("*", "resp"): "Points to whoever is answerable.",
    ("*", "source"): "Points to where it was taken from.",
    ("*", "corresp"): "Points to what corresponds.",
    ("*", "key"): "Names the entry of a list.",
    ("*", "subtype"): "The kind within the kind.",
    ("*", "rend"): "How it stands in the source.",
    ("*", "place"): "Where the note stands in the source.",
    ("*", "unit"): "In what is counted.",
    ("*", "ident"): "The code or name by which programs know it.",
    ("*", "scheme"): "Points to the list from which the category or keyword is.",
    ("gap", "reason"): "Why the text is not there.",
    ("gap", "quantity"): "How much is not there.",
    ("pb", "break"): "Says that a word goes on over the page break.",
    ("pb", "type"): "Of which printing the page is, where a volume gives several.",
    ("table", "rows"): "The number of rows.",
    ("table", "cols"): "The number of columns.",
    ("availability", "status"): "Whether the edition may be used freely.",
    ("application", "version"): "The version of the program.",
    ("textLang", "mainLang"): "The language of the original.",
    ("change", "who"): "Points to whoever made the change.",
    ("idno", "type"): "What kind of number it is.",
    ("div", "type"): "The kind of division.",
    ("list", "type"): "What the list lists.",
    ("head", "type"): "A title or subject line under the heading.",
}

#: (element or attribute, value) -> what the value says, where the name alone does not.
VALUES = {
    ("div", "document"): "The whole document.",
    ("div", "section"): "A section with its heading.",
    ("div", "letter"): "The covering letter of attachments.",
    ("div", "attachment"): "An attachment, tab or enclosure.",
    ("div", "addition"): "What follows a signature without a heading of its own.",
    ("list", "subject"): "What the memo is about.",
    ("list", "participants"): "Who took part in a conversation.",
    ("list", "to"): "To whom the memo went.",
    ("list", "from"): "From whom it came.",
    ("list", "references"): "Documents to which the memo refers.",
    ("list", "simple"): "Any other list.",
    ("head", "sub"): "A title or subject line.",
    ("title", "main"): "The title.",
    ("title", "sub"): "The subtitle.",
    ("persName", "from"): "The sender, in the heading.",
    ("persName", "to"): "The recipient, in the heading.",
    ("role", "drafter"): "Wrote the draft.",
    ("role", "clearer"): "Saw and cleared the draft.",
    ("role", "approver"): "Approved it.",
    ("role", "author"): "Wrote the memo.",
    ("role", "recipient"): "Received the memo.",
    ("role", "participant"): "Took part in the conversation.",
    ("cert", "high"): "As good as certain.",
    ("cert", "medium"): "Inferred.",
    ("cert", "low"): "Doubtful.",
    ("note", "source"): "Says where the document is kept.",
    ("note", "unplaced"): "The mark of the note was not found.",
    ("place", "foot"): "At the foot of the page or the end of the document.",
    ("note", "inline"): "In the text, not at its foot.",
    ("p", "hanging"): "The paragraph opens with a dash.",
    ("pb", "no"): "The word goes on.",
    ("pb", "facsimile"): "A page of the facsimile.",
    ("pb", "typeset"): "A page of the typeset text.",
    ("gap", "declassified"): "Not declassified.",
    ("gap", "omitted"): "Left out by the editors.",
    ("gap", "illegible"): "It cannot be read.",
    ("gap", "missing"): "It is lost.",
    ("gap", "blank"): "Left blank in the source.",
    ("fw", "header"): "At the head of the page.",
    ("fw", "footer"): "At its foot.",
    ("seg", "classification"): "Classification or urgency.",
    ("seg", "version"): "Translation, paraphrase or copy.",
    ("seg", "address"): "To whom a letter goes, and its number.",
    ("seg", "letterhead"): "From whom the paper is, above the heading.",
    ("correspAction", "sent"): "Sending.",
    ("correspAction", "received"): "Receipt.",
    ("status", "free"): "Free to use.",
    ("status", "restricted"): "Under conditions.",
    ("status", "unknown"): "Not known.",
    ("idno", "lot"): "A lot of files.",
    ("idno", "URI"): "The address of the edition.",
    ("idno", "DOI"): "Its digital object identifier.",
    ("name", "software"): "A program.",
}
