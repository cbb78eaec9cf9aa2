"""The annotator of dates: values from the document's date, and the labels made by hand."""

from __future__ import annotations

import importlib.util
import sys

from conftest import ROOT, SHARED, needs_shared

from tei_tools.annotate.dates import dated_passages, dates, document_date
from tei_tools.layout import read_layout
from tei_tools.layout.model import Layout
from tei_tools.source import Source

LABELS = SHARED / "frus" / "labels"


def layout_of(text: str) -> Layout:
    return read_layout(Source("memo.txt", text))


def found(text: str) -> dict[str, dict[str, str]]:
    return {text[span.start : span.end]: dict(span.attrs) for span in dates(layout_of(text))}


def own(text: str) -> str:
    """The day of the document's own date, or nothing."""
    layout = layout_of(text)
    date = document_date(layout, dated_passages(layout))
    return date.iso() if date else ""


MEMO = """\
12. Memorandum From the Director (Alder) to the Minister (Birch)1

Port City, January 5, 1974, 4:30 p.m.

We met on December 28. You had written on April 18, 1971;2 the letter of April 18 is attached.

  1. Source: National Archives, RG 40, Central Files 1970–73. Drafted on January 4.
  2. Not printed. Telegram 1956, August 3, said the same.
"""


def test_years_come_from_the_dateline() -> None:
    spans = found(MEMO)
    assert spans["December 28"] == {"when": "1973-12-28", "cert": "medium"}
    assert spans["January 4"] == {"when": "1974-01-04", "cert": "medium"}
    assert spans["August 3"] == {"when": "1973-08-03", "cert": "medium"}
    assert spans["January 5, 1974, 4:30 p.m."] == {"when": "1974-01-05T16:30:00"}
    assert "1956" not in spans


def test_a_day_named_before_with_its_year_keeps_it() -> None:
    assert found(MEMO)["April 18"] == {"when": "1971-04-18", "cert": "medium"}


def test_an_attachment_has_its_own_year() -> None:
    text = """\
12. Letter

Port City, January 5, 1974.

The report of December 2 is attached.

Attachment

Old Town, March 7, 1961.

We met on December 3.
"""
    spans = found(text)
    assert spans["December 2"]["when"] == "1973-12-02"
    assert spans["December 3"]["when"] == "1960-12-03"


def test_the_date_of_a_document_is_that_of_its_dateline() -> None:
    assert own(MEMO) == "1974-01-05"


def test_without_a_dateline_it_is_that_of_the_heading() -> None:
    text = "7. Memorandum of Conversation, Rome, May 3, 1955\n\nOn June 1, 1948, he left.\n"
    assert own(text) == "1955-05-03"


def test_an_undated_document_has_the_date_that_its_source_note_says() -> None:
    text = """\
7. Letter From the Director to the Minister1

Rome, undated.

On June 1, 1948, he left.

  1. Source: National Archives. Secret. Drafted by Elm on May 3, 1955.
"""
    assert own(text) == "1955-05-03"


def test_what_the_text_speaks_about_is_not_the_date_of_the_document() -> None:
    assert own("7. Editorial Note\n\nOn June 1, 1948, he left.\n") == ""


def test_an_editorial_note_goes_from_date_to_date() -> None:
    spans = found("7. Editorial Note\n\nOn June 1, 1948, he left; on July 2 he was back.\n")
    assert spans["July 2"] == {"when": "1948-07-02", "cert": "medium"}


def test_without_a_date_of_its_own_a_day_has_the_year_that_the_memo_tells_later() -> None:
    spans = found(
        "Editorial Note\n\nHe wrote on May 3 to say so. The letter of May 3, 1961, is lost."
    )
    assert spans["May 3"] == {"when": "1961-05-03", "cert": "medium"}


