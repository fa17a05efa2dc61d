"""Faults on our side: each gives a clear message and keeps what was recorded, and the same command repairs it."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from grader.audit.trials import of_source
from grader.cli.main import main
from grader.gradebook import store as gradebooks
from grader.gradebook.store import Gradebook
from grader.scoring.jobs import Job, Ready, Settings
from grader.scoring.pool import Scorer
from tests.conftest import CHECKS, RIGHT, Class

SLOW = RIGHT + "\nimport time\nreal = line\ndef line(x, a):\n    time.sleep(0.4)\n    return real(x, a)\n"


def gradebook_path(course: Class) -> Path:
    return course.root / "grades" / "gradebook.sqlite"


def marks(course: Class) -> dict[tuple[str, str], float | None]:
    """Everybody's current marks, read without another command."""
    with Gradebook(course.root / "grades", create=False) as book:
        return {place: score for place, (_outcome, score) in book.scores().items()}


def attempts(course: Class) -> int:
    """How many reports were ever recorded."""
    with closing(sqlite3.connect(gradebook_path(course))) as connection, connection:
        count: int = connection.execute("SELECT COUNT(*) FROM reports").fetchone()[0]
    return count


# The gradebook

FULL = """
mkdir grades && mount -t tmpfs -o size=240k none grades || exit 99
"$PYTHON" -m grader score submissions 2>first.err; echo $? >first.status
"$PYTHON" -m grader export json >first.json
mount -o remount,size=20m grades
"$PYTHON" -m grader score submissions >second.out; echo $? >second.status
"$PYTHON" -m grader export json >second.json
"""


