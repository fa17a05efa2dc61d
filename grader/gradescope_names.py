"""Who handed in what, from the ``submission_metadata.yml`` of a Gradescope export.

The file is a dump of Ruby's YAML library: two levels of block mappings with keys like ``:email:``. Only its
``:submitters:`` are read, at their fixed indentation, so that no text of a student's that is quoted deeper in the file
can pass for a name. Whatever is not exactly as Gradescope writes it is an error, never a guess.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from grader.errors import GraderError

METADATA = "submission_metadata.yml"

_SUBMISSION = re.compile(r"(submission_\d+):")
_FIELD = re.compile(r"(?:  - |    )(?P<key>:\w+): ?(?P<value>.*)")
_ESCAPES = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SHORT = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/", "0": "\0", "e": "\x1b", "_": "\xa0", "r": "\r"}


def submitters(text: str) -> dict[str, tuple[str, ...]]:
    """The students of each submission: by email, else student id, else name with the submission's number."""
    found: dict[str, tuple[str, ...]] = {}
    for submission, lines in _blocks(text.removeprefix("\ufeff").splitlines()):
        people = [_name(person, submission) for person in _people(lines, submission)]
        if submission in found or len(set(people)) != len(people):
            raise GraderError(f"{METADATA}: {submission} is there twice or names somebody twice")
        found[submission] = tuple(people)
    return found


def _blocks(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each submission with its lines."""
    submission, block = "", list[str]()
    for line in lines:
        start = _SUBMISSION.fullmatch(line.rstrip())
        if start:
            if submission:
                yield submission, block
            submission, block = start[1], []
        elif line[:1].strip() and line.rstrip() not in ("---", "...") and not line.startswith("#"):
            raise GraderError(f"{METADATA}: is not understood at {line[:60]!r}")
        else:
            block.append(line)
    if submission:
        yield submission, block


def _people(lines: Sequence[str], submission: str) -> list[dict[str, str]]:
    """The mappings in the list under ``:submitters:``."""
    if "  :submitters:" not in (stripped := [line.rstrip() for line in lines]):
        return []
    people: list[dict[str, str]] = []
    for line in stripped[stripped.index("  :submitters:") + 1 :]:
        field = _FIELD.fullmatch(line)
        if field is None:
            if re.match(r"  \S", line):
                break
            raise GraderError(f"{METADATA}: the submitters of {submission} are not understood at {line[:60]!r}")
        if line.startswith("  - "):
            people.append({})
        if not people:
            raise GraderError(f"{METADATA}: the submitters of {submission} are not a list")
        people[-1][field["key"]] = _scalar(field["value"], submission)
    return people


def _scalar(value: str, submission: str) -> str:
    """A scalar on one line, plain or quoted."""
    if value in ("", "~", "null", "''", '""'):
        return ""
    if re.fullmatch(r"'(?:[^']|'')*'", value):
        return value[1:-1].replace("''", "'")
    if re.fullmatch(r'"(?:[^"\\]|\\.)*"', value):
        return _ESCAPES.sub(_unescaped, value[1:-1])
    if value[0] in "'\"|>&*!{[%@`":
        raise GraderError(f"{METADATA}: a name in {submission} is not understood: {json.dumps(value[:60])}")
    return value


def _unescaped(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    return chr(int(code, 16)) if code else _SHORT.get(escape[4], escape[4])


def _name(person: dict[str, str], submission: str) -> str:
    """What a student is called: the surest thing that is known."""
    known = person.get(":email") or person.get(":sid")
    return known or f"{person.get(':name', '')}_{submission}".lstrip("_")
