"""The strict comparators: right answers in any style pass, and no trick does."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.checks.comparators import (
    FLOAT32,
    ExpectationError,
    as_array,
    assert_close,
    assert_equal,
    assert_holds,
    assert_keys,
    assert_pure,
    assert_shape,
    assert_within,
    unpack,
)
from grader.checks.numerical_gradient import numerical_gradient
from grader.failures import CheckFailed
from grader.wire.codec import decode, encode

Pair = namedtuple("Pair", "one other")


def kind_of(call: Callable[..., Any], *args: Any, **kwargs: Any) -> str:
    """The kind of failure that a helper raises."""
    with pytest.raises(CheckFailed) as caught:
        call(*args, **kwargs)
    assert str(caught.value)
    return caught.value.failure.kind


def received(value: Any) -> Any:
    """A result as it comes over the wire."""
    return decode(encode(value))


RIGHT = [
    (1.5, 1.5), (np.float64(1.5), 1.5), (np.float32(1.5), 1.5), (np.array(1.5), 1.5), (2, 2.0), (60000.0, 60000),
    (np.int64(60000), 60000), (True, 1.0), (False, 0), (np.bool_(True), 1), ([1, 0], np.array([True, False])),
    ([1.0, 2.0], np.array([1, 2])), ((1, 2), [1.0, 2.0]), ([[1], [2]], np.array([[1.0], [2.0]])),
    ([np.float64(1), np.array(2.0)], [1, 2]), (np.asfortranarray(np.ones((2, 3))), np.ones((2, 3))),
    (np.array([1, 2], np.uint8), [1.0, 2.0]), (np.array([1.0, 0.0]), [True, False]), (-0.0, 0.0), (1 + 5e-7, 1.0),
    (5e-10, 0.0), (np.float16(0.5), 0.5),
]  # fmt: skip


@pytest.mark.parametrize(("got", "expected"), RIGHT, ids=str)
def test_right_answers_in_any_style_pass(got: Any, expected: Any) -> None:
    """Lists, tuples, NumPy scalars, 0-d arrays, integers, booleans and any memory order are as good as arrays."""
    assert_close(received(got), expected)


@pytest.mark.parametrize("expected", [3.0, np.full(2, 3.0), np.full((2, 2), 3.0)], ids=["scalar", "1-d", "2-d"])
@pytest.mark.parametrize(
    "got",
    [
        np.empty(0), np.empty((0, 1)), np.empty((1, 0)), np.empty((0, 1, 1)), np.empty((0, 2)), np.empty((2, 0)), [],
        [[]],
        [[], []], (), np.full(9, 3.0), np.full((1, 1), 3.0), np.full((1, 2), 3.0), np.full((2, 1), 3.0),
        np.full((1, 2, 2), 3.0), np.full(1, 3.0), np.full(3, 3.0), np.full((3, 3), 3.0),
    ],
    ids=lambda got: f"{type(got).__name__}{np.shape(got)}",
)  # fmt: skip
def test_wrong_shapes_fail_and_nothing_broadcasts(got: Any, expected: Any) -> None:
    """Empty results, scalars for arrays, (1,) for a number, and whatever NumPy would stretch: wrong shape."""
    for compare in (assert_close, assert_equal):
        assert kind_of(compare, received(got), expected) == "shape"


@pytest.mark.parametrize("shape", [(2,), (3, 4), (1,), (1, 1)])
def test_a_number_is_no_array_of_equal_numbers(shape: tuple[int, ...]) -> None:
    """A scalar does not stand for an array of ones, nor an array of one element for a scalar."""
    assert kind_of(assert_close, 1.0, np.ones(shape)) == "shape"
    assert kind_of(assert_close, np.ones(shape), 1.0) == "shape"


@pytest.mark.parametrize("compare", [assert_close, assert_equal])
@pytest.mark.parametrize(
    ("got", "expected", "kind"),
    [
        (None, 1.0, "none"),
        (None, [1.0], "none"),
        ("1.0", 1.0, "type"),
        ({"a": 1.0}, 1.0, "type"),
        ({}, [1.0], "type"),
        ([[1.0, 2.0], [3.0]], [[1.0, 2.0], [3.0, 4.0]], "ragged"),
        ([1.0, None], [1.0, 2.0], "ragged"),
        ([1.0, "2"], [1.0, 2.0], "ragged"),
        ([1.0, {"a": 1}], [1.0, 2.0], "ragged"),
        ([1.0, [2.0]], [1.0, 2.0], "ragged"),
        (1.0 + 0j, 1.0, "complex"),
        (np.array([1.0, 2.0], complex), [1.0, 2.0], "complex"),
        (float("nan"), 1.0, "not_finite"),
        (float("inf"), 1.0, "not_finite"),
        ([1.0, float("nan")], [1.0, 2.0], "not_finite"),
        (np.full(2, -np.inf), [1.0, 2.0], "not_finite"),
        (1.1, 1.0, "value"),
        ([1.0, 2.1], [1.0, 2.0], "value"),
        (False, 1.0, "value"),
        (-1e308, 1.7e308, "value"),
    ],
)
def test_what_is_no_real_finite_array_fails_with_its_own_kind(
    compare: Callable[..., None], got: Any, expected: Any, kind: str
) -> None:
    """Nothing, text, dicts, ragged lists, complex numbers, NaN and infinity each fail, and say why."""
    assert kind_of(compare, got, expected) == kind


def test_object_arrays_fail_even_if_one_could_come() -> None:
    """An object array is no array of numbers, also when its elements equal everything."""

    class Always:
        def __eq__(self, other: object) -> bool:
            return True

    for got in (np.array([Always()] * 3), np.array([1.0, 2.0, 3.0], object), [Always()] * 3):
        assert kind_of(assert_close, got, [1.0, 2.0, 3.0]) in ("type", "ragged")


def test_a_downgrade_of_precision_fails_by_its_values() -> None:
    """What was computed in float16 or float32 is too far from a float64 result; within FLOAT32 it is not."""
    exact = np.linspace(0.1, 1, 7) / 3
    assert kind_of(assert_close, exact.astype(np.float16), exact) == "value"
    assert kind_of(assert_close, exact.astype(np.float16), exact, **FLOAT32) == "value"
    assert_close(exact.astype(np.float32), exact, **FLOAT32)


def test_tolerances_are_relative_to_the_expected_value() -> None:
    """Rtol 1e-6 and atol 1e-9 unless told otherwise."""
    assert_close(1e6 + 0.9, 1e6)
    assert kind_of(assert_close, 1e6 + 1.1, 1e6) == "value"
    assert kind_of(assert_close, 2e-9, 0.0) == "value"
    assert_close(1.04, 1.0, rtol=0.05)


def test_a_failure_tells_the_first_difference() -> None:
    """Index, got, expected and how many values differ; small arrays come along whole."""
    with pytest.raises(CheckFailed) as caught:
        assert_close(np.array([[1.0, 2.0], [3.0, 5.0]]), [[1, 2], [4, 4]], "f(x)")
    data = caught.value.failure.data
    assert data == {
        "what": "f(x)", "index": [1, 0], "got_at": 3.0, "expected_at": 4.0, "count": 2, "size": 4,
        "got": [[1.0, 2.0], [3.0, 5.0]], "expected": [[1.0, 2.0], [4.0, 4.0]],
        "wrong": [[False, False], [True, True]],
    }  # fmt: skip
    with pytest.raises(CheckFailed) as caught:
        assert_close(np.zeros(600), np.ones(600))
    assert "expected" not in caught.value.failure.data


def test_equal_is_exact_where_floats_would_round() -> None:
    """Integers beyond 2**53 are told apart, signed or not."""
    assert_equal(60000.0, 60000)
    assert_equal([3, 1], np.array([3, 1]))
    assert kind_of(assert_equal, 2**53 + 1, 2**53) == "value"
    assert kind_of(assert_equal, np.uint64(2**63 + 1), 2**63) == "value"
    assert kind_of(assert_equal, 1 + 1e-12, 1) == "value"


@pytest.mark.parametrize("expected", [[], np.empty((0, 2)), np.nan, [1.0, np.inf], 1j, "1", None, [None]])
def test_an_expectation_that_cannot_be_compared_with_is_the_checks_fault(expected: Any) -> None:
    """An empty, non-finite or non-numeric expectation is an error of the check, never a pass."""
    for compare in (assert_close, assert_equal):
        with pytest.raises(ExpectationError):
            compare(expected, expected)


def test_as_array_gives_an_array_to_compute_with() -> None:
    """A list becomes an array; wrong shape, empty, complex and not finite fail before anything is computed."""
    assert as_array([1, 2], "x", (2,)).sum() == 3
    assert as_array(2.0, "x", ()).shape == ()
    assert kind_of(as_array, [1, 2], "x", (3,)) == "shape"
    assert kind_of(as_array, np.empty(0)) == "empty"
    assert kind_of(as_array, np.empty((0, 3)), "x", (2, 3)) == "shape"
    assert kind_of(as_array, 1j) == "complex"
    assert kind_of(as_array, [np.nan]) == "not_finite"
    assert kind_of(as_array, None) == "none"


def test_shape_alone() -> None:
    """assert_shape wants exactly this shape, real and finite, and cannot ask for nothing."""
    assert_shape([[1, 2, 3]], (1, 3))
    assert kind_of(assert_shape, [1, 2, 3], (1, 3)) == "shape"
    assert kind_of(assert_shape, 5.0, (1,)) == "shape"
    assert kind_of(assert_shape, np.ones((1, 3), complex), (1, 3)) == "complex"
    with pytest.raises(ExpectationError):
        assert_shape(np.empty((0, 3)), (0, 3))


def test_within_looks_at_every_element() -> None:
    """One element outside fails with its place; empty and NaN fail too."""
    assert_within([0.0, 1.0], 0, 1)
    with pytest.raises(CheckFailed) as caught:
        assert_within([[0.5, 1.5]], 0, 1, "p")
    assert caught.value.failure.data == {"what": "p", "low": 0.0, "high": 1.0, "index": [0, 1], "got_at": 1.5}
    assert kind_of(assert_within, [], 0, 1) == "empty"
    assert kind_of(assert_within, [np.nan], 0, 1) == "not_finite"
    assert kind_of(assert_within, 1j, 0, 1) == "complex"


@pytest.mark.parametrize("condition", [np.array([]), np.array([True]), float("nan"), 1, "yes", None, [True], [False]])
def test_only_a_truth_value_is_a_condition(condition: Any) -> None:
    """NaN, empty arrays and lists are true to Python; as a condition they are an error, never a pass."""
    with pytest.raises(ExpectationError):
        assert_holds(condition, "it holds")


def test_holds_says_the_property_in_both_languages() -> None:
    """True passes; False fails with the sentence."""
    assert_holds(np.bool_(True), "it holds")
    with pytest.raises(CheckFailed) as caught:
        assert_holds(False, "rows sum to 1", "各行之和为 1")
    assert caught.value.failure.data == {"property": "rows sum to 1", "property_zh": "各行之和为 1"}


def test_unpack_takes_any_sequence_of_the_length() -> None:
    """Tuples, lists, named tuples and arrays with as many rows; nothing else, and no other length."""
    for got in ((1, 2), [1, 2], Pair(1, 2), np.array([1, 2])):
        assert unpack(got, ("a", "b")) == (1, 2)
    for got in ((1,), (1, 2, 3), [], np.empty(0), np.ones((3, 2))):
        assert kind_of(unpack, got, ("a", "b")) == "results_count"
    for got in (None, 5, "ab", {"a": 1, "b": 2}, np.array(3.0), np.float64(2)):
        assert kind_of(unpack, got, ("a", "b")) == "results"


def test_keys_are_exact() -> None:
    """A dict with all keys and no other; the failure names both kinds."""
    assert assert_keys({"b": 1, "a": 2}, ("a", "b")) == {"b": 1, "a": 2}
    with pytest.raises(CheckFailed) as caught:
        assert_keys({"a": 1, "c": 2}, ("a", "b"), "grads")
    assert caught.value.failure.data == {"what": "grads", "missing": ["b"], "extra": ["c"]}
    for got in (None, [("a", 1)], 3):
        assert kind_of(assert_keys, got, ("a",)) == "type"


class Function:
    """A submission's function as checks see it; counts its calls."""

    name = "f"

    def __init__(self, answer: Callable[..., Any], changed: list[str] | None = None) -> None:
        self.answer = answer
        self.changed = changed or []
        self.count = 0

    def __call__(self, *args: Any) -> Any:
        self.count += 1
        return self.answer(self.count, *args)

    def changed_arguments(self) -> list[str]:
        return self.changed


