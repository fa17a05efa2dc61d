"""Scoring a class: intake, a pool of scoring processes, the gradebook. Imports no NumPy, so it stays small."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from grader.errors import IntakeError
from grader.gradebook.store import Gradebook
from grader.results import Report
from grader.scoring.cache import Keys, Known
from grader.scoring.jobs import Job, Plan, Scoring
from grader.scoring.pool import Pool
from grader.submissions.entries import Entry
from grader.submissions.finding import find


@dataclass(frozen=True)
class Progress:
    """One student's work is done: how much was scored, how much is unchanged, what we could not grade.

    The reports are in the gradebook; only those that tell of our errors come along, so that memory stays flat.
    """

    student: str
    scored: int = 0
    unchanged: int = 0
    errors: tuple[Report, ...] = ()
    empty: bool = False


def score_class(
    plan: Plan, gradebook: Gradebook, scoring: Callable[[Plan], Scoring] | None = None
) -> Iterator[Progress]:
    """Score what has changed; each report is in the gradebook before it is told of.

    ``scoring`` says where (default: a :class:`Pool` of processes on this machine).
    """
    gradebook.enrol([entry.student for entry in plan.entries])
    known = {} if plan.force else gradebook.newest_keys()
    keys = Keys(plan.course, plan.assignments, unsafe=plan.unsafe)
    ongoing: dict[str, Ongoing] = {}
    with (scoring or Pool)(plan) as pool:
        refused: list[tuple[Entry, IntakeError]] = []
        seen: set[str] = set()
        for entry in plan.entries:
            try:
                found = find(entry.read(), plan.assignments)
            except IntakeError as error:
                refused.append((entry, error))
                continue
            seen |= found.keys()
            jobs = [keys.job(entry.student, one, entry.remarks) for one in found.values()]
            yield from _submit(pool, gradebook, entry.student, jobs, keys, known, ongoing, empty=not found)
        for entry, reason in refused:
            jobs = [keys.refused(entry.student, name, reason) for name in plan.assignments if name in seen or not seen]
            yield from _submit(pool, gradebook, entry.student, jobs, keys, known, ongoing, empty=False)
        for job, report in pool.drain():
            yield from _recorded(gradebook, job, report, ongoing)


@dataclass
class Ongoing:
    """One student's work while some of it is still being scored."""

    left: int
    progress: Progress


def _submit(
    pool: Scoring, gradebook: Gradebook, student: str, jobs: list[Job], keys: Keys, known: Known,
    ongoing: dict[str, Ongoing], *, empty: bool
) -> Iterator[Progress]:  # fmt: skip
    """Queue what is new of one student's jobs; tell what other jobs have finished meanwhile."""
    new = [keys.new(job, known, gradebook) for job in jobs if not keys.is_current(job, known)]
    progress = Progress(student, scored=len(new), unchanged=len(jobs) - len(new), empty=empty)
    if not new:
        yield progress
        return
    ongoing[student] = Ongoing(len(new), progress)
    for job in new:
        for done, report in pool.submit(job):
            yield from _recorded(gradebook, done, report, ongoing)


def _recorded(gradebook: Gradebook, job: Job, report: Report, ongoing: dict[str, Ongoing]) -> Iterator[Progress]:
    if job.files.main:
        gradebook.keep_source(job.digest, job.files.main, job.files.contents[job.files.main])
    gradebook.record(report, job.key)
    work = ongoing[job.student]
    work.left -= 1
    if report.outcome == "error":
        work.progress = replace(work.progress, errors=(*work.progress.errors, report))
    if not work.left:
        yield ongoing.pop(job.student).progress
