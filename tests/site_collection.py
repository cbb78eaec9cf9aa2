"""A small collection for the tests of sites, and what they look at."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from conftest import ROOT
from lxml import html

from tei_tools.edition.site import Report, Settings, build_site, find_sources

PLAIN = Settings(title="Letters & Memos", search=False)
FULL = Settings(
    title="Letters & Memos",
    publisher="The Archive",
    description="From the harbour office",
    base_url="https://archive.example/letters/",
    date="2026-05-01",
    email="desk@archive.example",
    search=False,
)

LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{id}"><teiHeader><fileDesc><titleStmt>
<title>{title}</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>
</fileDesc><profileDesc><correspDesc><correspAction type="sent">
<persName ref="https://d-nb.info/gnd/1">Anna Alt</persName><date when="{date}"/></correspAction>
<correspAction type="received"><persName>Bertha Brandt</persName></correspAction></correspDesc>
</profileDesc></teiHeader><text><body><div><p>{text}</p></div></body></text></TEI>"""


def letter(name: str = "letter", date: str = "1850-01-02", text: str = "Dear Bertha,") -> str:
    return LETTER.format(id=f"id-{name}", title=f"Letter {name}", date=date, text=text)


def write_collection(home: Path) -> Path:
    """Three of the seeds, two letters, and a division that was cut out of a volume."""
    (home / "Brief wechsel").mkdir(parents=True)
    for name in ("letter-desmarin-1971", "sino-soviet-relations-1976", "telegram-castelmar-1966"):
        shutil.copy(ROOT / "output" / f"{name}.xml", home)
    letters = {
        "Brief Ä": '<ref target="zwei.xml#x">two</ref> <ref target="nowhere.xml">gone</ref>',
        "zwei": '<ref target="#id-Brief">first</ref> <persName>Bertha Brandt</persName>',
    }
    for name, text in letters.items():
        path = home / "Brief wechsel" / f"{name}.xml"
        path.write_text(letter(name.split(" ")[0], text=text), encoding="utf-8")
    (home / "volume").mkdir()
    (home / "volume" / "d12.tei.xml").write_text(
        '<div xmlns="http://www.tei-c.org/ns/1.0" xml:id="d12"><head>12. Telegram</head><opener>'
        '<dateline><date when="1855-03-04">4 March</date></dateline></opener><p><persName '
        'corresp="#p_X1">Alt</persName> went home.</p></div>',
        encoding="utf-8",
    )
    return home


def build(folder: Path, output: Path, chosen: Settings = PLAIN, **options: object) -> Report:
    return build_site(find_sources([folder], output), output, chosen, **options)


def contents(site: Path) -> dict[str, bytes]:
    """The bytes of all files."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def page(site: Path, name: str) -> html.HtmlElement:
    return html.fromstring((site / name).read_bytes())


def dangling(site: Path) -> Iterator[str]:
    """The links within the site that lead nowhere."""
    trees = {path: html.parse(str(path)).getroot() for path in site.rglob("*.html")}
    ids = {path: set(tree.xpath("//@id")) for path, tree in trees.items()}
    root = urlsplit((site / "robots.txt").read_text("utf-8").partition("Sitemap: ")[2]).path
    root = root.removesuffix("sitemap.xml") or "/"
    for path, tree in trees.items():
        for link in tree.xpath("//@href | //@src | //@action"):
            address = urlsplit(link)
            if address.scheme or address.netloc:
                continue
            target = (path.parent / unquote(address.path)).resolve() if address.path else path
            if address.path.startswith("/"):  # as on the page for addresses that have none
                target = site / unquote(address.path).removeprefix(root)
            is_known = not address.fragment or unquote(address.fragment) in ids.get(target, ())
            if not target.is_file() or not is_known:
                yield f"{path.relative_to(site)}: {link}"
