"""What names stand for: files, folders, patterns; links in circles; products that would collide."""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tei_tools.errors import InputError, ReadError
from tei_tools.inputs import Input, Planned, check_outputs, find_inputs, model


@pytest.fixture
def desk(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a/2.txt", "a/10.TXT", "a/b/1.txt", "a/note.md", "a/.hidden.txt", "a/.git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def found(*names: str, output: str | None = None) -> list[str]:
    inputs = find_inputs(names, (".txt",), Path(output) if output else None)
    return [f"{one}: {one.fault}" if one.fault else str(one) for one in inputs]


def places(*names: str) -> list[str]:
    return [one.place for one in find_inputs(names, (".txt",))]


ALL = ["a/10.TXT", "a/2.txt", "a/b/1.txt"]


def test_what_word_keeps_beside_an_open_file_is_no_memo(desk: Path) -> None:
    (desk / "a" / "~$2.txt").write_bytes(b"\x05Alder\0\0")
    assert found("a") == ALL
    assert found("a/~$2.txt") == ["a/~$2.txt"]


def test_files_folders_and_patterns(desk: Path) -> None:
    assert found("a") == found("a/") == found("a/**/*.[tT]*") == found("*") == ALL
    assert found(str(desk / "a")) == [str(desk / name) for name in ALL]
    assert found("a/note.md", "a/.hidden.txt") == ["a/note.md", "a/.hidden.txt"]
    assert found("a/*.txt", "a/**/1.txt") == ["a/2.txt", "a/b/1.txt"]
    assert found("**") == ["a/10.TXT", "a/2.txt", "a/b/1.txt", "a/note.md"]
    assert found("a/2.txt", "a", "none.txt") == ["a/2.txt", "a/10.TXT", "a/b/1.txt", "none.txt"]
    (desk / "a" / "[1].txt").write_text("")
    assert found("a/[1].txt") == ["a/[1].txt"]


_NAMES = st.sampled_from(["a", "b", "ab", "b.txt", "a.txt", "a.md"])
_PARTS = st.sampled_from(["**", "*", "a", "a*", "*b", "?.txt", "[!b]*", "b"])


@given(
    st.lists(st.lists(_NAMES, min_size=1, max_size=4), max_size=6),
    st.lists(_PARTS, min_size=1, max_size=4),
)
@example([["b"]], ["b", "**"])
def test_patterns_mean_what_they_mean_elsewhere(files: list[list[str]], parts: list[str]) -> None:
    """To glob; and of a folder that is like a pattern all memos are meant."""
    with tempfile.TemporaryDirectory() as folder:
        for names in files:
            with contextlib.suppress(OSError):  # what is a file already is no folder
                path = Path(folder, *names)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch()
        pattern = os.path.join(folder, *parts)  # noqa: PTH118
        expected = set()
        # of a file a, Python finds a/ too where a/** is asked for; no shell does
        found = filter(os.path.exists, glob.glob(pattern, recursive=True))
        for path in map(Path, found):
            expected |= (
                {path} if path.is_file() else {p for p in path.rglob("*.txt") if p.is_file()}
            )
        if glob.has_magic(pattern) and not Path(pattern).exists():
            inputs = find_inputs([pattern], (".txt",))
            assert {one.path for one in inputs if not one.is_nothing} == expected
            assert len({one.path for one in inputs}) == len(inputs)


def test_where_products_belong(desk: Path) -> None:
    assert places("a") == ["10", "2", "b/1"]
    assert places("a/*") == ["10", "2", "b/1", "note"]  # as the shell has it
    assert places("*", "a/b/1.txt") == ["a/10", "a/2", "a/b/1"]
    assert places("a/b/1.txt", "a/../a/2.txt", "../none/x.y.txt") == ["1", "2", "x.y"]
    assert places("*/../a/2.txt") == ["2"]


def test_files_keep_their_folders_below_one_that_is_named(desk: Path, monkeypatch) -> None:
    """As they do in a list that was made by find: it names files, not the folder above them."""

    def below(folder: str, *names: str) -> list[str]:
        inputs = find_inputs(names, (".txt",), below=Path(folder))
        return [one.fault or one.place for one in inputs]

    listed = ["a/2.txt", "./a/b/1.txt"]
    assert below("a", *listed) == below(str(desk / "a"), *listed) == ["2", "b/1"]
    assert below(".", *listed, str(desk / "a/10.TXT")) == ["a/2", "a/b/1", "a/10"]
    assert below("a", "a/b") == below("a", "a/*/*.txt") == ["b/1"]
    monkeypatch.chdir("a/b")
    assert below("..", "1.txt", "../2.txt") == ["b/1", "2"]
    assert below(".", "../2.txt") == [f"is not in {desk}/a/b; name a folder that it is in"]
    (desk / "a" / "2.txt").rename(desk / "a" / "2.md")
    monkeypatch.chdir(desk)
    assert below("a", "none", "c*") == [
        f"is not in {desk}/a; name a folder that it is in",
        "no file is like this",
    ]


def test_what_stands_for_nothing_says_so(desk: Path) -> None:
    (desk / "empty").mkdir()
    assert found("empty", "*.doc", "none/**/*.txt") == [
        "empty: the folder holds no .txt file",
        "*.doc: no file is like this",
        "none/**/*.txt: no file is like this",
    ]
    assert all(one.is_nothing for one in find_inputs(["empty", "*.doc", ""], (".txt",)))


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("a/notes.md", "a/note.md"),
        ("a/Note.md", "a/note.md"),
        ("a/b/l.txt", ""),
        ("a/3.txt", ""),  # a number is no slip of another one
        ("aa/2.txt", "a/2.txt"),
        ("aa/none.txt", "a"),
        ("letter-1917.txt", "letter-1971.txt"),
        ("quite-another.txt", ""),
        ("hidden.txt", ""),
    ],
)
def test_what_is_not_there_is_told_with_the_name_that_was_meant(desk: Path, name, meant) -> None:
    Path("letter-1971.txt").write_text("x")
    Path("letter-1972.txt").write_text("x")
    Path("a").rename("a_folder" if name.startswith("aa/") else "a")
    meant = meant.replace("a", "a_folder", 1) if name.startswith("aa/") else meant
    [one] = find_inputs([name.replace("aa", "a_foldre")], (".txt",))
    hint = f"; did you mean {meant}?" if meant else ""
    with pytest.raises(ReadError) as caught:
        one.read()
    assert str(caught.value) == f"{one}: cannot be read (No such file or directory){hint}"


