"""A term's rules applied to a gradebook: which attempt counts, how late it is, what is added for whole sections."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from grader.gradebook.hand_ins import times_of_reports
from grader.gradebook.lateness import (
    Extension,
    Lateness,
    Policy,
    best_of,
    in_due_order,
    lateness,
    level,
    spent,
)
from grader.gradebook.notes import NO_NOTES, AllNotes, Curve, Notes, Standing, absent_report, final_score, standing
from grader.gradebook.renaming import renamed
from grader.gradebook.requests import read_requests
from grader.gradebook.roster import sections_of
from grader.gradebook.store import Gradebook
from grader.results import HandIn, Report

Place = tuple[str, str]


@dataclass(frozen=True)
class Known:
    """What the rules are applied to: sections, times of hand-in by report, curves, exercises by assignment."""

    sections: Mapping[str, str]
    times: Mapping[int, HandIn]
    curves: tuple[Curve, ...]


def judged(gradebook: Gradebook, notes: Mapping[Place, Notes], policy: Policy) -> dict[Place, Notes]:
    """The notes with what the rules come to for every submission. The best attempts are preferred where they count."""
    policy = _under_todays_names(gradebook, policy)
    known = Known(sections_of(gradebook), times_of_reports(gradebook), read_curves(gradebook))
    numbers = _numbers(gradebook)
    requests = read_requests(gradebook)
    concerns_all = not policy.is_plain or known.curves or any(one.is_late for one in known.times.values())
    places = dict.fromkeys([*(numbers if concerns_all else ()), *notes, *requests])
    found: dict[Place, Notes] = {}
    preferred: dict[Place, int] = {}
    for student, assignments in _by_student(places).items():
        left = policy.free_days
        for assignment in in_due_order(policy, assignments):
            place = (student, assignment)
            base = _with_rules(notes.get(place, NO_NOTES), place, known, policy)
            base = replace(base, requests=tuple(requests.get(place, ())))
            number = numbers.get(place)
            if number is not None and policy.of(assignment).attempts == "best":
                number = _best(gradebook, place, base, known, policy, left)
                preferred[place] = number
            late, left = _late(place, number, known, policy, left)
            found[place] = replace(base, lateness=late)
    if preferred or gradebook.has_preferred:
        gradebook.prefer(preferred)
    return {place: noted for place, noted in _with_layouts(gradebook, found).items() if noted != NO_NOTES}


def _under_todays_names(gradebook: Gradebook, policy: Policy) -> Policy:
    """The rules with the names that students have now, where an extension was given under an earlier one."""
    today = renamed(gradebook)
    if not today:
        return policy
    return replace(
        policy, extensions=tuple(replace(one, student=today.get(one.student, one.student)) for one in policy.extensions)
    )


def for_nobody(gradebook: Gradebook, policy: Policy) -> list[Extension]:
    """The extensions whose student or section is not in the class: slips of the pen, or people who are yet to come."""
    students, sections = set(gradebook.students()), set(sections_of(gradebook).values())
    return [
        one
        for one in _under_todays_names(gradebook, policy).extensions
        if (one.student and one.student not in students) or (one.section and one.section not in sections)
    ]


def _numbers(gradebook: Gradebook) -> dict[Place, int]:
    """The newest report of each submission."""
    rows = gradebook.read("SELECT student, assignment, MAX(id) FROM reports GROUP BY student, assignment")
    return {(student, assignment): number for student, assignment, number in rows}


def _by_student(places: Iterable[Place]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for student, assignment in places:
        found.setdefault(student, []).append(assignment)
    return found


def _with_rules(notes: Notes, place: Place, known: Known, policy: Policy) -> Notes:
    student, assignment = place
    section = known.sections.get(student, "")
    rules = policy.of(assignment)
    curves = tuple(one for one in known.curves if one.assignment == assignment and one.section in ("", section))
    shown, is_before = level(policy, student, section, assignment)
    return replace(notes, curves=curves, rubric=rules.rubric, bonus=rules.bonus, shown=shown, is_before_due=is_before)


def _late(place: Place, number: int | None, known: Known, policy: Policy, left: int) -> tuple[Lateness | None, int]:
    """How late a report's submission is, after the free days that are left."""
    if number is None:
        return None, left
    student, assignment = place
    section = known.sections.get(student, "")
    one = lateness(policy, student, section, assignment, known.times.get(number))
    return (None, left) if one is None else spent(policy, assignment, one, left)


