"""Public calls of an exercise: drawn from its declared domain under a seed that everybody may know, small ones first.

They have nothing to do with what checks ask: those draw under seeds that a student cannot know. So what a submission
does with an example may be shown whole, as long as its worker was asked nothing else.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from grader.checks.comparators import ATOL, FLOAT32, RTOL, assert_like
from grader.checks.domain import Arguments, Draw, Mode, arguments, expected_or_none, modes
from grader.course.reference import Reference
from grader.diagnosis.glossary import Names
from grader.diagnosis.pasted import call_lines
from grader.errors import WireError
from grader.failures import CheckFailed
from grader.wire.codec import encode

PUBLIC_SEED = 20_240_229
"""Anybody may know it: checks draw from other generators."""

MAX_TEXT = 2000
"""Characters of a call that a student is shown. What is longer is no example."""

DULL = 100
"""How many characters a call may be longer that tells more."""

DIGITS = (2, 3)
STABLE = 1e-12
"""By how much numbers are moved to see whether rounding has put them on an edge, where two right answers may differ."""

SMALL = (
    Mode(size=0.0, scale=2.0), Mode(size=0.0, scale=2.0), Mode(size=0.0, scale=2.0), Mode(is_square=True), Mode(),
    Mode(), Mode(), Mode(scale=3.0), Mode(scale=3.0), Mode(sign=-1), Mode(sign=1, turns=1), Mode(scale=0.3),
)  # fmt: skip
"""Ordinary numbers in small arrays."""


@dataclass(frozen=True)
class Tolerance:
    """How close a result of an exercise has to be, as its check of rare inputs says."""

    rtol: float = RTOL
    atol: float = ATOL


@dataclass(frozen=True)
class Example:
    """A call inside an exercise's contract, what is right there, and its lines for a student to paste."""

    function: str
    args: Arguments
    request: bytes
    expected: Any
    text: str
    tolerance: Tolerance
    drawn: tuple[int, Mode] | None = None
    """The number of the draw and its mode."""


class Examples:
    """The examples of one assignment; those that do not depend on a submission are made once."""

    def __init__(
        self,
        contract: Reference,
        domains: Mapping[str, Callable[[Draw], Arguments]],
        tolerances: Mapping[str, Tolerance],
        names: Names | None = None,
    ) -> None:
        """``contract`` is the reference that asserts what it may be called with; ``tolerances`` names the exercises.

        ``names`` are what the handout calls the reference's variables.
        """
        self.contract = contract
        self.domains = domains
        self.tolerances = tolerances
        self.names = names or {}
        self._kept: dict[tuple[str, str], list[Example]] = {}

    def __contains__(self, exercise: object) -> bool:
        return exercise in self.domains and exercise in self.tolerances and exercise in self.contract.functions

    def small(self, exercise: str) -> list[Example]:
        """Small calls with round numbers, the shortest first."""
        return self._made("small", exercise, self._small)

    def varied(self, exercise: str) -> list[Example]:
        """The same in the forms that every exercise takes: lists, whole numbers, float32, defaults left out."""
        return self._made("varied", exercise, self._varied)

    def wide(self, exercise: str) -> list[Example]:
        """The sizes, scales and signs that a net sweeps."""
        return self._made("wide", exercise, lambda exercise: self._drawn(exercise, modes(), 100))

    def aimed(self, exercise: str, numbers: Sequence[float]) -> list[Example]:
        """Calls with these numbers in them: those that stand in a submission's code."""
        chosen = [mode for mode in modes(numbers) if mode.aims]
        return self._sorted(self._drawn(exercise, chosen, 200))

    def _made(self, kind: str, exercise: str, make: Callable[[str], Iterable[Example]]) -> list[Example]:
        if (kind, exercise) not in self._kept:
            self._kept[kind, exercise] = self._sorted(make(exercise))
        return self._kept[kind, exercise]

    def _sorted(self, examples: Iterable[Example]) -> list[Example]:
        """Those that can be shown, each once, the shortest first, but those last that tell little."""
        once = {example.request: example for example in examples if fits(example)}
        return sorted(once.values(), key=lambda example: len(example.text) + DULL * _is_dull(example))

    def _small(self, exercise: str) -> Iterator[Example]:
        for example in self._drawn(exercise, SMALL, 0):
            yield self.rounded(example) or example

    def _varied(self, exercise: str) -> Iterator[Example]:
        for example in self.small(exercise)[:6]:
            for args, is_float32 in _variations(example.args, _defaults(self.contract.functions[exercise])):
                varied = self.example(exercise, args)
                if varied is not None and varied.request != example.request:
                    yield replace(varied, tolerance=Tolerance(**FLOAT32)) if is_float32 else varied

    def _drawn(self, exercise: str, chosen: Sequence[Mode], first: int) -> Iterator[Example]:
        for number, mode in enumerate(chosen, first):
            example = self.draw(exercise, number, mode)
            if example is not None:
                yield example

    def draw(self, exercise: str, number: int, mode: Mode) -> Example | None:
        """The example of one draw, in few digits if it is long; None where there is nothing to compare with."""
        try:
            args = arguments(self.domains[exercise], (PUBLIC_SEED, number), mode)
        except (ValueError, ArithmeticError, LookupError):
            return None
        example = self.example(exercise, args)
        if example is not None and not fits(example):
            example = self.rounded(example)
        return None if example is None else replace(example, drawn=(number, mode))

    def example(self, exercise: str, args: Arguments) -> Example | None:
        """The call with these arguments, if it is inside the contract."""
        args = tuple(map(_written, args))
        expected = self._expected(exercise, args)
        if expected is None:
            return None
        function = self.contract.functions[exercise]
        names = function.__code__.co_varnames[: len(args)]
        text = call_lines(exercise, names, args)
        try:
            request = encode((exercise, args, {}))
        except WireError:
            return None
        return Example(exercise, args, request, expected, text, self.tolerances[exercise])

    def _expected(self, exercise: str, args: Arguments) -> Any:
        return expected_or_none(self.contract.functions[exercise], args)

    def rounded(self, example: Example) -> Example | None:
        """The same with the fewest digits that leave it inside the contract; None where there are none."""
        rounds = (self.settled(example, changed_leaves(example.args, _rounded(digits))) for digits in DIGITS)
        return next((one for one in rounds if one is not None), None)

    def settled(self, example: Example, args: Arguments) -> Example | None:
        """The example with other arguments, if its result does not turn on the last digit of any of them."""
        other = self.example(example.function, args)
        if other is None:
            return None
        moved = self._expected(example.function, changed_leaves(args, _moved))
        try:
            assert_like(moved, other.expected, example.function, rtol=RTOL, atol=ATOL)
        except (CheckFailed, ValueError):
            return None
        return replace(other, tolerance=example.tolerance)


