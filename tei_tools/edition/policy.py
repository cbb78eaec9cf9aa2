"""The Content-Security-Policy of a page that is one file: only what is in it may act.

A document that found a way into the page could still run no script and fetch nothing.
"""

from __future__ import annotations

import base64
import hashlib

from lxml import etree

#: What a style sheet may fetch where the user names one of their own; otherwise nothing.
_OWN_STYLE = ("font-src * data:",)
_NO_SCRIPT = ("application/json", "application/ld+json")


def policy(page: etree._ElementTree, *, own_style: bool = False) -> str:
    """The policy for a page: the hashes of its inline scripts and styles, and images if it has
    any. ``own_style`` also allows fonts and images that a style sheet of the user names."""
    root = page.getroot()
    scripts = [e for e in root.iter("script") if e.get("type", "") not in _NO_SCRIPT]
    styles = [_hash(e.text or "") for e in root.iter("style")]
    inline = sorted({e.get("style", "") for e in root.xpath("//*[@style]")})  # type: ignore[union-attr]
    if inline:  # only a stylesheet of the user makes such
        styles += ["'unsafe-hashes'", *map(_hash, inline)]
    styles += [e.get("href", "") for e in root.iter("link") if e.get("rel") == "stylesheet"]
    has_images = own_style or next(root.iter("img"), None) is not None
    rules = [
        "default-src 'none'",
        _rule("script-src", [e.get("src") or _hash(e.text or "") for e in scripts]),
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


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
