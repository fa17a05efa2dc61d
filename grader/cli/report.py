"""``grader report``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import Context, available_cores, common
from grader.gradebook.roster import read_roster

if TYPE_CHECKING:
    from grader.feedback.student_view import Audience


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
    from grader.course.outline import outlines
    from grader.feedback.dossier import dossiers
    from grader.feedback.pages import Site
    from grader.feedback.site import write_site
    from grader.feedback.student_view import Options
    from grader.gradebook.hand_marks import read_notes
    from grader.gradebook.recorded import source_digests
    from grader.gradebook.store import Gradebook

    course = context.course_at_hand
    known = outlines(course) if course else {}
    with Gradebook(context.gradebook, create=False) as gradebook:
        names = read_roster(roster) if roster else ()
        options = Options(
            audience, context.lang, known, read_notes(gradebook, context.policy), names, gradebook.all_unused()
        )
        everybody = dossiers(gradebook, options)
        sources = source_digests(gradebook) if audience == "ta" else {}
    folder = output or context.gradebook / ("report-ta" if audience == "ta" else "report")
    assignments = context.columns({one.assignment for dossier in everybody for one in dossier.reports})
    site = Site(folder, context.gradebook, tuple(assignments), options, sources)
    written = write_site(site, everybody, available_cores())
    if context.verbosity >= 0:
        click.echo(f"{written.new} pages written, {written.unchanged} unchanged", err=True)
        click.echo(str(written.index))
