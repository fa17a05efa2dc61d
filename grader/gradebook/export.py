"""The gradebook in other programs' words: JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from grader.gradebook.exported import (
    ExportedAdjustment,
    ExportedCheck,
    ExportedExercise,
    ExportedHint,
    ExportedLateness,
    ExportedReport,
    ExportedRequest,
)
from grader.gradebook.notes import (
    NO_NOTES,
    WHOLE,
    Adjustment,
    AllNotes,
    Notes,
    RegradeRequest,
    Standing,
    changes,
    exercise_score,
    exercises_of,
    item_score,
    standing,
)
from grader.gradebook.told import told
from grader.languages import pick
from grader.messages import render, render_safely
from grader.results import SCHEMA, ExerciseReport, Hint, Report, Result
from grader.text import number, spreadsheet_safe


@dataclass(frozen=True)
class Table:
    """Further columns: their headers, and each student's cells."""

    header: tuple[str, ...] = ()
    rows: Mapping[str, Sequence[str]] = field(default_factory=dict)


def to_json(reports: Iterable[Report], lang: str, notes: AllNotes | None = None) -> Iterator[str]:
    """A JSON array of the reports with the teachers' notes, as ``docs/report.md`` lays it down, in pieces.

    A piece a report, so that a class of any size takes the memory of one.
    """
    noted = notes or {}
    start = "[\n "
    for report in reports:
        data = report_data(report, lang, noted.get((report.student, report.assignment), NO_NOTES))
        text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)
        yield start + text.replace("\n", "\n ")  # no text in it has a line break that is not escaped
        start = ",\n "
    yield "[]" if start.startswith("[") else "\n]"


def report_data(report: Report, lang: str, notes: Notes = NO_NOTES) -> ExportedReport:
    """One report in the exported form. Texts are what the student may read; the score is the one that counts."""
    stands = standing(report, notes)
    return {
        "schema": SCHEMA,
        "student": report.student,
        "assignment": report.assignment,
        "file": report.file,
        "digest": report.digest,
        "outcome": report.outcome,
        "message": render(report.failure, lang) if report.failure else "",
        "score": stands.final,
        "automatic_score": report.score,
        "score_before_deduction": stands.before,
        "max_score": stands.maximum,
        "lateness": _lateness(notes, stands),
        "seed": report.seed,
        "sandbox": report.sandbox,
        "graded_at": report.graded_at,
        "seconds": report.seconds,
        "versions": report.versions,
        "exercises": [_exercise(exercise, lang, notes) for exercise in exercises_of(report, notes)],
        "remarks": [render(remark, lang) for remark in report.remarks],
        "adjustments": [_adjustment(one, report, notes) for one in notes.adjustments],
        "comments": [
            {"exercise": one.exercise, "text": one.text, "by": one.by, "at": one.at} for one in notes.comments
        ],
        "curves": [
            {"section": one.section, "points": one.points, "reason": one.reason, "by": one.by, "at": one.at}
            for one in notes.curves
        ],
        "rubric": [
            {
                "name": item.name,
                "title": pick(item.title, lang),
                "points": item.points,
                "score": item_score(item, notes),
            }
            for item in notes.rubric
        ],
        "requests": [_request(one) for one in notes.requests],
    }


def _lateness(notes: Notes, stands: Standing) -> ExportedLateness | None:
    late = notes.lateness
    if late is None:
        return None
    return {
        "due": late.due,
        "handed_in": late.at,
        "source": late.source,
        "days": late.days,
        "free_days": late.free,
        "after_last_day": late.is_over,
        "at_least": late.is_vague,
        "deduction": stands.deduction,
        "extension": late.extension,
    }


def _request(one: RegradeRequest) -> ExportedRequest:
    return {
        "number": one.number,
        "exercise": one.exercise,
        "text": one.text,
        "at": one.at,
        "verdict": one.verdict,
        "answer": one.answer,
        "answered_by": one.answered_by,
        "answered_at": one.answered_at,
    }


def _adjustment(adjustment: Adjustment, report: Report, notes: Notes) -> ExportedAdjustment:
    """``automatic`` is what the teacher saw, ``automatic_now`` what the checks give today: null where nothing is."""
    scores = {exercise.name: exercise.score for exercise in exercises_of(report, notes)}
    scores[WHOLE] = round(sum(scores.values()), 6)
    return {
        "exercise": adjustment.exercise,
        "points": adjustment.points,
        "relative": adjustment.relative,
        "reason": adjustment.reason,
        "by": adjustment.by,
        "at": adjustment.at,
        "automatic": adjustment.automatic,
        "automatic_now": None if report.outcome == "error" else scores.get(adjustment.exercise),
        "changed": any(change.adjustment == adjustment for change in changes(report, notes)),
    }


def _exercise(exercise: ExerciseReport, lang: str, notes: Notes) -> ExportedExercise:
    return {
        "name": exercise.name,
        "score": exercise_score(exercise, notes),
        "automatic_score": exercise.score,
        "max_score": exercise.max_score,
        "hints": [_hint(hint, lang) for hint in exercise.hints],
        "findings": [render(finding, lang) for finding in exercise.findings],
        "counterexample": render(exercise.counterexample, lang) if exercise.counterexample else "",
        "checks": [_check(result, lang) for result in exercise.results],
    }


def _hint(hint: Hint, lang: str) -> ExportedHint:
    return {"misconception": hint.misconception, "title": pick(hint.title, lang), "text": pick(hint.text, lang)}


def _check(result: Result, lang: str) -> ExportedCheck:
    return {
        "name": result.name,
        "claim": pick(result.claim, lang),
        "public": result.public,
        "points": result.points,
        "earned": result.earned,
        "outcome": result.outcome,
        "follow_through": result.follow_through,
        "repaired": result.repaired,
        "in_process": result.in_process,
        "message": message(result, lang),
        "seconds": round(result.seconds, 6),
    }


def explanations(exercise: ExerciseReport, lang: str) -> list[str]:
    """What is known of an exercise's mistakes beside its hints, in sentences; a counterexample is of several lines."""
    known = [*told(exercise.findings), *([exercise.counterexample] if exercise.counterexample else [])]
    return [text for text in (render(one, lang) for one in known) if text]


def message(result: Result, lang: str) -> str:
    """Why a check did not pass, as far as the student may read it."""
    if result.failure is None:
        return ""
    return render(result.failure, lang) if result.public else render_safely(result.failure, lang)


def to_csv(
    students: Iterable[str], assignments: Sequence[str], scores: Mapping[tuple[str, str], tuple[str, float | None]],
    more: Table | None = None,
) -> Iterator[str]:  # fmt: skip
    """One row a student, one column an assignment, the total, and then ``more`` columns.

    Cells are empty where nothing was handed in or graded.
    """
    more = more or Table()
    header = ["student", *map(spreadsheet_safe, assignments), "total", *map(spreadsheet_safe, more.header)]
    yield "\ufeff" + _row(header)
    for student in students:
        marks = [scores.get((student, assignment), ("", None))[1] for assignment in assignments]
        total = sum(mark for mark in marks if mark is not None)
        cells = ["" if mark is None else number(mark) for mark in marks]
        rest = map(spreadsheet_safe, more.rows.get(student, [""] * len(more.header)))
        yield _row([spreadsheet_safe(student), *cells, number(total), *rest])


def _row(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
