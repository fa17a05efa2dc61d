"""Which of the students and reports ``grader score`` is about, and when they handed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from grader.errors import GraderError

if TYPE_CHECKING:
    from grader.course.course import Course
    from grader.gradebook.store import Gradebook
    from grader.results import HandIn
    from grader.submissions.entries import Entry
    from grader.submissions.finding import Rules


@dataclass(frozen=True)
class Choice:
    """What of the class is meant: some students, a section, one exercise, what has no full marks yet."""

    students: tuple[str, ...] = ()
    section: str | None = None
    exercise: str | None = None
    only_failed: bool = False


def with_exercise(course: Course, wanted: tuple[str, ...], exercise: str | None) -> tuple[str, ...]:
    """The assignments that have an exercise; all where none is named."""
    if exercise is None:
        return wanted
    found = tuple(name for name in wanted if exercise in course.assignment(name).exercises)
    if not found:
        known = sorted({one for name in wanted for one in course.assignment(name).exercises})
        raise GraderError(f"no exercise {exercise!r}; there are: {', '.join(known[:60]) or 'none'}")
    return found


def chosen_entries(gradebook: Gradebook, entries: Sequence[Entry], choice: Choice) -> list[Entry]:
    """The entries under today's names, of the students that are meant.

    Raises :class:`~grader.errors.GraderError` for a student or section that is not there.
    """
    from grader.gradebook.desk import nearest
    from grader.gradebook.renaming import renamed
    from grader.gradebook.roster import refuse_unknown_section, sections_of
    from grader.submissions.entries import without_twins
    from grader.text import visible

    today = renamed(gradebook)
    found = list(entries)
    if any(entry.student in today for entry in found):
        found = without_twins([replace(entry, student=today.get(entry.student, entry.student)) for entry in found])
    if choice.section is not None:
        refuse_unknown_section(gradebook, choice.section)
        sections = sections_of(gradebook)
        found = [entry for entry in found if sections.get(entry.student) == choice.section]
    if choice.students:
        by_name = {name: entry for entry in found for name in (entry.student, visible(entry.student))}
        for name in choice.students:
            if today.get(name, name) not in by_name:
                known = [entry.student for entry in found]
                raise GraderError(f"no student {visible(name)!r} handed in here; {nearest(name, known)}")
        wanted = {by_name[today.get(name, name)].student for name in choice.students}
        found = [entry for entry in found if entry.student in wanted]
    return found


def timeouts_of(course: Course, wanted: tuple[str, ...]) -> Mapping[str, float]:
    """The assignments' own time limits, unless one for all was given to this command."""
    source = click.get_current_context().get_parameter_source("timeout")
    if source is not ParameterSource.DEFAULT:
        return {}
    own = {name: course.settings.of(name).timeout for name in wanted}
    return {name: seconds for name, seconds in own.items() if seconds is not None}


def times_of(
    path: Path | None, course: Course, wanted: tuple[str, ...], entries: Sequence[Entry]
) -> Mapping[tuple[str, str], HandIn]:
    """When the students handed in, by a list of the teacher's."""
    from grader.lms.times import read_times, times_for

    if path is None:
        return {}
    return times_for([entry.student for entry in entries], read_times(path, course.settings.zone, wanted))


def mapped(path: Path, course: Course) -> dict[tuple[str, str], str]:
    """The lines of a --map file, with assignments that there are."""
    from grader.gradebook.choices import read_map

    chosen = read_map(path)
    for _, assignment in chosen:
        course.assignment(assignment)
    return chosen


def with_mapped(entries: list[Entry], rules: Rules, submissions: Path) -> list[Entry]:
    """The entries, and students whom a file beside them was assigned to, by its path below SUBMISSIONS."""
    from grader.submissions.entries import Entry, one_file

    known = {entry.student for entry in entries}
    new: dict[str, list[str]] = {}
    for (student, _), file in rules.assigned.items():
        if student not in known and (submissions / file).is_file() and ".." not in Path(file).parts:
            new.setdefault(student, []).append(file)
    return [*entries, *(Entry(student, one_file(submissions, files)) for student, files in new.items())]
