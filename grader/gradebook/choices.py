"""A teacher's own word on which file is whose submission: a CSV with the columns student, assignment, file."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path

from grader.decoding import UnreadableError, decode_text
from grader.errors import GraderError
from grader.text import visible

COLUMNS = ("student", "assignment", "file")


def read_map(path: Path) -> dict[tuple[str, str], str]:
    """The file of each student and assignment.

    Raises :class:`~grader.errors.GraderError` with the line for anything that is not understood.
    """
    try:
        text = decode_text(path.read_bytes())
    except OSError as error:
        raise GraderError(f"{path}: cannot be read ({error.strerror})") from error
    except UnreadableError:
        raise GraderError(f"{path}: is not text; save it as UTF-8 (in a spreadsheet: CSV UTF-8)") from None
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise GraderError(f"{path}: is no CSV: {error}") from error
    if not lines or [cell.strip().lower() for cell in lines[0]][:3] != list(COLUMNS):
        raise GraderError(f"{path}: the first line must be {','.join(COLUMNS)}")
    found: dict[tuple[str, str], str] = {}
    for number, row in enumerate(lines[1:], 2):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if len(cells) < 3 or not all(cells[:3]):
            raise GraderError(f"{path}, line {number}: a line has {', '.join(COLUMNS)}")
        student, assignment, file = cells[:3]
        place = (unicodedata.normalize("NFC", student), assignment)
        if found.get(place, file) != file:
            raise GraderError(f"{path}, line {number}: {visible(student)} has another file for {assignment} above")
        found[place] = file.replace("\\", "/").removeprefix("./")
    return found
