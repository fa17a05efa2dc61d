"""The strict comparators: the only way a check compares.

They never broadcast, and never pass on an empty, complex, object or ragged result, nor on NaN or infinity where a
number is expected. A right answer in any style passes: a list, a NumPy scalar or a 0-d array where a float is asked,
60000.0 where an int is asked, any sequence where several results are asked. Each raises
:class:`~grader.failures.CheckFailed`, whose message follows the teaching order: type, shape, dtype, finite, values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from grader.checks.numerical_gradient import origin
from grader.failures import CheckFailed
from grader.languages import ENGLISH, LANGUAGES, say

RTOL = 1e-6
ATOL = 1e-9
FLOAT32: dict[str, float] = {"rtol": 1e-4, "atol": 1e-5}
"""Tolerances for float32 inputs: ``assert_close(got, expected, what, **FLOAT32)``."""

SHOWN_ELEMENTS = 24 * 24
"""Arrays up to this size come along whole: a page shows where in them the differences lie."""


class ExpectationError(ValueError):
    """The check itself is at fault: what it expects cannot be compared with."""


def as_array(got: Any, what: str = "the result", shape: tuple[int, ...] | None = None) -> np.ndarray:
    """``got`` as a NumPy array of a real numeric dtype, of ``shape`` if given, with finite values; never empty.

    Lists and NumPy scalars are converted. Raises :class:`~grader.failures.CheckFailed` for anything else, and
    :class:`~grader.failures.ExpectationError` for a shape without elements.

    >>> as_array([1, 2, 3], "hidden(context, W)", (3,))
    array([1, 2, 3])
    """
    if shape is not None and 0 in shape:
        raise ExpectationError("the expected shape is empty: nothing would be compared")
    array = _real(got, what, shape)
    if array.size == 0:
        raise CheckFailed("empty", what=what)
    _require_finite(array, what)
    return array


def assert_close(got: Any, expected: Any, what: str = "the result", *, rtol: float = RTOL, atol: float = ATOL) -> None:
    """``got`` has the shape of ``expected`` and every element within ``atol + rtol * abs(expected)``.

    Nothing is broadcast. ``what`` names in code what is compared. Raises :class:`~grader.failures.CheckFailed` with the
    first difference, and :class:`ExpectationError` where ``expected`` is not finite or not real.

    >>> assert_close([0.3333333, 0.6666667], [1 / 3, 2 / 3], "softmax(z)")
    >>> assert_close([0.3, 0.7], [1 / 3, 2 / 3], "softmax(z)")
    Traceback (most recent call last):
    grader.failures.CheckFailed: softmax(z): got 0.3, expected 0.33333333 at index [0] (2 of 2 values differ).
    """
    if _is_plainly_close(got, expected, rtol, atol):
        return
    want = _expected(expected).astype(np.float64)
    array = _real(got, what, want.shape)
    _require_finite(array, what, want)
    with np.errstate(over="ignore"):
        difference = np.abs(array.astype(np.float64) - want)
    wrong = difference > atol + rtol * np.abs(want)
    if wrong.any():
        source = origin(expected)
        raise CheckFailed("value", **_difference(what, array, want, wrong), **({"origin": source} if source else {}))


def _is_plainly_close(got: Any, expected: Any, rtol: float, atol: float) -> bool:
    """Whether two floats, or two float64 arrays of one shape, are close: the usual case, at a third of the price."""
    if type(got) is float and type(expected) in (float, np.float64):
        return bool(abs(got - expected) <= atol + rtol * abs(expected) < np.inf)
    if type(got) is not np.ndarray or type(expected) is not np.ndarray or got.shape != expected.shape or not got.size:
        return False
    if got.dtype != np.float64 or expected.dtype != np.float64:
        return False
    with np.errstate(over="ignore", invalid="ignore"):
        is_close = (np.abs(got - expected) <= atol + rtol * np.abs(expected)) & np.isfinite(expected)
    return bool(is_close.all())


def assert_equal(got: Any, expected: Any, what: str = "the result") -> None:
    """``got`` equals ``expected`` exactly, as numbers: for counts, indices and ids.

    Raises :class:`~grader.failures.CheckFailed` and :class:`~grader.failures.ExpectationError` as :func:`assert_close`
    does.

    >>> assert_equal(60000.0, 60000, "parameter_count(100, 300)")
    """
    want = _expected(expected)
    array = _real(got, what, want.shape)
    _require_finite(array, what, want)
    wrong = array != want
    if wrong.any():
        raise CheckFailed("value", **_difference(what, array, want, wrong))


def assert_shape(got: Any, shape: Sequence[int], what: str = "the result") -> None:
    """``got`` is a real, finite array of this shape. Raises :class:`~grader.failures.CheckFailed`.

    >>> assert_shape([[1, 2], [3, 4]], (2, 2), "softmax_jacobian(z)")
    """
    as_array(got, what, tuple(shape))


def assert_within(got: Any, low: float, high: float, what: str = "the result") -> None:
    """Every element of ``got`` lies in ``[low, high]``. Raises :class:`~grader.failures.CheckFailed`.

    >>> assert_within([0.0, 0.5, 1.0], 0, 1, "discriminator(x, theta_d)")
    """
    array = as_array(got, what)
    outside = (array < low) | (array > high)
    if outside.any():
        index = _first(outside)
        raise CheckFailed(
            "bounds", what=what, low=float(low), high=float(high), index=index, got_at=float(array[tuple(index)])
        )


def assert_holds(condition: bool | np.bool_, property_: str, property_zh: str = "", **others: str) -> None:
    """A property of results that no comparison expresses; say it as a sentence that the student reads.

    Beside English and Chinese it may be said in more languages: ``property_fr="…"``.
    Raises :class:`~grader.failures.CheckFailed` with the sentence, and :class:`ExpectationError` for a condition that
    is neither True nor False.

    >>> assert_holds(3 > 2, "the losses fall from epoch to epoch", "损失逐轮下降")
    """
    if not isinstance(condition, bool | np.bool_):
        raise ExpectationError(f"a condition is True or False, not {type(condition).__name__}; use all() or any()")
    if not condition:
        raise CheckFailed("property", property=property_, property_zh=property_zh or property_, **others)


def unpack(got: Any, names: Sequence[str], what: str = "the result") -> tuple[Any, ...]:
    """Several results: any sequence with as many items as ``names``, as a tuple.

    Raises :class:`~grader.failures.CheckFailed` for anything else.

    >>> unpack([1.0, 2.0], ("out_h", "y_hat"), "forward(x, w)")
    (1.0, 2.0)
    """
    if isinstance(got, np.ndarray):
        got = list(got) if got.ndim else got
    if not isinstance(got, list | tuple):
        raise CheckFailed("results", what=what, names=list(names), got=_type_name(got))
    if len(got) != len(names):
        raise CheckFailed("results_count", what=what, names=list(names), count=len(got))
    return tuple(got)


def assert_keys(got: Any, keys: Iterable[str], what: str = "the result") -> dict[str, Any]:
    """``got`` is a dict with exactly these keys; returns it. Raises :class:`~grader.failures.CheckFailed`.

    >>> assert_keys({"W": 1, "b": 2}, ["b", "W"], "gradients(x, params)")
    {'W': 1, 'b': 2}
    """
    wanted = sorted(keys)
    if not isinstance(got, dict):
        raise CheckFailed("type", what=what, got=_type_name(got), wanted="dict")
    if sorted(got) != wanted:
        missing = [key for key in wanted if key not in got]
        extra = [key for key in sorted(got) if key not in wanted]
        raise CheckFailed("keys", what=what, missing=missing, extra=extra)
    return got


def assert_pure(function: Any, *cases: tuple[Any, ...], like: Callable[..., Any] | None = None) -> None:
    """No call changes its arguments, and equal arguments give equal results, whatever was called in between.

    ``function`` is an attribute of ``submission``; each case is a tuple of positional arguments. All cases are
    called in order and then once more in reverse order. A function that returns nothing is not pure but unwritten.
    With ``like``, the reference's function, results must be right too (to float32's tolerances): there are no points
    for leaving the arguments of a wrong function alone. Raises :class:`~grader.failures.CheckFailed`, and
    :class:`~grader.failures.ExpectationError` without cases::

        assert_pure(submission.softmax, ([1.0, 2.0],), ([[0.0, 3.0]],), like=reference.softmax)
    """
    if not cases:
        raise ExpectationError("no cases: nothing would be called")
    first = [_observed(function, case) for case in cases]
    if like is not None:
        for result, case in zip(first, cases, strict=True):
            assert_like(result, like(*case), f"{function.name}(...)", **FLOAT32)
    for case, before in zip(reversed(cases), reversed(first), strict=True):
        if not _same(_observed(function, case), before):
            raise CheckFailed("impure", what=function.name)


def assert_like(got: Any, want: Any, what: str, *, rtol: float, atol: float) -> None:
    """Numbers, text, sequences and dicts as the reference returns them. Raises :class:`~grader.failures.CheckFailed`.

    >>> assert_like(([1.0, 2.0], 3), (np.array([1.0, 2.0]), 3.0), "f(x)", rtol=1e-6, atol=1e-9)
    """
    if isinstance(want, dict):
        got = assert_keys(got, want, what)
        for key in want:
            assert_like(got[key], want[key], f'{what}["{key}"]', rtol=rtol, atol=atol)
    elif isinstance(want, tuple) or (isinstance(want, list) and not _is_numbers(want)):
        names = [f"[{i}]" for i in range(len(want))]
        for name, one, other in zip(names, unpack(got, names, what), want, strict=True):
            assert_like(one, other, what + name, rtol=rtol, atol=atol)
    elif isinstance(want, str):
        if got != want:
            said = {lang: say("{what} is {value}", lang, what=what, value=repr(want)) for lang in LANGUAGES}
            properties = {f"property_{lang}": text for lang, text in said.items() if lang != ENGLISH}
            raise CheckFailed("property", property=said[ENGLISH], came_back=repr(got)[:80], **properties)
    else:
        assert_close(got, want, what, rtol=rtol, atol=atol)


def _is_numbers(value: list[Any]) -> bool:
    """Whether a list is one array of numbers: a list of ids, say, and not of arrays of different shapes."""
    try:
        return np.asarray(value).dtype.kind in "biuf" and len(value) > 0 and not isinstance(value[0], np.ndarray)
    except ValueError:
        return False


def _observed(function: Any, case: tuple[Any, ...]) -> Any:
    result = function(*case)
    if result is None:
        raise CheckFailed("none", what=function.name)
    changed = function.changed_arguments()
    if changed:
        raise CheckFailed("mutated", what=function.name, arguments=changed)
    return result


def _same(one: Any, other: Any) -> bool:
    """Equal up to rounding (sums may depend on where in memory an array lies), also inside sequences and dicts."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(_same(a, b) for a, b in zip(one, other, strict=True))
    if _is_number(one) and _is_number(other):
        a, b = np.asarray(one), np.asarray(other)
        return a.shape == b.shape and np.allclose(a, b, rtol=1e-12, atol=1e-12, equal_nan=True)
    return type(one) is type(other) and bool(one == other)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | np.ndarray | np.generic)


