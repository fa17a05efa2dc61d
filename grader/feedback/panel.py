"""Gradients value by value: what came back, what is right, and the ratio of both, in which factors and signs show."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

MAX_ROWS = 24
"""Values that are listed; of a longer result only wrong ones are."""

SAME = 1e-4
"""How much ratios may differ that count as one: difference quotients are right to about five digits."""

MAX_DENOMINATOR = 12
MAX_FACTOR = 1e4
"""Larger ratios, and smaller ones than its inverse, come from right values that are as good as 0."""

_GRADIENT = re.compile(r"(^|_)(grads?|gradients?|backward|bptt|jacobian|derivatives?)(_|\b|$)|^d[A-Z]\w*/d\w")
_SERIES = re.compile(r"(.*?)(\d+) … (.*?)(\d+)")
_NAME = re.compile(r"[\w.]+(\[[^\]]*\])*")


@dataclass(frozen=True)
class PanelRow:
    """One value: what it is called, both numbers, their ratio (empty where there is none), whether it is wrong."""

    name: str
    got: str
    expected: str
    ratio: str
    wrong: bool


@dataclass(frozen=True)
class Panel:
    """The values of a gradient; ``left_out`` counts those that have no row."""

    rows: tuple[PanelRow, ...]
    left_out: int


def is_gradient(function: str, what: str) -> bool:
    """Whether a result is one of derivatives, by what the exercise's function or the result is called.

    >>> is_gradient("conv2d_backward", "x"), is_gradient("train", "grad_W"), is_gradient("train", "dL/dw7 … dL/dw12")
    (True, True, True)
    >>> is_gradient("train", "losses")
    False
    """
    return any(map(_GRADIENT.search, (function, what)))


def names(what: str, shape: Sequence[int]) -> list[str]:
    """What the values of an array are called, in their order.

    >>> names("dL/dw7 … dL/dw9", (3,))
    ['dL/dw7', 'dL/dw8', 'dL/dw9']
    >>> names("grad_W", (1, 2)), names("softmax_jacobian(z)", (2,))
    (['grad_W[0, 0]', 'grad_W[0, 1]'], ['[0]', '[1]'])
    """
    series = _SERIES.fullmatch(what)
    if series and series[1] == series[3] and len(shape) == 1 and int(series[4]) - int(series[2]) == shape[0] - 1:
        return [f"{series[1]}{number}" for number in range(int(series[2]), int(series[4]) + 1)]
    before = what if _NAME.fullmatch(what) else ""
    return [f"{before}[{', '.join(map(str, place))}]" for place in product(*map(range, shape))]


Value = tuple[float, float, bool]
"""What came back, what was expected, and whether that is wrong."""


def panel(names: Sequence[str], values: Sequence[Value], texts: Sequence[tuple[str, str]]) -> Panel:
    """The rows of a gradient. ``texts`` are both numbers as they are shown elsewhere."""
    is_short = len(values) <= MAX_ROWS
    places = [place for place, value in enumerate(values) if is_short or value[2]][:MAX_ROWS]
    rows = tuple(PanelRow(names[place], *texts[place], _ratio(*values[place]), values[place][2]) for place in places)
    return Panel(rows, len(values) - len(rows))


def _ratio(got: float, expected: float, is_wrong: bool) -> str:
    """The ratio in four digits, of a wrong value in as many as tell it from 1."""
    if expected == 0 or not math.isfinite(got):
        return ""
    texts = (f"{got / expected + 0.0:.{digits}g}" for digits in (4, 8, 12))
    return next((text for text in texts if text != "1" or not is_wrong), "1")


def factor(values: Sequence[Value]) -> str:
    """The factor that makes wrong values out of right ones, if it is the same for all; empty where there is none.

    Two right values that differ are needed for it to say anything.

    >>> factor([(-1.0, 1.0, True), (-2.0, 2.0, True), (3.0, 3.0, False)]), factor([(2.0, 6.0, True), (1.0, 3.0, True)])
    ('-1', '1/3')
    """
    wrong = [(got, expected) for got, expected, flag in values if flag]
    if len({expected for _, expected in wrong}) < 2 or any(not expected for _, expected in wrong):
        return ""
    ratios = list(_finite(got / expected for got, expected in wrong))
    if len(ratios) < len(wrong) or max(ratios) - min(ratios) > SAME * max(map(abs, ratios)):
        return ""
    return _number(sorted(ratios)[len(ratios) // 2])


def _finite(numbers: Iterator[float]) -> Iterator[float]:
    return (number for number in numbers if math.isfinite(number))


def _number(ratio: float) -> str:
    """A ratio as a small fraction; empty where it is none: others are chance, and differ from call to call."""
    near = Fraction(ratio).limit_denominator(MAX_DENOMINATOR)
    if abs(ratio) > MAX_FACTOR or abs(ratio - 1) <= SAME or 0 < abs(ratio) < 1 / MAX_FACTOR:
        return ""
    return str(near) if abs(ratio - near) <= SAME / 10 * abs(ratio) else ""
