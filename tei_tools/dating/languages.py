"""The words of dates in French, German, Spanish, Italian and Russian, each language beside examples
that a test runs.

Sources: the months as Unicode CLDR gives them for dates within a sentence, also abbreviated; what
stands between day, month and year as the orthographies of the languages have it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """How a language writes dates; all words small.

    ``months`` and ``short_months`` (without the full stop) are twelve, with the spellings of one
    month divided by ``|``; ``-`` is a month that has no short form. ``weekdays`` begin with Monday.
    ``opening`` is what stands before the day in a dateline, ``before`` what else stands before a
    day. ``ordinals`` stand after the number of a day, ``links`` between day and month or month and
    year, ``joins`` between two days, ``years`` after the year. ``capital`` says that months begin
    with a capital. The examples are as in :class:`tei_tools.dating.forms.Form`.
    """

    code: str
    months: str
    short_months: str
    weekdays: str
    opening: str
    before: str
    examples: tuple[tuple[str, str], ...]
    ordinals: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    capital: bool = False


LANGUAGES = (
    Language(
        "fr",
        "janvier février|fevrier mars avril mai juin juillet août|aout septembre octobre novembre"
        " décembre|decembre",
        "janv févr|fevr|fév - avr - - juill - sept oct nov déc",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "le",
        "du au",
        (
            ("12 mars 1946", "1946-03-12"),
            ("1er août 1914", "1914-08-01"),
            ("12 févr. 1946", "1946-02-12"),
            ("14 juillet", "1956-07-14"),
            ("décembre 1951", "1951-12"),
            ("3 au 5 mai 1946", "1946-05-03/1946-05-05"),
            ("12 MARS 1946", "1946-03-12"),
        ),
        ordinals=("er",),
        joins=("au", "et"),
    ),
    Language(
        "de",
        "januar|jänner februar|feber märz|maerz april mai juni juli august september oktober"
        " november dezember",
        "jän|jan febr|feb - apr - - - aug sept okt nov dez",
        "montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag",
        "den am",
        "dem vom zum bis ab seit",
        (
            ("3. Mai 1946", "1946-05-03"),
            ("9. November 1923", "1923-11-09"),
            ("12. Dez. 1946", "1946-12-12"),
            ("3. März", "1956-03-03"),
            ("Januar 1933", "1933-01"),
            ("3.–5. Juni 1946", "1946-06-03/1946-06-05"),
            ("3. bis 5. Juni 1946", "1946-06-03/1946-06-05"),
        ),
        ordinals=(".",),
        joins=("bis", "und", "bis zum"),
        capital=True,
    ),
    Language(
        "es",
        "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre"
        " diciembre",
        "- - - abr - - - ago - - - dic",
        "lunes martes miércoles|miercoles jueves viernes sábado|sabado domingo",
        "a el",
        "al del día",
        (
            ("4 de junio de 1951", "1951-06-04"),
            ("12 de octubre del 1936", "1936-10-12"),
            ("1º de mayo de 1951", "1951-05-01"),
            ("2 de mayo", "1956-05-02"),
            ("julio de 1936", "1936-07"),
            ("3 al 5 de mayo de 1951", "1951-05-03/1951-05-05"),
        ),
        ordinals=("º", "°", ".º", "o"),
        links=("de", "del"),
        joins=("al", "y", "a"),
    ),
    Language(
        "it",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
        " dicembre",
        "genn - - - - - - - - ott - dic",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
        "il lì addì",
        "dal al del",
        (
            ("25 luglio 1943", "1943-07-25"),
            ("1° maggio 1945", "1945-05-01"),
            ("8 settembre", "1956-09-08"),
            ("giugno 1946", "1946-06"),
            ("3–5 giugno 1946", "1946-06-03/1946-06-05"),
        ),
        ordinals=("º", "°"),
        joins=("al", "e"),
    ),
    Language(
        "ru",
        "января|январь|январе февраля|февраль|феврале марта|март|марте апреля|апрель|апреле"
        " мая|май|мае июня|июнь|июне июля|июль|июле августа|август|августе"
        " сентября|сентябрь|сентябре октября|октябрь|октябре ноября|ноябрь|ноябре"
        " декабря|декабрь|декабре",
        "янв февр|фев - апр - - - авг сент|сен окт нояб дек",
        "понедельник вторник среда|среду четверг пятница|пятницу суббота|субботу воскресенье",
        "",
        "с от до к",
        (
            ("7 июня 1946 г.", "1946-06-07"),
            ("7-го ноября 1917 года", "1917-11-07"),
            ("22 июня", "1956-06-22"),
            ("октябрь 1917 г.", "1917-10"),
            ("3—5 мая 1946 г.", "1946-05-03/1946-05-05"),
        ),
        ordinals=("-го", "го"),
        joins=("по", "и"),
        years=("года", "году", "год", "г.", "г"),
    ),
)
