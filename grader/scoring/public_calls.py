"""What may be asked of everybody in public: an assignment's examples, for the exercises that a net sweeps.

Where many answers are right, the check file says so itself: its function ``judge(answer, *args)`` raises what is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from grader.checks.comparators import ATOL, RTOL
from grader.course.course import Assignment
from grader.course.handout_cells import runnable
from grader.course.reference import Reference, read_domain
from grader.diagnosis.examples.examples import Examples, Tolerance
from grader.diagnosis.glossary import names_of
from grader.errors import CourseError
from grader.scoring.plugin import exercise_of, is_net

if TYPE_CHECKING:
    import pytest


def examples_of(assignment: Assignment, items: Sequence[pytest.Function]) -> Examples | None:
    """The examples of an assignment; None where there are none or its files do not run: the audit complains of it."""
    judges = {exercise_of(item): judge for item in items if (judge := getattr(item.module, "judge", None))}
    tolerances = {exercise_of(item): _tolerance(item) for item in items if is_net(item)}
    tolerances |= dict.fromkeys(judges, Tolerance())
    path = assignment.reference_path
    if not tolerances:
        return None
    try:
        source = runnable(path.read_text(encoding="utf-8"), str(path), contracts=True)
        contract = Reference(assignment.name, compile(source, str(path), "exec", dont_inherit=True), source)
        domains, names = read_domain(assignment.domain_path), names_of(assignment.settings.names)
        exercises = {item.path: exercise_of(item) for item in items}
        of_pixels = {one for path, one in exercises.items() if "uint8" in path.read_text(encoding="utf-8")}
        return Examples(contract, domains, tolerances, names, judges, of_pixels)
    except (CourseError, OSError, ValueError, SyntaxError):
        return None


def _tolerance(item: pytest.Function) -> Tolerance:
    """How close results have to be, by what the net's own code asks for."""
    net = _Net()
    try:
        item.function(**{name: net for name in item.fixturenames if name != "request"})
    except Exception:
        return Tolerance()
    return net.noted


class _Net:
    """Stands for everything in a check; notes how it sweeps."""

    noted = Tolerance()

    def __getattr__(self, name: str) -> _Net:
        return self

    def sweep(
        self, student: Any, reference: Any, *, rtol: float = RTOL, atol: float = ATOL, is_brief: bool = False
    ) -> None:
        """What a domain has under this name."""
        self.noted = Tolerance(rtol, atol)
