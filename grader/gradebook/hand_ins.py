"""When reports' submissions were handed in: kept beside the reports, so that a policy may change without a run."""

from __future__ import annotations

import json

from grader.gradebook.store import Gradebook
from grader.results import HandIn

_WORD = {"file": 1, "canvas": 2, "moodle": 2, "gradescope": 3, "times": 4}
"""How good a source is; what is not known of a platform is worth as much as Moodle's word."""


def note_time(gradebook: Gradebook, student: str, assignment: str, hand_in: HandIn | None) -> None:
    """Note when the newest report's submission was handed in, unless something better is known of the same files.

    Files that are handed in again as they were, or copied, were there the first time: that is the time that counts.
    """
    rows = gradebook.read(
        "SELECT id FROM reports WHERE student = ? AND assignment = ? ORDER BY id DESC LIMIT 1", (student, assignment)
    )
    if not rows:
        return
    number = rows[0][0]
    known, before = _known(gradebook, student, assignment, number)
    new = before if hand_in is None or (before is not None and _is_better(before, hand_in)) else hand_in
    if new is None or (known == number and new == before):
        return
    with gradebook.transaction() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO handed_in VALUES (?,?,?,?)", (number, new.at, new.source, int(new.is_late))
        )


def _is_better(before: HandIn, new: HandIn) -> bool:
    old, now = _worth(before), _worth(new)
    is_no_later = before.at <= new.at and before.is_late <= new.is_late
    return old > now or (old == now and new.source != "times" and is_no_later)


def _worth(hand_in: HandIn) -> tuple[bool, int]:
    """A time is better than none; but that a platform calls it late is better than a file's own time."""
    is_said = bool(hand_in.at) and (hand_in.source != "file")
    return is_said, _WORD.get(hand_in.source, 2)


def _known(gradebook: Gradebook, student: str, assignment: str, number: int) -> tuple[int, HandIn | None]:
    """What is known of this report's files: of which report it is known, the same or an earlier one, and the time."""
    rows = gradebook.read(
        "SELECT id, at, source, late FROM reports JOIN handed_in ON report = id WHERE student = ? AND assignment = ? "
        "ORDER BY id DESC LIMIT 1",
        (student, assignment),
    )
    if not rows:
        return 0, None
    known, at, source, late = rows[0]
    if known != number and _digest(gradebook, known) != _digest(gradebook, number):
        return 0, None
    return known, HandIn(at, source, bool(late))


def _digest(gradebook: Gradebook, number: int) -> str:
    rows = gradebook.read("SELECT body FROM reports WHERE id = ?", (number,))
    try:
        return str(json.loads(rows[0][0])["digest"])
    except (ValueError, LookupError, TypeError):
        return f"unknown {number}"


def times_of_reports(gradebook: Gradebook) -> dict[int, HandIn]:
    """When each report's submission was handed in, by the report's number, where that is known."""
    rows = gradebook.read("SELECT report, at, source, late FROM handed_in")
    return {number: HandIn(at, source, bool(late)) for number, at, source, late in rows}
