"""What a student's page is made from: first as digests, enough to know whether a page is current, then in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from grader.feedback.listing import read_source
from grader.feedback.student_view import Listed, Options
from grader.gradebook.notes import AllNotes, Notes
from grader.gradebook.recorded import Recorded, recorded
from grader.gradebook.store import Gradebook
from grader.results import Report


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

    def options(self, shared: Options) -> Options:
        """The options of all pages, with what is known of this student and of nobody else."""
        notes = {(self.student, assignment): noted for assignment, noted in self.notes}
        return replace(shared, notes=notes, unused={self.student: self.unused} if self.unused else {}, roster=())


def dossiers(gradebook: Gradebook, options: Options) -> list[Dossier]:
    """Everybody's, by name. ``options`` say for whom the pages are, and hold the notes and the files without use."""
    reports: dict[str, list[Recorded]] = {}
    for one in recorded(gradebook, earlier=options.audience == "ta"):
        reports.setdefault(one.student, []).append(one)
    notes = _by_student(options.notes)
    return [
        Dossier(name, tuple(reports.get(name, ())), tuple(notes.get(name, ())), tuple(options.unused.get(name, ())))
        for name in gradebook.students()
    ]


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
    sources = _sources(gradebook, newest) if options.audience == "ta" else {}
    return Folio(dossier.student, list(newest.values()), earlier, sources)


def _sources(gradebook: Gradebook, reports: Mapping[str, Report]) -> dict[str, Listed]:
    """The submissions' main files, where the gradebook has them."""
    found = {}
    for one in reports.values():
        kept = gradebook.source(one.digest)
        source = read_source(*kept) if kept else None
        if source is not None:
            found[one.digest] = source
    return found
