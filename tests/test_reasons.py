"""What a student is told of a function that is not there, takes other arguments, or takes a list for an array."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from grader.failures import SubmissionError
from grader.messages import render, render_safely
from grader.sandbox.deadlines import Limits
from grader.sandbox.fork_server import ForkServer
from grader.sandbox.session import Session
from grader.submissions.finding import Files
from grader.wire.box import Box

SOURCE = """
import numpy as np
def forward_pass(x): return x
def trainStep(x): return x
class Model:
    def loss(self, y): return y
def outer():
    def inner(x): return x
# def noted(x):
#     return x
if __name__ == "__main__":
    def guarded(x): return x
def takes(y, y_hat, reduction): return y
def subtracts(x): return x - 1
def reads(x): return open("/usr/lib/made", "w").write("x")
def connects(x):
    import socket
    return socket.create_connection(("127.0.0.1", 1))
def starts(x):
    import threading
    threading.Thread(target=print).start()
def pools(x):
    from concurrent.futures import ThreadPoolExecutor
    from multiprocessing import Pool
    import asyncio
    async def three():
        await asyncio.sleep(0)
        return 3.0
    with ThreadPoolExecutor() as executor, Pool(2) as pool:
        return sum(executor.map(float, [1, 2])) + sum(pool.map(float, [1, 2])) + asyncio.run(three())
value = lambda x: x
value = np.ones(2)
"""


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    with ForkServer(Box()) as server:
        files = {"code/work.py": SOURCE.encode(), "other.py": b"def elsewhere(x):\n    return x\n"}
        session = Session(server.fork, Files("work", "code/work.py", files), Limits(10, 10, 60))
        session.signatures = {"takes": "takes(y_hat, y)"}
        session.load()
        session.begin_check()
        yield session
        session.close()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("forward", ["there is `forward_pass`"]),
        ("train_step", ["there is `trainStep`"]),
        ("loss", ["the class `Model`", "code/work.py, line 6"]),
        ("inner", ["inside the function `outer`", "line 8"]),
        ("noted", ["in a comment", "line 9"]),
        ("guarded", ["__main__", "line 12"]),
        ("elsewhere", ["another file (other.py, line 1)"]),
        ("value", ["is a ndarray", "line 32"]),
        ("takes", ["takes(y, y_hat, reduction)", "asks for takes(y_hat, y)"]),
        ("subtracts", ["TypeError", "x = np.asarray(x, dtype=float)"]),
        ("reads", ["the files of the hand-in and no others"]),
        ("connects", ["has no network"]),
        ("starts", ["starts no threads"]),
    ],
)
def test_the_reason_is_told(session: Session, name: str, words: list[str]) -> None:
    """Each message says what lies where; what hidden checks show holds nothing of the submission's own."""
    with pytest.raises(SubmissionError) as caught:
        session.call(name, ([1.0],), {})
    said = render(caught.value.failure)
    assert all(word in said for word in words), said
    assert render(caught.value.failure, "zh") != said
    assert "work.py" not in render_safely(caught.value.failure)


def test_pools_and_loops_that_can_work_do(session: Session) -> None:
    """Executors, pools and asyncio need neither threads nor processes here."""
    assert session.call("pools", ([1.0],), {}) == 9.0
