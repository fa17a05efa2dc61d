"""``course.toml``: what a term lays down, and how mistakes in it are told."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.course.course import Course
from grader.course.rubric import read_rubric
from grader.course.settings_file import line_of, places
from grader.errors import CourseError

WHOLE = """\
title = "Lines"
term = "Autumn"
languages = ["en", "zh"]
timezone = "+08:00"
seeds = 4
attempts = "best"

[late]
grace_minutes = 5
percent_a_day = 10
of = "maximum"
free_days = 2
last_day = 7

[show]
before = "claims"
after = "hints"

[assignment.lines]
weight = 2
release = 2026-09-01T08:00:00
due = 2026-09-10T23:59:00
attempts = "last"
timeout = 1.5
memory = 512
bonus = 5
late = { percent_a_day = 20 }
show = { before = "public" }

[[extension]]
student = "ann"
assignment = "lines"
due = 2026-09-12T23:59:00Z
reason = "ill"

[[extension]]
section = "B"
days = 1.5
reason = "no tutorial"
"""


def course(root: Path, text: str) -> Course:
    for part in (root / "solutions" / "lines", root / "autograder_tests" / "lines"):
        part.mkdir(parents=True, exist_ok=True)
    (root / "solutions" / "lines" / "lines.py").write_text("def line():\n    pass\n")
    (root / "autograder_tests" / "lines" / "test_line.py").write_text("")
    (root / "course.toml").write_text(text, encoding="utf-8")
    return Course(root)


def test_everything_can_be_said(tmp_path: Path):
    """Times without a zone are in the course's; an assignment's own words go before those for all."""
    found = course(tmp_path, WHOLE)
    rules = found.policy(datetime(2026, 9, 1, tzinfo=UTC))
    one = rules.of("lines")
    assert one.due == datetime(2026, 9, 10, 15, 59, tzinfo=UTC)
    assert (one.late.percent_a_day, one.late.of, one.late.grace_minutes, one.late.last_day) == (20, "maximum", 5, 7)
    assert (one.attempts, one.before, one.after, one.bonus, one.weight) == ("last", "public", "hidden", 5, 2)
    assert (rules.free_days, one.exercises(), one.maximum) == (2, ["line"], 100)
    assert [(one.student, one.section, one.days) for one in rules.extensions] == [("ann", "", 0), ("", "B", 1.5)]
    assert found.settings.assignments == ("lines",)
    assert found.settings.of("lines").timeout == 1.5
    assert found.settings.heading("zh") == "Lines · Autumn"
    for day, is_there in ((1, True), (31, False)):
        now = datetime(2026, 9 if day == 1 else 8, day, tzinfo=UTC)
        assert found.settings.is_released("lines", now) == is_there


def test_the_simple_form_stays_valid(tmp_path: Path):
    """A list of assignments and the number of seeds, as before."""
    found = course(tmp_path, 'assignments = ["lines"]\nseeds = 3\n').settings
    assert (found.assignments, found.seeds) == (("lines",), 3)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("seeds = 4", "seds = 4", 5, "unknown field `seds`"),
        ("seeds = 4", "seeds = 4000", 5, "<= 64"),
        ("percent_a_day = 10", 'percent_a_day = "10"', 10, "late.percent_a_day"),
        ("percent_a_day = 10", "percent_a_day = 101", 10, "<= 100"),
        ("last_day = 7", "lst_day = 7", 13, "lst_day"),
        ('before = "claims"', 'before = "nothing"', 16, "show.before"),
        ("weight = 2", "wight = 2", 20, "wight"),
        ("due = 2026-09-10T23:59:00\n", 'due = "tomorrow"\n', 22, "assignment.lines.due"),
        ("due = 2026-09-10T23:59:00\n", "due = 2026-08-10T23:59:00\n", 22, "before it is released"),
        ("late = { percent_a_day = 20 }", "late = { percent = 20 }", 27, "percent"),
        ("[assignment.lines]", "[assignment.line]", 19, "no assignment 'line'; there are: lines"),
        ('languages = ["en", "zh"]', 'languages = ["en", "xx"]', 3, "no catalogue for 'xx'"),
        ('timezone = "+08:00"', 'timezone = "Asia/Atlantis"', 4, "no time zone"),
        ('reason = "ill"', 'reason = ""', 34, "extension"),
        ('student = "ann"', 'section = "A"\nstudent = "ann"', 30, "for a student or for a section"),
        ("days = 1.5\n", "", 36, "a due time or a number of days"),
        ("seeds = 4", "seeds = ", 5, "line 5"),
    ],
)
def test_mistakes_are_told_with_their_line(tmp_path: Path, old: str, new: str, line: int, words: str):
    """The file, the line, what is wrong, in one sentence."""
    assert WHOLE.count(old) == 1
    with pytest.raises(CourseError) as error:
        course(tmp_path, WHOLE.replace(old, new)).policy()
    said = str(error.value)
    assert said.startswith(str(tmp_path / "course.toml"))
    assert f"line {line}" in said
    assert words in said


def test_free_days_need_a_price_for_the_others(tmp_path: Path):
    """Nobody has to guess what a day beyond the free ones costs."""
    with pytest.raises(CourseError, match=r"line 2: free days need percent_a_day"):
        _ = course(tmp_path, "[late]\nfree_days = 3\n").settings


def test_places_of_keys():
    """Tables, lists of tables, dotted and quoted keys, comments; what has no line of its own has that of its table."""
    text = 'a = 1\n[b]  # c\n"d" = 2\n[[e]]\nf = 3\n[[e]]\nf = 4\n[g.h]\n'
    assert places(text) == {"a": 1, "b": 2, "b.d": 3, "e": 4, "e[0]": 4, "e[0].f": 5, "e[1]": 6, "e[1].f": 7, "g.h": 8}
    assert line_of(text, "e[1].f.x[2]") == 7
    assert line_of(text, "b.z") == 2
    assert line_of(text, "z") == 0


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[[item]]\nname = "a b"\npoints = 1\n', 2, "cannot be an item's name"),
        ('[[item]]\nname = "line"\npoints = 1\n', 2, "of an exercise"),
        ('[[item]]\nname = "a"\npoints = 1\n[[item]]\nname = "a"\npoints = 1\n', 5, "another item"),
        ('[[item]]\nname = "a"\npoints = 0\n', 3, "> 0"),
        ('[[item]]\nname = "a"\n', 1, "points"),
    ],
)
def test_mistakes_in_a_rubric(tmp_path: Path, text: str, line: int, words: str):
    """A rubric is refused like the course's settings."""
    course(tmp_path, "")
    path = tmp_path / "solutions" / "lines" / "rubric.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match=f"rubric.toml, line {line}: ") as error:
        read_rubric(path)
    assert words in str(error.value)
