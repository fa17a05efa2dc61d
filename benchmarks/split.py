"""Where the time of one submission goes: one scoring process, the real classes, a clock around each step.

    python benchmarks/split.py CLASS [-n SAMPLE] [--profile ROWS]

``CLASS`` is a folder of students' folders. Prints the mean milliseconds of each step as JSON, or with ``--profile``
what cProfile says of the scoring process. Like a real scoring process it keeps to one core.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.course.course import Course
from grader.gradebook.store import Gradebook
from grader.sandbox.deadlines import Limits
from grader.sandbox.fork_server import ForkServer
from grader.sandbox.session import Session
from grader.scoring.jobs import Job, Settings, blank_report
from grader.scoring.process import Bench, at_bench
from grader.scoring.score_one import Checks, scored
from grader.submissions.entries import entries
from grader.submissions.finding import Files, find
from grader.submissions.handed_out import as_handed_out

ROOT = Path(__file__).resolve().parents[1]
STEPS = ("intake", "fork", "confine", "load", "calls", "checks", "gradebook", "close")


@dataclass
class Clock:
    """Seconds by step, and how often."""

    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    times: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def __call__(self, step: str) -> Iterator[None]:
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[step] += time.perf_counter() - started
            self.times[step] += 1


class TimedSession(Session):
    """A session whose fork, load and calls are timed apart; those of second tries are part of the checks."""

    is_loading = False

    def __init__(self, server: ForkServer, files: Files, limits: Limits, stopwatch: Clock) -> None:
        super().__init__(self.timed_fork, files, limits)
        self.server = server
        self.stopwatch = stopwatch

    def timed_fork(self) -> Any:
        with self.stopwatch("fork") if self.is_loading else nullcontext():
            return self.server.fork()

    def load(self) -> Any:
        self.is_loading = True
        with self.stopwatch("whole load"):
            loaded = super().load()
        self.is_loading = False
        return loaded

    def guarded(self, transport: Any, exchange: Callable[[Any], Any]) -> Any:
        with nullcontext() if self.is_loading else self.stopwatch("calls"):
            return super().guarded(transport, exchange)


class Split:
    """The steps of a sample, timed: work for a scoring process's bench."""

    def __init__(self, sample: Callable[[Clock], Iterator[Job]], profile: cProfile.Profile | None) -> None:
        self.sample = sample
        self.clock = Clock()
        self.count = 0
        self.calls = 0
        self.profile = profile

    def work(self, bench: Bench) -> None:
        with tempfile.TemporaryDirectory() as folder, Gradebook(Path(folder)) as gradebook:
            for job in self.sample(self.clock):
                limits = bench.settings.limits(job.assignment)
                if self.profile is None:
                    _load_empty(bench.server, job, limits, self.clock)
                with self.profile or nullcontext():
                    self.score(job, bench.checks(job.assignment), bench.server, limits, gradebook)

    def score(self, job: Job, checks: Checks, server: ForkServer, limits: Limits, gradebook: Gradebook) -> None:
        """What :func:`grader.scoring.score_one.score` does, and the gradebook's part."""
        files = as_handed_out(job.files, checks.assignment.data, checks.drawings, checks.libraries)
        session = TimedSession(server, files, limits, self.clock)
        blank = blank_report(job, checks.assignment, server.describe())
        with self.clock("scored"):
            report = scored(blank, checks, session, job)
        self.calls += len(session.replies.made)
        with self.clock("close"):
            session.close()
        with self.clock("gradebook"):
            gradebook.record(report, job.key)
        self.count += 1

    def means(self) -> dict[str, float]:
        """Milliseconds a submission, by step; ``checks`` is what remains of marking without the calls."""
        sums = self.clock.seconds
        steps = {name: sums[name] for name in ("intake", "fork", "calls", "gradebook", "close")}
        steps["confine"] = sums["empty load"] - sums["empty fork"]
        steps["load"] = sums["whole load"] - sums["fork"] - steps["confine"]
        steps["checks"] = sums["scored"] - sums["whole load"] - sums["calls"]
        per = 1000 / max(self.count, 1)
        return {name: steps[name] * per for name in STEPS} | {"calls made": self.calls * per / 1000}


def _load_empty(server: ForkServer, job: Job, limits: Limits, clock: Clock) -> None:
    """A worker that is forked, confined and given an empty file: what it takes beyond the fork is confinement."""
    empty = Clock()
    name = job.assignment
    session = TimedSession(server, Files(name, f"{name}.py", {f"{name}.py": b""}), limits, empty)
    session.load()
    session.close()
    clock.seconds["empty load"] += empty.seconds["whole load"]
    clock.seconds["empty fork"] += empty.seconds["fork"]


def jobs(folder: Path, course: Course, assignment: str, size: int) -> Callable[[Clock], Iterator[Job]]:
    """``size`` of the class's submissions, evenly spread, each read when it is due."""
    everyone = entries(folder, [assignment])
    chosen = [everyone[place * len(everyone) // size] for place in range(min(size, len(everyone)))]

    def read(clock: Clock) -> Iterator[Job]:
        for entry in chosen:
            with clock("intake"):
                found = find(entry.read(), [assignment])[assignment]
                digest = found.digest
            files = Files(assignment, found.main, found.contents)
            seed = course.seed(entry.student, assignment)
            yield Job(entry.student, assignment, found.file, files, digest, seed, digest)

    return read


def measure(folder: Path, size: int, assignment: str, profile: cProfile.Profile | None) -> Split:
    """Score a sample in this process, on one core."""
    core = min(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    settings = Settings(ROOT, (assignment,), 5.0, False, 61_000, core)
    split = Split(jobs(folder, Course(ROOT), assignment, size), profile)
    at_bench(settings, split.work)
    return split


def main() -> None:
    parser = argparse.ArgumentParser(description="Where the time of one submission goes.")
    parser.add_argument("folder", type=Path, help="a folder of students' folders")
    parser.add_argument("-n", type=int, default=60, help="how many of them to score (default: 60)")
    parser.add_argument("-a", "--assignment", default="backprop")
    parser.add_argument("--profile", type=int, metavar="ROWS", help="print this many rows of cProfile instead")
    options = parser.parse_args()
    profile = cProfile.Profile() if options.profile else None
    loop = measure(options.folder, options.n, options.assignment, profile)
    if profile is None:
        json.dump(loop.means(), sys.stdout)
        return
    for order in ("tottime", "cumulative"):
        pstats.Stats(profile).sort_stats(order).print_stats(options.profile)


if __name__ == "__main__":
    main()
