"""Many adjustments or comments from one CSV or JSON file.

The columns, or keys, are ``student``, ``assignment``, ``exercise``, then ``points`` and ``reason`` or ``text``, and
``by`` where lines have different authors.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from grader.errors import GraderError
from grader.gradebook.hand_marks import Request
from grader.tables import delimiter_of, read_text
from grader.text import visible

ADJUSTMENTS = {"student": True, "assignment": True, "exercise": True, "points": True, "reason": True, "by": False}
COMMENTS = {"student": True, "assignment": True, "exercise": False, "text": True, "by": False}
"""The columns of each kind of file, with whether they must be there."""


def read_requests(path: Path, columns: Mapping[str, bool], by: str) -> list[Request]:
    """The lines of a file; ``by`` is the author of those that name none.

    A line that is not understood is a request that says so. Raises :class:`~grader.errors.GraderError` where the file
    is not a table of lines.
    """
    text = read_text(path)
    rows = _json_rows(text, path) if text.lstrip().startswith(("[", "{")) else _csv_rows(text, path)
    requests = [_request_or_problem(row, where, columns, by) for where, row in rows]
    if not requests:
        raise GraderError(f"{path}: holds no lines")
    return requests


def _json_rows(text: str, path: Path) -> Iterable[tuple[str, dict[str, Any]]]:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise GraderError(f"{path}: is not valid JSON: {error}") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise GraderError(f"{path}: must be a JSON array of objects")
    return [(f"{path.name}, entry {place}: ", row) for place, row in enumerate(rows, 1)]


def _csv_rows(text: str, path: Path) -> Iterable[tuple[str, dict[str, Any]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise GraderError(f"{path}, line {reader.line_num}: {error}") from error
    return [
        (
            f"{path.name}, line {line}: ",
            {**dict(zip(names, row + [""] * len(names), strict=False)), **_beyond(row, names)},
        )
        for line, row in rows
    ]


def _beyond(row: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    """Cells beyond the first line's, by a name that no column has."""
    return {f"{len(row)} cells where the first line has {len(names)}": ""} if len(row) > len(names) else {}


def _request_or_problem(row: Mapping[str, Any], where: str, columns: Mapping[str, bool], by: str) -> Request:
    try:
        return _request(row, where, columns, by)
    except GraderError as error:
        return Request("", "", "", "", by, where=where, problem=str(error))


def _request(row: Mapping[str, Any], where: str, columns: Mapping[str, bool], by: str) -> Request:
    missing = [
        name for name, needed in columns.items()
        if needed and (row.get(name) is None or (row[name] == "" and name != "exercise"))
    ]  # fmt: skip
    unknown = [visible(str(name)) for name in row if name not in columns]
    if missing or unknown:
        problem = f"lacks {', '.join(missing)}" if missing else f"has {', '.join(unknown)}, which is not understood"
        raise GraderError(f"{problem}; a line has {', '.join(columns)}")
    words = {name: _text(row.get(name), name) for name in columns if name != "points"}
    return Request(
        student=words["student"].strip(),
        assignment=words["assignment"].strip(),
        exercise=words["exercise"].strip(),
        text=words.get("reason") or words.get("text") or "",
        by=words["by"] or by,
        points=row["points"] if "points" in columns else None,
        where=where,
    )


def _text(value: Any, name: str) -> str:
    """Text; a student's number that JSON or a spreadsheet made a number is the same as text."""
    if value is None:
        return ""
    if isinstance(value, str) or (name == "student" and isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    raise GraderError(f"{name} must be text")
