"""Results on their way out of the worker: base values of what students return, and a refusal for everything else."""

from __future__ import annotations

import array
import decimal
import fractions
import functools
from collections import OrderedDict, UserList, defaultdict, deque, namedtuple
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest

from grader.errors import NotPlainError
from grader.wire.codec import decode, encode
from grader.wire.plain_values import plain

Pair = namedtuple("Pair", "h c")


class Int(int):
    """Lies about everything that a comparison could ask."""

    def __int__(self) -> int:
        return 99

    def __index__(self) -> int:
        return 99

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0

    def __sub__(self, other: object) -> int:
        return 0


class Float(float):
    def __float__(self) -> float:
        return 99.0

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


class Str(str):
    def __str__(self) -> str:
        return "lie"


class Liar(list):
    """A list that lies about its length, its items and its type."""

    def __len__(self) -> int:
        return 3

    def __iter__(self) -> Iterator[Any]:
        return iter([1.0, 2.0, 3.0])

    def __getitem__(self, key: Any) -> Any:
        return 7.0


class LiarTuple(tuple):
    def __iter__(self) -> Iterator[Any]:
        return iter([1.0, 2.0, 3.0])


class LiarDict(dict):
    def items(self) -> Any:
        return [("lie", 1.0)]

    def __iter__(self) -> Iterator[Any]:
        return iter(["lie"])


class LiarArray(np.ndarray):
    def __array_ufunc__(self, *args: Any, **kwargs: Any) -> bool:
        return True

    def __array_function__(self, *args: Any, **kwargs: Any) -> bool:
        return True

    def __eq__(self, other: object) -> Any:
        return True


def sent(value: Any) -> Any:
    """What the grader receives of a result."""
    return decode(encode(plain(value)))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Int(3), 3), (Float(1.5), 1.5), (Str("x"), "x"), (Liar([5.0]), [5.0]), (LiarTuple((5.0,)), (5.0,)),
        (LiarDict(a=1.0), {"a": 1.0}), ({Str("k"): Int(1)}, {"k": 1}), (Pair(1.0, [2]), (1.0, [2])),
        (defaultdict(float, b=2.0), {"b": 2.0}), (OrderedDict(z=1, a=2), {"z": 1, "a": 2}), (True, True), (None, None),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_subclasses_are_reduced_to_their_base_value(value: Any, expected: Any) -> None:
    """Whatever a subclass overrides, what is sent is the value beneath, in the exact base type."""
    got = plain(value)
    assert type(got) is type(expected)
    assert repr(got) == repr(expected)
    assert repr(sent(value)) == repr(expected)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (np.arange(4.0).reshape(2, 2).view(np.matrix), [[0.0, 1.0], [2.0, 3.0]]),
        (np.ma.masked_array([1.0, 2.0], [True, False]), [1.0, 2.0]),
        (np.ones(2).view(LiarArray), [1.0, 1.0]),
        (np.array([1, 2], dtype=">i4"), [1, 2]),
        (array.array("d", [1.5, 2.5]), [1.5, 2.5]),
        (memoryview(np.array([1.0, 2.0])), [1.0, 2.0]),
        (bytearray(b"\1\2"), [1, 2]),
        (range(3), [0, 1, 2]),
        (deque([1.0, 2.0]), [1.0, 2.0]),
        (UserList([1.0, 2.0]), [1.0, 2.0]),
        (np.nditer, None),
    ],
    ids=lambda value: type(value).__name__,
)
def test_array_likes_arrive_as_base_arrays(value: Any, expected: Any) -> None:
    """What NumPy reads as an array of real numbers is sent as one; a class is no value at all."""
    if expected is None:
        with pytest.raises(NotPlainError):
            plain(value)
        return
    got = sent(value)
    assert type(got) is np.ndarray
    assert got.tolist() == expected


