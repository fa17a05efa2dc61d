"""The command line: the only place that prints, exits or reads the environment."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from grader import __version__
from grader.errors import GraderError

if TYPE_CHECKING:
    from grader.course import Course
    from grader.scoring import Plan, Progress
    from grader.values import Report

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass
class Context:
    """The options that every command has."""

    course: Path | None = None
    gradebook: Path = Path("grades")
    lang: str = "en"
    verbosity: int = 0

    def open_course(self) -> Course:
        from grader.course import open_course

        return open_course(self.course)


def default_language() -> str:
    """``zh`` where the locale is Chinese, else ``en``."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    chosen = next((name for name in names if name), locale.getlocale()[0] or "")
    return "zh" if chosen.lower().startswith(("zh", "chinese")) else "en"


_FOLDER = click.Path(file_okay=False, path_type=Path)
_COMMON_OPTIONS = (
    click.option("--course", type=_FOLDER, metavar="DIR", help="The course (default: found from here upward)."),
    click.option(
        "-g", "--gradebook", type=_FOLDER, default=Path("grades"), metavar="DIR", show_default="grades/",
        help="The gradebook's folder.",
    ),
    click.option("--lang", type=click.Choice(["en", "zh"]), help="Language of messages (default: from the locale)."),
    click.option("-v", "--verbose", count=True, help="Say more."),
    click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong."),
)  # fmt: skip


def common(command: Command) -> Command:
    """The options in common, and errors as one clear sentence with the exit status of the contract."""

    def run(course: Path | None, gradebook: Path, lang: str | None, verbose: int, quiet: bool, **options: Any) -> None:
        context = Context(course, gradebook, lang or default_language(), -1 if quiet else verbose)
        try:
            command(context, **options)
        except GraderError as error:
            click.echo(f"grader: {error}", err=True)
            sys.exit(2)

    run.__doc__ = command.__doc__
    run.__name__ = command.__name__
    run.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
    for option in reversed(_COMMON_OPTIONS):
        run = option(run)
    return run  # type: ignore[return-value]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="grader")
def main() -> None:
    """Auto-graded exercises for deep-learning courses, with marks that can be trusted."""


@main.command()
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


@main.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(["json", "csv"]))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write here (default: standard output).",
)
@common
def export(context: Context, form: str, output: Path | None) -> None:
    """Write the gradebook as json or csv."""
    from grader.export import to_csv, to_json
    from grader.gradebook import Gradebook

    with Gradebook(context.gradebook, create=False) as gradebook:
        if form == "json":
            text = to_json(gradebook.reports(), context.lang) + "\n"
        else:
            scores = gradebook.scores()
            assignments = _ordered(context, {assignment for _, assignment in scores})
            text = to_csv(gradebook.students(), assignments, scores)
    _write(output, text)


def _ordered(context: Context, names: set[str]) -> list[str]:
    """Assignments in the course's order; by name where there is no course at hand."""
    try:
        known = list(context.open_course().assignments)
    except GraderError:
        known = []
    return [name for name in known if name in names] + sorted(names - set(known))


def _write(output: Path | None, text: str) -> None:
    data = text.encode("utf-8", "backslashreplace")
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise GraderError(f"{output}: cannot be written ({error.strerror})") from error


@main.command(name="list")
@common
def list_(context: Context) -> None:
    """Assignments, exercises and points."""
    from grader.catalogue import exercise_points

    course = context.open_course()
    for assignment in course.assignments.values():
        points = exercise_points(assignment)
        click.echo(f"{assignment.name}  {assignment.title(context.lang)}  ({sum(points.values()):g})")
        for name, value in points.items():
            click.echo(f"  {name}  ({value:g})")


@main.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path("."))
@common
def check(context: Context, path: Path) -> None:
    """Run the public checks on your own files (default: those here)."""
    from grader.checking import check_files

    all_passed = True
    for line, passed in check_files(context.course, path, context.lang):
        click.echo(line)
        all_passed = all_passed and passed
    sys.exit(0 if all_passed else 1)


@main.command()
@common
def doctor(context: Context) -> None:
    """What this machine offers: sandbox layers, versions, what is missing and how to get it."""
    from grader.doctor import examine

    for line in examine():
        click.echo(line)


@main.command()
@click.argument("names", nargs=-1, metavar="[ASSIGNMENT]...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if anything is out of date or leaks.")
@click.option(
    "--zip",
    "archive",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Also pack what students get, one .zip an assignment.",
)
@common
def release(context: Context, names: tuple[str, ...], only_check: bool, archive: Path | None) -> None:
    """Write assignments/ from solutions/ and the public checks."""
    from grader import release as releases

    course = context.open_course()
    built = [releases.build(course.assignment(name)) for name in names or course.assignments]
    if only_check:
        problems = [problem for one in built for problem in releases.outdated(one)]
        for problem in problems:
            click.echo(problem, err=True)
        if problems:
            raise GraderError("run `grader release` and commit what it writes")
        click.echo(f"{len(built)} assignments are current")
        return
    touched = [path for one in built for path in releases.write(one)]
    for path in touched:
        click.echo(f"wrote {path}" if path.exists() else f"removed {path}")
    if archive is not None:
        for one in built:
            click.echo(f"packed {releases.pack(one, archive)}")
    if context.verbosity >= 0 and not touched:
        click.echo(f"{len(built)} assignments are current")
