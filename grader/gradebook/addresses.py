"""Students' addresses from a list that teachers have: a roster, a Moodle worksheet, any CSV with a column for them."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

from grader.decoding import UnreadableError, decode_text
from grader.errors import GraderError

COLUMNS = ("email", "e-mail", "email address", "e-mail address", "mail", "邮箱", "电子邮件", "电子邮件地址", "邮箱地址")
"""What the column with addresses may be called."""


def read_addresses(path: Path) -> dict[str, str]:
    """Each student's address: the first column names the student, in NFC, and a header names the addresses' column.

    Raises :class:`~grader.errors.GraderError` for a file without such a column, or with two addresses of one student.
    """
    try:
        text = decode_text(path.read_bytes())
    except OSError as error:
        raise GraderError(f"{path}: cannot be read ({error.strerror})") from error
    except UnreadableError:
        raise GraderError(f"{path}: is not text; save it as UTF-8 (in a spreadsheet: CSV UTF-8)") from None
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    try:
        header, *rows = csv.reader(text.lstrip("\ufeff").splitlines(), delimiter=delimiter)
    except (csv.Error, ValueError) as error:
        raise GraderError(f"{path}: is not a table: {error}") from error
    place = next((i for i, title in enumerate(header) if title.strip().casefold() in COLUMNS), None)
    if place is None:
        raise GraderError(f"{path}: no column is called email; there are: {', '.join(header)[:200] or 'none'}")
    found: dict[str, str] = {}
    for row in rows:
        student = unicodedata.normalize("NFC", row[0].strip()) if row else ""
        address = row[place].strip() if len(row) > place else ""
        if student and address and found.setdefault(student, address) != address:
            raise GraderError(f"{path}: {student} has two addresses: {found[student]} and {address}")
    return found
