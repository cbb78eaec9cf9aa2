"""The examples of rules, as documents."""

from __future__ import annotations

from tei_tools.tei import FRUS, NAMESPACE


def example_document(example: str) -> str:
    """An example as a whole document."""
    spaces = f'xmlns="{NAMESPACE}"'
    if "frus:" in example:
        spaces += f' xmlns:frus="{FRUS}"'
    if "<TEI" in example:
        return example.replace("<TEI", f"<TEI {spaces}", 1)
    return (
        f"<TEI {spaces}><teiHeader/><text><body>"
        f'<div type="document" n="1" xml:id="d1">{example}</div></body></text></TEI>'
    )
