"""Long answers as data: which parts come along, which of their numbers are wrong, and where a sentence is enough."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from grader.diagnosis.examples.examples import Example, Tolerance
from grader.diagnosis.examples.tables import LONG, tables

W = np.linspace(-1.0, 1.0, 12)
LONG_TEXT = "1" * (LONG + 1)


def answer(expected: Any) -> Example:
    return Example("f", (), b"", expected, "f()", Tolerance())


def test_the_wrong_parts_of_a_long_answer_come_along():
    """Each with its place, both sides, and which numbers are wrong; how many there are is told."""
    losses = [0.5, 0.25, 0.125]
    found = tables((W, [0.5, 0.25, 0.5]), answer((W, losses)), LONG_TEXT)
    (only,) = found["tables"]
    assert only == {
        "what": "[1]", "count": 1, "size": 3, "wrong": [False, False, True], "got": [0.5, 0.25, 0.5],
        "expected": losses,
    }  # fmt: skip
    assert (found["wrong_parts"], found["all_parts"]) == (1, 2)


def test_no_more_parts_than_a_sentence_names():
    """What is left out is counted."""
    right = dict.fromkeys("abcdef", W)
    found = tables(dict.fromkeys("abcdef", -W), answer(right), "")
    assert [one["what"] for one in found["tables"]] == ['["a"]', '["b"]', '["c"]']
    assert found["wrong_parts"] == 6


def test_nothing_where_a_sentence_is_enough_or_no_table_can_be_drawn():
    """Short answers, single numbers, other shapes and other structures stay text."""
    assert tables(np.array([1.0, 2.0]), answer(np.array([1.0, 3.0])), "np.array([1, 2])") == {}
    assert tables((1.0, W), answer((2.0, W)), LONG_TEXT) == {}
    assert tables(W[:6], answer(W), LONG_TEXT) == {}
    assert tables(None, answer(W), LONG_TEXT) == {}
    assert tables(SimpleNamespace(), answer(W), LONG_TEXT) == {}
    assert tables(np.zeros((60, 60)), answer(np.ones((60, 60))), "") == {}


def test_numbers_that_are_not_finite_are_wrong_where_they_differ():
    """An infinity in its place is right."""
    right = np.array([np.inf, 1.0, 2.0])
    (only,) = tables(np.array([np.inf, np.nan, 2.0]), answer(right), "")["tables"]
    assert only["wrong"] == [False, True, False]
