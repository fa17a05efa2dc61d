"""A failed check's call as text: in the failure's data, short, and cheap."""

from __future__ import annotations

import numpy as np
import pytest

from grader.sandbox.calls import MAX_LENGTH, call_text


@pytest.mark.parametrize(("args", "kwargs", "text"), [
    (([1, 2.5], 3), {}, "f([1, 2.5], 3)"),
    ((np.array([[1.0, -2.0], [0.1 + 0.2, 4.0]]),), {"stride": 2}, "f([[1, -2], [0.3, 4]], stride=2)"),
    ((np.float64(0.5), (1,), None), {}, "f(0.5, (1,), None)"),
    ((np.zeros((30, 10)),), {}, "f(<30×10: 0, 0, 0, 0, …>)"),
    ((list(range(50)),), {}, "f([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …])"),
    (("word", {"w": [1.0]}), {}, "f('word', {'w': [1]})"),
])  # fmt: skip
def test_a_call_as_a_student_would_write_it(args, kwargs, text):
    """Arrays as nested lists with few digits, large ones by shape and first numbers."""
    assert call_text("f", args, kwargs) == text


def test_a_call_never_gets_long():
    """Whatever the arguments are."""
    text = call_text("f", ([["x" * 1000] * 40] * 40, np.linspace(0, 1, 40)), {"k": 10**300})
    assert len(text) <= MAX_LENGTH
    assert text.endswith("…)")


def test_the_call_is_that_of_the_function_in_question(course):
    """The last call of the function that the message names, with the first inputs that fail; a missing one has none."""
    course.hand_in("ann", "def line(x, a):\n    return [a * v + (1 if len(x) < 3 else 2) for v in x]\n")
    course.score()
    from grader.gradebook.store import Gradebook

    with Gradebook(course.root / "grades") as gradebook:
        (report,) = gradebook.reports()
    calls = {(one.name, result.name): (result.failure.data.get("call") if result.failure else None)
             for one in report.exercises for result in one.results}  # fmt: skip
    assert calls["line", "test_example"] is None
    assert calls["line", "test_random"].startswith("line([")
    assert calls["line", "test_random"].count(",") == 3
    assert calls["area", "test_example"] == "area([1], 1)"
