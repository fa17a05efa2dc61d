"""When students handed in, from a list: our own CSV, Moodle's grading worksheet, Gradescope's table of scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo
from pathlib import Path

from grader.errors import GraderError
from grader.lms.matching import Person, find, key
from grader.moments import moment, written
from grader.results import HandIn
from grader.tables import read_rows
from grader.text import visible

_TIME = ("time", "handed in", "submitted", "submission time", "last modified (submission)", "提交时间",
         "最后修改（提交）", "最后修改 (提交)", "最后修改时间（提交）")  # fmt: skip
_ASSIGNMENT = ("assignment", "作业")
_IDS = ("student", "email", "email address", "sid", "id", "id number", "username", "identifier", "学号", "学生", "邮箱",
        "电子邮件地址", "邮箱地址", "用户名", "标识符", "编号")  # fmt: skip
_NAMES = ("full name", "name", "全名", "姓名")
_NEVER = ("", "-", "–", "never", "no submission")


def read_times(path: Path, zone: tzinfo, wanted: Sequence[str]) -> dict[str, list[tuple[Person, str]]]:
    """Each assignment's rows: whose they are, and the time in ISO 8601, UTC. Times without a zone are in ``zone``.

    A list without a column of assignments is about the only one of ``wanted``. Raises
    :class:`~grader.errors.GraderError`, with the line, for what is not understood.
    """
    rows = [row for row in read_rows(path) if any(row)]
    header = [cell.strip().casefold() for cell in rows[0]] if rows else []
    at, about = _place(header, _TIME), _place(header, _ASSIGNMENT)
    ids = [place for place, cell in enumerate(header) if cell in _IDS]
    name = _place(header, _NAMES)
    if at is None or not (ids or name is not None):
        raise GraderError(f"{path}: the first line must name columns: student, time, and assignment for several")
    if about is None and len(wanted) != 1:
        raise GraderError(f"{path}: has no column assignment; add one, or name the assignment with -a")
    found: dict[str, list[tuple[Person, str]]] = {}
    for line, row in enumerate(rows[1:], 2):
        cells = [cell.strip() for cell in row] + [""] * (len(header) - len(row))
        if cells[at].casefold() in _NEVER:
            continue
        when = moment(cells[at], zone)
        if when is None:
            said = visible(cells[at][:60])
            raise GraderError(f"{path}, line {line}: {said!r} is not understood; write a time like 2026-09-15 23:59")
        assignment = wanted[0] if about is None else cells[about]
        if assignment not in wanted:
            continue
        person = _person(line, cells, ids, name, header)
        found.setdefault(assignment, []).append((person, written(when)))
    return found


def _person(line: int, cells: Sequence[str], ids: Sequence[int], name: int | None, header: Sequence[str]) -> Person:
    known = frozenset(key(cells[place]) for place in ids) - {""}
    said = cells[name] if name is not None else ""
    first, last = _place(header, ("first name",)), _place(header, ("last name",))
    if name is None and first is not None and last is not None:
        said = f"{cells[first]} {cells[last]}"
    number = next((text.rpartition(" ")[2] for text in known if text.rpartition(" ")[2].isdecimal()), "")
    return Person(line, known, said, number)


def _place(header: Sequence[str], names: Iterable[str]) -> int | None:
    wanted = set(names)
    return next((place for place, cell in enumerate(header) if cell in wanted), None)


def times_for(
    students: Iterable[str], listed: Mapping[str, Sequence[tuple[Person, str]]]
) -> dict[tuple[str, str], HandIn]:
    """The time of each student and assignment, where one row of the list is theirs beyond doubt.

    Several rows of one person are several hand-ins: the last one counts.
    """
    found = {}
    for assignment, rows in listed.items():
        latest: dict[tuple[frozenset[str], str], tuple[Person, str]] = {}
        for person, at in rows:
            place = (person.ids, person.name)
            if place not in latest or latest[place][1] < at:
                latest[place] = (person, at)
        people = [person for person, _ in latest.values()]
        times = {person.row: at for person, at in latest.values()}
        for student in students:
            person_found, _ = find(student, people)
            if person_found is not None:
                found[student, assignment] = HandIn(times[person_found.row], "times")
    return found
