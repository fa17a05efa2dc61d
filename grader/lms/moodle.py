"""Moodle: files of its download, marks in its grading worksheet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from grader.errors import GraderError
from grader.lms.csv_cells import CsvFile
from grader.lms.matching import Person, key
from grader.lms.sheet import Filling, filled, header_of, parsed, place_marks
from grader.lms.system import Filled, Mark, People, Piece, Platform
from grader.submissions.entries import identity

_FILE = re.compile(r"(?P<name>[^/]+?)_(?P<id>\d+)_(?:assignsubmission_)?(?P<kind>file|onlinetext)(?P<rest>[_/].*)")


def _piece(name: str) -> Piece | None:
    found = _FILE.fullmatch(name)
    if found is None:
        return None
    file = found["rest"].lstrip("_/") or found["kind"]
    return Piece(identity(f"{found['name']}_{found['id']}"), file, name)


_COLUMNS = {
    "identifier": ("identifier", "标识符", "编号"),
    "name": ("full name", "全名", "姓名"),
    "email": ("email address", "email", "电子邮件地址", "邮箱地址", "邮箱"),
    "number": ("id number", "学号", "编号（学号）"),
    "user": ("username", "用户名"),
    "grade": ("grade", "成绩"),
    "maximum": ("maximum grade", "最高分"),
    "open": ("grade can be changed", "允许更改成绩"),
}


def _fill(
    sheet: CsvFile, marks: Mapping[str, Sequence[Mark]], titles: Mapping[str, Sequence[str]], column: str | None
) -> Filled:
    if len(marks) != 1:
        raise GraderError(f"a Moodle worksheet is for one assignment; name it with -a: {', '.join(titles) or 'none'}")
    ((assignment, its_marks),) = marks.items()
    header = header_of(sheet)
    places = {kind: _named(header, names) for kind, names in _COLUMNS.items()}
    grade = places["grade"] if column is None else _named(header, (column.strip().lower(),))
    if grade is None or not header:
        wanted = "Grade" if column is None else column
        raise GraderError(f"no column {wanted!r}; name it with --column; there are: {', '.join(header) or 'none'}")
    rows = range(1, len(sheet.rows))
    people = [person for row in rows if (person := _person(sheet, row, places))]
    if not people:
        raise GraderError(f"no row of the sheet has an identifier like 'Participant 123' under {header[0]!r}")
    filling = Filling(sheet, people)
    worth = {row: parsed(sheet.value(row, places["maximum"])) for row in rows}
    place_marks(filling, assignment, its_marks, grade, worth)
    for row, _ in sorted(filling.changes):
        if sheet.value(row, places["open"]).lower() in ("no", "否"):
            filling.notes.append(f"row {row + 1}: Moodle will not take this mark, its grade is locked")
    return filled(filling)


def _named(header: Sequence[str], names: Sequence[str]) -> int | None:
    return next((place for place, title in enumerate(header) if title.lower() in names), None)


def _person(sheet: CsvFile, row: int, places: Mapping[str, int | None]) -> Person | None:
    """A row whose first column, or the one called Identifier, ends with a participant's number."""
    identifier = sheet.value(row, places["identifier"] or 0)
    found = re.fullmatch(r"(.*?)\s*(\d+)", identifier)
    if found is None:
        return None
    ids = frozenset(key(sheet.value(row, places[kind])) for kind in ("email", "number", "user")) - {""}
    name = found[1] if places["name"] is None else sheet.value(row, places["name"])
    return Person(row, ids | {key(identifier)}, name, found[2])


def _pieces(name: str, people: People) -> list[Piece]:
    piece = _piece(name)
    return [piece] if piece else []


PLATFORM = Platform("moodle", _pieces, fits=lambda name: bool(_FILE.match(f"{name}/")), fill=_fill)
