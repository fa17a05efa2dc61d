"""``grader export``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from grader.cli.options import Context, common
from grader.errors import GraderError


@click.command()
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
