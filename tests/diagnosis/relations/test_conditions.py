"""What wrong calls have in common: the first property that tells them from the right ones, and which side it marks."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.diagnosis.relations.conditions import separating


@pytest.mark.parametrize(
    ("wrong", "right", "expected"),
    [
        ([[1, 2]], [np.ones(2)], ("x", "list", "wrong")),
        ([np.ones(2)], [[1, 2], [3]], ("x", "list", "right")),
        ([np.arange(3)], [np.ones(3)], ("x", "whole", "wrong")),
        ([np.ones((2, 3))], [np.ones(3)], ("x", "vector", "right")),
        ([np.ones((1, 3)), np.ones((1, 2))], [np.ones((2, 3))], ("x", "one row", "wrong")),
        ([np.ones((3, 1))], [np.ones((3, 2))], ("x", "one column", "wrong")),
        ([np.ones((2, 3)), np.ones((3, 2))], [np.ones((2, 2)), np.ones((3, 3))], ("x", "square", "right")),
        ([np.array([1.0, -2.0])], [np.array([1.0, 2.0])], ("x", "negative", "wrong")),
        ([np.array([-1.0, -2.0])], [np.array([1.0, -2.0])], ("x", "all negative", "wrong")),
        ([np.array([1.0, 1.0])], [np.array([1.0, 2.0])], ("x", "repeats", "wrong")),
        ([1], [2, 3], ("x", "is 1", "wrong")),
        ([0.0], [2.0, 3.0], ("x", "is 0", "wrong")),
        ([2, 4], [3, 5], ("x", "even", "wrong")),
        ([True], [False], ("x", "true", "wrong")),
        ([False], [True], ("x", "true", "right")),
        ([np.array([500.0]), np.array([2000.0])], [np.array([3.0]), np.array([90.0])], ("x", "large", "100")),
        ([np.array([50.0])], [np.array([40.0])], None),
        ([np.array([1.0, 2.0])], [np.array([2.0, 1.0])], None),
        (["a"], ["b"], None),
    ],
)
def test_the_first_property_that_tells_them_apart(wrong: list[Any], right: list[Any], expected: Any) -> None:
    """One side has it and the other does not; large numbers come last, and what cannot be compared tells nothing."""
    assert separating([{"x": one} for one in wrong], [{"x": one} for one in right]) == expected


def test_an_argument_that_not_all_calls_have_tells_nothing() -> None:
    """The next argument is looked at; none of none is no condition."""
    wrong, right = [{"x": 1, "axis": 0}], [{"axis": 1}, {"axis": 3}]
    assert separating(wrong, right) == ("axis", "is 0", "wrong")
    assert separating([{"x": 1}], [{}]) is None
