"""Whether a file holds work or is the stub as it was handed out: decided from its text, which is never run."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import IntEnum

from grader.decoding import UnreadableError, decode_source, decode_text
from grader.submissions.names import Match, match

MAX_READ = 16 << 20
MAX_TEXT = 2 << 20
MAX_LINES = 10_000

_DEF = re.compile(r"^([ \t]*)(?:async[ \t]+)?def[ \t]+(\w+)", re.M)
_PYTHON = re.compile(r"^(?:def[ \t]+\w+[ \t]*\(|import[ \t]+\w|from[ \t]+[\w.]+[ \t]+import\b)", re.M)
_DOCSTRING = re.compile(r"\s*[rRuUbB]?(\"\"\"|'''|\"|')")
_IDLE = re.compile(r"(?:pass|\.\.\.|return(?:[ \t]+(?:None|\.\.\.|NotImplemented))?)[ \t;]*(?:#.*)?")
_LINE = re.compile(r"[^\n]*\n?")


class Work(IntEnum):
    """What a file holds, from nothing to a function that does something."""

    NONE = 0
    STUB = 1
    DAMAGED = 2
    CODE = 3
    FINISHED = 4


def work_in(name: str, data: bytes, exercises: Collection[str] = ()) -> Work:
    """What a file holds. Of functions those count that are exercises; where none are known, all."""
    text = source_text(name, data)
    if text is None:
        return Work.DAMAGED
    found = [one for one in _definitions(text) if _counts(one[1], exercises)]
    if _is_assigned(text, exercises) or any(not _is_empty(text, indent, start) for indent, _, start in found):
        return Work.FINISHED
    if found:
        return Work.STUB
    return Work.CODE if _has_code(text) else Work.NONE


def is_whole(name: str, data: bytes, exercises: Collection[str]) -> bool:
    """Whether the text of a file does something in each of these functions, or takes it from another file."""
    text = source_text(name, data)
    if text is None or not exercises:
        return False
    own = [one for one in _definitions(text) if one[1] in exercises]
    done = {function for indent, function, start in own if not _is_empty(text, indent, start)}
    return all(one in done or _is_assigned(text, [one]) or _is_imported(text, one) for one in exercises)


def source_text(name: str, data: bytes) -> str | None:
    """A module's text, or that of a notebook's code cells; None where it cannot be read."""
    try:
        if not name.lower().endswith(".ipynb"):
            return decode_source(data[:MAX_READ])[:MAX_TEXT]
        if len(data) > MAX_READ:
            return None
        return "\n\n".join(_cells(json.loads(decode_text(data))))[:MAX_TEXT]
    except (UnreadableError, ValueError, RecursionError, MemoryError, TypeError, LookupError, AttributeError):
        return None


def _cells(notebook: object) -> list[str]:
    """The sources of a notebook's code cells; raises for what has none."""
    if not isinstance(notebook, dict):
        raise TypeError("not a notebook")
    sheets = notebook["worksheets"] if "cells" not in notebook else [notebook]
    cells = [cell for sheet in sheets for cell in sheet["cells"]]
    sources = [cell.get("source", cell.get("input", "")) for cell in cells if cell.get("cell_type") == "code"]
    return ["".join(map(str, source)) if isinstance(source, list) else str(source) for source in sources]


def is_notebook(data: bytes) -> bool:
    """Whether bytes look like a notebook, whatever the file is called."""
    try:
        is_wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        start = decode_text(data[:4096]) if is_wide else data[:4096].decode("utf-8", "replace")
    except UnreadableError:
        return False
    return start.lstrip("\ufeff \t\r\n").startswith("{") and b"cell" in data


def suffix_by_content(data: bytes) -> str:
    """How a file's name should end by what it surely is, a notebook or Python; empty where that cannot be told."""
    if is_notebook(data):
        return ".ipynb"
    text = source_text("a.py", data) or ""
    return ".py" if not text.lstrip().startswith(("{", "<")) and _PYTHON.search(text) else ""


def defines_one(name: str, data: bytes, exercises: Collection[str]) -> bool:
    """Whether the text of a file defines one of these functions, as far as text can tell."""
    text = source_text(name, data)
    if text is None:
        text = data[:MAX_TEXT].decode("utf-8", "replace").replace("\\n", "\n")
    return any(function in exercises for _, function, _ in _definitions(text)) or _is_assigned(text, exercises)


def defined_in(path: str, data: bytes) -> frozenset[str]:
    """The names of the functions that the text of a file defines."""
    text = source_text("a.ipynb" if is_notebook(data) else path, data) or ""
    return frozenset(function for _, function, _ in _definitions(text))


def text_as_module(path: str, data: bytes, exercises: Mapping[str, Collection[str]]) -> Match | None:
    """``softmax.txt``: what nbconvert calls the script of a notebook that does not say how Python's files end.

    Nobody's name may stand in it, and one of the assignment's functions must be defined.
    """
    name = path.rpartition("/")[2]
    named = match(f"{name[:-4]}.py", tuple(exercises)) if name.lower().endswith(".txt") else None
    if named is None or named.person or not defines_one(named.canonical, data, exercises[named.assignment]):
        return None
    return replace(named, is_exact=False)


def _counts(function: str, exercises: Collection[str]) -> bool:
    return function in exercises if exercises else True


def _definitions(text: str) -> list[tuple[str, str, int]]:
    """The indentation and the name of every ``def`` with where its name ends."""
    return [(found[1], found[2], found.end()) for found in _DEF.finditer(text)]


def _is_assigned(text: str, exercises: Collection[str]) -> bool:
    names = "|".join(map(re.escape, exercises))
    return bool(names) and re.search(rf"^(?:{names})[ \t]*=(?!=)", text, re.M) is not None


def _is_imported(text: str, function: str) -> bool:
    return re.search(rf"^[ \t]*from[ \t]+\S+[ \t]+import\b[^\n]*\b{re.escape(function)}\b", text, re.M) is not None


def _has_code(text: str) -> bool:
    """Whether anything is there but blank lines and comments."""
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())


def _is_empty(text: str, indent: str, place: int) -> bool:
    """Whether the body of the function whose name ends at ``place`` does nothing."""
    start = _signature_end(text, place)
    body = _body(text, indent, start)
    if body.count("\n") >= MAX_LINES:
        return False
    docstring = _DOCSTRING.match(body)
    if docstring:
        end = body.find(docstring[1], docstring.end())
        body = body[end + len(docstring[1]) :] if end >= 0 else ""
    lines = [line.strip() for line in body.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    is_refusal = bool(lines) and lines[0].startswith("raise NotImplementedError")
    return is_refusal or all(_IDLE.fullmatch(line) for line in lines)


def _signature_end(text: str, place: int) -> int:
    """Where the colon ends that opens the body: the first outside brackets."""
    depth = 0
    for found in re.compile(r"[()\[\]{}:]").finditer(text, place, place + 10_000):
        if found[0] == ":" and depth <= 0:
            return found.end()
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(found[0], 0)
    return place


def _body(text: str, indent: str, start: int) -> str:
    """The rest of the line and the lines below that are indented deeper."""
    lines: list[str] = []
    place = start
    while place < len(text) and len(lines) < MAX_LINES:
        found = _LINE.match(text, place)
        assert found is not None
        line = found[0]
        deeper = len(line) - len(line.lstrip(" \t")) > len(indent) or not line.strip() or line.lstrip().startswith("#")
        if lines and not deeper:
            break
        lines.append(line)
        place = found.end()
    return "".join(lines)
