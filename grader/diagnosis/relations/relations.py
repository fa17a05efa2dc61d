"""Relations: what a wrong array has to do with the right one of the same shape.

Each takes a pair and gives all data with which it holds there, or None where the pair tells nothing. It holds for a
function where some data hold in every pair that is wrong (:mod:`grader.diagnosis.relations.related`). Stronger ones
come first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations
from typing import Any

import numpy as np

from grader.diagnosis.evidence.cases import Pair, near, numbers
from grader.diagnosis.relations.quantities import factors, terms

Data = tuple[Any, ...]
"""What a sentence about a relation needs, as plain values."""


MAX_COLUMNS = 6
"""Of which the order is looked at: all orders are tried, also where columns are alike."""

LEAST_POWER = -323
"""Of ten: what lies below is no float."""


def factor(pair: Pair) -> frozenset[Data] | None:
    """Every number is the same multiple of the right one, and the multiple has a meaning."""
    got, expected = pair.got, pair.expected
    if not _comparable(pair):
        return frozenset()
    if not np.any(expected):
        return frozenset() if np.any(got) else None
    place = np.unravel_index(np.argmax(np.abs(expected)), expected.shape)
    ratio = float(got[place] / expected[place])
    if ratio == 0 or not pair.is_near(ratio * expected):
        return frozenset()
    return frozenset(factors(ratio, pair.arguments))


def offset(pair: Pair) -> frozenset[Data] | None:
    """Every number is off by the same amount, and the amount has a meaning."""
    if not _comparable(pair):
        return frozenset()
    difference = float((pair.got - pair.expected).flat[0])
    if difference == 0 or not pair.is_near(pair.expected + difference):
        return frozenset()
    return frozenset(terms(difference, pair.arguments))


def sign(pair: Pair) -> frozenset[Data] | None:
    """The sizes are right, some signs are not."""
    if not _comparable(pair) or pair.got.size < 2:
        return frozenset()
    return _holds(near(np.abs(pair.got), np.abs(pair.expected)))


def transposed(pair: Pair) -> frozenset[Data] | None:
    """Rows and columns have changed places."""
    if pair.expected.ndim < 2:
        return frozenset()
    return _holds(pair.is_near(np.swapaxes(pair.expected, -1, -2)))


def flipped(pair: Pair) -> frozenset[Data] | None:
    """An axis is turned round; or both of a matrix, or of its last two axes."""
    if not _comparable(pair):
        return frozenset()
    ways: dict[Data, Any] = {(axis,): axis for axis in range(pair.expected.ndim)}
    if pair.expected.ndim >= 2:
        ways["both",] = (-1, -2)
    return frozenset(data for data, axis in ways.items() if pair.is_near(np.flip(pair.expected, axis)))


def rolled(pair: Pair) -> frozenset[Data] | None:
    """Everything stands one place too early or too late; at one end something else may stand."""
    if not _comparable(pair):
        return frozenset()
    found = set()
    for axis in range(min(pair.expected.ndim, 2)):
        if pair.expected.shape[axis] >= 3:
            got, expected = np.moveaxis(pair.got, axis, 0), np.moveaxis(pair.expected, axis, 0)
            if _moving(expected) and near(got[1:], expected[:-1]):
                found.add((axis, "late"))
            if _moving(expected) and near(got[:-1], expected[1:]):
                found.add((axis, "early"))
    return frozenset(found)


def _moving(expected: np.ndarray) -> bool:
    """Whether neighbours differ, so that a step could be seen."""
    return not near(expected[1:], expected[:-1])


def permuted(pair: Pair) -> frozenset[Data] | None:
    """The right columns, or the right entries of a vector, in another order: for each place, which of them is there."""
    if not _comparable(pair) or pair.expected.ndim not in (1, 2) or not 2 < pair.expected.shape[-1] <= MAX_COLUMNS:
        return frozenset()
    got, expected = pair.got.T, pair.expected.T
    return frozenset(orders([[place for place, one in enumerate(expected) if near(column, one)] for column in got]))


def orders(fits: Sequence[Sequence[int]]) -> Iterator[tuple[int, ...]]:
    """The orders in which each place gets one of those that fit it, for a few places."""
    for order in permutations(range(len(fits))):
        if all(one in fit for one, fit in zip(order, fits, strict=True)):
            yield order


def reordered(pair: Pair) -> frozenset[Data] | None:
    """The right numbers, in another order."""
    if not _comparable(pair) or pair.got.size < 3 or np.unique(pair.expected).size < 3:
        return frozenset()
    return _holds(near(np.sort(pair.got, axis=None), np.sort(pair.expected, axis=None)))


UNARY: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "complement": lambda e: 1 - e,
    "inverse": lambda e: 1 / e,
    "square": lambda e: e * e,
    "root": np.sqrt,
    "log": np.log,
    "minus log": lambda e: -np.log(e),
    "exp": np.exp,
    "exp minus": lambda e: np.exp(-e),
    "log2": np.log2,
    "absolute": np.abs,
    "positive": lambda e: np.maximum(e, 0),
    "sigmoid": lambda e: 1 / (1 + np.exp(-e)),
    "tanh": np.tanh,
    "derivative of sigmoid": lambda e: e * (1 - e),
    "derivative of tanh": lambda e: 1 - e * e,
    "sign": np.sign,
    "clipped": lambda e: np.clip(e, 0, 1),
    "normalised": lambda e: e / e.sum() if e.size > 1 else e * np.nan,
    "normalised rows": lambda e: e / e.sum(axis=-1, keepdims=True) if e.ndim == 2 else e * np.nan,
    "unit": lambda e: e / np.linalg.norm(e) if e.size > 1 else e * np.nan,
    "centred": lambda e: e - e.mean() if e.size > 1 else e * np.nan,
    "cumulated": lambda e: np.cumsum(e, axis=0) if e.ndim else e * np.nan,
    "truncated": np.trunc,
    "floored": np.floor,
    "up": np.ceil,
    "half": lambda e: (e > 0.5).astype(np.float64),
}


def unary(pair: Pair) -> frozenset[Data] | None:
    """A well-known function of the right value."""
    if not _comparable(pair):
        return frozenset()
    return frozenset((name,) for name, of in UNARY.items() if pair.is_near(of(pair.expected)))


def diagonal(pair: Pair) -> frozenset[Data] | None:
    """Only what stands on the diagonal of a square matrix."""
    if not _comparable(pair) or pair.expected.ndim != 2 or len(pair.expected) != len(pair.expected.T):
        return frozenset()
    if len(pair.expected) < 2:
        return None
    return frozenset([("diagonal",)] if pair.is_near(np.diag(np.diag(pair.expected))) else [])


def repeated(pair: Pair) -> frozenset[Data] | None:
    """One entry again and again: the first or the last of the right ones, their sum, their mean or their maximum."""
    if not _comparable(pair) or not pair.expected.ndim:
        return frozenset()
    e = pair.expected
    ones = {"first": e[:1], "last": e[-1:], "sum": e.sum(axis=0), "mean": e.mean(axis=0), "max": e.max(axis=0)}
    return frozenset((f"{name} again",) for name, one in ones.items() if pair.is_near(np.broadcast_to(one, e.shape)))


def instead(pair: Pair) -> frozenset[Data] | None:
    """One number where another one should stand; all others are right."""
    if not _comparable(pair):
        return frozenset()
    wrong = _differs(pair)
    got, right = np.unique(pair.got[wrong]), np.unique(pair.expected[wrong])
    return frozenset([(f"{right[0]:.6g}", f"{got[0]:.6g}")] if len(got) == len(right) == 1 else [])


def capped(pair: Pair) -> frozenset[Data] | None:
    """The right value, but for what lies beyond one number: that number stands there."""
    if not _comparable(pair):
        return frozenset()
    most, least = float(pair.got.max()), float(pair.got.min())
    found = set()
    if pair.got.size == 1 and most in (0, 1):
        return frozenset()  # an answer like any other
    if most and pair.is_near(np.minimum(pair.expected, most)):
        found.add(("above", f"{most:.6g}"))
    if least and pair.is_near(np.maximum(pair.expected, least)):
        found.add(("below", f"{least:.6g}"))
    return frozenset(found)


def padded(pair: Pair) -> frozenset[Data] | None:
    """A small power of ten was added inside a negative logarithm, or bounds what is inside."""
    if not _comparable(pair):
        return frozenset()
    wrong = _differs(pair)
    inside = np.exp(-pair.got[wrong])
    found = set()
    for added in (inside - np.exp(-pair.expected[wrong]), inside):
        powers = np.round(np.log10(added))
        is_one = bool(np.isfinite(powers).all()) and bool((powers == powers[0]).all())
        if (
            is_one
            and LEAST_POWER <= powers[0] <= -3
            and bool(np.isclose(added, 10.0 ** powers[0], rtol=1e-3, atol=0).all())
        ):
            found.add((f"1e{int(powers[0])}",))
    return frozenset(found)


def cut_off(pair: Pair) -> bool:
    """Whether every wrong number is the negative logarithm of a power of ten, to the last digits: no accident."""
    if not _comparable(pair):
        return False
    powers = pair.got[_differs(pair)] / np.log(10)
    return bool(np.isclose(powers, np.round(powers), rtol=1e-12, atol=0).all())


def _differs(pair: Pair) -> Any:
    return ~np.isclose(pair.got, pair.expected, pair.rtol, pair.atol)


def rounded(pair: Pair) -> frozenset[Data] | None:
    """The right value with so many decimals."""
    if not _comparable(pair):
        return frozenset()
    return frozenset(
        (digits,) for digits in range(1, 7) if near(pair.got, np.round(pair.expected, digits), 1e-12, 1e-14)
    )


def precision(pair: Pair) -> frozenset[Data] | None:
    """The right value as a shorter float holds it."""
    if not _comparable(pair) or float(np.abs(pair.expected).max()) > 6e4:
        return frozenset()
    kinds = {"float16": np.float16, "float32": np.float32}
    return frozenset(
        (name,)
        for name, kind in kinds.items()
        if bool((pair.got == pair.expected.astype(kind)).all()) and near(pair.got, pair.expected, 2e-3, 1e-4)
    )


def same_as_argument(pair: Pair) -> frozenset[Data] | None:
    """An argument, or what the right value makes of one with a single operation."""
    found = set()
    for name, value in pair.arguments.items():
        array = numbers(value)
        if array is None or (array.ndim == 0 and pair.got.ndim == 0 and array == 0):
            continue
        if array.shape == pair.got.shape and pair.is_near(array):
            found.add(("equals", name))
        if pair.got.shape == pair.expected.shape:
            found |= set(_with_argument(pair, name, array))
            found |= set(_with_rows(pair, name, array))
    return frozenset(found)


ROWS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "largest": lambda a: a.max(axis=-1), "sum": lambda a: a.sum(axis=-1), "mean": lambda a: a.mean(axis=-1),
    "length": lambda a: np.linalg.norm(a, axis=-1),
}  # fmt: skip
"""One number for each row of an argument, or for a vector."""


def _with_rows(pair: Pair, name: str, array: np.ndarray) -> Iterator[Data]:
    """One operation of the right value and what is computed of an argument's rows, where each gives one number."""
    if array.ndim and array.size and array.shape[:-1] == pair.expected.shape:
        for what, of in ROWS.items():
            yield from ((way, name, what) for way in _ways(pair, of(array)))


