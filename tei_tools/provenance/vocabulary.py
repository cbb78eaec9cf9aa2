"""The words that tell titles, offices and bodies from names of persons."""

from __future__ import annotations

import re

from tei_tools.dating import months


def words(text: str) -> frozenset[str]:
    """The words of a text, divided by white space."""
    return frozenset(text.split())


#: Words with a capital that belong to titles, offices and bodies and are hardly ever surnames.
TITLE_WORDS = words(
    """
    Acting Action Adjutant Adm Administration Administrative Administrator Admiral Adviser
    Advisers Advisor Advisors Advisory Affairs Africa African Agency Agricultural Agriculture
    Aid Aide Air Amb Ambassador Ambassadors America American Analysis Analyst Arab Area Arms
    Army Asia Asian Assistant Assistants Associate Atlantic Atomic Attaché Attachés Attorney
    Aviation Bank Board Branch Brigadier British Budget Bureau Cabinet Capt Captain Caribbean
    Center Central Chairman Charge Chargé Chief Chiefs China Chinese Civil Coast Col Colonel
    Commander Commerce Commercial Commission Commissioner Committee Communications Comptroller
    Congress Congressional Congressman Consul Control Coordinator Corps Council Counsel
    Counsellor Counselor Country Cultural Defense Delegate Delegation Department Deputy Desk
    Development Director Directorate Disarmament Division Doctor Dr East Eastern Economic
    Economics Economist Education Embassy Emergency Energy Europe European Executive External
    Far Federal Finance Financial Fiscal Fleet Force Forces Foreign Fuels Fund Gen General Gov
    Governor Group Historian Historical House Information Institute Intelligence Inter
    Interdepartmental Interior International Japanese Joint Judicial Justice Labor
    Latin Legal Legislative Liaison Library Lieutenant Lt Maj Major Management Marine Material
    Medical Member Messrs Middle Military Minister Miss Mission Missions Monetary Mr Mrs Ms
    Multilateral Mutual National Nations Naval Navy Near Negotiations Negotiator North
    Northeast Northern Nuclear Observer Occupied Ocean Office Officer Officers Official
    Operations Organization Organizations Pacific Peace Permanent Petroleum Plan Planning
    Plans Policy Political Politico-Military President Presidential Press Prime Private
    Procurement Prof Professor Program Programs Project Protocol Public Rear Refugee Region Regional
    Relations Rep Reports Representative Representatives Research Resources Review Science
    Sciences Scientific Second Secretariat Secretaries Secretary Section Sector Security Sen
    Senate Senator Senior Sergeant Services Social South Southeast Southern Soviet
    Space Special Specialist Staff State States Strategic Studies Subcommittee Supreme Task
    Technical Technology Telecommunications Territories Third Trade Training Transport
    Transportation Treasurer Treasury Treaty Under Union Unit United Vice War West Western
    Working
    """
)
#: Particles that may stand within a name.
PARTICLES = "de|De|du|Du|da|di|della|von|van|Van|der|den|ter|la|La|le|Le|bin|ibn|al|el|El"
MONTHS = frozenset(months.MONTHS)
#: Abbreviations with a full stop after which a sentence goes on.
ABBREVIATIONS = words(
    """
    Mr Mrs Ms Messrs Dr Prof Gen Col Lt Maj Capt Cmdr Adm Brig Sgt Rep Sen Gov Amb Hon Rev St Ft Mt
    Vol Vols vol vols No Nos no nos pp p ch chap sec cf ed eds Doc Docs Asst Dept
    """
)
#: Abbreviations that may as well be the last word of a sentence.
CLOSING_ABBREVIATIONS = words(
    "Jr Sr Inc Co Corp Ltd Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
)
_DEPARTMENT = (
    r"White House(?: Staff)?|Treasury|Defense|State|Commerce|Agriculture|Labor|Interior|Justice"
    r"|Navy|Army|Air Force|Joint Chiefs of Staff|Joint Staff|Pentagon"
)
_UNIT = (
    r"Departments?|Bureau|Offices?|Agency|Embassy|Council|Division|Board|Mission|Delegation"
    r"|Commission|Directorate|Secretariat|Policy Planning"
)
_NAMED_UNIT = (
    r"(?:[A-Z][\w–-]+ )+(?:Agency|Commission|Council|Administration|Bureau|Board|Department"
    r"|Institute|Bank|Secretariat|Staff|Corps|(?:Group|Committee|Task Force)"
    rf"(?: on (?:the )?(?!{months.ANY_MONTH})[A-Z][\w-]+(?: (?:and )?[A-Z][\w-]+)*)?)"
)
#: Words after which a body or an office is no longer named.
_AFTER = rf"(?:on|at|in|by|for|with|as|under|from|who|and|{months.ANY_MONTH})\b"
_FURTHER = rf" (?!{_AFTER})[^,;(]*?(?=$|[,;(]| {_AFTER})"
#: Designations of the armed services, which stand after the names of officers.
SERVICES = words("USA USN USAF USMC USCG")
#: A body that clears and approves under its own name: ``the Department of Defense``.
BODY = re.compile(
    rf"(?:the |both |all of the )?"
    rf"((?:(?:U\.S\. )?(?:{_NAMED_UNIT}|{_DEPARTMENT}|{_UNIT})(?=$|[\s,;]))"
    rf"(?:(?<=Agency|Bureau|Office) for(?: [A-Z][\w-]+)+|{_FURTHER})?)"
)
