"""Points for a whole section or class: recorded, taken back, read."""

from __future__ import annotations

from grader.errors import GraderError
from grader.gradebook.judging import read_curves
from grader.gradebook.notes import Curve
from grader.gradebook.roster import refuse_unknown_section
from grader.gradebook.sentences import words_of
from grader.gradebook.store import Gradebook
from grader.text import visible


def record_curve(gradebook: Gradebook, curve: Curve) -> bool:
    """Let a curve count from now on, in place of an earlier one there. Whether it is new.

    Raises :class:`~grader.errors.GraderError` for a section that nobody is in, and where the reason is missing.
    """
    if curve.section:
        refuse_unknown_section(gradebook, curve.section)
    reason = words_of(curve.reason, "the reason")
    by = words_of(curve.by, "the name of who adjusts (--by)")
    values = (curve.section, curve.assignment, curve.points, reason, by, curve.at)
    if any(tuple(vars(one).values())[:5] == values[:5] for one in read_curves(gradebook)):
        return False
    with gradebook.transaction() as connection:
        connection.execute(
            "INSERT INTO curves (section, assignment, points, reason, by, at) VALUES (?,?,?,?,?,?)", values
        )
    return True


def undo_curve(gradebook: Gradebook, section: str, assignment: str, by: str, at: str) -> None:
    """Take back the newest curve there; an older one counts again.

    Raises :class:`~grader.errors.GraderError` where there is none.
    """
    by = words_of(by, "the name of who takes it back (--by)")
    with gradebook.transaction() as connection:
        row = connection.execute(
            "SELECT MAX(id) FROM curves WHERE section = ? AND assignment = ? AND undone_at = ''", (section, assignment)
        ).fetchone()
        if row[0] is None:
            whose = f"section {visible(section)}" if section else "the class"
            raise GraderError(f"there is nothing to undo: no points for {whose}, {visible(assignment)}")
        connection.execute("UPDATE curves SET undone_by = ?, undone_at = ? WHERE id = ?", (by, at, row[0]))