def _is_dull(example: Example) -> bool:
    """Whether a call has only arrays of one element, or its result is all zero: many mistakes do not show in it."""
    arrays: list[np.ndarray] = []
    changed_leaves(example.args, lambda value: arrays.append(np.asarray(value)))
    is_small = any(array.ndim for array in arrays) and max(array.size for array in arrays) == 1
    return is_small or not _numbers(example.expected).any()


def _numbers(value: Any) -> np.ndarray:
    """The numbers of a result in one row; a text is one that is not zero."""
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, list | tuple):
        return np.concatenate([np.zeros(0), *map(_numbers, value)])
    return np.ones(1) if isinstance(value, str) else np.ravel(np.asarray(value, dtype=np.float64))


def fits(example: Example) -> bool:
    """Whether a call is short enough to be shown."""
    return len(example.text) <= MAX_TEXT


def _written(value: Any) -> Any:
    """A value as its text would make it: rows after rows, and Python's own numbers."""
    if isinstance(value, dict):
        return {key: _written(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(_written, value))
    if isinstance(value, np.generic):
        return value.item()
    return np.array(value, order="C") if isinstance(value, np.ndarray) else value


# The numbers in arguments, one leaf at a time

Leaf = Callable[[Any], Any]


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


def _rounded(digits: int) -> Leaf:
    """To so many digits of the largest number; no zero is written as -0."""

    def rounded(array: np.ndarray) -> np.ndarray:
        largest = float(np.abs(array).max())
        places = digits - 1 - int(np.floor(np.log10(largest))) if largest else 0
        return np.round(array, places) + 0.0

    return of_floats(rounded)


def _alternating(array: np.ndarray) -> np.ndarray:
    signs = np.where(np.arange(array.size) % 2, -1.0, 1.0).reshape(array.shape)
    return array * (1 + STABLE * signs)


_moved = of_floats(_alternating)


def _variations(args: Arguments, defaults: int) -> Iterator[tuple[Arguments, bool]]:
    """The same call in other forms, and whether its numbers are float32. The last arguments may be left out."""
    if defaults and len(args) > 1:
        yield args[: max(1, len(args) - defaults)], False
    yield changed_leaves(args, _as_list), False
    yield changed_leaves(args, _as_whole), False
    for place in range(len(args)) if len(args) > 1 else ():
        yield (*args[:place], changed_leaves(args[place], _as_whole), *args[place + 1 :]), False
    yield changed_leaves(args, _as_float32), True


def _defaults(function: Callable[..., Any]) -> int:
    """How many of a function's last arguments may be left out."""
    return len(getattr(function, "__defaults__", None) or ())


def _as_list(value: Any) -> Any:
    return value.tolist() if isinstance(value, np.ndarray) and value.ndim else value


def _as_whole(value: Any) -> Any:
    return np.round(value).astype(np.int64) if isinstance(value, np.ndarray) and value.dtype.kind == "f" else value


def _as_float32(value: Any) -> Any:
    return value.astype(np.float32) if isinstance(value, np.ndarray) and value.dtype.kind == "f" else value
