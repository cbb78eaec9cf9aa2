"""``tei-tools.toml``: found, checked, and weaker than variables and options."""

from __future__ import annotations

import re
import time
import tomllib
from importlib import import_module
from pathlib import Path
from zipfile import ZipFile

import click
import pytest
from conftest import ROOT

from tei_tools.cli import COMMANDS, run
from tei_tools.configuration import NAME, SETTINGS, find_configuration, read, variable
from tei_tools.errors import ConfigurationError
from tei_tools.layout import NOTE_STYLES

MEMO = "1. Memorandum for the Record\n\nMr. Alder came at noon.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("memos/1.txt", "memos/letters/2.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MEMO)
    return tmp_path


def configure(text: str, path: str = f"memos/{NAME}") -> None:
    Path(path).write_text(text, encoding="utf-8")


def publisher(path: str) -> str:
    found = re.search("<publisher>(.*)</publisher>", Path(path).read_text(encoding="utf-8"))
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('publisher = "A"\nlicens = "x"\n', "2:1: 'licens' is no setting; did you mean “licence”?"),
        ('licence_name = "x"\n', "1:1: 'licence_name' is no setting; did you mean “licence-name”?"),
        ("zzz = 1\n", "1:1: 'zzz' is no setting; docs/configuration.md lists them all"),
        ("  publisher = 3\n", "1:3: publisher is 3, but should be a text in quotes"),
        ("jobs = true\n", "1:1: jobs is True, but should be a whole number"),
        ("unwrap = 1\n", "1:1: unwrap is 1, but should be true or false"),
        ("persons = [1]\n", "1:1: persons is [1], but should be a path in quotes, or a list"),
        ('publisher = "A\n', "1:15: not TOML: Illegal character '\\n'"),
        (
            'persons = "lists\\persons.csv"\n',
            "string; in a path write / for \\, also on Windows",
        ),
        ('persons = "C:\\Users\\p.csv"\n', "Invalid hex value; in a path write / for \\, also on"),
        (
            "persons = persons.csv\n",
            "1:11: not TOML: Invalid value; write a text or a path in quotes",
        ),
        (
            '[folders."letters\\\\1971"]\nseries = "x"\n',
            "1:2: in the path of a folder write /",
        ),
        ('publisher = "A"\npublisher = "B"\n', "not TOML: Cannot overwrite a value"),
        ('[folders."a"]\nseries = "x"\njobs = 2\n', "3:1: jobs holds for all folders"),
        ('series = "x"\n[folders.a]\nserie = "x"\n', "3:1: 'serie' is no setting; did you mean"),
        ('[folders."a.b"]\n\n  "serie" = "x"\n', "3:4: 'serie' is no setting"),
        ('[folders.ab]\nseries = "x"\n[folders.a]\nseries = 1\n', "4:1: series is 1, but"),
        ('folders.a = { serie = "x" }\n', "1:15: 'serie' is no setting"),
        ('publisher = """\nserie = 1\n"""\nserie = "x"\n', "4:1: 'serie' is no setting"),
        ('series = """\na\n"""\npersons = [\n  1,\n]\n', "4:1: persons is [1]"),
        ("[folder.a]\n", "1:2: 'folder' is no setting; did you mean “folders”?"),
        (
            "publisher = \"don't [\" # \"'\nseries = '''[\nserie = 1''''\nserie = 1\n",
            "4:1: 'serie' is",
        ),
        ('series = """a\\"""\nserie = 1""""\n"\\"#" = 1\nserie = 1\n', "3:3: '\"#' is no setting"),
        ("[[folders]]\na = 1\n", '1:3: write settings of a folder under [folders."its/path"]'),
        ("folders = 1\n", '1:1: write settings of a folder under [folders."its/path"]'),
    ],
)
def test_what_is_wrong_is_told_with_its_place(desk: Path, text: str, message: str, capsys) -> None:
    configure(text)
    with pytest.raises(ConfigurationError, match=re.escape(message)):
        read(Path("memos", NAME))
    assert run(["build", "memos", "-o", "out"]) == 2
    assert f"memos/{NAME}:" in capsys.readouterr().err
    assert not Path("out").exists()


def test_a_place_below_a_long_list_is_told_at_once(desk: Path) -> None:
    """As in the settings of a collection with a list for each of its boxes."""
    for lines in (
        "persons = [\n" + '  "box.csv", # ]\n' * 3000 + "]\n",
        "# date [\n" * 3000 + '[folders."a"]\nseries = "S"\n',
        'series = """\n' + "date = 5\n" * 3000 + '"""\n',
    ):
        configure(f"{lines}date = 5\n")
        began = time.process_time()
        with pytest.raises(ConfigurationError, match=f":{lines.count(chr(10)) + 1}:1: date is 5"):
            read(Path("memos", NAME))
        assert time.process_time() - began < 1


