"""Settings in TOML: what is wrong in a file, told with the line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

import msgspec

from grader.errors import CourseError

_TABLE = re.compile(r"\s*\[(?P<many>\[)?\s*(?P<name>[^\[\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"\s*(?P<name>[\w.\"'-]+)\s*=")
_PLACE = re.compile(r" - at `(?:key in )?\$?(?P<place>[^`]*)`$")
_UNKNOWN = re.compile(r"contains unknown field `(?P<name>[^`]*)`")

Settings = TypeVar("Settings")


def read_settings(path: Path, kind: type[Settings]) -> Settings:
    """What a settings file says.

    Raises :class:`~grader.errors.CourseError`, with the line, for what it does not know.
    """
    try:
        data = path.read_bytes()
        return msgspec.toml.decode(data, type=kind)
    except FileNotFoundError:
        return kind()
    except msgspec.ValidationError as error:
        raise misread(path, data.decode(errors="replace"), "", str(error)) from error
    except (msgspec.MsgspecError, ValueError) as error:
        raise CourseError(f"{path}: {error}") from error


def misread(path: Path, text: str, place: str, problem: str) -> CourseError:
    """The error about a place in a file, such as ``late.free_days`` or ``extension[1].due``, with its line.

    ``problem`` may be a sentence of msgspec's, whose own place is below that one.
    """
    found = _PLACE.search(problem)
    unknown = _UNKNOWN.search(problem)
    below = (found["place"].strip(".") if found else "", unknown["name"] if unknown else "")
    whole = ".".join(filter(None, (place, *below)))
    said = _PLACE.sub("", problem)
    line = line_of(text, whole)
    where = f"{path}, line {line}" if line else str(path)
    return CourseError(f"{where}: {said}" + (f" ({whole})" if found else ""))


def line_of(text: str, place: str) -> int:
    """The line where a place is set, or the nearest place that it is in; 0 where none is found."""
    lines = places(text)
    wanted = re.sub(r"\[\.\.\.\]", "", place)
    while wanted:
        if wanted in lines:
            return lines[wanted]
        wanted = re.sub(r"(\[\d*\]|\.?[^.\[\]]+)$", "", wanted)
    return 0


def places(text: str) -> dict[str, int]:
    """The lines on which tables begin and keys are set, by their places; what stands in several lines has the first."""
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        header, key = _TABLE.fullmatch(line), _KEY.match(line)
        if header is not None:
            table = _name(header["name"])
            if header["many"]:
                counts[table] = counts.get(table, -1) + 1
                found.setdefault(table, number)
                table = f"{table}[{counts[table]}]"
            found.setdefault(table, number)
        elif key is not None:
            found.setdefault(".".join(filter(None, (table, _name(key["name"])))), number)
    return found


def _name(written: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in written.split("."))
