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


@lru_cache(maxsize=16)
def own_policy(style: str, script: str, *, has_images: bool, own_style: bool = False) -> str:
    """The policy for a page that our stylesheet makes: the hashes of its style sheet and its
    script, and images if it has any. ``own_style`` also allows fonts and images that a style sheet
    of the user names."""
    return _joined([_hash(script)], [_hash(style)], has_images or own_style, own_style)


def policy(page: etree._ElementTree, parts: Parts, *, own_style: bool = False) -> str:
    """The policy for a page that an XSLT stylesheet of the user makes: the hashes of all inline
    scripts, styles and style attributes. ``parts`` are those that have still to be put into it."""

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
    inline: list[str] = sorted(set(_STYLE_ATTRIBUTES(page)))  # type: ignore[arg-type]
    if inline:
        styles += ["'unsafe-hashes'", *map(_hash, inline)]
    return _joined(scripts, styles + links, has_images, own_style)


def _joined(scripts: list[str], styles: list[str], has_images: bool, own_style: bool) -> str:
    rules = [
        "default-src 'none'",
        _rule("script-src", scripts),
        _rule("style-src", styles),
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
