"""Which assignment a file's name says: its own name exactly, or one that can only be meant so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from grader.submissions.limits import is_archive

MAX_NAME = 255

_FILE = re.compile(
    r"(?P<stem>.*?)\s*\.\s*(?P<suffix>py|ipynb)(?:\.(?:txt|json|py|ipynb|download))?(?:\s*\(\d+\))?[\s.]*", re.I | re.S
)
_RUN = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*|\d+|[^\W\d_A-Za-z]+")
_SET_ASIDE = re.compile(
    r"old|backups?|bak|archived?|archives?|scratch|drafts?|trash|deleted|obsolete|deprecated|unused|"
    r"previous|temp|tmp|junk|discarded|.*(?:旧|备份|草稿|废|舊|備份|回收站).*",
    re.I,
)
_DECORATION = re.compile(
    r"\d{1,4}|v|ver|version|copy|of|final|finals|finished|done|new|old|newest|latest|last|fixed|fix|edit|edited|draft|"
    r"hw|homework|hand|handin|in|assignment|exercise|ex|task|lab|week|project|submission|submit|submitted|solution|"
    r"answer|answers|my|the|and|backup|bak|late|resubmission|updated|update|corrected|attempt|try|part|副本|作业|最终版|"
    r"最终|终版|修改|新|旧|版|第|次|周|完成版|提交|实验|练习",
    re.I,
)


@dataclass(frozen=True)
class Match:
    """A file name read as a submission: ``rest`` are the words around the assignment's name."""

    assignment: str
    suffix: str
    is_exact: bool
    rest: tuple[str, ...] = ()

    @property
    def person(self) -> str:
        """The words around the name that are no decoration: who handed in, if anybody is named."""
        return " ".join(filter(None, map(_undecorated, self.rest)))

    @property
    def canonical(self) -> str:
        return f"{self.assignment}{self.suffix}"


def assignment_of(name: str, assignments: Sequence[str]) -> str | None:
    """The assignment that a file of exactly this name is handed in for."""
    stem, _, suffix = name.rpartition(".")
    return stem if suffix in ("py", "ipynb") and stem in assignments else None


def suffix_of(name: str) -> str:
    """``.py`` or ``.ipynb`` where a name ends like one of these, however it is dressed up; else nothing."""
    found = _FILE.fullmatch(unicodedata.normalize("NFKC", name[-MAX_NAME:]))
    return f".{found['suffix'].lower()}" if found else ""


def may_be_handed_in(name: str) -> bool:
    """Whether a name is that of code or of an archive, of any kind: of what a student may have handed in."""
    return bool(suffix_of(name)) or is_archive(name)


def match(name: str, assignments: Sequence[str]) -> Match | None:
    """The one assignment that a file's name can mean; None where it means none, or several.

    Names are compared by whole words, without case; of ``wgan`` and ``gan``, ``wgan-final.py`` means the longer.
    """
    is_read = len(name) <= MAX_NAME and not name.startswith(".")
    return _match(name, tuple(assignments)) if is_read else None


@lru_cache(4096)
def _match(name: str, assignments: tuple[str, ...]) -> Match | None:
    exact = assignment_of(name, assignments)
    if exact is not None:
        return Match(exact, f".{name.rpartition('.')[2]}", is_exact=True)
    found = _FILE.fullmatch(unicodedata.normalize("NFKC", name))
    if found is None:
        return None
    stem = found["stem"]
    if stem.casefold().startswith("test_"):
        return None  # what pytest takes for tests is nobody's work
    spans = [(*span, one) for one in assignments for span in _spans(stem, one)]
    widest = [span for span in spans if not any(_is_within(span, other) for other in spans)]
    if len({one for _, _, one in widest}) != 1:
        return None
    start, end, assignment = widest[0]
    rest = tuple(_words(stem[:start])) + tuple(_words(stem[end:]))
    return Match(assignment, f".{found['suffix'].lower()}", False, rest)


def _is_within(span: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return other[0] <= span[0] and span[1] <= other[1] and other[1] - other[0] > span[1] - span[0]


def _spans(stem: str, assignment: str) -> Iterator[tuple[int, int]]:
    """Where the words of an assignment's name stand in a stem, as whole words."""
    edges = {edge for run in _RUN.finditer(stem) for edge in run.span()}
    pattern = _pattern(assignment)
    for start in sorted(edges):
        found = pattern.match(stem, start)
        if found and found.end() in edges and found.end() > start:
            yield found.span()


@lru_cache(256)
def _pattern(assignment: str) -> re.Pattern[str]:
    """The words of a name, with any separators between them."""
    words = re.findall(r"\d+|[^\W\d_]+", unicodedata.normalize("NFKC", assignment)) or [assignment]
    return re.compile(r"[\W_]*".join(map(re.escape, words)), re.I)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _undecorated(word: str) -> str:
    """A word without what says no more than which work or version it is; the digits of ``jdoe2`` belong to the name."""
    runs = re.findall(r"\d+|[^\W\d_]+", word)
    while runs and _DECORATION.fullmatch(runs[0]):
        del runs[0]
    return "".join(runs)


def is_set_aside(path: str) -> bool:
    """Whether a folder of this path says that what lies in it does not count any more: old, backup, my drafts."""
    words = [run for folder in path.split("/")[:-1] for run in _RUN.findall(unicodedata.normalize("NFKC", folder))]
    return any(map(_SET_ASIDE.fullmatch, words))


def higher_first(path: str) -> list[str | int]:
    """A key that sorts paths by name, of numbers the higher first: "Version 2" is later than "Version 1"."""
    parts = re.split(r"(\d+)", path)
    return [-int(part[:18]) if index % 2 else part for index, part in enumerate(parts)]


def stem(path: str) -> str:
    """A path without the ending of its name."""
    return path.rpartition(".")[0].rstrip()
