"""The declared domain of an exercise: a generator of arguments inside the contract, and the net that sweeps it.

``solutions/<assignment>/domain.py`` holds one function an exercise, called with a :class:`Draw`; it returns the tuple
of positional arguments. The function names sizes and ranges, and the draw decides how to fill them: small or large,
equal or different sizes, tiny or extreme numbers, numbers of interest somewhere. One declaration serves checks, audit,
diagnosis and counterexamples.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from inspect import unwrap
from itertools import chain
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import numpy as np

from grader.checks.aims import around
from grader.checks.comparators import ATOL, RTOL, assert_like

Choice = TypeVar("Choice")
Arguments = tuple[Any, ...]
Case = tuple[Arguments, Any]
"""Arguments, and what the reference returns for them."""
TINY = 1e-7
MOST_ZEROS = 4
"""In so many draws each array and number is all zero once; where there are more of them, several at a time."""


MAX_KEPT = 2000
"""Cases that are kept of one function of the reference."""


@dataclass(frozen=True)
class Mode:
    """How a draw fills what a domain declares.

    ``scale`` multiplies the spread of arrays (None: the whole declared range); ``size`` is the place of sizes between
    smallest (0) and largest (1) allowed, None is any; ``raised`` are those sizes that are one more, by their numbers in
    the order of drawing; ``is_square`` gives every size the same value; ``zero`` is the number of the array or number
    that is all zero, and so is every fourth after it, ``tiny`` of one that is tiny among large ones; ``sign`` 1 or -1
    is that of every element that may have either, ``turns`` turns it after so many arrays; ``is_mixed`` draws elements
    of every magnitude; ``is_level`` puts the elements of an array around one number anywhere in the range, sometimes
    with alternating signs so that sums cancel; ``is_flat`` makes them equal. ``near`` gives every element about this
    size. ``is_whole`` gives int64 arrays of whole numbers, ``is_list`` lists for arrays; ``is_ordered`` keeps the keys
    of dicts in the domain's order. ``aims`` are values that arrays, numbers and sizes should take.
    """

    scale: float | None = 1.0
    size: float | None = None
    raised: tuple[int, ...] = ()
    is_square: bool = False
    zero: int | None = None
    tiny: int | None = None
    sign: int = 0
    turns: int = 0
    is_mixed: bool = False
    is_level: bool = False
    is_flat: bool = False
    near: float | None = None
    is_whole: bool = False
    is_list: bool = False
    is_ordered: bool = False
    aims: tuple[float, ...] = ()


PLAIN = Mode()


@dataclass
class Draw:
    """What a domain function draws its arguments from; equal generators and modes give equal arguments."""

    rng: np.random.Generator
    mode: Mode = PLAIN
    _sizes: dict[str, int] = field(default_factory=dict)
    _drawn: int = 0

    def size(self, name: str, low: int = 1, high: int = 6, reach: int = 0) -> int:
        """The length of an axis, from ``low`` to ``high``; the same whenever the same name is asked for.

        ``reach`` is the length that it may have beyond ``high``, in the few draws of largest sizes or near a number.
        """
        if name not in self._sizes:
            self._sizes[name] = self._new_size(low, high, max(high, reach))
        return self._sizes[name]

    def _new_size(self, low: int, high: int, reach: int) -> int:
        if self.mode.is_square and self._sizes:
            return min(max(next(iter(self._sizes.values())), low), high)
        aims = [int(aim) for aim in self.mode.aims if aim == int(aim) and low <= aim <= reach]
        if aims and self.rng.random() < 0.5:
            return int(self.rng.choice(aims))
        if self.mode.size is None:
            return int(self.rng.integers(low, high + 1))
        more = int(len(self._sizes) in self.mode.raised)
        return min(low + round(self.mode.size * (reach - low)) + more, reach)

    def array(
        self,
        name: str,
        shape: Sequence[int],
        limit: float = 30.0,
        *,
        low: float | None = None,
        high: float | None = None,
    ) -> np.ndarray:
        """A float64 array of ``shape`` with elements within ±``limit``, or from ``low`` to ``high``."""
        low, high = -limit if low is None else low, limit if high is None else high
        self._drawn += 1
        if self.mode.zero == (self._drawn - 1) % MOST_ZEROS + 1 and low <= 0 <= high:
            return np.zeros(tuple(shape))
        values = self._spread(tuple(shape), low, high)
        if self.mode.tiny == self._drawn and low < 0 < high:
            values = np.clip(TINY * self.rng.normal(size=tuple(shape)), low, high)
        aims = [aim for aim in self.mode.aims if low <= aim <= high]
        if aims and values.size and self.rng.random() < 0.7:
            some = self.rng.integers(values.size, size=1 + values.size // 4)
            values.flat[some] = self.rng.choice(aims, size=some.size)
        return np.clip(np.round(values), np.ceil(low), np.floor(high)) if self.mode.is_whole else values

    def _spread(self, shape: tuple[int, ...], low: float, high: float) -> np.ndarray:
        values = np.asarray(self._scattered(shape, low, high))
        if self.mode.is_flat and values.size:
            values = np.full(shape, values.flat[0])
        if self.mode.sign and low < 0 < high:
            sign = self.mode.sign * (-1 if self.mode.turns and self._drawn // self.mode.turns % 2 else 1)
            values = np.clip(sign * np.abs(values), low, high)
        return values

    def _scattered(self, shape: tuple[int, ...], low: float, high: float) -> np.ndarray:
        if self.mode.near is not None:
            signs = self.rng.choice([-1.0, 1.0], shape) if low < 0 else 1.0
            return np.clip(self.mode.near * self.rng.uniform(0.7, 1.3, shape) * signs, low, high)
        if self.mode.is_mixed and low < 0 < high:
            sizes = 10 ** -self.rng.uniform(0, 7, shape)
            return np.where(self.rng.random(shape) < 0.5, low, high) * sizes
        if self.mode.is_level:
            values = np.clip(self.rng.uniform(low, high) + self.rng.normal(size=shape), low, high)
            if low == -high and self.rng.random() < 0.5:
                values = np.where(np.arange(values.size).reshape(shape) % 2, -values, values)
            return values
        if self.mode.scale is None:
            return self.rng.uniform(low, high, shape)
        if low < 0 < high:
            return np.clip(self.mode.scale * self.rng.normal(size=shape), low, high)
        width = min(high - low, self.mode.scale * max(1.0, abs(low)))
        return low + width * self.rng.random(shape) if abs(low) <= abs(high) else high - width * self.rng.random(shape)

    def number(self, name: str, low: float, high: float) -> float:
        """A float from ``low`` to ``high``."""
        return float(self.array(name, (), low=low, high=high))

    def integers(self, name: str, shape: Sequence[int], low: int, high: int) -> np.ndarray:
        """An int64 array of ``shape`` with elements from ``low`` up to, not including, ``high``."""
        return self.rng.integers(low, high, tuple(shape))

    def choice(self, name: str, options: Sequence[Choice]) -> Choice:
        """One of the options."""
        return options[int(self.rng.integers(len(options)))]


def modes(aims: Sequence[float] = (), arrays: int = MOST_ZEROS) -> list[Mode]:
    """The modes that a sweep goes through, those that aim at numbers last.

    Sizes, scales and signs are paired so that each of them is met more than once, with few draws. ``aims`` are numbers
    to draw near; each of so many ``arrays`` and numbers that a domain draws is zero once.
    """
    shapes = [Mode(size=0.0), Mode(is_square=True, scale=None), Mode(size=1.0), Mode(size=1.0, scale=None)]
    large = [Mode(scale=5.0, tiny=1), Mode(scale=50.0), Mode(is_mixed=True), Mode(is_mixed=True, size=1.0)]
    signs = [Mode(sign=-1, scale=None), Mode(sign=1, scale=None)]
    turns = [Mode(sign=1, turns=1, scale=None), Mode(sign=1, turns=2, scale=None, size=1.0)]
    small = [Mode(scale=1e-7), Mode(scale=1e-5, is_square=True), Mode(scale=1e-3)]
    alike = [Mode(is_level=True), Mode(is_level=True), Mode(is_level=True, size=1.0), Mode(is_flat=True, scale=None)]
    types = [Mode(is_whole=True, scale=None), Mode(is_list=True)]
    zeros = [Mode(zero=number, is_level=number % 2 == 0) for number in range(1, min(arrays, MOST_ZEROS) + 1)]
    moderate = [Mode(near=15.0)]
    return [*shapes, *large, *signs, *turns, *small, *alike, *zeros, *types, *_aimed(aims), *moderate]


def brief(every: Sequence[Mode]) -> list[Mode]:
    """Every second mode: for functions that take long and build on others that are swept."""
    return [mode for number, mode in enumerate(every) if number % 2 or mode.is_list or mode.near]


def _aimed(aims: Sequence[float]) -> list[Mode]:
    """Draws with all these numbers in them, among ordinary and among large ones."""
    if not aims:
        return []
    near = tuple(value for aim in aims for value in around(aim))
    far = max(1.0, *map(abs, aims))
    scales = ((1.0, None), (1.0, None), (1.0, 1.0), (far, None), (far, None), (far, 1.0), (None, None), (None, 1.0))
    return [Mode(aims=near, scale=scale, size=size) for scale, size in scales]


def arguments(function: Callable[[Draw], Arguments], seed: Sequence[int], mode: Mode = PLAIN) -> Arguments:
    """The arguments that a domain function draws under this seed and mode; keys of dicts are in any order."""
    rng = np.random.default_rng(list(seed))
    return tuple(_dressed(value, rng, mode) for value in function(Draw(rng, mode)))


@lru_cache(1024)
def _arrays_of(function: Callable[[Draw], Arguments], seed: tuple[int, ...]) -> int:
    """How many arrays and numbers a domain function draws."""
    draw = Draw(np.random.default_rng(list(seed)))
    function(draw)
    return draw._drawn


def _dressed(value: Any, rng: np.random.Generator, mode: Mode) -> Any:
    """The same numbers in the types that the mode asks for, and dicts in any order."""
    if isinstance(value, dict):
        keys, order = list(value), rng.permutation(len(value))
        places = range(len(keys)) if mode.is_ordered else order
        return {keys[place]: _dressed(value[keys[place]], rng, mode) for place in places}
    if isinstance(value, list):
        return [_dressed(one, rng, mode) if isinstance(one, np.ndarray) else one for one in value]
    if not isinstance(value, np.ndarray):
        return value
    if mode.is_whole and (value == np.round(value)).all():
        return value.astype(np.int64)
    return value.tolist() if mode.is_list else value


@dataclass(frozen=True)
class Domain:
    """One exercise's domain as a check gets it: what draws arguments, the seed, the numbers to aim at."""

    draw: Callable[[Draw], Arguments]
    seed: Sequence[int]
    aims: Sequence[float] = ()

    def sweep(
        self,
        student: Callable[..., Any],
        reference: Callable[..., Any],
        *,
        rtol: float = RTOL,
        atol: float = ATOL,
        is_brief: bool = False,
    ) -> None:
        """Compare the student's function with the reference's on draws of every mode, plain ones first.

        Draws on which the reference raises or is not finite are left out. The number of draws is fixed by the numbers
        in the submission's source, so the same submission gets the same draws; ``is_brief`` halves it. Raises
        :class:`~grader.failures.CheckFailed` at the first difference::

            @check(points=1)
            def test_rare_inputs(submission, reference, domain):
                domain.sweep(submission.softmax, reference.softmax)
        """
        every = modes(self.aims, _arrays_of(self.draw, tuple(self.seed)))
        chosen = list(enumerate(brief(every) if is_brief else every))
        plain = self._cases((one for one in chosen if not one[1].aims), reference)
        aimed = list(self._cases((one for one in chosen if one[1].aims), reference))
        for args, expected in chain(plain, _sent_ahead(student, aimed)):
            assert_like(student(*args), expected, f"{reference.__name__}(...)", rtol=rtol, atol=atol)

    def _cases(self, chosen: Iterable[tuple[int, Mode]], reference: Callable[..., Any]) -> Iterator[Case]:
        """Arguments and what the reference returns for them, wherever that can be compared with."""
        for number, mode in chosen:
            args, expected = _case(self.draw, (*self.seed, number), mode, reference)
            if expected is not None:
                yield args, expected


