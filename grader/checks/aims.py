"""Numbers that stand in a submission's own source: thresholds, caps, sizes, bounds. A net for rare inputs aims at them.

The source is read as text and never run; what is found only chooses inputs, so hostile text can gain nothing by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

MAX_BYTES = 1 << 20
MAX_NUMBERS = 12
ORDINARY = frozenset((0.0, 1.0, 2.0))
"""Numbers of nearly every formula; plain draws come close to them anyway."""

_NUMBER = re.compile(rb"(?<![\w.])(?:\d{1,9}(?:\.\d{0,17})?|\.\d{1,17})(?:[eE][+-]?\d{1,3})?(?![\w.])")
_NOISE = re.compile(rb'"(?:image/png|text/plain|text/html)"\s*:[^\]]*\]|"execution_count"\s*:\s*\d+|#[^\n"]*')


def numbers_in(contents: Mapping[str, bytes]) -> tuple[float, ...]:
    """The numbers in a hand-in's Python files and notebooks, without the most ordinary ones; the first of them."""
    found: dict[float, None] = {}
    for name in sorted(contents):
        if name.endswith((".py", ".ipynb")):
            found |= dict.fromkeys(_numbers(contents[name][:MAX_BYTES]))
    return tuple(found)[:MAX_NUMBERS]


def _numbers(source: bytes) -> Iterator[float]:
    for match in _NUMBER.finditer(_NOISE.sub(b" ", source)):
        number = float(match[0])
        if number not in ORDINARY and number < 1e300:
            yield number


def around(number: float) -> tuple[float, ...]:
    """Values just below, at and above a number, of both signs; for whole numbers the neighbours too."""
    near = (number * 0.999, number, number * 1.001, number * 1.5)
    whole = (number - 1, number + 1) if number == int(number) and number < 1000 else ()
    return tuple(dict.fromkeys((*near, *whole, *(-value for value in near))))
