"""``grader report``."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import Context, available_cores, common
from grader.errors import GraderError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.feedback.dossier import Dossier
    from grader.feedback.pages import Site
    from grader.feedback.student_view import Audience, Options
    from grader.gradebook.roster import Enrolled
    from grader.gradebook.store import Gradebook


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
@click.option(
    "--bundle",
    type=click.Choice(["plain", "canvas", "moodle"]),
    metavar="PLATFORM",
    help="Pack students' pages, a file each, into feedback-PLATFORM.zip: named as canvas or moodle takes feedback "
    "in bulk, or plain, by the students' names.",
)
@click.option(
    "-a", "--assignment", "names", multiple=True, metavar="NAME", help="bundle: only this assignment's pages."
)
@click.option(
    "--download",
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH",
    help="bundle canvas: the download with the hand-ins, whose names Canvas knows again.",
)
@common
def report(
    context: Context, output: Path | None, audience: Audience, roster: Path | None, section: str | None,
    anonymous: bool, bundle: str | None, names: tuple[str, ...], download: Path | None,
) -> None:  # fmt: skip
    """Write the feedback site: a page for each student, and index.html for the class.

    The pages are static files that open from disk. Students' pages show of hidden checks only what they claim and
    whether they passed; with --audience ta they show everything and are not for students.
    """
    if bundle is not None:
        if audience == "ta":
            raise GraderError("a bundle is for students: --audience ta is not")
        if anonymous:
            raise GraderError("a bundle is for students, by their names: --anonymous is not")
        _bundle(context, bundle, output or context.gradebook, names, download, section)
        return
    if names or download:
        raise GraderError("-a and --download are for --bundle")
    from grader.feedback.dossier import dossiers, of_section, without_names
    from grader.feedback.pages import Site
    from grader.feedback.site import write_site
    from grader.gradebook.anonymous import salt_of
    from grader.gradebook.recorded import source_digests
    from grader.gradebook.roster import kept_roster, read_enrolled
    from grader.gradebook.store import Gradebook

    with Gradebook(context.gradebook, create=False) as gradebook:
        enrolled = read_enrolled(roster) if roster else kept_roster(gradebook)
        options = _options(context, gradebook, audience, enrolled)
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


def _options(context: Context, gradebook: Gradebook, audience: Audience, enrolled: Sequence[Enrolled]) -> Options:
    """What all pages are made with."""
    from grader.course.outline import outlines
    from grader.feedback.student_view import Options
    from grader.gradebook.hand_marks import read_notes

    course = context.course_at_hand
    return Options(
        audience, context.page_lang, outlines(course) if course else {}, read_notes(gradebook, context.policy),
        tuple(one.student for one in enrolled), gradebook.all_unused(), {one.student: one for one in enrolled},
        course.settings.heading(context.page_lang) if course else "", course.settings.timezone if course else "UTC",
    )  # fmt: skip


def to_students(
    context: Context, gradebook: Gradebook, names: tuple[str, ...], section: str | None = None
) -> tuple[Site, list[Dossier]]:
    """What students' pages are made with, and whose there are; ``names`` are the assignments that are asked for.

    Raises :class:`~grader.errors.GraderError` for one of which the gradebook has no report.
    """
    from grader.feedback.bundle import with_something, without_others
    from grader.feedback.dossier import dossiers, of_section
    from grader.feedback.pages import Site
    from grader.gradebook.roster import kept_roster

    options = _options(context, gradebook, "student", kept_roster(gradebook))
    everybody = dossiers(gradebook, options)
    if section is not None:
        everybody, options = of_section(everybody, options, section)
    everybody = with_something(everybody)
    known = {one.assignment for dossier in everybody for one in dossier.reports}
    known |= {name for dossier in everybody for name, noted in dossier.notes if noted.says_something}
    for name in names:
        if name not in known:
            there = ", ".join(sorted(known)) or "none"
            raise GraderError(f"no reports for {name!r} in the gradebook; there are: {there}")
    columns = [name for name in context.columns(known) if not names or name in names]
    site = Site(context.gradebook, context.gradebook, tuple(columns), options)
    return site, with_something(without_others(one, columns) for one in everybody)


def _bundle(
    context: Context, system: str, folder: Path, names: tuple[str, ...], download: Path | None, section: str | None
) -> None:
    """Pack the pages; whoever has no place in the upload is named, with status 1."""
    from grader.disk import make_private, write_in_one_step, zip_bytes
    from grader.feedback.bundle import pages
    from grader.feedback.site import file_names
    from grader.gradebook.store import Gradebook
    from grader.lms.feedback import Places, places
    from grader.text import visible

    with Gradebook(context.gradebook, create=False) as gradebook:
        site, people = to_students(context, gradebook, names, section)
        students = [one.student for one in people]
        found = Places(file_names(students)) if system == "plain" else places(system, students, download)
        placed = [one for one in people if one.student in found.names]
        files = {found.names[student]: page for student, page in pages(gradebook, site, placed)}
    path = folder / f"feedback-{system}.zip"
    try:
        make_private(folder)
        write_in_one_step(path, zip_bytes(files), 0o600)
    except OSError as error:
        raise GraderError(f"{path}: cannot be written ({error.strerror})") from error
    for problem in found.problems:
        click.echo(f"grader: no page in the bundle for {visible(problem)}", err=True)
    if context.verbosity >= 0:
        click.echo(f"{len(files)} pages packed", err=True)
        click.echo(str(path))
    sys.exit(1 if found.problems else 0)
