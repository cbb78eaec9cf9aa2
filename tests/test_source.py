from __future__ import annotations

import contextlib
import random
import re
from encodings.aliases import aliases
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.errors import ReadError
from tei_tools.source import Source, decode, read_source


def test_a_file_is_read_character_for_character(tmp_path: Path) -> None:
    path = tmp_path / "memo.txt"
    path.write_bytes("1. Memo\r\n\r\nCafé “quoted”\n".encode())
    assert read_source(path).text == "1. Memo\r\n\r\nCafé “quoted”\n"


def test_a_byte_order_mark_is_not_text() -> None:
    assert decode("﻿Memo".encode(), "memo.txt") == "Memo"
    assert decode("Memo".encode("utf-16"), "memo.txt") == "Memo"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_goes_before_the_encoding_of_the_folder(encoding: str) -> None:
    """Among many memos in an older encoding are some that were saved with such a mark."""
    mark = "" if encoding in ("utf-8-sig", "utf-16") else "\ufeff"
    data = (mark + "The “café”.").encode(encoding)
    for named in ("cp1252", "mac-roman", "utf-8", "utf-16-le", None):
        assert decode(data, "memo.txt", named) == "The “café”."


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "holds no text"),
        (b" \n\t\n", "holds no text"),
        (b"MZ\x00\x01binary", "memo.txt:1:3: is not a text file, for it holds a NUL byte here"),
        ("Memo\nCafé at noon".encode("utf-16-be"), "memo.txt: is UTF-16; try --encoding utf-16-be"),
        (b"a\0b", "memo.txt:1:2: is not a text file, for it holds a NUL byte here"),
        (b"a\0bc", "memo.txt:1:2: is not a text file, for it holds a NUL byte here"),
        (b"\1\0\2\0\3\0", "memo.txt:1:2: is not a text file, for it holds a NUL byte here"),
        ("Записка\nо порте".encode("utf-16-le"), "is UTF-16; try --encoding utf-16-le"),
        ("Записка\nо порте".encode("utf-16-be"), "is UTF-16; try --encoding utf-16-be"),
        (b"Memo\nCaf\xe9 and more of it\n", "memo.txt:2:4: the byte 0xE9 is not utf-8"),
        (b"Memo\nwith a bell \x07", "memo.txt:2:13: the character U.0007"),
    ],
)
def test_what_is_no_memo_is_refused_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, says: str
) -> None:
    (tmp_path / "memo.txt").write_bytes(data)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReadError, match=says):
        read_source(Path("memo.txt"))


def test_the_likely_encoding_is_named() -> None:
    text = "Résumé of the mémoire: “the château was évacué”, said the garçon. " * 5
    with pytest.raises(ReadError, match="try --encoding cp1252"):
        decode(text.encode("cp1252"), "memo.txt")
    assert decode(text.encode("cp1252"), "memo.txt", "cp1252") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Nobody asked Mr. Müller at Köln.\nNothing else.\n", "cp1252"),
        (
            "Die Gespräche über Österreich dauern länger, als man es für möglich hielt.\n",
            "mac-roman",
        ),
        ("Die Gespräche in Österreich.\n", "cp437"),
        ("Министр сказал, что переговоры будут завтра.\n", "koi8-r"),
        ("Министр сказал, что переговоры будут завтра.\n", "cp1251"),
        ("Minister powiedział, że rozmowy będą jutro w Łodzi.\n", "cp852"),
        ("Café\n", "cp1252"),
    ],
)
def test_only_encodings_that_an_archive_meets_are_suggested(text: str, encoding: str) -> None:
    """Not of Estonia (cp775) or Pakistan (cp1006), as by the letters of a short memo alone."""
    with pytest.raises(ReadError) as caught:
        decode(text.encode(encoding), "memo.txt")
    suggested = re.findall(r"--encoding (\S+?),? ", str(caught.value))
    assert encoding in suggested
    rare = {"cp775", "cp857", "cp860", "cp932", "cp1006", "cp1125", "mac-greek", "mac-iceland"}
    assert not rare & set(suggested)


