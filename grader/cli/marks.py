"""What teachers add to the automatic reports: ``grader comment`` and ``grader adjust``."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import Context, common
from grader.errors import GraderError

if TYPE_CHECKING:
    from grader.gradebook.hand_marks import Request
    from grader.gradebook.notes import Adjustment, Comment
    from grader.gradebook.store import Gradebook

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_by = click.option("--by", metavar="NAME", help="Who says so (default: the system's user name).")
_undo = click.option("--undo", is_flag=True, help="Take back the newest one there.")
_from = click.option("--from", "file", type=_FILE, metavar="FILE", help="Many at once, from a CSV or JSON file.")


@click.command()
@click.argument("place", nargs=-1, metavar="[STUDENT ASSIGNMENT EXERCISE POINTS]")
@click.option("--reason", default="", metavar="TEXT", help="Why; the student reads it.")
@_by
@_undo
@_from
@common
def adjust(
    context: Context, place: tuple[str, ...], reason: str, by: str | None, undo: bool, file: Path | None
) -> None:
    """Set an exercise's points by hand; without arguments, list what was set.

    It holds until it is taken back, however often the submission is scored again. --from FILE takes the columns
    student, assignment, exercise, points, reason (and by).
    """
    from grader.gradebook import hand_marks
    from grader.gradebook import hand_marks_file as bulk

    who = by if by is not None else _user()
    with _gradebook(context) as gradebook:
        if file is not None:
            _refuse(place or undo or reason, "--from FILE stands alone")
            _apply(context, gradebook, bulk.read_requests(file, bulk.ADJUSTMENTS, who))
        elif undo:
            _refuse(len(place) != 3 or reason, "to undo, give STUDENT ASSIGNMENT EXERCISE")
            student, assignment, exercise = place
            request = hand_marks.Request(student, assignment, exercise, "", who)
            hand_marks.undo(gradebook, "adjustments", request, _now())
            _say(context, _standing(gradebook, student, assignment, exercise))
        elif place:
            _refuse(len(place) != 4, "give STUDENT ASSIGNMENT EXERCISE POINTS and --reason TEXT")
            student, assignment, exercise, points = place
            _apply(context, gradebook, [hand_marks.Request(student, assignment, exercise, reason, who, points)])
        else:
            for notes in hand_marks.read_notes(gradebook).values():
                for one in notes.adjustments:
                    click.echo(_adjusted(one))


@click.command()
@click.argument("place", nargs=-1, metavar="[STUDENT ASSIGNMENT [EXERCISE] TEXT]")
@_by
@_undo
@_from
@click.option("--bank", is_flag=True, help="List the stored sentences.")
@click.option("--save", nargs=2, metavar="NAME TEXT", help="Store a sentence; @NAME as TEXT uses it.")
@click.option("--forget", metavar="NAME", help="Remove a sentence from the bank.")
@common
def comment(
    context: Context, place: tuple[str, ...], by: str | None, undo: bool, file: Path | None,
    bank: bool, save: tuple[str, str] | None, forget: str | None,
) -> None:  # fmt: skip
    """Say something to a student about a submission or an exercise; without arguments, list what was said.

    TEXT may be @NAME, a sentence of the bank. --from FILE takes the columns student, assignment, exercise (may be
    empty), text (and by).
    """
    chosen = [bank, save is not None, forget is not None, file is not None, bool(place)]
    _refuse(sum(chosen) > 1, "--bank, --save, --forget, --from and a comment do not go together")
    _refuse(undo and not place, "to undo, give STUDENT ASSIGNMENT [EXERCISE]")
    with _gradebook(context) as gradebook:
        if bank or save or forget is not None:
            _tend_bank(context, gradebook, save, forget)
        else:
            _comment(context, gradebook, place, by if by is not None else _user(), undo, file)


def _comment(
    context: Context, gradebook: Gradebook, place: tuple[str, ...], by: str, undo: bool, file: Path | None
) -> None:
    from grader.gradebook import hand_marks
    from grader.gradebook import hand_marks_file as bulk

    if file is not None:
        _apply(context, gradebook, bulk.read_requests(file, bulk.COMMENTS, by))
    elif undo:
        _refuse(len(place) not in (2, 3), "to undo, give STUDENT ASSIGNMENT [EXERCISE]")
        student, assignment, exercise = (*place, "")[:3]
        hand_marks.undo(gradebook, "comments", hand_marks.Request(student, assignment, exercise, "", by), _now())
        _say(context, "taken back")
    elif place:
        _refuse(len(place) not in (3, 4), "give STUDENT ASSIGNMENT [EXERCISE] TEXT")
        *names, text = place
        student, assignment, exercise = (*names, "")[:3]
        if not exercise:
            _refuse_name_as_text(gradebook, student, assignment, text)
        _apply(context, gradebook, [hand_marks.Request(student, assignment, exercise, text, by)])
    else:
        for notes in hand_marks.read_notes(gradebook).values():
            for one in notes.comments:
                click.echo(_commented(one))


def _refuse_name_as_text(gradebook: Gradebook, student: str, assignment: str, text: str) -> None:
    """``comment ann softmax relu`` has forgotten its text."""
    from grader.gradebook import hand_marks

    report = hand_marks.find_report(gradebook, hand_marks.find_student(gradebook, student), assignment)
    if text in {exercise.name for exercise in report.exercises}:
        raise GraderError(f"{text!r} is an exercise; give STUDENT ASSIGNMENT EXERCISE TEXT")


def _tend_bank(context: Context, gradebook: Gradebook, save: tuple[str, str] | None, forget: str | None) -> None:
    from grader.gradebook import hand_marks
    from grader.text import visible

    if save is not None:
        hand_marks.save_sentence(gradebook, *save)
        _say(context, f"stored; use it as @{save[0]}")
    elif forget is not None:
        hand_marks.forget_sentence(gradebook, forget)
        _say(context, "removed; comments made with it stay")
    else:
        for name, text in hand_marks.bank(gradebook).items():
            click.echo(f"@{name}  {visible(text)}")


def _apply(context: Context, gradebook: Gradebook, requests: list[Request]) -> None:
    from grader.gradebook import hand_marks

    new = hand_marks.apply(gradebook, requests, _now())
    same = len(requests) - new
    _say(context, f"{new} recorded" + (f", {same} already there" if same else ""))


def _standing(gradebook: Gradebook, student: str, assignment: str, exercise: str) -> str:
    """What counts after something was taken back."""
    from grader.gradebook import hand_marks
    from grader.gradebook.notes import NO_NOTES

    student = hand_marks.find_student(gradebook, student)
    before = hand_marks.read_notes(gradebook).get((student, assignment), NO_NOTES).adjustment(exercise)
    if before is None:
        return "taken back; the automatic result counts again"
    return f"taken back; what counts now: {_adjusted(before)}"


def _adjusted(one: Adjustment) -> str:
    from grader.text import number, visible

    place = f"{visible(one.student)}, {one.assignment}, {one.exercise}"
    points = f"{number(one.points)} (automatic: {number(one.automatic)})"
    return f"{place}: {points}, {visible(one.by)}, {one.at}: {visible(one.reason)}"


def _commented(one: Comment) -> str:
    from grader.text import visible

    place = ", ".join(visible(part) for part in (one.student, one.assignment, one.exercise) if part)
    return f"{place}: {visible(one.by)}, {one.at}: {visible(one.text)}"


def _gradebook(context: Context) -> Gradebook:
    from grader.gradebook.store import Gradebook

    return Gradebook(context.gradebook, create=False)


def _refuse(wrong: object, usage: str) -> None:
    if wrong:
        raise GraderError(usage)


def _say(context: Context, text: str) -> None:
    if context.verbosity >= 0:
        click.echo(text)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
