"""``grader audit``: the proof that an assignment's checks can be trusted with marks.

Everything is scored under each seed that a student may draw: the reference and right solutions, every misconception and
every mutant; the stub once. What follows from it is said in sentences, :attr:`Audit.problems`; an assignment without
any is proven.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations

from grader.audit.junk import KINDS, junk_source
from grader.audit.luck import about_luck, under_other_seeds
from grader.audit.nets import about_checks, nets
from grader.audit.special_inputs import Narrow, narrow_solutions
from grader.audit.trials import (
    Check,
    Engine,
    Finding,
    Label,
    Trial,
    of_source,
    pool_for,
    right_solutions,
    run,
    sample,
    stub_source,
)
from grader.audit.verdicts import REFERENCE, STUB, about_junk, about_right
from grader.audit.waivers import Waivers, read_waivers
from grader.course.course import Assignment, Course
from grader.course.dependencies import reached_by_checks
from grader.course.handout_cells import CONTRACT, runnable
from grader.course.misconceptions import Misconception, read_misconceptions
from grader.course.outline import exercise_order
from grader.course.reference import Reference
from grader.diagnosis.edits.mutants import Mutant, mutants
from grader.errors import CourseError
from grader.scoring.pool import Pool

Wrong = Misconception | Mutant | Narrow
Tell = Callable[[int, int], None]
"""Called as work is done: submissions scored, submissions in all."""


@dataclass(frozen=True)
class Depth:
    """How much is tried; of seeds and of each kind of answer so many, None is all of them."""

    seeds: int | None
    mutants: int | None = None
    misconceptions: int | None = None
    right: int | None = None
    junk: int | None = None
    pairs: int = 0
    """Random pairs of misconceptions in different functions: that both are named is counted, not demanded."""


FEW = 12
"""So few mutants are not worth processes of their own."""


FULL = Depth(seeds=None, pairs=20)
QUICK = Depth(seeds=2, mutants=24, misconceptions=16)


@dataclass
class Row:
    """One function's line of the matrix."""

    function: str
    checks: int = 0
    misconceptions: int = 0
    caught: int = 0
    diagnosed: int = 0
    mutants: int = 0
    killed: int = 0
    equivalent: int = 0

    @property
    def survived(self) -> int:
        return self.mutants - self.killed - self.equivalent


@dataclass
class Audit:
    """What an audit found out. ``problems`` is empty where all is proven."""

    assignment: Assignment
    rows: dict[str, Row] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    right: int = 0
    runs: int = 0
    pairs: int = 0
    named_pairs: int = 0
    seconds: float = 0.0

    def row(self, function: str) -> Row:
        return self.rows.setdefault(function, Row(function))

    def total(self) -> Row:
        """All rows in one."""
        total = Row("total")
        for row in self.rows.values():
            for name, value in vars(row).items():
                if name != "function":
                    setattr(total, name, getattr(total, name) + value)
        return total