def test_a_byte_that_strayed_into_utf_8_is_told_as_that() -> None:
    """Two files of different encodings were put together: no encoding fits the whole."""
    with pytest.raises(ReadError) as caught:
        decode("“Café”, he said.\n“The ".encode() + b"caf\xe9 is shut.\n", "memo.txt")
    assert str(caught.value) == (
        "memo.txt:2:9: the byte 0xE9 is not utf-8; the file is UTF-8 elsewhere, so no other "
        "encoding will do: correct what is here"
    )


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(ReadError, match="'utf-9' is unknown"):
        decode(b"Memo", "memo.txt", "utf-9")
    with pytest.raises(ReadError, match="1:4: the byte 0xC3 is not ascii; it is UTF-8: leave"):
        decode("Café".encode(), "memo.txt", "ascii")


@pytest.mark.parametrize("encoding", sorted({*aliases.values(), "undefined", "idna", "punycode"}))
def test_bytes_of_no_encoding_at_all_are_refused_by_each(encoding: str) -> None:
    """Also by those of Python's that are for other things than texts, or whose bytes hang
    together."""
    draw = random.Random(encoding)
    for _ in range(40):
        data = bytes(draw.choices(b"+-a.\xff\x81\xc3\n\\ux~{&\x1b", k=draw.randint(1, 90)))
        with contextlib.suppress(ReadError):
            assert decode(data, "memo.txt", encoding) is not None


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="No such file"):
        read_source(tmp_path / "absent.txt")


@given(st.text(st.sampled_from("ab\r\n"), min_size=1), st.data())
def test_places_count_lines_and_columns_from_one(text: str, data: st.DataObject) -> None:
    source = Source("memo", "x" + text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = source.place(offset)
    starts = [0]
    position = 0
    while position < len(source.text):
        step = 2 if source.text.startswith("\r\n", position) else 1
        if source.text[position] in "\r\n":
            starts.append(position + step)
        position += step
    expected = max(i for i, start in enumerate(starts) if start <= offset)
    assert (line, column) == (expected + 1, offset - starts[expected] + 1)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n\x00\xff", "a PDF"),
        (b"PK\x03\x04\x14\x00", "a document of Word, Excel or LibreOffice, or a zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an older Word or Excel"),
        (b"\x1f\x8b\x08\x00", "packed by gzip"),
        (b"{\\rtf1\\ansi A memo.}", "a document in RTF"),
        (b"<html>A memo.</html>", "a web page"),
        (b"\xef\xbb\xbf\n<!DOCTYPE HTML>", "a web page"),
    ],
)
def test_a_document_that_is_no_plain_text_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(ReadError, match=re.escape(f"a.txt: is {kind}; save it as plain text")):
        decode(data, "a.txt")
    with pytest.raises(ReadError, match=re.escape(f"a.txt: is {kind}; save it as plain text")):
        decode(data, "a.txt", "cp1252")  # for all memos of a folder


@pytest.mark.parametrize("start", ["<?xml version='1.0'?>\n<TEI/>", '<TEI xmlns="x"><text/></TEI>'])
def test_an_edition_is_no_memo(start: str) -> None:
    """Its tags would become the words of another edition."""
    with pytest.raises(ReadError, match="tei-tools text makes plain text of"):
        decode(start.encode(), "memo.xml")
    assert decode(b"<XML> is short for it.", "memo.txt") == "<XML> is short for it."


def test_utf_16_without_its_mark_is_told_where_another_encoding_is_named() -> None:
    with pytest.raises(ReadError, match=r"memo\.txt: is UTF-16; try --encoding utf-16-le"):
        decode("The café.".encode("utf-16-le"), "memo.txt", "cp1252")


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac-roman", "cp1251"])
def test_utf_8_is_not_read_as_another_encoding(encoding: str) -> None:
    """One of many memos that are in it: each letter with an accent would become two others."""
    data = "The café in Zürich.".encode()
    with pytest.raises(ReadError, match=f"memo.txt: is UTF-8, not {encoding}; leave --encoding"):
        decode(data, "memo.txt", encoding)
    text = "The café in Zürich, and “Élan”." if encoding != "cp1251" else "Слово"
    if encoding != "latin-1":
        assert decode(text.encode(encoding), "memo.txt", encoding) == text
    assert decode("Ünique – é".encode(), "memo.txt", "utf-8") == "Ünique – é"
    assert decode("言葉".encode("utf-16-le"), "memo.txt", "utf-16-le") == "言葉"
