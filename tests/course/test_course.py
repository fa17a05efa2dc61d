"""A course's own settings: what is misspelt is refused, what is counted is counted once and right."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grader.course.course import Assignment, Course
from grader.course.outline import exercise_points
from grader.errors import CourseError

CHECK = "import grader\n\n\n@grader.check(points=100)\ndef test_a(submission):\n    '''Claim.'''\n"


@pytest.fixture
def assignment(tmp_path: Path) -> Assignment:
    """An assignment with one exercise, whose check spells its decorator in full."""
    for name, text in {
        "solutions/lines/lines.py": "def f():\n    pass\n",
        "autograder_tests/lines/test_f.py": CHECK,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(text)
    return Assignment("lines", tmp_path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ordr = 2\n", "ordr"),
        ("totl = 50\n", "totl"),
        ('order = "3"\n', "order"),
        ("total = true\n", "total"),
        ('title = "Lines"\n', "title"),
        ("[title]\nen = 3\n", "title"),
        ("order = \n", "Invalid"),
    ],
)
def test_mistakes_in_assignment_toml_are_refused(assignment: Assignment, text: str, words: str) -> None:
    """An unknown key or a value of the wrong type is an error that names the file and the key."""
    assignment.reference_path.with_name("assignment.toml").write_text(text)
    with pytest.raises(CourseError, match=rf"assignment\.toml.*: .*{words}"):
        assert assignment.settings


def test_settings_have_defaults(assignment: Assignment) -> None:
    """Without a file the name is the title, the place is last, the points sum to 100."""
    assert (assignment.title("zh"), assignment.order, assignment.total) == ("lines", (1000, "lines"), 100.0)


def test_points_are_counted_however_the_decorator_is_written(assignment: Assignment) -> None:
    """``@grader.check`` scores, so ``grader list`` counts it too."""
    assert exercise_points(assignment) == {"f": 100.0}


def test_a_course_may_list_the_assignments_of_the_term(assignment: Assignment) -> None:
    """Its own list comes first and in its order, then what was handed in, then what is no longer there."""
    root = assignment.course
    for name in ("curves", "areas"):
        shutil.copytree(root / "solutions" / "lines", root / "solutions" / name)
        (root / "solutions" / name / "lines.py").rename(root / "solutions" / name / f"{name}.py")
    assert Course(root).columns({"lines", "gone"}) == ["lines", "gone"]
    (root / "course.toml").write_text('assignments = ["lines", "areas"]\n')
    assert Course(root).columns({"gone", "curves", "areas"}) == ["lines", "areas", "curves", "gone"]
    (root / "course.toml").write_text('assignments = ["line"]\n')
    with pytest.raises(CourseError, match=r"course\.toml, line 1: there is no assignment 'line'; there are: areas"):
        Course(root).columns(set())
    (root / "course.toml").write_text("assignment = []\n")
    with pytest.raises(CourseError, match=r"course\.toml, line 1: .*assignment"):
        Course(root).columns(set())