def _sent_ahead(student: Callable[..., Any], cases: Sequence[Case]) -> Iterator[Case]:
    """The cases, after their calls were sent all at once where that can be done."""
    if cases and hasattr(student, "ask_ahead"):
        student.ask_ahead([args for args, _ in cases])
    yield from cases


def _case(
    draw: Callable[[Draw], Arguments], seed: tuple[int, ...], mode: Mode, reference: Callable[..., Any]
) -> tuple[Arguments, Any]:
    """Arguments, and what the reference returns for them. Whoever gets them must not change them.

    They are kept for the next student whose sweep has the same seed and aims at the same numbers.
    """
    kept, key = _KEPT.setdefault(reference, {}), (draw, seed, mode)
    if key in kept:
        return kept[key]
    args = arguments(draw, seed, mode)
    case = args, expected_or_none(unwrap(reference), args)
    if len(kept) >= MAX_KEPT:
        kept.clear()
    kept[key] = case
    return case


_KEPT: WeakKeyDictionary[Callable[..., Any], dict[Any, tuple[Arguments, Any]]] = WeakKeyDictionary()
"""By the reference's function, and gone with it: in follow-through it belongs to one submission."""


def expected_or_none(reference: Callable[..., Any], args: Arguments) -> Any:
    """What the reference returns for copies of the arguments; None where that is nothing to compare with."""
    try:
        with np.errstate(all="ignore"):
            value = reference(*copy.deepcopy(args))
    except Exception:
        return None
    return value if _is_finite(value) else None


def _is_finite(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(_is_finite, value.values()))
    if isinstance(value, tuple | list):
        return all(map(_is_finite, value))
    return isinstance(value, str) or bool(np.isfinite(np.asarray(value, dtype=np.float64)).all())
