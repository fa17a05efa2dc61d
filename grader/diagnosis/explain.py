"""What is known of a mistake that no misconception describes: the engines that need no list, one after the other.

For every exercise that lost points of its own and got no hint, what the student's function gave is held against what is
right on the same calls. All that is said here may be read by students, so it holds nothing of a hidden check's inputs
and nothing that came from the student's process. Work is bounded by counts, so a report is the same on every machine;
a mark never depends on it.
"""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from grader.course.reference import Reference
from grader.diagnosis.evidence.cases import Case, cases_of
from grader.diagnosis.evidence.parts import Part, ever_wrong, reduced, wrong_parts
from grader.diagnosis.evidence.replay import Budget, Outcome, Spent
from grader.diagnosis.relations.conditions import switches
from grader.diagnosis.relations.effects import effects, raises
from grader.diagnosis.relations.related import related, related_part, when
from grader.diagnosis.search import Checked
from grader.diagnosis.variants.arguments import changed_arguments, other_function
from grader.diagnosis.variants.crossed import crossed
from grader.diagnosis.variants.derived import derive
from grader.diagnosis.variants.pairs import Pairs
from grader.diagnosis.variants.variants import Variants
from grader.results import Failure
from grader.sandbox.calls import Call
from grader.wire.codec import encode

MAX_FINDINGS = 2
MAX_REPLAYS = 6000
"""Outcomes that are looked at for one submission; most of them are kept from others."""

WEAK = ("sign", "reordered", "region", "entries", "parts", "nearly", "constant", "repeated")
"""Relations that say little: what else is known comes first."""

VAGUE = (*WEAK, "overflow", "argument", "capped", "unary", "rolled", "when", "unless", "raises", "spares", "state")
"""Relations that do not say what has to change: the one place in the student's own code says more."""


def explain(
    checked: Sequence[Checked], reference: Reference, variants: Variants | None, hinted: Collection[str]
) -> dict[str, tuple[Failure, ...]]:
    """What can be said of each exercise that lost points of its own and is not among ``hinted``."""
    lost = {one.exercise for one in checked if one.is_lost}
    if variants is None or not lost - set(hinted):
        return {}
    found: dict[str, tuple[Failure, ...]] = {}
    explanation = Explanation(checked, reference, variants, lost)
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for exercise in (name for name in reference.functions if name in lost and name not in hinted):
            try:
                found[exercise] = explanation.of(exercise)[:MAX_FINDINGS]
            except Exception:
                # A finding is a courtesy: whatever goes wrong here, the marks stand and the report is written.
                continue
    return {exercise: findings for exercise, findings in found.items() if findings}


def is_vague(findings: Sequence[Failure]) -> bool:
    """Whether no finding says what has to change."""
    return all(one.kind in {f"related_{kind}" for kind in VAGUE} for one in findings)


def _is_alike(one: Failure, other: Failure) -> bool:
    """Whether two findings say the same of different parts."""
    return "parts" in one.data and (one.kind, {**one.data, "parts": ()}) == (other.kind, {**other.data, "parts": ()})


