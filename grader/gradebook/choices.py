"""A teacher's own word on which file is whose submission: a CSV with the columns student, assignment, file."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from grader.errors import GraderError
from grader.tables import read_rows
from grader.text import visible

COLUMNS = ("student", "assignment", "file")


def read_map(path: Path) -> dict[tuple[str, str], str]:
    """The file of each student and assignment.

    Raises :class:`~grader.errors.GraderError` with the line for anything that is not understood.
    """
    lines = read_rows(path)
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
