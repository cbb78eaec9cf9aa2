"""Who is who across documents, and the addresses of their pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.edition.site.identities import identities
from tei_tools.edition.site.model import Facts, Source
from tei_tools.edition.site.reading import read_facts
from tei_tools.edition.site.slugs import slugs
from tei_tools.edition.site.surnames import inverted

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>{}</standOff><text><body>{}</body></text></TEI>'


def listed(identifier: str, name: str, note: str = "", extra: str = "") -> str:
    return (
        f'<listPerson><person xml:id="{identifier}"><persName>{name}</persName><note>{note}</note>'
        f"{extra}</person></listPerson>"
    )


def named(pointer: str = "", words: str = "Smith") -> str:
    reference = f' ref="{pointer}"' if pointer else ""
    return f"<p><persName{reference}>{words}</persName></p>"


@pytest.fixture
def persons(tmp_path: Path):
    """The persons of some documents, each ``(folder, lists, text)``: name and documents of each."""

    def persons(*documents: tuple[str, str, str]) -> list[tuple[str, int]]:
        facts: list[Facts] = []
        for number, (folder, lists, text) in enumerate(documents):
            path = tmp_path / f"{number}.xml"
            path.write_text(TEI.format(lists, text), encoding="utf-8")
            facts.append(read_facts(Source(path, f"{folder}/{number}", tmp_path)))
        found = identities(facts, "person")
        return sorted((one.name, len(one.documents)) for one in found)

    return persons


SMITH = listed("p_1", "Smith, John", "a general")


def test_one_id_with_one_name_is_one_person(persons) -> None:
    assert persons(("a", SMITH, named("#p_1")), ("b", SMITH, named("#p_1", "Gen. Smith"))) == [
        ("Smith, John", 2)
    ]


def test_one_id_with_two_names_is_two_persons(persons) -> None:
    other = listed("p_1", "Smythe, Jane")
    assert persons(("a", SMITH, named("#p_1")), ("b", other, named("#p_1"))) == [
        ("Smith, John", 1),
        ("Smythe, Jane", 1),
    ]


def test_one_full_name_with_two_ids_is_one_person(persons) -> None:
    other = listed("p_9", "John Smith", "general, retired")
    (found,) = persons(("a", SMITH, named("#p_1")), ("b", other, named("#p_9")))
    assert found[1] == 2


def test_whom_a_list_keeps_apart_we_keep_apart(persons) -> None:
    other = listed("p_9", "Smith, John", "a printer")
    both = ("a", SMITH + other, named("#p_1") + named("#p_9"))
    assert persons(both, ("b", SMITH, named("#p_1"))) == [("Smith, John", 1), ("Smith, John", 2)]


@pytest.mark.parametrize(("note", "count"), [("a general", 1), ("a printer", 2), ("", 2)])
def test_a_name_of_one_word_needs_the_same_description(persons, note: str, count: int) -> None:
    one, other = listed("p_1", "Smith", "a general"), listed("p_9", "Smith", note)
    assert len(persons(("a", one, named("#p_1")), ("b", other, named("#p_9")))) == count


def test_one_address_is_one_person(persons) -> None:
    idno = '<idno type="GND">https://d-nb.info/gnd/1</idno>'
    one, other = listed("p_1", "Smith, J.", "", idno), listed("p_9", "Schmidt", "", idno)
    assert persons(
        ("a", one, named("#p_1")),
        ("b", other, named("#p_9")),
        ("c", "", named("https://d-nb.info/gnd/1", "S.")),
    ) == [("Smith, J.", 3)]


def test_two_addresses_are_two_persons_of_one_name(persons) -> None:
    lists = [
        listed("p_1", "Smith, John", "", f"<idno>https://a.example/{n}</idno>") for n in (1, 2)
    ]
    assert len(persons(*((f, one, named("#p_1")) for f, one in zip("ab", lists, strict=True)))) == 2


def test_an_id_that_is_not_listed_is_whom_its_folder_lists(persons) -> None:
    assert persons(("a", SMITH, named("#p_1")), ("a", "", named("#p_1", "him"))) == [
        ("Smith, John", 2)
    ]


def test_an_id_that_nobody_lists_is_one_person_if_the_words_agree(persons) -> None:
    documents = [("a", "", named("#p_1", "Smith")), ("b", "", named("#p_1", "Smith"))]
    assert persons(*documents) == [("Smith", 2)]
    assert persons(*documents, ("c", "", named("#p_1", "Smythe"))) == [("Smith", 2), ("Smythe", 1)]


def test_a_name_that_points_nowhere_is_the_one_person_of_that_name(persons) -> None:
    document = ("a", SMITH, named("#p_1"))
    assert persons(document, ("b", "", named("", "John Smith"))) == [("Smith, John", 2)]
    assert persons(document, ("b", "", named("", "Smith"))) == [("Smith", 1), ("Smith, John", 1)]


def test_a_name_with_two_readings_is_the_one_that_is_shown(persons) -> None:
    name = "<choice><sic>Smiht</sic><corr>Smith</corr></choice>"
    assert persons(("a", "", named("", name))) == [("Smith", 1)]
    assert persons(("a", listed("p_1", f"{name}, John"), named("#p_1"))) == [("Smith, John", 1)]


def test_whom_only_a_reading_names_that_is_not_shown_is_not_named(persons) -> None:
    readings = f"<app><lem>{named()}</lem><rdg>{named('', 'Brown')}</rdg></app>"
    assert persons(("a", "", readings)) == [("Smith", 1)]


NAMES = st.one_of(
    st.text(max_size=100), st.sampled_from(["CON", "index", "a b", "A-B", "a/b", ".."])
)


@given(st.lists(NAMES, unique=True, max_size=12))
def test_addresses_are_safe_and_each_its_own(names: list[str]) -> None:
    found = slugs((name, name) for name in names)
    assert set(found) == set(names)
    assert len(set(found.values())) == len(names)
    for slug in found.values():
        assert slug
        assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert len(slug) <= 140
        assert slug not in ("index", "con", "nul", "com1")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Kissinger, Henry A.", "kissinger-henry-a"),
        ("Müller–Straße", "muller-strasse"),
        ("d’Estaing, Valéry Giscard", "destaing-valery-giscard"),
        ("memo-1", "memo-1"),
    ],
)
def test_addresses_can_be_read(name: str, slug: str) -> None:
    assert slugs([(name, name)]) == {name: slug}


def test_an_address_stays_when_another_document_comes(tmp_path: Path) -> None:
    assert slugs((n, n) for n in ("memo-1", "Memo 1"))["memo-1"] == "memo-1"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Oak, John B.", "Oak, John B."),
        ("John B. Oak", "Oak, John B."),
        ("Ambassador Ann Alder", "Alder, Ambassador Ann"),
        ("John Oak, Jr.", "Oak, John, Jr."),
        ("John Oak Jr.", "Oak, John, Jr."),
        ("Henry Ash III", "Ash, Henry, III"),
        ("Charles De Gaulle", "De Gaulle, Charles"),
        ("Oscar Van der Velde", "Van der Velde, Oscar"),
        ("Heinrich von Brentano", "Brentano, Heinrich von"),
        ("Ludwig van der Rohe", "Rohe, Ludwig van der"),
        ("Teng Hsiao-p’ing", "Teng Hsiao-p’ing"),
        ("Mao Zedong", "Mao Zedong"),
        ("Lê Đức Thọ", "Lê Đức Thọ"),
        ("Le Duc Tho", "Le Duc Tho"),
        ("Ho Chi Minh", "Ho Chi Minh"),
        ("Nguyen Van Thieu", "Nguyen Van Thieu"),
        ("Ngo Dinh Diem", "Ngo Dinh Diem"),
        ("Park Chung Hee", "Park Chung Hee"),
        ("Lin Piao", "Lin Piao"),
        ("Ch’iao Kuan-hua", "Ch’iao Kuan-hua"),
        ("Premier Chou En-lai", "Chou En-lai, Premier"),
        ("Prime Minister Kim", "Kim, Prime Minister"),
        ("Kim Philby", "Philby, Kim"),
        ("Kim Roosevelt", "Roosevelt, Kim"),
        ("Sun Jones", "Jones, Sun"),
        ("Syngman Rhee", "Rhee, Syngman"),
        ("Gamal Abd-al-Nasser", "Abd-al-Nasser, Gamal"),
        ("Jean Smith-jones", "Smith-jones, Jean"),
        ("Henry A. Kissinger (1923–2023)", "Kissinger, Henry A."),
        ("Kissinger, Henry A. [Secretary]", "Kissinger, Henry A."),
        ("Kissinger (1923–2023)", "Kissinger"),
        ("Harold [Brown]", "Brown, Harold"),
        ("L.A. M[innich, Jr.]", "Minnich, L.A., Jr."),
        ("(unknown)", "unknown"),
        ("Chow Shu-kai", "Chow Shu-kai"),
        ("George Oak, 3d", "Oak, George, 3d"),
        ("George Oak 2nd", "Oak, George, 2nd"),
        ("Ann Alder, Ph.D.", "Alder, Ann, Ph.D."),
        ("Ann Alder, M.D.", "Alder, Ann, M.D."),
        ("Gen. John Oak, ret.", "Oak, Gen. John, ret."),
        ("Van Dyke", "Van Dyke"),
        ("La Guardia", "La Guardia"),
        ("Du Bois", "Du Bois"),
        ("W. E. B. Du Bois", "Du Bois, W. E. B."),
        ("Secretary of State", "Secretary of State"),
        ("The Shah of Iran", "The Shah of Iran"),
        ("the Secretary", "the Secretary"),
        ("Theodore Oak", "Oak, Theodore"),
        ("Pope John Paul II", "John Paul II, Pope"),
        ("King Hussein", "Hussein, King"),
        ("King George VI", "George VI, King"),
        ("Victor de la Torre", "Torre, Victor de la"),
        ("de la Torre, Victor", "Torre, Victor de la"),
        ("von Brentano, Heinrich", "Brentano, Heinrich von"),
        ("Jean-Paul Sartre", "Sartre, Jean-Paul"),
        ("Oak", "Oak"),
        ("Mr. Oak", "Oak, Mr."),
        ("K.", "K."),
        ("Jr.", "Jr."),
        ("", ""),
    ],
)
def test_persons_stand_under_their_surnames(name: str, wanted: str) -> None:
    assert inverted(name) == wanted


def test_a_pointer_is_the_entry_of_the_list_that_it_names_or_else_of_the_nearest(persons) -> None:
    other = listed("p_1", "Smythe, Jane")
    assert persons(
        ("v1", SMITH, ""),
        ("v1", "", named("#p_1")),
        ("v1/part", "", named("#p_1")),
        ("v2", other, ""),
        ("v2", "", named("#p_1")),
        ("v2", "", named("../v1/0.xml#p_1")),
    ) == [("Smith, John", 3), ("Smythe, Jane", 1)]


def test_of_two_lists_in_one_folder_a_pointer_without_a_file_means_none(persons) -> None:
    other = listed("p_1", "Smythe, Jane")
    found = persons(("v", SMITH, ""), ("v", other, ""), ("v", "", named("#p_1", "Smyth")))
    assert found == [("Smyth", 1)]
