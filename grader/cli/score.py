"""``grader score``."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.cli import words
from grader.cli.choosing import Choice, chosen_entries, mapped, timeouts_of, times_of, with_exercise, with_mapped
from grader.cli.options import Context, available_cores, common
from grader.cli.place import place_of
from grader.errors import GraderError, NothingFoundError
from grader.lms.platforms import SHEETS

if TYPE_CHECKING:
    from grader.course.course import Course
    from grader.gradebook.store import Gradebook
    from grader.scoring.batch import Progress
    from grader.scoring.jobs import Plan
    from grader.submissions.entries import Entry
    from grader.submissions.finding import Rules


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
    help="A check's wall clock, whatever course.toml says; a submission may use six times as much in all.",
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
@click.option(
    "--map",
    "chosen",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A CSV with student,assignment,file: which file is whose submission, kept in the gradebook.",
)
@click.option(
    "--times",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="When students handed in: a CSV with student,assignment,time, Moodle's worksheet or Gradescope's scores.",
)
@click.option("--student", "students", multiple=True, metavar="NAME", help="Only this student (repeatable).")
@click.option("--section", metavar="NAME", help="Only this section, as `grader roster` knows it.")
@click.option("--exercise", metavar="NAME", help="Run this exercise's checks again, and only what else has changed.")
@click.option("--only-failed", is_flag=True, help="Only what has no full marks yet; with --force, again.")
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
    chosen: Path | None,
    times: Path | None,
    students: tuple[str, ...],
    section: str | None,
    exercise: str | None,
    only_failed: bool,
    dask: str | None,
) -> None:
    """Score every submission found in SUBMISSIONS and write the gradebook.

    SUBMISSIONS is a folder of students' folders, one student's folder, one file, a .zip of any of them, or the bulk
    download of Canvas, Moodle or Gradescope.
    """
    from grader.gradebook.hand_marks import read_notes
    from grader.gradebook.store import NOBODY, Gradebook
    from grader.gradebook.turns import turn
    from grader.scoring.jobs import Plan
    from grader.submissions.names import may_be_handed_in

    task = _task(context, submissions, names, system, archive, mapped=chosen is not None)
    choice = Choice(students, section, exercise, only_failed)
    found, wanted = task.found, with_exercise(task.course, task.wanted, exercise)
    course = replace(task.course, beside=context.gradebook)
    policy = task.course.policy()  # what is wrong in the course's settings is said before anything is run
    _ = course.secret  # made before the gradebook, so that a run that cannot go on leaves none
    if unsafe:
        click.echo("grader: WARNING: student code runs without a sandbox; every report says so", err=True)
    with (
        _ended_politely(),
        turn(context.gradebook, partial(_wait_for, context)),
        Gradebook(context.gradebook) as gradebook,
    ):
        if chosen is not None:
            gradebook.assign(mapped(chosen, course))
        rules = _rules(course, gradebook, any_name=bool(names))
        entries = chosen_entries(gradebook, with_mapped(found.entries, rules, submissions), choice)
        plan = Plan(
            course, entries, wanted, jobs or available_cores(), timeout, force, unsafe, rules,
            times_of(times, course, wanted, entries), exercise, only_failed, timeouts_of(course, wanted),
        )  # fmt: skip
        done = _scored(context, plan, gradebook, place_of(dask, is_otter=archive is not None))
        ignored = tuple(name for name in found.ignored if name not in rules.assigned.values())
        if len(found.entries) > 1 or ignored:
            gradebook.keep_unused(NOBODY, (*found.unmatched, *filter(may_be_handed_in, ignored)))
        notes = read_notes(gradebook, policy)
        words.tell(context, plan, done, gradebook, notes)
        words.tell_choices(context, done)
        words.tell_extensions(context, gradebook, policy)
        words.tell_changes(gradebook, notes, {progress.student for progress in done})
    failed = [report for progress in done for report in progress.errors]
    if failed:
        words.tell_errors(context, failed, submissions, archive)
    if archive is None:
        words.tell_nobodys(context, found.unmatched, found.skipped, ignored)
    twins = words.tell_twins(done)
    if all(progress.empty for progress in done):
        raise GraderError(_nothing_at_all(submissions, wanted, done))
    sys.exit(1 if failed or found.unmatched or twins else 0)


@dataclass(frozen=True)
class _Found:
    """The students' entries, what in a download is nobody's, and what in a folder was passed over."""

    entries: list[Entry]
    unmatched: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Task:
    """What is to be scored: the course, those of its assignments that are wanted, and what was found for them."""

    course: Course
    wanted: tuple[str, ...]
    found: _Found


def _wait_for(context: Context, process: str) -> None:
    """Another run writes the same gradebook."""
    who = f" (process {process})" if process else ""
    if context.verbosity >= 0:
        click.echo(f"grader: another run{who} is writing this gradebook; waiting until it ends", err=True)


def _rules(course: Course, gradebook: Gradebook, *, any_name: bool) -> Rules:
    """What is known when one of a student's files is chosen."""
    from grader.submissions.finding import Rules

    exercises = {name: frozenset(one.exercises) for name, one in course.assignments.items()}
    return Rules(exercises, any_name, gradebook.assigned())


