"""``grader report``."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import Context, common
from grader.errors import GraderError

if TYPE_CHECKING:
    from grader.gradebook import Gradebook
    from grader.report.site import Folio
    from grader.report.views import Audience, Options, Outline, Source
    from grader.results import Report


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write here (default: report/ in the gradebook's folder; report-ta/ for teachers).",
)
@click.option(
    "--audience",
    type=click.Choice(["student", "ta"]),
    default="student",
    show_default=True,
    help="Whether students' pages hold what is hidden from students.",
)
@click.option(
    "--roster",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Everybody in the class: a text file with a name a line, or a .csv whose first column has the names.",
)
@common
def report(context: Context, output: Path | None, audience: Audience, roster: Path | None) -> None:
    """Write the feedback site: a page for each student, and index.html for the class.

    The pages are static files that open from disk. Students' pages show of hidden checks only what they claim and
    whether they passed; with --audience ta they show everything and are not for students.
    """
    from grader.gradebook import Gradebook
    from grader.ledger import read_notes
    from grader.report.site import write_site
    from grader.report.views import Options

    outlines = _outlines(context)
    with Gradebook(context.gradebook, create=False) as gradebook:
        names = read_roster(roster) if roster else ()
        options = Options(audience, context.lang, outlines, read_notes(gradebook), names)
        students = gradebook.students()
        folder = output or context.gradebook / ("report-ta" if audience == "ta" else "report")
        known = {assignment for _, assignment in gradebook.scores()}
        assignments = [name for name in outlines if name in known] + sorted(known - outlines.keys())
        folios = _folios(gradebook, students, options)
        written = write_site(folder, students, assignments, folios, options)
    if context.verbosity >= 0:
        click.echo(f"{written.new} pages written, {written.unchanged} unchanged", err=True)
        click.echo(str(written.index))


def _outlines(context: Context) -> dict[str, Outline]:
    """What the course says; a gradebook can be reported on without its course, with names for titles."""
    from grader.report.outline import outlines

    try:
        course = context.open_course()
    except GraderError:
        if context.course is not None:
            raise
        return {}
    return outlines(course)


def _folios(gradebook: Gradebook, students: list[str], options: Options) -> Iterator[Folio]:
    from grader.report.site import Folio

    is_ta = options.audience == "ta"
    for student in students:
        newest: dict[str, Report] = {}
        earlier: dict[str, list[Report]] = {}
        for one in gradebook.attempts(student) if is_ta else gradebook.reports_of(student):
            if one.assignment in newest:
                earlier.setdefault(one.assignment, []).append(newest[one.assignment])
            newest[one.assignment] = one
        yield Folio(student, list(newest.values()), earlier, _sources(gradebook, newest) if is_ta else {})


def _sources(gradebook: Gradebook, reports: dict[str, Report]) -> dict[str, Source]:
    """The submissions' main files, where the gradebook has them."""
    from grader.report.listing import read_source

    found = {}
    for one in reports.values():
        kept = gradebook.source(one.digest)
        source = read_source(*kept) if kept else None
        if source is not None:
            found[one.digest] = source
    return found


def read_roster(path: Path) -> tuple[str, ...]:
    """The first column of every line, in NFC, without a header that says so and without repetition."""
    import unicodedata

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise GraderError(f"{path}: is not text in UTF-8; save it as UTF-8 (in a spreadsheet: CSV UTF-8)") from None
    first = [row[0].strip() for row in csv.reader(text.splitlines()) if row and row[0].strip()]
    if first and first[0].casefold() in ("student", "name", "id", "学号", "姓名", "学生"):
        first = first[1:]
    return tuple(dict.fromkeys(unicodedata.normalize("NFC", name) for name in first))
