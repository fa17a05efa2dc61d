"""Regrade requests among the files that a student hands in: a text file, filled in from the form on their page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from grader.decoding import UnreadableError, decode_text

_FILE = re.compile(r"(?:.*/)?regrade[^/]*\.(?:md|txt|markdown)", re.IGNORECASE)
_FIELD = re.compile(r"\s*[*_]*(?P<name>assignment|exercise|作业|练习)[*_]*\s*[:：][*_]*(?P<value>.*)", re.IGNORECASE)
_KINDS = {"作业": "assignment", "练习": "exercise"}
_OURS = re.compile(r"^\s*[(（].*[)）]\s*$")
MAX_FILES = 10
MAX_BYTES = 64 << 10


@dataclass(frozen=True)
class Asked:
    """What a student asks to be looked at again."""

    assignment: str
    exercise: str
    text: str


def is_request(name: str) -> bool:
    """Whether a file's name is that of a regrade request."""
    return _FILE.fullmatch(name) is not None


def requests_in(files: Mapping[str, bytes], assignments: Mapping[str, frozenset[str]]) -> list[Asked]:
    """The requests among a student's files; ``assignments`` are the course's, each with its exercises.

    What is no request that says something about an assignment of the course is passed over.
    """
    found = []
    for name in sorted(filter(is_request, files))[:MAX_FILES]:
        try:
            asked = _read(decode_text(files[name][:MAX_BYTES]), assignments)
        except UnreadableError:
            continue
        if asked is not None:
            found.append(asked)
    return found


def _read(text: str, assignments: Mapping[str, frozenset[str]]) -> Asked | None:
    said: dict[str, str] = {}
    words = []
    for line in text.splitlines():
        field = _FIELD.fullmatch(line)
        kind = "" if field is None else _KINDS.get(field["name"], field["name"].lower())
        if field is not None and kind not in said:
            said[kind] = field["value"].strip(" `*_\t")
        elif not line.startswith("#") and not _OURS.match(line) and line.strip() not in _PROMPTS:
            words.append(line)
    body = "\n".join(words).strip()
    assignment = _meant(said.get("assignment", ""), assignments)
    if not body or not assignment:
        return None
    return Asked(assignment, _meant(said.get("exercise", ""), assignments[assignment]), body)


def _meant(written: str, known: Iterable[str]) -> str:
    """The one of some names that is written, whatever the case; empty for none."""
    names = set(known)
    alike = [name for name in names if name.casefold() == written.casefold()]
    return written if written in names else alike[0] if len(alike) == 1 else ""


_PROMPTS = ("What is wrong with the mark, and why:", "分数哪里有问题，为什么：")