@pytest.mark.parametrize("name", ["memo.docx", "sub/MEMO.PDF", "x.odt", "x.rtf", "x.doc"])
def test_documents_that_are_no_plain_text_are_told(desk: Path, name: str) -> None:
    path = Path("papers", name)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x")
    shutil.make_archive("packed", "zip", "papers")
    advice = "save such documents as plain text (.txt)"
    assert found("papers", "packed.zip") == [
        f"papers: the folder holds no .txt file, but {path}; {advice}",
        f"packed.zip: the archive holds no .txt file, but {name}; {advice}",
    ]
    [other] = find_inputs(["papers"], (".xml",))
    assert other.fault == "the folder holds no .xml file"
    Path("papers/a.txt").write_text("A memo.")
    [other] = find_inputs(["papers"], (".xml",))
    assert other.fault == (
        "the folder holds no .xml file, but papers/a.txt; tei-tools build makes editions of memos"
    )


def test_what_may_have_been_meant_is_passed_over_and_named(desk: Path) -> None:
    for name in ("b.docx", "c/d.PDF", "e.zip", "f.xml", ".hidden.doc", "out/x.pdf"):
        path = Path("papers", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    Path("papers/a.txt").write_text("A memo.")
    shutil.make_archive("packed", "zip", "papers")

    def passed(name: str, ending: str) -> list[str]:
        beside: list[str] = []
        assert len(find_inputs([name], (ending,), Path("papers/out"), passed=beside)) == 1
        return sorted(beside)

    inside = ["papers/b.docx", "papers/c/d.PDF", "papers/e.zip"]
    assert passed("papers", ".txt") == passed("pape*", ".txt") == inside
    packed = [f"packed.zip/{name}" for name in ("b.docx", "c/d.PDF", "e.zip", "out/x.pdf")]
    assert passed("packed.zip", ".txt") == packed
    beside_editions = ["papers/b.docx", "papers/e.zip"]  # a PDF may be one of our own
    assert passed("papers", ".xml") == beside_editions


def test_the_folder_of_the_products_holds_no_sources(desk: Path) -> None:
    (desk / "a/out").mkdir()
    (desk / "a/out/2.txt").write_text("an edition")
    for name in ("a", "a/**/*.[tT][xX][tT]"):
        assert found(name, output="a/out") == ALL
    assert found("a/*/*.txt", output="a/out") == ["a/b/1.txt"]
    assert found("a/out/*.txt", output="a/out") == ["a/out/2.txt"]  # as was asked for
    assert found("a", output=".") == [*ALL, "a/out/2.txt"]
    assert "the folder of the products, too" in found("a", output="a")[0]


@pytest.mark.parametrize("name", ["top", "top/**/*.txt"])
def test_links_never_lead_in_circles(desk: Path, name: str) -> None:
    """Two links in a folder that lead up to it would make 2^40 paths."""
    top = desk / "top" / "in"
    top.mkdir(parents=True)
    (top / "1.txt").write_text("")
    for link in ("x", "y"):
        (top / link).symlink_to(top)
        (top / f"{link}{link}").symlink_to("..")
    (top / "self").symlink_to("self")
    (top / "self.txt").symlink_to("self.txt")
    (top / "root").symlink_to("/")
    assert found(name) == ["top/in/1.txt", "top/in/self.txt"]
    (desk / "other").mkdir()
    (desk / "other" / "2.txt").write_text("")
    (desk / "other" / "back").symlink_to(top)
    (desk / "other" / "again").symlink_to(".")
    for link in ("z1", "z2"):
        (top / link).symlink_to(desk / "other")  # what is elsewhere is taken in, once
    assert found(name) == ["top/in/1.txt", "top/in/self.txt", "top/in/z1/2.txt"]


def test_a_deep_folder_is_walked(desk: Path) -> None:
    os.chdir(desk / "a")
    for _ in range(1100):
        Path("d").mkdir()
        os.chdir("d")
    Path("x.txt").write_text("")
    here = Path.cwd()
    os.chdir(desk)
    try:
        assert len(found("a")) == 4
    finally:  # what cleans up after tests goes down by calling itself
        os.chdir(here)
        Path("x.txt").unlink()
        for _ in range(1100):
            os.chdir("..")
            Path("d").rmdir()


def test_what_cannot_be_read_is_a_fault_of_its_own(desk: Path, monkeypatch) -> None:
    real = os.scandir

    def scandir(path):
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    os.mkfifo("a/pipe.txt")
    (desk / "a/z.txt").symlink_to("nowhere")
    for name in ("a", "a/**/*.*[tT]"):
        assert found(name) == [
            "a/10.TXT",
            "a/2.txt",
            "a/b: cannot be read (Permission denied)",
            "a/pipe.txt: is no file, but a pipe or a device; name it if it is meant",
            "a/z.txt",
        ]
    assert found("a/*.txt")[1].startswith("a/pipe.txt: is no file")
    broken = Input("a/z.txt")
    with pytest.raises(ReadError, match=r"a/z.txt: is a link to nowhere, which is not there"):
        broken.read()
    with pytest.raises(ReadError, match="a/b: cannot be read"):
        find_inputs(["a"], (".txt",))[2].read()


def test_a_link_to_itself_is_told_as_that(desk: Path) -> None:
    for one, other in (("x.txt", "x.txt"), ("y.txt", "z.txt"), ("z.txt", "y.txt")):
        Path(one).symlink_to(other)
    for name in ("x.txt", "y.txt"):
        with pytest.raises(ReadError, match=f"{name}: is a link that leads back to itself; remove"):
            Input(name).read()


def test_a_file_that_changes_while_it_is_read_is_refused(desk: Path, monkeypatch) -> None:
    real = os.fstat

    def fstat(number: int) -> os.stat_result:
        status = real(number)
        with Path("a/2.txt").open("a") as file:
            file.write("more")
        return status

    assert Input("a/2.txt").read() == b"a/2.txt"
    monkeypatch.setattr(model.os, "fstat", fstat)
    with pytest.raises(ReadError, match=r"a/2.txt: has changed while it was read"):
        Input("a/2.txt").read()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a b.txt", "a b.txt"),
        ("письмо.txt", "письмо.txt"),
        ("a\nb\x1b[1m.txt", r"a\nb\x1b[1m.txt"),
        ("a\u2028b", r"a\u2028b"),
        (os.fsdecode(b"caf\xe9.txt"), r"caf\xe9.txt"),
    ],
)
def test_a_name_is_shown_on_one_line(name: str, shown: str) -> None:
    assert str(Input(name)) == shown
    assert shown.encode()


