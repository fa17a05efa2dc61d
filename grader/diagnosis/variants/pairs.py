"""Two mistakes at once: a misconception with an edit of the reference, or two edits, that no list has together.

All pairs are far too many to run. What each alone does to the smallest wrong call is known already, so two are sought
whose changes add up to the student's, or multiply to it; the few that are found are then run together, on all calls.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np

from grader.course.misconceptions import Misconception
from grader.diagnosis.edits.edits import together
from grader.diagnosis.evidence.agreement import explains, telling_first
from grader.diagnosis.evidence.cases import Case, align
from grader.diagnosis.evidence.replay import Budget, Outcome
from grader.diagnosis.glossary import Names
from grader.diagnosis.relations.quantities import Quantity, factors, value_of
from grader.diagnosis.variants.derived import Derived, told
from grader.diagnosis.variants.edited import Arguments, Edited
from grader.diagnosis.variants.variants import Variants, function_lines, merged_lines
from grader.results import Failure

Mistake = Derived | Misconception
MAX_TRIED = 40
"""Pairs that are run on all calls."""

MAX_TELLING = 4
"""Wrong calls of which one must show both mistakes."""

MAX_NUMBERS = 400
"""Numbers of a result that are looked at."""

MAX_KEPT = 64
MAX_BYTES = 1 << 20
ENOUGH = 12
"""What the wrong numbers that a pair explains must weigh together: more than for one mistake."""

ALONE = ("one", "zeroed")
"""Kinds of edits that are left out of pairs."""

SCALING = (("left_out", "factor"), ("left_out", "divisor"))
"""A number left out, and a factor of everything: that is the same as a number too many in the other terms."""

SIZES_TOO = ("rows", "length", "columns")
FACTORS = {"-1": -1.0, "2": 2.0, "1/2": 0.5, "-2": -2.0, "-1/2": -0.5, "4": 4.0, "1/4": 0.25}
"""By what factor everything is wrong that is wrong in another way, too."""

NEAR = 1e-7
"""How far two changes together may be from the student's, as a share of the largest number."""


@dataclass(frozen=True, eq=False)
class Alone:
    """What single mistakes do to one call: a row of numbers each, and the right ones."""

    mistakes: tuple[Mistake, ...]
    rows: np.ndarray
    right: np.ndarray
    arguments: Mapping[str, Any]


