"""Who is in the class, and what they ask for: ``grader roster`` and ``grader request``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.marks import now, user
from grader.cli.options import Context, common
from grader.errors import GraderError

if TYPE_CHECKING:
    from grader.gradebook.notes import RegradeRequest

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", required=False, type=_FILE)
@click.option("--section", metavar="NAME", help="List only this section.")
@click.option("--anonymous", is_flag=True, help="List the names that pages made with --anonymous have.")
@common
def roster(context: Context, file: Path | None, section: str | None, anonymous: bool) -> None:
    """Keep the class's roster, from FILE; without FILE, list it.

    FILE is a text file with a name a line, or a .csv whose first column has the names as submissions have them; further
    columns may be section, email, display name, ta, and was: an earlier name, whose marks move to the new one.
    """
    from grader.gradebook.anonymous import alias, salt_of
    from grader.gradebook.renaming import rename
    from grader.gradebook.roster import keep_roster, kept_roster, read_enrolled, refuse_unknown_section
    from grader.gradebook.store import Gradebook
    from grader.text import visible

    with Gradebook(context.gradebook, create=file is not None) as gradebook:
        if file is not None:
            enrolled = read_enrolled(file)
            for one in enrolled:
                if one.was and rename(gradebook, one.was, one.student) and context.verbosity >= 0:
                    click.echo(f"{visible(one.was)} is {visible(one.student)} now")
            keep_roster(gradebook, enrolled)
            if context.verbosity >= 0:
                click.echo(f"{len(enrolled)} students, sections: {_sections([one.section for one in enrolled])}")
            return
        if section is not None:
            refuse_unknown_section(gradebook, section)
        known = {one.student: one for one in kept_roster(gradebook)}
        for name in dict.fromkeys([*known, *gradebook.students()]):
            line = known.get(name)
            if section is not None and (line is None or line.section != section):
                continue
            cells = [name, *([line.section, line.name, line.email, line.ta] if line else [])]
            first = [alias(salt_of(gradebook), name)] if anonymous else []
            click.echo("\t".join([*first, *map(visible, cells)]).rstrip())


def _sections(names: list[str]) -> str:
    from grader.text import visible

    counts = {name: names.count(name) for name in sorted(set(names)) if name}
    return ", ".join(f"{visible(name)} ({count})" for name, count in counts.items()) or "none"


@click.command()
@click.argument("place", nargs=-1, metavar="[STUDENT ASSIGNMENT [EXERCISE] TEXT]")
@click.option("--granted", "granted", type=int, metavar="NUMBER", help="Answer TEXT to a request: it is granted.")
@click.option("--declined", "declined", type=int, metavar="NUMBER", help="Answer TEXT to a request: it is declined.")
@click.option("--by", metavar="NAME", help="Who answers (default: the system's user name).")
@common
def request(
    context: Context, place: tuple[str, ...], granted: int | None, declined: int | None, by: str | None
) -> None:
    """Take in a student's wish for another look, or answer one; without arguments, list those without an answer.

    Requests among the files that students hand in (regrade*.md, from the form on their pages) are taken in by `grader
    score`. Granting one changes no mark: `grader adjust` does. With -v, answered ones are listed too.
    """
    from grader.gradebook.desk import Desk, find_student
    from grader.gradebook.requests import all_requests, answer_request, record_request
    from grader.gradebook.store import Gradebook
    from grader.text import visible

    number = granted if granted is not None else declined
    with Gradebook(context.gradebook, create=False) as gradebook:
        if number is not None:
            if len(place) != 1 or (granted is not None and declined is not None):
                raise GraderError("to answer, give TEXT and one of --granted NUMBER, --declined NUMBER")
            verdict = "granted" if granted is not None else "declined"
            answered = answer_request(gradebook, number, verdict, place[0], by if by is not None else user(), now())
            if context.verbosity >= 0:
                click.echo(_line(answered))
        elif place:
            if len(place) not in (3, 4):
                raise GraderError("give STUDENT ASSIGNMENT [EXERCISE] TEXT")
            student = find_student(gradebook, place[0])
            sheet = Desk(gradebook, context.policy).sheet(student, place[1])
            exercise = sheet.part(place[2]) if len(place) == 4 else ""
            is_new = record_request(gradebook, student, sheet.assignment, exercise, place[-1], now())
            if context.verbosity >= 0:
                click.echo(f"{visible(student)}: " + ("recorded" if is_new else "already there"))
        else:
            _list(context, all_requests(gradebook))


def _list(context: Context, requests: list[RegradeRequest]) -> None:
    for one in requests:
        if not one.verdict or context.verbosity > 0:
            click.echo(_line(one))
    if context.verbosity >= 0 and all(one.verdict for one in requests):
        click.echo("no request waits for an answer", err=True)


def _line(one: RegradeRequest) -> str:
    from grader.text import visible

    place = ", ".join(filter(None, (visible(one.student), one.assignment, one.exercise)))
    state = f"{one.verdict} by {visible(one.answered_by)}: {visible(one.answer)}" if one.verdict else "open"
    return f"{one.number}  {place}, {one.at}: {visible(one.text)}  [{state}]"
