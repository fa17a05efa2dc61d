"""Submissions as Canvas, Moodle and Gradescope hand them out: one download for the class, its names say whose is what.

A student is called by what the download surely tells: ``<name>_<user id>`` from Canvas and Moodle, the email address
from Gradescope. :mod:`grader.sheets` finds the same student in the platform's own sheet by that.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from grader import archives
from grader.archives import MAX_FILES, MAX_TOTAL, Tree
from grader.errors import GraderError, IntakeError
from grader.gradescope_names import METADATA, submitters
from grader.intake import MAX_CLASS, Entry, assignment_of, identity, opened, read_file, walk, without_twins
from grader.results import Failure

SYSTEMS = ("canvas", "moodle", "gradescope")

_CANVAS = re.compile(
    r"(?:(?P<first>LATE)_)?(?:(?P<name>(?!LATE_|anon_)[^/]*?)_)?(?:(?P<late>LATE)_)?(?P<uid>\d+|anon_[^_/]+)_"
    r"(?:(?P<attachment>\d+)_(?P<file>[^/]+)|(?P<entry>text|link)\.html)"
)
_MOODLE = re.compile(r"(?P<name>[^/]+?)_(?P<id>\d+)_(?:assignsubmission_)?(?P<kind>file|onlinetext)(?P<rest>[_/].*)")
_GRADESCOPE = re.compile(r"(?P<submission>submission_\d+)/(?P<file>.+)")
_GRADESCOPE_TOP = re.compile(r"assignment_\d+_export/")
_GRADESCOPE_NAMES = re.compile(rf"submission_\d+|{re.escape(METADATA)}")
_AGAIN = re.compile(r"(?P<stem>.+)-(?P<times>\d+)(?P<suffix>\.py|\.ipynb)")


@dataclass(frozen=True)
class Piece:
    """One file of a download: whose it is, what it is called, and which of several is newer."""

    student: str
    file: str
    member: str
    age: int = 0
    is_late: bool = False


@dataclass(frozen=True)
class Download:
    """The students of a download, and the files that are nobody's."""

    system: str
    entries: list[Entry]
    strangers: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """The files of a folder or an archive by name, and how to read some of them."""

    names: Sequence[str]
    read: Callable[[Sequence[str]], Tree]


def open_download(path: Path, system: str | None, assignments: Sequence[str]) -> Download | None:
    """The students of a bulk download; None where no ``system`` is named and not every entry fits one's pattern."""
    if not path.is_dir() and path.suffix.lower() != ".zip":
        if system is not None:
            raise GraderError(f"{path}: is no download of {system}: name its .zip, or the folder it was unpacked to")
        return None
    if system is None and path.is_dir() and not _may_be_one(path):
        return None
    try:
        source = _folder(path) if path.is_dir() else _archive(path)
    except IntakeError as error:
        if system is None:
            return None  # whoever reads it next says what is wrong with it
        raise GraderError(f"{path}: {error}") from error
    found = system or _recognised(source.names)
    return None if found is None else _download(found, source, assignments)


def _may_be_one(path: Path) -> bool:
    """Whether the first names in a folder are a platform's: a class's folders are not walked through in vain."""
    try:
        names = [name for name in os.listdir(path) if not archives.is_skipped(name)]
    except OSError:
        return False  # whoever reads it next says why
    fits = (_canvas, _MOODLE.match, _GRADESCOPE_NAMES.fullmatch)
    return len(names) == 1 or all(any(fit(name) for fit in fits) for name in names)


def _folder(path: Path) -> Source:
    try:
        places = {name: place for place, name in walk(path, "", 0)}
    except OSError as error:
        raise GraderError(f"{path}: cannot be read ({error.strerror})") from error
    return Source(list(places), partial(_read_files, places))


def _read_files(places: Mapping[str, Path], names: Sequence[str]) -> Tree:
    """Files of a folder, with the limits of one student."""
    tree: Tree = {}
    total = 0
    if len(names) > MAX_FILES:
        raise IntakeError(f"there are more than {MAX_FILES} files")
    for name in names:
        tree[name] = read_file(places[name])
        total += len(tree[name])
        if total > MAX_TOTAL:
            raise IntakeError(f"the files have more than {MAX_TOTAL} bytes together")
    return tree


