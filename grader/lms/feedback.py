"""Feedback pages as a platform's bulk upload wants them: one .zip whose names say whose page is whose.

Canvas ("Re-upload Submissions") takes a file by the first two whole numbers between underscores in its name: the user's
id and the id of an attachment that this user has handed in. Moodle ("Upload multiple feedback files in a zip") takes it
by ``<name>_<participant's number>_assignfeedback_file_<file>``. Gradescope has no such upload.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.errors import GraderError
from grader.lms.download import pieces_in
from grader.lms.system import Piece

FILE = "feedback.html"
NEEDS_DOWNLOAD = ("canvas",)
"""Platforms that know a page's owner only by numbers that their download has."""

_MOODLE = re.compile(r"(?P<name>.+)_(?P<id>\d+)", re.DOTALL)


@dataclass(frozen=True)
class Places:
    """The name of each student's page in the upload, and why some have none."""

    names: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def places(system: str, students: Iterable[str], download: Path | None) -> Places:
    """Where each student's page belongs in an upload to this platform.

    Raises :class:`~grader.errors.GraderError` where the ``download`` is needed and not given, or is not one.
    """
    if system in NEEDS_DOWNLOAD:
        if download is None:
            raise GraderError(
                f"{system.capitalize()} knows pages by the names of its download: give it with --download"
            )
        newest = _newest(pieces_in(download, system))
        found = {student: _canvas(newest.get(student)) for student in students}
    else:
        found = {student: _moodle(student) for student in students}
    names = {student: name for student, name in found.items() if name}
    lacking = "the download has no file of theirs" if system in NEEDS_DOWNLOAD else "no participant's number is known"
    return Places(names, tuple(f"{student}: {lacking}" for student in found if student not in names))


def _newest(pieces: Sequence[Piece]) -> dict[str, Piece]:
    """Each student's newest attachment: Canvas takes any that is part of the hand-in."""
    return {piece.student: piece for piece in sorted(pieces, key=lambda piece: piece.age) if piece.age}


def _canvas(piece: Piece | None) -> str:
    """The file's own name in the download, as far as the numbers go, and ours behind it."""
    if piece is None:
        return ""
    start = piece.member.rpartition("/")[2].removesuffix(piece.file)
    numbers = [part for part in start.split("_") if part.isdecimal()]
    return start + FILE if len(numbers) == 2 and start.endswith(f"{'_'.join(numbers)}_") else ""


def _moodle(student: str) -> str:
    """The name may hold no underscore: Moodle counts them."""
    found = _MOODLE.fullmatch(student)
    if found is None:
        return ""
    name = re.sub(r"[^\w .'-]|_", " ", found["name"]).strip(" .") or "student"
    return f"{name}_{found['id']}_assignfeedback_file_{FILE}"
