"""In which language an edition says that it is."""

from __future__ import annotations

import pytest

from tei_tools.convert import Edition, convert
from tei_tools.settings import Settings
from tei_tools.source import Source
from tei_tools.tei import XML_LANG

TEXTS = {
    "fr": (
        "Le ministre des Affaires étrangères a informé hier l'ambassadeur que le gouvernement "
        "ne pouvait pas accepter la proposition présentée par la délégation à la conférence. "
        "Selon le ministre, la question est grave et doit être examinée avec la plus grande "
        "attention."
    ),
    "de": (
        "Der Minister teilte gestern dem Botschafter mit, daß die Regierung den von der "
        "Delegation auf der Konferenz vorgelegten Vorschlag nicht annehmen könne. Nach der "
        "Ansicht des Ministers ist die Frage mit der größten Aufmerksamkeit zu prüfen."
    ),
    "es": (
        "El Ministro informó ayer al Embajador que el Gobierno no podía aceptar la propuesta "
        "de la delegación en la conferencia. Según el Ministro, la cuestión debe ser "
        "examinada con la mayor atención, ya que los intereses de la economía se encuentran "
        "en juego."
    ),
    "it": (
        "Il Ministro ha informato ieri l'Ambasciatore che il Governo non poteva accettare la "
        "proposta della delegazione alla conferenza. Secondo il Ministro, la questione deve "
        "essere esaminata con la massima attenzione, e non sono pochi gli interessi della "
        "economia."
    ),
    "ru": (
        "Министр сообщил вчера послу, что правительство не может принять предложение на "
        "конференции. По его мнению, вопрос должен быть рассмотрен. Посол ответил, что он "
        "передаст его замечания, но что он не видит, как было бы можно достичь соглашения с "
        "нами по этому вопросу."
    ),
}
OTHERS = {
    "Catalan": (
        "El ministre va informar ahir l'ambaixador que el govern no podia acceptar la "
        "proposta de la delegació a la conferència. Segons el ministre, la qüestió s'ha "
        "d'examinar amb la màxima atenció, ja que els interessos de l'economia estan en joc, "
        "i que un informe seria presentat."
    ),
    "Portuguese": (
        "O Ministro informou ontem ao Embaixador que o Governo não poderia aceitar a proposta "
        "da delegação na conferência. Segundo o Ministro, a questão deve ser examinada com a "
        "maior atenção, uma vez que os interesses da economia se encontram em jogo para os "
        "dois."
    ),
    "Bulgarian": (
        "Министърът уведоми вчера посланика, че правителството не може да приеме "
        "предложението на конференцията. Според министъра въпросът трябва да се разгледа с "
        "най-голямо внимание, тъй като са засегнати интересите на икономиката."
    ),
    "English": (
        "Department concerned that GVN failure. Ambassador should seek early meeting with "
        "Diem. « Le ministre a dit que la question est grave et que le gouvernement ne peut "
        "pas. »"
    ),
    "too short": ("Le ministre est venu me voir."),
}


def edition(text: str, language: str = "") -> Edition:
    memo = Source("memo.txt", f"12. Note\n\nGeneva, May 3, 1956.\n\n{text}\n")
    return convert(memo, settings=Settings(language=language))


@pytest.mark.parametrize("code", TEXTS)
def test_the_language_is_told_by_its_frequent_words(code: str) -> None:
    made = edition(TEXTS[code])
    assert made.tei.getroot().get(XML_LANG) == code
    (decision,) = (each for each in made.decisions if each.kind == "language")
    assert f"({code})" in decision.choice
    assert (decision.line, decision.column) == (5, 1)
    language = made.tei.find(".//{*}langUsage/{*}language")
    assert language is not None
    assert language.get("ident") == code


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_what_is_not_plainly_in_another_language_is_english(text: str) -> None:
    made = edition(text)
    assert made.tei.getroot().get(XML_LANG) == "en"
    assert all(each.kind != "language" for each in made.decisions)


def test_the_archivist_has_the_last_word() -> None:
    made = edition(TEXTS["fr"], "en-GB")
    assert made.tei.getroot().get(XML_LANG) == "en-GB"
    assert all(each.kind != "language" for each in made.decisions)
