"""``grader score``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.cli.options import Context, common
from grader.errors import GraderError

if TYPE_CHECKING:
    from grader.scoring import Plan, Progress
    from grader.values import Report


@click.command()
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option("-a", "--assignment", "names", multiple=True, metavar="NAME", help="Only this assignment (repeatable).")
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Scoring processes (default: the cores).")
@click.option("--force", is_flag=True, help="Score again what is unchanged.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.05, max=3600),
    default=5.0,
    metavar="SECONDS",
    show_default=True,
    help="A check's wall clock; a submission may use six times as much in all.",
)
@click.option(
    "--unsafe-no-sandbox", "unsafe", is_flag=True, help="Run student code without a sandbox. Every report says so."
)
@common
def score(
    context: Context,
    submissions: Path,
    names: tuple[str, ...],
    jobs: int | None,
    force: bool,
    timeout: float,
    unsafe: bool,
) -> None:
    """Score every submission found in SUBMISSIONS and write the gradebook.

    SUBMISSIONS is a folder of students' folders, one student's folder, one file, or a .zip of any of them.
    """
    from grader.gradebook import Gradebook
    from grader.intake import entries
    from grader.scoring import Plan

    course = context.open_course()
    wanted = tuple(course.assignment(name).name for name in names) or tuple(course.assignments)
    if not wanted:
        raise GraderError(f"{course.root} has no assignments: `grader new NAME` makes one")
    found = entries(submissions, wanted)
    plan = Plan(course, found, wanted, jobs or _cores(), timeout, force, unsafe)
    if unsafe:
        click.echo("grader: WARNING: student code runs without a sandbox; every report says so", err=True)
    with Gradebook(context.gradebook) as gradebook:
        done = _scored(context, plan, gradebook)
        _tell(context, plan, done, gradebook.scores())
    failed = [report for progress in done for report in progress.reports if report.outcome == "error"]
    if failed:
        _tell_errors(context, failed, submissions)
        sys.exit(1)


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _scored(context: Context, plan: Plan, gradebook: Any) -> list[Progress]:
    """Score with a progress bar on a terminal."""
    from grader.scoring import score_class
    from grader.text import visible

    done: list[Progress] = []
    with _progress_bar(context, len(plan.entries)) as advance:
        for progress in score_class(plan, gradebook):
            done.append(progress)
            advance(visible(progress.student))
    return done


@contextmanager
def _progress_bar(context: Context, length: int) -> Iterator[Callable[[str], None]]:
    """A bar with an estimate of the time left; nothing where nobody watches."""
    if context.verbosity < 0 or not sys.stderr.isatty() or not length:
        yield lambda _name: None
        return
    with click.progressbar(length=length, label="Scoring", file=sys.stderr, show_pos=True) as bar:
        yield lambda _name: bar.update(1)


def _tell(
    context: Context, plan: Plan, done: list[Progress], scores: dict[tuple[str, str], tuple[str, float | None]]
) -> None:
    """The table and the summary line."""
    from grader.text import table, visible

    students = sorted({progress.student for progress in done})
    columns = [name for name in plan.assignments if any((student, name) in scores for student in students)]
    rows = [[visible(student), *(_mark(scores.get((student, name))) for name in columns)] for student in students]
    if context.verbosity >= 0 and rows:
        click.echo(table(["student", *columns], rows))
        click.echo()
    new = sum(len(progress.reports) for progress in done)
    unchanged = sum(progress.unchanged for progress in done)
    empty = [visible(progress.student) for progress in done if progress.empty]
    summary = f"{len(students)} students: {new} submissions scored, {unchanged} unchanged"
    if empty:
        summary += f"; nothing handed in: {', '.join(empty[:10])}" + (" …" if len(empty) > 10 else "")
    if context.verbosity >= 0:
        click.echo(summary)


def _mark(entry: tuple[str, float | None] | None) -> str:
    from grader.text import number

    if entry is None:
        return "-"
    outcome, score = entry
    if score is None:
        return "error"
    return number(score) + ("!" if outcome == "unreadable" else "")


def _tell_errors(context: Context, failed: list[Report], submissions: Path) -> None:
    """What could not be graded, why, and the command that tries again."""
    from grader.messages import render
    from grader.text import visible

    for report in failed[:20]:
        reason = render(report.failure, context.lang) if report.failure else ""
        click.echo(f"grader: {visible(report.student)}, {report.assignment}: {visible(reason)}", err=True)
    names = " ".join(f"-a {name}" for name in sorted({report.assignment for report in failed}))
    click.echo(f"grader: {len(failed)} not graded. When repaired, run: grader score {submissions} {names}", err=True)
