"""Which numbers of the solution are among those that a student's lines make, up to shape, sign and transposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from grader.checks.comparators import ATOL, RTOL
from grader.sandbox.replies import Traced
from grader.wire.protocol import GIVEN, NAMED, RETURNED

SIGNED, UNSIGNED = (1,), (1, -1)
KINDS = (NAMED, RETURNED, GIVEN)
"""Where a value is looked for first: in a name of a line's own."""


class Numbers:
    """The values of a trace, those of one size together: many quantities are looked up in them."""

    def __init__(self, found: Sequence[Traced]) -> None:
        by_size: dict[int, list[tuple[Traced, np.ndarray]]] = {}
        for one in found:
            for form in forms(one.value):
                by_size.setdefault(one.value.size, []).append((one, form))
        self.sizes = {
            size: ([one for one, _ in pairs], np.stack([form for _, form in pairs])) for size, pairs in by_size.items()
        }

    def first(self, value: np.ndarray, signs: Sequence[int] = UNSIGNED) -> Traced | None:
        """Where a student's line first has this value: in a name of its own, or else as a result or an argument.

        Where it stands nowhere as a whole, but each of its numbers for itself, the last of these.
        """
        alike = list(self._whole(value, signs))
        if not alike and 1 < value.size <= MAX_SINGLE and not is_round(value).all():
            alike = list(self._one_by_one(value[~is_round(value)], signs))
        return min(alike, key=lambda one: KINDS.index(one.kind)) if alike else None

    def _whole(self, value: np.ndarray, signs: Sequence[int]) -> Iterator[Traced]:
        records, forms = self.sizes.get(value.size, ([], np.zeros((0, value.size))))
        is_alike = np.zeros(len(records), dtype=bool)
        for sign in signs:
            is_alike |= is_close(forms, sign * value.ravel()).all(axis=1)
        yield from (one for one, is_it in zip(records, is_alike, strict=True) if is_it)

    def _one_by_one(self, numbers: np.ndarray, signs: Sequence[int]) -> Iterator[Traced]:
        found = [next(self._whole(number, signs), None) for number in numbers.ravel()]
        if found and None not in found:
            yield max((one for one in found if one is not None), key=lambda one: one.line)

    def marks(self, value: np.ndarray) -> np.ndarray:
        """Which numbers of a value a student's lines have: those of the array that agrees best, and single ones."""
        flat = value.ravel()
        best = np.zeros(flat.size, dtype=bool)
        _, forms = self.sizes.get(flat.size, ([], np.zeros((0, flat.size))))
        if len(forms):
            agree = np.stack([is_close(forms, sign * flat) for sign in UNSIGNED]).reshape(-1, flat.size)
            best = agree[int(agree.sum(axis=1).argmax())]
        if flat.size > 1 and 1 in self.sizes:
            singles = np.abs(self.sizes[1][1].ravel())
            best = best | is_close(singles[:, None], np.abs(flat)).any(axis=0)
        return best


MAX_SINGLE = 24
"""Numbers that one may well compute one by one, each with a name."""


def forms(value: np.ndarray) -> list[np.ndarray]:
    """The numbers of a value in a row, also with rows and columns exchanged."""
    return [value.ravel(), value.T.ravel()] if value.ndim == 2 and min(value.shape) > 1 else [value.ravel()]


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
