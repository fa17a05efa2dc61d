"""What a student's page is made from: first as digests, enough to know whether a page is current, then in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from grader.errors import GraderError
from grader.feedback.listing import read_source
from grader.feedback.masking import Person, masked, masked_notes, masked_report
from grader.feedback.student_view import Options
from grader.feedback.term_view import Listed
from grader.gradebook.anonymous import alias
from grader.gradebook.notes import AllNotes, Notes, absent_report
from grader.gradebook.recorded import Recorded, recorded
from grader.gradebook.roster import Enrolled
from grader.gradebook.store import Gradebook
from grader.results import Report
from grader.text import visible


@dataclass(frozen=True)
class Dossier:
    """One student's part of the gradebook, with digests in place of reports.

    A page is made from this, its reports and what all pages share (:class:`~grader.feedback.site.Site`) alone: whatever
    a page shall show belongs here, or a change of it goes unseen. ``reports`` are in the order in which they were made,
    for teachers with earlier ones; ``notes`` are by assignment.
    """

    student: str
    reports: tuple[Recorded, ...] = ()
    notes: tuple[tuple[str, Notes], ...] = ()
    unused: tuple[str, ...] = ()
    enrolled: Enrolled | None = None
    page_name: str = ""
    """What the pages call the student where nobody is to be known; empty where the name is shown."""

    @property
    def label(self) -> str:
        """What links call the student: the alias, else the name of the roster, else that of the hand-in."""
        return self.page_name or (self.enrolled.name if self.enrolled else "") or self.student

    def options(self, shared: Options) -> Options:
        """The options of all pages, with what is known of this student and of nobody else."""
        name = self.page_name or self.student
        notes = {(name, assignment): noted for assignment, noted in self.notes}
        return replace(
            shared,
            notes=notes,
            unused={name: self.unused} if self.unused else {},
            roster=(),
            people={name: self.enrolled} if self.enrolled else {},
        )


def dossiers(gradebook: Gradebook, options: Options) -> list[Dossier]:
    """Everybody's, by name. ``options`` say for whom the pages are, and hold the notes and the files without use."""
    reports: dict[str, list[Recorded]] = {}
    for one in recorded(gradebook, earlier=options.audience == "ta"):
        reports.setdefault(one.student, []).append(one)
    notes = _by_student(options.notes)
    return [
        Dossier(
            name,
            tuple(reports.get(name, ())),
            tuple(notes.get(name, ())),
            tuple(options.unused.get(name, ())),
            options.people.get(name),
        )
        for name in gradebook.students()
    ]


Everybody = tuple[list[Dossier], Options]


def of_section(dossiers: Sequence[Dossier], options: Options, section: str) -> Everybody:
    """Only one section's students. Raises :class:`~grader.errors.GraderError` where nobody is in it."""
    known = {one.section for one in options.people.values() if one.section}
    if section not in known:
        there_are = ", ".join(map(visible, sorted(known))) or "none; `grader roster FILE` says who is in which"
        raise GraderError(f"no section {visible(section)!r}; there are: {there_are}")
    people = {name: one for name, one in options.people.items() if one.section == section}
    notes = {place: noted for place, noted in options.notes.items() if place[0] in people}
    unused = {name: files for name, files in options.unused.items() if name in people}
    roster = tuple(name for name in options.roster if name in people)
    chosen = [dossier for dossier in dossiers if dossier.student in people]
    return chosen, replace(options, people=people, notes=notes, roster=roster, unused=unused)


