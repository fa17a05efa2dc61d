"""Commands of those who write assignments: ``grader release``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from grader.cli.options import Context, common


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
    """Write assignments/ from solutions/ and the public checks."""
    from grader import release as releases

    course = context.open_course()
    built = [releases.build(course.assignment(name)) for name in names or course.assignments]
    if only_check:
        problems = [problem for one in built for problem in releases.outdated(one)]
        for problem in problems:
            click.echo(problem, err=True)
        if problems:
            click.echo("grader: run `grader release` and commit what it writes", err=True)
            sys.exit(1)
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
