"""Which loop seems never to end: the call that hung is made once more, in a worker that interrupts itself."""

from __future__ import annotations

from grader.diagnosis.examples.counterexample import Wrong
from grader.diagnosis.examples.telling import told
from grader.diagnosis.places.endless import with_loops
from grader.messages import render
from grader.results import Failure
from grader.sandbox.session import Session
from grader.wire import protocol
from tests.diagnosis.submissions import examples, session

ENDLESS = """
def step(n):
    while n < 3:
        n =+ 1

def softmax(z):
    step(0)
"""
HUNG = Failure("timeout", {"function": "softmax", "seconds": 3.0, "again": True})


def hung(source: str, *, asked: Session | None = None) -> Failure:
    """The problem of a call that hung, after it was made again."""
    example = examples("softmax").small("softmax")[0]
    return with_loops(Wrong(example, HUNG), asked or session(source)).problem


def test_says_the_loop_and_who_calls_it():
    """The student's own lines, from the outermost call to the loop's line."""
    loops = hung(ENDLESS).data["loops"]
    assert [tuple(one) for one in loops] == [
        ("softmax.py", 7, "softmax", "step(0)"), ("softmax.py", 3, "step", "while n < 3:"),
    ]  # fmt: skip


def test_the_call_to_try_names_it_in_every_language():
    """There is nothing to compare with, so no right result is told."""
    example = examples("softmax").small("softmax")[0]
    failure = told(with_loops(Wrong(example, HUNG), session(ENDLESS)))
    assert render(failure).endswith(
        "`softmax` was not run to its end: `step` seems never to end (softmax.py, line 3: while n < 3:); "
        "`softmax` calls `step`."
    )
    assert "`step` 似乎停不下来" in render(failure, "zh")


def test_a_call_that_answers_after_all_is_left_as_it_was():
    """What was slow once and is not now names no loop; neither does a function that is not there."""
    assert hung("def softmax(z):\n    return z\n") == HUNG
    assert hung("") == HUNG


def test_what_did_not_hang_is_not_asked_again():
    """No worker is started for it."""
    asked = session("def softmax(z):\n    return z\n")
    problem = Failure("value", {})
    one = Wrong(examples("softmax").small("softmax")[0], problem)
    assert with_loops(one, asked) is one
    assert asked.used.loads == 0


def test_the_time_counts_as_the_submissions():
    """Whoever hangs in every function uses up the time of all."""
    asked = session(ENDLESS)
    hung(ENDLESS, asked=asked)
    assert asked.used.seconds > 0
    assert asked.used.loads == 1
    assert not asked.used.loops


def test_a_request_of_this_kind_is_answered_like_a_call():
    """The same result and the same errors, where nothing hangs."""
    asked = session("def softmax(z):\n    return 2.5\n")
    request = examples("softmax").small("softmax")[0].request
    assert asked.exchange("softmax", protocol.TIMED, request, asked.value_from)[0] == 2.5
