"""The gradebook: every report ever made, in one SQLite file; the newest attempt counts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from grader.errors import GradebookError
from grader.values import Report, report_from_plain, report_to_plain

FILE = "gradebook.sqlite"
VERSION = 1
APPLICATION_ID = 0x67726164
LOCK_SECONDS = 10.0

_TABLES = """
CREATE TABLE IF NOT EXISTS reports (
    id INTEGER PRIMARY KEY,
    student TEXT NOT NULL,
    assignment TEXT NOT NULL,
    key TEXT NOT NULL,
    outcome TEXT NOT NULL,
    score REAL,
    body TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS newest ON reports (student, assignment, id);
CREATE TABLE IF NOT EXISTS students (name TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class Gradebook:
    """An open gradebook. Each report is committed by itself, so that a killed run loses none that was recorded."""

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        self.path = folder / FILE
        if not create and not self.path.is_file():
            raise GradebookError(
                f"no gradebook at {self.path}; run `grader score SUBMISSIONS` first or name it with -g"
            )
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.connection = sqlite3.connect(self.path, timeout=LOCK_SECONDS, isolation_level=None)
            self._prepare()
        except (OSError, sqlite3.Error) as error:
            raise self._failed(error) from error

    def _prepare(self) -> None:
        version = self.connection.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise GradebookError(
                f"{self.path} was written by a newer grader (format {version}); upgrade grader to read it"
            )
        self.connection.execute("PRAGMA journal_mode=WAL")
        self.connection.execute("PRAGMA synchronous=NORMAL")
        if version < VERSION:
            self.connection.executescript(
                f"BEGIN IMMEDIATE; {_TABLES} PRAGMA application_id={APPLICATION_ID}; "
                f"PRAGMA user_version={VERSION}; COMMIT;"
            )

    def _failed(self, error: Exception) -> GradebookError:
        text = str(error)
        if "locked" in text:
            advice = "another process is writing it; wait for that to end and run the same command again"
        elif "malformed" in text or "not a database" in text:
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

    def enrol(self, students: list[str]) -> None:
        """Remember who was seen, also without any submission."""
        try:
            with self.connection:
                self.connection.execute("BEGIN IMMEDIATE")
                self.connection.executemany("INSERT OR IGNORE INTO students VALUES (?)", [(name,) for name in students])
                self.connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._failed(error) from error

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        try:
            self.connection.execute(statement, values)
        except sqlite3.Error as error:
            raise self._failed(error) from error

    def newest_keys(self) -> dict[tuple[str, str], str]:
        """The key of each student's newest report; reports that are our error do not count, so they are made again."""
        rows = self._read(
            "SELECT student, assignment, key, outcome FROM reports WHERE id IN "
            "(SELECT MAX(id) FROM reports GROUP BY student, assignment)"
        )
        return {(row[0], row[1]): row[2] for row in rows if row[3] != "error"}

    def reports(self) -> Iterator[Report]:
        """The current reports, by student, then assignment."""
        rows = self._read(
            "SELECT body FROM reports WHERE id IN (SELECT MAX(id) FROM reports GROUP BY student, assignment) "
            "ORDER BY student, assignment"
        )
        for (body,) in rows:
            yield report_from_plain(json.loads(body))

    def scores(self) -> dict[tuple[str, str], tuple[str, float | None]]:
        """Outcome and score of each current report."""
        rows = self._read(
            "SELECT student, assignment, outcome, score FROM reports WHERE id IN "
            "(SELECT MAX(id) FROM reports GROUP BY student, assignment)"
        )
        return {(row[0], row[1]): (row[2], row[3]) for row in rows}

    def students(self) -> list[str]:
        """Everybody who was ever seen, by name."""
        return [row[0] for row in self._read("SELECT name FROM students ORDER BY name")]

    def _read(self, statement: str) -> list[tuple[Any, ...]]:
        try:
            return list(self.connection.execute(statement))
        except sqlite3.Error as error:
            raise self._failed(error) from error
