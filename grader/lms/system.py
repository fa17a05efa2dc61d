"""What a learning platform is to grader: how its download is read, and how its sheet of marks is filled.

A platform is one module that defines one :class:`Platform`; :mod:`grader.lms.platforms` lists them all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from grader.lms.csv_cells import CsvFile

People = Mapping[str, Sequence[str]]
"""Who handed in what, by the name that the platform gives a hand-in."""


@dataclass(frozen=True)
class Piece:
    """One file of a download: whose it is, what it is called, and which of several is newer.

    Pieces of one student with different values of ``hand_in`` are different hand-ins.
    """

    student: str
    file: str
    member: str
    age: int = 0
    is_late: bool = False
    hand_in: str = ""


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


Fill = Callable[[CsvFile, Mapping[str, Sequence[Mark]], Mapping[str, Sequence[str]], str | None], Filled]
"""Fills a sheet: the sheet, the marks by assignment, the titles of each assignment, the column if one was named."""


@dataclass(frozen=True)
class Platform:
    """One platform.

    ``pieces`` gives a file of the download to the students that it belongs to, none where it is nobody's. ``fits`` is a
    cheap look at one name in the download's folder. ``is_top`` knows the folder that a zip may hold everything in.
    ``people_file`` names the file that says who handed in what, if there is one, and ``read_people`` reads it;
    ``read_times`` reads in it when, by hand-in, in ISO 8601, UTC. ``fill`` is missing where the platform has no sheet.
    """

    name: str
    pieces: Callable[[str, People], list[Piece]]
    fits: Callable[[str], bool]
    is_top: Callable[[str], bool] = lambda name: False
    people_file: str = ""
    read_people: Callable[[str], People] = lambda text: {}
    read_times: Callable[[str], Mapping[str, str]] = lambda text: {}
    fill: Fill | None = None
