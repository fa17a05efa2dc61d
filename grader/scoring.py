"""Scoring a class: intake, a pool of scoring processes, the gradebook. Imports no NumPy, so it stays small."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from pathlib import Path
from socket import socketpair

import grader
from grader.course import Course
from grader.errors import IntakeError, SandboxError
from grader.gradebook import Gradebook
from grader.intake import Entry, Found, find
from grader.scorer import Job, Ready, Settings, blank_report, versions
from grader.values import Failure, Files, Report

QUEUED = 2
"""Jobs that a scoring process has at hand, so that it never waits for this one."""

MAX_TRIES = 2
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
    """One student's work is done: what was scored, how much was unchanged, and what was not there at all."""

    student: str
    reports: tuple[Report, ...]
    unchanged: int
    empty: bool


def score_class(plan: Plan, gradebook: Gradebook) -> Iterator[Progress]:
    """Score what has changed; each report is in the gradebook before it is told of."""
    gradebook.enrol([entry.student for entry in plan.entries])
    known = {} if plan.force else gradebook.newest_keys()
    keys = Keys(plan)
    waiting: dict[str, list[Report | None]] = {}
    with Pool(plan) as pool:
        refused: list[tuple[Entry, str]] = []
        seen: set[str] = set()
        for entry in plan.entries:
            try:
                found = find(entry.read(), plan.assignments)
            except IntakeError as error:
                refused.append((entry, str(error)))
                continue
            seen |= found.keys()
            jobs = [keys.job(entry.student, one) for one in found.values()]
            yield from _submit(pool, gradebook, entry.student, jobs, known, waiting, empty=not found)
        for entry, reason in refused:
            jobs = [keys.refused(entry.student, name, reason) for name in plan.assignments if name in seen or not seen]
            yield from _submit(pool, gradebook, entry.student, jobs, known, waiting, empty=False)
        for job, report in pool.drain():
            yield from _recorded(gradebook, job, report, waiting)


def _submit(
    pool: Pool, gradebook: Gradebook, student: str, jobs: list[Job], known: dict[tuple[str, str], str],
    waiting: dict[str, list[Report | None]], *, empty: bool
) -> Iterator[Progress]:  # fmt: skip
    """Queue what is new of one student's jobs; tell what other jobs have finished meanwhile."""
    new = [job for job in jobs if known.get((job.student, job.assignment)) != job.key]
    if not new:
        yield Progress(student, (), len(jobs), empty)
        return
    waiting[student] = [None] * len(new)
    for job in new:
        for done, report in pool.submit(job):
            yield from _recorded(gradebook, done, report, waiting)


def _recorded(
    gradebook: Gradebook, job: Job, report: Report, waiting: dict[str, list[Report | None]]
) -> Iterator[Progress]:
    gradebook.record(report, job.key)
    slots = waiting[job.student]
    slots[slots.index(None)] = report
    if None not in slots:
        del waiting[job.student]
        yield Progress(job.student, tuple(report for report in slots if report), 0, False)


class Keys:
    """Jobs, and the keys that say what their reports depend on."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        assignments = {name: plan.course.assignment(name) for name in plan.assignments}
        self.versions = {name: json.dumps(versions(assignment)) for name, assignment in assignments.items()}

    def job(self, student: str, found: Found) -> Job:
        seed = self.plan.course.seed(student, found.assignment)
        digest = found.digest
        files = Files(found.assignment, found.main, found.contents)
        key = self.key(found.assignment, digest, seed)
        return Job(student, found.assignment, found.file, files, digest, seed, key, found.remarks)

    def refused(self, student: str, assignment: str, reason: str) -> Job:
        """A job that only says why there is nothing to run."""
        seed = self.plan.course.seed(student, assignment)
        digest = f"sha256:{hashlib.sha256(reason.encode('utf-8', 'surrogatepass')).hexdigest()}"
        kind = "archive" if "archive" in reason else "intake"
        failure = Failure(kind, {"reason": reason})
        key = self.key(assignment, digest, seed)
        return Job(student, assignment, "", Files(assignment, "", {}), digest, seed, key, (), failure)

    def key(self, assignment: str, digest: str, seed: int) -> str:
        parts = [digest, self.versions[assignment], str(seed), str(self.plan.unsafe)]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


class Scorer:
    """A scoring process as seen from here."""

    def __init__(self, settings: Settings) -> None:
        ours, theirs = socketpair()
        home = str(Path(grader.__file__).parents[1])
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "PYTHON"))}
        environment |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-B", "-c", _START, str(theirs.fileno()), home],
                pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment,
            )  # fmt: skip
        self.channel = Connection(ours.detach())
        self.channel.send(settings)
        self.jobs: deque[Job] = deque()
        self.is_ready = False

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
        scorer.jobs.append(job)
        try:
            scorer.channel.send(job)
        except OSError:
            self._bury(scorer)

    def _collect(self) -> Iterator[tuple[Job, Report]]:
        while self.lost:
            yield self.lost.popleft()
        busy = {scorer.channel: scorer for scorer in self.scorers if scorer.jobs}
        for channel in wait(list(busy)):
            scorer = busy[channel]  # type: ignore[index]
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
                self.lost.append((job, self._gone(job)))
        self._start()

    def _gone(self, job: Job) -> Report:
        """The report of a job that ended its scoring process every time."""
        blank = blank_report(job, self.plan.course.assignment(job.assignment), "")
        failure = Failure("error", {"error": "the scoring process died"})
        return replace(blank, outcome="error", failure=failure)
