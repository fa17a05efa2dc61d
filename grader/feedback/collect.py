"""What a feedback site is made from: each student's reports, notes and sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.feedback.site import Folio
    from grader.feedback.student_view import Listed, Options
    from grader.gradebook.store import Gradebook
    from grader.results import Report


def _folios(gradebook: Gradebook, students: list[str], options: Options) -> Iterator[Folio]:
    from grader.feedback.site import Folio

    is_ta = options.audience == "ta"
    for student in students:
        newest: dict[str, Report] = {}
        earlier: dict[str, list[Report]] = {}
        for one in gradebook.attempts(student) if is_ta else gradebook.reports_of(student):
            if one.assignment in newest:
                earlier.setdefault(one.assignment, []).append(newest[one.assignment])
            newest[one.assignment] = one
        yield Folio(student, list(newest.values()), earlier, _sources(gradebook, newest) if is_ta else {})


def _sources(gradebook: Gradebook, reports: dict[str, Report]) -> dict[str, Listed]:
    """The submissions' main files, where the gradebook has them."""
    from grader.feedback.listing import read_source

    found = {}
    for one in reports.values():
        kept = gradebook.source(one.digest)
        source = read_source(*kept) if kept else None
        if source is not None:
            found[one.digest] = source
    return found
