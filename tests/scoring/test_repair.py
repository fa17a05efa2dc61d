"""The reference's answers in the place of functions that lost points: to whom, to what, and how much of it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.course.reference import Reference
from grader.sandbox.bounds import OutOfTimeError, bounded
from grader.sandbox.transport import TransportError
from grader.scoring.known_values import Values
from grader.scoring.repair import MAX_ASKS, REFUSAL, Oracle, earlier
from grader.wire.codec import decode, encode
from grader.worker.stand_ins import install, stand_in

ROOT = Path(__file__).parents[2]

SOURCE = """
import numpy as np

def first(x):
    return np.asarray(x) + 1

def endless(n):
    while n:
        n += 1
    return n

def many(n):
    return np.zeros(n) + 1

def second(x):
    return 2 * first(x)

def third(x):
    return second(x)

def outside(x):
    return np.cumsum(x)
"""


@pytest.fixture(scope="module")
def reference() -> Reference:
    """Functions of which later ones build on earlier ones."""
    return Reference("parts", compile(SOURCE, "parts", "exec"))


def asked(oracle: Oracle, name: Any, *args: Any, seconds: float = 5.0) -> Any:
    return decode(oracle.answer(encode((name, args, {})), time.monotonic() + seconds))


def test_only_earlier_exercises_answer_inside(reference):
    """A later one, or one that builds on the exercise, could give its values away."""
    others = {"first", "second", "third", "outside"}
    assert earlier(reference, "second", others - {"second"}) == {"first"}
    assert earlier(reference, "first", others - {"first"}) == set()
    assert earlier(reference, "outside", others - {"outside"}) == {"first", "second", "third"}
    backwards = Reference("b", compile("def one(x):\n    return two(x)\ndef two(x):\n    return x\n", "b", "exec"))
    assert earlier(backwards, "two", {"one"}) == set()


def test_answers_are_the_references_values(reference):
    """As a student's function would return them: plain, and a fresh copy each time."""
    oracle = Oracle(reference, {"first"})
    refused, value = asked(oracle, "first", np.zeros(2))
    assert refused is None
    assert value.tolist() == [1.0, 1.0]
    assert oracle.asked == {"first"}


@pytest.mark.parametrize("name", ["second", "np", "__builtins__", "", 3, None, ["first"]])
def test_nothing_else_may_be_asked(reference, name):
    """A name that is no stand-in's ends the conversation."""
    with pytest.raises(TransportError):
        asked(Oracle(reference, {"first"}), name, 1.0)


@pytest.mark.parametrize(
    "question",
    [
        b"", b"junk", b"l\x01\0\0\0" * 1000, encode("first"), encode(("first", [], {})), encode(("first", (), [])),
        encode(("first", ())), encode(("first", (np.zeros(1 << 18),), {})), encode((("first", "first"), (), {})),
    ],
    ids=range(9),
)  # fmt: skip
def test_hostile_questions_end_the_conversation(reference, question):
    """Bytes that are no question, or too many of them."""
    with pytest.raises(TransportError):
        Oracle(reference, {"first"}).answer(question, time.monotonic() + 5)


@pytest.mark.parametrize("args", [(), (1, 2), ("text",), ({"a": 1},), (None,)])
def test_what_the_reference_does_not_take_is_refused_in_words(reference, args):
    """The reference's own exception, and what it says, stay here."""
    assert asked(Oracle(reference, {"first"}), "first", *args) == (REFUSAL, None)


def test_questions_are_counted_anew_in_each_check(reference):
    """Beyond the budget the conversation ends."""
    oracle = Oracle(reference, {"first"})
    oracle.left = 2
    asked(oracle, "first", 1.0)
    asked(oracle, "first", 1.0)
    with pytest.raises(TransportError):
        asked(oracle, "first", 1.0)
    oracle.begin()
    assert oracle.left == MAX_ASKS
    assert not oracle.asked


def test_a_question_that_was_answered_is_not_computed_again(reference):
    """Whoever asks next gets the same answer; yet only for names that may be asked, and refusals are not kept."""
    answers, computed = Values(), []
    counted = Reference("parts", compile(SOURCE, "parts", "exec")).replacing({})
    counted.namespace["outside"] = lambda x: computed.append(x) or np.cumsum(x)
    for _ in range(3):
        oracle = Oracle(counted, {"outside"}, answers)
        assert asked(oracle, "outside", np.ones(2))[1].tolist() == [1.0, 2.0]
        assert oracle.asked == {"outside"}
        assert asked(oracle, "outside", "text") == (REFUSAL, None)
    assert len(computed) == 1 + 3
    with pytest.raises(TransportError):
        asked(Oracle(reference, {"first"}, answers), "outside", np.ones(2))


