"""What a submission may take while it is loaded: endless cells cost little, whatever their number."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from grader.failures import SubmissionError
from grader.sandbox.deadlines import MIN_PATIENCE, Limits, Used
from grader.sandbox.fork_server import ForkServer
from grader.sandbox.session import Session
from grader.submissions.finding import Files
from grader.wire.box import Box

LIMITS = Limits(check=1.0, load=1.2, total=9.0)
ENDLESS = "while True:\n    pass\n"


@pytest.fixture(scope="module")
def server() -> Iterator[ForkServer]:
    with ForkServer(Box()) as server:
        yield server


def loaded(server: ForkServer, source: str, used: Used) -> Session:
    session = Session(server.fork, Files("work", "work.py", {"work.py": source.encode()}), LIMITS, used)
    session.load()
    session.begin_check()
    return session


def test_endless_cells_are_left_out_within_twice_the_limit(server: ForkServer) -> None:
    """Five of them cost what two would, each is named, and what stands between and behind them is there."""
    source = "".join(f"def f{i}():\n    return {i}.0\n{ENDLESS}" for i in range(5)) + "def last():\n    return f4()\n"
    used = Used()
    session = loaded(server, source, used)
    assert session.call("last", (), {}) == 4.0
    session.close()
    assert set(used.hung_cells) == {1, 3, 5, 7, 9}
    assert [error["kind"] for error in session.loaded.errors] == ["hung_cell"] * 5
    assert used.loads == 6
    assert used.seconds < 2 * LIMITS.load + 3 * MIN_PATIENCE + 1.0


def test_what_ran_to_its_end_before_is_not_cut_off_later(server: ForkServer) -> None:
    """A slow cell before endless ones keeps its time, also for another session of the same submission."""
    source = f"import time\ntime.sleep(0.5)\nslow = 1\ndef f():\n    return slow\n{ENDLESS * 3}"
    used = Used()
    for _ in range(2):
        session = loaded(server, source, used)
        assert session.call("f", (), {}) == 1
        session.close()
    assert set(used.hung_cells) == {4, 5, 6}


def test_a_submission_of_endless_cells_alone_ends_when_its_time_is_used_up(server: ForkServer) -> None:
    """However many there are, the limit of the whole holds."""
    started = time.monotonic()
    with pytest.raises(SubmissionError, match=r"used_up|running time"):
        loaded(server, ENDLESS * 60, Used())
    assert time.monotonic() - started < LIMITS.total + LIMITS.load + 1.0
