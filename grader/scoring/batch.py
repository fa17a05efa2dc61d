"""Scoring a class: intake, a pool of scoring processes, the gradebook. Imports no NumPy, so it stays small."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from grader.errors import GraderError, IntakeError
from grader.gradebook.hand_ins import note_time
from grader.gradebook.renaming import first_names
from grader.gradebook.requests import record_request, tidy
from grader.gradebook.store import Gradebook
from grader.moments import written
from grader.results import Failure, HandIn, Report
from grader.scoring.cache import Keys, Known
from grader.scoring.jobs import Job, Plan, Scoring
from grader.scoring.pool import Pool
from grader.submissions.entries import Entry
from grader.submissions.finding import Found, find
from grader.submissions.limits import Tree
from grader.submissions.packed import opened_beside_stubs
from grader.submissions.requests import Asked, is_request, requests_in
from grader.submissions.unused import unused
from grader.text import visible

MAX_REASON = 500
"""Characters of an error that are quoted."""


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
    refusal: str = ""
    is_twin: bool = False
    unused: tuple[str, ...] = ()
    told: tuple[tuple[str, Failure], ...] = ()


TOLD = frozenset(
    {"both_files", "newer_file", "several_files", "stub_passed_over", "damaged_passed_over", "set_aside_passed_over",
     "partial_passed_over", "near_name", "any_name", "empty_file", "left_out", "ambiguous", "assigned_missing"}
)  # fmt: skip
"""What is said of a choice among a student's files on the terminal too."""


def score_class(
    plan: Plan, gradebook: Gradebook, scoring: Callable[[Plan], Scoring] | None = None
) -> Iterator[Progress]:
    """Score what has changed; each report is in the gradebook before it is told of.

    ``scoring`` says where (default: a :class:`Pool` of processes on this machine).
    """
    gradebook.enrol([entry.student for entry in plan.entries])
    known = {} if plan.force else gradebook.newest_keys()
    keys = Keys(plan.course, unsafe=plan.unsafe, names=first_names(gradebook), again=plan.again)
    ongoing: dict[str, Ongoing] = {}
    with (scoring or Pool)(plan) as pool:
        refused: list[tuple[Entry, Failure]] = []
        seen: set[str] = set()
        for entry in plan.entries:
            try:
                whole = opened_beside_stubs(entry.read(), plan.assignments, plan.rules.exercises)
                tree, asked = _without_requests(whole, plan)
                found = find(tree, plan.assignments, plan.rules, entry.student, entry.ages)
                jobs = [_job(keys, entry, one) for one in found.values()]
                rest = tuple(unused(tree, found, plan.rules.exercises))
                times = {name: _handed_in(plan, entry, tree, one) for name, one in found.items()}
            except Exception as error:  # whatever a hand-in raises is its own refusal, never the run's end
                refused.append((entry, _refusal(error)))
                continue
            seen |= found.keys()
            for one in filter(lambda asked: tidy(asked.text), asked):
                at = written(datetime.now(UTC))
                record_request(gradebook, entry.student, one.assignment, one.exercise, one.text, at)
            gradebook.keep_unused(entry.student, rest)
            told = tuple((one.assignment, said) for one in found.values() for said in _told(one))
            progress = Progress(entry.student, empty=not found, unused=rest, told=told)
            del whole, tree
            yield from _submit(pool, gradebook, progress, jobs, times, keys, known, ongoing, plan)
        for entry, failure in refused:
            jobs = [keys.refused(entry.student, name, failure) for name in plan.assignments if name in seen or not seen]
            gradebook.keep_unused(entry.student, ())
            progress = Progress(entry.student, refusal=failure.data["reason"], is_twin=entry.is_twin)
            times = {job.assignment: _handed_in(plan, entry, Tree(), None, job.assignment) for job in jobs}
            yield from _submit(pool, gradebook, progress, jobs, times, keys, known, ongoing, plan)
        for job, report in pool.drain():
            yield from _recorded(gradebook, job, report, ongoing)


def _job(keys: Keys, entry: Entry, found: Found) -> Job:
    """The job of one choice, or the job that only says why nothing could be chosen."""
    if found.refusal is not None:
        return keys.refused(entry.student, found.assignment, found.refusal)
    return keys.job(entry.student, found, entry.remarks)


