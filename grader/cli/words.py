"""What ``grader score`` says when it is done: the table, the summary, and everything that somebody should look at."""

from __future__ import annotations

from collections.abc import Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from grader.cli.options import Context
    from grader.gradebook.lateness import Policy
    from grader.gradebook.notes import AllNotes, Notes
    from grader.gradebook.store import Gradebook
    from grader.results import Report
    from grader.scoring.batch import Progress
    from grader.scoring.jobs import Plan

WIDE = 10_000
"""The columns of what is no terminal."""

MANY = 20
FEW = 10


def tell(context: Context, plan: Plan, done: list[Progress], gradebook: Gradebook, notes: AllNotes) -> None:
    """The table, its legend, and the summary line."""
    from grader.cli.columns import late_words
    from grader.gradebook.judging import standings
    from grader.text import tables, visible

    if context.verbosity < 0:
        return
    stands = standings(gradebook, notes)
    scores = gradebook.scores() | {place: (one.outcome, one.final) for place, one in stands.items()}
    adjusted = {place for place, noted in notes.items() if noted.adjustments or noted.curves}
    students = sorted({progress.student for progress in done})
    handed_in = {name for student, name in scores if student in set(students)}
    columns = [name for name in plan.course.columns(handed_in) if name in plan.assignments]
    rows = [
        [
            visible(one),
            *(
                _mark(scores.get((one, name)), (one, name) in adjusted)
                + late_words(notes.get((one, name)), stands.get((one, name)))
                for name in columns
            ),
        ]
        for one in students
    ]
    if rows:
        click.echo(tables(["student", *columns], rows, get_terminal_size((WIDE, 24)).columns))
        click.echo()
        _tell_legend(context, gradebook, notes, [(one, name) for one in students for name in columns], scores, adjusted)
    click.echo(_summary(context, students, done))


def _tell_legend(
    context: Context, gradebook: Gradebook, notes: AllNotes, places: Sequence[tuple[str, str]],
    scores: dict[tuple[str, str], tuple[str, float | None]], adjusted: set[tuple[str, str]],
) -> None:  # fmt: skip
    """What ``!`` and ``*`` in the table mean, and whose work is not readable."""
    from grader.messages import render
    from grader.text import visible

    if any(place in adjusted for place in places):
        click.echo("* adjusted by hand; `grader adjust` lists them")
    _tell_times([noted for place in places if (noted := notes.get(place)) is not None])
    broken = [place for place in places if scores.get(place, ("", None))[0] == "unreadable"]
    if not broken:
        return
    click.echo("! not readable:")
    for student, assignment in broken[: _most(context)]:
        report = gradebook.report(student, assignment)
        reason = render(report.failure, context.lang) if report and report.failure else ""
        click.echo(f"  {visible(student)}, {assignment}: {visible(reason)}")
    _tell_more(len(broken) - _most(context))


def _tell_times(notes: Sequence[Notes]) -> None:
    """Whose word the times of hand-in are, where that is a last resort or there is none."""
    late = [one.lateness for one in notes if one.lateness is not None and one.lateness.due]
    by_file = sum(one.source == "file" and bool(one.at) for one in late)
    unknown = sum(not one.at and not one.is_vague for one in late)
    vague = sum(one.is_vague for one in late)
    if by_file:
        click.echo(f"times of hand-in: {by_file} by the files' own times, the last resort; --times FILE says better")
    if unknown:
        click.echo(f"times of hand-in: {unknown} are not known and count as in time; --times FILE says when")
    if vague:
        click.echo(f"times of hand-in: {vague} are late, by how much is not known: a day is counted; see --times FILE")


def _most(context: Context) -> int:
    """How many of a kind are listed: with -v all."""
    return MANY if context.verbosity < 1 else 1_000_000


def _tell_more(count: int, *, err: bool = False) -> None:
    if count > 0:
        click.echo(f"  … and {count} more; -v lists all", err=err)


def _summary(context: Context, students: Sequence[str], done: Sequence[Progress]) -> str:
    from grader.text import visible

    new = sum(progress.scored for progress in done)
    unchanged = sum(progress.unchanged for progress in done)
    summary = f"{counted(len(students), 'student')}: {counted(new, 'submission')} scored, {unchanged} unchanged"
    empty = [visible(progress.student) for progress in done if progress.empty]
    if empty:
        most = FEW if context.verbosity < 1 else len(empty)
        named = ", ".join(empty[:most]) + (" … (-v lists all)" if len(empty) > most else "")
        summary += f"; nothing handed in by {len(empty)}: {named}"
    twins = [visible(progress.student) for progress in done if progress.is_twin]
    if twins:
        summary += f"; refused, since several entries have one name: {', '.join(twins)}"
    return summary


