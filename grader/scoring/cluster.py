"""Scoring through a Dask cluster: the same jobs, the same scoring processes, on other machines.

A task carries one submission's bytes. Each Dask worker unpacks the course once into a private folder and keeps scoring
processes of its own, sandboxed like those at home; reports stream back to the one gradebook. The course's secret stays
at home: seeds travel with the jobs. A worker that is lost loses nothing: Dask gives its tasks to others, and a report
is recorded once, when its task's result arrives here.
"""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from distributed import Client, Future, WorkerPlugin, get_worker
from distributed.client import wait

from grader import __version__
from grader.course.course import Course
from grader.disk import zip_bytes
from grader.errors import GraderError, SandboxError
from grader.results import Report
from grader.scoring.jobs import Job, Plan, Ready, Settings
from grader.scoring.pool import FIRST_UID, Scorer, lost_report

PLUGIN = "grader"
AHEAD = 4
"""Tasks that wait for each thread of the cluster: enough that none is idle, few enough that memory stays flat."""

RETRIES = 2


def pack_course(course: Course, assignments: tuple[str, ...]) -> bytes:
    """The references, misconceptions and checks of these assignments; neither the secret nor anything else."""
    files = {}
    for top in ("solutions", "autograder_tests"):
        for path in sorted((course.root / top).rglob("*")):
            parts = path.relative_to(course.root / top).parts
            wanted = len(parts) == 1 or parts[0] in assignments
            if path.is_file() and wanted and "__pycache__" not in parts:
                files[path.relative_to(course.root).as_posix()] = path.read_bytes()
    return zip_bytes(files)


class CoursePlugin(WorkerPlugin):
    """What a Dask worker keeps between tasks: the course in a private folder and a scoring process a thread."""

    name = PLUGIN

    def __init__(self, bundle: bytes, settings: Settings, version: str) -> None:
        self.bundle = bundle
        self.settings = settings
        self.version = version

    def setup(self, worker: Any) -> None:
        """Unpack the course on a worker of the cluster.

        Raises :class:`~grader.errors.GraderError` where it has another version of grader.
        """
        if self.version != __version__:
            raise GraderError(f"the Dask worker {worker.address} has grader {__version__}, not {self.version}")
        self.folder = Path(tempfile.mkdtemp(prefix="grader-course-"))
        with zipfile.ZipFile(io.BytesIO(self.bundle)) as archive:
            archive.extractall(self.folder)
        self.idle: SimpleQueue[Scorer | None] = SimpleQueue()
        for _ in range(worker.state.nthreads):
            self.idle.put(None)
        self.started = 0

    def teardown(self, worker: Any) -> None:
        while not self.idle.empty():
            scorer = self.idle.get()
            if scorer is not None:
                scorer.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> Scorer:
        self.started += 1
        return Scorer(replace(self.settings, course=self.folder, uid=FIRST_UID + self.started % 999, core=None))

    def score(self, job: Job) -> Report:
        """Score with an idle process; one that dies is replaced, and the task is tried again.

        Raises :class:`~grader.errors.SandboxError` where none can be started.
        """
        scorer = self.idle.get() or self.start()
        try:
            scorer.channel.send(job)
            answer = scorer.channel.recv()
            while isinstance(answer, Ready):
                if answer.refusal:
                    raise SandboxError(answer.refusal)
                answer = scorer.channel.recv()
        except BaseException:
            scorer.process.kill()
            scorer.close()
            self.idle.put(None)
            raise
        self.idle.put(scorer)
        report: Report = answer
        return report


def score_remotely(job: Job) -> Report:
    """The task: runs on a Dask worker."""
    plugin: Any = get_worker().plugins[PLUGIN]
    report: Report = plugin.score(job)
    return report


class Cluster:
    """A Dask cluster in the place of :class:`~grader.scoring.pool.Pool`."""

    def __init__(self, plan: Plan, address: str) -> None:
        self.plan = plan
        try:
            self.client = Client(address, timeout="20s")
        except (OSError, ValueError) as error:
            raise GraderError(f"no Dask scheduler answers at {address}: {error}") from error
        self.jobs: dict[Future, Job] = {}

    def __enter__(self) -> Cluster:
        plan = self.plan
        settings = plan.settings(FIRST_UID, None)
        bundle = pack_course(plan.course, plan.assignments)
        self.client.register_plugin(CoursePlugin(bundle, settings, __version__), name=PLUGIN)
        return self

    def __exit__(self, *error: object) -> None:
        self.client.cancel(list(self.jobs))
        self.client.unregister_worker_plugin(PLUGIN)
        self.client.close()

    def submit(self, job: Job) -> Iterator[tuple[Job, Report]]:
        """Send a task; yields finished ones once the cluster has enough to do."""
        while len(self.jobs) >= AHEAD * max(1, sum(self.client.nthreads().values())):
            yield from self._collect()
        future = self.client.submit(score_remotely, job, key=f"grader-{job.key}", retries=RETRIES, pure=False)
        self.jobs[future] = job

    def drain(self) -> Iterator[tuple[Job, Report]]:
        """Wait for all tasks."""
        while self.jobs:
            yield from self._collect()

    def _collect(self) -> Iterator[tuple[Job, Report]]:
        done = wait(list(self.jobs), return_when="FIRST_COMPLETED").done
        for future in done:
            job = self.jobs.pop(future)
            yield job, self._report(future, job)

    def _report(self, future: Future, job: Job) -> Report:
        error = future.exception()
        if isinstance(error, SandboxError):
            raise error
        if error is not None:
            return lost_report(job, self.plan.course, f"{type(error).__name__}: {error}"[:300])
        report: Report = future.result()
        return report
