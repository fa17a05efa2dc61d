"""``grader export``: one function a format; :data:`FORMATS` is where a new one is added."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import Context, common
from grader.disk import write_pieces
from grader.errors import GraderError
from grader.languages import LANGUAGES
from grader.lms.platforms import SHEETS

if TYPE_CHECKING:
    from grader.gradebook.store import Gradebook


@dataclass(frozen=True)
class Order:
    """What was asked for, beside the format."""

    context: Context
    target: str
    output: Path | None
    assignment: str | None
    column: str | None
    hidden: str | None
    section: str | None


@dataclass(frozen=True)
class Format:
    """A format: what writes it, what its TARGET is called ("" where it has none), and the options that it takes."""

    write: Callable[[Order], None]
    summary: str
    target: str = ""
    options: tuple[str, ...] = ()


def _json(order: Order) -> None:
    from grader.gradebook.export import to_json
    from grader.gradebook.hand_marks import read_notes
    from grader.gradebook.judging import all_reports
    from grader.gradebook.store import Gradebook

    with Gradebook(order.context.gradebook, create=False) as gradebook:
        notes = read_notes(gradebook, order.context.policy)
        wanted = _students(gradebook, order.section)
        reports = (one for one in all_reports(gradebook, notes) if wanted is None or one.student in wanted)
        _write_text(order.output, chain(to_json(reports, order.context.lang, notes), ["\n"]))


def _csv(order: Order) -> None:
    from grader.cli.columns import further
    from grader.gradebook.export import to_csv
    from grader.gradebook.hand_marks import read_notes
    from grader.gradebook.judging import standings
    from grader.gradebook.roster import kept_roster
    from grader.gradebook.store import Gradebook

    with Gradebook(order.context.gradebook, create=False) as gradebook:
        notes = read_notes(gradebook, order.context.policy)
        stands = standings(gradebook, notes)
        scores = gradebook.scores() | {place: (one.outcome, one.final) for place, one in stands.items()}
        assignments = order.context.columns({assignment for _, assignment in scores})
        wanted = _students(gradebook, order.section)
        students = [one for one in gradebook.students() if wanted is None or one in wanted]
        maxima = {place: one.maximum for place, one in stands.items()}
        more = further(
            students, assignments, notes, stands, order.context.policy, kept_roster(gradebook), scores, maxima
        )
        _write_text(order.output, to_csv(students, assignments, scores, more))


def _students(gradebook: Gradebook, section: str | None) -> set[str] | None:
    """The students of a section; None where none is named, and everybody is meant."""
    from grader.gradebook.roster import refuse_unknown_section, sections_of

    if section is None:
        return None
    refuse_unknown_section(gradebook, section)
    return {student for student, its in sections_of(gradebook).items() if its == section}


def _gradescope(order: Order) -> None:
    """The package that Gradescope's autograder is built from."""
    from grader.gradescope.package import package

    course = order.context.open_course()
    assignment = course.assignment(order.target)
    output = order.output or Path(f"{assignment.name}-gradescope.zip")
    _write(output, [package(course, assignment, order.context.lang, order.hidden or "hidden")])
    if order.context.verbosity >= 0:
        click.echo(f"wrote {output}: it holds the solutions and the hidden checks; for Gradescope alone", err=True)


def _otter(order: Order) -> None:
    """The public checks as an autograder.zip, for courses that score with Otter."""
    from grader.otter.package import package

    assignment = order.context.open_course().assignment(order.target)
    output = order.output or Path(f"{assignment.name}-otter.zip")
    _write(output, [package(assignment)])
    if order.context.verbosity >= 0:
        click.echo(f"wrote {output}: it holds the public checks alone", err=True)


