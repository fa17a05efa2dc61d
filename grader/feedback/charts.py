"""Plots as SVG: small, without scripts or styles of their own; the page's style sheet gives the colours.

Shape and position carry the meaning, colour only repeats it: in print and for colour-blind readers nothing is lost.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup, escape

from grader.feedback.class_view import Spread

FIGURE, EDGE, BASE = 280, 8, 116
WIDE, TALLEST = (FIGURE - 2 * EDGE) / 10, 86

CELL, GUTTER, SMALLEST = 17, 20, 5.0
"""Of a map of a matrix: a cell's side, the room for indices, and the side of the smallest square."""

MARKED_ALL = 12


def bar(share: float, kind: str = "") -> Markup:
    """A share of a whole as a bar; the number stands beside it, so it is silent to screen readers."""
    return Markup(
        '<svg class="bar {}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect class="whole" width="100" height="6"/><rect class="part" width="{:.2f}" height="6"/></svg>'
    ).format(kind, filled(share))


def filled(share: float) -> float:
    """How much of a bar that is 100 wide a share fills."""
    return max(0.0, min(1.0, share)) * 100


def dial(value: float) -> Markup:
    """A correlation from -1 to 1 as a dot on a line with its middle marked; silent, as the number stands beside it."""
    return Markup(
        '<svg class="dial" viewBox="0 0 100 10" aria-hidden="true" focusable="false">'
        '<line x1="2" x2="98" y1="5" y2="5"/><line x1="50" x2="50" y1="1" y2="9"/>'
        '<circle cx="{:.1f}" cy="5" r="4"/></svg>'
    ).format(50 + 46 * max(-1.0, min(1.0, value)))


def histogram(spread: Spread, label: str, median_name: str) -> Markup:
    """How many got a mark in each tenth, with the median as a labelled line."""
    columns = "".join(_column(place, count, max(spread.bins)) for place, count in enumerate(spread.bins))
    counts = "".join(_count(place, count, max(spread.bins)) for place, count in enumerate(spread.bins) if count)
    right = FIGURE - EDGE
    axis = f'<line class="axis" x1="{EDGE}" x2="{right}" y1="{BASE}" y2="{BASE}"/>'
    ticks = "".join(
        f'<text class="tick" x="{_at(value):.1f}" y="{BASE + 16}" text-anchor="{anchor}">{value}</text>'
        for value, anchor in ((0, "start"), (50, "middle"), (100, "end"))
    )
    x, anchor, away = _at(spread.median), *(("end", -5) if spread.median > 60 else ("start", 5))
    median = (
        f'<line class="halo" x1="{x:.1f}" x2="{x:.1f}" y1="8" y2="{BASE}"/>'
        f'<line class="median" x1="{x:.1f}" x2="{x:.1f}" y1="8" y2="{BASE}"/>'
        f'<text class="key" x="{x + away:.1f}" y="14" text-anchor="{anchor}">{escape(median_name)}</text>'
    )
    return svg("histogram", FIGURE, BASE + 24, label, columns + axis + ticks + median + counts)


def _at(mark: float) -> float:
    return EDGE + (FIGURE - 2 * EDGE) * mark / 100


def _column(place: int, count: int, most: int) -> str:
    x, y = _corner(place, count, most)
    return f'<rect class="column" x="{x + 1:.1f}" y="{y:.1f}" width="{WIDE - 2:.1f}" height="{BASE - y:.1f}"/>'


def _count(place: int, count: int, most: int) -> str:
    """A column's count above it; it comes after the median's line and has a rim, at which the line ends."""
    x, y = _corner(place, count, most)
    return f'<text class="count" x="{x + WIDE / 2:.1f}" y="{y - 4:.1f}" text-anchor="middle">{count}</text>'


def _corner(place: int, count: int, most: int) -> tuple[float, float]:
    """The upper left of a column."""
    return EDGE + place * WIDE, BASE - TALLEST * count / most


def hinton(cells: Sequence[Sequence[float]], label: str) -> Markup:
    """A matrix of numbers from -1 to 1 as squares of that area: filled above 0, hollow below; a dot for 0."""
    width, height = (GUTTER + CELL * length + 1 for length in (len(cells[0]), len(cells)))
    inside = "".join(
        _square(value, GUTTER + CELL * (j + 0.5), GUTTER + CELL * (i + 0.5))
        for i, row in enumerate(cells)
        for j, value in enumerate(row)
    )
    frame = (
        f'<rect class="frame" x="{GUTTER}" y="{GUTTER}" width="{width - GUTTER - 1}" height="{height - GUTTER - 1}"/>'
    )
    heads = "".join(
        f'<text class="tick" x="{GUTTER + CELL * (j + 0.5):.1f}" y="{GUTTER - 4}" text-anchor="middle">{j}</text>'
        for j in _marked(len(cells[0]))
    ) + "".join(
        f'<text class="tick" x="{GUTTER - 4}" y="{GUTTER + CELL * (i + 0.5) + 3.5:.1f}" text-anchor="end">{i}</text>'
        for i in _marked(len(cells))
    )
    return Markup(
        f'<svg class="hinton" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(label)}">{frame}{heads}{inside}</svg>'
    )


def _marked(length: int) -> range:
    """The indices that are written beside a map: all of a small one, every fifth of a large one."""
    return range(0, length, 1 if length <= MARKED_ALL else 5)


def _square(value: float, x: float, y: float) -> str:
    """One cell of a map: the smallest squares are still seen as squares."""
    if value == 0:
        return f'<circle class="right" cx="{x:.1f}" cy="{y:.1f}" r="1.3"/>'
    kind, rim = ("high", 0.0) if value > 0 else ("low", 1.6)
    side = max(SMALLEST, (CELL - 2) * math.sqrt(abs(value))) - rim
    return (
        f'<rect class="{kind}" x="{x - side / 2:.1f}" y="{y - side / 2:.1f}" width="{side:.1f}" height="{side:.1f}"/>'
    )


def svg(kind: str, width: int, height: int, label: str, inside: str) -> Markup:
    """A picture of this size, with a text for those who do not see it."""
    return Markup(
        f'<svg class="{kind}" viewBox="0 0 {width} {height}" role="img" aria-label="{escape(label)}">{inside}</svg>'
    )
