"""Teachers' notes in the gradebook: checked against what is there, recorded all or none, taken back, read again.

Nothing is ever deleted but a stored sentence: what was taken back stays, with who did it and when.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from grader.errors import GraderError
from grader.gradebook.desk import Desk, find_student
from grader.gradebook.judging import judged
from grader.gradebook.lateness import NO_POLICY, Policy
from grader.gradebook.notes import Adjustment, AllNotes, Comment, Notes
from grader.gradebook.sentences import from_bank, words_of
from grader.gradebook.store import Gradebook
from grader.text import number, visible

_IN_FORCE = "undone_at = ''"


@dataclass(frozen=True)
class Request:
    """One line of what a teacher asks for: an adjustment where ``points`` are given, else a comment.

    ``where`` says which line of a file it is, for messages; ``problem`` what is wrong with the line itself.
    """

    student: str
    assignment: str
    exercise: str
    text: str
    by: str
    points: str | float | None = None
    where: str = ""
    problem: str = ""


# Recording


def apply(gradebook: Gradebook, requests: Sequence[Request], at: str, policy: Policy = NO_POLICY) -> int:
    """Record every request or none. What is in force already is not recorded twice; returns how many were new.

    Raises :class:`~grader.errors.GraderError` that lists everything that is wrong.
    """
    problems, adjustments, comments = [], [], []
    desk = Desk(gradebook, policy)
    for request in requests:
        try:
            if request.problem:
                raise GraderError(request.problem)
            if request.points is None:
                comments.append(_comment(desk, request, at))
            else:
                adjustments.append(_adjustment(desk, request, at))
        except GraderError as error:
            problems.append(f"{request.where}{error}")
    problems += _said_twice(adjustments)
    if problems:
        more = [f"and {len(problems) - 20} more"] if len(problems) > 20 else []
        nothing = ["nothing was recorded"] if len(requests) > 1 else []
        raise GraderError("\n".join([*problems[:20], *more, *nothing]))
    with gradebook.transaction() as connection:
        return sum(_record_adjustment(connection, one) for one in adjustments) + sum(
            _record_comment(connection, one) for one in comments
        )


def _said_twice(adjustments: Iterable[Adjustment]) -> list[str]:
    """Which of two marks for the same exercise should count, nobody can say."""
    seen: set[tuple[str, str, str]] = set()
    problems = []
    for one in adjustments:
        key = (one.student, one.assignment, one.exercise)
        if key in seen:
            place = ", ".join(filter(None, (visible(one.student), one.assignment, one.exercise)))
            problems.append(f"{place} is adjusted twice in the file")
        seen.add(key)
    return problems


def _adjustment(desk: Desk, request: Request, at: str) -> Adjustment:
    student = find_student(desk.gradebook, request.student)
    sheet = desk.sheet(student, request.assignment)
    name = sheet.part(request.exercise)
    points, relative = parse_points(request.points, name or sheet.assignment, sheet.most(name), set_to=not name)
    if relative and name in sheet.items:
        raise GraderError(f"{name} is an item of the rubric: give its points, 0 to {number(sheet.items[name])}")
    reason = words_of(request.text, "the reason")
    by = words_of(request.by, "the name of who adjusts (--by)")
    return Adjustment(student, sheet.assignment, name, points, reason, by, at, sheet.automatic(name), relative)


def _comment(desk: Desk, request: Request, at: str) -> Comment:
    student = find_student(desk.gradebook, request.student)
    sheet = desk.sheet(student, request.assignment)
    exercise = sheet.part(request.exercise)
    text = words_of(from_bank(desk.gradebook, request.text), "the comment")
    by = words_of(request.by, "the name of who comments (--by)")
    return Comment(student, sheet.assignment, exercise, text, by, at)


def parse_points(given: str | float | None, name: str, most: float, *, set_to: bool = False) -> tuple[float, bool]:
    """A finite number of points from 0 to ``most``; with a sign, how many more or fewer there are to be.

    The second value says whether there was a sign. Raises :class:`~grader.errors.GraderError` for anything else.
    """
    text = str(given).strip().replace("\u2212", "-")
    scale = f"{name} has 0 to {number(most)}"
    if isinstance(given, bool) or not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", text, re.ASCII):
        raise GraderError(f"{visible(text)!r} is not a number of points; {scale}")
    points = float(text)
    if text[0] in "+-" and isinstance(given, str):
        return round(points, 6), True
    if not 0 <= points <= most:
        advice = f"; write +{number(round(points - most, 6))} for a bonus" if points > most else ""
        raise GraderError(f"{visible(text)} points are out of range; {scale}{advice}")
    return round(points, 6), False


def _record_adjustment(connection: sqlite3.Connection, new: Adjustment) -> bool:
    old = connection.execute(
        "SELECT points, automatic, reason, by, relative FROM adjustments WHERE student = ? AND assignment = ? "
        f"AND exercise = ? AND {_IN_FORCE} ORDER BY id DESC LIMIT 1",
        (new.student, new.assignment, new.exercise),
    ).fetchone()
    if old == (new.points, new.automatic, new.reason, new.by, int(new.relative)):
        return False
    connection.execute(
        "INSERT INTO adjustments (student, assignment, exercise, points, reason, by, at, automatic, relative) "
        "VALUES (?,?,?,?,?,?,?,?,?)",
        tuple(vars(new).values()),
    )
    return True


def _record_comment(connection: sqlite3.Connection, new: Comment) -> bool:
    values = tuple(vars(new).values())
    same = (
        "SELECT 1 FROM comments WHERE student = ? AND assignment = ? AND exercise = ? AND text = ? AND by = ? "
        f"AND {_IN_FORCE}"
    )
    if connection.execute(same, values[:-1]).fetchone():
        return False
    connection.execute(
        "INSERT INTO comments (student, assignment, exercise, text, by, at) VALUES (?,?,?,?,?,?)", values
    )
    return True


# Taking back


def undo(gradebook: Gradebook, table: str, request: Request, at: str) -> None:
    """Take back the newest adjustment or comment there; an older adjustment counts again.

    Raises :class:`~grader.errors.GraderError` where there is nothing to take back.
    """
    assert table in ("adjustments", "comments")
    student = find_student(gradebook, request.student)
    place = (student, request.assignment, request.exercise)
    by = words_of(request.by, "the name of who takes it back (--by)")
    with gradebook.transaction() as connection:
        row = connection.execute(
            f"SELECT MAX(id) FROM {table} WHERE student = ? AND assignment = ? AND exercise = ? AND {_IN_FORCE}", place
        ).fetchone()
        if row[0] is None:
            where = ", ".join(visible(part) for part in place if part)
            raise GraderError(f"there is nothing to undo: no {table[:-1]} for {where}")
        connection.execute(f"UPDATE {table} SET undone_by = ?, undone_at = ? WHERE id = ?", (by, at, row[0]))


# Reading


def read_notes(gradebook: Gradebook, policy: Policy = NO_POLICY) -> AllNotes:
    """All notes in force, by student and assignment, with what a term's rules come to.

    Where the rules let the best attempt count, the gradebook's reports are those from here on.
    """
    return judged(gradebook, _by_hand(gradebook), policy)


def _by_hand(gradebook: Gradebook) -> dict[tuple[str, str], Notes]:
    found: dict[tuple[str, str], Notes] = {}
    newest = f"SELECT MAX(id) FROM adjustments WHERE {_IN_FORCE} GROUP BY student, assignment, exercise"
    for row in gradebook.read(
        "SELECT student, assignment, exercise, points, reason, by, at, automatic, relative FROM adjustments "
        f"WHERE id IN ({newest}) ORDER BY student, assignment, id"
    ):
        notes = found.get(row[:2], Notes())
        *values, relative = row
        adjustment = replace(Adjustment(*values), relative=bool(relative))
        found[row[:2]] = replace(notes, adjustments=(*notes.adjustments, adjustment))
    for row in gradebook.read(
        f"SELECT student, assignment, exercise, text, by, at FROM comments WHERE {_IN_FORCE} ORDER BY id"
    ):
        notes = found.get(row[:2], Notes())
        found[row[:2]] = replace(notes, comments=(*notes.comments, Comment(*row)))
    return found
