"""TEI documents of others that describe a correspondence, for the tests of CMIF."""

from __future__ import annotations

from lxml import etree

from tei_tools.tei import NAMESPACE, parse


def document(description: str, lists: str = "", key: str = "12") -> etree._ElementTree:
    """A TEI document of others, with a ``correspDesc`` and lists."""
    return parse(
        f"""<TEI xmlns="{NAMESPACE}" xml:id="doc"><teiHeader><fileDesc><titleStmt><title>A letter
        </title></titleStmt><publicationStmt><publisher>P</publisher>
        <idno type="document">{key}</idno></publicationStmt><sourceDesc><p>S</p></sourceDesc>
        </fileDesc><profileDesc>{description}</profileDesc></teiHeader>{lists}
        <text><body><p>Text</p></body></text></TEI>""".encode()
    )


def described(sent: str, received: str = "<persName>Birch</persName>") -> str:
    return (
        f'<correspDesc><correspAction type="sent">{sent}</correspAction>'
        f'<correspAction type="received">{received}</correspAction></correspDesc>'
    )
