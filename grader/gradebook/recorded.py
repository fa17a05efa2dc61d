"""Which reports the gradebook holds, and a digest of each, known without reading them again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from grader.gradebook.store import Gradebook

AT_ONCE = 500
"""Reports whose digests are made in one transaction: the gradebook's other writers wait meanwhile."""


@dataclass(frozen=True)
class Recorded:
    """A report in the gradebook: its number there, and a digest of all that it says; whether it is the one to count."""

    student: str
    assignment: str
    number: int
    digest: str
    counts: bool = True


def recorded(gradebook: Gradebook, *, earlier: bool = False) -> list[Recorded]:
    """The current reports, with ``earlier`` every report ever made, in the order in which they were made.

    A digest is made once; triggers of the database forget it when the report is changed, by whomever.
    """
    which = "" if earlier else f"WHERE id IN ({gradebook.counting}) "
    lacking = f"SELECT id FROM reports LEFT JOIN digests ON report = id {which or 'WHERE true '}AND digest IS NULL"
    while missing := [row[0] for row in gradebook.read(lacking)]:
        for start in range(0, len(missing), AT_ONCE):
            _digest(gradebook, missing[start : start + AT_ONCE])
    rows = gradebook.read(
        f"SELECT student, assignment, id, digest FROM reports JOIN digests ON report = id {which}ORDER BY id"
    )
    counting = {number for (number,) in gradebook.read(gradebook.counting)} if earlier else set()
    return [
        Recorded(student, assignment, number, digest, not earlier or number in counting)
        for student, assignment, number, digest in rows
    ]


def _digest(gradebook: Gradebook, numbers: Sequence[int]) -> None:
    """Read these reports and keep their digests."""
    with gradebook.transaction() as connection:
        for number in numbers:
            for (body,) in gradebook.read("SELECT body FROM reports WHERE id = ?", (number,)):
                digest = hashlib.sha256(str(body).encode("utf-8", "surrogatepass")).hexdigest()
                connection.execute("INSERT OR REPLACE INTO digests VALUES (?,?)", (number, digest))


def source_digests(gradebook: Gradebook) -> dict[str, str]:
    """A digest of each kept source, by the digest of the submission that it is the main file of."""
    found = {}
    for (key,) in gradebook.read("SELECT digest FROM sources"):
        for name, packed in gradebook.read("SELECT name, packed FROM sources WHERE digest = ?", (key,), packed=True):
            found[key] = hashlib.sha256(f"{name}\0".encode() + bytes(packed)).hexdigest()
    return found
