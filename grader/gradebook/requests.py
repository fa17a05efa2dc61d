"""Regrade requests: what students ask to be looked at again, and what teachers answer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from grader.errors import GraderError
from grader.gradebook.notes import RegradeRequest
from grader.gradebook.store import Gradebook

MAX_TEXT = 4_000
MAX_OPEN = 40
"""So many requests a student may have; more are not taken in."""

_COLUMNS = "id, student, assignment, exercise, text, at, verdict, answer, answered_by, answered_at"


def record_request(gradebook: Gradebook, student: str, assignment: str, exercise: str, text: str, at: str) -> bool:
    """Take in a request; the same words about the same exercise are one. Whether it is new.

    Raises :class:`~grader.errors.GraderError` where it says nothing.
    """
    text = tidy(text)
    if not text:
        raise GraderError("the request says nothing")
    place = (student, assignment, exercise)
    with gradebook.transaction() as connection:
        known = connection.execute(
            "SELECT text FROM requests WHERE student = ? AND assignment = ? AND exercise = ?", place
        ).fetchall()
        count = connection.execute("SELECT COUNT(*) FROM requests WHERE student = ?", (student,)).fetchone()[0]
        if (text,) in known or count >= MAX_OPEN:
            return False
        connection.execute(
            "INSERT INTO requests (student, assignment, exercise, text, at) VALUES (?,?,?,?,?)", (*place, text, at)
        )
    return True


def tidy(text: str) -> str:
    """A student's words: NFC, without what no terminal or file can have, cut off where they do not end."""
    kept = unicodedata.normalize("NFC", re.sub(r"[\ud800-\udfff\0]", "\ufffd", text)).strip()
    return kept if len(kept) <= MAX_TEXT else kept[:MAX_TEXT] + " …"


def answer_request(gradebook: Gradebook, number: int, verdict: str, text: str, by: str, at: str) -> RegradeRequest:
    """Answer a request; a later answer takes an earlier one's place.

    Raises :class:`~grader.errors.GraderError` where there is no such request, or nothing is said.
    """
    if not tidy(text) or not by.strip():
        raise GraderError("an answer needs words (--answer TEXT) and a name (--by)")
    with gradebook.transaction() as connection:
        done = connection.execute(
            "UPDATE requests SET verdict = ?, answer = ?, answered_by = ?, answered_at = ? WHERE id = ?",
            (verdict, tidy(text), by.strip(), at, number),
        )
        if not done.rowcount:
            raise GraderError(f"there is no request {number}; `grader request` lists them")
    return next(one for one in all_requests(gradebook) if one.number == number)


def all_requests(gradebook: Gradebook) -> list[RegradeRequest]:
    """Every request, in the order in which they came."""
    return [RegradeRequest(*row) for row in gradebook.read(f"SELECT {_COLUMNS} FROM requests ORDER BY id")]


def read_requests(gradebook: Gradebook) -> Mapping[tuple[str, str], list[RegradeRequest]]:
    """The requests by student and assignment."""
    found: dict[tuple[str, str], list[RegradeRequest]] = {}
    for one in all_requests(gradebook):
        found.setdefault((one.student, one.assignment), []).append(one)
    return found
