"""Everybody's marks for the class's page, taken from the reports one at a time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from grader.feedback.statistics import Layout, StudentMark, layout, mark
from grader.feedback.student_view import Options
from grader.feedback.term_view import late_mark
from grader.gradebook.export import message as safe_message
from grader.gradebook.notes import standing
from grader.languages import pick
from grader.messages import render
from grader.results import Hint, Report, Result


@dataclass(frozen=True)
class Sheet:
    """The checks of a report, the same for most of a class: exercise, check, claim in the pages' language, is public.

    ``layout`` has those that a graded report earned points in.
    """

    claims: tuple[tuple[str, str, str, bool], ...]
    layout: Layout = ()


@dataclass(frozen=True)
class Extract:
    """What the class's page shows of one report, but for its sheet."""

    mark: StudentMark
    hints: tuple[tuple[str, Hint], ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    """How each pattern's first check failed, in words, by the pattern's signature."""


def extract(report: Report, options: Options) -> Extract:
    """Keep of a report what the class's page shows, and forget the rest."""
    stands = standing(report, options.notes_on(report))
    late = late_mark(options.notes_on(report), stands.deduction, options.lang)
    message = render(report.failure, options.lang) if report.failure else ""
    one = replace(mark(report, stands.final, message), late=late, max_score=stands.maximum)
    results = {(e.name, r.name): r for e in report.exercises for r in e.results}
    found = {e.name: render(e.findings[0], options.lang) for e in report.exercises if e.findings}
    return Extract(
        replace(one, layout=()),
        tuple((exercise.name, hint) for exercise in report.exercises for hint in exercise.hints),
        tuple(
            (
                pattern.signature,
                found.get(pattern.exercise) or _message(results[pattern.exercise, pattern.checks[0]], options),
            )
            for pattern in one.patterns
        ),
    )


def sheet(report: Report, lang: str) -> Sheet:
    """The report's checks."""
    claims = tuple(
        (exercise.name, result.name, pick(result.claim, lang), result.public)
        for exercise in report.exercises
        for result in exercise.results
    )
    return Sheet(claims, layout(report))


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
    _last: dict[str, Sheet] = field(default_factory=dict)

    def add(self, report: Report) -> None:
        """Take in a report."""
        self.take(extract(report, self.options), sheet(report, self.options.lang))

    def take(self, one: Extract, sheet: Sheet) -> None:
        """Take in what was kept of a report."""
        assignment = one.mark.assignment
        self.marks.append(replace(one.mark, layout=sheet.layout))
        if self._last.get(assignment) is not sheet:  # that of a class is mostly one object
            self._last[assignment] = sheet
            for exercise, check, claim, public in sheet.claims:
                self.claims[assignment, exercise, check] = (claim, public)
        for exercise, hint in one.hints:
            self.hints[assignment, exercise, hint.misconception] = hint
        for signature, said in one.said:
            self.said.setdefault((assignment, signature), said)
