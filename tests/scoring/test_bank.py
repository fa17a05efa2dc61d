"""The bank: what is asked ahead of everybody, what is not, and that it changes no mark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.course.course import Course
from grader.errors import CourseError
from grader.scoring.jobs import Job, Settings
from grader.scoring.process import Bench, at_bench
from grader.submissions.finding import Files
from grader.wire.codec import decode
from tests.conftest import RIGHT, ROOT, Class

CHAINED = '''\
import numpy as np

from grader import assert_close, check


@check(points=10, public=True)
def test_example(submission):
    """A call that depends on nothing."""
    assert_close(submission.area([1.0], 1), 4, "area([1], 1)")


@check(points=20)
def test_of_the_reference(submission, reference, rng):
    """A call with what the reference gave for the call before."""
    x = rng.normal(size=3)
    assert_close(submission.line(x, 2.0), reference.line(x, 2.0), "line(x, 2)")
    y = reference.line(x, 2.0)
    assert_close(submission.area(y, 1.0), reference.area(y, 1.0), "area(y, 1)")


@check(points=20)
def test_of_the_student(submission, reference, rng):
    """A call with what the student gave for the call before."""
    x = np.asarray(submission.line(rng.normal(size=3), 2.0))
    assert_close(submission.area(x, 1.0), reference.area(x, 1.0), "area(x, 1)")
'''
SUBMISSIONS = {
    "right": RIGHT,
    "wrong": RIGHT.replace("+ 1", "+ 2"),
    "wrong in one": RIGHT.replace("** 2", "** 3"),
    "raises": RIGHT.replace("return np.multiply(x, a) + 1", "return x.missing"),
    "raises for three": RIGHT.replace("return np", "if len(x) == 3:\n        raise KeyError(x)\n    return np"),
    "hangs for three": RIGHT.replace("return np", "while len(x) == 3:\n        pass\n    return np"),
    "ends for three": RIGHT.replace("return np", "if len(x) == 3:\n        import os; os._exit(0)\n    return np"),
    "changes its argument": RIGHT.replace("return np", "x[0] += 1\n    return np"),
    "missing": RIGHT.replace("def line", "def lines"),
    "no area": RIGHT.partition("def area")[0],
    "returns text": RIGHT.replace("return float(", "return str("),
    "warns": RIGHT.replace("return np", "np.array([1.0]) / np.array([0.0])\n    return np"),
}


def at(root: Path, work: Callable[[Bench], Any]) -> Any:
    """What ``work`` gives at a bench of the course's first assignment."""
    course = Course(root)
    return at_bench(Settings(root, tuple(course.assignments), 0.5, False, 65534, None), work)


def job(name: str, text: str, assignment: str = "lines") -> Job:
    files = Files(assignment, f"{assignment}.py", {f"{assignment}.py": text.encode()})
    return Job(name, assignment, f"{assignment}.py", files, "", 3, "")


def results(bench: Bench, one: Job) -> list[tuple[Any, ...]]:
    """What a report says of each check."""
    report = bench.score(one)
    checks = [(exercise.name, result) for exercise in report.exercises for result in exercise.results]
    return [(name, c.name, c.outcome, c.earned, c.failure and (c.failure.kind, c.failure.data)) for name, c in checks]


def test_what_depends_on_answers_is_not_asked_ahead(course: Class) -> None:
    """Neither calls with the student's values nor those with the reference's, which would give answers away."""
    (course.root / "autograder_tests" / "lines" / "test_area.py").write_text(CHAINED)
    requests = at(course.root, lambda bench: bench.checks("lines").bank.requests(3))
    asked = {name.partition("::")[2]: [decode(one.body)[0] for one in ones] for name, ones in requests.items()}
    assert asked["test_of_the_reference"] == ["line"]
    assert asked["test_of_the_student"] == ["line"]
    assert asked["test_random"] == ["line", "line"]
    assert asked["test_pure"] == ["line"] * 4


def test_every_seed_has_its_own_requests(course: Class) -> None:
    """The same again for the same seed, others for another."""
    first, again, other = at(course.root, lambda bench: [bench.checks("lines").bank.requests(s) for s in (1, 1, 2)])
    assert first is again
    assert [len(ones) for ones in first.values()] == [len(ones) for ones in other.values()]
    assert first != other


def test_reports_are_those_of_calls_one_by_one(course: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a submission does, each check's result is the same as when every call is made when its turn comes."""
    (course.root / "autograder_tests" / "lines" / "test_area.py").write_text(CHAINED)

    def both(bench: Bench) -> None:
        for name, text in SUBMISSIONS.items():
            ahead = results(bench, job(name, text))
            with monkeypatch.context() as patched:
                patched.setattr("grader.sandbox.ahead.ask_ahead", lambda session, checks: None)
                assert ahead == results(bench, job(name, text)), name

    at(course.root, both)


def test_a_right_solution_is_asked_nearly_all_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the bank would be of no use: of an assignment without loops of calls, nine tenths."""
    source = (ROOT / "tests" / "right" / "softmax").glob("*.py")
    text = next(iter(sorted(source))).read_text(encoding="utf-8")
    one_by_one: list[bytes] = []

    def count(bench: Bench) -> int:
        from grader.sandbox.session import Session

        timed = Session.timed

        def counted(self: Session, transport: Any, kind: bytes, *more: Any) -> Any:
            one_by_one.append(kind)
            return timed(self, transport, kind, *more)

        monkeypatch.setattr(Session, "timed", counted)
        assert bench.score(job("right", text, "softmax")).score == 100
        return sum(map(len, bench.checks("softmax").bank.requests(3).values()))

    ahead = at(ROOT, count)
    assert ahead > 200
    assert one_by_one.count(b"C") < ahead / 10


def test_students_draw_few_seeds(course: Class) -> None:
    """As many as ``course.toml`` says, all of them drawn, by nobody foreseen."""
    one = Course(course.root)
    assert {one.seed(f"s{number}", "lines") for number in range(200)} == set(range(8))
    (course.root / "course.toml").write_text("seeds = 3\n")
    assert {Course(course.root).seed(f"s{number}", "lines") for number in range(100)} == {0, 1, 2}
    seeds = [Course(course.root).seed(f"s{number}", "lines") for number in range(40)]
    (course.root / ".grader" / "secret").write_text("another")
    assert seeds != [Course(course.root).seed(f"s{number}", "lines") for number in range(40)]
    for wrong in ("seeds = 0", "seeds = 1000", 'seeds = "many"'):
        (course.root / "course.toml").write_text(wrong)
        with pytest.raises(CourseError, match=r"course\.toml"):
            Course(course.root).seed("ann", "lines")
