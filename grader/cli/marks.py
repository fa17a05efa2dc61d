"""What teachers add to the automatic reports: ``grader comment`` and ``grader adjust``."""

from __future__ import annotations

import getpass
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import Context, common
from grader.errors import GraderError

if TYPE_CHECKING:
    from grader.gradebook.hand_marks import Request
    from grader.gradebook.notes import Adjustment, Comment, Curve
    from grader.gradebook.store import Gradebook

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_by = click.option("--by", metavar="NAME", help="Who says so (default: the system's user name).")
_undo = click.option("--undo", is_flag=True, help="Take back the newest one there.")
_from = click.option("--from", "file", type=_FILE, metavar="FILE", help="Many at once, from a CSV or JSON file.")


_NUMBER = re.compile(r"[+\u2212-]?\d*\.?\d+\.?")


@click.command(context_settings={"ignore_unknown_options": True})  # -3 is a number of points
@click.argument("place", nargs=-1, metavar="[STUDENT ASSIGNMENT [EXERCISE] POINTS]")
@click.option("--reason", default="", metavar="TEXT", help="Why; the student reads it.")
@click.option("--section", metavar="NAME", help="ASSIGNMENT +POINTS for everybody of a section.")
@click.option("--class", "whole_class", is_flag=True, help="ASSIGNMENT +POINTS for everybody: a curve.")
@_by
@_undo
@_from
@common
def adjust(
    context: Context, place: tuple[str, ...], reason: str, section: str | None, whole_class: bool, by: str | None,
    undo: bool, file: Path | None,
) -> None:  # fmt: skip
    """Set an exercise's points by hand; without arguments, list what was set.

    It holds until it is taken back, however often the submission is scored again. Without EXERCISE the points are the
    whole assignment's. With a sign (+5, -2) they are added to what the checks gave, also beyond what there is to have.
    An item of the assignment's rubric is named like an exercise. --from FILE takes the columns student, assignment,
    exercise, points, reason (and by).
    """
    from grader.gradebook import hand_marks
    from grader.gradebook import hand_marks_file as bulk

    who = by if by is not None else user()
    with _gradebook(context) as gradebook:
        if section is not None or whole_class:
            _refuse(file is not None or (section is not None and whole_class), "give one of --section, --class, --from")
            _curve(context, gradebook, section or "", place, reason, who, undo)
        elif file is not None:
            _refuse(place or undo or reason, "--from FILE stands alone")
            _apply(context, gradebook, bulk.read_requests(file, bulk.ADJUSTMENTS, who))
        elif undo:
            _refuse(len(place) not in (2, 3) or reason, "to undo, give STUDENT ASSIGNMENT [EXERCISE]")
            student, assignment, exercise = (*place, "")[:3]
            request = hand_marks.Request(student, assignment, exercise, "", who)
            hand_marks.undo(gradebook, "adjustments", request, now())
            _say(context, _standing(gradebook, student, assignment, exercise))
        elif place:
            is_whole = len(place) == 3 and bool(_NUMBER.fullmatch(place[2]))
            _refuse(
                len(place) != 4 and not is_whole,
                "give STUDENT ASSIGNMENT EXERCISE POINTS and --reason TEXT; without EXERCISE for the whole assignment",
            )
            student, assignment, exercise, points = (*place[:2], "", place[2]) if is_whole else place
            _apply(context, gradebook, [hand_marks.Request(student, assignment, exercise, reason, who, points)])
        else:
            _list_adjustments(gradebook)


def _list_adjustments(gradebook: Gradebook) -> None:
    from grader.gradebook import hand_marks
    from grader.gradebook.judging import read_curves

    for notes in hand_marks.read_notes(gradebook).values():
        for one in notes.adjustments:
            click.echo(_adjusted(one))
    for curve in read_curves(gradebook):
        click.echo(_curved(curve))