def _sheet(order: Order) -> None:
    """Marks into the instructor's own Canvas or Moodle sheet; who cannot be matched is named, with status 1."""
    from grader.gradebook.hand_marks import read_notes
    from grader.gradebook.judging import standings
    from grader.gradebook.store import Gradebook
    from grader.lms.marks import fill, marks_of
    from grader.text import visible

    form = click.get_current_context().params["form"]
    path = Path(order.target)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GraderError(f"{path}: cannot be read ({error.strerror})") from error
    with Gradebook(order.context.gradebook, create=False) as gradebook:
        notes = read_notes(gradebook, order.context.policy)
        stands = standings(gradebook, notes)
        scores = gradebook.scores() | {place: (one.outcome, one.final) for place, one in stands.items()}
        chosen = _students(gradebook, order.section)
        scores = {place: one for place, one in scores.items() if chosen is None or place[0] in chosen}
        wanted = _titles(order.context, {assignment for _, assignment in scores}, order.assignment)
        maxima = {place: one.maximum for place, one in stands.items()}
        for place in scores.keys() - maxima.keys():
            if place[1] in wanted and (report := gradebook.report(*place)):
                maxima[place] = report.max_score
    filled = fill(data, form, marks_of(scores, maxima, wanted), wanted, order.column)
    _write(order.output, [filled.data])
    if order.context.verbosity >= 0:
        for note in filled.notes:
            click.echo(f"grader: {visible(note)}", err=True)
    for problem in filled.problems:
        click.echo(f"grader: {visible(problem)}", err=True)
    sys.exit(1 if filled.problems else 0)


def _titles(context: Context, names: set[str], only: str | None) -> dict[str, tuple[str, ...]]:
    """The assignments whose marks are wanted, each with all the titles that a column may have for it."""
    if only is not None and only not in names:
        raise GraderError(f"no reports for {only!r} in the gradebook; there are: {', '.join(sorted(names)) or 'none'}")
    course = context.course_at_hand
    known = course.assignments if course else {}
    found = {}
    for name in [only] if only else [name for name in context.columns(names) if name in names]:
        titles = [known[name].title(lang) for lang in LANGUAGES] if name in known else []
        found[name] = tuple(dict.fromkeys([name, *titles]))
    return found


def _write_text(output: Path | None, pieces: Iterable[str]) -> None:
    """Write text piece by piece, as it is made; what cannot be made whole leaves the file that was there."""
    _write(output, (piece.encode("utf-8", "backslashreplace") for piece in pieces))


def _write(output: Path | None, pieces: Iterable[bytes]) -> None:
    if output is None:
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    try:
        write_pieces(output, pieces)
    except OSError as error:
        raise GraderError(f"{output}: cannot be written ({error.strerror})") from error


FORMATS: dict[str, Format] = {
    "json": Format(_json, "full reports", options=("section",)),
    "csv": Format(_csv, "a table of marks", options=("section",)),
    "gradescope": Format(_gradescope, "an autograder for Gradescope", "ASSIGNMENT", ("hidden",)),
    "otter": Format(_otter, "an autograder.zip of the public checks for Otter", "ASSIGNMENT"),
    **{
        name: Format(_sheet, summary, "SHEET.csv", ("assignment", "column", "section"))
        for name, summary in SHEETS.items()
        if summary
    },
}
"""Every format by its name on the command line."""

_HELP = "Write the gradebook, or an assignment, in another system's words.\n\n\b\n" + "\n".join(
    f"{(name + ' ' + form.target):<22} {form.summary}" for name, form in FORMATS.items()
)


@click.command(help=_HELP)
@click.argument("form", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.argument("target", metavar="[TARGET]", default="")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write here (default: standard output; a .zip has a name of its own).",
)
@click.option("-a", "--assignment", metavar="NAME", help="canvas, moodle: only this assignment's marks.")
@click.option("--column", metavar="HEADER", help="canvas, moodle: the column to fill, by header, title or id.")
@click.option(
    "--hidden",
    type=click.Choice(["hidden", "after_due_date", "after_published", "visible"]),
    help="gradescope: when students see the hidden checks' claims (default: hidden, then they see no total either).",
)
@click.option("--section", metavar="NAME", help="json, csv, canvas, moodle: only this section's students.")
@common
def export(
    context: Context, form: str, target: str, output: Path | None,
    assignment: str | None, column: str | None, hidden: str | None, section: str | None,
) -> None:  # fmt: skip
    """Write the gradebook, or an assignment, in another system's words."""
    chosen = FORMATS[form]
    order = Order(context, target, output, assignment, column, hidden, section)
    if bool(target) != bool(chosen.target):
        wanted = f"give {chosen.target}" if chosen.target else f"takes no {target!r}"
        raise GraderError(f"export {form}: {wanted}")
    for option in ("assignment", "column", "hidden", "section"):
        if getattr(order, option) is not None and option not in chosen.options:
            raise GraderError(f"export {form}: --{option} has no meaning here")
    chosen.write(order)
