"""How much of a hand-in is taken. Limits leave out, they do not refuse, and what is left out is told."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

MAX_FILES = 2_000
MAX_FILE = 16 << 20
MAX_NOTEBOOK = 64 << 20
"""Notebooks carry their plots with them, which are dropped before anything is counted."""
MAX_TOTAL = 32 << 20
MAX_DEPTH = 12
MAX_LISTED = 40_000
"""How many names of one hand-in are looked at."""
SKIPPED = ("__MACOSX", "__pycache__", ".ipynb_checkpoints", "node_modules")
LIBRARIES = ("site-packages", "dist-packages", "conda-meta")
ENVIRONMENT = "pyvenv.cfg"
CODE = (".py", ".ipynb")
ARCHIVES = (".zip", ".rar", ".7z", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
_TOLD = ("__pycache__", "node_modules", ".git", ".venv", ".env", ".conda", ".tox")
HIDDEN = "in a folder that is never looked at"
"""Why code in a folder of checkpoints and the like is left out: told of where nothing else is there."""
_JUNK = ("thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r")


class Tree(dict[str, bytes]):
    """A hand-in's files by their path inside it, with ``/``; ``left_out`` says what else lies there, and why not.

    ``times`` say when files were last changed, where that is known: archives keep clocks without a zone.
    """

    def __init__(
        self, files: Mapping[str, bytes] | None = None, left_out: Mapping[str, str] | None = None,
        times: Mapping[str, datetime] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(files or {})
        self.left_out = dict(left_out or {})
        self.times = dict(times or {})


def is_skipped(part: str) -> bool:
    """Whether a file or folder of this name is a system's or an editor's and never looked at."""
    return part in SKIPPED or (part.startswith(".") and part != "..")


def is_junk(name: str) -> bool:
    """Whether a system put a file of this name there, whatever the person did."""
    return is_skipped(name) or name.casefold() in _JUNK


def is_hidden_code(path: str) -> bool:
    """Whether a path is that of code in a folder that is never looked at, and that nobody is told of otherwise."""
    *folders, name = path.split("/")
    skipped = [part for part in folders if is_skipped(part)]
    return bool(skipped) and name.lower().endswith(CODE) and not any(map(is_told, skipped)) and not is_junk(name)


def is_told(part: str) -> bool:
    """Whether a folder that is never looked at is worth a word: not what systems hide, but what people install."""
    return part in _TOLD


def is_archive(name: str) -> bool:
    """Whether a name is that of an archive, of a kind that is read or not."""
    return name.lower().endswith(ARCHIVES)


def environments(names: Iterable[str]) -> set[str]:
    """The folders, with ``/`` at the end, that hold installed libraries: virtual environments and their like."""
    found = set()
    for name in names:
        parts = name.split("/")
        if parts[-1] == ENVIRONMENT:
            found.add("/".join(parts[:-1]) + "/")
        library = next((place for place, part in enumerate(parts[:-1]) if part in LIBRARIES), None)
        if library is not None:
            found.add("/".join(parts[: library + 1]) + "/")
    return found - {"/"}


def inside(name: str, folders: set[str]) -> str:
    """The one of these folders that a file lies in; empty if in none."""
    place = name.find("/")
    while folders and place >= 0:
        if name[: place + 1] in folders:
            return name[: place + 1]
        place = name.find("/", place + 1)
    return ""


def limit_of(name: str) -> int:
    """The bytes that a file of this name may have."""
    return MAX_NOTEBOOK if name.lower().endswith(".ipynb") else MAX_FILE


def by_worth(name: str, size: int) -> tuple[bool, int, str]:
    """The order in which files are taken while there is room: code first, then what is small."""
    return not name.lower().endswith(CODE), size, name


@dataclass
class Room:
    """What one student's files may still take, over all archives that they lie in."""

    files: int = field(default_factory=lambda: MAX_FILES)
    size: int = field(default_factory=lambda: MAX_TOTAL)
    listed: int = 0
    left_out: dict[str, str] = field(default_factory=dict)

    def admits(self, name: str, size: int) -> bool:
        """Whether a file may be read; if not, it is noted."""
        reason = ""
        if size > limit_of(name):
            reason = f"{size} bytes; at most {limit_of(name)} are taken"
        elif self.files <= 0:
            reason = f"more than {MAX_FILES} files"
        elif size > self.size and not name.lower().endswith(".ipynb"):
            reason = f"more than {MAX_TOTAL} bytes together"
        elif name.count("/") > MAX_DEPTH:
            reason = f"deeper than {MAX_DEPTH} folders"
        if reason:
            self.leave_out(name, reason)
        return not reason

    def take(self, name: str, data: bytes) -> bytes | None:
        """The bytes to keep of a file that was read; None where there is no room for them after all."""
        from grader.submissions.outputs import without_outputs

        kept = without_outputs(data) if name.lower().endswith(".ipynb") else data
        if len(kept) > min(self.size, MAX_FILE):
            self.leave_out(name, f"more than {min(self.size, MAX_FILE)} bytes")
            return None
        self.files -= 1
        self.size -= len(kept)
        return kept

    def leave_out(self, name: str, reason: str) -> None:
        if len(self.left_out) < MAX_FILES:
            self.left_out.setdefault(name, reason)


def shown(left_out: Iterable[str]) -> list[str]:
    """What was left out in few words: folders as they are, of many files in one folder the folder."""
    names = sorted(left_out)
    if len(names) > 5:
        names = sorted({posixpath.dirname(name.rstrip("/")).partition("/")[0] + "/" if "/" in name.rstrip("/") else name
                        for name in names})  # fmt: skip
    return [*names[:5], *(["…"] if len(names) > 5 else [])]