@pytest.mark.parametrize(
    "answer",
    [
        lambda n, x: x, lambda n, x: [x, (x, {"k": np.ones(2)})], lambda n, x: float("nan"), lambda n, x: "text",
        lambda n, x: np.array([1.0, np.nan]), lambda n, x: x if n % 2 else np.float64(x), lambda n, x: x + n * 1e-15,
    ],
)  # fmt: skip
def test_pure_functions_pass(answer: Callable[..., Any]) -> None:
    """Equal results in every form pass, NaN equal to NaN, up to rounding."""
    assert_pure(Function(answer), (1.0,), (2.0,))


@pytest.mark.parametrize(
    "answer",
    [
        lambda n, x: n, lambda n, x: x + n * 1e-6, lambda n, x: np.full(n, x), lambda n, x: [x] * n,
        lambda n, x: {"k": x} if n > 2 else {}, lambda n, x: "a" if n > 2 else x, lambda n, x: (x, [n]),
        lambda n, x: np.ones((1, 2)) if n > 2 else np.ones((2, 1)), lambda n, x: [1, [2]] if n > 2 else np.ones(2),
    ],
)  # fmt: skip
def test_impure_functions_fail(answer: Callable[..., Any]) -> None:
    """A result that changes in value, shape, length or type from call to call fails."""
    assert kind_of(assert_pure, Function(answer), (1.0,), (2.0,)) == "impure"


