"""Commands of those who write a course: ``init``, ``new``, ``misconception``, ``validate``, ``release``, ``audit``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import Context, available_cores, common

if TYPE_CHECKING:
    from grader.audit.audit import Audit


@click.command()
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
    """Write assignments/ from solutions/ and the public checks.

    The reference is run first, and so is what students get: where something is not cut, nothing is written.
    """
    from grader.audit.validate import require_releasable
    from grader.course import release as releases
    from grader.text import visible

    course = context.open_course()
    wanted = [course.assignment(name) for name in names or course.assignments]
    built = [releases.build(one) for one in wanted]
    for text in require_releasable(course, wanted):
        click.echo(f"grader: {visible(text)}", err=True)
    current = f"current: {', '.join(one.assignment.name for one in built)}"
    if only_check:
        problems = [problem for one in built for problem in releases.outdated(one)]
        for problem in problems:
            click.echo(problem, err=True)
        if problems:
            click.echo("grader: run `grader release` and commit what it writes", err=True)
            sys.exit(1)
        click.echo(current)
        return
    touched = [path for one in built for path in releases.write(one)]
    for path in touched:
        click.echo(f"wrote {path}" if path.exists() else f"removed {path}")
    if archive is not None:
        for one in built:
            click.echo(f"packed {releases.pack(one, archive)}")
    if context.verbosity >= 0 and not touched:
        click.echo(current)


@click.command()
@click.argument("names", nargs=-1, metavar="[ASSIGNMENT]...")
@click.option("--quick", is_flag=True, help="A sample of the mutants and misconceptions, and few seeds; no proof.")
@click.option("--changed", is_flag=True, help="Only assignments that have changed since they were proven.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Scoring processes (default: the cores).")
@click.option("--unsafe-no-sandbox", "unsafe", is_flag=True, help="Run without a sandbox; the code is your own.")
@common
def audit(context: Context, names: tuple[str, ...], quick: bool, changed: bool, jobs: int | None, unsafe: bool) -> None:
    """Prove the checks: the reference gets 100, the stub 0, every misconception and mutant is caught.

    Exits with 1 if anything is not proven, and says what. What is proven is kept beside the reference, in proof.json.
    """
    from grader.audit import audit as audits
    from grader.audit.proof import read_proof, write_proof
    from grader.audit.trials import Engine

    course = context.open_course()
    assignments = [course.assignment(name) for name in names or course.assignments]
    engine = Engine(jobs or available_cores(), unsafe)
    clean = True
    for assignment in assignments:
        if changed and read_proof(assignment) is not None:
            if context.verbosity >= 0:
                click.echo(f"{assignment.name}: proven, and unchanged since")
            continue
        with _watched(context, assignment.name) as tell:
            result = audits.audit(assignment, engine, audits.QUICK if quick else audits.FULL, tell)
        for problem in result.problems:
            click.echo(f"{assignment.name}: {problem}", err=True)
        if context.verbosity >= 0:
            click.echo(_matrix(result))
        clean = clean and not result.problems
        if not quick:
            try:
                write_proof(result)
            except OSError as error:
                click.echo(f"grader: the proof of {assignment.name} is not kept: {error}", err=True)
    sys.exit(0 if clean else 1)


@contextmanager
def _watched(context: Context, name: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on a terminal, for work whose size is known once it has begun."""
    if context.verbosity < 0 or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    with click.progressbar(length=1, label=f"Auditing {name}", file=sys.stderr, show_pos=True) as bar:

        def tell(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield tell


def _matrix(result: Audit) -> str:
    """One line a function, and all in all."""
    from grader.text import table

    header = ["function", "checks", "misconceptions", "caught", "diagnosed", "mutants", "killed", "equivalent", "left"]
    total = result.total()
    names = ("checks", "misconceptions", "caught", "diagnosed", "mutants", "killed", "equivalent", "survived")
    lines = [[row.function, *(str(getattr(row, name)) for name in names)] for row in (*result.rows.values(), total)]
    count = len(result.problems)
    verdict = f"{count} problem{'s' * (count > 1)}" if count else "clean"
    summary = (
        f"{result.assignment.name}: {verdict}; {result.runs} runs of the reference and {result.right} other right "
        f"solutions; {result.seconds:.1f} s"
    )
    return f"{table(header, lines)}\n{summary}\n"


@click.command()
@click.argument("name", metavar="ASSIGNMENT")
@common
def new(context: Context, name: str) -> None:
    """Start an assignment: a reference, checks and misconceptions that pass their own audit."""
    from grader.course.scaffold import scaffold

    for path in scaffold(context.open_course(), name):
        click.echo(f"wrote {path}")
    if context.verbosity >= 0:
        click.echo(f"Now edit them, then run: grader audit {name} && grader release {name}")


@click.command()
@click.argument("student", metavar="STUDENT")
@click.argument("assignment", metavar="ASSIGNMENT")
@click.argument("function", metavar="FUNCTION")
@click.argument("name", metavar="NAME")
@common
def misconception(context: Context, student: str, assignment: str, function: str, name: str) -> None:
    """Draft the misconception NAME from a student's own FUNCTION, as it was scored last.

    Comments and docstrings are left out. Read the code, then write title and hint: until then nothing uses the file.
    """
    from grader.course.drafts import draft
    from grader.errors import GraderError
    from grader.gradebook.desk import find_student
    from grader.gradebook.store import Gradebook
    from grader.text import visible

    chosen = context.open_course().assignment(assignment)
    with Gradebook(context.gradebook, create=False) as gradebook:
        report = gradebook.report(find_student(gradebook, student), chosen.name)
        kept = gradebook.source(report.digest) if report is not None else None
    if kept is None:
        raise GraderError(f"the gradebook keeps no file of {visible(student)} for {chosen.name}")
    path = draft(chosen, function, name, *kept)
    click.echo(f"wrote {path}")
    if context.verbosity >= 0:
        click.echo(f"Now read it, write title and hint, and run: grader audit {chosen.name}")


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@common
def init(context: Context, folder: Path) -> None:
    """Start a course: an empty one, in a new or empty folder."""
    from grader.course.scaffold import new_course

    for path in new_course(folder):
        click.echo(f"wrote {path}")
    if context.verbosity >= 0:
        click.echo(f"Now run: cd {folder} && grader new NAME")


@click.command()
@click.argument("names", nargs=-1, metavar="[ASSIGNMENT]...")
@common
def validate(context: Context, names: tuple[str, ...]) -> None:
    """Say all that is wrong with a course and can be told without a student's work.

    Its files are read, and the reference and the stub of each assignment are run once. Exits with 1 if anything is
    wrong. `grader audit` proves the checks themselves.
    """
    from grader.audit.validate import validate as found_in
    from grader.course.validation import summary
    from grader.text import visible

    course = context.open_course()
    wanted = [course.assignment(name) for name in names or course.assignments]
    found = found_in(course, wanted, whole=not names)
    for said in found.values():
        for problem in said:
            lines = (visible(line) for line in str(problem).split("\n"))
            click.echo("\n  ".join(lines), err=True)
    for one in wanted:
        if context.verbosity >= 0 and not found[one.name]:
            click.echo(summary(one))
    count = sum(map(len, found.values()))
    if context.verbosity >= 0:
        click.echo(f"{count} problem{'s' * (count > 1)}" if count else "nothing is wrong")
    sys.exit(1 if count else 0)
