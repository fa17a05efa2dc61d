"""The arithmetic of being late: days, free days, what they cost. Nothing here is stored; it is computed when read."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from grader.moments import kept, written
from grader.results import HandIn

DAY = timedelta(days=1)

Exercises = Callable[[], Sequence[str]]
Base = Literal["mark", "maximum"]
Attempts = Literal["last", "best"]
Level = Literal["claims", "public", "hints", "hidden"]
"""What students see, from little to all: public checks' claims, their messages, hints, hidden checks' claims."""

LEVELS: tuple[Level, ...] = ("claims", "public", "hints", "hidden")


@dataclass(frozen=True)
class LatePolicy:
    """What being late costs: ``percent_a_day`` of the mark or the maximum, after ``grace_minutes``.

    After ``last_day`` days nothing counts; None is no last day.
    """

    grace_minutes: float = 0.0
    percent_a_day: float = 0.0
    of: Base = "mark"
    last_day: int | None = None


@dataclass(frozen=True)
class RubricItem:
    """What a person marks: its name, points, titles by language, and words by which the student's cell is found."""

    name: str
    points: float
    title: Mapping[str, str] = field(default_factory=dict)
    find: str = ""


@dataclass(frozen=True)
class AssignmentTerm:
    """What a term lays down for one assignment.

    ``maximum`` are the points of its checks, ``exercises`` looks up what it has, ``rubric`` is what a person marks.
    ``bonus`` is how many points beyond the maximum count; None is as many as are given by hand.
    """

    due: datetime | None = None
    late: LatePolicy = field(default_factory=LatePolicy)
    weight: float | None = None
    bonus: float | None = None
    attempts: Attempts = "last"
    before: Level = "hidden"
    after: Level = "hidden"
    rubric: tuple[RubricItem, ...] = ()
    maximum: float = 100.0
    exercises: Exercises = tuple


@dataclass(frozen=True)
class Extension:
    """More time for a student or a section: until a moment, or by days; for one assignment, or (empty) for all."""

    student: str
    section: str
    assignment: str
    due: datetime | None
    days: float
    reason: str


@dataclass(frozen=True)
class Policy:
    """A term's rules, as far as marks depend on them. ``free_days`` are each student's late days without a cost."""

    assignments: Mapping[str, AssignmentTerm] = field(default_factory=dict)
    extensions: tuple[Extension, ...] = ()
    free_days: int = 0
    now: datetime = datetime(9999, 1, 1, tzinfo=UTC)

    @property
    def is_plain(self) -> bool:
        """Whether nothing depends on the rules: marks are as the checks and teachers give them, all is shown."""
        return all(
            (one.due, one.bonus, one.rubric, one.attempts, one.before, one.after)
            == (None, None, (), "last", "hidden", "hidden")
            for one in self.assignments.values()
        )

    def of(self, assignment: str) -> AssignmentTerm:
        """The rules for an assignment; those of no term where there are none."""
        return self.assignments.get(assignment, _PLAIN)


_PLAIN = AssignmentTerm()
NO_POLICY = Policy()


@dataclass(frozen=True)
class Lateness:
    """How late one submission is: of ``days``, ``free`` cost nothing and ``percent`` is what the others cost.

    ``due`` and ``at`` are empty where they are not known; ``is_over`` means that it came after the last day.
    ``extension`` is the reason for which the student has more time.
    """

    due: str
    at: str
    source: str
    days: int = 0
    free: int = 0
    percent: float = 0.0
    of: Base = "mark"
    is_over: bool = False
    extension: str = ""
    is_vague: bool = False
    """The platform says that it is late, and nobody says how late: one day is counted."""

    def deduction(self, score: float, maximum: float) -> float:
        """The points that are taken off a score; never more than it has."""
        if self.is_over:
            return max(0.0, score)
        base = score if self.of == "mark" else maximum
        return round(max(0.0, min(score, base * min(self.percent, 100.0) / 100)), 6)


def due_of(policy: Policy, student: str, section: str, assignment: str) -> tuple[datetime | None, str]:
    """When a student's submission is due, and the reason if that is later than for others."""
    due = policy.of(assignment).due
    if due is None:
        return None, ""
    latest, reason = due, ""
    for one in policy.extensions:
        is_for = one.student == student if one.student else bool(section) and one.section == section
        if not is_for or one.assignment not in ("", assignment):
            continue
        until = one.due or due + one.days * DAY
        if until > latest:
            latest, reason = until, one.reason
    return latest, reason


def lateness(policy: Policy, student: str, section: str, assignment: str, hand_in: HandIn | None) -> Lateness | None:
    """How late a submission is, before any free day is used; None where nothing is due and nobody calls it late."""
    rules = policy.of(assignment)
    due, reason = due_of(policy, student, section, assignment)
    if due is None and (hand_in is None or not hand_in.is_late):
        return None
    known = Lateness(written(due) if due else "", hand_in.at if hand_in else "", hand_in.source if hand_in else "",
                     of=rules.late.of, extension=reason)  # fmt: skip
    if hand_in is None:
        return known
    if due is None or not hand_in.at:
        is_late = hand_in.is_late and not reason
        return replace(known, days=1, is_vague=True) if is_late else known
    over = kept(hand_in.at) - due
    days = math.ceil(over / DAY) if over > timedelta(minutes=rules.late.grace_minutes) else 0
    last = rules.late.last_day
    return replace(known, days=days, is_over=last is not None and days > last)


def in_due_order(policy: Policy, assignments: Iterable[str]) -> list[str]:
    """The order in which assignments use up a student's free days: that of the due times."""
    return sorted(assignments, key=lambda name: (policy.of(name).due or policy.now, name))


def spent(policy: Policy, assignment: str, one: Lateness, left: int) -> tuple[Lateness, int]:
    """A lateness with as many free days used as are left, its cost, and the days that are left then."""
    free = 0 if one.is_over else min(left, one.days)
    percent = policy.of(assignment).late.percent_a_day * (one.days - free)
    return replace(one, free=free, percent=min(100.0, percent)), left - free


def level(policy: Policy, student: str, section: str, assignment: str) -> tuple[Level, bool]:
    """What a student may see of an assignment now, and whether that is before its due time, if students see less then.

    While all can be seen at any time, nothing depends on the clock.
    """
    due, _ = due_of(policy, student, section, assignment)
    rules = policy.of(assignment)
    is_before = rules.before != "hidden" and due is not None and policy.now < due
    return (rules.before if is_before else rules.after), is_before


def best_of(candidates: Sequence[tuple[float, int]]) -> int:
    """The place of the best of several (mark, days late): the highest mark, then the fewest days, then the newest."""
    return max(range(len(candidates)), key=lambda place: (candidates[place][0], -candidates[place][1], place))
