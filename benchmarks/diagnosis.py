"""How well mistakes are described that nobody wrote down: leave one out.

Every written misconception is taken out of the course in turn and handed in as a student's file; what is said of it
then comes from the engines that need no list. ``--every N`` takes every Nth; ``--said FILE`` writes what was said, for
judging by eye.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from classes import without_header, without_markers

from grader.course.course import Course
from grader.course.handout_cells import runnable
from grader.course.misconceptions import Misconception
from grader.diagnosis import explain as engines
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
        _print(
            at_bench(settings, lambda bench: [_told(one, told) for one in _trials(bench, names, options.every)]) or []
        )


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
            yield _trial(report, variant.mistakes[0], name, seconds)
        bench.known[name] = checks


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


def _trial(report: Report, mistake: Misconception, assignment: str, seconds: float) -> Trial:
    exercise = mistake.exercise
    mine = [one for one in report.exercises if one.name == exercise]
    findings = [finding for one in mine for finding in one.findings]
    named = [hint.misconception for one in mine for hint in one.hints]
    others = [
        f"{one.name}: {render(finding)}" for one in report.exercises if one.name != exercise for finding in one.findings
    ]
    others += [f"hint of another: {hint}" for hint in named]
    said = tuple(render(finding) for finding in findings)
    kinds = tuple(one.kind for one in findings)
    return Trial(assignment, mistake.name, exercise, mistake.hint.title["en"], kinds, said, tuple(others), seconds)


def _print(trials: list[Trial]) -> None:
    described = sum(bool(trial.kinds) for trial in trials)
    print(f"{len(trials)} left out, {described} described ({100 * described / max(1, len(trials)):.0f} %)")
    for kind, count in Counter(trial.kinds[0] if trial.kinds else "-" for trial in trials).most_common():
        print(f"  {count:4}  {kind}")
    costs = sorted(trial.seconds for trial in trials) or [0.0]
    print(f"CPU of the engines: median {1000 * costs[len(costs) // 2]:.0f} ms, most {1000 * costs[-1]:.0f} ms")


if __name__ == "__main__":
    main()
