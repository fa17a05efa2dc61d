"""What is not Python in a notebook's cell: IPython's magics and shell lines. And where a line of Python goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MAGIC_LINE = re.compile(r"^(?P<indent>\s*)(%|!|\?|[\w.]+\?{1,2}\s*$|[\w., ]+=\s*(!|%[a-zA-Z]))")
_PYTHON_CELL_MAGICS = ("%%time", "%%timeit", "%%capture", "%%prun", "%%python", "%%python3")
_TOKEN = re.compile(r"#.*|'{3}|\"{3}|'(?:\\.|[^'\\])*(?:'|\\?$)|\"(?:\\.|[^\"\\])*(?:\"|\\?$)|[()\[\]{}]|\\$")
_STRING_END = {quote: re.compile(r"(?:\\.|[^\\])*?" + quote, re.S) for quote in ("'''", '"""')}


def without_magics(source: str) -> str:
    """A cell without IPython's magics and shell lines, each line in its place."""
    lines = source.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if lines[first].startswith("%%"):
        if not lines[first].startswith(_PYTHON_CELL_MAGICS):
            return ""
        lines[first] = ""
    kept = list(lines)
    for number, is_magic in logical_lines(lines):
        if is_magic:
            match = _MAGIC_LINE.match(lines[number])
            kept[number] = f"{match['indent']}pass" if match else ""
    return "\n".join(kept)


def logical_lines(lines: list[str]) -> Iterator[tuple[int, bool]]:
    """The lines that continue neither a string, nor a bracket, nor a backslash; and whether they are magics.

    Magics are not looked into; the lines that a backslash joins to one are magics too.
    """
    depth = 0
    quote = ""
    backslash = False
    is_magic = False
    for number, line in enumerate(lines):
        if is_magic and lines[number - 1].endswith("\\"):
            yield number, True
        elif quote or backslash or depth > 0:
            depth, quote, backslash = scanned(line, depth, quote)
        else:
            is_magic = _MAGIC_LINE.match(line) is not None
            depth, quote, backslash = (0, "", False) if is_magic else scanned(line, 0, "")
            yield number, is_magic


def scanned(line: str, depth: int, quote: str) -> tuple[int, str, bool]:
    """The state after a line: open brackets, the quotes of a string that goes on, a backslash at its end."""
    place = 0
    backslash = False
    while True:
        if quote:
            end = _STRING_END[quote].match(line, place)
            if end is None:
                return depth, quote, False
            place, quote = end.end(), ""
        token = _TOKEN.search(line, place)
        if token is None:
            return depth, quote, backslash
        text, place = token.group(), token.end()
        if text in _STRING_END:
            quote = text
        elif text in "()[]{}":
            depth += 1 if text in "([{" else -1
        else:
            backslash = text.endswith("\\") and not text.startswith("#")