def test_a_file_that_is_no_text_is_told(desk: Path) -> None:
    Path("memos", NAME).write_bytes(b"\xff")
    with pytest.raises(ConfigurationError, match="is not UTF-8"):
        read(Path("memos", NAME))


def test_what_the_option_refuses_is_told_with_its_place(desk: Path, capsys) -> None:
    configure('publisher = "A"\ndialect = "greek"\n')
    assert run(["convert", "memos/1.txt"]) == 2
    assert f"memos/{NAME}:2:1: 'greek' is not one of" in capsys.readouterr().err
    configure('[folders.letters]\ndialect = "greek"\n')
    assert run(["build", "memos", "-o", "out"]) == 2
    assert f"memos/{NAME}:2:1: 'greek' is not one of" in capsys.readouterr().err
    configure('[folders."."]\ndialect = "greek"\n[folders.letters]\nseries = "S"\n')
    assert run(["build", "memos/letters", "-o", "out"]) == 2
    assert f"memos/{NAME}:2:1: 'greek' is not one of" in capsys.readouterr().err
    configure('persons = "none.csv"\n')
    assert run(["convert", "memos/1.txt"]) == 2
    assert f"memos/{NAME}:1:1: File 'memos/none.csv' does not exist" in capsys.readouterr().err


def test_a_character_that_no_text_has_is_refused_where_it_is_read(desk: Path, capsys) -> None:
    words = "the character U+0001 is of no text; remove it"
    convert, build = ["convert", "memos/1.txt"], ["build", "memos", "-o", "out"]
    index = ["cmif", "memos", "-o", "c.xml", "--publisher", "P", "--url", "https://a.example"]
    for command, option in ((convert, "publisher"), (build, "series"), (index, "title")):
        assert run([*command, f"--{option}", "a\x01b"]) == 2
        assert f"Invalid value for '--{option}': {words}" in capsys.readouterr().err
    configure('jobs = 1\npublisher = "a\\u0001b"\n')
    assert run(convert) == 2
    assert f"memos/{NAME}:2:1: {words}" in capsys.readouterr().err
    configure('[folders.letters]\npublisher = "a\\u0001b"\n')
    assert run(build) == 2
    assert f"memos/{NAME}:2:1: {words}" in capsys.readouterr().err
    assert not Path("out").exists()


def test_an_option_goes_before_the_variable_and_that_before_the_file(
    desk: Path, monkeypatch
) -> None:
    configure('publisher = "File"\nformats = ["xml"]\n')
    build = ["build", "memos", "-o", "out"]
    assert run(build) == 0
    assert publisher("out/1.xml") == "File"
    assert not Path("out/1.html").exists()
    monkeypatch.setenv("TEI_TOOLS_PUBLISHER", "Variable")
    assert run(build) == 0
    assert publisher("out/1.xml") == "Variable"
    assert run([*build, "--publisher", "Option"]) == 0
    assert publisher("out/1.xml") == "Option"


def test_what_a_variable_says_wrongly_is_told_by_its_name(desk: Path, monkeypatch, capsys) -> None:
    """It may have been set long ago, and elsewhere."""
    monkeypatch.setenv("TEI_TOOLS_JOBS", "many")
    assert run(["build", "memos", "-o", "out"]) == 2
    assert "TEI_TOOLS_JOBS: 'many' is not a whole number, 1 or more" in capsys.readouterr().err
    assert run(["build", "memos", "-o", "out", "--jobs", "none"]) == 2
    assert "Invalid value for '--jobs': 'none' is not" in capsys.readouterr().err


def test_it_is_found_above_and_beside_a_pattern_and_by_its_name(desk: Path) -> None:
    configure('publisher = "Above"\n', NAME)
    assert run(["build", "memos/letters/*.txt", "-o", "out"]) == 0
    assert publisher("out/2.xml") == "Above"
    configure('publisher = "Beside"\n')
    assert run(["build", "memos/letters/*.txt", "-o", "out"]) == 0
    assert publisher("out/2.xml") == "Beside"
    configure('publisher = "Named"\n', "other.toml")
    assert run(["build", "memos/letters/2.txt", "-o", "out", "--config", "other.toml"]) == 0
    assert publisher("out/2.xml") == "Named"
    assert find_configuration(Path("memos/letters")) == desk / "memos" / NAME
    assert run(["build", "memos", "-o", "out", "--config", "none.toml"]) == 2


