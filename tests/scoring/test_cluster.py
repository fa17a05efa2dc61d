"""Scoring through a Dask cluster of separate processes: the same marks, also when a worker is killed in mid-run."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import RIGHT, Class
from tests.scoring.test_batch import wait_for_reports, without_clock

distributed = pytest.importorskip("distributed", reason="scoring on a cluster needs the package distributed")


@dataclass(frozen=True)
class DaskProcesses:
    """A scheduler and two workers, started by Dask's own commands as a course's staff does."""

    address: str

    def pids(self) -> list[int]:
        """The workers' processes."""
        with distributed.Client(self.address) as client:
            return list(client.run(os.getpid).values())


def dask(command: str, folder: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start a command of Dask on loopback, with the log ``command.log`` in the folder."""
    with (folder / f"{command}.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{command}", "--host", "127.0.0.1", "--no-dashboard",
             "--scheduler-file", str(folder / "scheduler.json"), *options],
            cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip


def scheduler_address(folder: Path) -> str:
    """The address that the scheduler writes once it listens."""
    for _ in range(600):
        time.sleep(0.1)
        with suppress(FileNotFoundError, json.JSONDecodeError):
            return str(json.loads((folder / "scheduler.json").read_text())["address"])
    raise AssertionError((folder / "scheduler.log").read_text())


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskProcesses]:
    """Two workers in processes of their own. Were they spawned from this one, they would run its main module again."""
    folder = tmp_path_factory.mktemp("dask")
    idle = "600s"  # where nobody is left to end it, a scheduler ends by itself, and its workers with it
    processes = [dask("scheduler", folder, "--port", "0", "--idle-timeout", idle)]
    try:
        address = scheduler_address(folder)
        processes.append(
            dask("worker", folder, "--nworkers", "2", "--nthreads", "1", "--local-directory", str(folder / "workers"))
        )
        with distributed.Client(address) as client:
            client.wait_for_workers(2, timeout=60)
        yield DaskProcesses(address)
    finally:
        for process in reversed(processes):
            process.terminate()
            process.wait(60)


def test_a_cluster_gives_the_same_reports(course: Class, cluster: DaskProcesses):
    """Reports through the cluster equal those of this machine, and a second run has nothing to do."""
    for number in range(6):
        course.hand_in(f"s{number}", RIGHT.replace("+ 1", f"+ 1 + {number % 2}") + f"# {number}\n")
    course.score("--dask", cluster.address)
    course.score("-g", "here")
    assert without_clock(course.reports()) == without_clock(course.reports("-g", "here"))
    assert "0 submissions scored, 6 unchanged" in course.score("--dask", cluster.address).stdout


def test_a_killed_worker_loses_nothing(course: Class, cluster: DaskProcesses):
    """Kill -9 of a Dask worker in mid-run: every student has one report, with the right mark."""
    for number in range(24):
        course.hand_in(f"s{number:02}", "import time\ntime.sleep(0.2)\n" + RIGHT + f"# {number}\n")
    command = ["score", "submissions", "--timeout", "3", "--dask", cluster.address]
    with subprocess.Popen(
        [sys.executable, "-m", "grader", *command], cwd=course.root, stdout=subprocess.PIPE
    ) as process:
        wait_for_reports(course, 4)
        os.kill(cluster.pids()[0], signal.SIGKILL)
        process.communicate(timeout=120)
    assert process.returncode == 0
    assert course.marks() == {f"s{number:02}": 100 for number in range(24)}
    assert "0 submissions scored, 24 unchanged" in course.run(*command).stdout


def test_no_scheduler_is_a_clear_error(course: Class):
    """A wrong address is named, and nothing is recorded."""
    course.hand_in("ann", RIGHT)
    started = time.monotonic()
    done = course.score("--dask", "tcp://127.0.0.1:1", status=2)
    assert "no Dask scheduler answers at tcp://127.0.0.1:1" in done.stderr
    assert time.monotonic() - started < 60


def test_only_what_is_needed_travels(course: Class):
    """The bundle holds the assignment's solution and checks; neither the course's secret nor another assignment."""
    from grader.course.course import Course
    from grader.scoring.cluster import pack_course

    (course.root / "solutions" / "other").mkdir()
    (course.root / "solutions" / "other" / "other.py").write_text("x = 1\n")
    found = Course(course.root)
    assert found.secret
    with zipfile.ZipFile(io.BytesIO(pack_course(found, ("lines",)))) as archive:
        names = archive.namelist()
    assert "solutions/lines/lines.py" in names
    assert not [name for name in names if "other" in name or "secret" in name]
