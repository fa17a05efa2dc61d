"""Students' pages one by one, for those who send them: in memory, each whole by itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from grader.feedback.dossier import Dossier, dossiers, folio
from grader.feedback.pages import Site, page_of
from grader.gradebook.store import Gradebook


def pages(
    gradebook: Gradebook, site: Site, only: Collection[str] = (), wanted: Callable[[str], bool] = lambda _student: True
) -> Iterator[tuple[str, bytes]]:
    """Each student with the page, by name; with ``only`` a page has these assignments alone.

    Who has handed in none of them has no page. ``wanted`` says whose are made.
    """
    if only:
        site = replace(site, assignments=tuple(name for name in site.assignments if name in only))
    for dossier in dossiers(gradebook, site.options):
        kept = _of(dossier, site.assignments)
        if kept.reports and wanted(kept.student):
            yield kept.student, page_of(site, kept, folio(gradebook, kept, site.options))


def _of(dossier: Dossier, assignments: Collection[str]) -> Dossier:
    """What a dossier has on these assignments."""
    reports = tuple(one for one in dossier.reports if one.assignment in assignments)
    return replace(dossier, reports=reports, notes=tuple(one for one in dossier.notes if one[0] in assignments))
