"""Which numbers of the solution are among those that a student's lines make, up to shape, sign and transposition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from grader.checks.comparators import ATOL, RTOL
from grader.sandbox.replies import Traced
from grader.wire.protocol import GIVEN, MADE, NAMED, READ, RETURNED

SIGNED, UNSIGNED = (1,), (1, -1)
KINDS = (NAMED, RETURNED, MADE, READ, GIVEN)
"""Where a value is looked for first: in a name of a line's own."""

MAX_SINGLE = 24
"""Numbers that one may well compute one by one."""

MAX_SINGLES = 200
MAX_SLICES = 40
"""Rows or columns of a larger array that are looked at by themselves."""


class Numbers:
    """The values of a trace, those of one size together: many quantities are looked up in them."""

    def __init__(self, found: Sequence[Traced], given: np.ndarray) -> None:
        """``given`` are the numbers of the arguments: whoever has one of them has computed nothing."""
        self.given = np.unique(given)
        self.times = Counter((one.kind, one.function, one.line, one.name) for one in found)
        wholes: dict[int, list[tuple[Traced, np.ndarray]]] = {}
        parts: dict[int, list[tuple[Traced, np.ndarray]]] = {}
        for one in found:
            for form in forms(one.value):
                wholes.setdefault(one.value.size, []).append((one, form))
            if one.kind != GIVEN:
                for row in rows(one.value):
                    parts.setdefault(row.size, []).append((one, row))
        self.wholes, self.parts = ({size: _stacked(its) for size, its in kind.items()} for kind in (wholes, parts))

    def first(self, value: np.ndarray, signs: Sequence[int] = UNSIGNED) -> Traced | None:
        """Where a student's line first has this value: in a name, as a result, in an expression, as an argument.

        Where it stands nowhere as a whole: in a row of a larger array, number by number or row by row; then the last.
        """
        alike = list(_alike(self.wholes, value, signs))
        if alike:
            return _best(alike)
        telling = self.is_telling(value)
        if telling.any():
            alike = list(_alike(self.parts, value, signs))
        if not alike and 1 < value.size <= MAX_SINGLE and 2 * telling.sum() >= np.count_nonzero(value):
            alike = list(self._one_by_one(value[telling], signs))
        if not alike and value.ndim > 1 and len(value) <= MAX_SLICES and telling.any():
            alike = list(self._by_rows(value, signs))
        return _best(alike)

    def _by_rows(self, value: np.ndarray, signs: Sequence[int]) -> Iterator[Traced]:
        found = [_best(one for one in _alike(self.wholes, row, signs) if one.kind != GIVEN) for row in value]
        if None not in found:
            yield max((one for one in found if one is not None), key=lambda one: one.line)

    def _one_by_one(self, numbers: np.ndarray, signs: Sequence[int]) -> Iterator[Traced]:
        found = [
            _best(one for one in _alike(self.wholes, number, signs) if self.is_own(one)) for number in numbers.ravel()
        ]
        if found and None not in found:
            yield max((one for one in found if one is not None), key=lambda one: one.line)

    def is_telling(self, value: np.ndarray) -> np.ndarray:
        """Which numbers nobody has by chance: they are not round, and not given."""
        is_given = is_close(np.abs(value)[..., None], self.given).any(axis=-1)
        return np.asarray(~(is_round(value) | is_given))

    def is_own(self, one: Traced) -> bool:
        """Whether a number was computed by itself, once: what a loop computes, or reads out of an array, was not."""
        is_computed = one.kind == MADE or (one.kind == NAMED and "[" not in one.name)
        return is_computed and self.times[one.kind, one.function, one.line, one.name] == 1

    def factors(self, value: np.ndarray) -> list[float]:
        """The constants, but for 1 and -1, by which a student's arrays are multiples of a value of several numbers."""
        flat, telling = value.ravel(), self.is_telling(value).ravel()
        if telling.sum() < 2:
            return []
        _, forms = self.wholes.get(value.size, ([], np.zeros((0, value.size))))
        found = forms[:, telling.argmax()] / flat[telling.argmax()]
        alike = found[is_close(forms, found[:, None] * flat).all(axis=1)]
        records, values = self.wholes.get(1, ([], np.zeros((0, 1))))
        singles = values.ravel()[[self.is_own(one) for one in records]]
        if not len(alike) and value.size <= MAX_SINGLE and len(singles) <= MAX_SINGLES:
            found = singles / flat[telling.argmax()]
            each = is_close(singles[:, None, None], found[:, None] * flat[telling])
            alike = found[np.all(np.any(each, axis=0), axis=1)]
        return [float(one) for one in np.unique(alike) if one and np.isfinite(one) and abs(abs(one) - 1) > RTOL]

    def marks(self, value: np.ndarray) -> str:
        """Which numbers of a value a student's lines have: those of the array that agrees best, and single ones.

        ``1`` and ``0`` for what they have and have not; ``?`` for numbers that anybody may have, unless all others are
        there, and for what a loop computes one by one: that may be right.
        """
        flat = value.ravel()
        best: np.ndarray = np.zeros(flat.size, dtype=bool)
        _, forms = self.wholes.get(flat.size, ([], np.zeros((0, flat.size))))
        if len(forms):
            agree = np.stack([is_close(forms, sign * flat) for sign in UNSIGNED]).reshape(-1, flat.size)
            best = agree[int(agree.sum(axis=1).argmax())]
        telling = self.is_telling(flat)
        by_loops: np.ndarray = np.zeros(flat.size, dtype=bool)
        if flat.size > 1 and 1 in self.wholes:
            records, values = self.wholes[1]
            are_there = is_close(np.abs(values), np.abs(flat))
            best = np.asarray(best | are_there[[self.is_own(one) for one in records]].any(axis=0))
            by_loops = np.asarray(are_there[[one.kind in (NAMED, MADE) for one in records]].any(axis=0))
        if best[telling].all():
            telling = telling | ~best
        telling = telling & (best | ~by_loops)
        return "".join(str(int(is_there)) if is_told else "?" for is_there, is_told in zip(best, telling, strict=True))


