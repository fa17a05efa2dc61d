"""The class's roster: names, sections, addresses, who marks whom; kept in the gradebook once it was read."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.errors import GraderError
from grader.gradebook.store import Gradebook
from grader.tables import delimiter_of, read_text
from grader.text import visible

_STUDENT = ("student", "name", "id", "student id", "student number", "sid", "login", "username", "学号", "姓名", "学生",
            "用户名")  # fmt: skip
_COLUMNS = {
    "section": ("section", "group", "class", "班级", "班", "组"),
    "email": ("email", "e-mail", "mail", "email address", "邮箱", "电子邮件"),
    "name": ("display name", "display", "full name", "显示名", "全名", "name", "student name", "姓名"),
    "ta": ("ta", "marker", "助教"),
    "was": ("was", "formerly", "原名"),
}
"""The columns beside the first, by their headers in any case. ``name`` is the name on pages, ``was`` an earlier one."""

_NICKNAMES = ("nickname", "preferred name", "preferred first name", "known as", "first name", "given name",
              "昵称", "常用名", "英文名", "名")  # fmt: skip
"""Columns with what somebody is called as well: any of them may be there."""


@dataclass(frozen=True)
class Enrolled:
    """A line of a roster: the student as submissions name them, and what else is known."""

    student: str
    section: str = ""
    name: str = ""
    email: str = ""
    ta: str = ""
    was: str = ""
    nicknames: tuple[str, ...] = ()
    """What else somebody may sign with; only anonymous pages ask."""


def read_enrolled(path: Path) -> tuple[Enrolled, ...]:
    """Every line of a roster but a header that says so, names in NFC; of lines with one name the first counts.

    Raises :class:`~grader.errors.GraderError` for a file that is not a table of text.
    """
    text = read_text(path)
    try:
        rows = list(csv.reader(text.splitlines(), delimiter=delimiter_of(text)))
    except csv.Error as error:
        raise GraderError(f"{path}: is no CSV: {error}") from error
    rows = [[_nfc(cell) for cell in row] for row in rows if row and row[0].strip()]
    header = [cell.casefold() for cell in rows[0]] if rows else []
    places: dict[str, int] = {}
    called: list[int] = []
    if header and header[0] in _STUDENT:
        rows = rows[1:]
        for kind, names in _COLUMNS.items():
            at = next((place for place, cell in enumerate(header) if place and cell in names), None)
            places |= {} if at is None else {kind: at}
        called = [place for place, cell in enumerate(header) if place and cell in _NICKNAMES]
    found: dict[str, Enrolled] = {}
    for row in rows:
        cells = {kind: row[place] for kind, place in places.items() if place < len(row)}
        nicknames = tuple(row[place] for place in called if place < len(row) and row[place])
        found.setdefault(row[0], Enrolled(row[0], **cells, nicknames=nicknames))
    return tuple(found.values())


def _nfc(cell: str) -> str:
    return unicodedata.normalize("NFC", cell.strip())


def keep_roster(gradebook: Gradebook, enrolled: Sequence[Enrolled]) -> None:
    """Keep a roster in place of the one before, and take everybody on it into the class."""
    rows = [
        (one.student, place, one.section, one.name, one.email, one.ta, "\n".join(one.nicknames))
        for place, one in enumerate(enrolled)
    ]
    with gradebook.transaction() as connection:
        connection.execute("DELETE FROM roster")
        connection.executemany("INSERT INTO roster VALUES (?,?,?,?,?,?,?)", rows)
        connection.executemany("INSERT OR IGNORE INTO students VALUES (?)", [(one.student,) for one in enrolled])


def kept_roster(gradebook: Gradebook) -> tuple[Enrolled, ...]:
    """The roster that was kept, in its order; empty where none was."""
    rows = gradebook.read("SELECT student, section, name, email, ta, nicknames FROM roster ORDER BY place")
    return tuple(
        Enrolled(student, section, name, email, ta, nicknames=tuple(nicknames.split("\n")) if nicknames else ())
        for student, section, name, email, ta, nicknames in rows
    )


def sections_of(gradebook: Gradebook) -> dict[str, str]:
    """The section of everybody who has one."""
    return {one.student: one.section for one in kept_roster(gradebook) if one.section}


def refuse_unknown_section(gradebook: Gradebook, section: str) -> None:
    """Raise :class:`~grader.errors.GraderError` for a section that nobody is in; it names those that there are."""
    known = sorted(set(sections_of(gradebook).values()))
    if section not in known:
        there_are = ", ".join(map(visible, known)) or "none; `grader roster FILE` says who is in which"
        raise GraderError(f"no section {visible(section)!r}; there are: {there_are}")
