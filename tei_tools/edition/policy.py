"""The Content-Security-Policy of a page that is one file: only what is in it may act.

A document that found a way into the page could still run no script and fetch nothing.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache

from lxml import etree

from tei_tools.edition.parts import Parts

#: What a style sheet may fetch where the user names one of their own; otherwise nothing.
_OWN_STYLE = ("font-src * data:",)
_STYLE_ATTRIBUTES = etree.XPath("//@style", smart_strings=False)
_NO_SCRIPT = ("application/json", "application/ld+json")


def policy(
    page: etree._ElementTree,
    parts: Parts,
    *,
    own_style: bool = False,
    own_stylesheet: bool = False,
) -> str:
    """The policy for a page: the hashes of its inline scripts and styles, and images if it has
    any. ``parts`` are those that have still to be put into it. ``own_style`` also allows fonts and
    images that a style sheet of the user names; ``own_stylesheet`` the style attributes that an
    XSLT stylesheet of the user makes, for ours make none."""

    def hashed(element: etree._Element) -> str:
        return _hash(parts.fill(element.text or ""))

    scripts, styles, links, has_images = [], [], [], own_style
    for element in page.getroot().iter("script", "style", "link", "img"):
        match element.tag:
            case "script" if element.get("type", "") not in _NO_SCRIPT:
                scripts.append(element.get("src") or hashed(element))
            case "style":
                styles.append(hashed(element))
            case "link" if element.get("rel") == "stylesheet":
                links.append(element.get("href", ""))
            case "img":
                has_images = True
    inline: list[str] = sorted(set(_STYLE_ATTRIBUTES(page))) if own_stylesheet else []  # type: ignore[arg-type]
    if inline:
        styles += ["'unsafe-hashes'", *map(_hash, inline)]
    rules = [
        "default-src 'none'",
        _rule("script-src", scripts),
        _rule("style-src", styles + links),
        "img-src * data:" if has_images else "",
        *(_OWN_STYLE if own_style else ()),
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(filter(None, rules))


def _rule(name: str, sources: list[str]) -> str:
    return f"{name} {' '.join(dict.fromkeys(map(_source, sources)))}" if sources else ""


def _source(source: str) -> str:
    """An address that would end the rule, or be none of the policy's words, is the page's own."""
    is_address = source.startswith(("https://", "http://", "'")) and not set(source) & set(" ;,")
    return source if is_address else "'self'"


@lru_cache(maxsize=16)
def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
