"""Memos that are not English: which language a text is in, and who is named in it."""

from __future__ import annotations

import pytest
from person_names import listed, marked, names

from tei_tools.naming.text.abroad import clear_language, language_of
from tei_tools.naming.text.languages import LANGUAGES, Language
from tei_tools.naming.text.words import key
from tei_tools.naming.vocabulary import GIVEN

FRENCH = (
    "Le port est plein et il le reste. Je ne sais pas ce que les navires vont faire dans la rade"
    " avec une telle charge, qui est pour les marchands."
)
GERMAN = (
    "Der Hafen ist voll, und er bleibt es. Ich weiß nicht, was die Schiffe mit einer solchen Last"
    " auf der Reede tun, die für den Handel ist."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (FRENCH, "fr"),
        (GERMAN, "de"),
        (
            "El puerto está lleno y no se sabe que los barcos van a la rada con una carga del mar",
            "es",
        ),
        (
            "Il porto è pieno e non si sa che la nave ha una carica per il mare con la quale va",
            "it",
        ),
        ("Порт полон, и он не будет пуст до весны. Я не знаю, что с ним и как это будет", "ru"),
    ],
)
def test_its_most_frequent_words_tell_the_language(text: str, code: str) -> None:
    language = language_of(text)
    assert language
    assert language.code == code


@pytest.mark.parametrize(
    "text",
    [
        "The harbor is full, and it will be so until the spring of the year.",
        "HARBOR FULL. NO SHIPS BEFORE SPRING. REQUEST INSTRUCTIONS FOR CARGO.",
        f"He gave me the note of the Minister, and I give it as it is. The text of it: {FRENCH}",
        "Para dos. No se.",
        "",
    ],
    ids=["prose", "telegram", "a quotation", "too short", "empty"],
)
def test_other_texts_are_taken_for_english(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Elle vit M. Desmarets. Selon lui, Mme Lacaze partira. Le Ministre écoute.",
            ["Desmarets", "Lacaze"],
        ),
        ("Notre Ambassadeur de Castelmar a vu le Ministre de Lignol. Cela est tout.", []),
        (
            "Le Président Lacaze reçut MM. Desmarets et Aubrac.",
            ["Lacaze", "Desmarets", "Aubrac"],
        ),
    ],
)
def test_titles_introduce_persons_in_french(text: str, expected: list[str]) -> None:
    assert names(f"{FRENCH} {text}") == expected


def test_an_office_is_nobody_where_all_nouns_have_capitals() -> None:
    text = f"{GERMAN} Herr Wendt Auskunft erteilt. Der Botschafter Frankreichs und Graf von Hallen."
    assert names(text) == ["Wendt", "von Hallen"]


def test_a_name_of_the_list_is_linked_though_it_begins_with_an_article() -> None:
    authority = listed(("duan", "Le Duan", "Secretary"))
    assert "[Le Duan|duan]" in marked(f"{FRENCH} On dit que Le Duan viendra.", authority)


@pytest.mark.parametrize("row", LANGUAGES, ids=lambda row: row.code)
def test_no_given_name_is_among_the_words_that_no_person_is_called(row: Language) -> None:
    assert not {key(word) for word in row.words} & GIVEN - {"al"}  # an article, or Albert


@pytest.mark.parametrize(
    ("paragraphs", "code"),
    [
        ([FRENCH, FRENCH], "fr"),
        ([FRENCH, GERMAN], None),
        (["Alder wrote to me yesterday, which I send to you as it is. He says:", FRENCH], None),
        ([f"Birch sagte: „{GERMAN} {GERMAN}“ End.", "Comment follows."], None),
        ([f"Alder wrote: “{FRENCH}", f"“{FRENCH}”", "I send you all of it."], None),
        ([FRENCH, f"Il dit: “{GERMAN}”", FRENCH], "fr"),
        ([], None),
    ],
    ids=["French", "both", "given", "quoted", "quoted on", "with a quotation", "empty"],
)
def test_a_language_is_clear_where_no_english_paragraph_gives_a_text_in_it(
    paragraphs: list[str], code: str | None
) -> None:
    assert clear_language(paragraphs) == code