def test_longdouble_becomes_float64() -> None:
    """Extended precision is rounded, scalars stay scalars, and what is too large becomes infinity without a warning."""
    got = sent(np.array([1.5, np.longdouble("1e400")], np.longdouble))
    assert got.dtype == np.float64
    assert got.tolist() == [1.5, float("inf")]
    scalar = sent(np.longdouble(2.5))
    assert type(scalar) is np.float64
    assert sent(np.clongdouble(1 + 2j)) == 1 + 2j


def test_objects_with_array_are_arrays() -> None:
    """An object that gives itself as an array is taken at its word, and only if the array is of real numbers."""

    class Good:
        def __array__(self, dtype: Any = None, copy: Any = None) -> np.ndarray:
            return np.ones((2, 2))

    class Odd:
        def __array__(self, dtype: Any = None, copy: Any = None) -> np.ndarray:
            return np.array([None])

    assert sent(Good()).shape == (2, 2)
    with pytest.raises(NotPlainError):
        plain(Odd())


def test_any_sequence_of_several_results_will_do() -> None:
    """A sequence whose items are of different shapes is sent as a tuple, whatever its class."""
    got = sent(UserList([np.ones(2), np.ones((3, 3)), 1.0]))
    assert type(got) is tuple
    assert [np.shape(item) for item in got] == [(2,), (3, 3), ()]
    assert len(sent(deque([np.ones(2), 1.0]))) == 2


def raising(error: type[BaseException]) -> Any:
    """An object whose every way of being read raises."""

    def refuse(self: Any, *args: Any, **kwargs: Any) -> Any:
        raise error("no")

    names = ("__array__", "__len__", "__iter__", "__getitem__", "__float__", "__str__", "__repr__")
    return type("Hostile", (), dict.fromkeys(names, refuse))()


class Spoofed:
    """Claims to be an instance of another class."""

    def __init__(self, claim: Any) -> None:
        self.claim = claim

    @property
    def __class__(self) -> Any:  # type: ignore[override]
        if isinstance(self.claim, BaseException):
            raise self.claim
        return self.claim


class Always(float):
    """A number of its own kind, which an object array must not bring in."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


NUMBERS = [
    (np.array([1, 2.5], object), np.array([1.0, 2.5])),
    (np.frompyfunc(lambda x: x + 1.0, 1, 1)(np.ones((2, 2))), np.full((2, 2), 2.0)),
    (np.array([fractions.Fraction(1, 2), decimal.Decimal(2)], object), np.array([0.5, 2.0])),
    (np.array([np.float32(1), np.array(2.0)], object), np.array([1.0, 2.0])),
    (np.array([True, False], object), np.array([True, False])),
    (np.array([10**30], object), np.array([1e30])),
    (np.array([], object), np.array([])),
    (np.matrix([[1.0, 2.0]]), np.array([[1.0, 2.0]])),
    (np.ma.array([1.0, 2.0]), np.array([1.0, 2.0])),
    (np.array(3.0, object), np.float64(3.0)),
    (fractions.Fraction(1, 4), 0.25),
    (decimal.Decimal("0.5"), 0.5),
    (np.longdouble(0.5), np.float64(0.5)),
    (np.float16(0.5), np.float16(0.5)),
]


@pytest.mark.parametrize(("value", "number"), NUMBERS, ids=range(len(NUMBERS)))
def test_numbers_in_other_clothes_are_numbers(value: Any, number: Any) -> None:
    """Object arrays of numbers, fractions, decimals, matrices and scalars of every width arrive as plain numbers."""
    for wrapped, expected in ((value, number), ((value, 1.0), (number, 1.0))):
        got = plain(wrapped)
        if type(wrapped) is tuple:
            got, expected = got[0], expected[0]
        assert type(got) is type(expected)
        assert np.array_equal(got, expected)
        assert np.asarray(got).dtype == np.asarray(expected).dtype


class NoName(type):
    @property
    def __name__(cls) -> str:  # type: ignore[override]
        raise ValueError("no name")


class Nameless(metaclass=NoName):
    pass


@pytest.mark.parametrize(
    "value",
    [
        object(), {1, 2}, frozenset([1]), b"bytes", (i for i in range(3)), iter([1.0]), map(abs, [1]),
        zip([1], [2], strict=False),
        {1: 2.0}, {(1, 2): 3}, {}.values(), lambda x: x, functools.partial(abs), np, np.array([1.0, None]),
        np.array([1.0, "2"], object), np.array([{}], object),
        np.array(["2020"], "M8[Y]"), np.zeros(1, [("a", float)]),
        np.array([Always()], object), np.array([10**400], object), ..., NotImplemented, type, Nameless(), Nameless,
        *(raising(error) for error in (ValueError, SystemExit, KeyboardInterrupt, MemoryError, RecursionError)),
    ],
    ids=lambda value: type.__dict__["__name__"].__get__(type(value)),
)  # fmt: skip
def test_everything_else_is_refused_cleanly(value: Any) -> None:
    """Generators, sets, object arrays, spoofed classes and objects that raise when touched: one clear refusal."""
    for wrapped in (value, [value], (1.0, {"k": value})):
        with pytest.raises(NotPlainError) as caught:
            plain(wrapped)
        assert str(caught.value)


@pytest.mark.parametrize(
    "claim", [float, int, str, list, tuple, dict, np.ndarray, np.float64, ValueError("x"), SystemExit()], ids=repr
)
def test_a_spoofed_class_is_not_believed(claim: Any) -> None:
    """What an object says of its class has no effect; as a dict's key neither."""
    for value in (Spoofed(claim), [Spoofed(claim)], {Spoofed(claim): 1.0}):
        with pytest.raises(NotPlainError):
            plain(value)


