"""What is said of one exercise does not contradict what is known of it."""

from __future__ import annotations

from grader.diagnosis.search import Checked
from grader.results import ExerciseReport, Failure
from grader.sandbox.calls import Call
from grader.scoring.score_one import _of_its_base, contradicts


def test_wrong_values_of_a_function_whose_values_are_right():
    """Where only an argument is changed, a call that shows another function's values is left out."""
    spoils = ExerciseReport("train_step", (), findings=(Failure("related_spoiled", {"of": ["w"]}),))
    other = ExerciseReport("train_step", (), findings=(Failure("related_sign", {}),))
    values, changes = Failure("counterexample", {}), Failure("counterexample_changed", {})
    assert contradicts(values, spoils)
    assert not contradicts(changes, spoils)
    assert not contradicts(values, other)


def checked(outcome: str, *functions: str) -> Checked:
    """A check of ``backward`` that called these functions."""
    return Checked("backward", outcome, tuple(Call(one, b"") for one in functions))


def test_what_follows_a_wrong_function_has_no_mistakes_of_its_own():
    """The right gradient of the student's own step: repair the step."""
    pair = (Failure("derived_pair", {}),)
    fits, differs = checked("passed", "backward", "step"), checked("failed", "backward")
    (found,) = _of_its_base("backward", pair, [fits, differs], {"backward", "step"})
    assert (found.kind, found.data) == ("related_consequence", {"of": ["step"]})
    assert _of_its_base("backward", pair, [checked("failed", "backward", "step")], {"backward", "step"}) == pair
    assert _of_its_base("backward", pair, [fits, differs], {"backward"}) == pair
    other = (Failure("related_sign", {}),)
    assert _of_its_base("backward", other, [fits, differs], {"backward", "step"}) == other
