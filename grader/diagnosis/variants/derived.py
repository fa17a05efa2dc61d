"""Unnamed variants: every function of the reference with one edit, and what these give for the calls of checks.

An edit is tried on the smallest call that went wrong; only one that gives the student's value there is tried on the
others. What a variant gives is kept from one submission to the next, so that a thousand variants cost little.
"""

from __future__ import annotations

import ast
import signal
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from types import CodeType
from typing import Any

from grader.course.reference import Reference
from grader.diagnosis.edits.edits import UNLIKELY, Edit, edits, rank
from grader.diagnosis.evidence.agreement import ENOUGH, explains, telling_first
from grader.diagnosis.evidence.cases import Case
from grader.diagnosis.evidence.replay import Budget, Outcome, Outcomes
from grader.diagnosis.glossary import Names, name_in
from grader.diagnosis.variants.edited import Arguments, Edited, TooMuchWorkError, compiled, counted, may_grow
from grader.results import Failure
from grader.sandbox.bounds import AGAIN, OutOfTimeError, bounded

MAX_WORK = 100_000
"""Calls of functions that all edits of an exercise may make on one request."""

MAX_CALLS = 5000
MAX_SECONDS = 0.5
"""For one call of a variant, where arrays grow from step to step: far more than any other takes."""

SLACK = 10
"""A variant may call so many times as many functions as the reference does, and some more."""

CHUNK = 16
"""Edits that are tried together."""

MAX_KEPT = 400
"""Requests of which it is kept how much work they are."""

MAX_OUTCOMES = 16 << 20
"""Bytes, about, of outcomes that are kept of one assignment."""

MAX_OF_ONE = 1200
"""Edits of one function."""

ENOUGH_OF = {"padded": 4}
"""What wrong numbers must weigh together for edits that show in few calls and are like no other."""

MAX_EDITS = 1500
"""Edits of one exercise and of what it builds on."""


