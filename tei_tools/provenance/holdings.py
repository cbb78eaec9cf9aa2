"""What the parts of an archive's address look like: lots, boxes, bodies of files, file numbers."""

from __future__ import annotations

import re

from tei_tools.dating.months import ANY_MONTH

LOT = re.compile(
    r"lots?(?: files?)?(?: no\.?)? (\d\d ?[A-Z]{1,2} ?\d+\w*(?:(?:,| and)[\dA-Z ]+)?)", re.I
)
ACCESSION = re.compile(
    r"(?:(?:FRC|Accession|Acc\.|Job)(?: (?:No\.? )?))([\w–-]*\d[\w –-]*)", re.IGNORECASE
)
BOX = re.compile(r"box(?:es)? (.+)", re.IGNORECASE | re.DOTALL)
#: The number in the inventory of an archive, which is none of these.
ENTRY = re.compile(r"Entry (?:No\.? )?[A-Z]?\d+\w*")
FOLDER = re.compile(r"folders? (\d+\w*)", re.IGNORECASE)
RECORD_GROUP = re.compile(r"(?:RG|Record Group) ?(\d+\w*)")
ATTACHED = re.compile(r"; (?:it is )?attached to\b")
GROUP_WITHIN = re.compile(rf"(?<!\s)\s*\(({RECORD_GROUP.pattern})\)$")
CENTRAL = re.compile(
    r"(?P<name>(?:Department of State )?Central (?:(?:Decimal|Foreign Policy|Policy) )?Files?"
    r"(?:,? \d{4}(?:[–-]\d{2,4})?)?)\b(?P<number>.*)",
    re.IGNORECASE | re.DOTALL,
)
YEARS = re.compile(r"\d{4}(?:[–-]\d{2,4})?")
PERIOD = re.compile(rf"(?:{ANY_MONTH})?(?: ?\d{{4}})[–-](?:(?:{ANY_MONTH}) )?\d{{2,4}}")
#: The name of a body of files: ``Country Files``, ``Dulles Papers``, ``NSC Files (H-Files) 1970``.
FILES = re.compile(
    r".*\b(?:Files?|Papers|Records|Series|Collections?|Materials?|Diar(?:y|ies)|Archives?)"
    r"(?: \([^)]*\)| \[[^\]]*\]|[—–-][\w ]+|(?<=Series) [IVX]+|,? ?\d{4}(?:[–-]\d{2,4})?){0,4}"
    r"(?: (?:for|of) .*)?",
    re.IGNORECASE | re.DOTALL,
)
RECORDS_OF = re.compile(r"(?:Records|Files|Papers|Manuscripts) (?:of|for|from) ", re.IGNORECASE)
#: A part of an institution: it is named before its files.
UNIT = re.compile(
    r"(?:NSC )?(?:Office|Bureau|Department|Division|Council|Secretariat|Staff) (?:of|for) "
    r"|.* Staff$"
)
#: A file number that stands alone: decimal (``501.BC/1–1948``), a document symbol (``US/S/404``),
#: or two subjects of the White House Central Files (``ND 19/CO 312``).
NUMBER = re.compile(
    r"\d{3}\.? ?[\w.]*(?:[ –-](?:[\w.]+|\([\w ]+\))| \([\w ]+\)){0,4}/[\dlI]{1,2}[–-]\w+"
    r"|[A-Z]{2,}(?: ?\([A-Z]\))?(?:/[A-Z\d.()a-z]+){1,6}(?:, also .*)?"
    r"|[A-Z]{2} \d{1,3}(?:[–-]\d+)?(?:/[A-Z]{2} \d{1,3}(?:[–-]\d+)?)+"  # ND 19/CO 312
)
INSTITUTION = re.compile(
    r"(?:Department of (?:the )?[A-Z]\w+|(?:[A-Z][\w.’']*(?: of| for| and| the)* )+?"
    r"(?:Agency|Council|Commission|Library|Archives|Center))(?= )"
)
PUBLICATION = re.compile(
    r"Public Papers\b|.*\bBulletin\b|Foreign Relations\b|Congressional Record|.*\bStat(?:utes|\.)"
    r"|.*\bTimes\b|Treaties and|Documents on|American Foreign Policy",
    re.IGNORECASE,
)
PAGES = re.compile(r"\bpp?\. ?\w?\d")
DIVISION = re.compile(r"(?:Manuscripts?|Prints|Special Collections) (?:Division|Department)")
COUNTRY = re.compile(
    r"United States(?: of America)?|U\.?S\.?A\.?|United Kingdom|Great Britain|England|France|Canada"
    r"|Germany|Federal Republic of Germany|Italy|Austria|Switzerland|Netherlands|Belgium|Spain"
    r"|Australia|New Zealand|Ireland|Russia|Israel|Japan|India"
)
FORM = re.compile(r"(?:Circular )?(?:Telegram|Airgram|Despatch|Instruction|Letter)", re.IGNORECASE)
#: What stands between commas, colons and semicolons outside brackets and quotation marks.
COMPONENT = re.compile(
    r"(?:[^,:;(\[“\"]++|\([^()]*\)|\[[^\[\]]*\]|“[^”]*”|\"[^\"]*\""
    r"|[,:;](?!\s|Telegram|Airgram)|[(\[“\"])+"
)