def test_without_a_date_of_its_own_the_numbers_of_files_tell_years() -> None:
    memo = "Editorial Note\n\nOn July 12 he wrote again. (611.93/7–1256)"
    assert found(memo)["July 12"] == {"when": "1956-07-12", "cert": "medium"}
    dated = "12. Memorandum\n\nPort City, January 5, 1974.\n\nOn July 12 he wrote. (611.93/7–1256)"
    assert found(dated)["July 12"] == {"when": "1973-07-12", "cert": "medium"}


def test_figures_are_read_in_one_order_if_one_of_them_tells_it() -> None:
    memo = "Memorandum\n\nThey met on 10/9/76 and on {}."
    assert found(memo.format("25/3/76"))["10/9/76"]["when"] == "1976-09-10"
    assert found(memo.format("3/25/76"))["10/9/76"]["when"] == "1976-10-09"
    assert found(memo.format("4/5/76"))["10/9/76"]["when"] == "1976-10-09"
    assert found(memo.format("25/3/76 or 3/26/76"))["10/9/76"]["when"] == "1976-10-09"


def test_a_number_far_from_the_document_is_no_year() -> None:
    text = "7. Telegram\n\nRome, May 3, 1955.\n\nIn 1950, in 2097 and in 1521 he wrote.\n"
    assert list(found(text)) == ["May 3, 1955", "1950"]


def test_undated_is_a_date_without_value() -> None:
    assert found("7. Letter\n\nRome, undated.\n\nDear Sir:\n") == {"undated": {}}


@needs_shared
def test_the_labels_made_by_hand() -> None:
    """The targets: spans F1 0.98, right values 0.97."""
    path = ROOT / "bench" / "dates" / "score.py"
    specification = importlib.util.spec_from_file_location("date_labels", path)
    assert specification is not None
    assert specification.loader is not None
    scorer = importlib.util.module_from_spec(specification)
    sys.modules["date_labels"] = scorer  # its dataclass looks itself up there
    specification.loader.exec_module(scorer)
    hits = wanted = given = right = valued = 0
    for path in LABELS.glob("*.ann"):
        _, spans, labels = scorer.labelled(path)
        core = {span for span, (_, flag) in labels.items() if flag == "core"}
        counted = {span for span in spans if labels.get(span, ("", "core"))[1] == "core"}
        hits += len(core & counted)
        wanted += len(core)
        given += len(counted)
        for span in core & counted:
            if labels[span][0] != "?":
                valued += 1
                right += scorer.widened(spans[span]) == scorer.widened(labels[span][0])
    assert wanted > 100
    assert 2 * hits / (wanted + given) >= 0.98
    assert right / valued >= 0.97


def test_a_label_says_the_date_of_a_document_without_a_dateline() -> None:
    assert own("7. Memorandum\n\nDATE: May 3, 1955\n\nHe left on June 1, 1948.\n") == "1955-05-03"
    assert own("7. Memorandum\n\nHe left. Dated June 1, 1948.\n") == ""


def test_only_the_first_note_and_only_what_it_says_of_the_document_counts() -> None:
    memo = "7. Memorandum1\n\nHe left.2\n\n  1. Source: A. {}\n  2. {}\n"
    drafted = "Drafted by Elm on May 3, 1955."
    assert own(memo.format(drafted, "No.")) == "1955-05-03"
    assert own(memo.format("No.", drafted)) == ""
    assert own(memo.format("Sent on May 3, 1955.", "No.")) == ""
    assert own(memo.format("DATE: May 3, 1955.", "No.")) == ""


def test_the_date_of_an_attachment_is_not_that_of_the_document() -> None:
    memo = "7. Memorandum\n\nHe left.\n\nAttachment\n\nRome, May 3, 1955.\n\nHe left on May 4.\n"
    assert own(memo) == ""


def test_a_dateline_with_a_month_alone_gives_way_to_the_heading_only_if_it_names_no_year() -> None:
    assert own("7. Letter, May 3, 1955\n\nRome, undated.\n\nHe left.\n") == "1955-05-03"
    assert own("7. Letter, May 3, 1955\n\nRome, June 1955.\n\nHe left.\n") == "1955-06"


