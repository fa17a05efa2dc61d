"""Teachers' notes in the gradebook: checked against what is there, recorded all or none, taken back, read again.

Nothing is ever deleted but a stored sentence: what was taken back stays, with who did it and when.
"""

from __future__ import annotations

import difflib
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from grader.errors import GraderError
from grader.gradebook.notes import Adjustment, AllNotes, Comment, Notes, final_score
from grader.gradebook.store import Gradebook
from grader.results import ExerciseReport, Report
from grader.text import number, visible

MAX_TEXT = 10_000
_SENTENCE_NAME = re.compile(r"[\w.-]+")
_IN_FORCE = "undone_at = ''"


@dataclass(frozen=True)
class Request:
    """One line of what a teacher asks for: an adjustment where ``points`` are given, else a comment.

    ``where`` says which line of a file it is, for messages.
    """

    student: str
    assignment: str
    exercise: str
    text: str
    by: str
    points: str | float | None = None
    where: str = ""


# What is there


def find_student(gradebook: Gradebook, name: str) -> str:
    """The student of this name, also as a terminal shows it.

    Raises :class:`~grader.errors.GraderError`, which names those that are near.
    """
    students = gradebook.students()
    wanted = unicodedata.normalize("NFC", name)
    if wanted in students:
        return wanted
    shown = [student for student in students if visible(student) == wanted]
    if len(shown) == 1:
        return shown[0]
    raise GraderError(f"no student {visible(name)!r} in {gradebook.path}; {_nearest(wanted, students)}")


def _nearest(name: str, known: Sequence[str]) -> str:
    """All of a short list; of a long one, those that look alike."""
    if len(known) <= 20:
        return "there are: " + (", ".join(map(visible, known)) or "none")
    wanted = name.casefold()
    within = [one for one in known if wanted and wanted in one.casefold()]
    near = [*within[:5], *(one for one in difflib.get_close_matches(name, known, 5, 0.5) if one not in within)][:5]
    return f"there are {len(known)}" + (f"; similar: {', '.join(map(visible, near))}" if near else "")


def find_report(gradebook: Gradebook, student: str, assignment: str) -> Report:
    """The student's current report.

    Raises :class:`~grader.errors.GraderError`, which names the assignments that have one.
    """
    report = gradebook.report(student, assignment)
    if report is not None:
        return report
    known = sorted(name for who, name in gradebook.scores() if who == student)
    raise GraderError(
        f"{visible(student)} has no report for {visible(assignment)!r}; there are: {', '.join(known) or 'none'}"
    )


def find_exercise(report: Report, name: str) -> ExerciseReport:
    """One exercise of a report. Raises :class:`~grader.errors.GraderError`, which names those that there are."""
    for exercise in report.exercises:
        if exercise.name == name:
            return exercise
    known = ", ".join(exercise.name for exercise in report.exercises) or "none"
    raise GraderError(f"{report.assignment} has no exercise {visible(name)!r}; there are: {known}")


# Recording


def apply(gradebook: Gradebook, requests: Sequence[Request], at: str) -> int:
    """Record every request or none. What is in force already is not recorded twice; returns how many were new.

    Raises :class:`~grader.errors.GraderError` that lists everything that is wrong.
    """
    problems, adjustments, comments = [], [], []
    for request in requests:
        try:
            if request.points is None:
                comments.append(_comment(gradebook, request, at))
            else:
                adjustments.append(_adjustment(gradebook, request, at))
        except GraderError as error:
            problems.append(f"{request.where}{error}")
    problems += _said_twice(adjustments)
    if problems:
        more = [f"and {len(problems) - 20} more"] if len(problems) > 20 else []
        nothing = ["nothing was recorded"] if len(requests) > 1 else []
        raise GraderError("\n".join([*problems[:20], *more, *nothing]))
    with gradebook.transaction() as connection:
        return sum(_record_adjustment(connection, one) for one in adjustments) + sum(
            _record_comment(connection, one) for one in comments
        )


