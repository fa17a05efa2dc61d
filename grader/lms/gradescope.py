"""Gradescope: files of its export, and who handed in what from its ``submission_metadata.yml``.

That file is a dump of Ruby's YAML library with keys like ``:email:``. Only its ``:submitters:`` are used; a structural
parser reads it, so that no text of a student's that is quoted deeper in the file can pass for a name. Ruby's tags are
read as the plain values under them. Whatever is not as Gradescope writes it is an error, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from grader.errors import GraderError
from grader.lms.system import People, Piece, Platform
from grader.moments import moment, written
from grader.submissions.entries import identity

METADATA = "submission_metadata.yml"
MAX_METADATA = 16 << 20

_FILE = re.compile(r"(?P<submission>submission_\d+)/(?P<file>.+)")
_TOP = re.compile(r"assignment_\d+_export/")
_NAMES = re.compile(rf"submission_\d+|{re.escape(METADATA)}")


def submitters(text: str) -> dict[str, tuple[str, ...]]:
    """The students of each submission: by email, else student id, else name with the submission's number.

    Raises :class:`~grader.errors.GraderError` where the file is not as Gradescope writes it.
    """
    return {submission: _names_of(submission, about) for submission, about in _submissions(text).items()}


def created(text: str) -> dict[str, str]:
    """When each submission was made, in ISO 8601, UTC; those whose time is not understood are left out."""
    found = {}
    for submission, about in _submissions(text).items():
        said = about.get(":created_at") if isinstance(about, dict) else None
        at = moment(said, None) if isinstance(said, str) else None
        if at is not None:
            found[submission] = written(at)
    return found


def _submissions(text: str) -> dict[str, Any]:
    """What the file says of each submission."""
    from grader.lms.ruby_yaml import read  # PyYAML is loaded where there is such a file

    if len(text) > MAX_METADATA:
        raise GraderError(f"{METADATA}: has more than {MAX_METADATA} characters")
    said = read(text, METADATA)
    if not isinstance(said, dict):
        raise GraderError(f"{METADATA}: is not understood: it is not a table of submissions")
    return said


def _names_of(submission: str, about: Any) -> tuple[str, ...]:
    if not re.fullmatch(r"submission_\d+", submission) or not isinstance(about, dict):
        raise GraderError(f"{METADATA}: is not understood at {submission[:60]!r}")
    people = about.get(":submitters", [])
    if people in ("", "null", "~"):
        return ()
    if not isinstance(people, list) or not all(isinstance(person, dict) for person in people):
        raise GraderError(f"{METADATA}: the submitters of {submission} are not a list of people")
    names = tuple(_name(person, submission) for person in people)
    if len(set(names)) < len(names):
        raise GraderError(f"{METADATA}: {submission} names somebody twice")
    return names


def _name(person: Mapping[str, Any], submission: str) -> str:
    """What a student is called: the surest thing that is known."""
    known = [_text(person.get(key), submission) for key in (":email", ":sid")]
    return known[0] or known[1] or f"{_text(person.get(':name'), submission)}_{submission}".lstrip("_")


def _text(value: Any, submission: str) -> str:
    if value is not None and not isinstance(value, str):
        raise GraderError(f"{METADATA}: a name in {submission} is not understood: {str(value)[:60]!r}")
    return "" if value in (None, "~", "null") else str(value)


def _pieces(name: str, people: People) -> list[Piece]:
    """A piece for each of a group's members."""
    found = _FILE.fullmatch(name)
    if found is None:
        return []
    students: Sequence[str] = people.get(found["submission"], ()) or (found["submission"],)
    return [Piece(identity(student), found["file"], name, hand_in=found["submission"]) for student in students]


PLATFORM = Platform(
    "gradescope",
    _pieces,
    fits=lambda name: bool(_NAMES.fullmatch(name)),
    is_top=lambda name: bool(_TOP.fullmatch(name)),
    people_file=METADATA,
    read_people=submitters,
    read_times=created,
)