def test_a_full_disk_loses_nothing_recorded(course: Class):
    """The run ends with a sentence; what was recorded stays, and with room the same command does the rest."""
    if shutil.which("unshare") is None or sys.platform != "linux":
        pytest.skip("no small file system can be mounted here")
    for number in range(60):
        course.hand_in(f"s{number:02}", f"{RIGHT}# {number} {os.urandom(1500).hex()}\n")
    private = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
    done = subprocess.run(
        [*private, "sh", "-c", FULL], cwd=course.root, env=os.environ | {"PYTHON": sys.executable},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    if not (course.root / "first.err").exists():
        pytest.skip(f"no small file system can be mounted here: {done.stderr.strip()}")
    told = (course.root / "first.err").read_text()
    assert "the disk is full; make room and run the same command again" in told
    assert "Traceback" not in told
    assert (course.root / "first.status").read_text().strip() == "2"
    first = json.loads((course.root / "first.json").read_text())
    second = json.loads((course.root / "second.json").read_text())
    assert 0 < len(first) < 60
    assert len(second) == 60
    assert {report["score"] for report in second} == {100}
    assert second[: len(first)] == sorted(first, key=lambda report: report["student"])[: len(first)] or all(
        report in second for report in first
    )
    assert f"{len(first)} unchanged" in (course.root / "second.out").read_text()


def test_a_locked_gradebook_says_who_must_wait(scored_course: Class, monkeypatch: pytest.MonkeyPatch):
    """While another process writes, the command waits, then says so; afterwards it works."""
    course = scored_course
    course.hand_in("ben", RIGHT + "# better\n")
    monkeypatch.setattr(gradebooks, "LOCK_SECONDS", 0.2)
    monkeypatch.chdir(course.root)
    with closing(sqlite3.connect(gradebook_path(course), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        done = CliRunner().invoke(main, ["score", "submissions"])
    assert done.exit_code == 2
    assert "another process is writing it; wait for that to end" in done.output
    assert "1 submission scored, 2 unchanged" in course.score("-j", "1").stdout


@pytest.mark.parametrize("command", [("score", "submissions"), ("export", "json"), ("export", "csv")])
def test_a_gradebook_from_the_future_is_left_alone(command: tuple[str, ...], scored_course: Class):
    """A newer format is refused, with what to do, and not one byte of it changes."""
    course = scored_course
    with closing(sqlite3.connect(gradebook_path(course))) as connection, connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute(f"PRAGMA user_version={gradebooks.VERSION + 1}")
    before = gradebook_path(course).read_bytes()
    done = course.run(*command, status=2)
    assert "written by a newer grader" in done.stderr
    assert "upgrade grader" in done.stderr
    assert gradebook_path(course).read_bytes() == before


def overwrite(path: Path) -> None:
    path.write_bytes(b"this is no database, whatever its name says " * 100)


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def garble_reports(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE reports SET body = substr(body, 1, 40)")
    connection.close()


@pytest.mark.parametrize("damage", [overwrite, cut, garble_reports])
def test_a_damaged_gradebook_is_said_to_be(damage: Any, scored_course: Class):
    """Damage is a sentence with what to do, not a traceback; a gradebook moved away is made anew."""
    course = scored_course
    with closing(sqlite3.connect(gradebook_path(course))) as connection, connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    damage(gradebook_path(course))
    done = course.run("export", "json", status=2)
    assert "it is damaged; move it away and score again, or restore a copy" in done.stderr
    assert "Traceback" not in done.stderr
    shutil.move(course.root / "grades", course.root / "damaged")
    assert "3 submissions scored" in course.score("-j", "1").stdout
    assert set(marks(course).values()) == {100}


def test_a_clock_that_goes_back_changes_no_order(scored_course: Class):
    """The newest attempt is the one recorded last, whatever its time of day says."""
    with Gradebook(scored_course.root / "grades") as book:
        report, *others = book.reports()
        earlier = replace(report, graded_at="1999-12-31T23:59:59Z", seed=report.seed + 1)
        book.record(earlier, "another key")
        assert list(book.reports()) == [earlier, *others]
        assert book.newest_keys()["ann", "lines"] == "another key"


def test_deadlines_do_not_hang_on_the_time_of_day(course: Class, monkeypatch: pytest.MonkeyPatch):
    """While the time of day runs backwards, a hanging submission still ends and a right one still passes."""
    from grader.course.course import Course
    from grader.scoring.batch import score_class
    from grader.scoring.jobs import Plan
    from grader.submissions.entries import entries

    course.hand_in("ann", RIGHT)
    course.hand_in("ben", RIGHT.replace("def area(x, a):", "def area(x, a):\n    while True: pass"))
    now = iter(range(10**9, 0, -1000))
    monkeypatch.setattr(time, "time", lambda: float(next(now)))
    plan = Plan(Course(course.root), entries(course.submissions, ["lines"]), ("lines",), 1, 0.5, False, False)
    with Gradebook(course.root / "grades") as book:
        assert {progress.student for progress in score_class(plan, book)} == {"ann", "ben"}
        assert {student: score for (student, _), (_, score) in book.scores().items()} == {"ann": 100, "ben": 50}


# The course


def test_a_broken_check_is_refused_at_the_start(course: Class):
    """The message names the fault once, old marks stay, the other assignment can be scored, and a repair repairs."""
    for part in ("solutions", "autograder_tests"):
        shutil.copytree(course.root / part / "lines", course.root / part / "more")
    (course.root / "solutions" / "more" / "lines.py").rename(course.root / "solutions" / "more" / "more.py")
    for student in ("ann", "ben"):
        course.hand_in(student, RIGHT)
        course.hand_in(student, RIGHT, "more.py")
    check = course.root / "autograder_tests" / "lines" / "test_line.py"
    wrong = CHECKS["line"].replace("points=30", "points=31")
    check.write_text(wrong)
    done = course.score("-j", "1", status=2)
    assert done.stderr.count("sum to 101, not 100") == 1
    assert "Traceback" not in done.stderr
    assert "lines cannot be scored as it is; marks stay as they were" in done.stderr
    assert ("ann", "lines") not in marks(course)
    course.score("-j", "1", "-a", "more")
    check.write_text(CHECKS["line"])
    assert "2 submissions scored, 2 unchanged" in course.score("-j", "1").stdout
    assert set(marks(course).values()) == {100}
    check.write_text(wrong)
    course.score("-j", "1", status=2)
    assert (set(marks(course).values()), attempts(course)) == ({100}, 4)


# Processes


def descendants(pid: int) -> dict[int, str]:
    """The processes below one, with their command lines."""
    parents, commands = {}, {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                commands[int(folder.name)] = (folder / "cmdline").read_text().replace("\0", " ")
            except OSError:
                continue
    found: set[int] = set()
    while more := {child for child, parent in parents.items() if parent in found | {pid}} - found:
        found |= more
    return {child: commands[child] for child in found}


def kill_in_mid_run(course: Class, words: str) -> subprocess.CompletedProcess[str]:
    """Score while the process whose command line holds ``words`` is killed as soon as a worker is at work."""
    process = subprocess.Popen(
        [sys.executable, "-m", "grader", "score", "submissions", "--timeout", "5", "-j", "1"],
        cwd=course.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    end = time.monotonic() + 30
    killed = False
    while not killed and time.monotonic() < end and process.poll() is None:
        below = descendants(process.pid)
        workers = [child for child, command in below.items() if "worker.server" in command]
        targets = [child for child, command in below.items() if words in command]
        if len(workers) > 1:
            time.sleep(0.5)
            os.kill(min(targets), signal.SIGKILL)
            killed = True
        time.sleep(0.02)
    out, err = process.communicate(timeout=60)
    assert killed, err
    return subprocess.CompletedProcess([], process.returncode, out, err)


@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
def test_the_fork_server_dies_in_mid_run(course: Class):
    """The submission that was running is not graded, the others are, and the same command repairs it."""
    course.hand_in("ann", SLOW)
    course.hand_in("ben", RIGHT)
    done = kill_in_mid_run(course, "worker.server")
    assert done.returncode == 1
    assert "the fork server died" in done.stderr
    assert "run: grader score submissions -a lines" in done.stderr
    assert marks(course) == {("ann", "lines"): None, ("ben", "lines"): 100}
    again = course.run("score", "submissions", "--timeout", "5").stdout
    assert "1 submission scored, 1 unchanged" in again
    assert marks(course) == {("ann", "lines"): 100, ("ben", "lines"): 100}


@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
def test_a_scoring_process_dies_in_mid_run(course: Class):
    """Another takes over: everybody is graded, and nobody pays for it."""
    course.hand_in("ann", SLOW)
    course.hand_in("ben", RIGHT)
    done = kill_in_mid_run(course, "grader.scoring.process import main")
    assert done.returncode == 0, done.stderr
    assert marks(course) == {("ann", "lines"): 100, ("ben", "lines"): 100}


SQUARE = '''
# %%
def area(x, a):
    """The sum of all products of two values of line(x, a)."""
    return np.outer(line(x, a), line(x, a)).sum()
'''
LONG = "import numpy as np\n\ndef line(x, a):\n    return np.ones(25_000)\n\ndef area(x, a):\n    return 1.0\n"


def test_values_that_blow_up_our_own_code_cost_no_memory(course: Class):
    """Follow-through runs the reference on a student's values; what that would take is refused, not taken."""
    reference = course.root / "solutions" / "lines" / "lines.py"
    reference.write_text(reference.read_text().partition("# %%\ndef area")[0] + SQUARE)
    area = course.root / "autograder_tests" / "lines" / "test_area.py"
    area.write_text(CHECKS["area"])
    course.hand_in("ann", LONG)
    course.score("-j", "1")
    assert marks(course) == {("ann", "lines"): 10}, "for leaving the argument alone"
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert peak < 3 << 20, "kilobytes"


def test_a_scoring_process_whose_parent_is_gone_ends_quietly(course: Class, capfd: pytest.CaptureFixture[str]):
    """It has nobody to answer: no traceback reaches the terminal of a run that was ended."""
    scorer = Scorer(Settings(course.root, ("lines",), 1.5, False, 61_500, None))
    assert isinstance(scorer.channel.recv(), Ready)
    scorer.channel.send(Job("ann", "lines", "lines.py", of_source("lines", SLOW), "", 0, ""))
    scorer.channel.close()
    assert scorer.process.wait(60) == 0
    assert "Error" not in capfd.readouterr().err
