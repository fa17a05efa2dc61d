"""``proof.json``: it holds for the files that were audited, and for no others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.audit.audit import Audit, Row
from grader.audit.proof import path_of, read_proof, write_proof
from grader.course.course import Assignment, Course
from tests.conftest import Class, write_course

COURSE = Course(Path(__file__).parents[2])


@pytest.fixture
def proven(tmp_path: Path) -> Assignment:
    """An assignment with a proof."""
    write_course(tmp_path)
    (tmp_path / "tests" / "right" / "lines").mkdir(parents=True)
    (tmp_path / "tests" / "right" / "lines" / "good.py").write_text("good = 1\n")
    assignment = Course(tmp_path).assignment("lines")
    write_proof(Audit(assignment, {"line": Row("line", 3, 1, 1, 1, 9, 8, 1)}, right=1, runs=16))
    return assignment


def test_a_proof_is_read_as_it_was_written(proven: Assignment) -> None:
    """With its counts, and their sum."""
    proof = read_proof(proven)
    assert proof is not None
    assert (proof.right, proof.runs, proof.seeds) == (1, 16, 8)
    assert (proof.total().mutants, proof.total().killed, proof.total().survived) == (9, 8, 0)


def changed(path: str) -> Callable[[Path], object]:
    """A comment at the end of a file, which may be new."""

    def change(root: Path) -> None:
        before = (root / path).read_text() if (root / path).exists() else ""
        (root / path).write_text(f"{before}# changed\n")

    return change


@pytest.mark.parametrize(
    "change",
    [
        changed("solutions/lines/lines.py"),
        changed("solutions/lines/domain.py"),
        changed("solutions/lines/equivalent.toml"),
        changed("autograder_tests/lines/test_line.py"),
        changed("tests/right/lines/good.py"),
        changed("tests/right/lines/another.py"),
        lambda root: (root / "solutions/lines/assignment.toml").write_text("total = 200\n"),
        lambda root: (root / "course.toml").write_text("seeds = 9\n"),
    ],
)
def test_a_proof_is_of_these_files(proven: Assignment, change: Callable[[Path], object]) -> None:
    """Whatever an audit looks at, its change ends the proof."""
    change(proven.course)
    assert read_proof(Course(proven.course).assignment("lines")) is None


def test_a_title_proves_nothing(proven: Assignment) -> None:
    """Words of the settings may change."""
    (proven.course / "solutions/lines/assignment.toml").write_text('[title]\nen = "Straight lines"\n')
    assert read_proof(Course(proven.course).assignment("lines")) is not None


def test_a_claim_proves_nothing(proven: Assignment) -> None:
    """The words of a check may change, its code may not."""
    path = proven.checks_path / "test_line.py"
    source = path.read_text()
    assert source.count('"""Any numbers.') == 1
    path.write_text(source.replace('"""Any numbers.', '"""Numbers of any size.\n\n    zh: 任意大小的数。'))
    assert read_proof(Course(proven.course).assignment("lines")) is not None
    path.write_text(source.replace('"""Any numbers."""', '"""Any numbers."""\n    assert True'))
    assert read_proof(Course(proven.course).assignment("lines")) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"digest": 1}', "\0"])
def test_a_damaged_proof_is_none(proven: Assignment, text: str) -> None:
    """What cannot be read is as if it were not there."""
    path_of(proven).write_text(text)
    assert read_proof(proven) is None


def test_what_is_not_clean_has_no_proof(proven: Assignment) -> None:
    """An old proof goes, too."""
    assert write_proof(Audit(proven, problems=["a mutant survives"])) is None
    assert not path_of(proven).exists()


def test_what_is_proven_is_not_audited_again(proven: Assignment) -> None:
    """``grader audit --changed`` says so and is done."""
    assert Class(proven.course).run("audit", "--changed").stdout == "lines: proven, and unchanged since\n"


@pytest.mark.parametrize("name", list(COURSE.assignments))
def test_every_assignment_of_this_course_is_proven(name: str) -> None:
    """The full audit of the very files that are here was clean: run ``grader audit --changed`` after a change."""
    proof = read_proof(COURSE.assignment(name))
    assert proof is not None
    assert proof.total().survived == 0
    assert proof.total().killed
