"""Numbers that stand in a submission's own source: thresholds, caps, sizes, bounds. A net for rare inputs aims at them.

The source is read as text and never run; what is found only chooses inputs, so hostile text can gain nothing by it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import chain

MAX_BYTES = 1 << 16
"""Bytes that are read of all files together: far more than a person writes, and a moment's work."""

MAX_NUMBERS = 12
ORDINARY = frozenset((0.0, 1.0, 2.0))
"""Numbers of nearly every formula; plain draws come close to them anyway."""

_NUMBER = re.compile(rb"(?<![\w.])(?:\d{1,9}(?:\.\d{0,17})?|\.\d{1,17})(?:[eE][+-]?\d{1,3})?(?![\w.])")
_POWER = re.compile(rb"(?<![\w.])(\d{1,3})\s*\*\*\s*(-?\d{1,3})(?![\w.])")
_NOISE = re.compile(rb'"(?:image/png|text/plain|text/html)"\s*:[^\]]*\]|"execution_count"\s*:\s*\d+|#[^\n"]*')
_TEXTS = re.compile(rb'"""(?:[^"]|"(?!""))*"""' + rb"|'''(?:[^']|'(?!''))*'''")
_NEXT = re.compile(rb"\n(?=(?:def|class|if|for|while|try|with|import|from|@)\b)")


def numbers_in(contents: Mapping[str, bytes], function: str = "", others: Collection[str] = ()) -> tuple[float, ...]:
    """The numbers in a hand-in's Python files and notebooks, without the most ordinary ones; the first of them.

    Those inside the ``function`` asked about come first; those inside the ``others`` are left out.
    """
    codes = [_code(source) for source in _sources(contents, b"def %s(" % function.encode())]
    inside = [_body(code, function) for code in codes] if function else []
    outside = [_without(code, [name for name in others if name != function]) for code in codes]
    found: dict[float, None] = {}
    for number in chain.from_iterable(map(_numbers, (*inside, *outside))):
        found[number] = None
        if len(found) == MAX_NUMBERS:
            break
    return tuple(found)


def _sources(contents: Mapping[str, bytes], head: bytes) -> Iterator[bytes]:
    """What is read of the files, those first in which ``head`` stands."""
    names = [name for name in contents if name.endswith((".py", ".ipynb"))]
    left = MAX_BYTES
    for name in sorted(names, key=lambda name: (head not in contents[name], name)):
        source = contents[name][:left]
        left -= len(source)
        if source:
            yield source


@lru_cache(16)
def _code(source: bytes) -> bytes:
    """The code of a file without comments, docstrings, written cells and outputs, as far as that can be told."""
    return _TEXTS.sub(b" ", _NOISE.sub(b" ", _of_notebook(source) or source))


def _of_notebook(source: bytes) -> bytes:
    """The code cells of a notebook; nothing where it is none that can be read."""
    if not source.lstrip().startswith(b"{"):
        return b""
    try:
        cells = json.loads(source)["cells"]
        lines = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        return "\n".join(lines).encode(errors="replace")
    except (ValueError, TypeError, KeyError, RecursionError, MemoryError):
        return b""


def _body(code: bytes, function: str) -> bytes:
    """The text from the function's head to the next statement of the module."""
    start = code.rfind(b"def %s(" % function.encode())
    if start < 0:
        return b""
    end = _NEXT.search(code, start)
    return code[start : end.start() if end else len(code)]


def _without(code: bytes, functions: Collection[str]) -> bytes:
    """The text without the bodies of these functions."""
    for function in functions:
        body = _body(code, function)
        code = code.replace(body, b"") if body else code
    return code


def _numbers(code: bytes) -> Iterator[float]:
    for match in _POWER.finditer(code):
        if match[1] in (b"2", b"10"):
            yield float(match[1]) ** float(match[2])
    for match in _NUMBER.finditer(code):
        number = float(match[0])
        if number not in ORDINARY and number < 1e300:
            yield number


def around(number: float) -> tuple[float, ...]:
    """Values just below, at and above a number, of both signs; for whole numbers the neighbours and the double too."""
    near = (number * 0.999, number, number * 1.001, number * 1.5)
    whole = (number - 1, number + 1, number + 2, number * 2) if number == int(number) and number < 1000 else ()
    return tuple(dict.fromkeys((*near, *whole, *(-value for value in near))))
