"""Canvas: files of its download, marks in its gradebook sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from grader.errors import GraderError
from grader.lms.csv_cells import CsvFile
from grader.lms.matching import Person, key
from grader.lms.sheet import Filling, filled, header_of, parsed, place_marks
from grader.lms.system import Filled, Mark, People, Piece, Platform
from grader.submissions.entries import identity

_FILE = re.compile(
    r"(?:(?P<first>LATE)_)?(?:(?P<name>(?!LATE_|anon_)[^/]*?)_)?(?:(?P<late>LATE)_)?(?P<uid>\d+|anon_[^_/]+)_"
    r"(?:(?P<attachment>\d+)_(?P<file>[^/]+)|(?P<entry>text|link)\.html)"
)


def _piece(name: str) -> Piece | None:
    found = _FILE.fullmatch(name)
    if found is None:
        return None
    parts = found.groupdict()
    student = f"{parts['name']}_{parts['uid']}" if parts["name"] else parts["uid"]
    file = parts["file"] or f"{parts['entry']}.html"
    return Piece(identity(student), file, name, int(parts["attachment"] or 0), bool(parts["late"] or parts["first"]))


_WITH_ID = re.compile(r"(?P<title>.*\S) *\((?P<id>\d+)\)")


_IGNORED = re.compile(r"(Current|Final|Override)\s+(Score|Points|Grade)")


_IDS = ("ID", "SIS User ID", "SIS Login ID", "Integration ID")


def _fill(
    sheet: CsvFile, marks: Mapping[str, Sequence[Mark]], titles: Mapping[str, Sequence[str]], column: str | None
) -> Filled:
    header = header_of(sheet)
    if "ID" not in header or not {"Student", "LastName"} & set(header) or "Section" not in header:
        raise GraderError("this is not a gradebook as Canvas exports it: columns Student, ID and Section are missing")
    ids = [header.index(name) for name in _IDS if name in header]
    rows = range(1, len(sheet.rows))
    points = next((row for row in rows if sheet.value(row, 0) == "Points Possible"), None)
    people = [_person(sheet, row, header, ids) for row in rows if sheet.value(row, header.index("ID"))]
    filling = Filling(sheet, people)
    for assignment, its_marks in marks.items():
        place = _column(header, titles[assignment], column)
        if place is None:
            names = " or ".join(map(repr, titles[assignment]))
            filling.problems.append(f"{assignment}: the sheet has no column {names}; name it with -a and --column")
        elif _IGNORED.search(header[place]):
            filling.problems.append(
                f"Canvas ignores a column called {header[place]!r} on import; rename the assignment"
            )
        else:
            worth = None if points is None else parsed(sheet.value(points, place))
            place_marks(filling, assignment, its_marks, place, dict.fromkeys(rows, worth))
    return filled(filling)


def _person(sheet: CsvFile, row: int, header: Sequence[str], ids: Sequence[int]) -> Person:
    if "Student" in header:
        name = sheet.value(row, header.index("Student"))
    else:
        name = f"{sheet.value(row, header.index('LastName'))}, {sheet.value(row, header.index('FirstName'))}"
    known = frozenset(key(sheet.value(row, place)) for place in ids) - {""}
    return Person(row, known, name, sheet.value(row, header.index("ID")))


def _column(header: Sequence[str], titles: Sequence[str], column: str | None) -> int | None:
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


def _pieces(name: str, people: People) -> list[Piece]:
    piece = _piece(name)
    return [piece] if piece else []


PLATFORM = Platform("canvas", _pieces, fits=lambda name: bool(_piece(name)), fill=_fill)
