"""Pairs side by side: plain values for a page, rows for a table, data for a program."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grader.similar.pairs import HandIn, Pair, limit_of
from grader.text import spreadsheet_safe

MAX_SHOWN = 60
"""Pairs of an assignment that are shown side by side."""

MAX_LINES = 1500
"""Lines of a hand-in that are shown."""


@dataclass(frozen=True)
class Line:
    """A line of code; ``marks`` are the numbers of the passages that it is part of and that the other has too."""

    number: int
    text: str
    marks: str = ""


@dataclass(frozen=True)
class PairView:
    """One pair, ready to be shown."""

    anchor: str
    one: str
    other: str
    one_from: str
    other_from: str
    percent: int
    shared: int
    own: tuple[int, int]
    left: tuple[Line, ...]
    right: tuple[Line, ...]


@dataclass(frozen=True)
class Section:
    """One assignment: how many were compared, from how many on a passage is everybody's, and the pairs."""

    title: str
    count: int
    earlier: int
    limit: int
    pairs: tuple[PairView, ...]
    more: int


def section(name: str, title: str, compared: Sequence[HandIn], pairs: Sequence[Pair]) -> Section:
    """An assignment's part of the page."""
    views = [_view(pair, f"{name}-{number}") for number, pair in enumerate(pairs[:MAX_SHOWN], 1)]
    earlier = sum(bool(one.source) for one in compared)
    more = max(0, len(pairs) - MAX_SHOWN)
    return Section(title, len(compared) - earlier, earlier, limit_of(len(compared)), tuple(views), more)


def _view(pair: Pair, anchor: str) -> PairView:
    numbers = _numbers(pair)
    left, right = (_lines(each, numbers, pair.shared) for each in (pair.one, pair.other))
    return PairView(
        anchor, pair.one.student, pair.other.student, pair.one.source, pair.other.source, round(100 * pair.share),
        len(pair.shared), pair.own, left, right,
    )  # fmt: skip


def _numbers(pair: Pair) -> dict[int, int]:
    """The number of each shared fingerprint: that of the passage of the one's code on which it first stands."""
    places = sorted((pair.one.prints.places[one][0], one) for one in pair.shared)
    found: dict[int, int] = {}
    passages: dict[tuple[int, int], int] = {}
    for place, one in places:
        found[one] = passages.setdefault(place, len(passages) + 1)
    return found


def _lines(hand_in: HandIn, numbers: Mapping[int, int], shared: frozenset[int]) -> tuple[Line, ...]:
    marks: dict[int, set[int]] = {}
    for one in shared:
        for first, last in hand_in.prints.places[one][:20]:
            for line in range(first, last + 1):
                marks.setdefault(line, set()).add(numbers[one])
    texts = hand_in.text.split("\n")[:MAX_LINES]
    return tuple(
        Line(number, text[:300], ", ".join(map(str, sorted(marks.get(number, ()))[:3])))
        for number, text in enumerate(texts, 1)
    )


def as_csv(found: Mapping[str, Sequence[Pair]]) -> str:
    """A row a pair."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["assignment", "share", "shared", "one", "one_from", "other", "other_from"])
    for name, pairs in found.items():
        for pair in pairs:
            who = (pair.one.student, pair.one.source, pair.other.student, pair.other.source)
            writer.writerow([name, f"{pair.share:.4f}", len(pair.shared), *map(spreadsheet_safe, who)])
    return "\ufeff" + out.getvalue()


def as_json(found: Mapping[str, Sequence[Pair]]) -> str:
    """An object a pair, with the lines of both that are alike."""
    return json.dumps([_plain(name, pair) for name, pairs in found.items() for pair in pairs], indent=1) + "\n"


def _plain(name: str, pair: Pair) -> dict[str, object]:
    lines = [
        sorted({place for one in pair.shared for place in each.prints.places[one]}) for each in (pair.one, pair.other)
    ]
    return {
        "assignment": name, "share": pair.share, "shared": len(pair.shared),
        "one": {"student": pair.one.student, "from": pair.one.source, "own": pair.own[0], "lines": lines[0]},
        "other": {"student": pair.other.student, "from": pair.other.source, "own": pair.own[1], "lines": lines[1]},
    }  # fmt: skip
