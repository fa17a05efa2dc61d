"""A student whose name has changed: everything in the gradebook moves, and hand-ins under the old name are found."""

from __future__ import annotations

import json
import sqlite3

from grader.errors import GraderError
from grader.gradebook.store import Gradebook
from grader.text import visible

_TABLES = ("adjustments", "comments", "requests")
_KEYED = ("assigned", "unused")


def rename(gradebook: Gradebook, was: str, student: str) -> bool:
    """Move all that is recorded of ``was`` to ``student``, all or nothing. Whether there was anything to move.

    The random inputs stay those of the first name, so that no mark changes. Raises
    :class:`~grader.errors.GraderError` for a report that is damaged.
    """
    if was == student or was not in gradebook.students():
        return False
    origin = first_names(gradebook).get(was, was)
    try:
        with gradebook.transaction() as connection:
            _move_reports(connection, was, student)
            for table in _TABLES:
                connection.execute(f"UPDATE {table} SET student = ? WHERE student = ?", (student, was))
            for table in _KEYED:
                connection.execute(f"UPDATE OR REPLACE {table} SET student = ? WHERE student = ?", (student, was))
            connection.execute("DELETE FROM students WHERE name = ?", (was,))
            connection.execute("INSERT OR IGNORE INTO students VALUES (?)", (student,))
            connection.execute("UPDATE renamed SET student = ? WHERE student = ?", (student, was))
            connection.execute("INSERT OR REPLACE INTO renamed VALUES (?,?,?)", (was, student, origin))
            connection.execute("DELETE FROM renamed WHERE was = student")
    except (ValueError, TypeError) as error:
        raise GraderError(f"{gradebook.path}: a report of {visible(was)} is damaged; nothing was renamed") from error
    return True


def _move_reports(connection: sqlite3.Connection, was: str, student: str) -> None:
    rows = connection.execute("SELECT id, body FROM reports WHERE student = ?", (was,)).fetchall()
    for number, body in rows:
        said = json.dumps({**json.loads(body), "student": student}, ensure_ascii=False, separators=(",", ":"))
        connection.execute("UPDATE reports SET student = ?, body = ? WHERE id = ?", (student, said, number))


def renamed(gradebook: Gradebook) -> dict[str, str]:
    """Today's name by each earlier one."""
    return dict(gradebook.read("SELECT was, student FROM renamed"))


def first_names(gradebook: Gradebook) -> dict[str, str]:
    """By today's name, the one from which a student's random inputs are drawn."""
    return dict(gradebook.read("SELECT student, origin FROM renamed"))
