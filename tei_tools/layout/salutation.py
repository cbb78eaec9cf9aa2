"""Is a block a salutation? ``Dear Mr. Alder:``"""

from __future__ import annotations

import re

_SALUTE = re.compile(
    r"(?:(?:My )?[Dd]ear(?:est)? "
    r"(?:[^.!?]|\b(?:[A-Z]|M[rs]|Mrs|Messrs|Dr|Gen|Adm|Col|Lt|Sen|St|Jr)\.){1,90}"
    r"|(?:Your )?Excellenc(?:y|ies)|(?:Dear )?Sirs?|Madam|My (?:dear )?Lords?"
    r"|(?:Monsieur|Madame)(?: (?:le|la|l['’]\s?)[^.!?]{3,60})?"
    r"|Sehr (?:ge|ver)ehrte[rs]? [^.!?]{3,80}"
    r"|(?:Mein )?[Ll]ieber [^.!?]{2,60}|(?:Muy )?(?:Estimad|Querid)[oa] [^.!?]{3,80}"
    r"|Señor(?:es)?(?: [^.!?]{3,60})?"
    r"|(?:Уважаем|Дорог)\w+ [^.!?]{3,80}"
    r"|Gentlemen|M(?:r|rs|me|iss|s)\.? (?:President|Chairman|Secretary|Ambassador|Minister"
    r"|Vice President|Prime Minister|Speaker)"
    # Who else is addressed, not what they are told.
    r"(?:, (?=[A-Z]|(?:members|distinguished|honou?rable|fellow|ladies|gentlemen|my|dear)\b)"
    r"[^.!?]{1,90})?)[:,!]"
)


def is_salute(words: str) -> bool:
    """Whether the words (white space collapsed) address the one who is written to."""
    return _SALUTE.fullmatch(words) is not None