def counted(count: int, what: str) -> str:
    """``1 student``, ``2 students``."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _mark(entry: tuple[str, float | None] | None, is_adjusted: bool) -> str:
    from grader.text import number

    if entry is None:
        return "-"
    outcome, score = entry
    if score is None:
        return "error"
    return number(score) + ("!" if outcome == "unreadable" else "") + ("*" if is_adjusted else "")


def tell_choices(context: Context, done: Sequence[Progress]) -> None:
    """What was chosen among a student's files, and what was handed in and is no part of anything scored."""
    from grader.messages import render
    from grader.text import visible

    if context.verbosity < 0:
        return
    said = [
        f"grader: {visible(one.student)}, {assignment}: {visible(render(failure, context.lang))}"
        for one in done
        for assignment, failure in one.told
    ]
    for line in said[: _most(context)]:
        click.echo(line[:1000], err=True)
    _tell_more(len(said) - _most(context), err=True)
    rest = [one for one in done if one.unused and (one.empty or context.verbosity > 0)]
    for one in rest[: _most(context)]:
        most = 5 if context.verbosity < 1 else 50
        files = ", ".join(visible(file[-200:]) for file in one.unused[:most]) + (" …" if len(one.unused) > most else "")
        word = "not recognised" if one.empty else "not used"
        advice = "; `grader assign STUDENT ASSIGNMENT FILE` takes one" if one is rest[0] and one.empty else ""
        click.echo(f"grader: {visible(one.student)} handed in {files}: {word}{advice}", err=True)
    _tell_more(len(rest) - _most(context), err=True)


def tell_nobodys(context: Context, unmatched: Sequence[str], skipped: Sequence[str], ignored: Sequence[str]) -> None:
    """What lay there and is no student's: of what is ignored, code and archives always, the rest to who asks."""
    from grader.submissions.names import may_be_handed_in
    from grader.text import visible

    for name in unmatched[:20]:
        click.echo(f"grader: not taken in, since its name does not say whose it is: {visible(name[-300:])}", err=True)
    for name in skipped[:20]:
        click.echo(f"grader: skipped, since its name begins with a dot: {visible(name[-300:])}", err=True)
    work = [name for name in ignored if may_be_handed_in(name)]
    others = [name for name in ignored if not may_be_handed_in(name)]
    for files, what, least in (
        (work, "nobody's; move each into its student's folder, or name it in a file for --map", 0),
        (others, "no student's work", 1),
    ):
        if files and context.verbosity >= least:
            names = ", ".join(visible(name[-100:]) for name in files[:50]) + (" …" if len(files) > 50 else "")
            click.echo(f"grader: beside the students' folders: {names}: {what}", err=True)


def tell_twins(done: Sequence[Progress]) -> int:
    """Name those who are refused since others have their name; how many they are."""
    from grader.text import visible

    twins = [one for one in done if one.is_twin]
    for one in twins:
        click.echo(
            f"grader: {visible(one.student)}: not scored, since several entries have this name (names that differ in "
            "their Unicode form alone are the same, and so are a folder and a .zip of one name); rename one of them",
            err=True,
        )
    return len(twins)


def tell_changes(gradebook: Gradebook, notes: AllNotes, students: set[str]) -> None:
    """The adjustments of these students under which the automatic result is no longer what the teacher saw."""
    from grader.gradebook.notes import changes
    from grader.text import number, visible

    for (student, assignment), noted in notes.items():
        report = gradebook.report(student, assignment) if student in students and noted.adjustments else None
        for change in changes(report, noted) if report else ():
            made = change.adjustment
            now = "is gone" if change.now is None else f"is {number(change.now)} now"
            place = f"{visible(student)}, {assignment}, {made.exercise}"
            click.echo(
                f"grader: {place}: adjusted to {number(made.points)} by {visible(made.by)} when the automatic result "
                f"was {number(made.automatic)}; it {now}. Adjust again, or take it back with --undo",
                err=True,
            )


def tell_errors(context: Context, failed: list[Report], submissions: Path, archive: Path | None) -> None:
    """What could not be graded, why, and the command that tries again."""
    from grader.messages import render
    from grader.text import visible

    for report in failed[:MANY]:
        reason = render(report.failure, context.lang) if report.failure else ""
        click.echo(f"grader: {visible(report.student)}, {report.assignment}: {visible(reason)}", err=True)
    names = " ".join(f"-a {name}" for name in sorted({report.assignment for report in failed}))
    command = f"grader score {submissions} " + (f"--otter {archive}" if archive else names)
    click.echo(f"grader: {len(failed)} not graded. When repaired, run: {command}", err=True)


def tell_extensions(context: Context, gradebook: Gradebook, policy: Policy) -> None:
    """Extensions for students and sections that are not there."""
    from grader.gradebook.judging import for_nobody
    from grader.text import visible

    for one in for_nobody(gradebook, policy) if context.verbosity >= 0 else ():
        who = f"student {visible(one.student)!r}" if one.student else f"section {visible(one.section)!r}"
        click.echo(f"grader: course.toml gives more time to {who}, who is not in the class", err=True)
