"""Students' pages one by one, for those who send them: in memory, each whole by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from grader.feedback.dossier import Dossier, folio
from grader.feedback.pages import Site, page_of
from grader.gradebook.store import Gradebook


def pages(gradebook: Gradebook, site: Site, dossiers: Iterable[Dossier]) -> Iterator[tuple[str, bytes]]:
    """Each student with the page."""
    for dossier in dossiers:
        yield dossier.student, page_of(site, dossier, folio(gradebook, dossier, site.options))


def with_something(dossiers: Iterable[Dossier]) -> list[Dossier]:
    """Those of which a page would say something: a report, or what teachers added."""
    return [one for one in dossiers if one.reports or any(noted.says_something for _, noted in one.notes)]


def without_others(dossier: Dossier, assignments: Collection[str]) -> Dossier:
    """What a dossier has on these assignments."""
    reports = tuple(one for one in dossier.reports if one.assignment in assignments)
    return replace(dossier, reports=reports, notes=tuple(one for one in dossier.notes if one[0] in assignments))
