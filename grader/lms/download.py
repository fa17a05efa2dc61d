"""Submissions as Canvas, Moodle and Gradescope hand them out: one download for the class, its names say whose is what.

A student is called by what the download surely tells: ``<name>_<user id>`` from Canvas and Moodle, the email address
from Gradescope. :mod:`grader.lms.sheet` finds the same student in the platform's own sheet by that.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from grader.errors import GraderError, IntakeError
from grader.lms.platforms import platform as platform_of
from grader.lms.platforms import platforms
from grader.lms.system import People, Piece, Platform
from grader.results import Failure, HandIn
from grader.submissions import archives
from grader.submissions.entries import MAX_CLASS, Entry, without_twins
from grader.submissions.limits import Room, Tree, is_junk
from grader.submissions.names import assignment_of, may_be_handed_in
from grader.submissions.packed import opened_up
from grader.submissions.reading import opened, read_places, walk
from grader.text import visible

_OURS = re.compile(r"(?:read ?me|[^/]*\.(?:csv|tsv|xlsx?|ods|numbers)$)", re.I)
"""What teachers keep beside a download: lists of marks and names, words about it."""

_AGAIN = re.compile(r"(?P<stem>.+)-(?P<times>\d+)(?P<suffix>\.py|\.ipynb)")


@dataclass(frozen=True)
class Download:
    """The students of a download, the files that match no student, and those that cannot be a student's work."""

    system: str
    entries: list[Entry]
    unmatched: tuple[str, ...]
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True)
class DownloadFiles:
    """The files of a folder or an archive by name, and how to read some of them."""

    names: Sequence[str]
    read: Callable[[Sequence[str]], Tree]


def open_download(
    path: Path, system: str | None, assignments: Sequence[str], known: Sequence[str] = ()
) -> Download | None:
    """The students of a bulk download; None where no ``system`` is named and not every entry fits one's pattern.

    Raises :class:`~grader.errors.GraderError` where ``system`` is named and the files are not its.
    """
    if not path.is_dir() and path.suffix.lower() != ".zip":
        if system is not None:
            raise GraderError(f"{path}: is not a download of {system}: name its .zip, or the folder it was unpacked to")
        return None
    if system is None and path.is_dir() and not _may_be_one(path):
        return None
    try:
        source = _folder(path) if path.is_dir() else _archive(path)
    except IntakeError as error:
        if system is None:
            return None  # whoever reads it next says what is wrong with it
        raise GraderError(f"{path}: {error}") from error
    found = platform_of(system) if system else _recognised(source.names)
    return None if found is None else _download(found, source, tuple(dict.fromkeys([*assignments, *known])))


def pieces_in(path: Path, system: str) -> list[Piece]:
    """Every file of a platform's download that is somebody's.

    Raises :class:`~grader.errors.GraderError` where it cannot be read.
    """
    found = platform_of(system)
    try:
        source = _folder(path) if path.is_dir() else _archive(path)
    except IntakeError as error:
        raise GraderError(f"{path}: {error}") from error
    below, top = _without_top(source.names)
    people, _ = _people(found, source, top) if found.people_file in below else ({}, {})
    pieces = [piece for name in below for piece in found.pieces(name, people)]
    if not pieces:
        raise GraderError(f"{path}: is not a download of {system}: no file's name is as it writes them")
    return pieces


def _may_be_one(path: Path) -> bool:
    """A cheap check before walking the tree: whether the first names in a folder are a platform's."""
    try:
        names = [child.name for child in os.scandir(path) if child.is_dir() or may_be_handed_in(child.name)]
    except OSError:
        return False  # whoever reads it next says why
    names = [name for name in names if not archives.is_skipped(name)]
    return len(names) == 1 or all(any(platform.fits(name) for platform in platforms()) for name in names)


def _folder(path: Path) -> DownloadFiles:
    try:
        places = {name: place for place, name in walk(path, "", 0)}
    except OSError as error:
        raise GraderError(f"{path}: cannot be read ({error.strerror})") from error
    return DownloadFiles(list(places), partial(_read_files, places))


def _read_files(places: Mapping[str, Path], names: Sequence[str]) -> Tree:
    """Files of a folder, with the limits of one student."""
    return read_places(((name, places[name]) for name in names), Room())


def _archive(path: Path) -> DownloadFiles:
    if not path.exists():
        raise IntakeError("no such file")
    archive = archives.open_archive(os.fdopen(opened(path), "rb"), MAX_CLASS)
    members = {posixpath.normpath(name): info for name, info in archives.placed(archive)}
    return DownloadFiles(list(members), lambda names: archives.unpack(archive, [members[name] for name in names]))


# Match files to students


def _recognised(names: Sequence[str]) -> Platform | None:
    """The platform whose pattern every name fits."""
    below, _ = _without_top(names)
    return next((platform for platform in platforms() if _is_from(platform, below)), None)


