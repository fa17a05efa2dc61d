"""What a worker says about itself, taken apart as an attacker's words.

Every piece has its type, its length and, where it is a word, one of the known words; anything else is a
:class:`~grader.errors.WireError`. What is said while a submission is called could carry hidden inputs out, so nothing
that the submission itself put into words is taken from there: see :func:`call_warning`.
"""

from __future__ import annotations

import builtins
import os
import re
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from grader.decoding import NO_CODE
from grader.errors import WireError
from grader.results import Failure
from grader.wire import protocol
from grader.wire.codec import decode
from grader.worker.edits import MAX_EDITS, ORDER
from grader.worker.trace import MAX_ELEMENTS, MAX_RECORDS

MAX_TEXT = 500
MAX_LINE = 100_000

_UNREADABLE: dict[str, dict[str, type]] = {
    "undecodable": {},
    "file_too_large": {"size": int, "limit": int},
    "notebook_json": {"error": str},
    "notebook_shape": {},
    **{kind: {} for kind in NO_CODE},
}
_LOAD_ERRORS = ("hung_cell", "syntax", "raised")
_REFUSED = ("", "network", "processes", "programs", "threads", "memory", "files")
_STANDS = ("class", "function", "guard", "branch", "comment", "string", "markdown", "raw", "file")
_NOTES = ("magic", "shell", "run")
_VERSION = re.compile(r"(3\.\d{1,2})?")
_PLACES = sorted(
    {
        form(place)
        for place in (
            str(Path(__file__).parents[2]), sys.prefix, os.path.dirname(os.__file__), os.path.dirname(np.__file__),
            str(Path.home()),
        )
        for form in (str, os.path.realpath)
        if len(place) > 5
    },
    key=len,
    reverse=True,
)  # fmt: skip
"""Folders of this machine, longest first."""

MAX_PLACES = 2
MAX_NOTES = 20
MAX_WARNINGS = 20

_BUILTIN_ERRORS = {
    name for name, value in vars(builtins).items() if isinstance(value, type) and issubclass(value, BaseException)
}
_CATEGORIES = {name for name in _BUILTIN_ERRORS if name.endswith("Warning")} | {"ComplexWarning"}

_UFUNCS = [name for name, value in vars(np).items() if isinstance(value, np.ufunc)]
_OPERATIONS = [*_UFUNCS, *(f"scalar {name}" for name in _UFUNCS), "cast", "dot", "reduce", "accumulate", "det"]
_NUMPY_SAYS = {
    f"{problem} encountered in {operation}"
    for problem in ("divide by zero", "overflow", "underflow", "invalid value")
    for operation in _OPERATIONS
} | {
    "Mean of empty slice.",
    "Mean of empty slice",
    "Degrees of freedom <= 0 for slice",
    "Casting complex values to real discards the imaginary part",
}
_CELL = re.compile(r"cell [1-9][0-9]{0,3}")


def text(said: Any) -> str:
    """A text, cut to its allowed length. No place on this machine is told.

    Raises :class:`~grader.errors.WireError` for anything else.
    """
    if type(said) is not str:
        raise WireError("text expected")
    shown: str = said[:MAX_TEXT]
    if "/" in shown or "\\" in shown:
        for place in _PLACES:
            shown = shown.replace(place, "…")
    return shown


def texts(said: Any) -> list[str]:
    """Several texts."""
    return [text(item) for item in said[:100]]


def word(said: Any, known: Collection[str]) -> str:
    """One of the known words. Raises :class:`~grader.errors.WireError` for any other."""
    if type(said) is not str or said not in known:
        raise WireError("a known word expected")
    return said


def number(said: Any) -> int:
    """A whole number that fits where people look at it. Raises :class:`~grader.errors.WireError` for anything else."""
    if type(said) is not int or not 0 <= said < 1 << 40:
        raise WireError("a number expected")
    return said


def unreadable(said: Any) -> Failure | None:
    """Why a file gave no cells; None if it did."""
    if not said:
        return None
    kind = word(said[0], _UNREADABLE)
    takes = {int: number, str: text}
    return Failure(kind, {key: takes[wanted](said[1][key]) for key, wanted in _UNREADABLE[kind].items()})


def exception(said: Any) -> dict[str, Any]:
    """An exception. It is a builtin one only if Python has one of that name: that name may reach students.

    Raises :class:`~grader.errors.WireError` for what is none.
    """
    where = [[text(file), number(line), text(name), text(source)] for file, line, name, source in said["where"][:5]]
    kind = text(said["type"])
    builtin = said["builtin"] is True and kind in _BUILTIN_ERRORS
    refused, needs = word(said["refused"], _REFUSED), text(said["needs"])
    if not _VERSION.fullmatch(needs):
        raise WireError("a version expected")
    more = {key: value for key, value in (("refused", refused), ("needs", needs)) if value}
    return {"type": kind, "builtin": builtin, "message": text(said["message"]), "where": where, **more}


def loops(said: Any) -> list[list[Any]]:
    """The submission's own lines that an interrupted call was in, the last of them its loop's."""
    return [[text(file), number(line), text(name), text(source)] for file, line, name, source in said[:5]]


