"""The names of a class's roster."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

from grader.decoding import UnreadableError, decode_text
from grader.errors import GraderError


def read_roster(path: Path) -> tuple[str, ...]:
    """The first column of every line, in NFC, without a header that says so and without repetition.

    Raises :class:`~grader.errors.GraderError` for a file that is not a table of text.
    """
    try:
        text = decode_text(path.read_bytes())
    except UnreadableError:
        raise GraderError(f"{path}: is not text; save it as UTF-8 (in a spreadsheet: CSV UTF-8)") from None
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    try:
        rows = list(csv.reader(text.splitlines(), delimiter=delimiter))
    except csv.Error as error:
        raise GraderError(f"{path}: is no CSV: {error}") from error
    first = [row[0].strip() for row in rows if row and row[0].strip()]
    if first and first[0].casefold() in ("student", "name", "id", "学号", "姓名", "学生"):
        first = first[1:]
    return tuple(dict.fromkeys(unicodedata.normalize("NFC", name) for name in first))
