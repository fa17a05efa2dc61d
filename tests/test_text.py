"""Text on its way to people: nothing in it is obeyed by a terminal, a spreadsheet or the eye."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.text import number, padded, spreadsheet_safe, table, tables, visible, width

DETERMINISTIC = settings(derandomize=True, database=None, deadline=None)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("abc 中文 é 😀", "abc 中文 é 😀"),
        ("\x1b[2J", "\\x1b[2J"),
        ("\x1b]52;c;eA==\x07", "\\x1b]52;c;eA==\\x07"),
        ("a\r\n\tb\0", "a\\x0d\\x0a\\x09b\\x00"),
        ("\x9b31m", "\\x9b31m"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("a\u200bb\u2066c\ufeff", "a\\u200bb\\u2066c\\ufeff"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("\u2028\u2029\x85\xa0", "\\u2028\\u2029\\x85\\xa0"),
        ("\u3164\u115f\u2800\u034f\ufe0f", "\\u3164\\u115f\\u2800\\u034f\\ufe0f"),
    ],
)
def test_what_is_not_seen_is_written_out(text: str, shown: str) -> None:
    """Control, bidi, zero-width, blank and unpaired characters become escapes; what is seen stays."""
    assert visible(text) == shown


@DETERMINISTIC
@given(st.text(st.characters(exclude_categories=())))
def test_visible_text_is_one_harmless_line(text: str) -> None:
    """Whatever comes in, what comes out is printable, encodable and free of format characters."""
    shown = visible(text)
    assert shown.isprintable()
    shown.encode()
    assert not any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") for character in shown)
    assert visible(shown) == shown


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "|cmd", "%x", '=HYPERLINK("http://x")', " =1", "   +1", "\t=1", "\r=1", "\n=1",
    "\t",
     "＝1+1", "＋1", "－1", "＠x"],
)  # fmt: skip
def test_formulas_are_quoted(text: str) -> None:
    """A cell that some spreadsheet would run gets a leading quote; wide forms and leading blanks count."""
    assert spreadsheet_safe(text) == "'" + visible(text)


@pytest.mark.parametrize("text", ["", "3210100001", "王伟", "a=b", "a,b", 'a"b', "'x", "Ann-Marie"])
def test_ordinary_names_are_left_alone(text: str) -> None:
    """Names and numbers are written as they are."""
    assert spreadsheet_safe(text) == text


@DETERMINISTIC
@given(st.text())
def test_a_csv_cell_is_one_cell_and_no_formula(text: str) -> None:
    """Written and read back, the cell is one cell on one line that starts with nothing a spreadsheet runs."""
    out = io.StringIO()
    csv.writer(out).writerow([spreadsheet_safe(text), "next"])
    ((cell, following),) = csv.reader(io.StringIO(out.getvalue()))
    assert following == "next"
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "|", "%"))


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("中文", 4), ("e\u0301", 1), ("ｆ", 2), ("ﾊ", 1), ("😀", 2), ("", 0), ("a\u20dd", 1)],
)
def test_width_counts_terminal_columns(text: str, columns: int) -> None:
    """East Asian characters take two columns, combining ones none."""
    assert width(text) == columns


def test_padding_goes_by_columns() -> None:
    """Text is filled to the left or right and never cut."""
    assert padded("中", 4) == "中  "
    assert padded("中", 4, right=True) == "  中"
    assert padded("abcdef", 3) == "abcdef"


def test_tables_align_wide_characters() -> None:
    """Every column ends at the same place in each line, names left, numbers right."""
    text = table(["student", "softmax"], [["王小明", "84.5"], ["anna", "100"]])
    assert text.splitlines() == ["student  softmax", "-------  -------", "王小明      84.5", "anna         100"]
    assert {width(line) for line in text.splitlines()} == {16}


def test_a_table_of_nobody_is_its_header() -> None:
    """No rows are no error."""
    assert table(["student"], []) == "student\n-------"


@pytest.mark.parametrize(
    ("value", "shown"), [(84.0, "84"), (84.5, "84.5"), (83.333333, "83.33"), (0.0, "0"), (100, "100"), (10.10, "10.1")]
)
def test_marks_are_written_as_people_do(value: float, shown: str) -> None:
    """Two decimals at most, no trailing zeros, whole tens kept."""
    assert number(value) == shown


def test_a_wide_table_becomes_several() -> None:
    """Each keeps the first column and fits the terminal, if one column does."""
    header, rows = ["student", "perceptron", "cnn", "rnn"], [["ann", "100", "7", "8"], ["刘洋", "–", "9", "10"]]
    assert tables(header, rows, 100) == table(header, rows)
    narrow = tables(header, rows, 20)
    first, second = narrow.split("\n\n")
    assert first == table(["student", "perceptron"], [["ann", "100"], ["刘洋", "–"]])
    assert second == table(["student", "cnn", "rnn"], [["ann", "7", "8"], ["刘洋", "9", "10"]])
    assert all(width(line) <= 20 for line in narrow.split("\n"))
    assert tables(["student"], [], 20) == table(["student"], [])