def _best(gradebook: Gradebook, place: Place, notes: Notes, known: Known, policy: Policy, left: int) -> int:
    """The report with the best mark after the deduction, of the newest reports of each different hand-in."""
    rows = gradebook.read("SELECT id, body FROM reports WHERE student = ? AND assignment = ? ORDER BY id", place)
    newest: dict[str, int] = {_digest(body): number for number, body in rows}
    if len(newest) == 1:
        return max(newest.values())
    candidates, numbers = [], sorted(newest.values())
    for number in numbers:
        late, _ = _late(place, number, known, policy, left)
        mark = final_score(gradebook.report_numbered(number), replace(notes, lateness=late))
        candidates.append((-1.0 if mark is None else mark, late.days if late else 0))
    return numbers[best_of(candidates)]


def _digest(body: str) -> str:
    try:
        return str(json.loads(body)["digest"])
    except (ValueError, LookupError, TypeError):
        return body  # whoever reads it in full says that it is damaged


def _with_layouts(gradebook: Gradebook, notes: Mapping[Place, Notes]) -> dict[Place, Notes]:
    """Notes with the exercises of the assignment, where marks by hand are for a report without any."""
    layouts: dict[str, tuple[tuple[str, float], ...]] = {}
    found = dict(notes)
    for (student, assignment), noted in notes.items():
        if not noted.has_mark:
            continue
        report = gradebook.report(student, assignment)
        if report is None or not report.exercises:
            if assignment not in layouts:
                layouts[assignment] = layout_of(gradebook, assignment)
            found[student, assignment] = replace(noted, layout=layouts[assignment])
    return found


def layout_of(gradebook: Gradebook, assignment: str) -> tuple[tuple[str, float], ...]:
    """The exercises of an assignment with their points, as its newest graded report has them; empty where none is."""
    rows = gradebook.read("SELECT MAX(id) FROM reports WHERE assignment = ? AND outcome = 'graded'", (assignment,))
    if rows[0][0] is None:
        return ()
    report = gradebook.report_numbered(rows[0][0])
    return tuple((exercise.name, exercise.max_score) for exercise in report.exercises)


def read_curves(gradebook: Gradebook) -> tuple[Curve, ...]:
    """The newest curve in force of each section and assignment."""
    newest = "SELECT MAX(id) FROM curves WHERE undone_at = '' GROUP BY section, assignment"
    rows = gradebook.read(
        f"SELECT section, assignment, points, reason, by, at FROM curves WHERE id IN ({newest}) ORDER BY id"
    )
    return tuple(Curve(*row) for row in rows)


def report_of(gradebook: Gradebook, student: str, assignment: str, notes: Notes) -> Report | None:
    """The report that counts; one that says so where nothing was handed in and there is a mark by hand."""
    report = gradebook.report(student, assignment)
    return absent_report(student, assignment) if report is None and notes.has_mark else report


def standings(gradebook: Gradebook, notes: AllNotes) -> dict[Place, Standing]:
    """What those submissions count whose mark may be another than that of the checks."""
    found = {}
    for (student, assignment), noted in notes.items():
        report = report_of(gradebook, student, assignment, noted) if noted.changes_score else None
        if report is not None:
            found[student, assignment] = standing(report, noted)
    return found


def all_reports(gradebook: Gradebook, notes: AllNotes) -> Iterator[Report]:
    """The reports that count, and one for everybody who handed in nothing and has a mark by hand."""
    yield from gradebook.reports()
    known = gradebook.scores()
    for (student, assignment), noted in sorted(notes.items(), key=lambda pair: pair[0]):
        if noted.says_something and (student, assignment) not in known:
            yield absent_report(student, assignment)
