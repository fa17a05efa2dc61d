"""Drafts of misconceptions: a student's own function without the student, of no use before it has words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.course.course import Course
from grader.course.drafts import anonymous, draft, function_text
from grader.course.misconceptions import read_misconception
from grader.diagnosis.variants.variants import load_variants
from grader.errors import CourseError
from tests.conftest import write_course

FILE = '''# Ana Garcia, 3210100001
import numpy as np


def line(x, a):
    """By Ana."""
    # first try
    return np.asarray(x) * a + len(
        "# no comment"
)  # Ana


print(line([1], 2))
'''


@pytest.fixture
def lines(tmp_path: Path):
    """The small course's assignment."""
    write_course(tmp_path)
    return Course(tmp_path).assignment("lines")


def test_a_draft_is_the_students_function_without_the_student(lines):
    """Code alone: comments and docstrings go, texts inside expressions stay."""
    path = draft(lines, "line", "adds_twelve", "lines.py", FILE.encode())
    text = path.read_text(encoding="utf-8")
    assert "Ana" not in text
    assert "3210100001" not in text
    assert text.endswith('def line(x, a):\n    return np.asarray(x) * a + len(\n        "# no comment"\n)\n')


def test_nothing_takes_a_draft_before_it_has_words(lines):
    """It is student code: diagnosis passes over it, and whoever reads it is told what to write."""
    path = draft(lines, "line", "adds_twelve", "lines.py", FILE.encode())
    with pytest.raises(CourseError, match="still to be written"):
        read_misconception(path, {"line"})
    assert load_variants(lines).single == {}
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("TODO", "Adds twelve"), encoding="utf-8")
    assert read_misconception(path, {"line"}).exercise == "line"


def test_a_notebooks_function(lines):
    """Cells are read as text; the last definition counts."""
    cells = [{"cell_type": "code", "source": ["def line(x, a):\n", f"    return {n}\n"]} for n in (1, 2)]
    path = draft(lines, "line", "two", "lines.ipynb", json.dumps({"cells": cells}).encode())
    assert path.read_text(encoding="utf-8").endswith("def line(x, a):\n    return 2\n")


@pytest.mark.parametrize(
    ("function", "name", "data"),
    [
        ("other", "fine", FILE), ("line", "../up", FILE), ("line", "class", FILE), ("line", "fine", "x = 3\n"),
        ("line", "fine", "def line(x:\n    return (\n"), ("line", "fine", "def line(x):\n    return '''\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_drafted_is_refused(lines, function, name, data):
    """An unknown exercise, a name that is no file's, a function that is not there or does not end."""
    with pytest.raises(CourseError):
        draft(lines, function, name, "lines.py", data.encode())


def test_no_file_is_written_over(lines):
    """A second draft of one name is refused."""
    draft(lines, "line", "one", "lines.py", FILE.encode())
    with pytest.raises(CourseError, match="already"):
        draft(lines, "line", "one", "lines.py", FILE.encode())


def test_a_function_of_a_docstring_alone():
    """Something is left that is Python."""
    assert anonymous(function_text('def f():\n    """Nothing."""\n', "f", "f.py")) == "def f():\n    pass\n"
