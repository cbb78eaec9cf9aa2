"""All settings there are: the one table that the file, the manual and the options are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: What a setting holds: ``files`` are one path or a list of them, from the folder of the file on;
#: ``names`` one name or a list of them.
Kind = Literal["text", "file", "files", "names", "number", "switch"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its ``name`` is that of the option; ``example`` is a value as TOML has it.

    ``by_folder`` says whether it may differ from folder to folder.
    """

    name: str
    kind: Kind
    example: str
    meaning: str
    by_folder: bool = False

    @property
    def parameter(self) -> str:
        """The name as Python has it: ``licence_name``."""
        return self.name.replace("-", "_")


def variable(name: str) -> str:
    """The environment variable of a setting: ``licence-name`` is ``TEI_TOOLS_LICENCE_NAME``."""
    return "TEI_TOOLS_" + name.upper().replace("-", "_")


_EDITION = (
    Setting("publisher", "text", '"Example Archive"', "who publishes the editions"),
    Setting("place", "text", '"Washington"', "place of publication"),
    Setting("date", "text", '"2026-05-01"', "date of publication; `today` is the day of the run"),
    Setting(
        "licence",
        "text",
        '"https://creativecommons.org/licenses/by/4.0/"',
        "address of the licence of the editions",
    ),
    Setting("licence-name", "text", '"CC BY 4.0"', "name of the licence, if its address says none"),
    Setting("encoder", "text", '"Reading Room"', "who made the encoding"),
    Setting("series", "text", '"Harbor Papers"', "collection or series of the editions"),
    Setting("volume", "text", '"3"', "volume of the series"),
    Setting("language", "text", '"en"', "language of the memos (BCP 47)"),
)
_READING = (
    Setting("encoding", "text", '"cp1252"', "encoding of the memos; otherwise UTF-8"),
    Setting("dialect", "text", '"brackets"', "how footnotes are written; otherwise recognized"),
    Setting("unwrap", "switch", "true", "line breaks in paragraphs mean nothing"),
)
_LISTS = (
    Setting("persons", "files", '["persons.csv"]', "lists of persons"),
    Setting("terms", "files", '["terms.csv"]', "lists of terms and abbreviations"),
    Setting("places", "files", '["places.csv"]', "lists of places"),
    Setting("orgs", "files", '["orgs.csv"]', "lists of organizations"),
)
_ARCHIVE = (
    Setting("source-organization", "text", '"Example Archive"', "who sends a bag of `package`"),
    Setting("organization-address", "text", '"1 Harbor Street"', "its address"),
    Setting("contact-name", "text", '"Reading Room"', "whom to ask about a bag"),
    Setting("contact-phone", "text", '"+1 202 555 0100"', "the telephone number to call"),
    Setting("contact-email", "text", '"ask@archive.example"', "the address to write to"),
    Setting("external-description", "text", '"Memos of the Harbor Office"', "what a bag holds"),
    Setting("external-identifier", "text", '"HO-1971-3"', "the identifier of a bag"),
    Setting("bagging-date", "text", '"2026-05-01"', "day of the packaging; or `today`"),
)

#: The settings, in the order in which the manual and a new file have them.
SETTINGS: tuple[Setting, ...] = (
    *(Setting(s.name, s.kind, s.example, s.meaning, True) for s in (*_EDITION, *_READING, *_LISTS)),
    Setting(
        "facsimile",
        "text",
        '"https://archive.example/page-{n}.jpg"',
        "address of the image of a page, in which `{n}` stands for its number",
        True,
    ),
    Setting("review", "file", '"doubts.csv"', "table of the names in doubt, and of your decisions"),
    Setting("formats", "names", '["xml", "html", "text"]', "which editions `build` makes"),
    Setting("schema", "text", '"tei_all"', "schema that `validate` checks against: file or name"),
    Setting("catalog", "file", '"catalog.xml"', "XML catalog: where the schemas of documents are"),
    Setting("profile", "text", '"memo"', "rules that `validate` applies: `memo`, `frus`, `tei`"),
    *_ARCHIVE,
    Setting(
        "title",
        "text",
        '"Letters of the Harbour Office"',
        "title of the collection: of its site, or of a book of it",
    ),
    Setting("description", "text", '"From the years at sea"', "a sentence below the title"),
    Setting(
        "base-url",
        "text",
        '"https://archive.example/letters/"',
        "address at which the site will stand",
    ),
    Setting("email", "text", '"desk@archive.example"', "whom harvesters of records may ask"),
    Setting("jobs", "number", "4", "number of processes that work side by side"),
    Setting("timeout", "number", "60", "seconds after which a file is given up"),
    Setting("max-memory", "number", "500", "megabytes of memory that a file may need"),
)