def _said_twice(adjustments: Iterable[Adjustment]) -> list[str]:
    """Which of two marks for the same exercise should count, nobody can say."""
    seen: set[tuple[str, str, str]] = set()
    problems = []
    for one in adjustments:
        key = (one.student, one.assignment, one.exercise)
        if key in seen:
            problems.append(f"{visible(one.student)}, {one.assignment}, {one.exercise} is adjusted twice in the file")
        seen.add(key)
    return problems


def _adjustment(gradebook: Gradebook, request: Request, at: str) -> Adjustment:
    student = find_student(gradebook, request.student)
    report = find_report(gradebook, student, request.assignment)
    exercise = find_exercise(report, request.exercise)
    points = parse_points(request.points, exercise)
    reason = _words(request.text, "the reason")
    by = _words(request.by, "the name of who adjusts (--by)")
    return Adjustment(student, report.assignment, exercise.name, points, reason, by, at, exercise.score)


def _comment(gradebook: Gradebook, request: Request, at: str) -> Comment:
    student = find_student(gradebook, request.student)
    report = find_report(gradebook, student, request.assignment)
    exercise = find_exercise(report, request.exercise).name if request.exercise else ""
    text = _words(_from_bank(gradebook, request.text), "the comment")
    by = _words(request.by, "the name of who comments (--by)")
    return Comment(student, report.assignment, exercise, text, by, at)


def parse_points(given: str | float | None, exercise: ExerciseReport) -> float:
    """A finite number of points between 0 and what the exercise is worth.

    Raises :class:`~grader.errors.GraderError` for anything else.
    """
    text = str(given).strip()
    if isinstance(given, bool) or not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", text, re.ASCII):
        raise GraderError(f"{visible(text)!r} is not a number of points; {exercise.name} has 0 to {_max(exercise)}")
    points = float(text)
    if not 0 <= points <= exercise.max_score:
        raise GraderError(f"{visible(text)} points are out of range; {exercise.name} has 0 to {_max(exercise)}")
    return round(points, 6)


def _max(exercise: ExerciseReport) -> str:
    return number(exercise.max_score)


def _words(text: str, what: str) -> str:
    """Strip and check: non-empty, at most 10,000 characters, valid UTF-8."""
    text = unicodedata.normalize("NFC", text.strip())
    if not text:
        raise GraderError(f"{what} is empty")
    if len(text) > MAX_TEXT:
        raise GraderError(f"{what} has {len(text)} characters; at most {MAX_TEXT} are taken")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise GraderError(f"{what} is not text in UTF-8") from None
    return text


def _record_adjustment(connection: sqlite3.Connection, new: Adjustment) -> bool:
    old = connection.execute(
        "SELECT points, automatic, reason, by FROM adjustments WHERE student = ? AND assignment = ? AND exercise = ? "
        f"AND {_IN_FORCE} ORDER BY id DESC LIMIT 1",
        (new.student, new.assignment, new.exercise),
    ).fetchone()
    if old == (new.points, new.automatic, new.reason, new.by):
        return False
    connection.execute(
        "INSERT INTO adjustments (student, assignment, exercise, points, reason, by, at, automatic) "
        "VALUES (?,?,?,?,?,?,?,?)",
        tuple(vars(new).values()),
    )
    return True


def _record_comment(connection: sqlite3.Connection, new: Comment) -> bool:
    values = tuple(vars(new).values())
    same = (
        "SELECT 1 FROM comments WHERE student = ? AND assignment = ? AND exercise = ? AND text = ? AND by = ? "
        f"AND {_IN_FORCE}"
    )
    if connection.execute(same, values[:-1]).fetchone():
        return False
    connection.execute(
        "INSERT INTO comments (student, assignment, exercise, text, by, at) VALUES (?,?,?,?,?,?)", values
    )
    return True


# Taking back


