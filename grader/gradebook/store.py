"""The gradebook: every report ever made, in one SQLite file; the newest attempt counts."""

from __future__ import annotations

import json
import os
import sqlite3
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from grader.disk import make_private
from grader.errors import GradebookError
from grader.gradebook.schema import APPLICATION_ID, MIGRATIONS, VERSION
from grader.results import Report, report_from_plain, report_to_plain

FILE = "gradebook.sqlite"
LOCK_SECONDS = 10.0
MAX_KEPT_SOURCE = 4 << 20
NOBODY = ""
"""Whose files those are that lay beside the students' folders."""
MAX_UNUSED = 50
MAX_FILE_NAME = 300


class Gradebook:
    """An open gradebook. Each report is committed by itself, so that a killed run loses none that was recorded."""

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        self.path = folder / FILE
        self.has_preferred = False
        if not create and not self.path.is_file():
            raise GradebookError(
                f"no gradebook at {self.path}; run `grader score SUBMISSIONS` first or name it with -g"
            )
        try:
            make_private(folder)
            if not self.path.exists():
                os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
            self.connection = sqlite3.connect(self.path, timeout=LOCK_SECONDS, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise self._failed(error) from error
        try:
            self._prepare()
        except (sqlite3.Error, OverflowError) as error:
            self.close()
            raise self._failed(error) from error
        except GradebookError:
            self.close()
            raise

    def _prepare(self) -> None:
        version = self.connection.execute("PRAGMA user_version").fetchone()[0]
        owner = self.connection.execute("PRAGMA application_id").fetchone()[0]
        is_empty = not self.connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]
        if owner != APPLICATION_ID and not is_empty:
            raise GradebookError(f"{self.path} is another program's database; name another folder with -g")
        if version > VERSION:
            raise GradebookError(
                f"{self.path} was written by a newer grader (format {version}); upgrade grader to read it"
            )
        self._use_wal()
        self.connection.execute("PRAGMA synchronous=NORMAL")
        if version < VERSION:
            self._migrate()

    def _use_wal(self) -> None:
        """Switch the file to WAL; unlike other statements this one does not wait for another process by itself."""
        end = time.monotonic() + LOCK_SECONDS
        while True:
            try:
                self.connection.execute("PRAGMA journal_mode=WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > end:
                    raise
            time.sleep(0.02)

    def _migrate(self) -> None:
        """Bring an older or new file to this version, all at once; another process may have been first."""
        with self.transaction() as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            for statement in (statement for step in MIGRATIONS[version:] for statement in step):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={max(version, VERSION)}")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """What is written inside is written as a whole, or, after any exception, not at all."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
            except BaseException:
                if self.connection.in_transaction:  # a full disk has rolled back already
                    self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._failed(error) from error

    def _failed(self, error: Exception) -> GradebookError:
        text = str(error)
        if "locked" in text:
            advice = "another process is writing it; wait for that to end and run the same command again"
        elif "malformed" in text or "not a database" in text or "no such" in text or "decode" in text:
            advice = "it is damaged; move it away and score again, or restore a copy"
        elif "full" in text:
            advice = "the disk is full; make room and run the same command again: what was recorded is kept"
        else:
            advice = "check the folder's permissions"
        return GradebookError(f"{self.path}: {text}; {advice}")

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> Gradebook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def record(self, report: Report, key: str) -> None:
        """Add an attempt. ``key`` names everything that the report depends on."""
        body = json.dumps(report_to_plain(report), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        values = (report.student, report.assignment, key, report.outcome, report.score, body)
        self._write("INSERT INTO reports (student, assignment, key, outcome, score, body) VALUES (?,?,?,?,?,?)", values)

    def keep_source(self, digest: str, name: str, data: bytes) -> None:
        """Keep a submission's main file, so that teachers can read beside a report what was scored."""
        if len(data) <= MAX_KEPT_SOURCE:
            values = (digest, name, zlib.compress(data))
            self._write("INSERT OR IGNORE INTO sources (digest, name, packed) VALUES (?,?,?)", values)

    def source(self, digest: str) -> tuple[str, bytes] | None:
        """The name and the bytes of a submission's main file; None where they were not kept."""
        rows = self.read("SELECT name, packed FROM sources WHERE digest = ?", (digest,), packed=True)
        try:
            return (rows[0][0], zlib.decompress(rows[0][1])) if rows else None
        except (zlib.error, TypeError) as error:
            raise self._failed(_malformed("a source")) from error

    def enrol(self, students: list[str]) -> None:
        """Remember who was seen, also without any submission."""
        with self.transaction() as connection:
            connection.executemany("INSERT OR IGNORE INTO students VALUES (?)", [(name,) for name in students])

    def keep_unused(self, student: str, files: Sequence[str]) -> None:
        """Remember which of a student's files, or ``NOBODY``'s, are no part of anything that was scored."""
        wanted = sorted({file[-MAX_FILE_NAME:] for file in files})[:MAX_UNUSED]
        if wanted == self.unused(student):
            return
        with self.transaction() as connection:
            connection.execute("DELETE FROM unused WHERE student = ?", (student,))
            connection.executemany("INSERT INTO unused VALUES (?,?)", [(student, file) for file in wanted])

    def unused(self, student: str) -> list[str]:
        """The files of :meth:`keep_unused`."""
        return [row[0] for row in self.read("SELECT file FROM unused WHERE student = ? ORDER BY file", (student,))]

    def all_unused(self) -> dict[str, list[str]]:
        """The files of :meth:`keep_unused` of everybody who has any."""
        found: dict[str, list[str]] = {}
        for student, file in self.read("SELECT student, file FROM unused ORDER BY student, file"):
            found.setdefault(student, []).append(file)
        return found

    def assign(self, choices: Mapping[tuple[str, str], str]) -> None:
        """Remember which file of a student is the submission for an assignment; an empty name forgets it."""
        with self.transaction() as connection:
            for (student, assignment), file in choices.items():
                connection.execute("DELETE FROM assigned WHERE student = ? AND assignment = ?", (student, assignment))
                if file:
                    connection.execute("INSERT INTO assigned VALUES (?,?,?)", (student, assignment, file))

    def assigned(self) -> dict[tuple[str, str], str]:
        """The files that teachers have named, by student and assignment."""
        rows = self.read("SELECT student, assignment, file FROM assigned ORDER BY student, assignment")
        return {(row[0], row[1]): row[2] for row in rows}

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        try:
            self.connection.execute(statement, values)
        except sqlite3.Error as error:
            raise self._failed(error) from error

    def newest_keys(self) -> dict[tuple[str, str], str]:
        """The key of each student's newest report; reports that are our error do not count, so they are made again."""
        rows = self.read(
            "SELECT student, assignment, key, outcome FROM reports WHERE id IN "
            "(SELECT MAX(id) FROM reports GROUP BY student, assignment)"
        )
        return {(row[0], row[1]): row[2] for row in rows if row[3] != "error"}

    def prefer(self, numbers: Mapping[tuple[str, str], int]) -> None:
        """Let these reports count in place of the newest ones, for as long as this gradebook is open."""
        with self.transaction() as connection:
            connection.execute(
                "CREATE TEMP TABLE IF NOT EXISTS preferred (student TEXT, assignment TEXT, number INTEGER, "
                "PRIMARY KEY (student, assignment))"
            )
            connection.execute("DELETE FROM preferred")
            rows = [(*place, number) for place, number in numbers.items()]
            connection.executemany("INSERT INTO preferred VALUES (?,?,?)", rows)
        self.has_preferred = bool(numbers)

    @property
    def counting(self) -> str:
        """The query for the numbers of the reports that count: the newest ones, unless others are preferred."""
        if not self.has_preferred:
            return "SELECT MAX(id) FROM reports GROUP BY student, assignment"
        return (
            "SELECT COALESCE(MAX(number), MAX(id)) FROM reports LEFT JOIN preferred USING (student, assignment) "
            "GROUP BY student, assignment"
        )

    def reports(self) -> Iterator[Report]:
        """The current reports, by student, then assignment: those of when this began, read one at a time."""
        for (number,) in self.read(f"{self.counting} ORDER BY student, assignment"):
            yield self.report_numbered(number)

    def report_numbered(self, number: int) -> Report:
        """One report of all that were ever made, by its number; :func:`~grader.gradebook.recorded.recorded` has them.

        Raises :class:`~grader.errors.GradebookError` where there is none.
        """
        rows = self.read("SELECT body FROM reports WHERE id = ?", (number,))
        if not rows:
            raise self._failed(_malformed("a report"))
        return self._report(rows[0][0])

    def report(self, student: str, assignment: str) -> Report | None:
        """The current report of one student for one assignment."""
        rows = self.read(
            f"SELECT body FROM reports WHERE id = ({self._counting_of_one} AND assignment = ?)", (student, assignment)
        )
        return self._report(rows[0][0]) if rows else None

    @property
    def _counting_of_one(self) -> str:
        return self.counting.replace(" GROUP BY student, assignment", " WHERE student = ?")

    def reports_of(self, student: str) -> list[Report]:
        """The current reports of one student, by assignment."""
        rows = self.read(
            f"SELECT body FROM reports WHERE id IN ({self._counting_of_one} GROUP BY assignment) ORDER BY assignment",
            (student,),
        )
        return [self._report(body) for (body,) in rows]

    def attempts(self, student: str) -> list[Report]:
        """Every report ever made of one student's work, in the order in which they were made."""
        return [self._report(row[0]) for row in self.read(
            "SELECT body FROM reports WHERE student = ? ORDER BY id", (student,)
        )]  # fmt: skip

    def _report(self, body: str) -> Report:
        try:
            return report_from_plain(json.loads(body))
        except (ValueError, TypeError, LookupError) as error:
            raise self._failed(_malformed("a report")) from error

    def scores(self) -> dict[tuple[str, str], tuple[str, float | None]]:
        """Outcome and score of each current report."""
        rows = self.read(f"SELECT student, assignment, outcome, score FROM reports WHERE id IN ({self.counting})")
        if any(not isinstance(row[3], int | float | None) for row in rows):
            raise self._failed(_malformed("a score"))
        return {(row[0], row[1]): (row[2], row[3]) for row in rows}

    def students(self) -> list[str]:
        """Everybody who was ever seen, by name."""
        return [row[0] for row in self.read("SELECT name FROM students ORDER BY name")]

    def read(self, statement: str, values: tuple[object, ...] = (), *, packed: bool = False) -> list[tuple[Any, ...]]:
        """The rows of a query: texts and numbers, and bytes only where something is kept ``packed``."""
        try:
            rows = list(self.connection.execute(statement, values))
        except sqlite3.Error as error:
            raise self._failed(error) from error
        if not packed and any(isinstance(cell, bytes) for row in rows for cell in row):
            raise self._failed(_malformed("a row"))
        return rows


def _malformed(what: str) -> sqlite3.DatabaseError:
    return sqlite3.DatabaseError(f"{what} in it is malformed")
