"""How late something is, and what that costs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from grader.gradebook.lateness import (
    AssignmentTerm,
    Extension,
    Lateness,
    LatePolicy,
    Policy,
    best_of,
    due_of,
    in_due_order,
    lateness,
    level,
    spent,
)
from grader.gradebook.notes import (
    Adjustment,
    Curve,
    Notes,
    absent_report,
    exercises_of,
    final_score,
    max_score,
    standing,
)
from grader.moments import kept, moment, written, zone_named
from grader.results import ExerciseReport, HandIn, Report, Result

DUE = datetime(2026, 9, 10, 16, 0, tzinfo=UTC)
POLICY = LatePolicy(grace_minutes=10, percent_a_day=10, last_day=3)


def policy(
    late: LatePolicy = POLICY, free_days: int = 0, extensions: tuple[Extension, ...] = (), **more: Any
) -> Policy:
    return Policy({"lines": AssignmentTerm(DUE, late, **more)}, extensions, free_days)


def handed_in(hours: float, **more: Any) -> HandIn:
    return HandIn(written(DUE + timedelta(hours=hours)), "times", **more)


@pytest.mark.parametrize(
    ("hours", "days", "is_over"),
    [(-1, 0, False), (0, 0, False), (10 / 60, 0, False), (11 / 60, 1, False), (24, 1, False), (24.01, 2, False),
     (72, 3, False), (72.1, 4, True)],
)  # fmt: skip
def test_begun_days_count_after_the_grace(hours: float, days: int, is_over: bool):
    """The grace is for all or nothing; a day that has begun counts; after the last day it is over."""
    late = lateness(policy(), "ann", "", "lines", handed_in(hours))
    assert late is not None
    assert (late.days, late.is_over) == (days, is_over)


@pytest.mark.parametrize(
    ("late", "score", "taken"),
    [
        (Lateness("", "", "", 2, 0, 20.0), 80, 16),
        (Lateness("", "", "", 2, 0, 20.0, "maximum"), 80, 20),
        (Lateness("", "", "", 2, 0, 20.0, "maximum"), 15, 15),
        (Lateness("", "", "", 9, 0, 0.0, is_over=True), 80, 80),
        (Lateness("", "", "", 2, 2, 0.0), 80, 0),
        (Lateness("", "", "", 20, 0, 200.0), 80, 80),
    ],
)
def test_a_deduction_is_never_more_than_the_mark(late: Lateness, score: float, taken: float):
    """Of the mark or of the maximum; below zero nothing goes."""
    assert late.deduction(score, 100) == taken


def with_free_days(rules: Policy, late: dict[str, Lateness]) -> dict[str, Lateness]:
    """One student's lateness by assignment, with the free days of the term spent."""
    left, found = rules.free_days, {}
    for name in in_due_order(rules, late):
        found[name], left = spent(rules, name, late[name], left)
    return found


def test_free_days_are_spent_in_the_order_of_the_due_times():
    """What is over uses none; what no day is left for costs."""
    late = LatePolicy(percent_a_day=10, last_day=5)
    terms = {name: AssignmentTerm(DUE + timedelta(days=7 * place), late) for place, name in enumerate("cab")}
    rules = Policy(terms, (), 3)
    days = {"a": 2, "b": 1, "c": 2}
    found = with_free_days(rules, {name: Lateness("", "", "", count) for name, count in days.items()})
    assert {name: (one.free, one.percent) for name, one in found.items()} == {"c": (2, 0), "a": (1, 10), "b": (0, 10)}
    over = with_free_days(rules, {"c": Lateness("", "", "", 6, is_over=True), "a": Lateness("", "", "", 2)})
    assert (over["c"].free, over["a"].free) == (0, 2)


def test_the_latest_extension_counts_and_never_shortens():
    """For the student, for the section, for one assignment or all; an earlier time than everybody's changes nothing."""
    extensions = (
        Extension("ann", "", "", None, 1, "ill"),
        Extension("", "B", "lines", DUE + timedelta(days=3), 0, "no tutorial"),
        Extension("ann", "", "lines", DUE - timedelta(days=3), 0, "a slip"),
        Extension("ann", "", "other", None, 9, "another"),
    )
    rules = policy(extensions=extensions)
    assert due_of(rules, "ann", "A", "lines") == (DUE + timedelta(days=1), "ill")
    assert due_of(rules, "ann", "B", "lines") == (DUE + timedelta(days=3), "no tutorial")
    assert due_of(rules, "ben", "", "lines") == (DUE, "")
    assert due_of(rules, "ann", "", "other") == (None, "")


def test_a_platform_that_says_late_and_not_when_costs_one_day():
    """Unless the student has more time; without due times it is said and costs what a day costs."""
    vague = HandIn("", "canvas", is_late=True)
    late = lateness(policy(), "ann", "", "lines", vague)
    assert late is not None
    assert (late.days, late.is_vague) == (1, True)
    extended = lateness(policy(extensions=(Extension("ann", "", "", None, 1, "ill"),)), "ann", "", "lines", vague)
    assert extended is not None
    assert extended.days == 0
    assert lateness(Policy(), "ann", "", "lines", HandIn("", "canvas")) is None
    unknown = lateness(policy(), "ann", "", "lines", None)
    assert unknown is not None
    assert (unknown.days, unknown.at) == (0, "")