def _curve(
    context: Context, gradebook: Gradebook, section: str, place: tuple[str, ...], reason: str, by: str, undo: bool
) -> None:
    """Points for a section or the class."""
    from grader.gradebook.curves import record_curve, undo_curve
    from grader.gradebook.desk import Desk
    from grader.gradebook.notes import Curve

    if undo:
        _refuse(len(place) != 1 or reason, "to undo, give ASSIGNMENT and --section NAME or --class")
        undo_curve(gradebook, section, place[0], by, now())
        _say(context, "taken back")
        return
    wanted = "give ASSIGNMENT +POINTS and --reason TEXT: points with a sign are added to every mark"
    _refuse(len(place) != 2 or place[1][:1] not in "+-\u2212" or not _NUMBER.fullmatch(place[1]), wanted)
    known = Desk(gradebook, context.policy).assignments()
    _refuse(place[0] not in known, f"no assignment {place[0]!r}; there are: {', '.join(known) or 'none'}")
    points = float(place[1].replace("\u2212", "-"))
    new = record_curve(gradebook, Curve(section, place[0], points, reason, by, now()))
    _say(context, "recorded" if new else "already there")


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
            _comment(context, gradebook, place, by if by is not None else user(), undo, file)


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
        hand_marks.undo(gradebook, "comments", hand_marks.Request(student, assignment, exercise, "", by), now())
        _say(context, "taken back")
    elif place:
        _refuse(len(place) not in (3, 4), "give STUDENT ASSIGNMENT [EXERCISE] TEXT")
        *names, text = place
        student, assignment, exercise = (*names, "")[:3]
        if not exercise:
            _refuse_name_as_text(context, gradebook, student, assignment, text)
        _apply(context, gradebook, [hand_marks.Request(student, assignment, exercise, text, by)])
    else:
        for notes in hand_marks.read_notes(gradebook).values():
            for one in notes.comments:
                click.echo(_commented(one))


def _refuse_name_as_text(context: Context, gradebook: Gradebook, student: str, assignment: str, text: str) -> None:
    """``comment ann softmax relu`` has forgotten its text."""
    from grader.gradebook.desk import Desk, find_student

    sheet = Desk(gradebook, context.policy).sheet(find_student(gradebook, student), assignment)
    if text in (*sheet.maxima, *sheet.items):
        raise GraderError(f"{text!r} is an exercise; give STUDENT ASSIGNMENT EXERCISE TEXT")


def _tend_bank(context: Context, gradebook: Gradebook, save: tuple[str, str] | None, forget: str | None) -> None:
    from grader.gradebook import sentences
    from grader.text import visible

    if save is not None:
        sentences.save_sentence(gradebook, *save)
        _say(context, f"stored; use it as @{save[0]}")
    elif forget is not None:
        sentences.forget_sentence(gradebook, forget)
        _say(context, "removed; comments made with it stay")
    else:
        for name, text in sentences.bank(gradebook).items():
            click.echo(f"@{name}  {visible(text)}")


def _apply(context: Context, gradebook: Gradebook, requests: list[Request]) -> None:
    from grader.gradebook import hand_marks

    new = hand_marks.apply(gradebook, requests, now(), context.policy)
    same = len(requests) - new
    _say(context, f"{new} recorded" + (f", {same} already there" if same else ""))


def _standing(gradebook: Gradebook, student: str, assignment: str, exercise: str) -> str:
    """What counts after something was taken back."""
    from grader.gradebook import hand_marks
    from grader.gradebook.desk import find_student
    from grader.gradebook.notes import NO_NOTES

    student = find_student(gradebook, student)
    before = hand_marks.read_notes(gradebook).get((student, assignment), NO_NOTES).adjustment(exercise)
    if before is None:
        return "taken back; the automatic result counts again"
    return f"taken back; what counts now: {_adjusted(before)}"


def _curved(one: Curve) -> str:
    from grader.text import visible

    whose = f"section {visible(one.section)}" if one.section else "the class"
    return f"{whose}, {one.assignment}: {_signed(one.points)}, {visible(one.by)}, {one.at}: {visible(one.reason)}"


def _signed(points: float) -> str:
    from grader.text import number

    return number(points) if points < 0 else f"+{number(points)}"


def _adjusted(one: Adjustment) -> str:
    from grader.text import number, visible

    place = ", ".join(filter(None, (visible(one.student), one.assignment, one.exercise)))
    said = _signed(one.points) if one.relative else number(one.points)
    points = f"{said} (automatic: {number(one.automatic)})"
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


def user() -> str:
    """The system's name of who runs the command; empty where it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def now() -> str:
    """The time as the gradebook keeps it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