def test_the_references_time_is_bounded(reference):
    """An endless computation ends at the deadline, as the worker's own would."""
    started = time.monotonic()
    with pytest.raises(TransportError, match="timeout"):
        asked(Oracle(reference, {"endless"}), "endless", 1, seconds=0.2)
    assert time.monotonic() - started < 5
    with pytest.raises(TransportError, match="timeout"):
        asked(Oracle(reference, {"first"}), "first", 1, seconds=-1)


@pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux")
def test_the_references_memory_is_bounded(reference):
    """A computation that wants gigabytes is refused, and the limit is as before."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    assert asked(Oracle(reference, {"many"}), "many", 1 << 27) == (REFUSAL, None)
    assert asked(Oracle(reference, {"many"}), "many", 10**15) == (REFUSAL, None)
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_a_bound_is_gone_afterwards():
    """No alarm rings once the computation is over, and one that was caught rings again."""
    assert bounded(time.monotonic() + 0.1, lambda: 3) == 3
    time.sleep(0.2)

    def stubborn() -> None:
        while True:
            try:
                time.sleep(1)
            except OutOfTimeError:
                time.sleep(1)

    with pytest.raises(OutOfTimeError):
        bounded(time.monotonic() + 0.1, stubborn)


def test_an_alarm_at_the_very_end_does_no_harm(monkeypatch: pytest.MonkeyPatch):
    """It may come while it is being switched off, once or again and again: what was computed stands, and it is off."""
    switch = signal.setitimer

    def setitimer(which: int, seconds: float, interval: float = 0) -> None:
        for _ in range(3 if not seconds else 0):
            signal.raise_signal(signal.SIGALRM)
        switch(which, seconds, interval)

    handler = signal.getsignal(signal.SIGALRM)
    monkeypatch.setattr(signal, "setitimer", setitimer)
    assert bounded(time.monotonic() + 0.2, lambda: 4) == 4
    with pytest.raises(OutOfTimeError):
        bounded(time.monotonic() + 0.1, lambda: time.sleep(5))
    time.sleep(0.4)
    assert signal.getsignal(signal.SIGALRM) is handler


def test_stand_ins_ask_with_plain_values():
    """What cannot be sent is a TypeError of the student's, a refusal a ValueError; nothing is asked for the first."""
    questions: list[bytes] = []

    def ask(question: bytes) -> bytes:
        questions.append(question)
        return encode((None, 3.0)) if len(questions) == 1 else encode((REFUSAL, None))

    function = stand_in("first", ask)
    assert function(np.float64(2), x=[1]) == 3.0
    assert decode(questions[0]) == ("first", (np.float64(2),), {"x": [1]})
    assert function.__name__ == "first"
    with pytest.raises(ValueError, match=REFUSAL):
        function()
    with pytest.raises(TypeError):
        function(object())
    assert len(questions) == 2


def test_stand_ins_are_put_wherever_the_function_is(monkeypatch):
    """In the module and in the hand-in's other modules, under any name; not in modules that are not the hand-in's."""
    import types

    def first(x: Any) -> Any:
        return x

    helper, stranger = types.ModuleType("helper"), types.ModuleType("stranger")
    helper.__file__, stranger.__file__ = "helper.py", "elsewhere.py"
    vars(helper)["alias"] = vars(stranger)["alias"] = first
    monkeypatch.setitem(sys.modules, "helper", helper)
    monkeypatch.setitem(sys.modules, "stranger", stranger)
    namespace: dict[str, Any] = {"first": first}
    install(["first", "absent"], namespace, {"main.py", "helper.py"}, lambda _question: encode((None, 5)))
    assert namespace["first"](1) == vars(helper)["alias"](1) == namespace["absent"]() == 5
    assert vars(stranger)["alias"] is first


SCORE = """
import resource
import sys
from pathlib import Path
from grader.scoring.jobs import Job, Settings
from grader.scoring.process import at_bench
from grader.submissions.finding import Files

text = Path(sys.argv[1]).read_bytes()
files = Files("activations", "activations.py", {"activations.py": text})
course = Path(sys.argv[2])
settings = Settings(course, ("activations",), 2.0, False, 61900, None)
answer = at_bench(settings, lambda bench: bench.score(Job("x", "activations", "activations.py", files, "", 1, "")))
print(answer.outcome, answer.score, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the sandbox needs Linux")
@pytest.mark.parametrize("row", ["92_replies_of_62_mebibytes", "92b_many_tiny_arrays", "91f_asks_with_too_much"])
def test_the_scoring_process_stays_small(row: str, run_python: Callable[..., subprocess.CompletedProcess[str]]):
    """What a submission sends is its own failure, without points, and never more than 600 MB of ours."""
    done = run_python("-c", SCORE, str(ROOT / "tests" / "attacks" / "rows" / f"{row}.py"), str(ROOT))
    outcome, score, megabytes = done.stdout.split()
    assert (outcome, float(score)) == ("graded", 0)
    assert int(megabytes) < 600
