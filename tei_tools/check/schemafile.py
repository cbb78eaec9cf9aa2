"""Files of schemas in XML, or in the compact syntax of RELAX NG, which is read as XML."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from tei_tools.errors import SchemaError


def schema_root(path: Path, wanted_by: Path | None = None) -> etree._Element:
    """The root of a file of a schema; ``wanted_by`` is the schema that includes it.

    Raises SchemaError where it cannot be read, or is no XML.
    """
    if path.suffix.lower() == ".rnc":
        from tei_tools.check.compact.reader import read_compact

        return read_compact(path)
    try:
        return etree.parse(path, etree.XMLParser(no_network=True)).getroot()
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise SchemaError(f"{path}:{line}:{column}: not well-formed XML: {error.msg}") from None
    except OSError as error:
        needs = wanted_by or path
        raise SchemaError(f"{path}: cannot be read, but {needs} needs it ({error})") from None