def test_what_students_see_depends_on_their_own_due_time():
    """Before it, less; with more time, less for longer; where nothing is hidden the clock does not count."""
    rules = policy(before="claims", after="hints", extensions=(Extension("ann", "", "", None, 2, "ill"),))
    at = Policy(rules.assignments, rules.extensions, 0, DUE + timedelta(days=1))
    assert level(at, "ann", "", "lines") == ("claims", True)
    assert level(at, "ben", "", "lines") == ("hints", False)
    assert level(policy(), "ben", "", "lines") == ("hidden", False)


def test_the_best_attempt_is_the_highest_then_the_earliest_then_the_newest():
    """Of equal marks that with fewer days late, of equal days the newer one."""
    assert best_of([(70, 0), (90, 2), (90, 1), (90, 1), (80, 0)]) == 3


# Marks


def graded(score: float, points: float = 100) -> Report:
    exercises = (ExerciseReport("f", (Result("t", {"en": ""}, True, points, score, "failed"),)),)
    return Report("ann", "lines", "", "", "graded", None, 0, "", "", 0.0, {}, exercises)


def by_hand(exercise: str, points: float, *, relative: bool = False) -> Adjustment:
    return Adjustment("ann", "lines", exercise, points, "x", "me", "now", 0, relative)


def curve(points: float) -> Curve:
    return Curve("", "lines", points, "x", "me", "now")


@pytest.mark.parametrize(
    ("notes", "mark"),
    [
        (Notes((by_hand("f", 5, relative=True),)), 95),
        (Notes((by_hand("f", 20, relative=True),)), 110),
        (Notes((by_hand("f", -100, relative=True),)), 0),
        (Notes((by_hand("", 50),)), 50),
        (Notes((by_hand("", -10, relative=True),)), 80),
        (Notes((by_hand("", 20, relative=True),), bonus=5), 105),
        (Notes(curves=(curve(5),)), 95),
        (Notes(curves=(curve(30),)), 100),
        (Notes(curves=(curve(30),), bonus=8), 108),
        (Notes(curves=(curve(-95),)), 0),
        (Notes((by_hand("f", 20, relative=True),), curves=(curve(5),)), 110),
    ],
)
def test_bonus_and_curves(notes: Notes, mark: float):
    """A bonus may lead beyond the maximum, a curve lifts up to it; course.toml may bound both; nothing goes below 0."""
    assert final_score(graded(90), notes) == mark


def test_lateness_is_taken_off_last():
    """The deduction is of the mark with everything else in it, and both marks are told."""
    late = Lateness("", "", "times", 1, 0, 10.0)
    found = standing(graded(90), Notes(curves=(curve(5),), lateness=late))
    assert (found.before, found.deduction, found.final) == (95, 9.5, 85.5)


def test_who_handed_in_nothing_has_the_marks_that_were_given_by_hand():
    """The exercises are those of the assignment; what is not marked counts nothing."""
    notes = Notes((by_hand("f", 30),), layout=(("f", 40), ("g", 60)))
    report = absent_report("ann", "lines")
    assert (final_score(report, notes), max_score(report, notes)) == (30, 100)
    assert [one.name for one in exercises_of(report, notes)] == ["f", "g"]


# Times


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-09-10T23:59:00+08:00", "2026-09-10T15:59:00Z"),
        ("2026-09-10 23:59", "2026-09-10T15:59:00Z"),
        ("2026-9-1 7:05:09.123456 Z", "2026-09-01T07:05:09Z"),
        ("2022-10-05 17:18:19.123456789 -0700", "2022-10-06T00:18:19Z"),
        ("Thursday, 10 September 2026, 11:52 PM", "2026-09-10T15:52:00Z"),
        ("10 Sep 2026, 12:05 AM", "2026-09-09T16:05:00Z"),
        ("2026年09月10日 星期四 23:52", "2026-09-10T15:52:00Z"),
        ("2026年9月10日 下午 11:52", "2026-09-10T15:52:00Z"),
        ("2026年9月10日 上午12:05", "2026-09-09T16:05:00Z"),
        ("2026/9/10 23:52", "2026-09-10T15:52:00Z"),
        ("2026/9-10 23:52", None),
        ("Sep 10, 2026 at 11:52pm", "2026-09-10T15:52:00Z"),
        ("Sept. 10 2026, 23:52", "2026-09-10T15:52:00Z"),
        ("9/10/2026 23:59", None),
        ("2026-13-01 00:00", None),
        ("yesterday", None),
        ("9999-12-31 23:59:00 -1200", None),
    ],
)
def test_times_as_platforms_write_them(text: str, at: str | None):
    """What may be two days is not guessed, what is no time is None."""
    found = moment(text, zone_named("Asia/Shanghai") or zone_named("+08:00"))
    assert (written(found) if found else None) == at
    assert found is None or kept(written(found)) == found.replace(microsecond=0)
    assert moment("2026-09-10 23:59", None) is None


def test_zones():
    """By name where the system has a list of them, by distance always."""
    assert zone_named("+08:00") is not None
    assert zone_named("../../etc/passwd") is None
    assert zone_named("Mars/Olympus") is None
    assert zone_named("+99:00") is None
