"""``grader similar``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import Context, common
from grader.errors import GraderError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from grader.course.course import Course
    from grader.similar.pairs import HandIn, Pair

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option("-a", "--assignment", "names", multiple=True, metavar="NAME", help="Only this assignment (repeatable).")
@click.option(
    "--against",
    "earlier",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    metavar="FOLDER",
    help="Hand-ins of an earlier class, a folder or a download as SUBMISSIONS (repeatable).",
)
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Show pairs from this share on (default: those that are worth a look).",
)
@click.option("-o", "--output", type=_FILE, metavar="FILE", help="The page (default: similar.html beside the marks).")
@click.option("--csv", "table", type=_FILE, metavar="FILE", help="Also write a row a pair.")
@click.option("--json", "data", type=_FILE, metavar="FILE", help="Also write the pairs with the lines that are alike.")
@common
def similar(
    context: Context, submissions: Path, names: tuple[str, ...], earlier: tuple[Path, ...], least: float | None,
    output: Path | None, table: Path | None, data: Path | None,
) -> None:  # fmt: skip
    """Find pairs of hand-ins whose code is alike beyond what right solutions are; write a page for teachers.

    Renamed, reordered and reformatted code counts as what it was. Nothing is run, and no mark depends on what is found.
    """
    from grader.similar.collect import background, hand_ins, with_earlier
    from grader.similar.page import as_csv, as_json
    from grader.similar.pairs import SHARE, pairs

    course = context.open_course()
    wanted = tuple(course.assignment(name).name for name in names) or tuple(course.assignments)
    here = hand_ins(submissions, course, wanted)
    if not here:
        raise GraderError(f"{submissions}: no hand-in for {', '.join(wanted[:8])} is there")
    compared = with_earlier(here, earlier, course, [name for name in wanted if name in here])
    found = {}
    for name in (one for one in wanted if one in compared):
        handed_out, others = background(course.assignment(name))
        alike = pairs(compared[name], handed_out, others, SHARE if least is None else least)
        found[name] = [one for one in alike if least is not None or one.is_worth_a_look]
    page = output or context.gradebook / "similar.html"
    _write(page, _html(context, course, compared, found))
    for path, text in ((table, as_csv), (data, as_json)):
        if path is not None:
            _write(path, text(found))
    _tell(context, compared, found, page)


def _html(
    context: Context, course: Course, compared: Mapping[str, Sequence[HandIn]], found: Mapping[str, Sequence[Pair]]
) -> str:
    from grader.feedback.html import other_html
    from grader.similar.page import section

    sections = [
        section(name, course.assignment(name).title(context.lang), compared[name], pairs)
        for name, pairs in found.items()
    ]
    return other_html("similar", context.lang, sections=sections)


def _tell(
    context: Context, compared: Mapping[str, Sequence[HandIn]], found: Mapping[str, Sequence[Pair]], page: Path
) -> None:
    from grader.text import visible

    if context.verbosity < 0:
        return
    for name, pairs in found.items():
        count = sum(not one.source for one in compared[name])
        click.echo(f"{name}: {len(pairs)} pair{'s' * (len(pairs) != 1)} worth a look, of {count} hand-ins")
        for pair in pairs[:10]:
            who = [
                visible(one.student) + (f" ({visible(one.source)})" if one.source else "")
                for one in (pair.one, pair.other)
            ]
            click.echo(f"  {100 * pair.share:3.0f} %  {who[0]}  {who[1]}")
    click.echo(str(page))


def _write(path: Path, text: str) -> None:
    """Write a page that names students: readable by its owner alone, as the gradebook."""
    from grader.disk import make_private, write_in_one_step

    try:
        make_private(path.parent)
        write_in_one_step(path, text.encode("utf-8", "backslashreplace"), 0o600)
    except OSError as error:
        raise GraderError(f"{path}: cannot be written ({error.strerror})") from error
