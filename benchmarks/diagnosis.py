"""How well mistakes are described that nobody wrote down: leave one out.

Every written misconception is taken out of the course in turn and handed in as a student's file; what is said of it
then comes from the engines that need no list. ``--every N`` takes every Nth; ``--said FILE`` writes what was said, for
judging by eye. ``--pairs N`` hands in N references with two of the audit's mutants in one function, drawn by chance.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from classes import without_header, without_markers

from grader.course.course import Course
from grader.course.handout_cells import runnable
from grader.diagnosis import explain as engines
from grader.diagnosis.edits.edits import together
from grader.diagnosis.edits.mutants import changes
from grader.diagnosis.edits.mutation_operators import Text
from grader.messages import render
from grader.results import Report
from grader.scoring.jobs import Job, Settings
from grader.scoring.process import Bench, at_bench
from grader.submissions.finding import Files

ROOT = Path(__file__).parents[1]
TIMEOUT = 20.0
SEED = 0


@dataclass(frozen=True)
class Trial:
    """One misconception that was left out: what was said of its exercise, by kind and in words."""

    assignment: str
    name: str
    exercise: str
    title: str
    kinds: tuple[str, ...]
    said: tuple[str, ...]
    others: tuple[str, ...]
    seconds: float


def main() -> None:
    """Run the trials and print the table."""
    options = _options()
    course = Course(ROOT)
    names = tuple(options.assignments or course.assignments)
    settings = Settings(ROOT, names, TIMEOUT, unsafe=True, uid=0, core=None)
    with Path(options.said or os.devnull).open("w", encoding="utf-8") as told:

        def work(bench: Bench) -> list[Trial]:
            trials = _pairs(bench, names, options.pairs) if options.pairs else _trials(bench, names, options.every)
            return [_told(one, told) for one in trials]

        _print(at_bench(settings, work) or [])


def _told(trial: Trial, file: TextIO) -> Trial:
    """The trial, after what was said is written down."""
    lines = [f"{trial.assignment}/{trial.name} ({trial.exercise}): {trial.title}"]
    lines += [f"    {line}" for line in trial.said or ("-",)] + [f"    [{other}]" for other in trial.others]
    print("\n".join(lines), file=file, flush=True)
    return trial


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("assignments", nargs="*")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--pairs", type=int, default=0)
    parser.add_argument("--said")
    return parser.parse_args()


def _trials(bench: Bench, names: tuple[str, ...], every: int) -> Iterator[Trial]:
    number = 0
    for name in names:
        checks = bench.checks(name)
        assert checks.variants is not None, checks.problem
        reference = checks.assignment.reference_path.read_text(encoding="utf-8")
        source = without_markers(runnable(reference, name))
        for path in checks.assignment.misconceptions:
            number += 1
            if number % every:
                continue
            bench.known[name] = replace(checks, variants=checks.variants.without(path.stem))
            text = f"{source}\n\n{without_header(path.read_text(encoding='utf-8'))}"
            files = Files(name, f"{name}.py", {f"{name}.py": text.encode()})
            variants = [one for found in checks.variants.single.values() for one in found]
            (variant,) = [one for one in variants if one.names == (path.stem,)]
            report, seconds = _timed(bench, Job("student", name, f"{name}.py", files, "", SEED, ""))
            mistake = variant.mistakes[0]
            yield _trial(report, mistake.exercise, mistake.name, mistake.hint.title["en"], name, seconds)
        bench.known[name] = checks


def _pairs(bench: Bench, names: tuple[str, ...], count: int) -> Iterator[Trial]:
    """References with two mutants at once that lose points, but not as a function that gives nothing at all."""
    rng = random.Random(SEED)
    while count:
        name = rng.choice(names)
        assignment = bench.checks(name).assignment
        source = without_markers(runnable(assignment.reference_path.read_text(encoding="utf-8"), name))
        functions = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
        function = rng.choice([node for node in functions if node.name in assignment.exercises])
        found = _with_two(ast.get_source_segment(source, function) or "", rng)
        if found is None:
            continue
        before, after, title = found
        files = Files(name, f"{name}.py", {f"{name}.py": source.replace(before, after).encode()})
        report, seconds = _timed(bench, Job("student", name, f"{name}.py", files, "", SEED, ""))
        outcomes = [check.outcome for one in report.exercises if one.name == function.name for check in one.results]
        if {"failed", "broken"} & set(outcomes) and set(outcomes) != {"broken"}:
            trial = _trial(report, function.name, "", title, name, seconds)
            named = [hint.misconception for one in report.exercises if one.name == function.name for hint in one.hints]
            yield replace(trial, kinds=("hint", *trial.kinds), said=(*named, *trial.said)) if named else trial
            count -= 1


def _with_two(text: str, rng: random.Random) -> tuple[str, str, str] | None:
    """A function as it is and with two mutants, and what these are; None where they are in each other's way."""
    whole = Text(text)
    (node,) = ast.parse(text).body
    assert isinstance(node, ast.FunctionDef)
    found = [one for kind, one in changes(node, whole) if kind != "conversion" and one[1] != "return None"]
    if len(found) < 2:
        return None
    two = rng.sample(found, 2)
    changed = together(text, [(*whole.span(node), new) for node, new in two])
    title = "; ".join(f"{whole.of(node)!r} → {new!r}" for node, new in two)
    return None if changed is None else (text, changed, title)


def _timed(bench: Bench, job: Job) -> tuple[Report, float]:
    """The report, and the CPU time that the engines took in this process."""
    spent = 0.0
    explain = engines.explain

    def measured(*args: object) -> object:
        nonlocal spent
        started = time.process_time()
        try:
            return explain(*args)  # type: ignore[arg-type]
        finally:
            spent += time.process_time() - started

    engines.explain = measured  # type: ignore[assignment]
    try:
        return bench.score(job), spent
    finally:
        engines.explain = explain


def _trial(report: Report, exercise: str, mistake: str, title: str, assignment: str, seconds: float) -> Trial:
    mine = [one for one in report.exercises if one.name == exercise]
    findings = [finding for one in mine for finding in one.findings]
    named = [hint.misconception for one in mine for hint in one.hints]
    others = [
        f"{one.name}: {render(finding)}" for one in report.exercises if one.name != exercise for finding in one.findings
    ]
    others += [f"hint of another: {hint}" for hint in named]
    said = tuple(render(finding) for finding in findings)
    kinds = tuple(one.kind for one in findings)
    return Trial(assignment, mistake, exercise, title, kinds, said, tuple(others), seconds)


def _print(trials: list[Trial]) -> None:
    described = sum(bool(trial.kinds) for trial in trials)
    vague = {f"related_{kind}" for kind in engines.VAGUE}
    exact = sum(bool(set(trial.kinds) - vague) for trial in trials)
    shares = [f"{count} {what} ({100 * count / max(1, len(trials)):.0f} %)"
              for count, what in ((described, "described"), (exact, "named or located"))]  # fmt: skip
    print(f"{len(trials)} handed in, {', '.join(shares)}")
    for kind, count in Counter(trial.kinds[0] if trial.kinds else "-" for trial in trials).most_common():
        print(f"  {count:4}  {kind}")
    costs = sorted(trial.seconds for trial in trials) or [0.0]
    print(f"CPU of the engines: median {1000 * costs[len(costs) // 2]:.0f} ms, most {1000 * costs[-1]:.0f} ms")


if __name__ == "__main__":
    main()
