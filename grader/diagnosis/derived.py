"""Unnamed variants: every function of the reference with one edit, and what these give for the calls of checks.

An edit is tried on the smallest call that went wrong; only one that gives the student's value there is tried on the
others. What a variant gives is kept from one submission to the next, so that a thousand variants cost little.
"""

from __future__ import annotations

import ast
import sys
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from math import inf
from types import FunctionType
from typing import Any

from grader.course.reference import Reference
from grader.diagnosis.agreement import explains
from grader.diagnosis.cases import Case
from grader.diagnosis.edits import Edit, edits, rank
from grader.diagnosis.replay import Budget, Outcome, Outcomes, outcome_of
from grader.results import Failure
from grader.sandbox.bounds import OutOfTimeError, bounded

Names = Mapping[str, Mapping[str, str]]
"""What the handout calls the reference's variables, by language."""

MAX_WORK = 150_000
"""Calls of functions that all edits of an exercise may make on one request."""

MAX_CALLS = 5000
MAX_SECONDS = 0.25
"""For one call of a variant, where arrays grow from step to step: far more than any other takes."""

SLACK = 10
"""A variant may call so many times as many functions as the reference does, and some more."""

MAX_KEPT = 400
"""Edited functions that are kept compiled."""

MAX_OUTCOMES = 16 << 20
"""Bytes, about, of outcomes that are kept of one assignment."""

MAX_OF_ONE = 1200
"""Edits of one function."""

MAX_EDITS = 2500
"""Edits of one exercise and of what it builds on."""


@dataclass(frozen=True, eq=False)
class Derived:
    """One edit of one function of the reference."""

    number: int
    function: str
    edit: Edit


class Edited:
    """A reference in which one function has an edit, as far as replays need it."""

    def __init__(self, namespace: Mapping[str, Any], derived: Derived) -> None:
        names = dict(namespace)
        exec(compile(derived.edit.source, "<edit>", "exec", dont_inherit=True), names)
        for name, value in namespace.items():
            if (
                isinstance(value, FunctionType)
                and value.__module__ == names.get("__name__")
                and name != derived.function
            ):
                names[name] = FunctionType(value.__code__, names, name, value.__defaults__, value.__closure__)
                names[name].__kwdefaults__ = value.__kwdefaults__
        self.functions = names


class DerivedVariants:
    """The edits of one assignment's reference; each is compiled when it is first tried."""

    def __init__(self, source: str, reference: Reference) -> None:
        self._reference = reference
        functions = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
        self._texts = {node.name: ast.get_source_segment(source, node) or "" for node in functions}
        self._known_calls = {node.name: _needed(node.args) for node in functions if not node.name.startswith("_")}
        self._edits: dict[str, list[Derived]] = {}
        self._known: dict[str, list[Derived]] = {}
        self._references: dict[tuple[str, int], Edited] = {}
        self._broken: set[tuple[str, int]] = set()
        self._outcomes = Outcomes(MAX_OUTCOMES)
        self._work: dict[bytes, int] = {}

    def of(self, exercise: str) -> list[Derived]:
        """The edits to try for an exercise: of itself, then of what it builds on; likeliest kinds first."""
        if exercise not in self._known:
            needed = self._reference.uses(exercise)
            functions = (exercise, *(one for one in reversed(self._texts) if one in needed))
            found = [derived for name in functions for derived in self._of_one(name)]
            found.sort(key=lambda derived: (derived.function != exercise, rank(derived.edit)))
            self._known[exercise] = found[:MAX_EDITS]
        return self._known[exercise]

    def _of_one(self, name: str) -> list[Derived]:
        if name not in self._edits:
            found = _edits(self._texts.get(name, ""), self._known_calls)
            self._edits[name] = [Derived(number, name, edit) for number, edit in enumerate(found)]
        return self._edits[name]

    def affordable(self, request: bytes) -> int:
        """How many edits may be tried on a request: fewer of what takes long. Calls are counted, not time."""
        if request not in self._work:
            if len(self._work) >= MAX_KEPT:
                self._work.clear()
            with counted() as count:
                outcome_of(self._reference, request)
            self._work[request] = count[0]
        return MAX_WORK // self._work[request]

    def outcome(self, derived: Derived, request: bytes) -> Outcome:
        """What the variant does with a request."""
        key = derived.function, derived.number
        known = self._outcomes.known(key, request)
        if known is not None:
            return known
        edited = None if key in self._broken else self._edited(key, derived)
        if edited is None:
            return Outcome(error=SyntaxError())
        try:
            with counted(SLACK * self._work.get(request, 0) + MAX_CALLS):
                return bounded(time.monotonic() + MAX_SECONDS, partial(self._outcomes.of, key, edited, request))
        except (OutOfTimeError, TooMuchWorkError, MemoryError) as error:  # where the outcome was being kept
            self._broken.add(key)
            return Outcome(error=error)

    def _edited(self, key: tuple[str, int], derived: Derived) -> Edited | None:
        """The reference with the edit; None for one that does not even run."""
        if key not in self._references:
            if len(self._references) >= MAX_KEPT:
                self._references.clear()
            try:
                self._references[key] = Edited(self._reference.namespace, derived)
            except Exception:
                self._broken.add(key)
                return None
        return self._references[key]