def _handed_in(
    plan: Plan, entry: Entry, tree: Mapping[str, bytes], found: Found | None, assignment: str = ""
) -> HandIn | None:
    """When it was handed in: by the teacher's list, else by the platform, else by the file's own time."""
    listed = plan.times.get((entry.student, found.assignment if found else assignment))
    if listed is not None:
        return replace(listed, is_late=bool(entry.handed_in and entry.handed_in.is_late))
    if entry.handed_in is not None or found is None:
        return entry.handed_in
    at = tree.times.get(found.file) if isinstance(tree, Tree) else None
    if at is None:
        return None
    return HandIn(written(at if at.tzinfo else at.replace(tzinfo=plan.course.settings.zone)), "file")


def _told(found: Found) -> Iterator[Failure]:
    yield from (remark for remark in found.remarks if remark.kind in TOLD)
    if found.refusal is not None:
        yield found.refusal


def _refusal(error: Exception) -> Failure:
    """Why an entry is refused; what no reader foresaw is said by its type."""
    if isinstance(error, IntakeError):
        return Failure(error.kind, {"reason": str(error)[:MAX_REASON]})
    return Failure(
        "intake", {"reason": f"the hand-in cannot be read ({type(error).__name__}: {str(error)[:MAX_REASON]})"}
    )


@dataclass
class Ongoing:
    """One student's work while some of it is still being scored."""

    left: int
    progress: Progress
    times: Mapping[str, HandIn | None]


def _submit(
    pool: Scoring, gradebook: Gradebook, progress: Progress, jobs: list[Job], times: Mapping[str, HandIn | None],
    keys: Keys, known: Known, ongoing: dict[str, Ongoing], plan: Plan,
) -> Iterator[Progress]:  # fmt: skip
    """Queue what is new of one student's jobs; tell what other jobs have finished meanwhile."""
    new = [
        keys.new(job, known, gradebook)
        for job in jobs
        if (plan.again or not keys.is_current(job, known)) and not (plan.only_failed and _is_full(gradebook, job))
    ]
    progress = replace(progress, scored=len(new), unchanged=len(jobs) - len(new))
    started = {job.assignment for job in new}
    for job in jobs:
        if job.assignment not in started:
            note_time(gradebook, job.student, job.assignment, times.get(job.assignment))
    if not new:
        yield progress
        return
    ongoing[progress.student] = Ongoing(len(new), progress, times)
    for job in new:
        for done, report in pool.submit(job):
            yield from _recorded(gradebook, done, report, ongoing)


def _is_full(gradebook: Gradebook, job: Job) -> bool:
    """Whether the same files have full marks already."""
    report = gradebook.report(job.student, job.assignment)
    is_graded = report is not None and report.outcome == "graded" and report.digest == job.digest
    return is_graded and report is not None and (report.score or 0.0) >= report.max_score


def _without_requests(files: Mapping[str, bytes], plan: Plan) -> tuple[Tree, list[Asked]]:
    """A hand-in without its regrade requests, which are no part of the work; and what they ask."""
    tree = files if isinstance(files, Tree) else Tree(files)
    asked = requests_in(tree, plan.rules.exercises)
    rest = {name: data for name, data in tree.items() if not is_request(name)}
    return Tree(rest, tree.left_out, tree.times), asked


def _kept(gradebook: Gradebook, job: Job, report: Report) -> Report:
    """Record a report with its source; one that cannot be stored is our error, for this submission alone."""
    try:
        if job.files.main:
            gradebook.keep_source(job.digest, job.files.main, job.files.contents[job.files.main])
        gradebook.record(report, job.key)
    except GraderError:
        raise
    except Exception as error:
        said = f"the report cannot be stored ({type(error).__name__}: {str(error)[:MAX_REASON]})"
        failure = Failure("error", {"error": visible(said)})
        report = replace(report, file="", outcome="error", failure=failure, exercises=(), remarks=())
        gradebook.record(report, job.key)
    return report


def _recorded(gradebook: Gradebook, job: Job, report: Report, ongoing: dict[str, Ongoing]) -> Iterator[Progress]:
    report = _kept(gradebook, job, report)
    work = ongoing[job.student]
    note_time(gradebook, job.student, job.assignment, work.times.get(job.assignment))
    work.left -= 1
    if report.outcome == "error":
        work.progress = replace(work.progress, errors=(*work.progress.errors, report))
    if not work.left:
        yield ongoing.pop(job.student).progress