@dataclass
class Explanation:
    """One submission's mistakes, as far as values show them."""

    checked: Sequence[Checked]
    reference: Reference
    variants: Variants
    lost: set[str]
    budget: Budget = field(default_factory=lambda: Budget(MAX_REPLAYS))

    def of(self, exercise: str) -> tuple[Failure, ...]:
        """Findings about one exercise, strongest first."""
        calls = self.calls(exercise)
        if not self.has_one_answer(exercise):
            return tuple(raises(calls, self.signatures[exercise]))
        cases = cases_of(calls, self.signatures[exercise], self.right)
        found = self.by_values(exercise, cases) or effects(calls, cases)
        return (*found, *raises(calls, self.signatures[exercise]))

    def by_values(self, exercise: str, cases: Sequence[Case]) -> list[Failure]:
        """What explains the wrong values, and when they come up."""
        if all(case.is_right for case in cases):
            return []
        relation = related(cases)
        is_weak = relation is None or relation.kind.removeprefix("related_") in WEAK
        found = [] if is_weak else [relation]
        try:
            whole = self.replayed(exercise, cases)
            found += [whole]
            if found == [None]:
                found += self.apart(exercise, cases) or self.by_switch(exercise, cases) or self.paired(exercise, cases)
        except Spent:
            pass
        found += [relation if is_weak else None, when(cases)]
        return [one for one in found if one is not None]

    def replayed(self, exercise: str, cases: Sequence[Case]) -> Failure | None:
        """A function of ours that gives the student's values, or those of its results that are ever wrong."""
        found = self.by_functions(exercise, cases)
        parts = wrong_parts(cases) if found is None else ()
        if parts:
            found = self.by_functions(exercise, reduced(cases, parts))
        return replace(found, data={**found.data, "parts": parts}) if found is not None and parts else found

    def apart(self, exercise: str, cases: Sequence[Case]) -> list[Failure]:
        """What explains one of several results that are wrong, each by itself."""
        found: list[Failure] = []
        unexplained: list[Part] = []
        for part in ever_wrong(cases):
            relation = related_part(cases, part)
            if relation is not None and relation.kind.removeprefix("related_") not in WEAK:
                found.append(relation)
                continue
            one = self.by_functions(exercise, reduced(cases, [part]))
            unexplained += [part] if one is None else []
            alike = None if one is None else next((other for other in found if _is_alike(other, one)), None)
            if one is not None and alike is not None:
                found[found.index(alike)] = replace(one, data={**one.data, "parts": (*alike.data["parts"], part)})
            elif one is not None:
                found.append(replace(one, data={**one.data, "parts": (part,)}))
        last = min(len(found), MAX_FINDINGS) - 1
        return [
            replace(one, data={**one.data, "others": unexplained}) if unexplained and place == last else one
            for place, one in enumerate(found)
        ]

    def by_switch(self, exercise: str, cases: Sequence[Case]) -> list[Failure]:
        """What explains the calls with one value of a switch, and what those with another, where all are explained."""
        for name, groups in switches(cases):
            found = [self.in_group(exercise, group) for _, group in groups]
            if all(found):
                said = zip(groups, found, strict=True)
                return [replace(one, data={**one.data, "where": [name, value]}) for (value, _), one in said if one]
        return []

    def in_group(self, exercise: str, cases: Sequence[Case]) -> Failure | None:
        """What explains some of the calls."""
        relation = related(cases)
        is_weak = relation is None or relation.kind.removeprefix("related_") in WEAK
        return self.by_functions(exercise, cases) if is_weak else relation

    def paired(self, exercise: str, cases: Sequence[Case]) -> list[Failure]:
        """Two mistakes at once."""
        exercises = {one.exercise for one in self.checked}
        two = Pairs(self.variants).find(exercise, cases, self.budget, self.variants.names, exercises)
        two = two or crossed(exercise, cases, self.signatures[exercise], self.variants, self.budget)
        return [] if two is None else [two]

    def by_functions(self, exercise: str, cases: Sequence[Case]) -> Failure | None:
        """What is done to arguments, to the reference, or which other function it is."""
        names = list(self.reference.functions)
        exercises = {one.exercise for one in self.checked}
        changed = self.variants.changed, self.right, self.budget
        return (
            changed_arguments(exercise, cases, self.signatures[exercise], *changed)
            or derive(exercise, cases, self.variants.derived, self.budget, self.variants.names, exercises)
            or changed_arguments(exercise, cases, self.signatures[exercise], *changed, mirrored=True)
            or other_function(names, exercise, cases, self.signatures, self.asked, self.budget)
        )

    def calls(self, exercise: str) -> list[Call]:
        """The calls of its function in which only its own mistakes can show."""
        own = [one for one in self.checked if one.exercise == exercise]
        if self.reference.dependencies(exercise) & self.lost:
            checks = [*(one.repaired for one in own), *(one.calls for one in own if one.outcome == "passed")]
        else:
            checks = [one.calls for one in self.checked]
        return [call for calls in checks for call in calls if call.function == exercise]

    def has_one_answer(self, exercise: str) -> bool:
        """Whether only one value is right: checks compare with the reference's, or accepted none but these."""
        own = [one for one in self.checked if one.exercise == exercise]
        if any(one.compares for one in own):
            return True
        passed = [call for one in own if one.outcome == "passed" for call in one.calls if call.function == exercise]
        return all(case.is_right for case in cases_of(passed, self.signatures[exercise], self.right))

    @cached_property
    def signatures(self) -> Mapping[str, inspect.Signature]:
        """How the reference's functions are called."""
        return {name: inspect.signature(function) for name, function in self.reference.functions.items()}

    def right(self, request: bytes) -> Outcome:
        """What the reference does with a request."""
        return self.variants.right(request)

    def asked(self, function: str, arguments: Mapping[str, Any]) -> Outcome:
        """What the reference does with arguments by name."""
        try:
            request = encode((function, (), dict(arguments)))
        except Exception as error:
            return Outcome(error=error)
        return self.variants.right(request)
