"""Which relation holds between what a function gave and what is right, over all its calls.

A sentence needs evidence: several numbers that differ, more of them where numbers are few and small; a finite wrong
value that is explained; the same data in every wrong part. No relation that means something, no sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from math import comb, floor, log10
from typing import Any

import numpy as np

from grader.diagnosis.evidence.cases import Case, Pair, align, near
from grader.diagnosis.evidence.parts import Part, whole
from grader.diagnosis.relations import conditions, relations, shapes
from grader.diagnosis.relations.quantities import FORMS
from grader.diagnosis.relations.relations import Data
from grader.findings.pieces import WHAT_IS_WRONG
from grader.results import Failure

MAX_SPANS = 3
MAX_RESULTS = 6
"""Results of one call whose order is looked at."""

TABLE: tuple[tuple[str, Callable[[Pair], frozenset[Data] | None]], ...] = (
    ("reshaped", shapes.reshaped),
    ("transposed", shapes.turned),
    ("cut", shapes.cut),
    ("longer", shapes.longer),
    ("shorter", shapes.shorter),
    ("resized", shapes.resized),
    ("not_reduced", shapes.not_reduced),
    ("reduced", shapes.reduced),
    ("transposed", relations.transposed),
    ("factor", relations.factor),
    ("offset", relations.offset),
    ("instead", relations.instead),
    ("capped", relations.capped),
    ("precision", relations.precision),
    ("rounded", relations.rounded),
    ("flipped", relations.flipped),
    ("argument", relations.same_as_argument),
    ("unary", relations.diagonal),
    ("unary", relations.unary),
    ("constant", relations.constant),
    ("repeated", relations.repeated),
    ("rolled", relations.rolled),
    ("permuted", relations.permuted),
    ("sign", relations.sign),
    ("reordered", relations.reordered),
    ("region", shapes.region),
)
"""Strongest first."""


def related_part(cases: Sequence[Case], part: Part) -> Failure | None:
    """The strongest relation that holds for one part of the results wherever it is wrong; None where there is none."""
    with np.errstate(all="ignore"):
        return _relation(cases, [case for case in cases if not case.is_right], part)


def related(cases: Sequence[Case]) -> Failure | None:
    """The strongest relation that holds in every wrong call; None where there is none."""
    wrong = [case for case in cases if not case.is_right]
    if not wrong:
        return None
    with np.errstate(all="ignore"):
        return _overflow(cases, wrong) or _order(cases, wrong) or _cut(cases, wrong) or _by_part(cases, wrong)


def _by_part(cases: Sequence[Case], wrong: Sequence[Case]) -> Failure | None:
    """One relation for all wrong parts together, else a part by itself if it is the only wrong one."""
    if any(case.pairs is None for case in wrong):
        return None
    return _relation(cases, wrong)


def _relation(cases: Sequence[Case], wrong: Sequence[Case], only: Part | None = None) -> Failure | None:
    """One relation for all wrong parts, or for all of what belongs to one part."""
    pairs = [pair for case in wrong for pair in case.pairs or () if not pair.is_right]
    if only is not None:
        pairs = [replace(pair, part=only) for pair in pairs if whole(pair.part) == only]
    parts = {pair.part for pair in pairs}
    is_no_accident = len(pairs) >= 2 or all(map(relations.cut_off, pairs))
    power = common(relations.padded, pairs) if is_no_accident and len(parts) == 1 else None
    if power is not None:
        return _finding("padded", power, next(iter(parts)), cases, wrong, False)
    if not is_evidence(pairs):
        return None
    right = [pair for case in cases for pair in case.pairs or () if pair.is_right]
    others = [pair for pair in right if (whole(pair.part) if only is not None else pair.part) in parts]
    part = next(iter(parts)) if len(parts) == 1 else _spoken_of(parts, [*pairs, *right])
    hidden = YES_OR_NO if all(map(_is_yes_or_no, pairs)) else ()
    for kind, relation in TABLE:
        data = None if kind in hidden else common(relation, pairs)
        if data is not None:
            everywhere = all(_holds(relation, data, one) for one in others)
            if hidden and not everywhere:
                continue  # of yes and no every wrong answer is the other one
            return _finding(kind, data, part, cases, wrong, everywhere)
    if only is not None:
        return None
    return (
        _entries(pairs, part, cases, wrong)
        or _nearly(pairs, part, cases, wrong)
        or _one_part(parts, part, cases, wrong)
    )


def _spoken_of(parts: Collection[Part], pairs: Sequence[Pair]) -> Part:
    """The part that all of these belong to; nothing for the whole result; all that is wrong, where another is right."""
    wrong, there = {whole(part) for part in parts}, {whole(pair.part) for pair in pairs}
    return () if wrong == there else next(iter(wrong)) if len(wrong) == 1 else (WHAT_IS_WRONG,)


YES_OR_NO = ("factor", "offset", "argument", "rounded", "precision", "capped", "instead")
"""Relations that mean nothing between answers that are yes or no."""


def _is_yes_or_no(pair: Pair) -> bool:
    return bool(np.isin(pair.got, (0, 1)).all() and np.isin(pair.expected, (0, 1)).all())


def _holds(relation: Callable[[Pair], frozenset[Data] | None], data: Data, pair: Pair) -> bool:
    """Whether a relation with these data is no lie about a pair."""
    found = relation(pair)
    return found is None or data in found


def common(relation: Callable[[Pair], frozenset[Data] | None], pairs: Iterable[Pair]) -> Data | None:
    """The data with which a relation holds in every pair that tells anything, the simplest of them."""
    held: frozenset[Data] | None = None
    for pair in pairs:
        data = relation(pair)
        if data is not None:
            held = data if held is None else held & data
            if not held:
                return None
    return min(held, key=_rank) if held else None


def _rank(data: Data) -> tuple[Any, ...]:
    """Numbers before sizes before arguments, simple forms first; else by name."""
    kinds = (
        "column",
        "row",
        "extra",
        "missing",
        "flat",
        "other",
        "number",
        "rows",
        "length",
        "columns",
        "slices",
        "argument",
    )
    kind = kinds.index(data[0]) if data and data[0] in kinds else -1
    form = list(FORMS).index(data[2].lstrip("-")) if len(data) == 3 and str(data[2]).lstrip("-") in FORMS else -1
    return kind, form, str(data)


def is_evidence(pairs: Sequence[Pair]) -> bool:
    """Whether so many numbers differ that a relation cannot hold by chance."""
    differing: list[float] = []
    for pair in pairs:
        expected = pair.expected.ravel()
        if pair.got.shape == pair.expected.shape:
            expected = expected[~np.isclose(pair.got.ravel(), expected, pair.rtol, pair.atol)]
        differing += [float(number) for number in expected[:8]]
    if any(pair.expected.size > 1 and np.isfinite(pair.got).any() for pair in pairs) is False and len(pairs) < 3:
        return False
    whole = all(float(number).is_integer() and abs(number) <= 100 for number in differing)
    return len(differing) >= 8 and len(pairs) >= 3 if whole else len(differing) >= 3


def _finding(
    kind: str, data: Data, part: tuple[int | str, ...], cases: Sequence[Case], wrong: Sequence[Case], everywhere: bool
) -> Failure:
    said = {"calls": len(cases), "wrong": len(wrong), "everywhere": everywhere, "part": list(part), "of": list(data)}
    return Failure(f"related_{kind}", said)


def _nearly(
    pairs: Sequence[Pair], part: tuple[int | str, ...], cases: Sequence[Case], wrong: Sequence[Case]
) -> Failure | None:
    """Right to so many digits, in every call about as many; or to four and more."""
    errors = []
    for pair in pairs:
        size = float(np.abs(pair.expected).max(initial=0.0))
        if pair.got.shape != pair.expected.shape or not size or not np.isfinite(pair.got).all():
            return None
        errors.append(float(np.abs(pair.got - pair.expected).max()) / size)
    worst, best = max(errors), min(errors)
    if len(errors) < 3 or worst > 1e-2 or (worst > 1e-4 and worst > 100 * best):
        return None
    return _finding("nearly", (floor(-log10(worst)),), part, cases, wrong, False)


def _one_part(
    parts: Collection[tuple[int | str, ...]], part: tuple[int | str, ...], cases: Sequence[Case], wrong: Sequence[Case]
) -> Failure | None:
    """One of several results is wrong, the others are right."""
    others = {pair.part for case in wrong for pair in case.pairs or ()} - {part}
    is_one = len(parts) == 1 and len(part) == 1 and others and len(wrong) >= 3
    return _finding("parts", (), part, cases, wrong, False) if is_one else None


def _entries(
    pairs: Sequence[Pair], part: tuple[int | str, ...], cases: Sequence[Case], wrong: Sequence[Case]
) -> Failure | None:
    """Which entries of a vector of one length are ever wrong, where others never are."""
    shapes_ = {(pair.got.shape, pair.expected.shape) for pair in pairs}
    if len(pairs) < 3 or len(shapes_) != 1 or pairs[0].got.shape != pairs[0].expected.shape or pairs[0].got.ndim != 1:
        return None
    ever = np.any([~np.isclose(pair.got, pair.expected, pair.rtol, pair.atol) for pair in pairs], axis=0)
    spans: list[list[int]] = []
    for place in np.flatnonzero(ever).tolist():
        if spans and spans[-1][1] == place - 1:
            spans[-1][1] = place
        else:
            spans.append([place, place])
    if ever.all() or len(spans) > MAX_SPANS:
        return None
    return _finding("entries", tuple(spans), part, cases, wrong, False)


def _overflow(cases: Sequence[Case], wrong: Sequence[Case]) -> Failure | None:
    """Every wrong result has something that is not finite where it should be."""
    if not all(map(_is_not_finite, wrong)):
        return None
    right = [case.arguments for case in cases if case.is_right]
    data = conditions.separating([case.arguments for case in wrong], right) if len(right) >= 3 else None
    return _finding("overflow", data if data and data[1] == "large" else (), (), cases, wrong, False)


def _is_not_finite(case: Case) -> bool:
    pairs = [pair for pair in case.pairs or () if not pair.is_right]
    return bool(pairs) and all(
        pair.got.shape == pair.expected.shape
        and not np.isfinite(pair.got).all()
        and bool(np.isfinite(pair.expected).all())
        for pair in pairs
    )


def _cut(cases: Sequence[Case], wrong: Sequence[Case]) -> Failure | None:
    """A list of arrays has one too few or too many, at one end; all others are right."""
    ends = [_ends(_several(case.got), _several(case.expected)) for case in wrong]
    common_ = set.intersection(*ends) if len(ends) >= 2 else set()
    return _finding("cut", (*min(common_)[:1], 0, min(common_)[1]), (), cases, wrong, False) if common_ else None


def _ends(got: list[Any] | None, expected: list[Any] | None) -> set[tuple[str, str]]:
    """What one list has more or less than the other, and where."""
    if not got or not expected or abs(len(got) - len(expected)) != 1:
        return set()
    kind, short, long = ("few", got, expected) if len(got) < len(expected) else ("many", expected, got)
    rests = {"first": long[1:], "last": long[:-1]}
    return {(kind, end) for end, rest in rests.items() if all(map(_equal, short, rest))}


def _order(cases: Sequence[Case], wrong: Sequence[Case]) -> Failure | None:
    """All results are there, in another order."""
    orders: set[tuple[int, ...]] | None = None
    for case in wrong:
        found = set(_orders(case))
        orders = found if orders is None else orders & found
        if not orders:
            return None
    if not orders or sum(_is_told(case) for case in wrong) < 2:
        return None
    return _finding("order", min(orders), (), cases, wrong, False)


def _orders(case: Case) -> Iterable[tuple[int, ...]]:
    """The orders of the results in which all of them are right."""
    got, expected = (_several(value) for value in (case.got, case.expected))
    if got is None or expected is None or len(got) != len(expected) or not 2 <= len(got) <= MAX_RESULTS:
        return
    fits = [[j for j, one in enumerate(got) if _equal(one, right)] for right in expected]
    yield from (order for order in relations.orders(fits) if order != tuple(range(len(got))))


def _several(value: Any) -> list[Any] | None:
    if isinstance(value, dict):
        return [value[key] for key in sorted(value)]
    return list(value) if isinstance(value, tuple | list) else None


def _is_told(case: Case) -> bool:
    """Whether something in the result has more than one number: these are not alike by chance."""
    return any(np.size(part) > 1 for part in _several(case.expected) or () if isinstance(part, np.ndarray))


def _equal(one: Any, other: Any) -> bool:
    aligned = align(one, other)
    return aligned is not None and all(near(a, b) for _, a, b in aligned)


def when(cases: Sequence[Case]) -> Failure | None:
    """The one condition on the arguments that tells wrong calls from right ones, if that is no accident."""
    wrong, right = ([case for case in cases if case.is_right is side] for side in (False, True))
    if min(len(wrong), len(right)) < 3 or comb(len(cases), len(wrong)) < 1000:
        return None
    data = conditions.separating([case.arguments for case in wrong], [case.arguments for case in right])
    return None if data is None else _finding("when", data, (), cases, wrong, False)
