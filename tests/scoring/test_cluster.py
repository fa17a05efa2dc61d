"""Scoring through a Dask cluster of separate processes: the same marks, also when a worker is killed in mid-run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.conftest import RIGHT, Class
from tests.scoring.test_batch import wait_for_reports, without_clock

distributed = pytest.importorskip("distributed", reason="scoring on a cluster needs the package distributed")


@pytest.fixture
def cluster() -> Iterator[distributed.LocalCluster]:
    """Two workers in processes of their own, on loopback."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        yield cluster


def test_a_cluster_gives_the_same_reports(course: Class, cluster: distributed.LocalCluster):
    """Reports through the cluster equal those of this machine, and a second run has nothing to do."""
    for number in range(6):
        course.hand_in(f"s{number}", RIGHT.replace("+ 1", f"+ 1 + {number % 2}") + f"# {number}\n")
    course.score("--dask", cluster.scheduler_address)
    course.score("-g", "here")
    assert without_clock(course.reports()) == without_clock(course.reports("-g", "here"))
    assert "0 submissions scored, 6 unchanged" in course.score("--dask", cluster.scheduler_address).stdout


def test_a_killed_worker_loses_nothing(course: Class, cluster: distributed.LocalCluster):
    """Kill -9 of a Dask worker in mid-run: every student has one report, with the right mark."""
    for number in range(24):
        course.hand_in(f"s{number:02}", "import time\ntime.sleep(0.2)\n" + RIGHT + f"# {number}\n")
    command = ["score", "submissions", "--timeout", "3", "--dask", cluster.scheduler_address]
    process = subprocess.Popen([sys.executable, "-m", "grader", *command], cwd=course.root, stdout=subprocess.PIPE)
    wait_for_reports(course, 4)
    with distributed.Client(cluster) as client:
        victim = next(iter(client.run(os.getpid).values()))
    os.kill(victim, signal.SIGKILL)
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
    import io
    import zipfile

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
