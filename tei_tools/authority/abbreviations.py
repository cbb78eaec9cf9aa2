"""The written forms of a term or abbreviation."""

from __future__ import annotations

import re
from itertools import product

from tei_tools.authority.model import Entry

_PARENTHESIS = re.compile(r"(?<!\s)\s*\(([^()]*)\)")
# "UN(O)" is UN or UNO, "LST(s)" LST or LSTs: what is glued to the word may be left out.
_GLUED = re.compile(r"(?<=\S)\(([^()\s]{1,4})\)")
_OR = re.compile(r",\s+(?:or\s+|also\s+)?|;\s*|(?<!\s)\s+(?:or|also)\s+")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")


def term_forms(entry: Entry) -> tuple[str, ...]:
    """How the term may be written, its own form first.

    ``NVA (also NVNA)``, ``FAR or FARK``, ``PBS, PBSUCCESS`` and ``UN(O)`` give each of their
    forms; ``P.L.`` may be written without its full stops.
    """
    forms: dict[str, None] = {}
    for name in (entry.name, *entry.variants):
        for form in _alternatives(name.strip(" .;:") if name.count(".") < 2 else name.strip()):
            forms.setdefault(form)
    for form in tuple(forms):
        if _DOTTED.fullmatch(form):
            forms.setdefault(form.replace(".", ""))
    return tuple(forms)


def _alternatives(name: str) -> list[str]:
    forms: list[str] = []
    glued = _GLUED.split(name)
    if len(glued) > 1:
        # split() gives outer and bracketed parts in turn
        choices = [(part,) if at % 2 == 0 else ("", part) for at, part in enumerate(glued)]
        for choice in product(*choices):
            forms += _alternatives("".join(choice))
        return forms
    forms += [form.strip() for form in _OR.split(_PARENTHESIS.sub("", name))]
    for inner in _PARENTHESIS.findall(name):
        inner = re.sub(r"^(?:also|or)\s+", "", inner)
        if re.search(r"[A-Z]", inner) and not re.search(r"[a-z]{3} [a-z]{3}", inner):
            forms.append(inner)
    slashed = name.split("/")
    if len(slashed) == 2 and min(map(len, slashed)) > 2 and slashed[0][:3] == slashed[1][:3]:
        forms += slashed
    return [form for form in dict.fromkeys(forms) if form]