def undo(gradebook: Gradebook, table: str, request: Request, at: str) -> None:
    """Take back the newest adjustment or comment there; an older adjustment counts again.

    Raises :class:`~grader.errors.GraderError` where there is nothing to take back.
    """
    assert table in ("adjustments", "comments")
    student = find_student(gradebook, request.student)
    place = (student, request.assignment, request.exercise)
    by = _words(request.by, "the name of who takes it back (--by)")
    with gradebook.transaction() as connection:
        row = connection.execute(
            f"SELECT MAX(id) FROM {table} WHERE student = ? AND assignment = ? AND exercise = ? AND {_IN_FORCE}", place
        ).fetchone()
        if row[0] is None:
            where = ", ".join(visible(part) for part in place if part)
            raise GraderError(f"there is nothing to undo: no {table[:-1]} for {where}")
        connection.execute(f"UPDATE {table} SET undone_by = ?, undone_at = ? WHERE id = ?", (by, at, row[0]))


# Reading


def read_notes(gradebook: Gradebook) -> AllNotes:
    """All notes in force, by student and assignment."""
    found: dict[tuple[str, str], Notes] = {}
    newest = f"SELECT MAX(id) FROM adjustments WHERE {_IN_FORCE} GROUP BY student, assignment, exercise"
    for row in gradebook.read(
        "SELECT student, assignment, exercise, points, reason, by, at, automatic FROM adjustments "
        f"WHERE id IN ({newest}) ORDER BY student, assignment, id"
    ):
        notes = found.get(row[:2], Notes())
        found[row[:2]] = replace(notes, adjustments=(*notes.adjustments, Adjustment(*row)))
    for row in gradebook.read(
        f"SELECT student, assignment, exercise, text, by, at FROM comments WHERE {_IN_FORCE} ORDER BY id"
    ):
        notes = found.get(row[:2], Notes())
        found[row[:2]] = replace(notes, comments=(*notes.comments, Comment(*row)))
    return found


def final_scores(gradebook: Gradebook, notes: AllNotes) -> dict[tuple[str, str], tuple[str, float | None]]:
    """Outcome and score that counts of each current report; only adjusted reports are read in full."""
    scores = gradebook.scores()
    for (student, assignment), noted in notes.items():
        report = gradebook.report(student, assignment) if noted.adjustments else None
        if report is not None:
            scores[student, assignment] = (report.outcome, final_score(report, noted))
    return scores


# The comment bank


def bank(gradebook: Gradebook) -> dict[str, str]:
    """The stored sentences by name."""
    return dict(gradebook.read("SELECT name, text FROM sentences ORDER BY name"))


def save_sentence(gradebook: Gradebook, name: str, text: str) -> None:
    """Store a sentence, or change the one of this name. Comments made with it before keep their words.

    Raises :class:`~grader.errors.GraderError` for a name that cannot be typed.
    """
    if not _SENTENCE_NAME.fullmatch(name):
        raise GraderError(f"{visible(name)!r} cannot be a sentence's name: letters, digits, `_`, `.` and `-` can")
    with gradebook.transaction() as connection:
        connection.execute("INSERT OR REPLACE INTO sentences VALUES (?, ?)", (name, _words(text, "the sentence")))


def forget_sentence(gradebook: Gradebook, name: str) -> None:
    """Remove a sentence from the bank; comments made with it stay."""
    _sentence(gradebook, name)
    with gradebook.transaction() as connection:
        connection.execute("DELETE FROM sentences WHERE name = ?", (name,))


def _sentence(gradebook: Gradebook, name: str) -> str:
    sentences = bank(gradebook)
    if name not in sentences:
        raise GraderError(f"no sentence {visible(name)!r} in the bank; {_nearest(name, list(sentences))}")
    return sentences[name]


def _from_bank(gradebook: Gradebook, text: str) -> str:
    """``@NAME`` alone stands for the sentence of that name; any other text for itself."""
    name = text.strip().removeprefix("@")
    is_name = text.strip().startswith("@") and _SENTENCE_NAME.fullmatch(name)
    return _sentence(gradebook, name) if is_name else text
