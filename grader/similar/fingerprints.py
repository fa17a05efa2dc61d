"""Fingerprints of code by winnowing: grams of a few tokens in which a name counts by where it recurs.

Renamed copies keep every gram; grams never reach over a statement, so that statements and functions may change their
order; of neighbouring grams one is kept, the one with the smallest hash (Schleimer, Wilkerson and Aiken, "Winnowing",
SIGMOD 2003).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from grader.similar.tokens import NAME, Statement, Token, statements

GRAM = 9
"""Tokens of a gram: about half a line."""

WINDOW = 3
"""Of so many neighbouring grams at least one is kept."""

LEAST = 5
"""Tokens of a statement that says anything at all: ``x = y`` and ``return x`` are everybody's."""


@dataclass(frozen=True)
class Prints:
    """A hand-in's fingerprints, each with the lines on which it stands."""

    places: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    @property
    def all(self) -> frozenset[int]:
        return frozenset(self.places)


def prints_of(text: str) -> Prints:
    """The fingerprints of a text."""
    found: dict[int, list[tuple[int, int]]] = {}
    for statement in statements(text):
        for one in winnowed(list(_grams(statement)), WINDOW):
            found.setdefault(one, []).append((statement.first, statement.last))
    return Prints(found)


def _grams(statement: Statement) -> Iterator[int]:
    """The hash of each gram of a statement; a short statement is one gram."""
    tokens = statement.tokens
    if len(tokens) < LEAST:
        return
    said = [one.kind for one in tokens]
    since = _since(tokens)
    for place, distance in enumerate(since):
        if distance:
            said[place] = str(distance)
    for start in range(max(1, len(tokens) - GRAM + 1)):
        places = range(start, min(start + GRAM, len(tokens)))
        yield _hash(" ".join([said[place] if since[place] <= place - start else NAME for place in places]))


def _since(tokens: Sequence[Token]) -> list[int]:
    """For each name how many tokens ago it stood last, where that is within a gram, else more than that; 0 for others.

    In a gram that begins later a name is new: renaming changes nothing, and where a name recurs is kept.
    """
    last: dict[str, int] = {}
    found = []
    for place, one in enumerate(tokens):
        found.append(place - last.get(one.name, place - len(tokens)) if one.name else 0)
        last[one.name] = place
    return found


@lru_cache(1 << 17)
def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def winnowed(hashes: Sequence[int], window: int) -> Iterator[int]:
    """Of each ``window`` neighbours the smallest, the last of equals; each place once."""
    kept = -1
    for start in range(max(1, len(hashes) - window + 1)):
        part = range(start, min(start + window, len(hashes)))
        place = min(part, key=lambda i: (hashes[i], -i), default=-1)
        if place > kept:
            kept = place
            yield hashes[place]