def _nothing_at_all(submissions: Path, wanted: tuple[str, ...], done: list[Progress]) -> str:
    """Why a run that found no submission at all is an error: what is looked for, and what lies there."""
    from grader.submissions.layout import CLASS_LOOKS_LIKE
    from grader.text import visible

    name = wanted[0] if len(wanted) == 1 else "<assignment>"
    files = [f"{one.student}/{file[-100:]}" for one in done for file in one.unused]
    seen = f"; {len(files)} files were handed in ({', '.join(map(visible, files[:5]))})" if files else ""
    looks = CLASS_LOOKS_LIKE.format(name=name)
    return f"{submissions}: nothing handed in for {', '.join(wanted[:8])}{seen}: {looks}"


@contextmanager
def _ended_politely() -> Iterator[None]:
    """Ctrl-C and SIGTERM end the run with one line; what was recorded is kept."""

    def stop(_signal: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        raise GraderError("stopped; what was recorded is kept: run the same command to go on") from None
    finally:
        signal.signal(signal.SIGTERM, before)


def _task(
    context: Context, submissions: Path, names: tuple[str, ...], system: str | None, archive: Path | None, *,
    mapped: bool
) -> _Task:  # fmt: skip
    """The task in the course at hand, or in an existing Otter assignment."""
    if archive is not None:
        return _otter_task(context, submissions, names, system, archive)
    course = context.open_course()
    wanted = tuple(course.assignment(name).name for name in names) or tuple(course.assignments)
    if not wanted:
        raise GraderError(f"{course.root} has no assignments: `grader new NAME` makes one")
    if submissions.resolve() == course.root.resolve():
        raise GraderError(f"{submissions} is the course itself, with its solutions: give the folder of the hand-ins")
    try:
        found = _found(context, submissions, system, wanted, course, any_name=bool(names))
    except NothingFoundError:
        if not mapped:
            raise
        found = _Found([])
    return _Task(course, wanted, found)


def _otter_task(
    context: Context, submissions: Path, names: tuple[str, ...], system: str | None, archive: Path
) -> _Task:
    """An existing Otter assignment, kept as a course beside the gradebook."""
    from grader.otter.existing import open_existing

    if names or system:
        raise GraderError("--otter brings its own assignment: give neither -a nor --from with it")
    if not submissions.exists():
        raise GraderError(f"{submissions}: no such file or folder")
    existing = open_existing(archive, context.gradebook / "otter")
    for note in existing.notes:
        click.echo(f"grader: {archive}: {note}", err=True)
    return _Task(existing.course, (existing.name,), _Found(existing.entries(submissions)))


def _found(
    context: Context, submissions: Path, system: str | None, wanted: tuple[str, ...], course: Course, *, any_name: bool
) -> _Found:
    """The students' entries, and what in a platform's download is nobody's."""
    from grader.lms.download import nearly, open_download
    from grader.submissions.entries import taken_in

    known = tuple(course.assignments)
    download = open_download(submissions, system, wanted, known)
    if download is not None:
        if system is None and context.verbosity >= 0:
            click.echo(f"grader: {submissions} is a download of {download.system.capitalize()}", err=True)
        return _Found(download.entries, download.unmatched, (), download.ignored)
    try:
        intake = taken_in(submissions, wanted, known, any_name=any_name)
    except NothingFoundError as error:
        near = nearly(submissions)
        raise NothingFoundError(f"{error}. {near}" if near else str(error)) from error
    if context.verbosity >= 0 and intake.note:
        click.echo(f"grader: {submissions}: {intake.note}", err=True)
    own = context.gradebook.resolve()  # a gradebook among the students' folders is nobody's hand-in
    entries = [entry for entry in intake.entries if (submissions / entry.student).resolve() != own]
    return _Found(entries, (), intake.skipped, intake.ignored)


def _scored(context: Context, plan: Plan, gradebook: Any, scoring: Callable[[Plan], Any]) -> list[Progress]:
    """Score with a progress bar on a terminal."""
    from grader.scoring.batch import score_class
    from grader.text import visible

    done: list[Progress] = []
    with _progress_bar(context, len(plan.entries)) as advance:
        try:
            for progress in score_class(plan, gradebook, scoring):
                done.append(progress)
                advance(visible(progress.student))
        except KeyboardInterrupt:
            raise GraderError(
                f"stopped; {len(done)} of {words.counted(len(plan.entries), 'student')} recorded: run the same command "
                "to go on"
            ) from None
    return done


@contextmanager
def _progress_bar(context: Context, length: int) -> Iterator[Callable[[str], None]]:
    """A bar with an estimate of the time left; nothing where nobody watches."""
    if context.verbosity < 0 or not sys.stderr.isatty() or not length:
        yield lambda _name: None
        return
    with click.progressbar(length=length, label="Scoring", file=sys.stderr, show_pos=True) as bar:
        yield lambda _name: bar.update(1)
