"""How many findings the rules have in editions that were made with care, and which.

    python bench/findings.py                            the Historians' encoding, profile frus
    python bench/findings.py --ours --sample 200        our own editions of the same documents
    python bench/findings.py --rules 'date-*' --show 5  five findings of each of these rules

A rule that finds much in a careful edition is wrong, or of little weight. Each document of the
corpus is set in a volume of its own with the volume's lists of persons and terms, as FRUS has them;
what it points to in other documents of its volume is not there, so that ``pointer-target`` counts
too much.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import get_args

from corpus import DEV, Document, annotators, authorities, documents
from lxml import etree

from tei_tools import convert
from tei_tools.check.rules import Document as Checked
from tei_tools.check.rules import Profile, rules_of
from tei_tools.source import read_source

_FRAME = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{volume}" xml:lang="en"><teiHeader><fileDesc>\
<titleStmt>{titles}</titleStmt><publicationStmt><publisher>Archive</publisher><pubPlace>Washington\
</pubPlace><date type="publication-date">2020</date><idno type="frus">{volume}</idno>\
<date type="content-date" from="1700" to="2019"/><availability><licence>CC0</licence>\
</availability></publicationStmt><sourceDesc><p>In print.</p></sourceDesc></fileDesc>\
<encodingDesc><tagsDecl>{renditions}</tagsDecl></encodingDesc><revisionDesc><change>Proofread.\
</change></revisionDesc></teiHeader><text><front><div type="section" xml:id="persons"><head>Persons\
</head><list type="names">{persons}</list></div><div type="section" xml:id="terms"><head>Terms\
</head><list type="terms">{terms}</list></div></front><body/></text></TEI>"""
_TITLES = ("complete", "series", "sub-series", "volume-number", "volume")
_RENDITIONS = ("left", "right", "center", "hanging", "top", "nowrap", "flushleft", "smallcaps")


def main() -> None:
    """Print the table, and what ``--show`` asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--profile", choices=get_args(Profile))
    parser.add_argument("--ours", action="store_true", help="check our own editions")
    parser.add_argument("--rules", default="*", help="only these, divided by commas")
    parser.add_argument("--sample", type=int, help="only so many documents, always the same")
    parser.add_argument("--show", type=int, default=0, help="write so many findings of each rule")
    options = parser.parse_args()
    profile: Profile = options.profile or ("memo" if options.ours else "frus")
    patterns = options.rules.split(",")
    rules = [
        rule
        for rule in rules_of(profile)
        if any(fnmatchcase(rule.id, pattern) for pattern in patterns)
    ]
    found: dict[str, list[str]] = defaultdict(list)
    files: Counter[str] = Counter()
    spent: Counter[str] = Counter()
    for name, tree in _editions(documents(DEV, options.sample), options.ours):
        document = Checked(tree, profile, name)
        for rule in rules:
            start = time.process_time()
            faults = [fault for fault in rule.check(document) if not _is_of_lists(fault.element)]
            spent[rule.id] += time.process_time() - start
            files[rule.id] += bool(faults)
            found[rule.id] += [
                f"{name}:{fault.element.sourceline}: {fault.message} ({fault.hint})"
                for fault in faults
            ]
    print("rule                      severity  findings  documents  CPU s")
    for rule in rules:
        counts = f"{len(found[rule.id]):9}  {files[rule.id]:9}  {spent[rule.id]:5.2f}"
        print(f"{rule.id:24}  {rule.severity:8} {counts}")
    chance = random.Random(1)
    for rule in rules if options.show else ():
        some = found[rule.id]
        for line in chance.sample(some, min(options.show, len(some))):
            print(f"{rule.id}: {line}")


def _editions(chosen: list[Document], ours: bool) -> Iterator[tuple[str, etree._ElementTree]]:
    for each in chosen:
        if ours:
            edition = convert(
                read_source(each.text), annotators(each.volume), authorities(each.volume)
            )
            yield f"{each.id}.xml", edition.tei
        else:
            root = etree.fromstring(_frame(each.volume))
            body = next(root.iter("{*}body"))
            body.append(etree.parse(each.gold).getroot())
            yield f"{each.id}/frus{each.volume.name}.xml", etree.ElementTree(root)


def _is_of_lists(element: etree._Element) -> bool:
    """Whether it stands in the lists of the volume, which are the same for each document."""
    return next(element.iterancestors("{*}front"), None) is not None


@lru_cache(maxsize=2)
def _frame(volume: Path) -> bytes:
    """A volume without its documents."""
    lists = authorities(volume)
    entry = '<item><hi rend="strong"><{0} xml:id="{1}">{2}</{0}>,</hi> {3}</item>'
    rows = {
        "persons": ("persName", lists.persons.entries),
        "terms": ("term", lists.terms.entries),
    }
    return _FRAME.format(
        volume=f"frus{volume.name}",
        titles="".join(f'<title type="{each}">A</title>' for each in _TITLES),
        renditions="".join(f'<rendition xml:id="{name}"/>' for name in _RENDITIONS),
        **{
            key: "".join(
                entry.format(name, each.id, escape(each.name), escape(each.description or "-"))
                for each in entries
            )
            for key, (name, entries) in rows.items()
        },
    ).encode()


if __name__ == "__main__":
    main()