class Subject:
    """What is audited: the assignment's files, read once. Raises where one of them is wrong in itself."""

    def __init__(self, assignment: Assignment, depth: Depth) -> None:
        self.assignment = assignment
        self.depth = depth
        self.seeds = range(depth.seeds or Course(assignment.course).settings.seeds)
        path = assignment.reference_path
        written = path.read_text(encoding="utf-8")
        self.source = runnable(written, str(path))
        self.with_contracts = runnable(written, str(path), contracts=True) if CONTRACT[0] in written else ""
        self.reference = Reference.read(assignment.name, assignment.reference_path)
        self.waivers: Waivers = read_waivers(assignment)
        self.misconceptions = sample(read_misconceptions(assignment), depth.misconceptions, lambda one: one.name)
        apart = [pair for pair in combinations(self.misconceptions, 2) if pair[0].exercise != pair[1].exercise]
        self.pairs = sample(apart, depth.pairs, lambda pair: f"{pair[0].name} {pair[1].name}")
        self.all_mutants = mutants(self.source, assignment.exercises)
        self.mutants = sample(self.all_mutants, depth.mutants, lambda one: repr(one.key))
        self.junk = sample(list(KINDS), depth.junk, lambda kind: kind + assignment.name)
        exercises = set(assignment.exercises) if depth.mutants is None else set()
        self.narrow = list(narrow_solutions(self.source, exercises))
        solutions = right_solutions(assignment)
        self.right = {name: solutions[name] for name in sample(list(solutions), depth.right, str)}
        code = compile(self.source, assignment.name, "exec", dont_inherit=True)
        self.reach = reached_by_checks(assignment, code)

    @property
    def name(self) -> str:
        return self.assignment.name

    @cached_property
    def with_full_time(self) -> list[Trial]:
        """The trials with the full timeout: also mutants listed as equivalent, or a slow machine would kill them."""
        solutions = {REFERENCE: of_source(self.name, self.source)}
        solutions |= {Label("right", (name,)): files for name, files in self.right.items()}
        if self.with_contracts:  # loses points where a check calls it with what the contract does not allow
            solutions[Label("contract")] = of_source(self.name, self.with_contracts)
        trials = [Trial(replace(label, seed=seed), files) for label, files in solutions.items() for seed in self.seeds]
        trials.append(Trial(STUB, of_source(self.name, stub_source(self.assignment))))
        trials += [
            self.trial(Label(kind), junk_source(self.source, self.assignment.exercises, kind)) for kind in self.junk
        ]
        trials += [self.trial(_label(one), f"{self.source}\n\n{one.code}") for one in self.misconceptions]
        trials += [
            self.trial(_pair(one), "\n\n".join([self.source, *(each.code for each in one)])) for one in self.pairs
        ]
        trials += [self.edited(one) for one in self.narrow]
        return trials + [self.edited(one) for one in self.mutants if one.key in self.waivers.mutants]

    @cached_property
    def with_mutant_time(self) -> list[Trial]:
        """The trials with the short timeout: mutants that are expected to fail, perhaps by never ending."""
        return [self.edited(one) for one in self.mutants if one.key not in self.waivers.mutants]

    @property
    def wrong(self) -> list[Wrong]:
        """Every wrong answer that is tried."""
        return [*self.misconceptions, *self.mutants, *self.narrow]

    def trial(self, label: Label, source: str) -> Trial:
        return Trial(label, of_source(self.name, source))

    def edited(self, one: Mutant | Narrow) -> Trial:
        """The trial of a reference with one function edited: checks that cannot call it are not run."""
        touched = frozenset(exercise for exercise, reach in self.reach.items() if one.function in reach)
        return replace(self.trial(_label(one), one.source), touched=touched or None)


def _pair(pair: tuple[Misconception, Misconception]) -> Label:
    return Label("pair", tuple(one.name for one in pair))


def _label(one: Wrong) -> Label:
    if isinstance(one, Narrow):
        return Label("narrow", (one.function, one.kind))
    return Label("misconception", (one.name,)) if isinstance(one, Misconception) else Label("mutant", one.key)


def audit(assignment: Assignment, engine: Engine, depth: Depth = FULL, tell: Tell = lambda done, total: None) -> Audit:
    """Score everything and judge it. A file that is wrong in itself is the only problem then."""
    started = time.monotonic()
    try:
        subject = Subject(assignment, depth)
    except CourseError as error:
        return Audit(assignment, problems=[str(error)])
    done, total = 0, len(subject.with_full_time) + len(subject.with_mutant_time)
    total += len(subject.wrong) * (len(subject.seeds) - 1)

    def advance() -> None:
        nonlocal done
        done += 1
        tell(min(done, total), total)

    result = Audit(assignment, {name: Row(name) for name in exercise_order(assignment)})
    with pool_for(assignment, engine, engine.timeout) as pool:
        first = run(assignment, subject.with_full_time[:1], engine, engine.timeout, lambda: None, pool=pool)
        result.problems += about_right(first, assignment.total)
        if not result.problems:  # otherwise nothing else would say anything
            (reference,) = first.values()
            _judge(result, subject, first | _tried(subject, engine, reference, advance, pool))
    result.seconds = time.monotonic() - started
    return result


def _tried(
    subject: Subject, engine: Engine, reference: Finding, tell: Callable[[], None], pool: Pool
) -> dict[Label, Finding]:
    """What all trials but the first told. Many mutants get processes of their own, with a shorter timeout."""
    one, mutants = subject.assignment, subject.with_mutant_time
    found = run(one, subject.with_full_time[1:], engine, engine.timeout, tell, reference, pool)
    few = pool if len(mutants) <= FEW else None
    found |= run(one, mutants, engine, engine.mutant_timeout, tell, reference, few)
    found |= run(one, _probes(subject, found), engine, engine.timeout, lambda: None, reference, pool)
    wrong = [_label(each) for each in subject.wrong]
    again = under_other_seeds([*subject.with_full_time, *mutants], wrong, found, subject.seeds)
    return found | run(one, again, engine, engine.mutant_timeout, tell, reference, few)


