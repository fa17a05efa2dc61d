"""Earlier attempts of a submission: when, how many points, what the next one changed in marks and in the source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from grader.feedback.term_view import Listed
from grader.languages import pick
from grader.results import Report

AROUND = 2
"""Lines that are shown before and after a change."""

MAX_CHANGED = 200
"""Lines of one difference that a page shows."""


@dataclass(frozen=True)
class HandMark:
    """A check that gave another result in a later attempt."""

    exercise: str
    claim: str
    before: float
    after: float


@dataclass(frozen=True)
class ChangedLine:
    """A line of the difference between two attempts; a gap stands for the lines between two changes."""

    kind: Literal["removed", "added", "same", "gap"]
    text: str = ""

    @property
    def sign(self) -> str:
        """How the line begins in a difference."""
        return {"removed": "−", "added": "+", "same": " ", "gap": "…"}[self.kind]


@dataclass(frozen=True)
class Attempt:
    """An attempt: when, which files, how many points, and what the next one changed.

    ``is_cut`` says that the difference goes on.
    """

    graded_at: str
    digest: str
    score: float | None
    changes: tuple[HandMark, ...]
    difference: tuple[ChangedLine, ...] = ()
    is_cut: bool = False


def attempts_of(
    report: Report, earlier: Sequence[Report], lang: str, sources: Mapping[str, Listed]
) -> tuple[Attempt, ...]:
    """Earlier attempts, newest first, each with what the attempt after it changed; ``sources`` are by digest."""
    return tuple(
        _attempt(before, after, lang, sources) for before, after in reversed(list(pairwise([*earlier, report])))
    )


def _attempt(before: Report, after: Report, lang: str, sources: Mapping[str, Listed]) -> Attempt:
    lines: list[ChangedLine] = []
    if before.digest != after.digest and before.digest in sources and after.digest in sources:
        lines = list(difference(_lines(sources[before.digest]), _lines(sources[after.digest])))
    return Attempt(
        before.graded_at, before.digest, before.score, _changes(before, after, lang), tuple(lines[:MAX_CHANGED]),
        is_cut=len(lines) > MAX_CHANGED,
    )  # fmt: skip


def _changes(before: Report, after: Report, lang: str) -> tuple[HandMark, ...]:
    earned = {(one.name, result.name): result.earned for one in before.exercises for result in one.results}
    return tuple(
        HandMark(exercise.name, pick(result.claim, lang), earned[exercise.name, result.name], result.earned)
        for exercise in after.exercises
        for result in exercise.results
        if earned.get((exercise.name, result.name), result.earned) != result.earned
    )


def _lines(source: Listed) -> list[str]:
    """All code of a submission, also where a module became a notebook or cells were cut otherwise."""
    return [line.rstrip() for _, _, lines in source.parts for line in lines]


def difference(before: Sequence[str], after: Sequence[str]) -> Iterator[ChangedLine]:
    """What was removed and added, with a few lines around; nothing where both are equal."""
    groups = SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(AROUND)
    for number, group in enumerate(groups):
        if number:
            yield ChangedLine("gap")
        for kind, start, end, new_start, new_end in group:
            if kind == "equal":
                yield from (ChangedLine("same", text) for text in before[start:end])
                continue
            yield from (ChangedLine("removed", text) for text in before[start:end])
            yield from (ChangedLine("added", text) for text in after[new_start:new_end])