def without_names(dossiers: Sequence[Dossier], options: Options, salt: bytes) -> Everybody:
    """The same with aliases for names, also in what people have written about the hand-ins and in files' names.

    What came out of the hand-ins themselves is masked where it is read (:func:`folio`).
    """

    def known(name: str) -> str:
        return alias(salt, name)

    everybody = dict.fromkeys([*(one.student for one in dossiers), *options.roster, *options.people])
    masked_people = tuple(_person(name, known(name), options.people.get(name)) for name in everybody)
    people = {known(name): Enrolled(known(name), one.section) for name, one in options.people.items()}
    notes = {
        (known(student), assignment): masked_notes(noted, masked_people, known(student))
        for (student, assignment), noted in options.notes.items()
    }
    unused = {known(name): masked(tuple(files), masked_people, known(name)) for name, files in options.unused.items()}
    hidden = [
        replace(
            one,
            page_name=known(one.student),
            enrolled=people.get(known(one.student)),
            notes=tuple((name, masked_notes(noted, masked_people, known(one.student))) for name, noted in one.notes),
            unused=masked(one.unused, masked_people, known(one.student)),
        )
        for one in dossiers
    ]
    in_order = sorted(hidden, key=lambda one: one.page_name)
    roster = tuple(sorted(map(known, options.roster)))
    return in_order, replace(options, people=people, notes=notes, roster=roster, unused=unused, masked=masked_people)


def _person(name: str, alias: str, enrolled: Enrolled | None) -> Person:
    known = enrolled or Enrolled(name)
    names = dict.fromkeys(filter(None, (name, known.student, known.name, known.was)))
    return Person(alias, tuple(names), known.email, known.nicknames)


def _by_student(notes: AllNotes) -> Mapping[str, Sequence[tuple[str, Notes]]]:
    found: dict[str, list[tuple[str, Notes]]] = {}
    for (student, assignment), noted in sorted(notes.items(), key=lambda pair: pair[0]):
        found.setdefault(student, []).append((assignment, noted))
    return found


@dataclass(frozen=True)
class Folio:
    """Everything about one student: current reports, earlier ones by assignment, and sources by digest."""

    student: str
    reports: Sequence[Report]
    attempts: dict[str, list[Report]] = field(default_factory=dict)
    sources: dict[str, Listed] = field(default_factory=dict)


def folio(gradebook: Gradebook, dossier: Dossier, options: Options) -> Folio:
    """The dossier's reports themselves, with the submissions' sources for teachers."""
    newest: dict[str, Report] = {}
    earlier: dict[str, list[Report]] = {}
    for one in dossier.reports:
        report = gradebook.report_numbered(one.number)
        if report.assignment in newest:
            earlier.setdefault(report.assignment, []).append(newest[report.assignment])
        newest[report.assignment] = report
    counting = {one.assignment: one.number for one in dossier.reports if one.counts}
    for assignment, number in counting.items():
        if newest[assignment] != (chosen := gradebook.report_numbered(number)):
            earlier.setdefault(assignment, []).append(newest[assignment])
            newest[assignment] = chosen
    for assignment, noted in dossier.notes:
        if noted.says_something and assignment not in newest:
            newest[assignment] = absent_report(dossier.student, assignment)
    if dossier.page_name:
        newest = {name: _without_name(report, dossier, options) for name, report in newest.items()}
        earlier = {name: [_without_name(one, dossier, options) for one in before] for name, before in earlier.items()}
    every = [*newest.values(), *(one for before in earlier.values() for one in before)]
    sources = _sources(gradebook, every) if options.audience == "ta" else {}
    if dossier.page_name:
        sources = {digest: masked(one, options.masked, dossier.page_name) for digest, one in sources.items()}
    return Folio(dossier.page_name or dossier.student, list(newest.values()), earlier, sources)


def _without_name(report: Report, dossier: Dossier, options: Options) -> Report:
    return masked_report(replace(report, student=dossier.page_name), options.masked)


def _sources(gradebook: Gradebook, reports: Iterable[Report]) -> dict[str, Listed]:
    """The submissions' main files, where the gradebook has them."""
    found: dict[str, Listed] = {}
    for one in reports:
        if one.digest in found:
            continue
        kept = gradebook.source(one.digest)
        source = read_source(*kept) if kept else None
        if source is not None:
            found[one.digest] = source
    return found