Stacked = tuple[list[Traced], np.ndarray]


def _stacked(pairs: Sequence[tuple[Traced, np.ndarray]]) -> Stacked:
    return [one for one, _ in pairs], np.stack([numbers for _, numbers in pairs])


def _best(found: Iterable[Traced]) -> Traced | None:
    """The first in a name, else as a result, in an expression, as an argument."""
    return min(found, key=lambda one: KINDS.index(one.kind), default=None)


def _alike(stacks: dict[int, Stacked], value: np.ndarray, signs: Sequence[int]) -> Iterator[Traced]:
    """The records whose numbers are these, up to one of the signs."""
    if value.size not in stacks:
        return
    records, values = stacks[value.size]
    is_alike = np.zeros(len(records), dtype=bool)
    for sign in signs:
        is_alike |= is_close(values, sign * value.ravel()).all(axis=1)
    yield from (one for one, is_it in zip(records, is_alike, strict=True) if is_it)


def forms(value: np.ndarray) -> list[np.ndarray]:
    """The numbers of a value in a row, also with rows and columns exchanged."""
    return [value.ravel(), value.T.ravel()] if value.ndim == 2 and min(value.shape) > 1 else [value.ravel()]


def rows(value: np.ndarray) -> Iterator[np.ndarray]:
    """The rows and columns of a matrix, the first parts of an array of more dimensions."""
    if value.ndim >= 2 and len(value) <= MAX_SLICES:
        yield from (one.ravel() for one in value)
    if value.ndim == 2 and value.shape[1] <= MAX_SLICES:
        yield from value.T


def is_round(value: np.ndarray) -> np.ndarray:
    """Which numbers are whole eighths: anybody may have such a number by chance."""
    return np.asarray(np.abs(value * 8 - np.round(value * 8)) <= 1e-9)


def is_alike(one: np.ndarray, other: np.ndarray) -> bool:
    """Equal up to shape, sign and transposition."""
    if one.size != other.size:
        return False
    return any(bool(is_close(form, sign * one.ravel()).all()) for form in forms(other) for sign in UNSIGNED)


def is_close(got: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Which numbers are close, as checks see it."""
    return np.asarray(np.abs(got - wanted) <= ATOL + RTOL * np.abs(wanted))
