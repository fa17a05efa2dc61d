"""What a student was handed out, where it was unpacked: an assignment's name, its exercises, how they are called.

Nothing of the course is there: the names come from ``tests/`` and from the handout's own text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.submissions.work import defines_one

_FILES = re.compile(r"`(\w+)\.py`\s*(?:or|或)\s*`\1\.ipynb`")
_HEADING = re.compile(r"^#+\s*`((\w+)\([^`]*\))`", re.M)

_DEF = re.compile(r"\bdef (\w+)\(")


@dataclass(frozen=True)
class Handout:
    """One assignment as students have it; ``exercises`` are in its order, ``signatures`` as it states them."""

    name: str
    folder: Path
    exercises: tuple[str, ...]
    signatures: dict[str, str]


def handouts(folder: Path) -> dict[str, Handout]:
    """Every handout in a folder and below it, by the assignment's name."""
    places = sorted({tests.parent for tests in folder.rglob("tests") if tests.is_dir()})
    return {one.name: one for place in places if (one := _handout(place)) is not None}


def _handout(folder: Path) -> Handout | None:
    exercises = {path.stem for path in (folder / "tests").glob("*.py")}
    text = "\n".join(_text(folder / name) for name in ("README.md", "README.zh.md"))
    name = next((match[1] for match in _FILES.finditer(text)), "") or next(_named(folder, exercises), "")
    if not exercises or not name:
        return None
    signatures = {match[2]: match[1] for match in _HEADING.finditer(text) if match[2] in exercises}
    written = _DEF.findall("\n".join(_text(folder / f"{name}{suffix}") for suffix in (".py", ".ipynb")))
    ordered = dict.fromkeys(one for one in [*signatures, *written, *sorted(exercises)] if one in exercises)
    return Handout(name, folder, tuple(ordered), signatures)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _named(folder: Path, exercises: set[str]) -> Iterator[str]:
    """Without a handout's text: the files beside ``tests/`` that define an exercise, by name."""
    for path in sorted(folder.iterdir()):
        is_code = path.suffix in (".py", ".ipynb") and path.is_file()
        if is_code and defines_one(path.name, path.read_bytes(), frozenset(exercises)):
            yield path.stem
