"""Scoring processes on this machine: jobs out, reports in, the dead replaced."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing.connection import Connection, wait
from pathlib import Path
from socket import socketpair

import grader
from grader.course.course import Course
from grader.errors import SandboxError
from grader.results import Failure, Report
from grader.scoring.jobs import Job, Plan, Ready, Settings, blank_report

QUEUED = 2
"""Jobs that a scoring process has at hand, so that it never waits for this one."""

MAX_WAITING = 64
"""Jobs among which one is chosen for a process that knows their assignment and seed."""

MAX_WAITING_BYTES = 4 << 20
"""Of the files of jobs that wait."""

MAX_TRIES = 2


WATCH_SECONDS = 5.0
"""How often silent scoring processes are looked at: one that is stuck in a check of ours is ended, and has died."""


FIRST_UID = 61_000


_START = "import sys; sys.path.append(sys.argv[2]); from grader.scoring.process import main; main(int(sys.argv[1]))"


class Scorer:
    """A scoring process as seen from here."""

    def __init__(self, settings: Settings) -> None:
        ours, theirs = socketpair()
        home = str(Path(grader.__file__).parents[1])
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "PYTHON"))}
        environment |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-W", "ignore", "-c", _START, str(theirs.fileno()), home],
                pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment,
            )  # fmt: skip
        self.channel = Connection(ours.detach())
        self.channel.send(settings)
        self.jobs: deque[Job] = deque()
        self.met: dict[str, set[int]] = {}
        """The seeds of each assignment that it has scored: what their checks ask, and what mistakes give, is known."""
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
        self.waiting: deque[Job] = deque()
        self.lost: deque[tuple[Job, Report]] = deque()
        self.started = 0
        limits = plan.settings(FIRST_UID, None).longest
        self.patience = 2 * (limits.load + limits.total) + 60

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_error: object) -> None:
        for scorer in self.scorers:
            scorer.close()

    def submit(self, job: Job) -> Iterator[tuple[Job, Report]]:
        """Take a job; yields what has finished, until there is room for another.

        Another process is started when those that run have all they can queue: starting costs more than scoring does.
        """
        self.waiting.append(job)
        if len(self.scorers) < self.plan.processes and all(len(one.jobs) >= QUEUED for one in self.scorers):
            self._start()
        self._feed()
        yield from self._collect(0)
        while len(self.waiting) >= MAX_WAITING or sum(map(_size, self.waiting)) > MAX_WAITING_BYTES:
            yield from self._collect(WATCH_SECONDS)

    def drain(self) -> Iterator[tuple[Job, Report]]:
        """Wait for everything that is still being scored."""
        while self.lost or self.waiting or any(scorer.jobs for scorer in self.scorers):
            self._feed()
            yield from self._collect(WATCH_SECONDS)

    def _feed(self) -> None:
        """Give waiting jobs to the least busy processes."""
        while self.waiting:
            scorer = min(self.scorers, key=lambda scorer: len(scorer.jobs))
            if len(scorer.jobs) >= QUEUED:
                return
            place = min(range(len(self.waiting)), key=lambda place: self._cost(scorer, self.waiting[place]))
            job = self.waiting[place]
            del self.waiting[place]
            self._send(scorer, job)

    def _cost(self, scorer: Scorer, job: Job) -> int:
        """How much a process, and all of them together, would have to find out for a job: the first of the least."""
        others = [one.met.get(job.assignment) for one in self.scorers if one is not scorer]
        mine = scorer.met.get(job.assignment)
        if mine is not None and job.seed in mine:
            return 0
        is_new = not any(seeds is not None and job.seed in seeds for seeds in others)
        if mine is not None:
            return 1 if is_new else 4
        return 2 if not any(others) else 3 if is_new else 5

    def _start(self) -> None:
        plan = self.plan
        uid = FIRST_UID + self.started % 999
        settings = plan.settings(uid, self._core())
        self.started += 1
        self.scorers.append(Scorer(settings))

    def _core(self) -> int | None:
        """The next core in turn; none where processes outnumber cores, or cores cannot be chosen."""
        if not hasattr(os, "sched_getaffinity"):
            return None
        cores = sorted(os.sched_getaffinity(0))
        return cores[self.started % len(cores)] if self.plan.processes <= len(cores) else None

    def _send(self, scorer: Scorer, job: Job) -> None:
        if not scorer.jobs:
            scorer.answered = time.monotonic()
        scorer.jobs.append(job)
        scorer.met.setdefault(job.assignment, set()).add(job.seed)
        try:
            scorer.channel.send(job)
        except OSError:
            self._bury(scorer)

    def _collect(self, patience: float) -> Iterator[tuple[Job, Report]]:
        """What has finished, after a wait for something that has; processes that have room get other jobs."""
        while self.lost:
            yield self.lost.popleft()
        busy = {scorer.channel: scorer for scorer in self.scorers if scorer.jobs}
        for channel in wait(list(busy), patience):
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
                job = scorer.jobs.popleft()
                self._feed()
                yield job, answer
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
                self.waiting.appendleft(job)
            else:
                self.lost.append((job, lost_report(job, self.plan.course, "the scoring process died")))
        self._start()


def _size(job: Job) -> int:
    return sum(map(len, job.files.contents.values()))


def lost_report(job: Job, course: Course, reason: str) -> Report:
    """The report of a job that ended its scoring process every time."""
    blank = blank_report(job, course.assignment(job.assignment), "")
    return replace(blank, outcome="error", failure=Failure("error", {"error": reason}))
