"""The code of every hand-in of a class, as text with its fingerprints; nothing of it is run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from grader.course.course import Assignment, Course
from grader.course.handout_cells import runnable, stub
from grader.errors import CourseError, NothingFoundError
from grader.lms.download import open_download, pieces_in
from grader.lms.system import Piece
from grader.similar.fingerprints import Prints, prints_of
from grader.similar.pairs import HandIn
from grader.similar.tokens import MAX_TEXT
from grader.submissions.entries import Entry, taken_in
from grader.submissions.finding import Found, Rules, find
from grader.submissions.packed import opened_beside_stubs
from grader.submissions.work import source_text

MAX_FILES = 20
"""Modules of a hand-in that are read beside the one that is scored."""


def hand_ins(path: Path, course: Course, names: Sequence[str], source: str = "") -> dict[str, list[HandIn]]:
    """The hand-ins below a folder, or in a platform's download, by assignment; those that cannot be read are left out.

    ``source`` says where they are from, if not from this class. Raises :class:`~grader.errors.GraderError` where
    nobody's hand-in is there.
    """
    exercises = {name: frozenset(one.exercises) for name, one in course.assignments.items()}
    rules = Rules(exercises, any_name=len(names) == 1)
    found: dict[str, list[HandIn]] = {}
    for entry in _entries(path, course, names):
        for name, text in _texts(entry, names, rules):
            found.setdefault(name, []).append(HandIn(entry.student, text, prints_of(text), source))
    return found


def _entries(path: Path, course: Course, names: Sequence[str]) -> list[Entry]:
    known = tuple(course.assignments)
    download = open_download(path, None, names, known)
    if download is not None:
        return list(_one_a_group(download.entries, pieces_in(path, download.system)))
    return taken_in(path, names, known, any_name=len(names) == 1).entries


def _one_a_group(entries: Iterable[Entry], pieces: Iterable[Piece]) -> Iterator[Entry]:
    """The entries, one for all members of a group that handed in together: they are alike, and ought to be."""
    members: dict[str, list[str]] = {}
    for piece in pieces:
        if piece.hand_in and piece.student not in members.setdefault(piece.hand_in, []):
            members[piece.hand_in].append(piece.student)
    groups = {students[0]: ", ".join(students) for students in members.values() if len(students) > 1}
    others = {student for students in members.values() for student in students[1:]} - groups.keys()
    for entry in entries:
        if entry.student not in others:
            yield replace(entry, student=groups.get(entry.student, entry.student))


def _texts(entry: Entry, names: Sequence[str], rules: Rules) -> Iterator[tuple[str, str]]:
    """The code of one student's hand-in for each assignment; whatever reading it raises, it has none."""
    try:
        tree = opened_beside_stubs(entry.read(), names, rules.exercises)
        chosen = find(tree, names, rules, entry.student, entry.ages)
        texts = {name: _text(one, rules.exercises) for name, one in chosen.items() if one.refusal is None}
    except Exception:  # scoring says what is wrong with it
        return
    yield from ((name, text) for name, text in texts.items() if text)


def _text(found: Found, assignments: Collection[str]) -> str:
    """The file that is scored, and the modules beside it, one under the other."""
    others = [path for path in sorted(found.contents) if path != found.main and path.endswith(".py")]
    text = source_text(found.main, found.contents[found.main]) or ""
    for path in others[:MAX_FILES]:
        stem = path.rpartition("/")[2].removesuffix(".py")
        if stem not in assignments and not path.startswith("tests/"):
            text += f"\n\n# {path[-80:]}\n{source_text(path, found.contents[path]) or ''}"
    return text[:MAX_TEXT]


def background(assignment: Assignment) -> tuple[Prints, list[Prints]]:
    """What was handed out, and what else says nothing: the reference's way to write it, which nobody can have copied.

    Raises :class:`~grader.errors.CourseError` where the reference cannot be read.
    """
    path = assignment.reference_path
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(f"{path}: cannot be read: {error}") from error
    return prints_of(stub(source, str(path))), [prints_of(runnable(source, str(path)))]


def with_earlier(
    now: Mapping[str, list[HandIn]], folders: Iterable[Path], course: Course, names: Sequence[str]
) -> dict[str, list[HandIn]]:
    """The hand-ins of this class, and those of earlier ones for the same assignments.

    Raises :class:`~grader.errors.NothingFoundError` where a folder holds none.
    """
    found = {name: list(mine) for name, mine in now.items()}
    for folder in folders:
        earlier = hand_ins(folder, course, names, folder.name or str(folder))
        if not earlier:
            raise NothingFoundError(f"{folder}: no hand-in for {', '.join(names)} is there")
        for name, theirs in earlier.items():
            if name in found:
                found[name] += theirs
    return found
