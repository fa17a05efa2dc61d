"""Which scoring process gets which job: one that has met its assignment and seed, as long as nobody has to wait."""

from __future__ import annotations

import random
from collections import deque
from pathlib import Path
from typing import Any

import pytest

from grader.course.course import Course
from grader.scoring import pool
from grader.scoring.jobs import Job, Plan
from grader.scoring.pool import MAX_WAITING, Pool
from grader.submissions.finding import Files

COURSE = Path(__file__).parents[2]


class Still:
    """A scoring process that only writes down what it is sent."""

    def __init__(self, _settings: Any = None) -> None:
        self.jobs: deque[Job] = deque()
        self.met: dict[str, set[int]] = {}
        self.answered = 0.0
        self.channel = self
        self.sent: list[Job] = []

    def send(self, job: Job) -> None:
        """Keep it."""
        self.sent.append(job)


def job(number: int, assignment: str, seed: int) -> Job:
    return Job(f"student {number}", assignment, "", Files(assignment, "", {}), "", seed, "")


def scored_by(jobs: list[Job], processes: int, monkeypatch: pytest.MonkeyPatch) -> list[list[Job]]:
    """The jobs of each process, where all take the same time for one."""
    monkeypatch.setattr(pool, "Scorer", Still)
    course = Course(COURSE)
    found = Pool(Plan(course, (), tuple(course.assignments)[:1], processes, 5.0, False, True))
    while len(found.scorers) < processes:
        found._start()
    left = deque(jobs)
    while left or found.waiting:
        while left and len(found.waiting) < MAX_WAITING:
            found.waiting.append(left.popleft())
        found._feed()
        for scorer in found.scorers:
            scorer.jobs.popleft()
    return [scorer.sent for scorer in found.scorers]  # type: ignore[attr-defined]


def test_seeds_are_shared_out(monkeypatch):
    """Each of eight seeds is found out about by one of two processes, not by both, and both have half of the work."""
    rng = random.Random(3)
    jobs = [job(number, "cnn", rng.randrange(8)) for number in range(400)]
    one, other = scored_by(jobs, 2, monkeypatch)
    assert sorted(map(id, (*one, *other))) == sorted(map(id, jobs))
    assert abs(len(one) - len(other)) <= 1
    shared = {done.seed for done in one[:150]} & {done.seed for done in other[:150]}
    assert len(shared) <= 1


def test_assignments_are_shared_out(monkeypatch):
    """A class with several assignments: a process goes on with those that it has read."""
    jobs = [job(number, name, number % 8) for number in range(60) for name in ("cnn", "gan", "rnn", "lstm")]
    one, other = scored_by(jobs, 2, monkeypatch)
    assert abs(len(one) - len(other)) <= 1
    assert len({done.assignment for done in one[:60]} & {done.assignment for done in other[:60]}) <= 1


def test_nobody_waits_for_a_process_that_knows_more(monkeypatch):
    """All of one seed: both processes get half of the jobs, the first come first."""
    jobs = [job(number, "cnn", 5) for number in range(40)]
    one, other = scored_by(jobs, 2, monkeypatch)
    assert len(one) == len(other) == 20
    assert [done.student for done in one] == sorted((done.student for done in one), key=lambda name: int(name[8:]))
