"""``grader score``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.cli.options import Context, available_cores, common
from grader.errors import GraderError
from grader.lms.platforms import SHEETS

if TYPE_CHECKING:
    from grader.course.course import Course
    from grader.gradebook.notes import AllNotes
    from grader.gradebook.store import Gradebook
    from grader.results import Report
    from grader.scoring.batch import Progress
    from grader.scoring.jobs import Plan
    from grader.submissions.entries import Entry


@click.command()
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option("-a", "--assignment", "names", multiple=True, metavar="NAME", help="Only this assignment (repeatable).")
@click.option(
    "--from",
    "system",
    type=click.Choice(list(SHEETS)),
    help="SUBMISSIONS is this platform's bulk download (default: recognised by its names).",
)
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Scoring processes (default: the cores).")
@click.option("--force", is_flag=True, help="Score again what is unchanged.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.05, max=3600),
    default=3.0,
    metavar="SECONDS",
    show_default=True,
    help="A check's wall clock; a submission may use six times as much in all.",
)
@click.option(
    "--unsafe-no-sandbox", "unsafe", is_flag=True, help="Run student code without a sandbox. Every report says so."
)
@click.option(
    "--otter",
    "archive",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="AUTOGRADER.zip",
    help="Score an existing Otter assignment: what `otter generate` or `otter assign` made.",
)
@click.option("--dask", metavar="ADDRESS", help="Score on the Dask cluster whose scheduler is at this address.")
@common
def score(
    context: Context,
    submissions: Path,
    names: tuple[str, ...],
    system: str | None,
    jobs: int | None,
    force: bool,
    timeout: float,
    unsafe: bool,
    archive: Path | None,
    dask: str | None,
) -> None:
    """Score every submission found in SUBMISSIONS and write the gradebook.

    SUBMISSIONS is a folder of students' folders, one student's folder, one file, a .zip of any of them, or the bulk
    download of Canvas, Moodle or Gradescope.
    """
    from grader.gradebook.hand_marks import read_notes
    from grader.gradebook.store import Gradebook
    from grader.scoring.jobs import Plan
    from grader.text import visible

    course, wanted, found, unmatched = _task(context, submissions, names, system, archive)
    plan = Plan(course, found, wanted, jobs or available_cores(), timeout, force, unsafe)
    if unsafe:
        click.echo("grader: WARNING: student code runs without a sandbox; every report says so", err=True)
    with Gradebook(context.gradebook) as gradebook:
        done = _scored(context, plan, gradebook, _place(dask))
        notes = read_notes(gradebook)
        _tell(context, plan, done, gradebook, notes)
        _tell_changes(gradebook, notes, {progress.student for progress in done})
    failed = [report for progress in done for report in progress.errors]
    if failed:
        _tell_errors(context, failed, submissions, archive)
    for name in unmatched[:20]:
        click.echo(f"grader: not taken in, since its name does not say whose it is: {visible(name)}", err=True)
    sys.exit(1 if failed or unmatched else 0)


def _task(
    context: Context, submissions: Path, names: tuple[str, ...], system: str | None, archive: Path | None
) -> tuple[Course, tuple[str, ...], list[Entry], tuple[str, ...]]:
    """The course, its assignments, the students' entries and what is nobody's."""
    if archive is not None:
        return _otter_task(context, submissions, names, system, archive)
    course = context.open_course()
    wanted = tuple(course.assignment(name).name for name in names) or tuple(course.assignments)
    if not wanted:
        raise GraderError(f"{course.root} has no assignments: `grader new NAME` makes one")
    return course, wanted, *_found(context, submissions, system, wanted)


def _otter_task(
    context: Context, submissions: Path, names: tuple[str, ...], system: str | None, archive: Path
) -> tuple[Course, tuple[str, ...], list[Entry], tuple[str, ...]]:
    """An existing Otter assignment, kept as a course beside the gradebook."""
    from grader.otter.existing import open_existing

    if names or system:
        raise GraderError("--otter brings its own assignment: give neither -a nor --from with it")
    if not submissions.exists():
        raise GraderError(f"{submissions}: no such file or folder")
    existing = open_existing(archive, context.gradebook / "otter")
    for note in existing.notes:
        click.echo(f"grader: {archive}: {note}", err=True)
    return existing.course, (existing.name,), existing.entries(submissions), ()


def _found(
    context: Context, submissions: Path, system: str | None, wanted: tuple[str, ...]
) -> tuple[list[Entry], tuple[str, ...]]:
    """The students' entries, and what in a platform's download is nobody's."""
    from grader.lms.download import open_download
    from grader.submissions.entries import entries

    download = open_download(submissions, system, wanted)
    if download is None:
        return entries(submissions, wanted), ()
    if system is None and context.verbosity >= 0:
        click.echo(f"grader: {submissions} is a download of {download.system.capitalize()}", err=True)
    return download.entries, download.unmatched