class Pairs:
    """The pairs of mistakes of one assignment."""

    def __init__(self, variants: Variants) -> None:
        self.variants = variants
        self._kept: dict[tuple[str, bytes], Alone | None] = variants.kept

    def alone(self, exercise: str, case: Case) -> Alone | None:
        """What is known of single mistakes in a case; kept if it is not large, since others meet the same call."""
        key = exercise, case.request
        if key in self._kept:
            return self._kept[key]
        found = self._alone(exercise, case)
        if found is None or found.rows.nbytes <= MAX_BYTES:
            if len(self._kept) >= MAX_KEPT:
                self._kept.clear()
            self._kept[key] = found
        return found

    def _alone(self, exercise: str, case: Case) -> Alone | None:
        right = _numbers(case.expected, case.expected)
        if right is None or len(right) > MAX_NUMBERS:
            return None
        found: dict[bytes, tuple[Mistake, np.ndarray]] = {}
        for mistake, outcome in self._outcomes(exercise, case.request):
            row = None if outcome.error is not None else _numbers(outcome.value, case.expected)
            if row is not None and np.isfinite(row).all() and not np.allclose(row, right, NEAR, 0):
                found.setdefault(np.round(row, 12).tobytes(), (mistake, row))
        if not found:
            return None
        mistakes, rows = zip(*found.values(), strict=True)
        return Alone(tuple(mistakes), np.array(rows), right, case.arguments)

    def _outcomes(self, exercise: str, request: bytes) -> Iterator[tuple[Mistake, Outcome]]:
        for variant in self.variants.single.get(exercise, ()):
            if not variant.keeps_state:
                yield variant.mistakes[0], self.variants.outcome([variant])(self.variants.reference([variant]), request)
        known = self.variants.derived.tried(exercise, request)
        yield from ((one, outcome) for one, outcome in known if not _is_alone(one.edit.words))

    def find(
        self, exercise: str, cases: Sequence[Case], budget: Budget, names: Names, exercises: Collection[str]
    ) -> Failure | None:
        """What to say of the first pair whose values are the student's in all calls; None where there is none."""
        ordered = telling_first(cases)
        alone, got = self._telling(exercise, ordered)
        if alone is None or got is None:
            return None
        for tried, (i, j) in enumerate(candidates(alone.rows, alone.right, got)):
            if tried >= MAX_TRIED:
                break
            one, other = sorted((alone.mistakes[i], alone.mistakes[j]), key=lambda m: isinstance(m, Derived))
            both = self._together(exercise, one, other)
            if both is not None and self._explains(both, ordered, budget):
                data = [_told(exercise, mistake, names, exercises) for mistake in (one, other)]
                return Failure("derived_pair", {"calls": len(cases), "both": data})
        scaled = self._scaled(exercise, alone, got, ordered, budget)
        if scaled is None:
            return None
        is_sign = scaled[1] == ("number", "-1")
        kind = {"kind": "opposite", "of": []} if is_sign else {"kind": "scaled", "of": list(scaled[1])}
        factor = {**kind, "target": "", "function": "", "names": {}}
        return Failure(
            "derived_pair", {"calls": len(cases), "both": [_told(exercise, scaled[0], names, exercises), factor]}
        )

    def _telling(self, exercise: str, ordered: Sequence[Case]) -> tuple[Alone | None, np.ndarray | None]:
        """The first wrong call in which no single mistake or factor gives the student's values: there both show."""
        found = ((case, _numbers(case.got, case.expected)) for case in ordered if not case.is_right)
        telling = ((case, got) for case, got in found if got is not None and not _is_multiple(got, case))
        for case, got in islice(telling, MAX_TELLING):
            alone = self.alone(exercise, case) if np.isfinite(got).all() else None
            if alone is not None and not bool(np.isclose(alone.rows, got, NEAR, 0).all(axis=1).any()):
                return alone, got
        return None, None

    def _scaled(
        self, exercise: str, alone: Alone, got: np.ndarray, cases: Sequence[Case], budget: Budget
    ) -> tuple[Mistake, Quantity] | None:
        """A mistake whose values are the student's but for one factor, and the factor."""
        for place, factor in islice(multiples(alone.rows, got, alone.arguments), MAX_TRIED):
            mistake = alone.mistakes[place]
            if isinstance(mistake, Derived) and mistake.edit.words in SCALING:
                continue
            sources = [mistake.edit.source if isinstance(mistake, Derived) else mistake.code]
            both = None if isinstance(mistake, Derived) and mistake.may_grow else self._with(sources)
            if both is not None and self._explains(both, cases, budget, factor):
                return mistake, factor
        return None

    def _with(self, sources: Sequence[str]) -> Edited | None:
        try:
            return self.variants.derived.with_code(sources)
        except Exception:
            return None

    def _explains(self, both: Edited, cases: Sequence[Case], budget: Budget, by: Quantity | None = None) -> bool:
        def of(case: Case) -> Outcome | None:
            budget.take_replay()
            outcome = Arguments(case.request).given_to(both.functions)
            if by is None or outcome.error is not None:
                return outcome
            factor = value_of(by, case.arguments)
            return None if factor is None else Outcome(_times(outcome.value, factor))

        return explains(of, cases, ENOUGH)

    def _together(self, exercise: str, one: Mistake, other: Mistake) -> Edited | None:
        """The reference with both; None where they do not go together."""
        sources = self._sources(exercise, one, other)
        if sources is None or not isinstance(other, Derived) or other.may_grow:
            return None
        return self._with(sources)

    def _sources(self, exercise: str, one: Mistake, other: Mistake) -> list[str] | None:
        if not isinstance(other, Derived):
            return None  # two misconceptions are tried by the search
        if isinstance(one, Derived):
            if one.may_grow:
                return None
            if one.function != other.function:
                return [one.edit.source, other.edit.source]
            if one.edit.change is None or other.edit.change is None:
                return None
            text = together(self.variants.derived.text(one.function), [one.edit.change, other.edit.change])
            return None if text is None else [text]
        if other.function != exercise:
            return [other.edit.source, one.code]
        base = function_lines(self.variants.derived.text(exercise), exercise)
        ours, theirs = (function_lines(code, exercise) for code in (one.code, other.edit.source))
        lines = merged_lines(base, ours, theirs) if base and ours and theirs else None
        return None if lines is None else [one.code, "\n".join(lines)]


