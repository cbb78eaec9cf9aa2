"""All settings there are: the one table that the file, the manual and the options are made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    example: str
    meaning: str
    kind: Kind = "text"
    by_folder: bool = False

    @property
    def parameter(self) -> str:
        """The name as Python has it: ``licence_name``."""
        return self.name.replace("-", "_")


def variable(name: str) -> str:
    """The environment variable of a setting: ``licence-name`` is ``TEI_TOOLS_LICENCE_NAME``."""
    return "TEI_TOOLS_" + name.upper().replace("-", "_")


#: These may differ from folder to folder.
_MEMOS = (
    Setting(
        "publisher", '"Example Archive"', "who publishes the editions and what is made of them"
    ),
    Setting("place", '"Washington"', "place of publication"),
    Setting("date", '"2026-05-01"', "date of publication; `today` is the day of the run"),
    Setting(
        "licence",
        '"https://creativecommons.org/licenses/by/4.0/"',
        "address of the licence of the editions",
    ),
    Setting("licence-name", '"CC BY 4.0"', "name of the licence, if its address says none"),
    Setting("encoder", '"Reading Room"', "who made the encoding"),
    Setting("series", '"Harbor Papers"', "collection or series of the editions"),
    Setting("volume", '"3"', "volume of the series"),
    Setting("language", '"en"', "language of the memos (BCP 47)"),
    Setting("encoding", '"cp1252"', "encoding of the memos; otherwise UTF-8"),
    Setting("dialect", '"brackets"', "how footnotes are written; otherwise recognized"),
    Setting("unwrap", "true", "line breaks in paragraphs mean nothing", "switch"),
    Setting("persons", '["persons.csv"]', "lists of persons", "files"),
    Setting("terms", '["terms.csv"]', "lists of terms and abbreviations", "files"),
    Setting("places", '["places.csv"]', "lists of places", "files"),
    Setting("orgs", '["orgs.csv"]', "lists of organizations", "files"),
    Setting(
        "facsimile",
        '"https://archive.example/page-{n}.jpg"',
        "address of the image of a page, in which `{n}` stands for its number",
    ),
)
_RUN = (
    Setting("review", '"doubts.csv"', "table of the names in doubt, and of your decisions", "file"),
    Setting("formats", '["xml", "html", "text"]', "which editions `build` makes", "names"),
    Setting("schema", '"tei_all"', "schema that `validate` checks against: file or name"),
    Setting("catalog", '"catalog.xml"', "XML catalog: where the schemas of documents are", "file"),
    Setting("profile", '"memo"', "rules that `validate` applies: `memo`, `frus`, `tei`"),
)
_BAG = (
    Setting("source-organization", '"Example Archive"', "who sends a bag of `package`"),
    Setting("organization-address", '"1 Harbor Street"', "its address"),
    Setting("contact-name", '"Reading Room"', "whom to ask about a bag"),
    Setting("contact-phone", '"+1 202 555 0100"', "the telephone number to call"),
    Setting("contact-email", '"ask@archive.example"', "the address to write to"),
    Setting("external-description", '"Memos of the Harbor Office"', "what a bag holds"),
    Setting("external-identifier", '"HO-1971-3"', "the identifier of a bag"),
    Setting("bagging-date", '"2026-05-01"', "day of the packaging; or `today`"),
)
_SITE = (
    Setting(
        "title",
        '"Letters of the Harbour Office"',
        "title of the collection: of its site, a book of it, or its index of letters",
    ),
    Setting("description", '"From the years at sea"', "a sentence below the title"),
    Setting(
        "base-url",
        '"https://archive.example/letters/"',
        "address at which site and editions will stand",
    ),
    Setting("email", '"desk@archive.example"', "where to ask about the collection"),
)
_WORK = (
    Setting("jobs", "4", "number of processes that work side by side", "number"),
    Setting("timeout", "60", "seconds after which a file is given up", "number"),
    Setting("max-memory", "500", "megabytes of memory that a file may need", "number"),
)

#: The settings, in the order in which the manual and a new file have them.
SETTINGS: tuple[Setting, ...] = (
    *(replace(setting, by_folder=True) for setting in _MEMOS),
    *(*_RUN, *_BAG, *_SITE, *_WORK),
)
