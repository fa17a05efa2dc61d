"""The format of the gradebook's file, and the steps that lead to it from every earlier one."""

from __future__ import annotations

APPLICATION_ID = 0x67726164

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE reports (
            id INTEGER PRIMARY KEY,
            student TEXT NOT NULL,
            assignment TEXT NOT NULL,
            key TEXT NOT NULL,
            outcome TEXT NOT NULL,
            score REAL,
            body TEXT NOT NULL
        )""",
        "CREATE INDEX newest ON reports (student, assignment, id)",
        "CREATE TABLE students (name TEXT PRIMARY KEY) WITHOUT ROWID",
    ),
    (
        """CREATE TABLE adjustments (
            id INTEGER PRIMARY KEY,
            student TEXT NOT NULL,
            assignment TEXT NOT NULL,
            exercise TEXT NOT NULL,
            points REAL NOT NULL,
            automatic REAL NOT NULL,
            reason TEXT NOT NULL,
            by TEXT NOT NULL,
            at TEXT NOT NULL,
            undone_by TEXT NOT NULL DEFAULT '',
            undone_at TEXT NOT NULL DEFAULT ''
        )""",
        """CREATE TABLE comments (
            id INTEGER PRIMARY KEY,
            student TEXT NOT NULL,
            assignment TEXT NOT NULL,
            exercise TEXT NOT NULL,
            text TEXT NOT NULL,
            by TEXT NOT NULL,
            at TEXT NOT NULL,
            undone_by TEXT NOT NULL DEFAULT '',
            undone_at TEXT NOT NULL DEFAULT ''
        )""",
        "CREATE TABLE sentences (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID",
    ),
    ("CREATE TABLE sources (digest TEXT PRIMARY KEY, name TEXT NOT NULL, packed BLOB NOT NULL) WITHOUT ROWID",),
    (
        "CREATE TABLE unused (student TEXT NOT NULL, file TEXT NOT NULL, PRIMARY KEY (student, file)) WITHOUT ROWID",
        """CREATE TABLE assigned (
            student TEXT NOT NULL,
            assignment TEXT NOT NULL,
            file TEXT NOT NULL,
            PRIMARY KEY (student, assignment)
        ) WITHOUT ROWID""",
    ),
    (
        "CREATE TABLE IF NOT EXISTS digests (report INTEGER PRIMARY KEY, digest TEXT NOT NULL)",
        """CREATE TRIGGER IF NOT EXISTS digest_after_insert AFTER INSERT ON reports
            BEGIN DELETE FROM digests WHERE report = NEW.id; END""",
        """CREATE TRIGGER IF NOT EXISTS digest_after_update AFTER UPDATE ON reports
            BEGIN DELETE FROM digests WHERE report IN (OLD.id, NEW.id); END""",
        """CREATE TRIGGER IF NOT EXISTS digest_after_delete AFTER DELETE ON reports
            BEGIN DELETE FROM digests WHERE report = OLD.id; END""",
    ),
    (
        """CREATE TABLE handed_in (
            report INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            source TEXT NOT NULL,
            late INTEGER NOT NULL
        )""",
        "ALTER TABLE adjustments ADD COLUMN relative INTEGER NOT NULL DEFAULT 0",
        """CREATE TABLE curves (
            id INTEGER PRIMARY KEY,
            section TEXT NOT NULL,
            assignment TEXT NOT NULL,
            points REAL NOT NULL,
            reason TEXT NOT NULL,
            by TEXT NOT NULL,
            at TEXT NOT NULL,
            undone_by TEXT NOT NULL DEFAULT '',
            undone_at TEXT NOT NULL DEFAULT ''
        )""",
        """CREATE TABLE roster (
            student TEXT PRIMARY KEY,
            place INTEGER NOT NULL,
            section TEXT NOT NULL,
            name TEXT NOT NULL,
            email TEXT NOT NULL,
            ta TEXT NOT NULL
        ) WITHOUT ROWID""",
        "CREATE TABLE renamed (was TEXT PRIMARY KEY, student TEXT NOT NULL, origin TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        """CREATE TABLE requests (
            id INTEGER PRIMARY KEY,
            student TEXT NOT NULL,
            assignment TEXT NOT NULL,
            exercise TEXT NOT NULL,
            text TEXT NOT NULL,
            at TEXT NOT NULL,
            verdict TEXT NOT NULL DEFAULT '',
            answer TEXT NOT NULL DEFAULT '',
            answered_by TEXT NOT NULL DEFAULT '',
            answered_at TEXT NOT NULL DEFAULT ''
        )""",
    ),
    ("ALTER TABLE roster ADD COLUMN nicknames TEXT NOT NULL DEFAULT ''",),
)
"""The statements that lead from each version of the format to the next. Steps are added at the end, never changed."""

VERSION = len(MIGRATIONS)
