"""Calls that are simpler than one on which a function is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from grader.checks.domain import Arguments
from grader.diagnosis.examples.examples import Example, Examples
from grader.diagnosis.examples.variations import changed_leaves, of_floats


def simplified(examples: Examples, example: Example) -> Iterator[Example]:
    """Calls like this one with rounder numbers, in smaller arrays, and with one argument or another of no interest."""
    rounded = examples.rounded(example)
    if rounded is not None:
        yield rounded
    if example.drawn is not None:
        number, mode = example.drawn
        for size in (0.0, 0.2, 0.5):
            smaller = examples.draw(example.function, number, replace(mode, size=size))
            if smaller is not None:
                yield examples.rounded(smaller) or smaller
    for base in {id(one): one for one in (rounded, example) if one is not None}.values():
        for place in range(len(base.args)):
            for change in (np.zeros_like, np.ones_like):
                leaf = changed_leaves(base.args[place], of_floats(change))
                other = examples.settled(base, (*base.args[:place], leaf, *base.args[place + 1 :]))
                if other is not None:
                    yield other


def fewer_rows(args: Arguments) -> Iterator[Arguments]:
    """The arguments without some of the rows that several of them may share: a half, a quarter, a single one."""
    lengths = dict.fromkeys(len(one) for one in args if _has_length(one) and len(one) > 2)
    for count in lengths:
        for dropped in _shares(count):
            kept = [row for row in range(count) if row not in dropped]
            yield tuple(_rows(one, kept) if _has_length(one) and len(one) == count else one for one in args)


def _has_length(value: Any) -> bool:
    return isinstance(value, list) or (isinstance(value, np.ndarray) and value.ndim > 0)


def _rows(value: Any, kept: Sequence[int]) -> Any:
    return [value[row] for row in kept] if isinstance(value, list) else value[list(kept)]


def _shares(count: int) -> Iterator[range]:
    """Stretches of so many rows, the longest first, each length without gaps."""
    for length in dict.fromkeys((count // 2, count // 4, 1)):
        if length:
            yield from (range(start, min(start + length, count)) for start in range(0, count, length))