def candidates(rows: np.ndarray, right: np.ndarray, got: np.ndarray) -> Iterator[tuple[int, int]]:
    """The pairs of rows whose changes of what is right add up to what came back, or multiply to it."""
    yield from _sums(rows, right + got)
    told = (right != 0) & (got != 0)
    if not told.any():
        return
    with np.errstate(all="ignore"):
        logs = np.log(np.abs(rows[:, told]))
        usable = np.flatnonzero(np.isfinite(logs).all(axis=1))
        for i, j in _sums(logs[usable], np.log(np.abs(right[told])) + np.log(np.abs(got[told]))):
            one, other = int(usable[i]), int(usable[j])
            if np.allclose(rows[one] * rows[other], right * got, NEAR, 0):
                yield one, other


def multiples(rows: np.ndarray, got: np.ndarray, arguments: Mapping[str, Any]) -> Iterator[tuple[int, Quantity]]:
    """The rows of which what came back is a multiple, with the factor: a number or a size that people mistake for 1."""
    if not np.any(got):
        return
    with np.errstate(all="ignore"):
        ratios = rows @ got / (rows * rows).sum(axis=1)
        is_near = np.abs(rows * ratios[:, None] - got).max(axis=1) <= NEAR * float(np.abs(got).max())
    for place in np.flatnonzero(is_near & np.isfinite(ratios)).tolist():
        found = factors(float(ratios[place]), arguments)
        yield from ((place, one) for one in found if one[0] in SIZES_TOO or (one[0] == "number" and one[1] in FACTORS))


def _is_alone(words: Sequence[str]) -> bool:
    """Whether an edit is left out of pairs: two such make nearly everything of anything."""
    return words[0] in ALONE or (words[0] == "name" and words[1].startswith("1 - "))


def _is_multiple(got: np.ndarray, case: Case) -> bool:
    """Whether what came back is a plain multiple of what is right."""
    right = _numbers(case.expected, case.expected)
    return right is not None and any(np.allclose(got, factor * right, NEAR, 0) for factor in FACTORS.values())


def _times(value: Any, factor: float) -> Any:
    """A result with every number in it that many times as large."""
    if isinstance(value, dict):
        return {key: _times(item, factor) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(_times(item, factor) for item in value)
    array = np.asarray(value)
    return array * factor if array.dtype.kind in "iuf" else value


def _sums(rows: np.ndarray, wanted: np.ndarray) -> Iterator[tuple[int, int]]:
    """The pairs of rows that add up to what is wanted, in the order of the rows.

    Sums of random multiples are compared first, so that no pair is looked at for long.
    """
    if not len(rows):
        return
    weights = np.random.default_rng(0).uniform(1, 2, rows.shape[1])
    size = max(float(np.abs(wanted).max(initial=0.0)), 1e-12)
    near = NEAR * size * rows.shape[1]
    sums, missing = rows @ weights, wanted @ weights - rows @ weights
    order = np.argsort(sums)
    low, high = (np.searchsorted(sums[order], missing + step) for step in (-near, near))
    for i in range(len(rows)):
        for j in sorted(order[low[i] : high[i]]):
            if i < j and np.allclose(rows[i] + rows[j], wanted, 0, NEAR * size):
                yield i, int(j)


def _numbers(value: Any, like: Any) -> np.ndarray | None:
    """All numbers of a result in a row, if it is built as another one is."""
    aligned = align(value, like)
    if not aligned or any(one.shape != other.shape for _, one, other in aligned):
        return None
    return np.concatenate([one.ravel() for _, one, _ in aligned])


def _told(exercise: str, mistake: Mistake, names: Names, exercises: Collection[str]) -> dict[str, Any]:
    """One of two mistakes as a sentence needs it."""
    if isinstance(mistake, Misconception):
        return {"kind": "misconception", "title": dict(mistake.hint.title)}
    return {"kind": mistake.edit.words[0], **told(exercise, mistake, names, exercises)}
