"""The call that is shown beside a failure is the one whose result is compared."""

from __future__ import annotations

import numpy as np
import pytest

from grader.checks.comparators import assert_close, assert_holds, assert_pure, unpack
from grader.course.reference import Reference
from grader.failures import CheckFailed
from grader.sandbox.calls import call_text
from grader.sandbox.student import StudentFunction
from grader.scoring.judged_call import judged_call
from grader.scoring.run_checks import reference_session

SOURCE = """
def step(x):
    return [2 * v for v in x], 3.5

def backward(x):
    return [v + 1 for v in x], {"W": [v - 1 for v in x]}

def ordered(words):
    return list(words)
"""


class Submission:
    """Functions whose calls are recorded, as checks get them."""

    def __init__(self) -> None:
        self.session = reference_session(Reference("parts", compile(SOURCE, "parts", "exec")))
        self.session.begin_check()

    def __getattr__(self, name: str) -> StudentFunction:
        return StudentFunction(self.session, name)


def shown(check, exercise: str) -> str:
    """The call that is shown where this check fails."""
    submission = Submission()
    with pytest.raises((CheckFailed, AssertionError)) as raised:
        check(submission)
    failure = getattr(raised.value, "failure", None)
    call = judged_call(raised.value, failure, submission.session.calls, exercise)
    assert call is not None
    return call_text(call.function, *call.arguments())


def test_a_result_is_compared_after_calls_of_another_function():
    """A gradient beside differences of the step: the gradient's call, whatever the message calls its part."""

    def check(submission):
        grad, _ = unpack(submission.backward([1.0, 2.0]), ("grad_x", "grad"), "backward(...)")
        for shift in (1.0, 2.0, 3.0):
            submission.step([shift])
        assert_close(grad, [9.0, 9.0], "grad_x")

    assert shown(check, "backward") == "backward([1, 2])"


def test_a_part_inside_a_dict_is_followed_to_its_call():
    """Also where other calls of the same function come later."""

    def check(submission):
        results = [submission.backward([v, v]) for v in (1.0, 2.0, 3.0)]
        assert_close(results[0][1]["W"], [9.0, 9.0], 'grad["W"]')

    assert shown(check, "backward") == "backward([1, 1])"


def test_the_case_that_differs_of_several_that_were_called_first():
    """All cases are called before the first is compared."""

    def check(submission):
        assert_pure(submission.step, ([1.0, 5.0, 6.0],), ([7.0],), like=lambda x: ([0.0] * len(x), 3.5))

    assert shown(check, "step") == "step([1, 5, 6])"


def test_a_copy_is_followed_by_its_numbers():
    """Where the check made an array of the result before it compared it."""

    def check(submission):
        got = [np.array(submission.step([v, v])[0]) for v in (1.0, 2.0)]
        assert_close(got[0], [0.0, 0.0], "what is computed")

    assert shown(check, "step") == "step([1, 1])"


def test_a_property_is_of_what_the_check_holds():
    """A helper of the check judges an answer; others were asked for later."""

    def judge(answer):
        assert_holds(answer == sorted(answer), "the words are in order")

    def check(submission):
        answer = submission.ordered(["b", "a"])
        submission.ordered(["c"])
        judge(answer)

    assert shown(check, "ordered") == "ordered(['b', 'a'])"


def test_what_was_computed_is_about_the_named_or_the_own_function():
    """Nothing of the results is left in what is compared."""

    def named(submission):
        first = sum(submission.step([1.0])[0])
        submission.backward([4.0])
        assert_close(first, 0.0, "the sum of step(x)")

    def own(submission):
        first = sum(submission.step([1.0])[0])
        submission.backward([4.0])
        assert_close(first, 0.0, "the sum")

    assert shown(named, "backward") == "step([1])"
    assert shown(own, "step") == "step([1])"
