"""The variants of an assignment's functions: each misconception, and pairs of them, run in the reference."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, partial
from itertools import combinations, pairwise
from typing import Any

from grader.course.course import Assignment
from grader.course.handout_cells import runnable
from grader.course.misconceptions import Misconception, read_misconception
from grader.course.parameters import Parameter
from grader.course.reference import Reference
from grader.diagnosis.evidence.replay import Outcome, Outcomes, outcome_of
from grader.diagnosis.glossary import Names, names_of
from grader.diagnosis.variants.arguments import Changed
from grader.diagnosis.variants.derived import DerivedVariants
from grader.errors import CourseError

MAX_PAIRS = 60
MAX_KEPT = 400
FITTED = "fitted_number"
"""The name of a number that is being sought."""


@dataclass(frozen=True, eq=False)
class Variant:
    """One misconception of a function, or two at once: the code to run after the reference."""

    mistakes: tuple[Misconception, ...]
    code: str
    number: str = ""
    """What stands for the parameter, where it is not what was written."""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(mistake.name for mistake in self.mistakes)

    @cached_property
    def keeps_state(self) -> bool:
        """Whether a call may leave something behind for the next one: in a global, or in a default argument."""
        nodes = list(ast.walk(ast.parse(self.code)))
        defaults = [d for node in nodes if isinstance(node, ast.arguments) for d in (*node.defaults, *node.kw_defaults)]
        changeable = (ast.List, ast.Dict, ast.Set, ast.Call)
        return any(isinstance(d, changeable) for d in defaults) or any(isinstance(n, ast.Global) for n in nodes)

    @property
    def parameter(self) -> Parameter | None:
        """The number in a single misconception that may be another one."""
        return self.mistakes[0].parameter if len(self.mistakes) == 1 and not self.number else None

    def holding(self, number: float) -> Variant:
        """The same misconception with this number, in words and code."""
        mistake = self.mistakes[0].fitted(number)
        return Variant((mistake,), mistake.code, repr(number))

    @cached_property
    def unfitted(self) -> Variant:
        """The same misconception with its number looked up as :data:`FITTED`."""
        assert self.parameter is not None
        return Variant(self.mistakes, self.parameter.holding(self.code, ast.Name(FITTED)), FITTED)


class Variants:
    """The variants of one assignment's functions; each is compiled once, when it is first needed."""

    def __init__(
        self, name: str, source: str, misconceptions: Sequence[Misconception], names: Names | None = None
    ) -> None:
        """``names`` are what the handout calls the reference's variables, by language."""
        self.name = name
        self.source = source
        self.names = names or {}
        self.single: dict[str, list[Variant]] = {}
        for one in misconceptions:
            self.single.setdefault(one.exercise, []).append(Variant((one,), one.code))
        self._needed: dict[str, set[str]] = {}
        self._paired: dict[str, list[Variant]] = {}
        self._references: dict[tuple[str, ...], Reference] = {}
        self._outcomes = Outcomes()
        self.changed = Changed()
        """The requests of checks with other arguments."""

        self.kept: dict[Any, Any] = {}
        """What others computed of these variants, for the next submission."""

    @cached_property
    def derived(self) -> DerivedVariants:
        """The reference's functions with one edit each."""
        return DerivedVariants(self.source, self.reference(()))

    def without(self, name: str) -> Variants:
        """The same but for one misconception; what was computed is shared."""
        _ = self.derived
        others = copy(self)
        others.single = {
            exercise: [variant for variant in variants if name not in variant.names]
            for exercise, variants in self.single.items()
        }
        others._needed, others._paired, others.kept = {}, {}, {}
        return others

    def right(self, request: bytes) -> Outcome:
        """What the reference itself does with a request; what was found out is kept."""
        return self._outcomes.of((), self.reference(()), request)

    def needed(self, exercise: str) -> set[str]:
        """The functions that this one builds on, in the reference or in any variant."""
        if exercise not in self._needed:
            references = [self.reference(()), *(self.reference((variant,)) for variant in self.single[exercise])]
            self._needed[exercise] = set().union(*(reference.dependencies(exercise) for reference in references))
        return self._needed[exercise]

    def pairs(self, exercise: str) -> list[Variant]:
        """Two variants of one function merged into one, where their changes do not touch."""
        if exercise not in self._paired:
            pairs = combinations(self.single[exercise], 2)
            merged = [self._merged(exercise, one, other) for one, other in pairs]
            self._paired[exercise] = [pair for pair in merged if pair is not None][:MAX_PAIRS]
        return self._paired[exercise]

    def _merged(self, exercise: str, one: Variant, other: Variant) -> Variant | None:
        base, ours, theirs = (function_lines(code, exercise) for code in (self.source, one.code, other.code))
        lines = merged_lines(base, ours, theirs) if base and ours and theirs else None
        return Variant((*one.mistakes, *other.mistakes), "\n".join(lines)) if lines else None

    def reference(self, variants: Sequence[Variant]) -> Reference:
        """The reference in which these variants have been run."""
        key = _key(variants)
        if key not in self._references:
            if len(self._references) >= MAX_KEPT:
                self._references.clear()
            source = "\n\n".join([self.source, *(variant.code for variant in variants)])
            self._references[key] = Reference(self.name, compile(source, "<variant>", "exec", dont_inherit=True))
        return self._references[key]

    def outcome(self, variants: Sequence[Variant]) -> Callable[[Reference, bytes], Outcome]:
        """How to find out what the reference with these variants does; what was found out is kept.

        But for variants that keep something from call to call: these do another time something else.
        """
        if any(variant.keeps_state for variant in variants):
            return outcome_of
        return partial(self._outcomes.of, _key(variants))


def _key(variants: Sequence[Variant]) -> tuple[str, ...]:
    return tuple(name for variant in variants for name in (*variant.names, variant.number) if name)


def load_variants(assignment: Assignment) -> Variants:
    """The variants of an assignment. A file that cannot be read is left out: it is the audit that complains of it."""
    exercises, readable = set(assignment.exercises), []
    for path in assignment.misconceptions:
        try:
            readable.append(read_misconception(path, exercises))
        except CourseError:
            continue
    path = assignment.reference_path
    source = runnable(path.read_text(encoding="utf-8"), str(path))
    return Variants(assignment.name, source, readable, names_of(assignment.settings.names))


def function_lines(code: str, name: str) -> list[str]:
    """The lines of a function, written in one way whoever wrote it; none if the code only assigns it."""
    for node in ast.parse(code).body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            if ast.get_docstring(node) is not None:
                node.body = node.body[1:] or [ast.Pass()]
            return ast.unparse(node).splitlines()
    return []


def merged_lines(base: list[str], ours: list[str], theirs: list[str]) -> list[str] | None:
    """Both changes of ``base`` at once; None where they touch the same lines."""
    changes = sorted((*_changes(base, ours), *_changes(base, theirs)), key=lambda change: change[:2])
    for (first, end, _), (start, last, _) in pairwise(changes):
        if start < end or (start == end and (first == end or start == last)):
            return None
    merged = list(base)
    for start, end, lines in reversed(changes):
        merged[start:end] = lines
    return merged


def _changes(base: list[str], other: list[str]) -> list[tuple[int, int, list[str]]]:
    opcodes = SequenceMatcher(None, base, other, autojunk=False).get_opcodes()
    return [(i, j, other[k:m]) for tag, i, j, k, m in opcodes if tag != "equal"]
