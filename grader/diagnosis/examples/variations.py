"""Arguments changed in ways that keep a call a call: other forms, rounder numbers, ties, larger, longer, alike."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any

import numpy as np

from grader.checks.domain import Arguments

STABLE = 1e-12
"""By how much numbers are moved to see whether rounding has put them on an edge, where two right answers may differ."""

LONGER = (2, 3, 5, 12)
"""How many times a row or a list is repeated."""

MAX_ROWS = 40
LONGEST = 500
"""How long a repeated row of whole numbers is, as long sentences are."""

Leaf = Callable[[Any], Any]
Part = tuple[Any, Callable[[Any], Arguments]]
"""An argument, or an entry of one that is a dict, and what puts another in its place."""

MAX_TIED = 30
"""Coincidences of one call."""


def parts(args: Arguments) -> Iterator[Part]:
    """The parts of a call's arguments: each of them, of a dict the whole and every entry."""
    for place, arg in enumerate(args):
        yield arg, partial(_put, args, place, None)
        if isinstance(arg, dict):
            yield from ((entry, partial(_put, args, place, key)) for key, entry in arg.items())


def _put(args: Arguments, place: int, key: Any, value: Any) -> Arguments:
    new = value if key is None else {**args[place], key: value}
    return (*args[:place], new, *args[place + 1 :])


# The numbers in arguments, one leaf at a time


