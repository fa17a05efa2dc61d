"""Does one function depend on all the arguments on which another does? Asked by changing one argument at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from grader.checks.comparators import ATOL, RTOL

Arguments = tuple[tuple[Any, ...], dict[str, Any]]
Path = tuple[int | str, ...]

MAX_LEAVES = 24
"""Arrays and numbers among the arguments that are changed."""

NOTICEABLE = 100
"""How many times the tolerance of checks a result has to move by."""


def depends_alike(theirs: Callable[..., Any], ours: Callable[..., Any], probes: Sequence[Arguments]) -> bool:
    """Whether ``theirs`` is finite and changes with every array and number of the probes with which ``ours`` changes.

    Each is changed as a whole and in one place: same shapes, same signs, other values.
    """
    rng = np.random.default_rng(0)
    needed: dict[Path, bool] = {}
    for probe in probes:
        theirs_before, ours_before = _result(theirs, probe), _result(ours, probe)
        if not np.isfinite(theirs_before).all():
            return False
        for path, leaf in list(_leaves(probe))[:MAX_LEAVES]:
            for changed in _changes(leaf, rng):
                if needed.get(path):
                    break
                other = _replaced(probe, path, changed)
                if _moved(ours_before, _result(ours, other)):
                    needed[path] = _moved(theirs_before, _result(theirs, other))
    return all(needed.values())


def _moved(before: np.ndarray, after: np.ndarray) -> bool:
    """Whether finite results differ by more than rounding."""
    if not (np.isfinite(before).all() and np.isfinite(after).all()):
        return False
    return before.shape != after.shape or not np.allclose(before, after, NOTICEABLE * RTOL, NOTICEABLE * ATOL)


def _result(function: Callable[..., Any], probe: Arguments) -> np.ndarray:
    try:
        with np.errstate(all="ignore"):
            return numbers(function(*probe[0], **probe[1]))
    except Exception:
        return np.array([np.nan])


def numbers(value: Any) -> np.ndarray:
    """Every number in a result, in one row; NaN for what is no number."""
    if isinstance(value, dict):
        value = tuple(value[key] for key in sorted(value))
    if isinstance(value, tuple | list):
        parts = [numbers(item) for item in value]
        return np.concatenate(parts) if parts else np.zeros(0)
    try:
        return np.array(value, dtype=np.float64).ravel()
    except (TypeError, ValueError):
        return np.array([np.nan])


def _leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """The arrays and numbers in nested arguments, with the way to each; a list of numbers is an array."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, (*path, key))
    elif isinstance(value, tuple) or (isinstance(value, list) and np.isnan(numbers(value)).any()):
        for place, item in enumerate(value):
            yield from _leaves(item, (*path, place))
    elif isinstance(value, int | float | list | np.ndarray | np.generic) and not isinstance(value, bool | np.bool_):
        yield path, value


def _replaced(value: Any, path: Path, leaf: Any) -> Any:
    if not path:
        return leaf
    if isinstance(value, dict):
        return {key: _replaced(item, path[1:], leaf) if key == path[0] else item for key, item in value.items()}
    items = [_replaced(item, path[1:], leaf) if place == path[0] else item for place, item in enumerate(value)]
    return tuple(items) if isinstance(value, tuple) else items


def _changes(leaf: Any, rng: np.random.Generator) -> Iterator[Any]:
    """Other values of the same shape and signs: a little larger and smaller ones, and the same in other places.

    A function may refuse what lies beyond its range, as a label that is one too large; so there are several.
    """
    try:
        array = np.asarray(leaf)
    except ValueError:
        return
    if array.dtype.kind in "iu":
        yield array + 1 if array.ndim else type(leaf)(leaf + 1)
        if array.size and (array > 0).all():
            yield array - 1 if array.ndim else type(leaf)(leaf - 1)
    elif array.dtype.kind == "f" and array.size:
        factors = np.exp(rng.choice([-1, 1], array.shape) * rng.uniform(0.3, 0.6, array.shape))
        moved = np.where(array == 0, 0.0 if array.any() else factors / 4, array * factors).astype(array.dtype)
        yield moved if array.ndim else type(leaf)(moved)
        if array.size > 1:
            one = np.array(array)
            places = np.flatnonzero(array) if array.any() else np.arange(array.size)
            place = rng.choice(places)
            one.flat[place] = moved.flat[place]
            yield one
    if array.dtype.kind in "iuf" and array.size > 1 and (array != array.flat[0]).any():
        yield np.roll(array, 1)
