"""What a check file says of its checks, from its text."""

from __future__ import annotations

import ast

import pytest

from grader.checks.reading import read_checks
from grader.errors import CourseError


@pytest.mark.parametrize("name", ["check", "grader.check", "g.check"])
def test_every_spelling_of_the_decorator_counts(name: str) -> None:
    """``@check`` and ``@grader.check`` are one decorator to all who read it."""
    source = f"@{name}(points=2.5, public=True)\ndef test_a(submission):\n    pass\n\n\ndef helper():\n    pass\n"
    (found,) = read_checks(ast.parse(source), "f.py")
    assert (found.node.name, found.points, found.public) == ("test_a", 2.5, True)


def test_what_is_not_said_is_the_default() -> None:
    """Hidden, and without points where none are named."""
    (found,) = read_checks(ast.parse("@check()\ndef test_a(submission):\n    pass\n"), "f.py")
    assert (found.points, found.public) == (None, False)


@pytest.mark.parametrize(
    ("options", "words"),
    [("points=P", "f.py:1: points must be written as a plain number"), ("points=1, public=P", "f.py:1: write public=")],
)
def test_what_is_not_a_literal_is_refused(options: str, words: str) -> None:
    """Points and visibility are read without running anything."""
    with pytest.raises(CourseError, match=words):
        list(read_checks(ast.parse(f"@check({options})\ndef test_a(submission):\n    pass\n"), "f.py"))