def _archive(path: Path) -> Source:
    if not path.exists():
        raise IntakeError("no such file")
    archive = archives.open_archive(os.fdopen(opened(path), "rb"), MAX_CLASS)  # open for as long as the source is
    members = {posixpath.normpath(name): info for name, info in archives.placed(archive)}
    return Source(list(members), lambda names: archives.unpack(archive, [members[name] for name in names]))


# Whose is what


def _recognised(names: Iterable[str]) -> str | None:
    """The system whose pattern every entry fits."""
    names = list(names)
    below, _ = _without_top(names)
    if not below:
        return None
    if all(_canvas(name) for name in below):
        return "canvas"
    if all(_moodle(name) for name in below):
        return "moodle"
    if METADATA in below and all(name == METADATA or _GRADESCOPE.fullmatch(name) for name in below):
        return "gradescope"
    return None


def _without_top(names: Sequence[str]) -> tuple[list[str], str]:
    """The names below the one folder that all lie in, where that folder is the download and no student's."""
    top = names[0].partition("/")[0] + "/" if names else ""
    below = [name.removeprefix(top) for name in names]
    if not top or not all(name.startswith(top) for name in names):
        return list(names), ""
    is_download = _GRADESCOPE_TOP.fullmatch(top) or all(map(_canvas, below)) or all(map(_moodle, below))
    return (below, top) if is_download else (list(names), "")


def _canvas(name: str) -> Piece | None:
    found = _CANVAS.fullmatch(name)
    if found is None:
        return None
    parts = found.groupdict()
    student = f"{parts['name']}_{parts['uid']}" if parts["name"] else parts["uid"]
    file = parts["file"] or f"{parts['entry']}.html"
    return Piece(identity(student), file, name, int(parts["attachment"] or 0), bool(parts["late"] or parts["first"]))


def _moodle(name: str) -> Piece | None:
    found = _MOODLE.fullmatch(name)
    if found is None:
        return None
    file = found["rest"].lstrip("_/") or found["kind"]
    return Piece(identity(f"{found['name']}_{found['id']}"), file, name)


def _gradescope(name: str, people: Mapping[str, Sequence[str]]) -> list[Piece]:
    """A piece for each of a group's members."""
    found = _GRADESCOPE.fullmatch(name)
    if found is None:
        return []
    students = people.get(found["submission"], ()) or (found["submission"],)
    return [Piece(identity(student), found["file"], name) for student in students]


def _download(system: str, source: Source, assignments: Sequence[str]) -> Download:
    below, top = _without_top(source.names)
    people = _people(source, top) if system == "gradescope" and METADATA in below else {}
    by_student: dict[tuple[str, str], list[Piece]] = {}
    strangers = []
    for name in below:
        if system == "gradescope":
            pieces = _gradescope(name, people)
        else:
            piece = _canvas(name) if system == "canvas" else _moodle(name)
            pieces = [piece] if piece else []
        for piece in pieces:
            hand_in = name.partition("/")[0] if system == "gradescope" else ""
            by_student.setdefault((piece.student, hand_in), []).append(piece)
        if not pieces and name != METADATA:
            strangers.append(name)
    entries = [_entry(student, pieces, source, top, assignments) for (student, _), pieces in by_student.items()]
    return Download(system, without_twins(entries), tuple(strangers))


def _people(source: Source, top: str) -> Mapping[str, Sequence[str]]:
    try:
        data = source.read([top + METADATA])[top + METADATA]
        return submitters(data.decode("utf-8"))
    except (IntakeError, UnicodeDecodeError) as error:
        raise GraderError(f"{METADATA}: cannot be read: {error}") from error


# One student's files


def _entry(student: str, pieces: list[Piece], source: Source, top: str, assignments: Sequence[str]) -> Entry:
    def read() -> Tree:
        tree = source.read([top + piece.member for piece in pieces])
        places = _placed(pieces, assignments).items()
        placed = {name: tree[top + piece.member] for name, piece in places if top + piece.member in tree}
        return _unzipped(placed, assignments)

    late = (Failure("late"),) if any(piece.is_late for piece in pieces) else ()
    return Entry(student, read, late)


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


def _unzipped(tree: Tree, assignments: Sequence[str]) -> Tree:
    """What a student packed is looked into, unless a submission lies beside it."""
    if any(assignment_of(name.rpartition("/")[2], assignments) for name in tree):
        return tree
    found: Tree = {}
    for name, data in tree.items():
        if name.lower().endswith(".zip"):
            found |= {f"{name[:-4]}/{inner}": content for inner, content in archives.read_archive(data).items()}
    return tree | found