def test_purity_needs_answers_and_untouched_arguments() -> None:
    """An argument changed in place fails, so does returning nothing; no case at all is the check's fault."""
    assert kind_of(assert_pure, Function(lambda n, x: x, ["argument 1"]), (1.0,)) == "mutated"
    assert kind_of(assert_pure, Function(lambda n, x: None), (1.0,)) == "none"
    with pytest.raises(ExpectationError):
        assert_pure(Function(lambda n, x: x))


def test_numerical_gradient_agrees_with_the_formula() -> None:
    """Central differences give the gradient in the shape of x, for numbers, vectors and matrices, and leave x alone."""
    matrix = np.arange(6).reshape(2, 3)
    assert_close(numerical_gradient(lambda x: (x**3).sum(), matrix), 3.0 * matrix**2, rtol=1e-5, atol=1e-8)
    assert_close(numerical_gradient(np.sin, 0.3), np.cos(0.3), rtol=1e-5)
    assert matrix.tolist() == [[0, 1, 2], [3, 4, 5]]


def test_a_failure_says_that_it_was_compared_with_difference_quotients() -> None:
    """Slices and sums of them still are; other numbers, also one of the same value, come from nowhere."""
    slopes = numerical_gradient(lambda w: (w**2).sum(), [1.0, 2.0, 3.0])
    for expected in (slopes, slopes[1:], slopes + slopes):
        with pytest.raises(CheckFailed) as caught:
            assert_close(np.zeros(expected.shape), expected, "grad_w")
        assert caught.value.failure.data["origin"] == "difference quotient"
    with pytest.raises(CheckFailed) as caught:
        assert_close(np.zeros(3), slopes.tolist(), "grad_w")
    assert "origin" not in caught.value.failure.data


