"""What came back against what was expected, cell by cell, from a failure's data."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from grader.feedback.heat import Heat, heat
from grader.results import Failure

MAX_SLICES = 4
ROW = 6
"""A row of numbers is cut into pieces that fit on a sheet and, nearly, on a phone."""

MIN_CURVE = 8
VISIBLE = 0.05
"""The share of a plot's height below which two curves look like one."""

Numbers = list[list[float]]


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
    curves: tuple[tuple[float, ...], tuple[float, ...]] | None = None
    heat: Heat | None = None


def comparison(failure: Failure) -> Comparison | None:
    """The tables of a failure that holds both sides; None where there is nothing to compare."""
    data = failure.data
    if failure.kind != "value" or "expected" not in data or _shape(data["got"]) != _shape(data["expected"]):
        return None
    shape = _shape(data["expected"])
    got, expected = _matrices(data["got"], len(shape)), _matrices(data["expected"], len(shape))
    wrong = _wrong(data, shape)
    if len(shape) == 1:
        pieces = [slice(at, at + ROW) for at in range(0, shape[0], ROW)]
        parts = [
            _slice("", [got[0][0][cut]], [expected[0][0][cut]], [wrong[0][0][cut]], cut.start) for cut in pieces
        ]  # fmt: skip
    else:
        labels = list(_labels(shape[:-2])) if len(shape) > 2 else [""]
        parts = [_slice(*part) for part in zip(labels, got, expected, wrong, strict=True)]
    shown = [part for part in parts if any(map(any, part.wrong))][:MAX_SLICES]
    left_out = sum(_size(part) for part in parts) - sum(_size(part) for part in shown)
    form = "number" if not shape else "row" if len(shape) == 1 else "table"
    curves = _curves(got[0][0], expected[0][0]) if len(shape) == 1 else None
    mapped = [part.label if part in shown else None for part in parts]
    areas = heat(mapped, got, expected, wrong) if form == "table" else None
    return Comparison(form, tuple(shown), left_out, curves, areas)  # type: ignore[arg-type]


def _size(part: Slice) -> int:
    return sum(len(row) for row in part.got)


def _curves(got: list[float], expected: list[float]) -> tuple[tuple[float, ...], tuple[float, ...]] | None:
    """Both rows as curves, if they are long enough, not all whole numbers and an eye could see them apart.

    Whole numbers are mostly counts, places or classes, between which there is nothing.
    """
    numbers = [number for number in (*got, *expected) if math.isfinite(number)]
    if len(got) < MIN_CURVE or all(number.is_integer() for number in numbers):
        return None
    farthest = max(abs(a - b) for a, b in zip(got, expected, strict=True))
    is_seen = not farthest < VISIBLE * (max(numbers) - min(numbers))
    return (tuple(got), tuple(expected)) if is_seen else None


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


def _wrong(data: dict[str, Any], shape: tuple[int, ...]) -> list[list[list[bool]]]:
    """Which cells the check found wrong; from an old report, which does not say so, those that are not equal."""
    got, expected = _matrices(data["got"], len(shape)), _matrices(data["expected"], len(shape))
    if "wrong" in data:
        return [[[bool(flag) for flag in row] for row in table] for table in _matrices(data["wrong"], len(shape))]
    return [[[a != b for a, b in zip(*rows, strict=True)] for rows in zip(*tables, strict=True)]
            for tables in zip(got, expected, strict=True)]  # fmt: skip


def _slice(label: str, got: Numbers, expected: Numbers, wrong: list[list[bool]], start: int = 0) -> Slice:
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
        texts = (f"{got:.{digits}g}", f"{expected:.{digits}g}")
        if texts[0] != texts[1] or not is_wrong:
            break
    return texts
