"""Where in a matrix the wrong cells lie and by how much they are wrong: maps of got - expected, a pattern in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

MIN_SIDE = 3
"""The smallest matrix of which a map says more than its table."""

LARGE = 10
"""A side from which on the map stands for the table, which is folded."""

MAX_CLASS = 9
"""Whole numbers from 0 to this one may be classes or counts, whose differences have no size."""

MAX_LINES = 3
"""Rows or columns that are named one by one."""

Numbers = Sequence[Sequence[float]]
Flags = Sequence[Sequence[bool]]
Cell = tuple[int, int]


@dataclass(frozen=True)
class Map:
    """One matrix: of each cell how far it is off, from -1 to 1 as a share of the largest deviation; 0 where right."""

    label: str
    cells: tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Pattern:
    """What the wrong cells have in common: a kind of :data:`PATTERNS`, and the rows or columns that it is about."""

    kind: str
    places: tuple[int, ...] = ()


@dataclass(frozen=True)
class Heat:
    """The maps of a result, all to one scale: ``largest`` is the largest deviation, as a number in words.

    ``signs`` are the directions that occur, ``high`` for values that are too large and ``low`` for the others.
    """

    maps: tuple[Map, ...]
    largest: str
    signs: tuple[str, ...]
    pattern: Pattern | None
    is_large: bool


def heat(
    labels: Sequence[str | None], got: Sequence[Numbers], expected: Sequence[Numbers], wrong: Sequence[Flags]
) -> Heat | None:
    """The maps of those matrices that are labelled; the pattern is that of all wrong cells of all matrices.

    ``got``, ``expected`` and ``wrong`` hold all matrices of a result, all of one shape, and ``labels`` as many texts or
    None for a matrix that is not to be shown. None where a map would say nothing: for small matrices, for one wrong
    cell that a table shows, for what may be classes, and where a deviation is not finite.
    """
    rows, columns = len(got[0]), len(got[0][0])
    count = sum(flag for flags in wrong for row in flags for flag in row)
    is_large = max(rows, columns) > LARGE
    if min(rows, columns) < MIN_SIDE or count < (1 if is_large else 2) or _are_classes([*got, *expected]):
        return None
    off = [_deviations(*tables) for tables in zip(got, expected, wrong, strict=True)]
    sizes = [abs(value) for table in off for row in table for value in row]
    largest = max(sizes)
    if largest == 0 or not all(map(math.isfinite, sizes)):
        return None
    maps = tuple(
        Map(label, tuple(tuple(value / largest for value in row) for row in table))
        for label, table in zip(labels, off, strict=True)
        if label is not None
    )
    signs = {"high" if value > 0 else "low" for table in off for row in table for value in row if value}
    any_wrong = [[any(flags[i][j] for flags in wrong) for j in range(columns)] for i in range(rows)]
    silent = [[all(not table[i][j] for table in expected) for j in range(columns)] for i in range(rows)]
    seen = pattern(any_wrong, silent) if count > 1 else None
    return Heat(maps, f"{largest:.3g}", tuple(sorted(signs)), seen, is_large)


def _are_classes(tables: Sequence[Numbers]) -> bool:
    numbers = (number for table in tables for row in table for number in row)
    return all(0 <= number <= MAX_CLASS and number.is_integer() for number in numbers)


def _deviations(got: Numbers, expected: Numbers, wrong: Flags) -> list[list[float]]:
    """Got - expected in the wrong cells, 0 in the others."""
    return [
        [a - b if flag else 0.0 for a, b, flag in zip(*row, strict=True)]
        for row in zip(got, expected, wrong, strict=True)
    ]


def pattern(wrong: Flags, silent: Flags = ()) -> Pattern | None:
    """What the wrong cells of a matrix have in common that the right ones have not; None where nothing is seen.

    At least two right cells must stand against it. Those that are ``silent``, as 0 is right there, prove nothing.
    """
    rows, columns = len(wrong), len(wrong[0])
    right = [not wrong[i][j] and not (silent and silent[i][j]) for i in range(rows) for j in range(columns)]
    if any(map(any, wrong)) and not all(map(all, wrong)) and sum(right) < 2:
        return None
    cells = {(i, j) for i in range(rows) for j in range(columns) if wrong[i][j]}
    if len(cells) == rows * columns:
        return Pattern("all")
    if len(cells) < 2:
        return None
    for axis, kind in ((0, "row"), (1, "column")):
        places = tuple(sorted({cell[axis] for cell in cells}))
        if len(places) == 1:
            return Pattern(kind, places)
    for kind, holds in PATTERNS.items():
        if _tells(holds, cells, rows, columns):
            return Pattern(kind)
    for axis, kind, length in ((0, "rows", rows), (1, "columns", columns)):
        places = tuple(sorted({cell[axis] for cell in cells}))
        if len(places) <= min(length // 2, MAX_LINES):
            return Pattern(kind, places)
    first = min(i for i, _ in cells)
    if first and {i for i, _ in cells} == set(range(first, rows)):
        return Pattern("from_row", (first,))
    return None


def _is_border(i: int, j: int, rows: int, columns: int) -> bool:
    return i in (0, rows - 1) or j in (0, columns - 1)


Holds = Callable[[int, int, int, int], bool]

PATTERNS: dict[str, Holds] = {
    "diagonal": lambda i, j, rows, columns: rows == columns and i == j,
    "above": lambda i, j, rows, columns: rows == columns and i < j,
    "below": lambda i, j, rows, columns: rows == columns and i > j,
    "border": _is_border,
    "off_diagonal": lambda i, j, rows, columns: rows == columns and i != j,
    "inside": lambda *place: not _is_border(*place),
}
"""Which cells of a matrix a pattern is about: row, column, and how many of both there are; what says more first."""


def _tells(holds: Holds, cells: set[Cell], rows: int, columns: int) -> bool:
    """Whether all wrong cells are among those of a pattern, and at least half of these are wrong."""
    meant = {(i, j) for i in range(rows) for j in range(columns) if holds(i, j, rows, columns)}
    return cells <= meant and 2 * len(cells) >= len(meant)