def test_a_folder_has_settings_of_its_own(desk: Path) -> None:
    Path("memos/persons.csv").write_text('id,name,description\np_A1,"Alder, Rowan",Poet\n')
    configure(
        'publisher = "All"\nseries = "S"\nvolume = "4"\n'
        '[folders.letters]\npublisher = "Letters"\npersons = "persons.csv"\n'
    )
    for jobs in ("1", "2"):
        assert run(["build", "memos", "-o", "out", "--jobs", jobs]) == 0
        assert publisher("out/1.xml") == "All"
        assert publisher("out/letters/2.xml") == "Letters"
        assert '<persName ref="#p_A1"' in Path("out/letters/2.xml").read_text()
        assert "p_A1" not in Path("out/1.xml").read_text()
        assert '<biblScope unit="volume">4</biblScope>' in Path("out/letters/2.xml").read_text()
    assert run(["build", "memos", "-o", "out", "--publisher", "Option"]) == 0
    assert publisher("out/letters/2.xml") == "Option"
    assert run(["convert", "memos/letters/2.txt", "-o", "2.xml"]) == 0
    assert publisher("2.xml") == "Letters"


def test_a_folder_that_is_not_there_is_told_with_its_place(desk: Path, capsys) -> None:
    """What is set for it holds for nothing, mostly by a slip of the pen."""
    configure('publisher = "All"\n[folders."leters/1971"]\npublisher = "Letters"\n')
    assert run(["convert", "memos", "-o", "out"]) == 0
    said = capsys.readouterr().err
    assert f"warning: memos/{NAME}:2:11: there is no " in said
    assert "leters/1971, so what stands here holds for nothing; correct the path" in said
    assert run(["convert", "memos", "-o", "out", "--quiet"]) == 0
    assert "leters" not in capsys.readouterr().err


def test_a_folder_in_an_archive_is_there(desk: Path, capsys) -> None:
    configure('[folders."letters.zip/1971"]\npublisher = "Letters"\n')
    with ZipFile("memos/letters.zip", "w") as archive:
        archive.writestr("1971/a.txt", "A memo.\n")
    assert run(["convert", "memos/letters.zip", "-o", "out"]) == 0
    assert "there is no" not in capsys.readouterr().err


def test_today_is_the_day_that_the_environment_says(desk: Path, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    configure('date = "today"\n')
    assert run(["convert", "memos/1.txt", "-o", "1.xml"]) == 0
    assert '<date when="1970-01-02">' in Path("1.xml").read_text()


def test_init_writes_a_file_in_which_every_setting_can_be_used(desk: Path, capsys) -> None:
    assert run(["init", "memos"]) == 0
    text = Path("memos", NAME).read_text()
    assert read(Path("memos", NAME)).values == {}
    assert run(["init", "memos"]) == 2
    assert "is there already" in capsys.readouterr().err
    used = re.sub(r"^# (?=[a-z-]+ = )", "", text, flags=re.M).split("# What differs")[0]
    assert list(tomllib.loads(used)) == [setting.name for setting in SETTINGS]
    configure(used)
    assert len(read(Path("memos", NAME)).values) == len(SETTINGS)
    assert tomllib.loads(used)["dialect"] in {style.name for style in NOTE_STYLES}


def options() -> dict[str, list[click.Option]]:
    found: dict[str, list[click.Option]] = {}
    for name in COMMANDS:
        for parameter in import_module(f"tei_tools.cli.{name}").command.params:
            if isinstance(parameter, click.Option):
                found.setdefault(parameter.opts[0], []).append(parameter)
    return found


def test_every_setting_is_an_option_and_a_variable() -> None:
    for setting in SETTINGS:
        assert any(o.envvar == variable(setting.name) for o in options()[f"--{setting.name}"])


def test_the_manual_has_the_table_of_all_settings(request: pytest.FixtureRequest) -> None:
    page = ROOT / "docs" / "configuration.md"
    head, table = page.read_text(encoding="utf-8").split("| --- | --- | --- | --- | --- |\n")
    rows = "".join(
        f"| `{s.name}` | `{s.example}` | {s.meaning} | `{variable(s.name)}` "
        f"| {'yes' if s.by_folder else ''} |\n"
        for s in SETTINGS
    )
    if request.config.getoption("--rewrite-cases"):
        page.write_text(f"{head}| --- | --- | --- | --- | --- |\n{rows}", encoding="utf-8")
    else:
        assert table == rows
