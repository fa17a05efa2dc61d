"""How a row of numbers is drawn: a series as a line, values with places of their own as bars, all else as dots."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from grader.feedback.panel import is_gradient, names

Kind = Literal["line", "bars", "dots"]

SHORTEST: dict[Kind, int] = {"line": 8, "bars": 5, "dots": 8}
"""The shortest rows of which a plot says more than the table."""

MAX_BARS = 24
VISIBLE = 0.05
"""The share of a plot's height below which two rows look like one."""

_SERIES = re.compile(r"(^|\b|_)(loss(es)?|history|values|memory|errors|trajectory)(\b|$)")
_VALUES = re.compile(
    r"(^|\b)(w|W|b|c|h|p|q|theta_\w+|[Wb]_\w+|bias(es)?|weights?|probabilities|scores?|y_hat|out_h|outputs?"
    r"|softmax|predict|noise_distribution|hidden|box|z)\b"
)
_SHORT = re.compile(r"(?:^|.*d)([a-z]\w{0,3})")


@dataclass(frozen=True)
class Plot:
    """Two rows of numbers, how they are drawn, which are wrong, and what stands below each place if not its index."""

    kind: Kind
    got: tuple[float, ...]
    expected: tuple[float, ...]
    wrong: tuple[bool, ...]
    labels: tuple[str, ...] = ()


def plot(
    got: Sequence[float], expected: Sequence[float], wrong: Sequence[bool], function: str, what: str
) -> Plot | None:
    """The plot of a row, if it is long enough, not of whole numbers alone and an eye could see a difference.

    Whole numbers are mostly counts, places or classes, between which there is nothing.
    """
    kind = kind_of(function, what)
    kind = "dots" if kind == "bars" and len(got) > MAX_BARS else kind
    numbers = [number for number in (*got, *expected) if math.isfinite(number)]
    if len(got) < SHORTEST[kind] or all(number.is_integer() for number in numbers):
        return None
    shown = [*numbers, 0.0] if kind == "bars" else numbers
    farthest = max(abs(a - b) for a, b in zip(got, expected, strict=True))
    if farthest < VISIBLE * (max(shown) - min(shown)):
        return None
    labels = _labels(what, len(got)) if kind == "bars" else ()
    return Plot(kind, tuple(got), tuple(expected), tuple(wrong), labels)


def kind_of(function: str, what: str) -> Kind:
    """How a row is drawn, by what it is called: by the result's name first, then by the exercise's.

    >>> kind_of("train", "losses"), kind_of("train", "w"), kind_of("gradients", "dL/dw1 … dL/dw12")
    ('line', 'bars', 'bars')
    >>> kind_of("sigmoid", "sigmoid(x)")
    'dots'
    """
    name = what.partition("(")[0].partition(",")[0]
    if _SERIES.search(name):
        return "line"
    if "derivative" in function:  # of a function of one number, at some places
        return "dots"
    return "bars" if is_gradient(function, what) or _VALUES.search(name) else "dots"


def _labels(what: str, count: int) -> tuple[str, ...]:
    """The short names of weights, where they have names: ``w7`` of ``dL/dw7``."""
    short = [_SHORT.fullmatch(name) for name in names(what, (count,))]
    return tuple(one[1] for one in short if one) if all(short) else ()
