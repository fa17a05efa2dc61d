"""The class's page: from everybody's marks, what an instructor plans the next lecture with."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from grader.feedback.class_view import (
    Alike,
    AssignmentSummary,
    ClassPage,
    ClassRow,
    Extreme,
    Item,
    MarkCell,
    Mistake,
    Same,
    StudentLink,
    Timing,
    Trouble,
    Wish,
)
from grader.feedback.register import Register
from grader.feedback.statistics import Pattern, StudentMark, items, spread
from grader.feedback.student_view import Options
from grader.gradebook.store import NOBODY

MIN_ALIKE = 2
MIN_EXTREME = 3
"""That one or two students could do a thing says nothing of the class."""

MAX_ALIKE = 30


def class_page(
    register: Register, assignments: Sequence[str], students: Sequence[str], hrefs: Mapping[str, str]
) -> ClassPage:
    """The page of the class. ``students`` are all that were ever seen; the roster in the options may name more."""
    options, marks = register.options, register.marks
    everybody = dict.fromkeys([*students, *options.roster])
    people = {name: _link(name, hrefs.get(name, ""), options) for name in everybody}
    by_place = {(one.student, one.assignment): one for one in marks}
    handed_in = {one.student for one in marks if one.outcome != "absent"}
    present = {one.assignment for one in marks}
    waiting, assignments = (
        [name for name in assignments if name not in present],
        [name for name in assignments if name in present],
    )
    by_assignment = {name: [one for one in marks if one.assignment == name] for name in assignments}
    summaries = tuple(_summary(name, by_assignment[name], register, people) for name in assignments)
    nobody, all_can = _extremes(summaries)
    return ClassPage(
        audience=options.audience,
        lang=options.lang,
        assignments=summaries,
        waiting=tuple(options.title(name) for name in waiting),
        rows=tuple(_row(people[name], assignments, by_place) for name in sorted(people)),
        mistakes=_mistakes(register, people),
        alike=_alike(register, people),
        nobody=nobody,
        everybody=all_can,
        nothing=tuple(person for name, person in people.items() if name not in handed_in),
        unknown=tuple(people[name] for name in students if options.roster and name not in options.roster),
        troubles=_troubles(marks, options, people),
        submissions=sum(one.outcome != "absent" for one in marks),
        scored_at=max((one.graded_at for one in marks), default=""),
        sections=tuple(sorted({person.section for person in people.values() if person.section})),
        heading=options.heading,
        is_anonymous=bool(options.masked),
        twins=_twins(marks, options, people),
        requests=_wishes(options, people),
        strays=tuple(options.unused.get(NOBODY, ())),
        unused=tuple(
            (person, tuple(options.unused[name])) for name, person in people.items() if name in options.unused
        ),
    )


def _link(name: str, href: str, options: Options) -> StudentLink:
    """A student with the name that the roster gives them."""
    known = options.people.get(name)
    if known is None:
        return StudentLink(name, href)
    shown = f"{known.name} ({name})" if known.name and known.name != name else ""
    return StudentLink(name, href, shown, known.section)


def _twins(marks: Sequence[StudentMark], options: Options, people: Mapping[str, StudentLink]) -> tuple[Same, ...]:
    """Who handed in the same bytes, right or wrong."""
    groups: dict[tuple[str, str], list[StudentLink]] = {}
    for one in marks:
        if one.digest and one.outcome == "graded":
            groups.setdefault((one.assignment, one.digest), []).append(people[one.student])
    found = [Same(options.title(name), tuple(group)) for (name, _), group in groups.items() if len(group) > 1]
    return tuple(sorted(found, key=lambda same: -len(same.people)))


def _wishes(options: Options, people: Mapping[str, StudentLink]) -> tuple[Wish, ...]:
    """The regrade requests that wait for an answer, the oldest first."""
    waiting = [
        Wish(one.number, people[student], options.title(assignment), one.exercise, one.text)
        for (student, assignment), notes in options.notes.items()
        for one in notes.requests
        if not one.verdict and student in people
    ]
    return tuple(sorted(waiting, key=lambda wish: wish.number))


def _row(person: StudentLink, assignments: Sequence[str], marks: Mapping[tuple[str, str], StudentMark]) -> ClassRow:
    found = [marks.get((person.name, name)) for name in assignments]
    cells = tuple(
        MarkCell(one.outcome, one.score, one.max_score, one.late)
        if one and not (one.outcome == "absent" and one.score is None)
        else MarkCell("", None)
        for one in found
    )
    return ClassRow(person, cells, sum(cell.score for cell in cells if cell.score is not None))


def _summary(
    name: str, marks: list[StudentMark], register: Register, people: Mapping[str, StudentLink]
) -> AssignmentSummary:
    options = register.options
    scores = [one.score for one in marks if one.score is not None]
    present = {one.student for one in marks if one.outcome != "absent"}
    return AssignmentSummary(
        name=name,
        title=options.title(name),
        spread=spread(scores, max((one.max_score for one in marks), default=100.0)),
        items=tuple(_worded(item, name, register) for item in items(marks)),
        timing=_timing(marks, people),
        absent=tuple(person for student, person in people.items() if student not in present),
    )


def _worded(item: Item, assignment: str, register: Register) -> Item:
    """An exercise's item with the claims of its checks."""
    parts = []
    for part in item.parts:
        claim, public = register.claims[assignment, item.name, part.name]
        parts.append(replace(part, claim=claim, public=public))
    return replace(item, parts=tuple(parts))


