"""Plots of two rows of numbers, what came back and what was expected: lines, bars or dots over their places."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

from grader.feedback.charts import svg
from grader.feedback.rows import Plot

WIDTH, HEIGHT = 560, 190
LEFT, RIGHT, TOP, BOTTOM = 52, 12, 14, 40
INNER = WIDTH - LEFT - RIGHT
RADIUS = 2.6
FIRST, SECOND = LEFT + 40, LEFT + 270
"""Where the two halves of the key begin."""

MOST_LABELS = 24
WIDEST = 14.0
"""A bar is never wider than this."""

Height = Callable[[float], float]


def row_chart(plot: Plot, label: str, got_name: str, expected_name: str) -> Markup:
    """A row's plot: what was expected as a line, hollow bars or rings, what came back dashed, as full bars or dots."""
    numbers = [*plot.got, *plot.expected, *([0.0] if plot.kind == "bars" else [])]
    low, high = _range(numbers)

    def y(value: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low)

    grid = "".join(_grid_line(value, y(value)) for value in _ticks(low, high))
    inside = {"line": _lines, "bars": _bars, "dots": _dots}[plot.kind](plot, y)
    key = _KEYS[plot.kind]
    names = _name(got_name, SECOND + 30) + _name(expected_name, FIRST + 30)
    return svg(f"rows {plot.kind}", WIDTH, HEIGHT, label, grid + _ends(plot) + key + names + inside)


def _lines(plot: Plot, y: Height) -> str:
    x = [LEFT + INNER * i / max(1, len(plot.got) - 1) for i in range(len(plot.got))]
    marks = "".join(_dot("got", a, y(b)) for a, b in _points(x, plot.got))
    return (
        f'<polyline class="expected" points="{_path(x, plot.expected, y)}"/>'
        f'<polyline class="got" points="{_path(x, plot.got, y)}"/>{marks}'
    )


def _dots(plot: Plot, y: Height) -> str:
    x = _middles(len(plot.got))
    rings = "".join(_ring(a, y(b)) for a, b in _points(x, plot.expected))
    return rings + "".join(
        _dot(_got(flag), a, y(b)) for a, b, flag in zip(x, plot.got, plot.wrong, strict=True) if math.isfinite(b)
    )


def _bars(plot: Plot, y: Height) -> str:
    """Two bars a place from the line of 0, the full one on the left."""
    width = min(WIDEST, 0.36 * INNER / len(plot.got))
    x = _middles(len(plot.got))
    got = "".join(
        _bar(_got(flag), a - width, width, y(0.0), y(b))
        for a, b, flag in zip(x, plot.got, plot.wrong, strict=True)
        if math.isfinite(b)
    )
    right = "".join(_bar("expected", a + 1, width - 1, y(0.0), y(b)) for a, b in _points(x, plot.expected))
    return f'{got}{right}<line class="zero" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(0.0):.1f}" y2="{y(0.0):.1f}"/>'


def _got(is_wrong: bool) -> str:
    return "got" if is_wrong else "got right"


def _bar(kind: str, x: float, width: float, zero: float, end: float) -> str:
    top, height = min(zero, end), abs(zero - end)
    return f'<rect class="{kind}" x="{x:.1f}" y="{top:.1f}" width="{width:.1f}" height="{max(height, 0.5):.1f}"/>'


def _middles(count: int) -> list[float]:
    return [LEFT + INNER * (i + 0.5) / count for i in range(count)]


def _dot(kind: str, x: float, y: float) -> str:
    return f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}"/>'


def _ring(x: float, y: float) -> str:
    return f'<circle class="expected" cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS + 2}"/>'


def _ends(plot: Plot) -> str:
    """What stands below the places: the first and last index of a line, every one under bars and dots that fit."""
    if plot.kind == "line" or len(plot.got) > MOST_LABELS:
        return _below(LEFT, "[0]", "start") + _below(WIDTH - RIGHT, f"[{len(plot.got) - 1}]", "end")
    labels = plot.labels or [str(place) for place in range(len(plot.got))]
    return "".join(_below(x, label, "middle") for x, label in zip(_middles(len(plot.got)), labels, strict=True))


def _below(x: float, text: str, anchor: str) -> str:
    return f'<text class="tick" x="{x:.1f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="{anchor}">{escape(text)}</text>'


_KEY = HEIGHT - 8
_KEYS = {
    "line": f'<line class="expected" x1="{FIRST}" x2="{FIRST + 24}" y1="{_KEY - 4}" y2="{_KEY - 4}"/>'
    f'<line class="got" x1="{SECOND}" x2="{SECOND + 24}" y1="{_KEY - 4}" y2="{_KEY - 4}"/>'
    + _dot("got", SECOND + 12, _KEY - 4),
    "bars": _bar("expected", FIRST + 14, 10, _KEY - 9, _KEY + 1) + _bar("got", SECOND + 14, 10, _KEY - 9, _KEY + 1),
    "dots": _ring(FIRST + 18, _KEY - 4) + _dot("got", SECOND + 18, _KEY - 4),
}
"""The signs of the key; the words stand behind them."""


def _name(text: str, x: float) -> str:
    return f'<text class="key" x="{x}" y="{_KEY}">{escape(text)}</text>'


def _range(values: Sequence[float]) -> tuple[float, float]:
    finite = [value for value in values if math.isfinite(value)] or [0.0]
    low, high = min(finite), max(finite)
    margin = (high - low) * 0.06 or abs(high) * 0.1 or 1.0
    return low - margin, high + margin


def _ticks(low: float, high: float) -> list[float]:
    """Three to six round numbers between the bounds."""
    raw = (high - low) / 4
    unit = 10 ** math.floor(math.log10(raw))
    step = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= raw)
    return [i * step for i in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _grid_line(value: float, y: float) -> str:
    text = f"{value:.6g}".replace("-", "\u2212")
    return (
        f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<text class="tick" x="{LEFT - 6}" y="{y + 3.5:.1f}" text-anchor="end">{text}</text>'
    )


def _points(x: Sequence[float], values: Sequence[float]) -> list[tuple[float, float]]:
    return [(a, b) for a, b in zip(x, values, strict=True) if math.isfinite(b)]


def _path(x: Sequence[float], values: Sequence[float], y: Callable[[float], float]) -> str:
    return " ".join(f"{a:.1f},{y(b):.1f}" for a, b in _points(x, values))