def _with_argument(pair: Pair, name: str, array: np.ndarray) -> Iterator[Data]:
    """One operation of the right value and an array among the arguments; numbers are factors and terms."""
    if not array.ndim or not np.any(array):
        return
    try:
        if np.broadcast_shapes(array.shape, pair.expected.shape) != pair.expected.shape:
            return
    except ValueError:
        return
    yield from ((way, name) for way in _ways(pair, array))


def _ways(pair: Pair, array: np.ndarray) -> Iterator[str]:
    """The operations that make of the right value and an array what came back."""
    ways = {
        "plus": pair.expected + array, "minus": pair.expected - array, "times": pair.expected * array,
        "over": pair.expected / array, "from": array - pair.expected,
    }  # fmt: skip
    yield from (way for way, value in ways.items() if pair.is_near(value))


def constant(pair: Pair) -> frozenset[Data] | None:
    """The same number everywhere, whatever the arguments: 0, 1, or a half."""
    if not _comparable(pair) or pair.got.size < 2:
        return frozenset()
    return frozenset(
        (text,) for text, value in (("0", 0.0), ("1", 1.0), ("1/2", 0.5)) if bool((pair.got == value).all())
    )


def _comparable(pair: Pair) -> bool:
    return pair.got.shape == pair.expected.shape and bool(pair.got.size) and bool(np.isfinite(pair.got).all())


def _holds(does: bool) -> frozenset[Data]:
    return frozenset([()]) if does else frozenset()
