"""Some of several results: cases in which only the parts that are ever wrong are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from grader.diagnosis.evidence.cases import Case, align

Part = tuple[int | str, ...]
"""The place of a result among several: its number or key, or the key of an entry in one of them."""

MAX_PARTS = 3
"""Parts that a sentence can name."""

MAX_APART = 4
"""Parts that are looked at one by one."""


def wrong_parts(cases: Sequence[Case]) -> tuple[Part, ...]:
    """The parts that are wrong in some case, if they are few and others are right in all; else none."""
    if any(case.pairs is None for case in cases if not case.is_right):
        return ()
    parts = {whole(pair.part) for case in cases for pair in case.pairs or ()}
    wrong = {whole(pair.part) for case in cases for pair in case.pairs or () if not pair.is_right}
    return tuple(sorted(wrong, key=str)) if len(wrong) < len(parts) and len(wrong) <= MAX_PARTS else ()


def ever_wrong(cases: Sequence[Case]) -> tuple[Part, ...]:
    """The parts that are wrong in some case, where there are several of them, but not many."""
    if any(case.pairs is None for case in cases if not case.is_right):
        return ()
    wrong = {whole(pair.part) for case in cases for pair in case.pairs or () if not pair.is_right}
    return tuple(sorted(wrong, key=str)) if 2 <= len(wrong) <= MAX_APART else ()


def whole(part: Part) -> Part:
    """A part without the places in lists that may be longer or shorter in another call."""
    rest = [name for name in part[1:] if isinstance(name, str)]
    return (*part[:1], *rest)


def reduced(cases: Sequence[Case], parts: Sequence[Part]) -> tuple[Case, ...]:
    """The cases with these parts of their results alone; what else is compared with them is seen so, too."""
    names = tuple(dict.fromkeys(part[0] for part in parts))

    def found(case: Case) -> Case | None:
        def seen(value: Any) -> tuple[Any, ...] | None:
            kept: list[Any] = []
            for name in names:
                try:
                    aligned = align(value[name], case.expected[name])
                except (TypeError, LookupError):
                    return None
                if aligned is None:
                    return None
                kept += [one for place, one, _ in aligned if whole((name, *place)) in parts]
            return tuple(kept)

        got, expected = seen(case.got), seen(case.expected)
        return None if got is None or expected is None else replace(case, got=got, expected=expected, seen=seen)

    return tuple(one for one in map(found, cases) if one is not None)
