"""A call to try does not say the opposite of what was found."""

from __future__ import annotations

from grader.results import ExerciseReport, Failure
from grader.scoring.score_one import contradicts


def test_wrong_values_of_a_function_whose_values_are_right():
    """Where only an argument is changed, a call that shows another function's values is left out."""
    spoils = ExerciseReport("train_step", (), findings=(Failure("related_spoiled", {"of": ["w"]}),))
    other = ExerciseReport("train_step", (), findings=(Failure("related_sign", {}),))
    values, changes = Failure("counterexample", {}), Failure("counterexample_changed", {})
    assert contradicts(values, spoils)
    assert not contradicts(changes, spoils)
    assert not contradicts(values, other)