def _probes(subject: Subject, found: Mapping[Label, Finding]) -> list[Trial]:
    """For each survivor that may do nothing at all, a trial that fails wherever it would do something."""
    survivors = [one for one in subject.mutants if one.probe and not found[_label(one)].lost]
    return [
        replace(subject.edited(one), label=Label("probe", one.key), files=of_source(subject.name, one.probe))
        for one in survivors
    ]


def _judge(result: Audit, subject: Subject, found: Mapping[Label, Finding]) -> None:
    solutions = {label: one for label, one in found.items() if label.kind in ("reference", "right", "contract")}
    result.right, result.runs = len(subject.right), len(solutions)
    checks = found[replace(REFERENCE, seed=0)].checks
    for exercise, _ in checks:
        result.row(exercise).checks += 1
    result.problems += [f"{label}: not graded: {one.trouble}" for label, one in found.items() if one.trouble]
    result.problems += about_right(solutions, subject.assignment.total)
    result.problems += about_junk({label: found[label] for label in (STUB, *map(Label, subject.junk))})
    for one in subject.misconceptions:
        result.problems += _about_misconception(result.row(one.exercise), one, found[_label(one)], subject.reference)
    for pair in subject.pairs:
        result.pairs += 1
        result.named_pairs += {(one.exercise, one.name) for one in pair} <= found[_pair(pair)].hints
    for mutant in subject.mutants:
        result.problems += _about_mutant(result.row(mutant.function), mutant, found, subject)
    result.problems += about_luck(found)
    result.problems += _about_waivers(subject, checks)
    if subject.depth.mutants is None:
        losses = [found[_label(one)].lost for one in subject.wrong]
        result.problems += about_checks(checks, losses, subject.waivers, nets(subject.assignment))


def _about_misconception(row: Row, one: Misconception, found: Finding, reference: Reference) -> Iterator[str]:
    row.misconceptions += 1
    caught = one.exercise in found.exercises
    diagnosed = (one.exercise, one.name) in found.hints
    row.caught, row.diagnosed = row.caught + caught, row.diagnosed + diagnosed
    if not caught:
        yield f"misconception {one.name}: loses no points in {one.exercise}"
    elif not diagnosed:
        named = sorted(name for exercise, name in found.hints if exercise == one.exercise)
        yield f"misconception {one.name}: not recognised" + (f"; taken for {', '.join(named)}" if named else "")
    for name in sorted(found.exercises - {one.exercise}):
        if one.exercise not in reference.dependencies(name):
            yield f"misconception {one.name}: also loses points in {name}, which does not build on {one.exercise}"


def _about_mutant(row: Row, mutant: Mutant, found: Mapping[Label, Finding], subject: Subject) -> Iterator[str]:
    killed = bool(found[_label(mutant)].lost)
    reason = subject.waivers.mutants.get(mutant.key)
    probe = found.get(Label("probe", mutant.key))
    if probe is not None and not probe.lost and reason is None:
        return  # no check goes where it does anything
    row.mutants += 1
    row.killed += killed and reason is None
    row.equivalent += reason is not None
    if killed and reason is not None:
        yield f"{subject.waivers.path}: listed as equivalent, but it loses points:\n{_diff(mutant, subject)}"
    elif not killed and reason is None:
        file = subject.waivers.path.name
        advice = f"Catch it with a better check; if it is right, list it in {file} with a reason:"
        yield f"a mutant of {mutant.function} survives:\n{_diff(mutant, subject)}\n{advice}\n{mutant.entry}\n"


def _diff(mutant: Mutant, subject: Subject) -> str:
    return mutant.diff(subject.source, subject.assignment.reference_path.name)


def _about_waivers(subject: Subject, checks: Mapping[Check, bool]) -> Iterator[str]:
    path, keys = subject.waivers.path, {mutant.key for mutant in subject.all_mutants}
    for key in subject.waivers.mutants:
        if key not in keys:
            yield f"{path}: there is no such mutant (any more): {key[0]}: {key[1]} -> {key[2]}"
    for check in subject.waivers.checks:
        if check not in checks:
            yield f"{path}: there is no check {check[1]} of {check[0]}"