def plan(*pairs: tuple[str, str]) -> list[Input]:
    return check_outputs([Planned(Input(one), target) for one, target in pairs])


def test_products_that_would_collide_are_refused(desk: Path) -> None:
    both = r"a.txt and b.txt would both be written to out/a.xml; name the folder above them"
    with pytest.raises(InputError, match=both):
        plan(("a.txt", "out/a.xml"), ("b.txt", "out/a.xml"))
    decomposed = unicodedata.normalize("NFD", "out/é.xml")
    for one, other in (("out/A.xml", "out/a.xml"), ("out/é.xml", decomposed)):
        with pytest.raises(InputError, match=r"are one name on many systems.*; rename one"):
            plan(("a.txt", one), ("b.txt", other))
    (desk / "link").symlink_to("out")
    with pytest.raises(InputError, match="one name"):
        plan(("a.txt", "out/a.xml"), ("b.txt", "link/a.xml"))
    assert len(plan(("a.txt", "out/Strasse.xml"), ("b.txt", "out/Straße.xml"))) == 2


@pytest.mark.parametrize("target", ["a/2.txt", "a/../a/2.txt", "link/2.txt", "a/2.TXT", "b.txt"])
def test_no_product_overwrites_a_source(desk: Path, target: str) -> None:
    (desk / "link").symlink_to("a")
    (desk / "2.txt").symlink_to("b.txt")
    with pytest.raises(InputError, match="would be overwritten, but is a source"):
        plan(("a/2.txt", target), ("2.txt", "c.txt"))


def test_a_name_that_would_be_too_long_is_a_fault(desk: Path) -> None:
    good, bad = plan(("a.txt", f"out/{'a' * 251}.xml"), ("b.txt", f"out/{'é' * 126}.xml"))
    assert not good.fault
    assert bad.fault.startswith("its edition .xml would have a name of 256 bytes, and the most is")