def load_error(said: Any) -> dict[str, Any]:
    """A cell that did not run to its end."""
    kind = word(said["kind"], _LOAD_ERRORS)
    error = {} if kind == "hung_cell" else exception(said["error"])
    return {"label": text(said["label"]), "names": texts(said["names"]), "kind": kind, "error": error}


def stands(said: Any) -> list[list[Any]]:
    """Where a name that is not defined does stand: kind, file or cell, line, and the class or function around it."""
    return [
        [word(kind, _STANDS), text(place), number(line), text(detail)]
        for kind, place, line, detail in said[:MAX_PLACES]
    ]


def set_at(said: Any) -> list[Any]:
    """File or cell and line where a name got its value; empty if that is not known."""
    if not said:
        return []
    place, line = said
    return [text(place), number(line)]


@dataclass(frozen=True)
class Place:
    """An expression in a line of a submission: the columns from and to count characters."""

    kind: str
    file: str
    line: int
    start: int
    end: int
    text: str


def places(said: Any, files: Collection[str]) -> list[Place]:
    """Places of edits in the submission's files or cells. Raises :class:`~grader.errors.WireError` for others."""
    return [_place(files, *one) for one in said[:MAX_EDITS]]


def _place(files: Collection[str], kind: Any, file: Any, line: Any, start: Any, end: Any, source: Any) -> Place:
    line, start, end = number(line), number(start), number(end)
    shown = "".join(character if character.isprintable() else " " for character in text(source))
    if not (0 < line <= MAX_LINE and start < end <= len(shown) and (file in files or _CELL.fullmatch(text(file)))):
        raise WireError("a place in a line of the submission expected")
    return Place(word(kind, ORDER), text(file), line, start, end, shown)


@dataclass(frozen=True)
class Traced:
    """A number or array that a line of a submission made, by its name there."""

    kind: str
    function: str
    file: str
    line: int
    name: str
    value: np.ndarray


def traced(said: Any, files: Collection[str]) -> list[Traced]:
    """The records of a trace, checked for their shape. Raises :class:`~grader.errors.WireError` for others."""
    return [_traced(files, *one) for one in said[:MAX_RECORDS]]


def is_cut_off(records: Sequence[Traced]) -> bool:
    """Whether a trace was as long as it may be: what followed is not in it."""
    return len(records) >= MAX_RECORDS


def _traced(files: Collection[str], kind: Any, function: Any, file: Any, line: Any, name: Any, value: Any) -> Traced:
    if type(value) is not np.ndarray or value.dtype != np.float64 or not 0 < value.size <= MAX_ELEMENTS:
        raise WireError("an array of numbers expected")
    if not (number(line) <= MAX_LINE and (file in files or _CELL.fullmatch(text(file))) and text(name).isprintable()):
        raise WireError("a name in a line of the submission expected")
    return Traced(word(kind, protocol.TRACE_KINDS), text(function), text(file), number(line), text(name)[:80], value)


Note = tuple[str, str, int, str]
"""What was not done that IPython would have done: kind, file or cell, line, text."""


def note(said: Any) -> Note:
    """A remark of the loader, checked for its shape. Raises :class:`~grader.errors.WireError`."""
    kind, place, line, what = said
    return word(kind, _NOTES), text(place), number(line), text(what)


@dataclass
class Loaded:
    """What loading told: why nothing could be read, which statements failed, what was left out."""

    unreadable: Failure | None = None
    cells: int = 0
    errors: list[dict[str, Any]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


Warned = tuple[str, str, str, int]
"""A warning: category, message, and the student's own file and line, or ``""`` and 0."""


def load_warning(said: Any) -> Warned:
    """A warning from loading: no hidden input has been seen, so it may say anything."""
    category, message, file, line = said
    return text(category), text(message), text(file), number(line)


def call_warning(said: Any, files: Collection[str]) -> Warned | None:
    """A warning from a call, if it is one of NumPy's own and its place is one that there is; else None."""
    category, message, file, line = load_warning(said)
    if category not in _CATEGORIES or message not in _NUMPY_SAYS:
        return None
    is_place = (file in files or _CELL.fullmatch(file)) and line <= MAX_LINE
    return category, message, file if is_place else "", line if is_place else 0


def call_warnings(said: Sequence[Any], files: Collection[str]) -> list[Warned]:
    """The warnings of a call, of which none is in the submission's own words."""
    warned = [call_warning(warning, files) for warning in said[:MAX_WARNINGS]]
    return [warning for warning in warned if warning is not None]


def loaded(kind: bytes, reply: bytes) -> tuple[Loaded, list[Warned]]:
    """What a worker says of loading, with its warnings. Raises :class:`~grader.errors.WireError` for another shape."""
    said = decode(reply)
    if kind != protocol.LOADED or type(said["cells"]) is not int:
        raise WireError("not a reply to load")
    errors = [load_error(error) for error in said["errors"][:200]]
    warnings = [load_warning(warning) for warning in said["warnings"][:MAX_WARNINGS]]
    notes = [note(one) for one in said["notes"][:MAX_NOTES]]
    return Loaded(unreadable(said["unreadable"]), said["cells"], errors, notes), warnings
