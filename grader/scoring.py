"""Scoring a class: intake, a pool of scoring processes, the gradebook. Imports no NumPy, so it stays small."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from pathlib import Path
from socket import socketpair
from typing import Protocol

import grader
from grader.course.course import Course
from grader.errors import IntakeError, SandboxError
from grader.gradebook import Gradebook
from grader.intake import Entry, find
from grader.jobs import Job, Ready, Settings
from grader.keys import Keys, Known
from grader.results import Failure, Limits, Report
from grader.scorer import blank_report

QUEUED = 2
"""Jobs that a scoring process has at hand, so that it never waits for this one."""

MAX_TRIES = 2
WATCH_SECONDS = 5.0
"""How often silent scoring processes are looked at: one that is stuck in a check of ours is ended, and has died."""

FIRST_UID = 61_000
_START = "import sys; sys.path.append(sys.argv[2]); from grader.scorer import main; main(int(sys.argv[1]))"


@dataclass(frozen=True)
class Plan:
    """What is to be scored, and how."""

    course: Course
    entries: Sequence[Entry]
    assignments: tuple[str, ...]
    processes: int
    timeout: float
    force: bool
    unsafe: bool


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


class Scoring(Protocol):
    """Where jobs are scored: here, or on other machines."""

    def __enter__(self) -> Scoring:
        """Get ready."""

    def __exit__(self, *error: object) -> None:
        """Stop whatever is still running."""

    def submit(self, job: Job) -> Iterator[tuple[Job, Report]]:
        """Take a job; yields what has finished meanwhile, until there is room for another."""

    def drain(self) -> Iterator[tuple[Job, Report]]:
        """What is still being scored, as it finishes."""


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
        refused: list[tuple[Entry, str]] = []
        seen: set[str] = set()
        for entry in plan.entries:
            try:
                found = find(entry.read(), plan.assignments)
            except IntakeError as error:
                refused.append((entry, str(error)))
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


class Scorer:
    """A scoring process as seen from here."""

    def __init__(self, settings: Settings) -> None:
        ours, theirs = socketpair()
        home = str(Path(grader.__file__).parents[1])
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "PYTHON"))}
        environment |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-B", "-W", "ignore", "-c", _START, str(theirs.fileno()), home],
                pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment,
            )  # fmt: skip
        self.channel = Connection(ours.detach())
        self.channel.send(settings)
        self.jobs: deque[Job] = deque()
        self.is_ready = False
        self.answered = time.monotonic()

    def close(self) -> None:
        """End the process: at its leisure when idle, at once when it is still at work."""
        self.channel.close()
        if self.jobs:
            self.process.kill()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Pool:
    """Scoring processes, started with the first job. A job whose process dies is tried again, then reported."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.scorers: list[Scorer] = []
        self.tries: dict[tuple[str, str], int] = {}
        self.retried: deque[Job] = deque()
        self.lost: deque[tuple[Job, Report]] = deque()
        self.started = 0
        limits = Limits.from_timeout(plan.timeout)
        self.patience = 2 * (limits.load + limits.total) + 60

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_error: object) -> None:
        for scorer in self.scorers:
            scorer.close()

    def submit(self, job: Job) -> Iterator[tuple[Job, Report]]:
        """Give a job to the least busy process; yields what has finished until there is room."""
        if len(self.scorers) < self.plan.processes and all(scorer.jobs for scorer in self.scorers):
            self._start()
        while min(len(scorer.jobs) for scorer in self.scorers) >= QUEUED:
            yield from self._collect()
        self._send(job)

    def drain(self) -> Iterator[tuple[Job, Report]]:
        """Wait for everything that is still being scored."""
        while self.lost or self.retried or any(scorer.jobs for scorer in self.scorers):
            while self.retried:
                self._send(self.retried.popleft())
            yield from self._collect()

    def _start(self) -> None:
        plan = self.plan
        uid = FIRST_UID + self.started % 999
        settings = Settings(plan.course.root, plan.assignments, plan.timeout, plan.unsafe, uid, self._core())
        self.started += 1
        self.scorers.append(Scorer(settings))

    def _core(self) -> int | None:
        """The next core in turn; none where processes outnumber cores, or cores cannot be chosen."""
        if not hasattr(os, "sched_getaffinity"):
            return None
        cores = sorted(os.sched_getaffinity(0))
        return cores[self.started % len(cores)] if self.plan.processes <= len(cores) else None

    def _send(self, job: Job) -> None:
        scorer = min(self.scorers, key=lambda scorer: len(scorer.jobs))
        if not scorer.jobs:
            scorer.answered = time.monotonic()
        scorer.jobs.append(job)
        try:
            scorer.channel.send(job)
        except OSError:
            self._bury(scorer)

    def _collect(self) -> Iterator[tuple[Job, Report]]:
        while self.lost:
            yield self.lost.popleft()
        busy = {scorer.channel: scorer for scorer in self.scorers if scorer.jobs}
        for channel in wait(list(busy), WATCH_SECONDS):
            scorer = busy[channel]  # type: ignore[index]
            scorer.answered = time.monotonic()
            try:
                answer = scorer.channel.recv()
            except (EOFError, OSError):
                self._bury(scorer)
                continue
            if isinstance(answer, Ready):
                if answer.refusal:
                    raise SandboxError(answer.refusal)
                scorer.is_ready = True
            else:
                yield scorer.jobs.popleft(), answer
        for scorer in busy.values():
            if time.monotonic() - scorer.answered > self.patience:
                scorer.process.kill()

    def _bury(self, scorer: Scorer) -> None:
        """A process is gone: its first job is suspect, the others were only waiting."""
        if scorer not in self.scorers:
            return
        self.scorers.remove(scorer)
        scorer.close()
        if not scorer.is_ready:
            raise SandboxError(f"a scoring process ended with status {scorer.process.returncode} before its first job")
        for job in scorer.jobs:
            tries = self.tries.get((job.student, job.assignment), 0) + (job is scorer.jobs[0])
            self.tries[job.student, job.assignment] = tries
            if tries < MAX_TRIES:
                self.retried.append(job)
            else:
                self.lost.append((job, lost_report(job, self.plan.course, "the scoring process died")))
        self._start()


def lost_report(job: Job, course: Course, reason: str) -> Report:
    """The report of a job that ended its scoring process every time."""
    blank = blank_report(job, course.assignment(job.assignment), "")
    return replace(blank, outcome="error", failure=Failure("error", {"error": reason}))
