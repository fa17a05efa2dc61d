"""Pairs of hand-ins that share more than chance and the assignment explain.

What everybody has counts for nothing: the handout's code, the reference's way to write it, and fingerprints of more
than a tenth of the class. What is left weighs the more, the fewer have it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from grader.similar.fingerprints import Prints

COMMON = 0.1
"""The share of a class from which on a fingerprint is everybody's."""

FEW = 3
"""So many hand-ins may share a fingerprint however small the class is."""

SHARE = 0.35
"""The share from which on a pair is worth a look."""

EVIDENCE = 8
"""Shared fingerprints below which a pair says nothing: short functions have few ways to be written."""

PASSAGES = 4
"""Statements that they must stand on: one long formula of the notes is everybody's."""

MANY = 30
"""Of so many hand-ins with one text every two are told; of more, each with the next."""


@dataclass(frozen=True)
class HandIn:
    """One student's code for an assignment; ``source`` is empty for this class, else the name of an earlier one."""

    student: str
    text: str
    prints: Prints
    source: str = ""


@dataclass(frozen=True)
class Pair:
    """Two hand-ins with what they share.

    ``share`` is the weight of the ``shared`` fingerprints in that of the one's own which has less of its own; ``own``
    are how many either has.
    """

    one: HandIn
    other: HandIn
    share: float
    shared: frozenset[int]
    own: tuple[int, int]

    @property
    def passages(self) -> int:
        """The statements on which what is shared stands, in the one in which they are fewer."""
        return min(len({each.prints.places[one][0] for one in self.shared}) for each in (self.one, self.other))

    @property
    def is_worth_a_look(self) -> bool:
        """Whether the share is unusual, and enough is shared to say so."""
        return self.share >= SHARE and len(self.shared) >= EVIDENCE and self.passages >= PASSAGES


def pairs(
    hand_ins: Sequence[HandIn], handed_out: Prints, background: Iterable[Prints] = (), least: float = SHARE
) -> list[Pair]:
    """The pairs that share as much, most alike first; two of earlier classes are not compared.

    Two that are the same to the letter are a pair whatever it is that they have, but for what was ``handed_out``.
    """
    weights = _weights(hand_ins, [handed_out, *background])
    own = [{one for one in each.prints.places if one in weights} for each in hand_ins]
    totals = [sum(weights[one] for one in mine) for mine in own]
    found: dict[tuple[int, int], Pair] = {}
    for i, j, weight in _shared_weights(own, weights, [bool(each.source) for each in hand_ins]):
        share = round(weight / min(totals[i], totals[j]), 4)
        if share >= least:
            both = (len(own[i]), len(own[j]))
            found[i, j] = Pair(hand_ins[i], hand_ins[j], share, frozenset(own[i] & own[j]), both)
    for i, j in _same_texts(hand_ins):
        mine = hand_ins[i].prints.all - handed_out.all
        found[i, j] = Pair(hand_ins[i], hand_ins[j], 1.0, mine, (len(mine), len(mine)))
    return sorted(
        found.values(), key=lambda pair: (-pair.share, -len(pair.shared), pair.one.student, pair.other.student)
    )


def _same_texts(hand_ins: Sequence[HandIn]) -> Iterator[tuple[int, int]]:
    """The places of hand-ins that are the same but for white space, in pairs."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(hand_ins):
        groups[" ".join(one.text.split())].append(place)
    for places in groups.values():
        for pair in combinations(places, 2) if len(places) <= MANY else pairwise(places):
            if not (hand_ins[pair[0]].source and hand_ins[pair[1]].source):
                yield pair


def limit_of(count: int) -> int:
    """So many of ``count`` hand-ins may have a fingerprint that still counts."""
    return max(FEW, int(COMMON * count))


def _weights(hand_ins: Sequence[HandIn], background: Iterable[Prints]) -> dict[int, float]:
    """What each fingerprint that is not everybody's weighs."""
    counts = Counter(one for each in hand_ins for one in each.prints.places)
    known = {one for each in background for one in each.places}
    limit = limit_of(len(hand_ins))
    return {
        one: math.log((len(hand_ins) + 1) / count)
        for one, count in counts.items()
        if count <= limit and one not in known
    }


def _shared_weights(
    own: Sequence[set[int]], weights: Mapping[int, float], is_earlier: Sequence[bool]
) -> Iterator[tuple[int, int, float]]:
    """The weight of what both have, by pair of places; only pairs that share something are looked at."""
    having: dict[int, list[int]] = {}
    for i, mine in enumerate(own):
        alike: dict[int, float] = defaultdict(float)
        for one in mine:
            others = having.setdefault(one, [])
            weight = weights[one]
            for j in others:
                alike[j] += weight
            others.append(i)
        yield from ((j, i, weight) for j, weight in alike.items() if not (is_earlier[i] and is_earlier[j]))
