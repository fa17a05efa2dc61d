"""Relations between arrays of different shapes: the same numbers, too many or too few of them, reduced or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.diagnosis.evidence.cases import Pair, near
from grader.diagnosis.relations.relations import Data


def reshaped(pair: Pair) -> frozenset[Data] | None:
    """The right numbers in the right order, in another shape. What has one element tells nothing: it has every one."""
    got, expected = pair.got, pair.expected
    if got.shape == expected.shape or got.size != expected.size or not near(got.ravel(), expected.ravel()):
        return frozenset()
    if expected.ndim == 0:
        return frozenset([("boxed",)])
    if got.size < 2:
        return None
    return frozenset((name,) for name in _names(got.shape, expected.shape))


def _names(got: tuple[int, ...], expected: tuple[int, ...]) -> Iterator[str]:
    """What can be said of a shape, strongest first in the order of their names' table."""
    if len(expected) == 1 and got == (*expected, 1):
        yield "column"
    if len(expected) == 1 and got == (1, *expected):
        yield "row"
    if tuple(size for size in got if size != 1) == tuple(size for size in expected if size != 1):
        yield "extra" if len(got) > len(expected) else "missing"
    if len(got) == 1 < len(expected):
        yield "flat"
    yield "other"


def turned(pair: Pair) -> frozenset[Data]:
    """A matrix that is not square, transposed."""
    if pair.expected.ndim < 2 or pair.got.shape == pair.expected.shape:
        return frozenset()
    return frozenset([()] if pair.is_near(np.swapaxes(pair.expected, -1, -2)) else [])


def cut(pair: Pair) -> frozenset[Data]:
    """One entry too few or too many at an end of an axis; all others right."""
    got, expected = pair.got, pair.expected
    if got.ndim != expected.ndim or got.ndim == 0 or got.shape == expected.shape:
        return frozenset()
    found = set()
    for axis in range(min(got.ndim, 2)):
        one, other = np.moveaxis(got, axis, 0), np.moveaxis(expected, axis, 0)
        if len(one) == len(other) - 1 and len(one):
            found |= {("few", axis, end) for end, rest in _ends(other) if near(one, rest)}
        elif len(one) == len(other) + 1 and len(other):
            found |= {("many", axis, end) for end, rest in _ends(one) if near(rest, other)}
    return frozenset(found)


def _ends(array: np.ndarray) -> tuple[tuple[str, np.ndarray], tuple[str, np.ndarray]]:
    return ("first", array[1:]), ("last", array[:-1])


def longer(pair: Pair) -> frozenset[Data]:
    """The right entries, and after them others that nobody asked for."""
    return _begins(pair.got, pair.expected)


def shorter(pair: Pair) -> frozenset[Data]:
    """Only the first of the right entries."""
    return _begins(pair.expected, pair.got)


def resized(pair: Pair) -> frozenset[Data] | None:
    """The entries that two arrays of different sizes have in common are equal."""
    got, expected = pair.got, pair.expected
    if got.ndim != expected.ndim or got.shape == expected.shape:
        return frozenset()
    common = tuple(slice(0, min(sizes)) for sizes in zip(got.shape, expected.shape, strict=True))
    if not got[common].size:
        return None
    return frozenset([()] if near(got[common], expected[common]) else [])


def _begins(long: np.ndarray, short: np.ndarray) -> frozenset[Data]:
    """Whether an array, along every axis, begins with another that is smaller."""
    fits = long.ndim == short.ndim and long.shape != short.shape and short.size
    if not fits or any(size < least for size, least in zip(long.shape, short.shape, strict=True)):
        return frozenset()
    start = long[tuple(slice(0, size) for size in short.shape)]
    return frozenset([()] if near(start, short) else [])


REDUCTIONS: dict[str, Callable[..., Any]] = {"sum": np.sum, "mean": np.mean, "max": np.max}


def not_reduced(pair: Pair) -> frozenset[Data]:
    """What came back has to be summed or averaged once more."""
    got, expected = pair.got, pair.expected
    if got.size <= expected.size or got.size < 2:
        return frozenset()
    axes: list[int | None] = [*range(min(got.ndim, 3)), None]
    return frozenset(
        (name, -1 if axis is None else axis)
        for name, of in REDUCTIONS.items()
        for axis in axes
        if near(np.asarray(of(got, axis=axis)), expected)
        or near(np.asarray(of(got, axis=axis, keepdims=True)), expected)
    )


def reduced(pair: Pair) -> frozenset[Data]:
    """What came back is a sum or a mean of what was asked for."""
    got, expected = pair.got, pair.expected
    if expected.size <= got.size or expected.size < 2:
        return frozenset()
    axes: list[int | None] = [*range(min(expected.ndim, 3)), None]
    return frozenset(
        (name, -1 if axis is None else axis)
        for name, of in REDUCTIONS.items()
        for axis in axes
        if near(got, np.asarray(of(expected, axis=axis)))
        or near(got, np.asarray(of(expected, axis=axis, keepdims=True)))
    )


REGIONS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "first": lambda e: _at(e, 0, slice(0, 1)),
    "last": lambda e: _at(e, 0, slice(-1, None)),
    "first column": lambda e: _at(e, 1, slice(0, 1)),
    "last column": lambda e: _at(e, 1, slice(-1, None)),
    "diagonal": lambda e: _diagonal(e) if e.ndim == 2 else _nowhere(e),
    "off diagonal": lambda e: ~_diagonal(e) if e.ndim == 2 else _nowhere(e),
    "border": lambda e: _border(e) if e.ndim >= 2 else _nowhere(e),
    "negative": lambda e: e < 0,
    "positive": lambda e: e > 0,
    "zero": lambda e: e == 0,
}


def region(pair: Pair) -> frozenset[Data]:
    """Only some numbers are wrong, and where they stand has a name. It must leave room to be wrong elsewhere."""
    got, expected = pair.got, pair.expected
    if got.shape != expected.shape or got.ndim == 0 or got.size < 3:
        return frozenset()
    wrong = ~(np.abs(got - expected) <= pair.atol + pair.rtol * np.abs(expected))
    if wrong.all():
        return frozenset()
    found = set()
    for name, of in REGIONS.items():
        mask = of(expected)
        if mask.any() and not mask.all() and not (wrong & ~mask).any():
            found.add((name,))
    return frozenset(found)


def _nowhere(array: np.ndarray) -> np.ndarray:
    return np.zeros(array.shape, dtype=bool)


def _at(array: np.ndarray, axis: int, where: slice) -> np.ndarray:
    mask = _nowhere(array)
    if array.ndim > axis and array.shape[axis] >= 2:
        np.moveaxis(mask, axis, 0)[where] = True
    return mask


def _diagonal(array: np.ndarray) -> np.ndarray:
    if array.ndim != 2 or array.shape[0] != array.shape[1]:
        return _nowhere(array)
    return np.eye(len(array), dtype=bool)


def _border(array: np.ndarray) -> np.ndarray:
    mask = _nowhere(array)
    if array.ndim >= 2 and min(array.shape[-2:]) >= 3:
        mask[...] = True
        mask[..., 1:-1, 1:-1] = False
    return mask
