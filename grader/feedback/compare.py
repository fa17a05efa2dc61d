"""What came back against what was expected, cell by cell, from a failure's data."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from grader.checks.numerical_gradient import QUOTIENT
from grader.feedback.heat import Heat, heat
from grader.feedback.panel import Panel, Value, factor, is_gradient, names, panel
from grader.feedback.rows import Plot, plot
from grader.results import Failure

MAX_SLICES = 4
MIN_TABLED = 3
"""Cells of a matrix from which on the ratio of each is told."""

ROW = 6
"""A row of numbers is cut into pieces that fit on a sheet and, nearly, on a phone."""

Numbers = list[list[float]]
Flags = list[list[bool]]


@dataclass(frozen=True)
class Slice:
    """Two tables of numbers side by side, and which cells differ.

    ``label`` says which part of the array it is; ``start`` is the index of a row's first number.
    """

    label: str
    got: tuple[tuple[str, ...], ...]
    expected: tuple[tuple[str, ...], ...]
    wrong: tuple[tuple[bool, ...], ...]
    start: int = 0


@dataclass(frozen=True)
class Comparison:
    """What came back against what was expected; ``left_out`` counts the values that are not shown."""

    form: Literal["number", "row", "table"]
    slices: tuple[Slice, ...]
    left_out: int = 0
    plot: Plot | None = None
    heat: Heat | None = None
    panel: Panel | None = None
    factor: str = ""
    """By which every right value would have to be multiplied to give the wrong one."""

    is_quotient: bool = False
    """Whether a gradient was compared with difference quotients."""


def comparison(failure: Failure, function: str = "") -> Comparison | None:
    """The tables of a failure that holds both sides; None where there is nothing to compare.

    ``function`` is the exercise's: of gradients more is shown.
    """
    data = failure.data
    if failure.kind != "value" or "expected" not in data or _shape(data["got"]) != _shape(data["expected"]):
        return None
    shape = _shape(data["expected"])
    got, expected = _matrices(data["got"], len(shape)), _matrices(data["expected"], len(shape))
    wrong = _wrong(data, shape)
    values = list(_values(got, expected, wrong))
    found = Comparison("number" if not shape else "row" if len(shape) == 1 else "table", (), factor=factor(values))
    if is_gradient(function, what := str(data.get("what", ""))) and (len(shape) == 1 or len(values) >= MIN_TABLED):
        found = replace(found, is_quotient=data.get("origin") == QUOTIENT,
                        panel=panel(names(what, shape), values, [_texts(*value) for value in values]))  # fmt: skip
    if len(shape) > 1:
        return _tables(found, list(_labels(shape[:-2])) if len(shape) > 2 else [""], got, expected, wrong)
    drawn = plot(got[0][0], expected[0][0], wrong[0][0], function, what) if shape else None
    return _row(replace(found, plot=drawn), got[0][0], expected[0][0], wrong[0][0])


def _values(got: list[Numbers], expected: list[Numbers], wrong: list[Flags]) -> Iterator[Value]:
    for tables in zip(got, expected, wrong, strict=True):
        for rows in zip(*tables, strict=True):
            yield from zip(*rows, strict=True)


def _row(found: Comparison, got: list[float], expected: list[float], wrong: list[bool]) -> Comparison:
    """A row of numbers, in pieces that fit; of a gradient the panel has all of it."""
    if found.panel:
        return replace(found, left_out=found.panel.left_out)
    pieces = [slice(at, at + ROW) for at in range(0, len(got), ROW)]
    parts = [_slice("", [got[cut]], [expected[cut]], [wrong[cut]], cut.start) for cut in pieces]
    return _shown(found, parts)


def _tables(
    found: Comparison, labels: list[str], got: list[Numbers], expected: list[Numbers], wrong: list[Flags]
) -> Comparison:
    """Matrices, with a map of where they are wrong."""
    parts = [_slice(*part) for part in zip(labels, got, expected, wrong, strict=True)]
    found = _shown(found, parts)
    mapped = [part.label if part in found.slices else None for part in parts]
    areas = heat(mapped, got, expected, wrong)
    is_said = found.factor and areas and not areas.is_large  # beyond that the map stands for the tables, which fold
    return found if is_said else replace(found, heat=areas)


def _shown(found: Comparison, parts: list[Slice]) -> Comparison:
    """The first parts with a difference; the others are counted."""
    shown = [part for part in parts if any(map(any, part.wrong))][:MAX_SLICES]
    return replace(found, slices=tuple(shown), left_out=sum(map(_size, parts)) - sum(map(_size, shown)))


def _size(part: Slice) -> int:
    return sum(len(row) for row in part.got)


def _shape(value: Any) -> tuple[int, ...]:
    return (len(value), *_shape(value[0])) if isinstance(value, list) and value else ()


def _matrices(value: Any, dimensions: int) -> list[Numbers]:
    """Numbers of any dimension as a list of tables; a single number or a row is a table too."""
    if dimensions > 2:
        return [table for item in value for table in _matrices(item, dimensions - 1)]
    rows = [[value]] if dimensions == 0 else [value] if dimensions == 1 else value
    return [[[float(number) for number in row] for row in rows]]


def _labels(shape: tuple[int, ...]) -> Iterator[str]:
    """The index of each table in an array of more dimensions."""
    for flat in range(math.prod(shape)):
        places, rest = [], flat
        for side in reversed(shape):
            rest, place = divmod(rest, side)
            places.append(str(place))
        yield "[" + ", ".join(reversed(places)) + ", :, :]"


def _wrong(data: dict[str, Any], shape: tuple[int, ...]) -> list[Flags]:
    """Which cells the check found wrong; from an old report, which does not say so, those that are not equal."""
    got, expected = _matrices(data["got"], len(shape)), _matrices(data["expected"], len(shape))
    if "wrong" in data:
        return [[[bool(flag) for flag in row] for row in table] for table in _matrices(data["wrong"], len(shape))]
    return [[[a != b for a, b in zip(*rows, strict=True)] for rows in zip(*tables, strict=True)]
            for tables in zip(got, expected, strict=True)]  # fmt: skip


def _slice(label: str, got: Numbers, expected: Numbers, wrong: Flags, start: int = 0) -> Slice:
    pairs = [[_texts(*cell) for cell in zip(*rows, strict=True)] for rows in zip(got, expected, wrong, strict=True)]
    return Slice(
        label,
        tuple(tuple(pair[0] for pair in row) for row in pairs),
        tuple(tuple(pair[1] for pair in row) for row in pairs),
        tuple(tuple(row) for row in wrong),
        start,
    )


def _texts(got: float, expected: float, is_wrong: bool) -> tuple[str, str]:
    """Two numbers; where they count as different, in as few digits as tell them apart."""
    for digits in (5, 8, 12, 17):
        texts = (f"{got + 0.0:.{digits}g}", f"{expected + 0.0:.{digits}g}")
        if texts[0] != texts[1] or not is_wrong:
            break
    return texts