def _place(dask: str | None) -> Callable[[Plan], Any] | None:
    """Where jobs are scored: on a cluster if its address is given, else on this machine."""
    if dask is None:
        return None
    try:
        from grader.scoring.cluster import Cluster
    except ImportError as error:
        raise GraderError("--dask needs the package distributed: pip install 'grader[dask]'") from error
    return lambda plan: Cluster(plan, dask)


def _scored(context: Context, plan: Plan, gradebook: Any, scoring: Callable[[Plan], Any] | None) -> list[Progress]:
    """Score with a progress bar on a terminal."""
    from grader.scoring.batch import score_class
    from grader.text import visible

    done: list[Progress] = []
    with _progress_bar(context, len(plan.entries)) as advance:
        for progress in score_class(plan, gradebook, scoring):
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


def _tell(context: Context, plan: Plan, done: list[Progress], gradebook: Gradebook, notes: AllNotes) -> None:
    """The table and the summary line."""
    from grader.gradebook.hand_marks import final_scores
    from grader.text import table, visible

    scores = final_scores(gradebook, notes)
    adjusted = {place for place, noted in notes.items() if noted.adjustments}
    students = sorted({progress.student for progress in done})
    columns = [name for name in plan.assignments if any((student, name) in scores for student in students)]
    rows = [
        [visible(one), *(_mark(scores.get((one, name)), (one, name) in adjusted) for name in columns)]
        for one in students
    ]
    if context.verbosity >= 0 and rows:
        click.echo(table(["student", *columns], rows))
        click.echo()
        if any((student, name) in adjusted for student in students for name in columns):
            click.echo("* adjusted by hand; `grader adjust` lists them")
    new = sum(progress.scored for progress in done)
    unchanged = sum(progress.unchanged for progress in done)
    empty = [visible(progress.student) for progress in done if progress.empty]
    summary = f"{len(students)} students: {new} submissions scored, {unchanged} unchanged"
    if empty:
        summary += f"; nothing handed in: {', '.join(empty[:10])}" + (" …" if len(empty) > 10 else "")
    if context.verbosity >= 0:
        click.echo(summary)


def _tell_changes(gradebook: Gradebook, notes: AllNotes, students: set[str]) -> None:
    """The adjustments of these students under which the automatic result is no longer what the teacher saw."""
    from grader.gradebook.notes import changes
    from grader.text import number, visible

    for (student, assignment), noted in notes.items():
        report = gradebook.report(student, assignment) if student in students and noted.adjustments else None
        for change in changes(report, noted) if report else ():
            made = change.adjustment
            now = "is gone" if change.now is None else f"is {number(change.now)} now"
            place = f"{visible(student)}, {assignment}, {made.exercise}"
            click.echo(
                f"grader: {place}: adjusted to {number(made.points)} by {visible(made.by)} when the automatic result "
                f"was {number(made.automatic)}; it {now}. Adjust again, or take it back with --undo",
                err=True,
            )


def _mark(entry: tuple[str, float | None] | None, is_adjusted: bool) -> str:
    from grader.text import number

    if entry is None:
        return "-"
    outcome, score = entry
    if score is None:
        return "error"
    return number(score) + ("!" if outcome == "unreadable" else "") + ("*" if is_adjusted else "")


def _tell_errors(context: Context, failed: list[Report], submissions: Path, archive: Path | None) -> None:
    """What could not be graded, why, and the command that tries again."""
    from grader.messages import render
    from grader.text import visible

    for report in failed[:20]:
        reason = render(report.failure, context.lang) if report.failure else ""
        click.echo(f"grader: {visible(report.student)}, {report.assignment}: {visible(reason)}", err=True)
    names = " ".join(f"-a {name}" for name in sorted({report.assignment for report in failed}))
    command = f"grader score {submissions} " + (f"--otter {archive}" if archive else names)
    click.echo(f"grader: {len(failed)} not graded. When repaired, run: {command}", err=True)
