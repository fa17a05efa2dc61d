"""Trials: what an audit scores as if students had handed it in, through the real engine."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from grader.course.course import Assignment, Course
from grader.course.handout_cells import stub
from grader.messages import render
from grader.results import ExerciseReport, Report
from grader.scoring.jobs import Job, Plan
from grader.scoring.pool import Pool
from grader.submissions.finding import Files

Item = TypeVar("Item")
Check = tuple[str, str]
"""An exercise and the name of one of its checks."""


@dataclass(frozen=True)
class Engine:
    """How trials are scored. A mutant that does not end is given up soon; everything else gets its full time."""

    processes: int
    unsafe: bool = False
    timeout: float = 5.0
    mutant_timeout: float = 1.0


@dataclass(frozen=True)
class Label:
    """What a trial is: its kind, which of that kind, and the seed where several are tried. Unique in an audit."""

    kind: str
    which: tuple[str | int, ...] = ()
    seed: int | None = None

    def __str__(self) -> str:
        seed = "" if self.seed is None else f"#{self.seed}"
        if self.kind in ("mutant", "probe"):
            return f"{self.kind} {self.which!r}{seed}"
        words = [str(word) for word in self.which]
        return f"right/{words[0]}{seed}" if self.kind == "right" else " ".join([self.kind, *words]) + seed


@dataclass(frozen=True)
class Trial:
    """One submission to score.

    Where only the exercises ``touched`` can differ from the reference, only their checks are run, each once, and with
    ``until_loss`` none after the first that lost points; those named ``first`` are run before all others.
    """

    label: Label
    files: Files
    touched: frozenset[str] | None = None
    until_loss: bool = False
    first: tuple[Check, ...] = ()

    @property
    def seed(self) -> int:
        return self.label.seed or 0


@dataclass(frozen=True)
class Finding:
    """What scoring a trial told: the checks that did not pass, and the hints by exercise.

    ``checks`` are all checks with whether they are public; ``lost`` did not pass, also where repair earned the points
    back; ``earning`` are those that gave any; ``trouble`` says why nothing could be told.
    """

    score: float
    checks: dict[Check, bool]
    lost: frozenset[Check]
    hints: frozenset[tuple[str, str]]
    earning: frozenset[Check] = frozenset()
    trouble: str = ""
    exercises_of: tuple[ExerciseReport, ...] = field(default=(), repr=False)
    """The results of a right solution, for trials that cannot differ from it everywhere."""

    @property
    def exercises(self) -> set[str]:
        """The exercises that lost points."""
        return {exercise for exercise, _ in self.lost}


def finding(report: Report) -> Finding:
    """What an audit wants to know of a report."""
    results = [(exercise.name, result) for exercise in report.exercises for result in exercise.results]
    trouble = render(report.failure) if report.outcome == "error" and report.failure else ""
    is_right = all(result.outcome == "passed" for _, result in results)
    return Finding(
        score=report.score or 0.0,
        checks={(name, result.name): result.public for name, result in results},
        lost=frozenset((name, result.name) for name, result in results if result.outcome != "passed"),
        hints=frozenset(
            (exercise.name, hint.misconception) for exercise in report.exercises for hint in exercise.hints
        ),
        earning=frozenset((name, result.name) for name, result in results if result.earned),
        trouble=trouble,
        exercises_of=report.exercises if is_right else (),
    )


def run(
    assignment: Assignment, trials: Iterable[Trial], engine: Engine, timeout: float, tell: Callable[[], None],
    reference: Finding | None = None, pool: Pool | None = None,
) -> dict[Label, Finding]:  # fmt: skip
    """Score all trials in parallel, by the processes of ``pool`` if that is given; ``tell`` is called after each.

    ``reference`` is what scoring the reference told: its results stand where a trial cannot differ from it.
    """
    known = reference.exercises_of if reference is not None else ()
    name = assignment.name
    found: dict[Label, Finding] = {}
    sent: dict[str, Label] = {}
    with nullcontext(pool) if pool is not None else pool_for(assignment, engine, timeout) as processes:

        def take(done: Iterable[tuple[Job, Report]]) -> None:
            for job, report in done:
                found[sent[job.student]] = finding(report)
                tell()

        for trial in trials:
            sender = str(trial.label)
            sent[sender] = trial.label
            job = Job(sender, name, trial.files.main, trial.files, "", trial.seed, sender)
            if trial.touched is not None or trial.until_loss:
                kept = tuple(one for one in known if one.name not in (trial.touched or frozenset(assignment.exercises)))
                job = replace(job, once=True, kept=kept, until_loss=trial.until_loss, first=trial.first)
            take(processes.submit(job))
        take(processes.drain())
    return found


def pool_for(assignment: Assignment, engine: Engine, timeout: float) -> Pool:
    """Scoring processes for trials of an assignment; they start with the first one."""
    course = Course(assignment.course)
    return Pool(Plan(course, (), (assignment.name,), engine.processes, timeout, True, engine.unsafe))


def of_source(name: str, source: str) -> Files:
    """A submission that is this one file."""
    return Files(name, f"{name}.py", {f"{name}.py": source.encode()})


def stub_source(assignment: Assignment) -> str:
    """What students get, with nothing implemented."""
    path = assignment.reference_path
    return stub(path.read_text(encoding="utf-8"), str(path))


def right_solutions(assignment: Assignment) -> dict[str, Files]:
    """The right solutions in ``tests/right/<assignment>/`` by their names, each one file."""
    return {path.name: _one_file(assignment.name, path) for path in right_files(assignment)}


def right_files(assignment: Assignment) -> list[Path]:
    """The files in ``tests/right/<assignment>/``; a course need not have any."""
    folder = assignment.course / "tests" / "right" / assignment.name
    return sorted(path for path in folder.glob("*") if path.suffix in (".py", ".ipynb")) if folder.is_dir() else []


def _one_file(name: str, path: Path) -> Files:
    contents: dict[str, Any] = {path.name: path.read_bytes()}
    return Files(name, path.name, contents)


def sample(items: list[Item], size: int | None, key: Callable[[Item], str]) -> list[Item]:
    """All items, or so many of them: always the same ones, evenly mixed."""
    if size is None or len(items) <= size:
        return items
    chosen = sorted(items, key=lambda item: hashlib.sha256(key(item).encode()).digest())[:size]
    return [item for item in items if item in chosen]
