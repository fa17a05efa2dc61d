"""Plots of rows: a series as a line, weights and probabilities as bars, everything else as dots."""

from __future__ import annotations

import re

import numpy as np
import pytest

from grader.feedback.html import student_html
from grader.feedback.row_charts import row_chart
from grader.feedback.rows import kind_of, plot
from grader.feedback.student_page import student_page
from grader.results import Failure


@pytest.mark.parametrize(
    ("function", "what", "kind"),
    [
        ("train", "losses", "line"),
        ("train", "history", "line"),
        ("memory", "memory(hs, W_h)", "line"),
        ("descend", "values", "line"),
        ("train", "w", "bars"),
        ("train_step", "train_step(x, y, w, 2)", "dots"),
        ("gradients", "dL/dw1 … dL/dw12", "bars"),
        ("lstm_step_backward", 'grad_params["b_f"]', "bars"),
        ("train", "theta_d", "bars"),
        ("softmax", "softmax(z)", "bars"),
        ("cross_entropy", "cross_entropy(p, q)", "dots"),
        ("sigmoid", "sigmoid(x)", "dots"),
        ("sigmoid_derivative", "sigmoid_derivative(x)", "dots"),
        ("pairs", "window(w)", "dots"),
        ("f", "", "dots"),
    ],
)
def test_a_row_is_drawn_by_what_it_is_called(function, what, kind):
    """Names decide, and not numbers: a line says that there is something between two places."""
    assert kind_of(function, what) == kind


ROW = np.linspace(0.0, 2.0, 12) ** 2 - 1


def made(what, count=12, by=0.5, function="train"):
    right = ROW[:count]
    got = right.copy()
    got[1] += by
    return plot(got.tolist(), right.tolist(), (got != right).tolist(), function, what)


def test_short_rows_and_differences_that_nobody_sees_have_no_plot():
    """Bars say something from five values on, dots and lines from eight."""
    assert made("w", 4) is None
    assert made("w", 5).kind == "bars"
    assert made("losses", 7) is None
    assert made("losses", 8).kind == "line"
    assert made("w", by=0.01) is None
    assert plot([1.0, 2.0] * 5, [2.0, 1.0] * 5, [True] * 10, "train", "w") is None


def test_many_bars_are_dots():
    """More than fit beside each other."""
    right = [0.1 * place for place in range(30)]
    assert plot([-1.5, *right[1:]], right, [True] + [False] * 29, "train", "w").kind == "dots"


def test_bars_stand_on_zero_and_are_named():
    """Signs are seen, weights are named as the check names them, right ones are told from wrong ones."""
    found = made("dL/dw1 … dL/dw12")
    assert found.labels[:2] == ("w1", "w2")
    drawn = str(row_chart(found, "label", "came back", "expected"))
    assert re.findall(r'<text class="tick"[^>]*>(w\d+)</text>', drawn) == [f"w{place}" for place in range(1, 13)]
    assert drawn.count('<rect class="got"') == 2  # one wrong value, and the key
    assert drawn.count('<rect class="got right"') == 11
    zero = float(re.search(r'class="zero"[^>]* y1="([\d.]+)"', drawn)[1])
    bars = [
        (float(y), float(height))
        for y, height in re.findall(r'class="expected"[^>]* y="([\d.]+)" width[^h]*height="([\d.]+)"', drawn)
    ]
    assert {round(min(abs(y - zero), abs(y + height - zero)), 1) for y, height in bars[1:]} <= {0.0, 0.1}


def test_dots_are_not_joined():
    """Between the values of a function at some places there is no line to be drawn."""
    assert "polyline" not in str(row_chart(made("f(x)", function="f"), "label", "came back", "expected"))
    assert str(row_chart(made("losses"), "label", "came back", "expected")).count("polyline") == 2


def test_what_is_not_finite_is_left_out():
    """The rest of the row is drawn."""
    got = [float("nan"), *ROW[1:11], 9.0]
    for what in ("w", "losses", "f(x)"):
        drawn = str(row_chart(plot(got, ROW.tolist(), [True] * 12, "f", what), "label", "came back", "expected"))
        assert "nan" not in drawn


def test_the_page_draws_a_row_once(make):
    """Above its numbers, with a text for those who do not see it."""
    data = {"what": "w", "got": ROW.tolist(), "expected": (-ROW).tolist(), "count": 12, "size": 12, "index": [0],
            "got_at": -1.0, "expected_at": 1.0}  # fmt: skip
    report = make.report(make.exercise("train", make.result(failed=Failure("value", data))))
    read = make.read(student_html(student_page("ann", [report], make.options())))
    (label,) = [one["aria-label"] for one in read.all("svg") if one.get("class") == "rows bars"]
    assert label == "What came back and what was expected, by index"
