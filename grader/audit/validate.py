"""``grader validate``: all that can be said against a course without running a student's work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from grader.audit.waivers import read_waivers
from grader.course.course import Assignment, Course
from grader.course.release import build
from grader.course.validation import Problem, course_problems, problems
from grader.errors import CourseError
from grader.scoring.readiness import KINDS, Question, unready


def validate(course: Course, assignments: Iterable[Assignment], *, whole: bool) -> dict[str, list[Problem]]:
    """The problems of each assignment by name, and those of the course itself, if the ``whole`` is asked for, under "".

    What a file alone shows comes first; the reference and the stub are run where nothing forbids it.
    """
    found = {"": course_problems(course)} if whole else {}
    runnable = []
    for one in assignments:
        said = [*problems(one), *_raised(read_waivers, one)]
        if not any(problem.is_grave for problem in said):
            said += [problem for problem in _raised(build, one) if problem not in said]
            runnable.append(one)
        found[one.name] = said
    for question, texts in unready(course, _questions(runnable)).items():
        found[question.assignment.name] += [Problem(text, is_grave=True) for text in texts]
    return found


def _questions(assignments: Iterable[Assignment]) -> Iterator[Question]:
    for one in assignments:
        yield from (Question(one, kind) for kind in KINDS)


def _raised(read: Callable[[Assignment], object], one: Assignment) -> Iterator[Problem]:
    try:
        read(one)
    except CourseError as error:
        yield Problem(str(error))


def require_releasable(course: Course, assignments: Iterable[Assignment]) -> list[str]:
    """Everything that should be mended before students get these assignments, where nothing forbids a release.

    Raises :class:`~grader.errors.CourseError` where something does: a problem that is grave, a reference that loses
    points, a stub in which something is not cut.
    """
    assignments = list(assignments)
    said = [problem for one in assignments for problem in problems(one)]
    texts = [str(problem) for problem in said if problem.is_grave]
    if not texts:
        texts = [text for found in unready(course, _questions(assignments)).values() for text in found]
    if texts:
        raise CourseError("\n".join(["nothing is released:", *texts]))
    return [str(problem) for problem in said]
