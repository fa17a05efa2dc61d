"""Which numbers of the solution are among those that a student's lines make, up to shape, sign and transposition."""

from __future__ import annotations

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

MAX_SLICES = 40
"""Rows or columns of a larger array that are looked at by themselves."""


class Numbers:
    """The values of a trace, those of one size together: many quantities are looked up in them."""

    def __init__(self, found: Sequence[Traced], given: np.ndarray) -> None:
        """``given`` are the numbers of the arguments: whoever has one of them has computed nothing."""
        self.given = given
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

        Where it stands nowhere as a whole: in a row of a larger array, or number by number; then the last of these.
        """
        alike = list(_alike(self.wholes, value, signs))
        if not alike and value.size > 1:
            alike = list(_alike(self.parts, value, signs))
        if not alike and 1 < value.size <= MAX_SINGLE and 2 * self.is_telling(value).sum() >= value.size:
            alike = list(self._one_by_one(value[self.is_telling(value)], signs))
        return _best(alike)

    def _one_by_one(self, numbers: np.ndarray, signs: Sequence[int]) -> Iterator[Traced]:
        found = [_best(one for one in _alike(self.wholes, number, signs) if _is_own(one)) for number in numbers.ravel()]
        if found and None not in found:
            yield max((one for one in found if one is not None), key=lambda one: one.line)

    def is_telling(self, value: np.ndarray) -> np.ndarray:
        """Which numbers nobody has by chance: they are not round, and not given."""
        is_given = is_close(np.abs(value)[..., None], np.unique(self.given)).any(axis=-1)
        return np.asarray(~(is_round(value) | is_given))

    def marks(self, value: np.ndarray) -> str:
        """Which numbers of a value a student's lines have: those of the array that agrees best, and single ones.

        ``1`` and ``0`` for what they have and have not, ``?`` for numbers that anybody may have; but where all others
        are there, it is one of these that is not.
        """
        flat = value.ravel()
        best = np.zeros(flat.size, dtype=bool)
        _, forms = self.wholes.get(flat.size, ([], np.zeros((0, flat.size))))
        if len(forms):
            agree = np.stack([is_close(forms, sign * flat) for sign in UNSIGNED]).reshape(-1, flat.size)
            best = agree[int(agree.sum(axis=1).argmax())]
        if flat.size > 1 and 1 in self.wholes:
            records, values = self.wholes[1]
            singles = np.abs(values.ravel())[[_is_own(one) for one in records]]
            best = best | is_close(singles[:, None], np.abs(flat)).any(axis=0)
        telling = self.is_telling(flat)
        if best[telling].all():
            telling = telling | ~best
        return "".join(str(int(is_there)) if is_told else "?" for is_there, is_told in zip(best, telling, strict=True))


def _is_own(one: Traced) -> bool:
    """Whether a number was computed by itself: what is read out of an array by the way was not."""
    return one.kind == MADE or (one.kind == NAMED and "[" not in one.name)


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