def _expected(expected: Any) -> np.ndarray:
    want = np.asarray(expected)
    if want.dtype.kind not in "biuf":
        raise ExpectationError(f"the expected value has dtype {want.dtype}; give real numbers")
    if want.size == 0:
        raise ExpectationError("the expected value is empty: nothing would be compared")
    if not np.isfinite(want).all():
        raise ExpectationError("the expected value is not finite")
    return want


def _real(got: Any, what: str, shape: tuple[int, ...] | None) -> np.ndarray:
    """``got`` as an array of real numbers, finite or not, after its type, its shape and its dtype were looked at."""
    array = _numeric(got, what)
    if shape is not None and array.shape != tuple(shape):
        raise CheckFailed("shape", what=what, got=list(array.shape), expected=list(shape))
    if array.dtype.kind == "c":
        raise CheckFailed("complex", what=what)
    return array


def _numeric(got: Any, what: str) -> np.ndarray:
    if got is None:
        raise CheckFailed("none", what=what)
    if isinstance(got, str | dict):
        raise CheckFailed("type", what=what, got=_type_name(got), wanted="number")
    try:
        array = np.asarray(got)
    except ValueError:
        raise CheckFailed("ragged", what=what) from None
    if array.dtype.kind not in "biufc":
        kind = "ragged" if isinstance(got, list | tuple) else "type"
        raise CheckFailed(kind, what=what, got=_type_name(got), wanted="number")
    return array


