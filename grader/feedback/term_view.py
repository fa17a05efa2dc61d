"""What a term adds to an assignment on a student's page: lateness, the rubric, what may not be seen yet."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace

from grader.gradebook.lateness import LEVELS, Lateness, RubricItem
from grader.gradebook.notes import Adjustment, Notes, item_score, standing
from grader.languages import en, pick, say
from grader.moments import kept, zone_named
from grader.results import ExerciseReport, Report, Result

MAX_CELL = 4_000

SOURCES = {
    "times": en("by the course's own list"),
    "file": en("by the file's own time, since nothing better is known"),
}
"""Whose word a time is; a platform is called by its name."""


@dataclass(frozen=True)
class Listed:
    """The main file of a submission: its name, and its parts as (label, first line, lines).

    ``prose`` are its Markdown cells.
    """

    name: str
    parts: tuple[tuple[str, int, tuple[str, ...]], ...]
    prose: tuple[str, ...] = ()


@dataclass(frozen=True)
class LateView:
    """When something was handed in, how late that is and what it costs; ``before`` is the mark before that.

    ``due`` and ``at`` are in words for people, in the course's time zone.
    """

    due: str
    at: str
    source: str
    days: int
    free: int
    deduction: float
    before: float | None
    is_over: bool
    is_vague: bool
    extension: str


@dataclass(frozen=True)
class ItemView:
    """An item of a rubric; ``score`` is None while nobody has marked it. Only teachers get name, cells and command."""

    anchor: str
    title: str
    points: float
    score: float | None
    adjustment: Adjustment | None
    name: str = ""
    cells: tuple[str, ...] = ()
    command: str = ""


def late_view(report: Report, notes: Notes, lang: str, timezone: str) -> LateView | None:
    """How late a report's submission is, in words for the page, with times in a zone."""
    late = notes.lateness
    if late is None:
        return None
    stands = standing(report, notes)
    due, at = (_local(time, timezone) for time in (late.due, late.at))
    return LateView(due, at, _source(late, lang), late.days, late.free, stands.deduction, stands.before,
                    late.is_over, late.is_vague, late.extension)  # fmt: skip


def _local(at: str, timezone: str) -> str:
    """A time as the gradebook keeps it, as people in a zone read it; empty where there is none."""
    zone = zone_named(timezone)
    if not at or zone is None:
        return f"{at[:16].replace('T', ' ')} UTC" if at else ""
    return f"{kept(at).astimezone(zone):%Y-%m-%d %H:%M} {timezone}"


def _source(late: Lateness, lang: str) -> str:
    return say(SOURCES[late.source], lang) if late.source in SOURCES else late.source.capitalize()


def late_mark(notes: Notes, deduction: float, lang: str) -> str:
    """What stands beside a mark in the class's table; empty where it is in time."""
    late = notes.lateness
    if late is None or not late.days:
        return ""
    from grader.text import number

    said = say(en("late"), lang) if late.is_vague else say(en("{days} d late"), lang, days=late.days)
    return f"−{number(deduction)} · {said}" if deduction else said


def item_views(report: Report, notes: Notes, lang: str, source: Listed | None, *, is_ta: bool) -> tuple[ItemView, ...]:
    """The rubric with what was given; for teachers beside the student's own cells."""
    views = []
    for item in notes.rubric:
        view = ItemView(f"{report.assignment}.{item.name}", pick(item.title, lang) or item.name, item.points,
                        item_score(item, notes), notes.adjustment(item.name))  # fmt: skip
        if is_ta:
            place = shlex.join([report.student, report.assignment, item.name])
            command = f"grader adjust {place} POINTS --reason TEXT"
            view = replace(view, name=item.name, cells=cells_for(item, source), command=command)
        views.append(view)
    return tuple(views)


def cells_for(item: RubricItem, source: Listed | None) -> tuple[str, ...]:
    """The Markdown cells that an item is about: with its words, and the one below; all where none has them."""
    cells = source.prose if source else ()
    found = [place for place, text in enumerate(cells) if item.find and item.find.casefold() in text.casefold()]
    wanted = sorted({near for place in found for near in (place, place + 1) if near < len(cells)})
    chosen = [cells[place] for place in wanted] if found else list(cells)
    return tuple(text[:MAX_CELL] for text in chosen)


# What may be seen


def is_withheld(notes: Notes) -> bool:
    """Whether the mark that counts is not shown yet, with what hidden checks say."""
    return notes.is_before_due and notes.shown != "hidden"


def seen(report: Report, notes: Notes) -> Report:
    """The report as far as the student may see it now."""
    if notes.shown == "hidden":
        return report
    exercises = tuple(_seen(exercise, LEVELS.index(notes.shown)) for exercise in report.exercises)
    return replace(report, exercises=tuple(one for one in exercises if one.results))


def _seen(exercise: ExerciseReport, level: int) -> ExerciseReport:
    results = tuple(_told(result, level) for result in exercise.results if result.public)
    if level < LEVELS.index("hints"):
        return replace(exercise, results=results, hints=(), findings=(), counterexample=None, way=None)
    return replace(exercise, results=results)


def _told(result: Result, level: int) -> Result:
    return result if level >= LEVELS.index("public") else replace(result, failure=None)


def seen_notes(notes: Notes) -> Notes:
    """The notes as far as the student may see them now: no mark that would tell what hidden checks say."""
    if not is_withheld(notes):
        return notes
    return Notes(comments=notes.comments, requests=notes.requests, shown=notes.shown, is_before_due=True,
                 lateness=None)  # fmt: skip
