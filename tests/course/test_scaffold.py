"""``grader new``: an assignment to start from that passes its own audit and can be released."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course.course import Course, open_course
from grader.course.outline import exercise_order, outline
from grader.course.scaffold import new_course, scaffold
from grader.course.validation import course_problems, problems
from grader.errors import GraderError
from tests.conftest import Class, write_course


def test_passes_its_own_audit(course: Class):
    """What is written needs no further work: audit and release both succeed, and the stub scores 0."""
    done = course.run("new", "circles")
    assert len(done.stdout.splitlines()) > 5
    audit = course.run("audit", "circles", "--quick")
    assert "circles: clean" in audit.stdout
    assert audit.stderr == ""
    course.run("release", "circles")
    course.run("release", "circles", "--check")
    stub = course.root / "assignments" / "circles" / "circles.py"
    course.hand_in("1", stub.read_text(), "circles.py")
    course.run("score", "submissions", "-a", "circles")
    assert course.marks() == {"1": 0}


def test_comes_after_the_others_and_touches_nothing(course: Class):
    """The order follows the last assignment's; files that were there stay as they were."""
    before = {path: path.read_bytes() for path in course.root.rglob("*.py")}
    written = scaffold(Course(course.root), "circles")
    found = Course(course.root)
    assert list(found.assignments) == ["lines", "circles"]
    assert found.assignment("circles").order == (2, "circles")
    assert {path: path.read_bytes() for path in before} == before
    assert not before.keys() & set(written)


@pytest.mark.parametrize(
    "name", ["2d", "a b", "", "../x", "class", "_private", "a-b", "a/b", "numpy", "random", "test"]
)
def test_refuses_names_that_cannot_be(course: Class, name: str):
    """Names that no Python file can have, or that would hide a module, are refused with the reason."""
    with pytest.raises(GraderError, match="cannot name an assignment"):
        scaffold(Course(course.root), name)


@pytest.mark.parametrize("folder", ["solutions", "autograder_tests", "assignments"])
def test_refuses_to_overwrite(tmp_path, folder: str):
    """Where any of the three folders exists, nothing is written."""
    write_course(tmp_path)
    (tmp_path / folder / "circles").mkdir(parents=True)
    with pytest.raises(GraderError, match="exists already"):
        scaffold(Course(tmp_path), "circles")
    assert not (tmp_path / "solutions" / "circles" / "circles.py").exists()


def test_the_command_says_what_is_wrong(course: Class):
    """A bad name is a usage error in one sentence."""
    done = course.run("new", "lines", status=2)
    assert done.stderr.startswith("grader: ")
    assert "exists already" in done.stderr


def test_refuses_twins_but_for_case(course: Class):
    """A name that macOS and Windows cannot tell from one that is there is refused, in capitals or in wide letters."""
    for name in ("Lines", "LINES", "ｌｉｎｅｓ"):
        with pytest.raises(GraderError, match=r"solutions/lines exists already, and where case does not count"):
            scaffold(Course(course.root), name)


def test_the_second_exercise_calls_the_first(course: Class):
    """What is written shows several functions, one building on another, with several results and a hint each."""
    scaffold(Course(course.root), "circles")
    one = Course(course.root).assignment("circles")
    assert exercise_order(one) == ["mean_square", "normalize"]
    assert outline(one).builds_on["normalize"] == {"mean_square"}
    assert problems(one) == []


def test_an_empty_course_is_a_course(tmp_path: Path):
    """``grader init`` writes what is found as a course, with settings that hold and nothing wrong, ready for Git."""
    written = new_course(tmp_path / "a" / "b")
    course = open_course(tmp_path / "a" / "b")
    assert (course.settings.seeds, course.assignments, course_problems(course)) == (8, {}, [])
    assert all(path.is_file() for path in written)
    scaffold(course, "circles")
    for inside in (tmp_path / "a" / "b", tmp_path / "a" / "b" / "solutions" / "c"):
        with pytest.raises(GraderError, match="is a course already"):
            new_course(inside)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "README.md").write_text("mine")
    with pytest.raises(GraderError, match=r"README\.md exists already"):
        new_course(tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["README.md"]
