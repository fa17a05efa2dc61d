"""What somebody at a terminal sees: a bar that moves, and how a run that was stopped goes on."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.conftest import RIGHT, Class, heeding

pty = pytest.importorskip("pty", reason="terminals are those of Unix")


def at_a_terminal(course: Class, *arguments: str, until: Callable[[str], bool] = lambda said: False) -> tuple[int, str]:
    """Status and text of a command whose messages go to a terminal; interrupted once the text is enough."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "grader", *arguments], cwd=course.root, env=os.environ | {"LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs, start_new_session=True, preexec_fn=heeding,
    )  # fmt: skip
    os.close(theirs)
    said, is_stopped = "", False
    try:
        while data := os.read(ours, 4096):
            said += data.decode()
            if not is_stopped and until(said):
                process.send_signal(signal.SIGINT)
                is_stopped = True
    except OSError:
        pass  # the last who wrote there has ended
    finally:
        os.close(ours)
    return process.wait(120), said


def test_a_bar_tells_how_far_scoring_is(course: Class):
    """Its name, how many of how many; not one byte of it where nobody watches."""
    for student in ("ann", "ben"):
        course.hand_in(student, RIGHT)
    status, said = at_a_terminal(course, "score", "submissions", "-j", "1")
    assert status == 0
    assert "Scoring" in said
    assert "2/2" in said
    assert "Scoring" not in course.score("-j", "1", "--force").stderr


def test_a_run_that_is_stopped_says_how_to_go_on(course: Class):
    """An interrupt keeps what is recorded; the same command scores the rest."""
    for number in range(20):
        course.hand_in(f"s{number:02}", f"import time\ntime.sleep(0.3)\n{RIGHT}# {number}\n")
    command = ("score", "submissions", "-j", "1", "--timeout", "3")
    status, said = at_a_terminal(course, *command, until=lambda said: "3/20" in said)
    assert status == 2
    assert "run the same command to go on" in said
    assert 3 <= len(course.reports()) < 20
    assert at_a_terminal(course, *command)[0] == 0
    assert course.marks() == {f"s{number:02}": 100 for number in range(20)}


def test_a_bar_tells_how_far_an_audit_is(course: Class):
    """For each assignment, of as many trials as there are."""
    status, said = at_a_terminal(course, "audit", "--quick", "-j", "1")
    assert status in (0, 1)
    assert "Auditing lines" in said
    assert re.search(r"\] +[1-9]\d*/\d\d", said)