def _is_from(platform: Platform, names: Sequence[str]) -> bool:
    """Whether every hand-in is of this platform, and its list of people is there if it has one.

    What lies at the top and is neither code nor an archive is nobody's hand-in, and says nothing.
    """
    if platform.people_file and platform.people_file not in names:
        return False
    others = [name for name in names if not platform.pieces(name, {}) and name != platform.people_file]
    return len(others) < len(names) and not any("/" in name or may_be_handed_in(name) for name in others)


def nearly(path: Path) -> str:
    """What a folder or archive nearly was: the platform that some of its names, but not all, are of."""
    try:
        names = list((_folder(path) if path.is_dir() else _archive(path)).names)
    except (IntakeError, GraderError, OSError):
        return ""
    for platform in platforms():
        fitting = [name for name in names if platform.pieces(name, {})]
        others = [name for name in names if name not in set(fitting) and not is_junk(name.rpartition("/")[2])]
        if fitting and others:
            said = f"{visible(others[0][-80:])} is not {platform.name.capitalize()}'s"
            return f"{said}: {len(fitting)} of {len(names)} files are; use --from {platform.name}"
    return ""


def _without_top(names: Sequence[str]) -> tuple[list[str], str]:
    """The names below the one folder that all lie in, where that folder is the download and no student's."""
    top = names[0].partition("/")[0] + "/" if names else ""
    below = [name.removeprefix(top) for name in names]
    if not top or not all(name.startswith(top) for name in names):
        return list(names), ""
    is_download = any(one.is_top(top) or (not one.people_file and _is_from(one, below)) for one in platforms())
    return (below, top) if is_download else (list(names), "")


def _download(platform: Platform, source: DownloadFiles, assignments: Sequence[str]) -> Download:
    below, top = _without_top(source.names)
    people, times = _people(platform, source, top) if platform.people_file in below else ({}, {})
    by_student: dict[tuple[str, str], list[Piece]] = {}
    unmatched = []
    for name in below:
        pieces = platform.pieces(name, people)
        for piece in pieces:
            by_student.setdefault((piece.student, piece.hand_in), []).append(piece)
        if not pieces and name != platform.people_file and not is_junk(name.rpartition("/")[2]):
            unmatched.append(name)
    entries = [
        replace(
            _entry(student, pieces, source, top, assignments),
            handed_in=HandIn(times.get(hand_in, ""), platform.name, any(piece.is_late for piece in pieces)),
        )
        for (student, hand_in), pieces in by_student.items()
    ]
    ignored = tuple(name for name in unmatched if _OURS.match(name))
    return Download(platform.name, without_twins(entries), tuple(sorted({*unmatched} - {*ignored})), ignored)


def _people(platform: Platform, source: DownloadFiles, top: str) -> tuple[People, Mapping[str, str]]:
    """Who handed in what, and when, as the platform's own file says."""
    name = platform.people_file
    try:
        text = source.read([top + name])[top + name].decode("utf-8-sig")
        return platform.read_people(text), platform.read_times(text)
    except (IntakeError, UnicodeDecodeError) as error:
        raise GraderError(f"{name}: cannot be read: {error}") from error


# One student's files


def _entry(student: str, pieces: list[Piece], source: DownloadFiles, top: str, assignments: Sequence[str]) -> Entry:
    def read() -> Tree:
        tree = source.read([top + piece.member for piece in pieces])
        places = _placed(pieces, assignments).items()
        placed = {name: tree[top + piece.member] for name, piece in places if top + piece.member in tree}
        return opened_up(Tree(placed, tree.left_out), assignments)

    late = (Failure("late"),) if any(piece.is_late for piece in pieces) else ()
    ages = {name: piece.age for name, piece in _placed(pieces, assignments).items() if piece.age}
    return Entry(student, read, late, ages)


def _placed(pieces: Iterable[Piece], assignments: Sequence[str]) -> dict[str, Piece]:
    """Where each file belongs: of ``f.py``, ``f-1.py`` and ``f-2.py`` the newest is ``f.py``, the others are older."""
    files: dict[str, list[Piece]] = {}
    for piece in pieces:
        files.setdefault(_original(piece, assignments), []).append(piece)
    placed = {}
    for name, same in files.items():
        *older, newest = sorted(same, key=lambda piece: (piece.age, _times(piece), piece.member))
        placed[name] = newest
        for place, piece in enumerate(older, 1):
            placed[f"older/{place}/{name}"] = piece
    return placed


def _original(piece: Piece, assignments: Sequence[str]) -> str:
    """The name under which a student handed in a Python file or notebook, before Canvas numbered it."""
    found = _AGAIN.fullmatch(piece.file) if piece.age else None
    if found is None or assignment_of(piece.file, assignments):
        return piece.file
    is_meant = found["stem"] in assignments or found["stem"].isidentifier()
    return found["stem"] + found["suffix"] if is_meant else piece.file


def _times(piece: Piece) -> int:
    found = _AGAIN.fullmatch(piece.file)
    return int(found["times"]) if found else 0