def _require_finite(array: np.ndarray, what: str, want: np.ndarray | None = None) -> None:
    finite = np.isfinite(array)
    if not finite.all():
        index = _first(~finite)
        data = {"expected_at": float(want[tuple(index)])} if want is not None else {}
        raise CheckFailed("not_finite", what=what, index=index, got_at=str(array[tuple(index)]), **data)


def _difference(what: str, array: np.ndarray, want: np.ndarray, wrong: np.ndarray) -> dict[str, Any]:
    """Where and how far two arrays differ, as plain data; small arrays come along whole."""
    index = _first(wrong)
    data: dict[str, Any] = {
        "what": what,
        "index": index,
        "got_at": float(array[tuple(index)]),
        "expected_at": float(want[tuple(index)]),
        "count": int(wrong.sum()),
        "size": int(wrong.size),
    }
    if want.size <= SHOWN_ELEMENTS:
        numbers = {"got": array.astype(np.float64), "expected": want.astype(np.float64), "wrong": wrong}
        data |= {name: values.tolist() for name, values in numbers.items()}
    return data


def _first(mask: np.ndarray) -> list[int]:
    return [int(i) for i in np.argwhere(mask)[0]]


def _type_name(value: Any) -> str:
    return "nothing (None)" if value is None else type(value).__name__
