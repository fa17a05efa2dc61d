"""Misconception files: what is read from them, and what is refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course.course import Course
from grader.course.misconceptions import read_misconception, read_misconceptions
from grader.diagnosis.variants.variants import Variants, merged_lines
from grader.errors import CourseError

HEADER = """\
# exercise: line
# title: Forgets the constant
# title.zh: 漏了常数项
# hint: What is the value at 0?
# hint.zh: 在 0 处的值是多少？
# source: a lecture: part 2
"""
CODE = "def line(x, a):\n    return a * x\n"


def read(folder: Path, text: str):
    path = folder / "no_constant.py"
    path.write_text(text, encoding="utf-8")
    return read_misconception(path, {"line", "area"})


def test_reads_header_and_code(tmp_path):
    """The name is the file's; title and hint come in both languages; a value may hold colons."""
    one = read(tmp_path, HEADER + CODE)
    assert (one.name, one.exercise) == ("no_constant", "line")
    assert one.hint.misconception == "no_constant"
    assert one.hint.title == {"en": "Forgets the constant", "zh": "漏了常数项"}
    assert one.hint.text == {"en": "What is the value at 0?", "zh": "在 0 处的值是多少？"}
    assert CODE in one.code


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (HEADER.replace("# hint.zh: 在 0 处的值是多少？\n", "") + CODE, r"\.py:6: the header lacks hint\.zh"),
        (HEADER.replace("# title: Forgets the constant", "# title:") + CODE, r"\.py:2: 'title' is empty"),
        (HEADER.replace("# hint: ", "# hnit: ") + CODE, r"\.py:4: expected '# key: value'"),
        (HEADER.replace("# source: a lecture: part 2", "# hint: twice") + CODE, r"\.py:6: 'hint' is given twice"),
        (HEADER.replace("exercise: line", "exercise: lines") + CODE, r"\.py:1: no exercise 'lines'"),
        (HEADER + CODE.replace("def line", "def lime"), r"\.py:7: does not define line"),
        (HEADER + "def line(x, a:\n", r"\.py:7: does not parse"),
        ("", r"\.py:1: the header lacks exercise"),
    ],
)
def test_refuses_with_file_and_line(tmp_path, text, complaint):
    """Whatever is wrong is said with the file and the line where it is."""
    with pytest.raises(CourseError, match=complaint):
        read(tmp_path, text)


PARAMETER = HEADER.replace("Forgets the constant", "Adds {b}") + "# parameter: b in 1e-9 … 0.1\n"
WITH_NUMBER = "def line(x, a):\n    b = 1e-3\n    return a * x + b\n"


def test_a_parameter_is_put_into_words_and_code(tmp_path):
    """The words name the number that was written, or the one that fits; the code holds it."""
    one = read(tmp_path, PARAMETER + WITH_NUMBER)
    assert (one.hint.title["en"], one.parameter.low, one.parameter.high) == ("Adds 0.001", 1e-9, 0.1)
    fitted = one.fitted(3e-8)
    assert fitted.hint.title["en"] == "Adds 3e-8"
    assert "b = 3e-08" in fitted.code
    assert read(tmp_path, HEADER + CODE).fitted(3e-8).code == HEADER + CODE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1e-9 … 0.1", "1e-9 to 0.1"),
        ("1e-9 … 0.1", "small … large"),
        ("1e-9 … 0.1", "0 … 0.1"),
        ("1e-9 … 0.1", "0.1 … 1e-9"),
        ("1e-9 … 0.1", "1e-9 … 1e-8"),
        ("b = 1e-3", "b = a / 1000"),
        ("b = 1e-3", "b = True"),
        ("b = 1e-3\n", "b = 1e-3\n    b = 1e-4\n"),
        ("    b = 1e-3\n", ""),
    ],
)
def test_a_parameter_that_is_not_one_is_refused(tmp_path, old, new):
    """A range that is none, a number outside it, and code that has no single number are refused with the line."""
    text = PARAMETER + WITH_NUMBER
    assert old in text
    with pytest.raises(CourseError, match=r"\.py:7: "):
        read(tmp_path, text.replace(old, new))


def test_every_misconception_of_this_course_is_read():
    """All files of the course are in order, and no two share a title."""
    for assignment in Course(Path(__file__).parents[2]).assignments.values():
        found = read_misconceptions(assignment)
        assert len(found) >= 12, assignment.name
        titles = [(one.exercise, one.hint.title["en"]) for one in found]
        assert len(set(titles)) == len(titles), assignment.name


def test_changes_of_different_lines_are_merged():
    """Two variants that change different lines make one with both changes."""
    base = ["def f(x):", "    y = x + 1", "    return 2 * y"]
    ours = ["def f(x):", "    y = x - 1", "    return 2 * y"]
    theirs = ["def f(x):", "    y = x + 1", "    return 3 * y"]
    assert merged_lines(base, ours, theirs) == ["def f(x):", "    y = x - 1", "    return 3 * y"]


def test_changes_of_the_same_line_are_not_merged():
    """Where two variants change the same line, nobody knows what both together would be."""
    base, ours, theirs = ["    return x + 1"], ["    return x"], ["    return x + 2"]
    assert merged_lines(base, ours, theirs) is None


def test_a_variant_runs_in_the_namespace_of_the_reference(tmp_path):
    """A variant sees the reference's other functions, and they see the variant."""
    source = "def line(x, a):\n    return a * x + 1\n\ndef area(x, a):\n    return line(x, a) ** 2\n"
    one = read(tmp_path, HEADER + CODE)
    variants = Variants("lines", source, [one])
    (variant,) = variants.single["line"]
    assert variants.reference(()).area(2, 3) == 49
    assert variants.reference((variant,)).area(2, 3) == 36
