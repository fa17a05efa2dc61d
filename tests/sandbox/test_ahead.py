"""Calls sent at once: what a worker that hangs, dies, lies or says too much makes of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from grader.failures import SubmissionError
from grader.sandbox import waiting
from grader.sandbox.ahead import ask_ahead
from grader.sandbox.deadlines import Limits
from grader.sandbox.fork_server import ForkServer
from grader.sandbox.session import Session
from grader.sandbox.waiting import Request
from grader.wire.box import Box
from grader.wire.codec import encode
from tests.sandbox.test_sandbox import opened

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox needs Linux")

SOURCE = """
import os
calls = []
def double(x):
    calls.append(x)
    return 2 * x
def count():
    return len(calls)
def hang(x):
    while x == 3:
        pass
    return x
def end(x):
    if x == 3:
        os._exit(0)
    return x
def large(x):
    import numpy as np
    return np.zeros(1 << 20)
def slow(x):
    import time
    time.sleep(0.15)
    return x
"""


@pytest.fixture(scope="module")
def server() -> Iterator[ForkServer]:
    with ForkServer(Box(memory=256 << 20)) as server:
        yield server


@pytest.fixture
def begin(server: ForkServer) -> Iterator[Callable[[str], Session]]:
    """Load a submission; its worker ends with the test."""
    sessions: list[Session] = []

    def load(source: str) -> Session:
        sessions.append(opened(server, source))
        return sessions[-1]

    yield load
    for session in sessions:
        session.close()


def request(function: str, *args: Any) -> Request:
    return Request(function, encode((function, args, {})))


def requests(function: str, *values: Any) -> list[Request]:
    return [request(function, value) for value in values]


def told(session: Session, function: str, value: Any) -> Any:
    """The value of a call, or the kind of its failure."""
    session.begin_check()
    try:
        return session.call(function, (value,), {})
    except SubmissionError as error:
        return error.failure.kind


def test_replies_wait_for_their_calls(begin: Callable[[str], Session]):
    """Each call finds its own reply, in any order; equal calls find theirs one after the other."""
    session = begin(SOURCE)
    ask_ahead(session, [requests("double", 1, 2, 2), requests("double", 3)])
    assert [told(session, "double", value) for value in (3, 2, 1, 2)] == [6, 4, 2, 4]
    session.begin_check()
    assert session.call("count", (), {}) == 4
    assert told(session, "double", 2) == 4
    assert session.call("count", (), {}) == 5


def test_nothing_is_sent_and_nothing_waits(begin: Callable[[str], Session]):
    """No requests, no worker's time."""
    session = begin(SOURCE)
    ask_ahead(session, [[], []])
    assert not session.replies.waiting


@pytest.mark.parametrize(("function", "kind"), [("hang", "timeout"), ("end", "died")])
def test_a_call_that_ends_the_worker(function: str, kind: str, begin: Callable[[str], Session]):
    """Its own call fails, those before it stand; the rest of its check is made anew, other checks have replies."""
    session = begin(SOURCE)
    ask_ahead(session, [requests(function, 1, 2, 3, 4), requests(function, 5), requests("double", 6)])
    assert session.used.loads == 2
    assert request(function, 4).body not in session.replies.waiting
    assert [told(session, function, value) for value in (1, 2, 3, 4, 5)] == [1, 2, kind, 4, 5]
    assert told(session, "double", 6) == 12
    assert session.used.loads == 2


def test_calls_of_one_check_share_its_time(begin: Callable[[str], Session]):
    """Each is quick enough, together they are not: as when they are made one by one."""
    session = begin(SOURCE)
    ask_ahead(session, [requests("slow", *range(6)), requests("double", 1)])
    assert [told(session, "slow", value) for value in range(3)] == [0, 1, "timeout"]
    assert told(session, "double", 1) == 2


def test_calls_ahead_leave_time_for_others(begin: Callable[[str], Session]):
    """After half of the submission's time the checks go on by themselves, and nobody is blamed."""
    session = begin(SOURCE)
    session.clock.limits = Limits(check=0.4, load=1.0, total=session.used.seconds + 1.0)
    ask_ahead(session, [requests("slow", number, number + 100) for number in range(6)])
    assert session.used.seconds < session.limits.total * 0.8
    assert session.used.hangs["slow"] == 0


def test_large_replies_are_asked_for_again(begin: Callable[[str], Session]):
    """Once there is no room left, nothing more is asked ahead, and each call is made when its turn comes."""
    session = begin(SOURCE)
    session.clock.limits = Limits(check=10.0, load=10.0, total=60.0)  # a busy machine takes long for large replies
    session.replies = waiting.Replies(room=20 << 20)
    ask_ahead(session, [requests("large", *range(6))])
    assert sum(map(len, session.replies.waiting.values())) == 2
    assert all(np.array_equal(told(session, "large", value), np.zeros(1 << 20)) for value in range(6))


FORGED = """
def later(x):
    frame_ = sys._getframe()
    while "unpack_calls" not in frame_.f_code.co_names:
        frame_ = frame_.f_back
    body = frame_.f_locals["body"]
    place = 0
    answer = bytes(4) + encode((%s, []))
    while place < len(body):
        nonce, size = struct.unpack_from("<8sI", body, place)
        place += 12 + size
        os.write(3, frame(nonce, b"R", answer))
    %s
"""


@pytest.mark.parametrize(
    "then", ["os._exit(0)", "return 1.0", "while True: pass", "os.write(3, bytes(13)); os._exit(0)"]
)
def test_answering_for_later_calls(then: str, begin: Callable[[str], Session]):
    """A worker may answer its own calls as it likes; saying more than it was asked costs it all of them."""
    session = begin(FORGED % ("7.0", then))
    ask_ahead(session, [requests("later", 1, 2, 3)])
    said = [told(session, "later", value) for value in (1, 2, 3)]
    assert all(one == 7.0 or isinstance(one, str) for one in said)
    assert session.transport is None or said == [7.0] * 3


@pytest.mark.parametrize("answer", ["'x' * 5", "{'a': 1}", "1"])
def test_replies_are_taken_apart_with_the_same_distrust(answer: str, begin: Callable[[str], Session]):
    """A reply that is no reply is found when its call is made; the worker is ended and nothing else of it counts."""
    source = FORGED.replace('b"R", answer', f'b"E", encode({answer})') % ("0", "os._exit(0)")
    session = begin(source)
    ask_ahead(session, [requests("later", 1, 2)])
    assert told(session, "later", 1) == "protocol"
    assert not session.replies.waiting
