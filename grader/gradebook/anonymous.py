"""Names for pages on which nobody is to be known: the same for one student as long as the gradebook lives."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from grader.gradebook.store import Gradebook


def alias(salt: bytes, student: str) -> str:
    """A student's name on anonymous pages; nobody without the gradebook can tell whose it is."""
    code = hmac.digest(salt, student.encode("utf-8", "surrogatepass"), "sha256").hex()
    return f"student-{code[:8]}"


def salt_of(gradebook: Gradebook) -> bytes:
    """What aliases are made with; made on first use and kept in the gradebook."""
    rows = gradebook.read("SELECT value FROM settings WHERE name = 'salt'")
    if not rows:
        with gradebook.transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO settings VALUES ('salt', ?)", (secrets.token_hex(16),))
        rows = gradebook.read("SELECT value FROM settings WHERE name = 'salt'")
    return hashlib.sha256(str(rows[0][0]).encode()).digest()


def named(gradebook: Gradebook, name: str) -> str | None:
    """The student of an alias; None where there is none."""
    if not name.startswith("student-"):
        return None
    salt = salt_of(gradebook)
    return next((student for student in gradebook.students() if alias(salt, student) == name), None)
