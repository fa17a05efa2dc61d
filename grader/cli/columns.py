"""What stands beside marks in the terminal's table and in ``grader export csv``: lateness, sections, weighted marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.gradebook.export import Table
    from grader.gradebook.lateness import Policy
    from grader.gradebook.notes import AllNotes, Notes, Standing
    from grader.gradebook.roster import Enrolled

    Place = tuple[str, str]


def late_words(notes: Notes | None, stands: Standing | None) -> str:
    """What stands behind a mark in the table, such as `` (-9, 1 d late)``; empty where it is in time."""
    from grader.text import number

    late = notes.lateness if notes is not None else None
    if late is None or not late.days:
        return ""
    taken = f"-{number(stands.deduction)}, " if stands is not None and stands.deduction else ""
    return f" ({taken}late)" if late.is_vague else f" ({taken}{late.days} d late)"


def further(
    students: Sequence[str], assignments: Sequence[str], notes: AllNotes, stands: Mapping[Place, Standing],
    policy: Policy, known: Sequence[Enrolled], finals: Mapping[Place, tuple[str, float | None]],
    maxima: Mapping[Place, float],
) -> Table:  # fmt: skip
    """The further columns of the table of marks: only those that hold anything."""
    from grader.gradebook.export import Table

    columns: dict[str, dict[str, str]] = {}
    for one in known:
        for kind in ("section", "name", "email", "ta"):
            if getattr(one, kind):
                columns.setdefault(kind, {})[one.student] = getattr(one, kind)
    order: list[str] = [kind for kind in ("section", "name", "email", "ta") if kind in columns]
    if any(term.weight is not None for term in policy.assignments.values()):
        columns["weighted"] = {student: weighted(student, policy, finals, maxima) for student in students}
        order.insert(0, "weighted")
    for assignment in assignments:
        found = _lateness(students, assignment, notes, stands, finals)
        columns |= found
        order += found
    rows = {student: [columns[name].get(student, "") for name in order] for student in students}
    return Table(tuple(order), rows)


def _lateness(
    students: Sequence[str], assignment: str, notes: AllNotes, stands: Mapping[Place, Standing],
    finals: Mapping[Place, tuple[str, float | None]],
) -> dict[str, dict[str, str]]:  # fmt: skip
    """The columns about one assignment's lateness; none where nothing is due and nobody is late."""
    from grader.text import number

    titles = ("before deduction", "handed in", "time by", "days late", "free days", "deduction")
    columns: dict[str, dict[str, str]] = {f"{assignment}: {title}": {} for title in titles}
    for student in students:
        noted = notes.get((student, assignment))
        late = noted.lateness if noted is not None else None
        if late is None:
            continue
        stand = stands.get((student, assignment))
        before = stand.before if stand is not None else finals.get((student, assignment), ("", None))[1]
        taken = stand.deduction if stand is not None else 0.0
        days = f"{late.days}+" if late.is_vague else str(late.days)
        cells = ("" if before is None else number(before), late.at, late.source, days, str(late.free), number(taken))
        for title, cell in zip(columns, cells, strict=True):
            columns[title][student] = cell
    return columns if any(columns.values()) else {}


def weighted(
    student: str, policy: Policy, finals: Mapping[Place, tuple[str, float | None]], maxima: Mapping[Place, float]
) -> str:
    """The mark of the term, of 100: each assignment's share of its maximum, by weight; what is missing counts 0."""
    from grader.text import number

    weights = {name: term.weight for name, term in policy.assignments.items() if term.weight}
    whole = sum(weights.values())
    gained = 0.0
    for name, weight in weights.items():
        mark = finals.get((student, name), ("", None))[1]
        if mark is not None:
            gained += weight * mark / (maxima.get((student, name)) or policy.of(name).maximum)
    return number(round(100 * gained / whole, 2)) if whole else ""
