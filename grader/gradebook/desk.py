"""What marks and words by hand may be about: the students, assignments, exercises and rubric items that there are."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grader.errors import GraderError
from grader.gradebook.anonymous import named
from grader.gradebook.judging import layout_of
from grader.gradebook.lateness import Policy
from grader.gradebook.notes import WHOLE
from grader.gradebook.renaming import renamed
from grader.gradebook.store import Gradebook
from grader.text import visible


def find_student(gradebook: Gradebook, name: str) -> str:
    """The student of this name, also as a terminal shows it, by an earlier name, or by the one of anonymous pages.

    Raises :class:`~grader.errors.GraderError`, which names those that are near.
    """
    students = gradebook.students()
    wanted = unicodedata.normalize("NFC", name)
    if wanted in students:
        return wanted
    known = renamed(gradebook).get(wanted) or named(gradebook, wanted)
    if known is not None:
        return known
    shown = [student for student in students if visible(student) == wanted]
    if len(shown) == 1:
        return shown[0]
    raise GraderError(f"no student {visible(name)!r} in {gradebook.path}; {nearest(wanted, students)}")


def nearest(name: str, known: Sequence[str]) -> str:
    """All of a short list; of a long one, those that look alike."""
    if len(known) <= 20:
        return "there are: " + (", ".join(map(visible, known)) or "none")
    wanted = name.casefold()
    within = [one for one in known if wanted and wanted in one.casefold()]
    near = [*within[:5], *(one for one in difflib.get_close_matches(name, known, 5, 0.5) if one not in within)][:5]
    return f"there are {len(known)}" + (f"; similar: {', '.join(map(visible, near))}" if near else "")


@dataclass(frozen=True)
class Sheet:
    """What of one student's work for one assignment can be marked by hand.

    ``maxima`` are the points of each exercise, ``scores`` what the checks gave, ``items`` the points of the rubric's
    items, ``maximum`` all of them.
    """

    assignment: str
    maxima: Mapping[str, float]
    scores: Mapping[str, float]
    items: Mapping[str, float]
    maximum: float

    def part(self, name: str) -> str:
        """The exercise or item of this name; empty for the whole.

        Raises :class:`~grader.errors.GraderError`, which names those that there are.
        """
        if name in ("", *self.maxima, *self.items):
            return name
        known = ", ".join([*self.maxima, *self.items]) or "none"
        raise GraderError(f"{self.assignment} has no exercise {visible(name)!r}; there are: {known}")

    def most(self, name: str) -> float:
        """The points that there are to have."""
        return {**self.maxima, **self.items, WHOLE: self.maximum}[name]

    def automatic(self, name: str) -> float:
        """What the checks gave."""
        return self.scores.get(name, 0.0) if name else round(sum(self.scores.values()), 6)


@dataclass(frozen=True)
class Desk:
    """The gradebook and the term's rules, to look things up in."""

    gradebook: Gradebook
    policy: Policy

    def sheet(self, student: str, assignment: str) -> Sheet:
        """What can be marked of a student's work, handed in or not.

        Raises :class:`~grader.errors.GraderError` for an assignment that neither the gradebook nor the course has.
        """
        report = self.gradebook.report(student, assignment)
        rules = self.policy.of(assignment)
        if report is not None and report.exercises:
            maxima = {one.name: one.max_score for one in report.exercises}
            scores = {one.name: one.score for one in report.exercises}
            total = report.max_score
        else:
            if report is None and assignment not in self.assignments():
                known = ", ".join(self.assignments()) or "none"
                raise GraderError(f"no assignment {visible(assignment)!r}; there are: {known}")
            maxima = dict(layout_of(self.gradebook, assignment)) or dict.fromkeys(rules.exercises(), rules.maximum)
            scores = {}
            total = rules.maximum
        items = {item.name: item.points for item in rules.rubric}
        return Sheet(assignment, maxima, scores, items, round(total + sum(items.values()), 6))

    def assignments(self) -> list[str]:
        """The assignments that somebody handed in or the course has."""
        return sorted({name for _, name in self.gradebook.scores()} | set(self.policy.assignments))
