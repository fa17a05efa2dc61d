"""Everybody's marks for the class's page, taken from the reports one at a time."""

from __future__ import annotations

from dataclasses import dataclass, field

from grader.feedback.statistics import StudentMark, mark
from grader.feedback.student_view import Options
from grader.gradebook.export import message as safe_message
from grader.gradebook.notes import final_score
from grader.languages import pick
from grader.messages import render
from grader.results import Hint, Report, Result

Claims = tuple[tuple[str, str, str, bool], ...]
"""What the checks of a report claim: exercise, check, claim in the pages' language, and whether it is public."""


@dataclass(frozen=True)
class Extract:
    """What the class's page shows of one report, but for its checks' claims, which are the same for a whole class."""

    mark: StudentMark
    hints: tuple[tuple[str, Hint], ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    """How each pattern's first check failed, in words, by the pattern's signature."""


def extract(report: Report, options: Options) -> Extract:
    """Keep of a report what the class's page shows, and forget the rest."""
    score = final_score(report, options.notes_on(report))
    message = render(report.failure, options.lang) if report.failure else ""
    one = mark(report, score, message)
    results = {(e.name, r.name): r for e in report.exercises for r in e.results}
    return Extract(
        one,
        tuple((exercise.name, hint) for exercise in report.exercises for hint in exercise.hints),
        tuple(
            (pattern.signature, _message(results[pattern.exercise, pattern.checks[0]], options))
            for pattern in one.patterns
        ),
    )


def claims_of(report: Report, lang: str) -> Claims:
    """What the report's checks claim."""
    return tuple(
        (exercise.name, result.name, pick(result.claim, lang), result.public)
        for exercise in report.exercises
        for result in exercise.results
    )


def _message(result: Result, options: Options) -> str:
    if result.failure is not None and options.audience == "ta":
        return render(result.failure, options.lang)
    return safe_message(result, options.lang)


@dataclass
class Register:
    """Everybody's marks, and the words for what they name; grows by one report at a time."""

    options: Options
    marks: list[StudentMark] = field(default_factory=list)
    claims: dict[tuple[str, str, str], tuple[str, bool]] = field(default_factory=dict)
    hints: dict[tuple[str, str, str], Hint] = field(default_factory=dict)
    said: dict[tuple[str, str], str] = field(default_factory=dict)
    _last_claims: dict[str, Claims] = field(default_factory=dict)

    def add(self, report: Report) -> None:
        """Take in a report."""
        self.take(extract(report, self.options), claims_of(report, self.options.lang))

    def take(self, one: Extract, claims: Claims) -> None:
        """Take in what was kept of a report."""
        assignment = one.mark.assignment
        self.marks.append(one.mark)
        if self._last_claims.get(assignment) is not claims:  # those of a class are mostly one object
            self._last_claims[assignment] = claims
            for exercise, check, claim, public in claims:
                self.claims[assignment, exercise, check] = (claim, public)
        for exercise, hint in one.hints:
            self.hints[assignment, exercise, hint.misconception] = hint
        for signature, said in one.said:
            self.said.setdefault((assignment, signature), said)
