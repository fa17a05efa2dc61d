"""Before a class is scored: the reference gets full marks, the stub none, and a question is asked once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from grader.course.course import Course
from grader.errors import CourseError
from grader.results import ExerciseReport, Failure, Report, Result
from grader.scoring.jobs import Job, blank_report
from grader.scoring.readiness import ASKED_FOR_TEACHER, REFERENCE, STUB, Gated, Question, Readiness, unready
from grader.submissions.finding import Files
from tests.conftest import CHECKS, Class
from tests.conftest import REFERENCE as SOURCE


def question(course: Class, kind: str) -> Question:
    return Question(Course(course.root).assignment("lines"), kind)


def told(course: Class, *kinds: str) -> str:
    """What is wrong, in one text."""
    questions = [question(course, kind) for kind in kinds]
    found = unready(Course(course.root), questions)
    return "\n".join(text for one in questions for text in found.get(one, ()))


def test_a_course_in_order_is_asked_once(course: Class, monkeypatch: pytest.MonkeyPatch):
    """Reference and stub are in order; the answer is kept, and asked for again when a file has changed."""
    assert told(course, REFERENCE, STUB) == ""
    assert (course.root / ".grader" / ".gitignore").read_text() == "*\n"
    monkeypatch.setattr("grader.scoring.readiness._scored", None)  # would not be called
    assert told(course, REFERENCE, STUB) == ""
    settings = course.root / "solutions" / "lines" / "assignment.toml"
    settings.write_text(settings.read_text().replace("order = 1", "order = 2"))
    with pytest.raises(TypeError):
        told(course, REFERENCE)


WRONG = {
    "reference": (SOURCE.replace("+ 1", "+ 1.5"), {}, "the reference itself gets 80 of 100; it loses points in "),
    "unreached": (SOURCE.replace("    # BEGIN SOLUTION\n    return a", "    if a is None:\n        # BEGIN SOLUTION\n"
        "        pass\n        # END SOLUTION\n    return a", 1).replace("+ 1\n    # END SOLUTION", "+ 1"), {},
        "line is not cut: as handed out it earns the points of test_example, test_random"),
    "other error": (SOURCE.replace("    # BEGIN SOLUTION\n    return np.sum", "    x = x.no_such\n"
        "    # BEGIN SOLUTION\n    return np.sum"), {}, "as handed out area does not raise NotImplementedError but:"),
    "helper": (SOURCE.replace("# %%\ndef area", "# %%\n# BEGIN SOLUTION\nONE = 1\n# END SOLUTION\nTWO = 2 * ONE\n\n\n"
        "# %%\ndef area"), {}, "the stub that students get does not run"),
    "import": (SOURCE, {"line": "import no_such_module\n" + CHECKS["line"]}, "no_such_module"),
    "own error": (SOURCE, {"line": CHECKS["line"].replace("2.5), \"line", "1 / 0), \"line")}, "ZeroDivisionError"),
}  # fmt: skip


def test_what_is_wrong_is_said(course: Class):
    """A wrong reference, a stub that earns points, fails otherwise or does not run, a check that cannot be run.

    All of them are assignments of one course, so that they are asked in one run.
    """
    for name, (source, checks, _) in WRONG.items():
        name = name.replace(" ", "_")
        (course.root / "solutions" / name).mkdir()
        (course.root / "solutions" / name / f"{name}.py").write_text(source)
        (course.root / "autograder_tests" / name).mkdir()
        for exercise, text in (CHECKS | checks).items():
            (course.root / "autograder_tests" / name / f"test_{exercise}.py").write_text(text)
    opened = Course(course.root)
    questions = [Question(one, kind) for one in opened.assignments.values() for kind in (REFERENCE, STUB)]
    found = unready(opened, questions)
    said = {name: "\n".join(t for one in questions if one.assignment.name == name for t in found.get(one, ()))
            for name in opened.assignments}  # fmt: skip
    assert said.pop("lines") == ""
    for name, (_, _, text) in WRONG.items():
        assert text in said[name.replace(" ", "_")], name


class Played:
    """Stands for a pool: answers each job at once, or with the next one."""

    def __init__(self, answers: Iterable[bool]) -> None:
        self.answers = iter(answers)
        self.jobs: list[Job] = []

    def __enter__(self) -> Played:
        return self

    def __exit__(self, *_error: object) -> None:
        self.jobs.clear()

    def submit(self, job: Job) -> Iterator[tuple[Job, Report]]:
        self.jobs.append(job)
        yield from ()

    def drain(self) -> Iterator[tuple[Job, Report]]:
        while self.jobs:
            job = self.jobs.pop()  # the newest first: students before the reference
            yield job, self.report(job)

    def report(self, job: Job) -> Report:
        is_right = job.student != ASKED_FOR_TEACHER or next(self.answers)
        failure = None if is_right else Failure("values", {"what": "line"})
        result = Result(
            "test_x", {"en": "x"}, False, 100.0, 100.0 * is_right, "passed" if is_right else "failed", failure=failure
        )
        return replace(blank_report(job, self.assignment, ""), exercises=(ExerciseReport("line", (result,)),))

    assignment: Any = None


def scored(course: Class, *answers: bool) -> list[str]:
    """The students whose reports are told, where the reference is right when it is asked, or not."""
    opened = Course(course.root)
    played = Played(answers)
    played.assignment = opened.assignment("lines")
    students: list[str] = []
    with Gated(played, opened) as gated:
        for student in ("ann", "ben"):
            job = Job(student, "lines", "lines.py", Files("lines", "lines.py", {}), "", 0, student)
            students += [done.student for done, _ in gated.submit(job)]
        students += [done.student for done, _ in gated.drain()]
    return students


def test_no_student_before_the_reference(course: Class):
    """What is scored before the reference has answered is held, and told then; the answer is kept."""
    assert scored(course, True) == ["ben", "ann"]
    assert Readiness(Course(course.root)).has(question(course, REFERENCE))
    assert scored(course) == ["ben", "ann"]


def test_a_reference_has_a_second_try(course: Class):
    """A busy machine may lose a check once; a reference that loses points twice ends the run."""
    assert scored(course, False, True) == ["ben", "ann"]
    (course.root / ".grader" / "ready.json").write_text("[")
    with pytest.raises(CourseError, match="the reference itself gets 0 of 100"):
        scored(course, False, False)