def test_numerical_gradient_gives_the_function_copies() -> None:
    """A function that spoils its argument does not spoil the gradient."""

    def spoil(x: np.ndarray) -> float:
        value = float((x**2).sum())
        x[:] = 100
        return value

    assert_close(numerical_gradient(spoil, [1.0, 2.0]), [2.0, 4.0], rtol=1e-5)


@pytest.mark.parametrize(
    ("result", "like"),
    [
        (lambda x: [x, 2 * x], lambda x: np.array([x, 2 * x])),
        (lambda x: [x, [x + 1]], lambda x: (x, np.array([x + 1]))),
        (lambda x: {"b": [x], "a": 1}, lambda x: {"a": 1.0, "b": np.array([x])}),
        (lambda x: np.float32(x / 3), lambda x: x / 3),
    ],
)
def test_pure_and_right_in_any_style_passes(result: Callable[..., Any], like: Callable[..., Any]) -> None:
    """With ``like`` the results are compared as everywhere, to float32's tolerances."""
    assert_pure(Function(lambda n, x: result(x)), (1.0,), (2.0,), like=like)


@pytest.mark.parametrize(
    ("result", "like", "what"),
    [
        (lambda x: x + 1, lambda x: x, "f(...)"),
        (lambda x: (x, [x + 1]), lambda x: (x, np.array([x])), "f(...)[1]"),
        (lambda x: {"a": x, "b": x}, lambda x: {"a": x, "b": -x}, 'f(...)["b"]'),
    ],
)
def test_pure_but_wrong_earns_nothing(result: Callable[..., Any], like: Callable[..., Any], what: str) -> None:
    """A wrong result fails whether or not it is pure, and the message names the part that is wrong, in code."""
    with pytest.raises(CheckFailed) as caught:
        assert_pure(Function(lambda n, x: result(x)), (1.0,), like=like)
    assert caught.value.failure.kind == "value"
    assert caught.value.failure.data["what"] == what