def test_the_last_date_of_a_heading_counts() -> None:
    heading = "7. Report on the Meeting of April 2, 1955, Rome, May 3, 1955"
    assert own(f"{heading}\n\nHe left.\n") == "1955-05-03"


def test_a_memo_without_a_date_goes_from_date_to_date_but_not_into_notes() -> None:
    text = (
        "7. Editorial Note\n\nOn June 1, 1948, he left.1 On May 2, 1950, he came; "
        "on May 9 he sat.\n\n"
        "  1. On May 5 he said so; the letter of April 1, 1962, and that of April 6.\n"
    )
    spans = found(text)
    assert spans["May 9"]["when"] == "1950-05-09"
    assert spans["April 6"]["when"] == "1962-04-06"
    assert spans["May 5"]["when"].startswith(("1948", "1947"))


def test_years_are_out_of_reach_only_where_they_stand_alone() -> None:
    memo = (
        "7. Telegram\n\nRome, May 3, 1955.\n\nIn 2015, in 2016, in 1655, in 1654; on May 1, 1521.\n"
    )
    assert list(found(memo)) == ["May 3, 1955", "2015", "1655", "May 1, 1521"]
    assert "1521" in found("7. Note\n\nIn 1521 he wrote.\n")


def test_a_month_that_closes_a_paragraph_is_read_as_before_a_full_stop() -> None:
    for end in (".", "", "\n\nMore of it."):
        text = f"1. Memo\n\nElb, August 15, 1956.\n\nWe met. He comes in August next{end}\n"
        assert found(text)["August"] == {"when": "1957-08", "cert": "medium"}


def test_a_month_in_brackets_is_a_person_after_an_office() -> None:
    for heading, dates_ in (
        ("Report on Trade (July)", {"July": {"when": "1956-07", "cert": "medium"}}),
        ("Telegram From the Ambassador in Korea (May) to the Department of State", {}),
        ("Memorandum From the Director of the Staff for Storage (May)", {}),
    ):
        spans = found(f"1. {heading}\n\nElb, August 15, 1956.\n\nWe met.\n")
        assert spans == {**dates_, "August 15, 1956": {"when": "1956-08-15"}}


def test_the_dates_of_a_paragraph_are_not_those_of_a_note_within_it() -> None:
    text = (
        "Memo on trade\n\nElb, May 5, 1970.\n\n"
        "He wrote of the matter1 to the Secretary, and then he went home on the\n\n"
        "  1. May 7.\n\f\n3rd of June 1968, which is all that there is to say,2 so to say.\n\n"
        "  2. Ibid.\n\f\nEnds.\n"
    )
    layout = layout_of(text)
    assert layout.holes
    assert [text[span.start : span.end] for span in dates(layout)] == [
        "May 5, 1970", "3rd of June 1968", "May 7",
    ]  # fmt: skip


def test_the_second_month_of_a_pair_follows_the_first() -> None:
    memo = "12. Memo\n\nPort City, June 3, 1961.\n\n{}\n"
    spans = found(memo.format("He was there in April and November."))
    assert [spans[month]["when"] for month in ("April", "November")] == ["1961-04", "1961-11"]
    spans = found(memo.format("He was there in April. He was there in November."))
    assert [spans[month]["when"] for month in ("November", "April")] == ["1960-11", "1961-04"]


def test_papers_that_are_older_lend_no_year() -> None:
    memo = "12. Editorial Note\n\nOn June 6 Alder spoke. {} Public Papers of the Presidents: {}\n"
    cited = "Alder, 1957, pages 12–14."
    assert found(memo.format("See", cited))["June 6"]["when"] == "1957-06-06"
    assert "when" not in found(memo.format("For the older text, see", cited))["June 6"]
