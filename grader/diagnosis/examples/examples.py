"""Public calls of an exercise: drawn from its declared domain under a seed that everybody may know, small ones first.

They have nothing to do with what checks ask: those draw under seeds that a student cannot know. So what a submission
does with an example may be shown whole, as long as its worker was asked nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice
from typing import Any

import numpy as np

from grader.checks.comparators import ATOL, FLOAT32, RTOL, assert_like
from grader.checks.domain import Arguments, Draw, Mode, arguments, expected_or_none, modes
from grader.course.reference import Reference
from grader.diagnosis.examples.pasted import call_lines
from grader.diagnosis.examples.variations import (
    MOVED,
    Part,
    as_pixels,
    changed_leaves,
    coincidences,
    forms,
    has_rows,
    longer,
    longest,
    near,
    parts,
    rounded,
    times,
    written,
)
from grader.diagnosis.glossary import Names
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
SMALL = tuple(replace(mode, is_ordered=True) for mode in (
    Mode(size=0.0, scale=2.0), Mode(size=0.0, scale=2.0), Mode(size=0.0, scale=2.0), Mode(is_square=True), Mode(),
    Mode(), Mode(), Mode(scale=3.0), Mode(scale=3.0), Mode(sign=-1), Mode(sign=1, turns=1), Mode(scale=0.3),
))  # fmt: skip
"""Ordinary numbers in small arrays, and the keys of dicts as the handout has them."""


SHORT = tuple(
    Mode(size=0.0, scale=2.0, raised=raised, is_ordered=True)
    for count in (1, 2, 3)
    for raised in combinations(range(9), count)
)
"""The smallest sizes but for one to three, so that a mistake in every size shows."""

MANY = (*[Mode(size=0.2)] * 12, *[Mode(size=0.5)] * 12, *[Mode()] * 40)

MAX_BASES = 4
"""Calls of which others are made that strain the contract."""

MAX_PARTS = 8
"""Parts of a call that are made larger and smaller."""

MAX_STEPS = 12
SMALLER = (1e-2, 1e-4, 1e-6, 1e-8)


@dataclass(frozen=True)
class Tolerance:
    """How close a result of an exercise has to be, as its check of rare inputs says."""

    rtol: float = RTOL
    atol: float = ATOL


Judge = Callable[..., object]
"""Raises :class:`~grader.failures.CheckFailed` for an answer that is wrong for the arguments that follow it."""


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

    judge: Judge | None = None
    """Says what is wrong with an answer, where many are right and ``expected`` is but one of them."""


class Examples:
    """The examples of one assignment; those that do not depend on a submission are made once."""

    def __init__(
        self,
        contract: Reference,
        domains: Mapping[str, Callable[[Draw], Arguments]],
        tolerances: Mapping[str, Tolerance],
        names: Names | None = None,
        judges: Mapping[str, Judge] | None = None,
        of_pixels: Collection[str] = (),
    ) -> None:
        """``contract`` is the reference that asserts what it may be called with; ``tolerances`` names the exercises.

        ``names`` are what the handout calls the reference's variables; ``judges`` belong to exercises with many right
        answers; those ``of_pixels`` take arrays of uint8.
        """
        self.contract = contract
        self.domains = domains
        self.tolerances = tolerances
        self.names = names or {}
        self.judges = judges or {}
        self.of_pixels = of_pixels
        self._kept: dict[tuple[str, str], list[Example]] = {}

    def __contains__(self, exercise: object) -> bool:
        return exercise in self.domains and exercise in self.tolerances and exercise in self.contract.functions

    def small(self, exercise: str) -> list[Example]:
        """Small calls with round numbers, the shortest first."""
        return self._made("small", exercise, lambda exercise: self._rounded(exercise, SMALL, 0))

    def short(self, exercise: str) -> list[Example]:
        """Calls of the smallest sizes but for one to three: for mistakes that do not show in the smallest."""
        return self._made("short", exercise, lambda exercise: self._rounded(exercise, SHORT, 400))

    def varied(self, exercise: str) -> list[Example]:
        """The same in the forms that every exercise takes: lists, whole numbers, float32, defaults left out."""
        return self._made("varied", exercise, self._varied)

    def wide(self, exercise: str) -> list[Example]:
        """The sizes, scales and signs that a net sweeps."""
        return self._made("wide", exercise, lambda exercise: self._drawn(exercise, modes(), 100))

    def many(self, exercise: str) -> list[Example]:
        """Ordinary draws, some of them with the same sizes, so that calls follow calls of the same shapes."""
        return self._made("many", exercise, lambda exercise: self._drawn(exercise, MANY, 300))

    def strained(self, exercise: str) -> list[Example]:
        """Calls at the limits of the contract: coincidences, numbers as large or small as may be, long rows."""
        return self._made("strained", exercise, self._strained)

    def aimed(self, exercise: str, numbers: Sequence[float]) -> list[Example]:
        """Calls with these numbers in them, or just inside them: those that stand in a submission's code."""
        chosen = [mode for mode in modes(numbers) if mode.aims]
        inside = (args for number in numbers for base in self.small(exercise)[:2] for args in near(base.args, number))
        return self._sorted([*self._drawn(exercise, chosen, 200), *self._allowed(exercise, inside)])

    def _made(self, kind: str, exercise: str, make: Callable[[str], Iterable[Example]]) -> list[Example]:
        if (kind, exercise) not in self._kept:
            self._kept[kind, exercise] = self._sorted(make(exercise))
        return self._kept[kind, exercise]

    def _sorted(self, examples: Iterable[Example]) -> list[Example]:
        """Those that can be shown, each once, the shortest first, but those last that tell little."""
        once = {example.request: example for example in examples if fits(example)}
        return sorted(once.values(), key=lambda example: len(example.text) + DULL * _is_dull(example))

    def _rounded(self, exercise: str, chosen: Sequence[Mode], first: int) -> Iterator[Example]:
        for example in self._drawn(exercise, chosen, first):
            yield self.rounded(example) or example

    def _varied(self, exercise: str) -> Iterator[Example]:
        for example in self.small(exercise)[:6]:
            for args, is_float32 in forms(example.args, _defaults(self.contract.functions[exercise])):
                varied = self.example(exercise, args)
                if varied is not None and varied.request != example.request:
                    yield replace(varied, tolerance=Tolerance(**FLOAT32)) if is_float32 else varied

    def _strained(self, exercise: str) -> Iterator[Example]:
        bases = [*self.small(exercise)[:MAX_BASES], *self.many(exercise)[:MAX_BASES]]
        for base in (*bases, *self.many(exercise)[MAX_BASES : 3 * MAX_BASES]):
            yield from self._without_choice(exercise, coincidences(base.args))
        for base in (*bases, *self.wide(exercise)[::4]):
            yield from self._without_choice(exercise, longer(base.args))
        for base in self.many(exercise)[-2:]:
            yield from self._without_choice(exercise, longest(base.args))
        for base in bases if exercise in self.of_pixels else ():
            yield from self._allowed(exercise, as_pixels(base.args))
        for base in bases[::2]:
            for part in islice(parts(base.args), MAX_PARTS):
                yield from self._pushed(base, part)
                if has_rows(part[0]):
                    yield from self._pushed(base, part, is_first=True)

    def _allowed(self, exercise: str, tries: Iterable[Arguments]) -> Iterator[Example]:
        """Those calls that are inside the contract."""
        return (example for args in tries if (example := self.example(exercise, args)) is not None)

    def _without_choice(self, exercise: str, tries: Iterable[Arguments]) -> Iterator[Example]:
        """The same, unless ids are asked for: where rows are equal, the last digit may choose one of several."""
        return (example for example in self._allowed(exercise, tries) if not _is_whole(example.expected))

    def _pushed(self, base: Example, part: Part, *, is_first: bool = False) -> Iterator[Example]:
        """A call with one part of it made smaller and larger, up to the largest that the contract allows."""
        value, put = part

        def scaled(factor: float) -> Example | None:
            return self.settled(base, put(changed_leaves(value, times(factor, is_first=is_first))))

        changed = scaled(0.5)
        if changed is None or changed.request == base.request:
            return
        yield from (example for factor in SMALLER if (example := scaled(factor)) is not None)
        allowed, refused = 1.0, 0.0
        for _ in range(MAX_STEPS):
            factor = 8 * allowed if not refused else (allowed * refused) ** 0.5
            example = scaled(factor)
            if example is not None:
                allowed = factor
                yield example
            else:
                refused = factor
        opposite = scaled(-allowed)
        if opposite is not None:
            yield opposite

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
        args = tuple(map(written, args))
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
        judge = self.judges.get(exercise)
        return Example(exercise, args, request, expected, text, self.tolerances[exercise], judge=judge)

    def _expected(self, exercise: str, args: Arguments) -> Any:
        return expected_or_none(self.contract.functions[exercise], args)

    def rounded(self, example: Example) -> Example | None:
        """The same with the fewest digits that leave it inside the contract; None where there are none."""
        rounds = (self.settled(example, changed_leaves(example.args, rounded(digits))) for digits in DIGITS)
        return next((one for one in rounds if one is not None), None)

    def settled(self, example: Example, args: Arguments) -> Example | None:
        """The example with other arguments, if its result does not turn on the last digit of any of them."""
        other = self.example(example.function, args)
        return replace(other, tolerance=example.tolerance) if other is not None and self._is_settled(other) else None

    def _is_settled(self, example: Example) -> bool:
        try:
            for change in MOVED:
                beside = self._expected(example.function, changed_leaves(example.args, change))
                assert_like(beside, example.expected, example.function, rtol=RTOL, atol=ATOL)
        except (CheckFailed, ValueError):
            return False
        return True


def _is_dull(example: Example) -> bool:
    """Whether a call has only arrays of one element, or its result is all zero: many mistakes do not show in it."""
    arrays: list[np.ndarray] = []
    changed_leaves(example.args, lambda value: arrays.append(np.asarray(value)))
    is_small = any(array.ndim for array in arrays) and max(array.size for array in arrays) == 1
    return is_small or not _numbers(example.expected).any()


def _is_whole(value: Any) -> bool:
    """Whether a result is of whole numbers alone."""
    if isinstance(value, list | tuple):
        return all(map(_is_whole, value))
    return isinstance(value, int) or (isinstance(value, np.ndarray | np.generic) and value.dtype.kind in "biu")


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


def _defaults(function: Callable[..., Any]) -> int:
    """How many of a function's last arguments may be left out."""
    return len(getattr(function, "__defaults__", None) or ())
