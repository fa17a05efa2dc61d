"""Marks into the instructor's own Canvas gradebook or Moodle grading worksheet.

Only the cells of our column change. Students are found by what the sheet itself says of them; whoever is not found
beyond doubt is named as a problem and left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from grader.csvfile import CsvFile, parse
from grader.errors import GraderError
from grader.identity import Person, find, key
from grader.text import number

_WITH_ID = re.compile(r"(?P<title>.*\S) *\((?P<id>\d+)\)")
_IGNORED = re.compile(r"(Current|Final|Override)\s+(Score|Points|Grade)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_KEPT = {"EX", "N/A", "(READ ONLY)"}

_CANVAS_IDS = ("ID", "SIS User ID", "SIS Login ID", "Integration ID")
_MOODLE_NAMES = {
    "identifier": ("identifier", "标识符", "编号"),
    "name": ("full name", "全名", "姓名"),
    "email": ("email address", "email", "电子邮件地址", "邮箱地址", "邮箱"),
    "number": ("id number", "学号", "编号（学号）"),
    "user": ("username", "用户名"),
    "grade": ("grade", "成绩"),
    "maximum": ("maximum grade", "最高分"),
    "open": ("grade can be changed", "允许更改成绩"),
}


@dataclass(frozen=True)
class Mark:
    """What one student got; ``score`` is None where nothing could be graded."""

    student: str
    score: float | None
    max_score: float


@dataclass(frozen=True)
class Filled:
    """The sheet with the marks in it, what could not be placed, and what else is worth knowing."""

    data: bytes
    problems: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass
class _Filling:
    """One sheet being filled: the cells changed so far, problems and notes."""

    sheet: CsvFile
    people: Sequence[Person]
    changes: dict[tuple[int, int], str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def marks_of(
    scores: Mapping[tuple[str, str], tuple[str, float | None]],
    maxima: Mapping[tuple[str, str], float],
    wanted: Mapping[str, object],
) -> dict[str, list[Mark]]:
    """The marks by assignment."""
    found: dict[str, list[Mark]] = {name: [] for name in wanted}
    for (student, assignment), (_, score) in sorted(scores.items()):
        if assignment in found:
            found[assignment].append(Mark(student, score, maxima[student, assignment]))
    return found


def fill(
    data: bytes,
    system: str,
    marks: Mapping[str, Sequence[Mark]],
    titles: Mapping[str, Sequence[str]],
    column: str | None = None,
) -> Filled:
    """The sheet with each assignment's marks in its column."""
    sheet = parse(data)
    if column is not None and len(marks) != 1:
        raise GraderError(f"--column is for one assignment; add -a: {', '.join(marks) or 'there are no reports'}")
    return (_fill_canvas if system == "canvas" else _fill_moodle)(sheet, marks, titles, column)


# Canvas


def _fill_canvas(
    sheet: CsvFile, marks: Mapping[str, Sequence[Mark]], titles: Mapping[str, Sequence[str]], column: str | None
) -> Filled:
    header = _header(sheet)
    if "ID" not in header or not {"Student", "LastName"} & set(header) or "Section" not in header:
        raise GraderError("this is no gradebook as Canvas exports it: columns Student, ID and Section are missing")
    ids = [header.index(name) for name in _CANVAS_IDS if name in header]
    rows = range(1, len(sheet.rows))
    points = next((row for row in rows if sheet.value(row, 0) == "Points Possible"), None)
    people = [_canvas_person(sheet, row, header, ids) for row in rows if sheet.value(row, header.index("ID"))]
    filling = _Filling(sheet, people)
    for assignment, its_marks in marks.items():
        place = _canvas_column(header, titles[assignment], column)
        if place is None:
            names = " or ".join(map(repr, titles[assignment]))
            filling.problems.append(f"{assignment}: the sheet has no column {names}; name it with -a and --column")
        elif _IGNORED.search(header[place]):
            filling.problems.append(
                f"Canvas ignores a column called {header[place]!r} on import; rename the assignment"
            )
        else:
            worth = None if points is None else _parsed(sheet.value(points, place))
            _place_marks(filling, assignment, its_marks, place, dict.fromkeys(rows, worth))
    return _filled(filling)


def _canvas_person(sheet: CsvFile, row: int, header: Sequence[str], ids: Sequence[int]) -> Person:
    if "Student" in header:
        name = sheet.value(row, header.index("Student"))
    else:
        name = f"{sheet.value(row, header.index('LastName'))}, {sheet.value(row, header.index('FirstName'))}"
    known = frozenset(key(sheet.value(row, place)) for place in ids) - {""}
    return Person(row, known, name, sheet.value(row, header.index("ID")))


def _canvas_column(header: Sequence[str], titles: Sequence[str], column: str | None) -> int | None:
    """The column of an assignment: by header, title or id if one is named, else by its title or name."""
    wanted = {column.strip()} if column is not None else set(titles)
    first = header.index("Section") + 1
    found = []
    for place in range(first, len(header)):
        parts = _WITH_ID.fullmatch(header[place])
        names = {header[place], parts["title"] if parts else ""}
        if parts and column is not None:
            names.add(parts["id"])
        if names & wanted:
            found.append(place)
    if column is not None and not found:
        raise GraderError(f"no column {column!r}; there are: {', '.join(filter(None, header[first:])) or 'none'}")
    if len(found) > 1:
        several = ", ".join(repr(header[place]) for place in found)
        raise GraderError(f"several columns could be meant: {several}; name one by its id with -a and --column")
    return found[0] if found else None