def test_generators_are_not_run() -> None:
    """A generator is refused without asking it for a single item."""
    asked = []

    def items() -> Iterator[float]:
        asked.append(1)
        yield 1.0

    with pytest.raises(NotPlainError, match="generator"):
        plain(items())
    assert asked == []


def test_ragged_lists_stay_lists() -> None:
    """A ragged list is sent as it is: the comparator says what is wrong with it."""
    assert sent([[1.0], [2.0, 3.0]]) == [[1.0], [2.0, 3.0]]


def test_self_containing_results_are_refused() -> None:
    """A list in itself, a sequence too long, and a small list that unfolds into a giant end soon."""

    class Long(Sequence):
        def __len__(self) -> int:
            return 300_000

        def __getitem__(self, key: Any) -> Any:
            return "x" if key < 300_000 else [][0]

    itself: list[Any] = []
    itself.append(itself)
    giant: Any = [0.0] * 1000
    for _ in range(4):
        giant = [giant] * 1000
    for value in (itself, giant, [Long()]):
        with pytest.raises(NotPlainError):
            plain(value)


def test_a_dict_that_changes_while_it_is_read_is_refused() -> None:
    """A value whose conversion changes the dict it lies in does no harm."""
    result: dict[str, Any] = {}

    class Grows:
        def __array__(self, dtype: Any = None, copy: Any = None) -> np.ndarray:
            result[str(len(result))] = 1.0
            return np.ones(1)

    result["a"] = Grows()
    result["b"] = 1.0
    with pytest.raises(NotPlainError):
        plain(result)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (np.array(["b", "a"]), ["b", "a"]),
        (list(np.unique(["b", "a"])), ["a", "b"]),
        (np.str_("词"), "词"),
        (np.array([["0", "10"], ["11", ""]]), [["0", "10"], ["11", ""]]),
        (np.array(["0", np.str_("10")], dtype=object), ["0", "10"]),
        (np.array([], dtype="U3"), []),
    ],
)
def test_text_of_numpy_is_text(value, wanted) -> None:
    """What ``np.unique`` and arrays of text give is a sequence of str like any other."""
    said = plain(value)
    assert said == wanted
    assert all(type(item) is str for item in np.array(said, dtype=object).ravel())