def changed_leaves(value: Any, change: Leaf) -> Any:
    """Nested arguments with every array, list of numbers and float changed; the rest as it is."""
    if isinstance(value, dict):
        return {key: changed_leaves(item, change) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(changed_leaves(item, change) for item in value)
    if isinstance(value, list) and not is_numbers(value):
        return [changed_leaves(item, change) for item in value]
    return change(value) if isinstance(value, np.ndarray | float | list) else copy.copy(value)


def is_numbers(value: list[Any]) -> bool:
    """Whether nested lists are an array of floats, also of a single one."""
    try:
        return bool(value) and np.asarray(value).dtype.kind == "f"
    except ValueError:
        return False


def of_floats(change: Callable[[np.ndarray], np.ndarray]) -> Leaf:
    """A change of float arrays as one of leaves of any form; whole numbers stay as they are."""

    def changed(value: Any) -> Any:
        array = np.asarray(value)
        if array.dtype.kind != "f" or not array.size:
            return value
        result = change(array).astype(array.dtype)
        return result if isinstance(value, np.ndarray) else result.tolist()

    return changed


def rounded(digits: int) -> Leaf:
    """To so many digits of the largest number; no zero is written as -0."""

    def rounded_array(array: np.ndarray) -> np.ndarray:
        largest = float(np.abs(array).max())
        places = digits - 1 - int(np.floor(np.log10(largest))) if largest else 0
        return np.round(array, places) + 0.0

    return of_floats(rounded_array)


def _moved(array: np.ndarray, by: float) -> np.ndarray:
    return np.asarray(array * (1 + by * np.random.default_rng(array.size).uniform(-1, 1, array.shape)))


MOVED = of_floats(partial(_moved, by=STABLE)), of_floats(partial(_moved, by=-STABLE))
"""Every number a little larger or smaller, and the other way round."""


def has_rows(value: Any) -> bool:
    """Whether a value is, or holds, an array with several rows."""
    if isinstance(value, list | tuple) and not is_numbers(list(value)):
        return any(map(has_rows, value))
    return np.ndim(value) > 1 and len(value) > 1


def times(factor: float, *, is_first: bool = False) -> Leaf:
    """So many times as large; of the first row alone where there are several."""

    def larger(array: np.ndarray) -> np.ndarray:
        factors: np.ndarray = np.full(array.shape, factor)
        if is_first and array.ndim > 1:
            factors[1:] = 1.0
        return np.asarray(array * factors)

    return of_floats(larger)


# Other forms of the same call


def forms(args: Arguments, defaults: int) -> Iterator[tuple[Arguments, bool]]:
    """The same call in other forms, and whether its numbers are float32. The last arguments may be left out."""
    if defaults and len(args) > 1:
        yield args[: max(1, len(args) - defaults)], False
    yield changed_leaves(args, _as_list), False
    yield changed_leaves(args, _as_whole), False
    for place in range(len(args)) if len(args) > 1 else ():
        yield (*args[:place], changed_leaves(args[place], _as_whole), *args[place + 1 :]), False
    yield changed_leaves(args, _as_float32), True


def _as_list(value: Any) -> Any:
    return value.tolist() if isinstance(value, np.ndarray) and value.ndim else value


def _as_whole(value: Any) -> Any:
    return np.round(value).astype(np.int64) if isinstance(value, np.ndarray) and value.dtype.kind == "f" else value


def _as_float32(value: Any) -> Any:
    return value.astype(np.float32) if isinstance(value, np.ndarray) and value.dtype.kind == "f" else value


def as_pixels(args: Arguments) -> Iterator[Arguments]:
    """Arrays of uint8, as images are: one that uses the whole range, with the others as they are or small as well."""
    small = tuple(changed_leaves(one, lambda value: _pixels(value, 3.0)) for one in args)
    for (value, put), (_, put_small) in zip(parts(args), parts(small), strict=True):
        if is_array(value) and value.dtype.kind == "f":
            yield put(_pixels(value, 255.0))
            yield put_small(_pixels(value, 255.0))


def _pixels(value: Any, most: float) -> Any:
    """The sizes of an array's elements in whole numbers up to ``most``; what is no array of floats as it is."""
    if not is_array(value) or value.dtype.kind != "f" or not value.size:
        return value
    return np.round(np.abs(value) * (most / max(float(np.abs(value).max()), 1e-300))).astype(np.uint8)


# Calls in which something coincides, or of which there is much


def coincidences(args: Arguments) -> Iterator[Arguments]:
    """Ties within an argument, equal rows, two arguments that are the same, a number that an array holds."""
    return islice(_coincidences(args), MAX_TIED)


def _coincidences(args: Arguments) -> Iterator[Arguments]:
    every = list(parts(args))
    scalars = [value for value, _ in every if isinstance(value, float)]
    for place, (value, put) in enumerate(every):
        yield put(changed_leaves(value, of_floats(_tied)))
        if (is_array(value) or isinstance(value, list)) and len(value) > 1:
            yield put(_alike(value))
        for other, _ in every[:place]:
            if is_array(value) and is_array(other) and value.shape == other.shape:
                yield put(other.astype(value.dtype))
        if is_array(value) and value.dtype.kind == "f" and value.size:
            for number in scalars:
                yield put(_holding(value, number))


def is_array(value: Any) -> bool:
    """Whether a value is an array with an axis."""
    return isinstance(value, np.ndarray) and value.ndim > 0


def _tied(array: np.ndarray) -> np.ndarray:
    """Few different numbers, all of them multiples of 1/2 of the largest power of two."""
    largest = float(np.abs(array).max())
    step = 2.0 ** np.floor(np.log2(largest)) if largest else 1.0
    return np.round(array / step) * step + 0.0


def _alike(value: Any) -> Any:
    """The second row, or entry, like the first."""
    if isinstance(value, list):
        return [value[0], copy.deepcopy(value[0]), *value[2:]]
    array = value.copy()
    array[1] = array[0]
    return array


def _holding(array: np.ndarray, number: float) -> np.ndarray:
    new = array.copy()
    new.flat[0] = number
    return new


def longer(args: Arguments) -> Iterator[Arguments]:
    """One argument after the other with its rows or entries several times over."""
    for count in LONGER:
        for value, put in parts(args):
            if (is_array(value) or isinstance(value, list)) and 0 < len(value) * count <= MAX_ROWS:
                yield put(_repeated(value, count))


def longest(args: Arguments) -> Iterator[Arguments]:
    """One row of whole numbers after the other many times over, as long texts are."""
    for value, put in parts(args):
        if (is_array(value) or isinstance(value, list)) and _is_whole(value) and len(value):
            yield put(_repeated(value, LONGEST // len(value)))


def _repeated(value: Any, count: int) -> Any:
    return np.concatenate([value] * count) if is_array(value) else value * count


def _is_whole(value: Any) -> bool:
    """Whether a value is a row of whole numbers."""
    if isinstance(value, list):
        return all(isinstance(item, int) for item in value)
    return bool(value.ndim == 1 and value.dtype.kind == "i")


def near(args: Arguments, number: float) -> Iterator[Arguments]:
    """Half a number in place of every float argument, alone and among zeros: where a tolerance of this size shows."""
    for place, value in enumerate(args):
        if isinstance(value, float):
            for half in (number / 2, -number / 2):
                yield (*args[:place], half, *args[place + 1 :])
                yield tuple(
                    half if other == place else changed_leaves(one, of_floats(np.zeros_like))
                    for other, one in enumerate(args)
                )


def written(value: Any) -> Any:
    """A value as its text would make it: rows after rows, and Python's own numbers."""
    if isinstance(value, dict):
        return {key: written(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(written, value))
    if isinstance(value, np.generic):
        return value.item()
    return np.array(value, order="C") if isinstance(value, np.ndarray) else value