# Moodle


def _fill_moodle(
    sheet: CsvFile, marks: Mapping[str, Sequence[Mark]], titles: Mapping[str, Sequence[str]], column: str | None
) -> Filled:
    if len(marks) != 1:
        raise GraderError(f"a Moodle worksheet is for one assignment; name it with -a: {', '.join(titles) or 'none'}")
    ((assignment, its_marks),) = marks.items()
    header = _header(sheet)
    places = {kind: _named(header, names) for kind, names in _MOODLE_NAMES.items()}
    grade = places["grade"] if column is None else _named(header, (column.strip().lower(),))
    if grade is None or not header:
        wanted = "Grade" if column is None else column
        raise GraderError(f"no column {wanted!r}; name it with --column; there are: {', '.join(header) or 'none'}")
    rows = range(1, len(sheet.rows))
    people = [person for row in rows if (person := _moodle_person(sheet, row, places))]
    if not people:
        raise GraderError(f"no row of the sheet has an identifier like 'Participant 123' under {header[0]!r}")
    filling = _Filling(sheet, people)
    worth = {row: _parsed(sheet.value(row, places["maximum"])) for row in rows}
    _place_marks(filling, assignment, its_marks, grade, worth)
    for row, _ in sorted(filling.changes):
        if sheet.value(row, places["open"]).lower() in ("no", "否"):
            filling.notes.append(f"row {row + 1}: Moodle will not take this mark, its grade is locked")
    return _filled(filling)


def _named(header: Sequence[str], names: Sequence[str]) -> int | None:
    return next((place for place, title in enumerate(header) if title.lower() in names), None)


def _moodle_person(sheet: CsvFile, row: int, places: Mapping[str, int | None]) -> Person | None:
    """A row whose first column, or the one called Identifier, ends with a participant's number."""
    identifier = sheet.value(row, places["identifier"] or 0)
    found = re.fullmatch(r"(.*?)\s*(\d+)", identifier)
    if found is None:
        return None
    ids = frozenset(key(sheet.value(row, places[kind])) for kind in ("email", "number", "user")) - {""}
    name = found[1] if places["name"] is None else sheet.value(row, places["name"])
    return Person(row, ids | {key(identifier)}, name, found[2])


# Both


def _header(sheet: CsvFile) -> list[str]:
    return [cell.value.strip() for cell in sheet.rows[0]] if sheet.rows else []


def _place_marks(
    filling: _Filling, assignment: str, marks: Sequence[Mark], column: int, worth: Mapping[int, float | None]
) -> None:
    """Write each mark whose row is beyond doubt."""
    rows: dict[int, list[Mark]] = {}
    for mark in marks:
        person, doubt = find(mark.student, filling.people)
        if person is None:
            filling.problems.append(f"{mark.student}, {assignment}: {doubt}")
        elif mark.score is None:
            filling.problems.append(f"{mark.student}, {assignment}: was not graded, an error on the grader's side")
        else:
            rows.setdefault(person.row, []).append(mark)
    scales = {worth[row] for row, (mark, *_) in rows.items() if worth[row] not in (None, 0, mark.max_score)}
    for scale in sorted(scale for scale in scales if scale):
        filling.notes.append(f"{assignment}: the sheet's maximum is {number(scale)}; marks are scaled to it")
    for row, claims in rows.items():
        if len(claims) > 1:
            names = ", ".join(mark.student for mark in claims)
            filling.problems.append(f"{names}, {assignment}: all of them would be row {row + 1} of the sheet")
        else:
            _write(filling, row, column, claims[0], worth[row])
    rest = len(filling.people) - len(rows)
    filling.notes.append(f"{assignment}: {len(rows)} marks for {len(filling.people)} rows; {rest} rows have none")


def _write(filling: _Filling, row: int, column: int, mark: Mark, worth: float | None) -> None:
    before = filling.sheet.value(row, column)
    if before.upper() in _KEPT:
        filling.notes.append(f"{mark.student}: {before!r} in the sheet was left as it is")
        return
    if column >= len(filling.sheet.rows[row]):
        filling.problems.append(f"{mark.student}: row {row + 1} of the sheet ends before our column")
        return
    assert mark.score is not None
    text = number(mark.score * worth / mark.max_score if worth else mark.score)
    if _parsed(before) != float(text):
        filling.changes[row, column] = text.replace(".", ",") if _has_decimal_commas(filling.sheet, column) else text


def _has_decimal_commas(sheet: CsvFile, column: int) -> bool:
    """Whether numbers from the mark's column onward are written like 7,5 and never like 7.5."""
    values = [cell.value.strip() for row in sheet.rows[1:] for cell in row[column:]]
    signs = {value.strip("0123456789") for value in values if re.fullmatch(r"\d+[.,]\d+", value)}
    return signs == {","}


def _parsed(text: str) -> float | None:
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def _filled(filling: _Filling) -> Filled:
    return Filled(filling.sheet.rewritten(filling.changes), tuple(filling.problems), tuple(filling.notes))