def _timing(marks: list[StudentMark], people: Mapping[str, StudentLink]) -> Timing | None:
    if not marks:
        return None
    slowest = max(marks, key=lambda one: one.seconds)
    return Timing(statistics.median(one.seconds for one in marks), slowest.seconds, people[slowest.student])


def _extremes(summaries: Iterable[AssignmentSummary]) -> tuple[tuple[Extreme, ...], tuple[Extreme, ...]]:
    """The checks that nobody, and that everybody passed."""
    found = [
        (part.difficulty, Extreme(summary.title, item.name, part.claim, part.count))
        for summary in summaries
        for item in summary.items
        for part in item.parts
        if part.count >= MIN_EXTREME
    ]
    return tuple(one for share, one in found if share == 0), tuple(one for share, one in found if share == 1)


def _mistakes(register: Register, people: Mapping[str, StudentLink]) -> tuple[Mistake, ...]:
    """Misconceptions, the most common first."""
    who: dict[tuple[str, str, str], list[StudentLink]] = {}
    for one in register.marks:
        for exercise, misconception in one.mistakes:
            who.setdefault((one.assignment, exercise, misconception), []).append(people[one.student])
    title = register.options.title
    found = [Mistake(title(key[0]), key[1], register.hints[key], tuple(group)) for key, group in who.items()]
    return tuple(sorted(found, key=lambda mistake: -len(mistake.people)))


def _alike(register: Register, people: Mapping[str, StudentLink]) -> tuple[Alike, ...]:
    """Groups that fail in the same way: first those that no misconception explains, then by size."""
    groups: dict[tuple[str, str], list[tuple[StudentMark, Pattern]]] = {}
    for one in register.marks:
        for pattern in one.patterns:
            groups.setdefault((one.assignment, pattern.signature), []).append((one, pattern))
    found = [_group(key, members, register, people) for key, members in groups.items() if len(members) >= MIN_ALIKE]
    return tuple(sorted(found, key=lambda group: (group.is_named, -len(group.people))))[:MAX_ALIKE]


def _group(
    key: tuple[str, str],
    members: list[tuple[StudentMark, Pattern]],
    register: Register,
    people: Mapping[str, StudentLink],
) -> Alike:
    assignment, _signature = key
    exercise, _, checks = members[0][1]
    return Alike(
        assignment=register.options.title(assignment),
        exercise=exercise,
        claims=tuple(register.claims[assignment, exercise, check][0] for check in checks),
        message=register.said[key],
        people=tuple(people[one.student] for one, _ in members),
        is_named=any(exercise == name for one, _ in members for name, _ in one.mistakes),
    )


def _troubles(marks: Iterable[StudentMark], options: Options, people: Mapping[str, StudentLink]) -> tuple[Trouble, ...]:
    return tuple(_each_trouble(marks, options, people))


def _each_trouble(
    marks: Iterable[StudentMark], options: Options, people: Mapping[str, StudentLink]
) -> Iterator[Trouble]:
    """Our own errors first: those are to be repaired here."""
    for wanted in ("error", "unreadable"):
        for one in marks:
            if one.outcome == wanted:
                yield Trouble(people[one.student], options.title(one.assignment), one.outcome, one.message)