def _needed(arguments: ast.arguments) -> list[str]:
    """The arguments that must be given."""
    names = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
    return names[: len(names) - len(arguments.defaults)]


class TooMuchWorkError(Exception):
    """A variant calls many more functions than the reference: it may never come to an end."""


@contextmanager
def counted(most: float = inf) -> Iterator[list[int]]:
    """The number of calls of functions made inside, as the only item; one more than ``most`` raises in their midst."""
    count = [0]

    def note(_frame: object, event: str, _argument: object) -> None:
        if event in ("call", "c_call"):
            count[0] += 1
            if count[0] > most:
                raise TooMuchWorkError

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield count
    finally:
        sys.setprofile(before)


def _edits(text: str, known: Mapping[str, Sequence[str]]) -> list[Edit]:
    """The edits of a function; none where one might not come to an end."""
    if not text:
        return []
    tree = ast.parse(text)
    name = getattr(tree.body[0], "name", "")
    endless = any(
        isinstance(node, ast.While) or (isinstance(node, ast.Call) and getattr(node.func, "id", "") == name)
        for node in ast.walk(tree)
    )
    return [] if endless else edits(text, known)[:MAX_OF_ONE]


def derive(
    exercise: str,
    cases: Sequence[Case],
    variants: DerivedVariants,
    budget: Budget,
    names: Names,
    exercises: Collection[str],
) -> Failure | None:
    """What to say of the first edit whose values are the student's in all calls; None where there is none.

    ``exercises`` are the functions that students know by name.
    """
    ordered = sorted(cases, key=lambda case: case.is_right)
    if not ordered or ordered[0].is_right:
        return None
    for derived in islice(variants.of(exercise), variants.affordable(ordered[0].request)):

        def of(case: Case, derived: Derived = derived) -> Outcome:
            budget.take_replay()
            return variants.outcome(derived, case.request)

        if explains(of, ordered):
            return _finding(exercise, derived, len(cases), names, exercises)
    return None


def _finding(exercise: str, derived: Derived, calls: int, names: Names, exercises: Collection[str]) -> Failure:
    edit = derived.edit
    used = {name: dict(names[name]) for name in (edit.target, *edit.words[1:]) if name in names}
    is_known = derived.function != exercise and derived.function in exercises
    function = derived.function if is_known else ""
    return Failure(
        f"derived_{edit.words[0]}",
        {"calls": calls, "of": list(edit.words[1:]), "target": edit.target, "function": function, "names": used},
    )
