"""How the document was sent and received, to whom it was repeated, and what was attached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.dating.months import ANY_MONTH
from tei_tools.provenance.model import Value, value
from tei_tools.provenance.sentences import Range, without_stop

_TRANSMISSION = re.compile(
    r"(?:(?:also|simultaneously|marked also) )?"
    r"(?:sent|transmitted|relayed|passed|pouched|addressed|telegraphed|cabled|conveyed|forwarded"
    r"|circulated"
    r"|for passage)\b",
    re.IGNORECASE,
)
_THING = r"(?:attachments?|enclosures?|tabs?(?= [A-Z]\b|s?\b)|annex(?:es)?|appendi(?:x|ces))"
#: What each of them holds, to pass over the others at once.
_ATTACHED = re.compile("ttach|nclos|[Tt]ab|nnex|ppend|ATTACH|ENCLOS|TAB|ANNEX|APPEND")
#: Sentences on what is attached; not those on what the document itself is attached to.
_ATTACHMENT = re.compile(
    rf"(?:(?:The|An?|Another|No|Two|Three|Four|Both|All|Not|Also) )?(?:attached|{_THING})\b"
    r"(?! (?:to|as|under|in|at) "
    r"(?!tabs?\b|the source text\b|that copy\b|the memorandum (?:is|are|was|were)\b))"
    r"|The source text (?:lists|has|bears) \w+ (?:attachments?|enclosures?)\b"
    rf"|(?!.*\bibid\b)[^.;:(“]{{0,100}}\b{_THING}\b[^.;:(“]{{0,60}}"
    r"\bnot (?:found|printed|published|attached|included)\b"
    r"|[^.;:(“]{0,300}\b(?:is|are|was|were) (?:not )?attached(?:,? but\b.*)?\.?$"
    r"|[^.;:(“]{0,100}\bat tabs? [A-Z](?:[ ,–-]+(?:and )?[A-Z])* (?:is|are|was|were)\b"
    r"|s?he (?:also )?attached\b"
    r"|[^.;:(]{0,200}(?<!, )\battached to the source text\b"
    rf"|(?:A )?cop(?:y|ies) of the {_THING}\b"
    rf"|According to [^,]{{3,100}}, the {_THING} (?:is|are|was|were)\b",
    re.IGNORECASE | re.DOTALL,
)
_REPEATED = re.compile(
    r"(?:^|(?<=\band )|(?<=\bwas )|(?<=\balso )|(?<=[,;] ))"
    r"(?:also )?repeated\b[\w\s]*?\bto\s+",
    re.IGNORECASE,
)
_REPEATED_STOP = re.compile(
    r";|,? and (?:relayed|passed|sent|pouched|transmitted)\b|,? \(?(?:drafted|approved|cleared)\b",
    re.IGNORECASE,
)
_POST = re.compile(r",\s+(?:and\s+)?|(?<!\s)\s+and\s+(?:also\s+)?(?:to\s+)?")
_POST_LEAD = re.compile(
    r"(?:and |also |for info(?:rmation)? |(?i:priority|niact|immediate|flash|routine) |to |the )*"
)
#: What ends the name of a post: ``CINCPAC for POLAD``, ``Paris (priority)``; not that of the
#: ``Mission to NATO``.
_POST_TAIL = re.compile(
    r"(?<!\s)\s+(?:for|also|(?<!Mission )(?<!Delegation )to|as|by|at|on|from|with|under|via"
    r"|eyes only|marked|niact|priority|immediate|exclusive)\b"
    r"|(?<!\s)\s*\((?:priority|niact|immediate|for |by |flash|eyes )|$",
    re.IGNORECASE,
)
#: The name of a post, a number of posts, or a description of some: ``other NATO capitals``.
_POST_NAME = re.compile(
    r"[A-Z\d]|[\w ]*\b"
    r"(?:posts|capitals|commands|missions?|embass(?:y|ies)|consulates?|addressees)\b"
)
#: Of two for whom it is, the second is no post: ``Paris for Harriman and Vance``.
_FOR_ONE = re.compile(r"\bfor (?!POLAD|Pol[Aa]d)[A-Z]\w+$")
_MONTH = rf"(?:{ANY_MONTH})"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
_TIME = r"(?:noon|midnight|\d{1,2}(?::\d\d)? ?[ap]\.? ?m\.?|\d{4}Z)"
_WHEN = re.compile(rf"{_DAY}(?:(?:,| at) {_TIME})?|{_TIME}(?:(?:,| on) {_DAY}| and {_TIME})?")
_DATED = re.compile(rf"{_MONTH} \d")
_RECEIVED = re.compile(
    r"(?:^|\b(?:it|telegram|message|letter|telegram, which) was |; |\band )received\b"
    r"(?P<rest>[^.;]{0,70}.{0,30})",
    re.IGNORECASE | re.DOTALL,
)


def read_transmission(text: str, sentence: Range) -> Value | None:
    """The sentence, without its full stop, if it says how the document was sent."""
    return _whole(text, sentence) if _TRANSMISSION.match(text, *sentence) else None


def read_attachment(text: str, sentence: Range) -> Value | None:
    """The sentence, without its full stop, if it speaks of what is attached to the document."""
    if not _ATTACHED.search(text, *sentence):
        return None
    return _whole(text, sentence) if _ATTACHMENT.match(text, *sentence) else None


def read_received(text: str, sentence: Range) -> Value | None:
    """When the document was received: the words of date and time."""
    words = text[sentence[0] : sentence[1]]
    found = _RECEIVED.search(words) if "eceived" in words else None
    if not found:
        return None
    when = _WHEN.search(text, sentence[0] + found.start("rest"), sentence[0] + found.end("rest"))
    return value(text, *when.span()) if when else None


def read_repeated(text: str, sentence: Range) -> Iterator[Value]:
    """The posts to which a telegram was repeated, without what follows their names."""
    start, end = sentence
    words = text[start:end]
    for repeated in _REPEATED.finditer(words) if "epeated" in words else ():
        at = start + repeated.end()
        stop = _REPEATED_STOP.search(text, at, sentence[1])
        end = stop.start() if stop else sentence[1]
        for_another = False
        for gap in [*_POST.finditer(text, at, end), None]:
            right = gap.start() if gap else end
            if not for_another and (post := _post(text, at, right)):
                yield post
            plain_and = gap is not None and gap.group().split() == ["and"]
            for_another = plain_and and _FOR_ONE.search(text[at:right]) is not None
            at = gap.end() if gap else end


def _post(text: str, start: int, end: int) -> Value | None:
    """The name of the post in one part of the list, if it holds one."""
    if lead := _POST_LEAD.match(text, start, end):
        start = lead.end()
    tail = _POST_TAIL.search(text, start, end)
    found = value(text, *without_stop(text, (start, tail.start() if tail else end)))
    return found if _POST_NAME.match(found.value) and not _DATED.match(found.value) else None


def _whole(text: str, sentence: Range) -> Value:
    return value(text, *without_stop(text, sentence))