@dataclass(frozen=True, eq=False)
class Derived:
    """One edit of one function of the reference."""

    number: int
    function: str
    edit: Edit

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from all others of an assignment."""
        return self.function, self.number

    @cached_property
    def may_grow(self) -> bool:
        """Whether it may never come to an end."""
        return may_grow(self.edit.source)


class DerivedVariants:
    """The edits of one assignment's reference; each is compiled when it is first tried."""

    def __init__(self, source: str, reference: Reference) -> None:
        self._reference = reference
        functions = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
        self._texts = {node.name: ast.get_source_segment(source, node) or "" for node in functions}
        self._known_calls = {node.name: _needed(node.args) for node in functions if not node.name.startswith("_")}
        self._edits: dict[str, list[Derived]] = {}
        self._known: dict[str, list[Derived]] = {}
        self._edited = Edited(reference.namespace)
        self._codes: dict[tuple[str, int], CodeType] = {}
        self._broken: dict[tuple[str, int], Exception] = {}
        self._outcomes = Outcomes(MAX_OUTCOMES)
        self._work: dict[bytes, int] = {}

    def of(self, exercise: str) -> Iterator[Derived]:
        """The edits to try for an exercise, likely kinds first: of itself, then of what it builds on."""
        if exercise not in self._known:
            own, needed = self._of_one(exercise)[:MAX_EDITS], self._reference.uses(exercise) - {exercise}
            found = [derived for name in reversed(self._texts) if name in needed for derived in self._of_one(name)]
            found.sort(key=lambda derived: rank(derived.edit))
            found = [*own, *found[: MAX_EDITS - len(own)]]
            self._known[exercise] = sorted(found, key=lambda derived: derived.edit.words[0] in UNLIKELY)
        yield from self._known[exercise]

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
            arguments = Arguments(request)
            with counted() as count:
                arguments.given_to(self._reference.functions)
            self._work[request] = count[0]
        return MAX_WORK // self._work[request]

    def outcome(self, derived: Derived, request: bytes) -> Outcome:
        """What the variant does with a request."""
        known = self._outcomes.known(derived.key, request)
        if known is None:
            self.sweep([derived], request)
            known = self._outcomes.known(derived.key, request)
        return Outcome(error=self._broken.get(derived.key) or LookupError()) if known is None else known

    def known(self, exercise: str, request: bytes) -> list[tuple[Derived, Outcome]]:
        """The edits that have been tried on a request, with what they do."""
        found = ((one, self._outcomes.known(one.key, request)) for one in self.of(exercise))
        return [(one, outcome) for one, outcome in islice(found, self.affordable(request)) if outcome is not None]

    def tried(self, exercise: str, request: bytes) -> list[tuple[Derived, Outcome]]:
        """As many edits as may be tried on a request, with what they do."""
        candidates = islice(self.of(exercise), self.affordable(request))
        while chunk := list(islice(candidates, CHUNK)):
            self.sweep(chunk, request)
        return self.known(exercise, request)

    def text(self, function: str) -> str:
        """A function of the reference as it is written."""
        return self._texts.get(function, "")

    def with_code(self, sources: Sequence[str]) -> Edited:
        """A reference of its own with other code after it. Raises whatever that raises."""
        edited = Edited(self._reference.namespace)
        edited.run(*map(compiled, sources))
        return edited

    def sweep(self, variants: Sequence[Derived], request: bytes) -> None:
        """Find out what these variants do with a request, together: setting limits takes as long as a call."""
        waiting = [one for one in variants if self._outcomes.known(one.key, request) is None]
        waiting = [one for one in reversed(waiting) if one.key not in self._broken]
        arguments = Arguments(request)

        def work() -> None:
            while waiting:
                _begin_anew()
                self._try(waiting[-1], arguments)
                waiting.pop()

        while waiting:
            try:
                bounded(time.monotonic() + MAX_SECONDS, work)
            except (OutOfTimeError, TooMuchWorkError, MemoryError) as error:
                if waiting:
                    self._broken[waiting.pop().key] = error

    def _try(self, derived: Derived, arguments: Arguments) -> None:
        if not self._run(derived):
            return
        functions = self._edited.functions
        if derived.may_grow:
            with counted(SLACK * self._work.get(arguments.request, 0) + MAX_CALLS):
                outcome = arguments.given_to(functions)
        else:
            outcome = arguments.given_to(functions)
        self._outcomes.keep(derived.key, arguments.request, outcome)

    def _run(self, derived: Derived) -> bool:
        """Put the edit into the reference; false for one that does not even run."""
        key = derived.key
        try:
            if key not in self._codes:
                self._codes[key] = compiled(derived.edit.source)
            self._edited.run(self._codes[key])
        except Exception as error:
            self._broken[key] = error
            return False
        return True


def _begin_anew() -> None:
    """Give what comes next all the time, where an alarm is set."""
    if hasattr(signal, "setitimer") and signal.getitimer(signal.ITIMER_REAL)[0] > 0:
        signal.setitimer(signal.ITIMER_REAL, MAX_SECONDS, AGAIN)


def _needed(arguments: ast.arguments) -> list[str]:
    """The arguments that must be given."""
    names = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
    return names[: len(names) - len(arguments.defaults)]


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
    ordered = telling_first(cases)
    if not ordered or ordered[0].is_right:
        return None
    first = ordered[0].request
    candidates = islice(variants.of(exercise), variants.affordable(first))
    while chunk := list(islice(candidates, CHUNK)):
        variants.sweep(chunk, first)
        for derived in chunk:

            def of(case: Case, derived: Derived = derived) -> Outcome:
                budget.take_replay()
                return variants.outcome(derived, case.request)

            if explains(of, ordered, ENOUGH_OF.get(derived.edit.words[0], ENOUGH)):
                said = told(exercise, derived, names, exercises)
                return Failure(f"derived_{derived.edit.words[0]}", {"calls": len(cases), **said})
    return None


def told(exercise: str, derived: Derived, names: Names, exercises: Collection[str]) -> dict[str, Any]:
    """What a sentence needs to know of an edit."""
    edit = derived.edit
    known = {name: name_in(derived.function, name, names) for name in (edit.target, *edit.words[1:])}
    used = {name: dict(said) for name, said in known.items() if said is not None}
    is_known = derived.function != exercise and derived.function in exercises
    function = derived.function if is_known else ""
    return {"of": list(edit.words[1:]), "target": edit.target, "function": function, "names": used}
