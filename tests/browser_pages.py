"""A page with something of everything, in a real browser that is watched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from edition_documents import STANDOFF, document
from playwright import sync_api

from tei_tools.edition import to_html

LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 3
WIDE, NARROW = 1400, 360
BLANK = "about:blank"

#: A memo with something of everything that can go wrong on a page.
MEMO = document(
    '<div type="document" n="1" xml:id="d1"><head>1. Memorandum From the Director (<persName '
    'ref="#p_A">Alder</persName>)<note n="1" xml:id="d1fn1" type="source">Source: RG 40.</note>'
    f'</head><head type="sub">{LONG}</head><opener><dateline>Port, <date when="1974-03-02">March 2,'
    ' 1974</date></dateline></opener><list type="subject"><head>SUBJECT</head><item>Ships</item>'
    f'</list><p>One.<note n="2" xml:id="d1fn2"><p>{"A long note. " * 40}</p></note> '
    f'Two.<note n="3" xml:id="d1fn3">Short.</note><note n="4" xml:id="d1fn4" '
    f'type="unplaced">Without a mark.</note> {LONG} <gap><desc>[1 line]</desc></gap> '
    '<gloss target="#t_NSC">NSC</gloss></p>'
    + "<p>A paragraph that takes room on the page, so that there is a way to go. </p>" * 30
    + '<p>Th<pb n="45" xml:id="pg_45" break="no"/>ree.</p>'
    + f'<table><row>{"<cell>wide</cell>" * 40}</row></table>'
    "<closer><signed><persName ref='#p_A'>Alder</persName></signed></closer></div>",
    standoff=STANDOFF,
)  # fmt: skip

Open = Callable[..., "sync_api.Page"]


class Windows:
    """Two windows of a browser, with scripts and without, and what their pages asked for and wrote
    to the console. All tests share them: to open one takes longer than most tests."""

    def __init__(self, browser: sync_api.Browser) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self._pages = {}
        for script in (True, False):
            page = browser.new_context(java_script_enabled=script).new_page()
            page.on("console", lambda message: self.complaints.append(message.text))
            page.on("pageerror", lambda error: self.complaints.append(str(error)))
            page.on("request", lambda request: self.requests.append(request.url))
            self._pages[script] = page

    def open(self, file: Path, width: int, scheme: str, script: bool) -> sync_api.Page:
        """The page of a file, as if in a window that is new."""
        page = self._pages[script]
        page.mouse.move(0, 0)
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(media="screen", color_scheme=scheme)
        page.goto(file.as_uri())
        return page

    def clear(self) -> None:
        """Forget what the pages of a test kept and did."""
        for page in self._pages.values():
            if page.url != BLANK:
                page.evaluate("localStorage.clear()")
                page.goto(BLANK)
        self.requests.clear()
        self.complaints.clear()

    def close(self) -> None:
        for page in self._pages.values():
            page.context.close()


@contextmanager
def showing(windows: Windows, folder: Path) -> Iterator[Open]:
    """Open the page of a TEI document; it may write no error to the console and ask for nothing."""
    file, image = folder / "page.html", folder / "lamp.png"  # an image that a sample has

    def show(
        tei: bytes | Path = MEMO, width: int = WIDE, scheme: str = "light", script: bool = True
    ) -> sync_api.Page:
        file.write_text(to_html(tei), encoding="utf-8")
        image.touch()
        return windows.open(file, width, scheme, script)

    try:
        yield show
        assert windows.complaints == []
        assert set(windows.requests) <= {file.as_uri(), image.as_uri()}
    finally:
        windows.clear()


def in_view(page: sync_api.Page, selector: str) -> bool:
    """Whether the element, or the beginning of it, stands in the window."""
    box = page.locator(selector).first.bounding_box()
    return box is not None and -1 <= box["y"] < 800


def luminance(color: str) -> float:
    """Relative luminance after WCAG 2.2 of a colour as the browser gives it."""
    channels = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio after WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
