"""``grader report``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import Context, available_cores, common

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
@click.option("--section", metavar="NAME", help="Only this section's students, in a folder of its own.")
@click.option("--anonymous", is_flag=True, help="Pages without names, for marking; `grader adjust` knows the students.")
@common
def report(
    context: Context, output: Path | None, audience: Audience, roster: Path | None, section: str | None,
    anonymous: bool,
) -> None:  # fmt: skip
    """Write the feedback site: a page for each student, and index.html for the class.

    The pages are static files that open from disk. Students' pages show of hidden checks only what they claim and
    whether they passed; with --audience ta they show everything and are not for students.
    """
    from grader.course.outline import outlines
    from grader.feedback.dossier import dossiers, of_section, without_names
    from grader.feedback.pages import Site
    from grader.feedback.site import write_site
    from grader.feedback.student_view import Options
    from grader.gradebook.anonymous import salt_of
    from grader.gradebook.hand_marks import read_notes
    from grader.gradebook.recorded import source_digests
    from grader.gradebook.roster import kept_roster, read_enrolled
    from grader.gradebook.store import Gradebook

    course = context.course_at_hand
    known = outlines(course) if course else {}
    with Gradebook(context.gradebook, create=False) as gradebook:
        enrolled = read_enrolled(roster) if roster else kept_roster(gradebook)
        options = Options(
            audience, context.page_lang, known, read_notes(gradebook, context.policy),
            tuple(one.student for one in enrolled), gradebook.all_unused(), {one.student: one for one in enrolled},
            course.settings.heading(context.page_lang) if course else "",
            course.settings.timezone if course else "UTC",
        )  # fmt: skip
        everybody = dossiers(gradebook, options)
        if section is not None:
            everybody, options = of_section(everybody, options, section)
        if anonymous:
            everybody, options = without_names(everybody, options, salt_of(gradebook))
        sources = source_digests(gradebook) if audience == "ta" else {}
    folder = output or context.gradebook / _folder(audience, section, anonymous)
    handed_in = {one.assignment for dossier in everybody for one in dossier.reports}
    by_hand = {name for dossier in everybody for name, noted in dossier.notes if noted.says_something}
    assignments = context.columns(handed_in | by_hand)
    site = Site(folder, context.gradebook, tuple(assignments), options, sources)
    written = write_site(site, everybody, available_cores())
    if context.verbosity >= 0:
        click.echo(f"{written.new} pages written, {written.unchanged} unchanged", err=True)
        click.echo(str(written.index))


def _folder(audience: Audience, section: str | None, anonymous: bool) -> str:
    """The site's folder in that of the gradebook: each choice has its own, so that no page of another is taken away."""
    kept = re.sub(r"[^\w-]", "-", section) if section else ""
    parts = ["report", "ta" if audience == "ta" else "", kept, "anonymous" if anonymous else ""]
    return "-".join(filter(None, parts))
