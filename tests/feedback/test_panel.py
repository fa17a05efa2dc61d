"""Gradients value by value: which results are gradients, names, ratios, and the one factor of all wrong values."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from grader import assert_close, numerical_gradient
from grader.failures import CheckFailed
from grader.feedback.compare import comparison
from grader.feedback.html import student_html
from grader.feedback.panel import MAX_ROWS, factor, is_gradient, names
from grader.feedback.student_page import student_page

CHECKS = Path(__file__).parents[2] / "autograder_tests"


def failed(got, expected, what="grad_W", **tolerance):
    """The failure of a real comparison."""
    with pytest.raises(CheckFailed) as caught:
        assert_close(got, expected, what, **tolerance)
    return caught.value.failure


def shown(make, failure, function, lang="en"):
    """The page of a student whose function failed so, taken apart."""
    report = make.report(make.exercise(function, make.result(failed=failure)))
    return make.read(student_html(student_page("ann", [report], make.options(lang=lang))))


def test_a_gradient_is_told_by_names_and_not_by_values():
    """The exercise's function or the result's name says so."""
    ours = {path.stem.removeprefix("test_") for path in CHECKS.glob("*/test_*.py")}
    assert len(ours) > 100
    assert {name for name in ours if is_gradient(name, "x")} == {
        name
        for name in ours
        if any(word in name for word in ("gradient", "backward", "jacobian", "derivative", "bptt"))
    }
    assert is_gradient("train_step", 'grad_params["W_b"]')
    assert is_gradient("train_step", "dL/dw1 … dL/dw12")
    assert not is_gradient("train", "graded")
    assert not is_gradient("descend", "upgrade(x)")
    assert comparison(failed([1.0, 2.0], [2.0, 1.0], "w"), "train").panel is None


@pytest.mark.parametrize(
    ("what", "shape", "expected"),
    [
        ("dL/dw1 … dL/dw3", (3,), ["dL/dw1", "dL/dw2", "dL/dw3"]),
        ("w7 … w12", (3,), ["[0]", "[1]", "[2]"]),
        ('grad_params["W_b"]', (1, 2), ['grad_params["W_b"][0, 0]', 'grad_params["W_b"][0, 1]']),
        ("grad_W, [0, 0, 1, 1]", (1,), ["[0]"]),
    ],
)
def test_values_have_names_where_names_are_known(what, shape, expected):
    """Weights by their numbers if as many are named as there are, cells by the array's name, else by the index."""
    assert names(what, shape) == expected


def test_a_row_of_a_gradient_is_a_table_with_ratios():
    """Factors and signs show at a glance; where the right value is 0 there is no ratio."""
    found = comparison(failed([-1.0, 2.0, 1.0, 3.0], [1.0, 4.0, 0.0, 3.0], "dL/dw1 … dL/dw4"), "gradients")
    assert [(row.name, row.ratio, row.wrong) for row in found.panel.rows] == [
        ("dL/dw1", "-1", True), ("dL/dw2", "0.5", True), ("dL/dw3", "", True), ("dL/dw4", "1", False),
    ]  # fmt: skip
    assert (found.form, found.slices, found.factor) == ("row", (), "")


def test_of_a_long_gradient_the_wrong_values_are_listed():
    """At most so many; the others are counted."""
    right = np.arange(1.0, 41)
    got = right.copy()
    got[::2] += 1
    found = comparison(failed(got, right), "gradients").panel
    assert len(found.rows) == 20
    assert all(row.wrong for row in found.rows)
    assert found.left_out == 20
    assert len(comparison(failed(right + 1, right), "gradients").panel.rows) == MAX_ROWS


@pytest.mark.parametrize(
    ("got", "expected", "said"),
    [
        ([-1.0, 2.0, 3.0], [1.0, -2.0, 3.0], "-1"),
        ([2.0, 4.0, 7.0], [3.0, 6.0, 7.0], "2/3"),
        ([0.0, 0.0], [3.0, 6.0], "0"),
        ([0.731, 1.462], [1.0, 2.0], ""),
        ([1.00004, 2.00008], [1.0, 2.0], ""),
        ([1.0, 2.0], [1e-16, 2e-16], ""),
        ([2.0, 5.0], [1.0, 2.0], ""),
        ([2.0, 2.0], [1.0, 1.0], ""),
        ([2.0, 7.0], [1.0, 7.0], ""),
        ([2.0, 4.0, 1.0], [1.0, 2.0, 0.0], ""),
        ([float("inf"), 4.0], [1.0, 2.0], ""),
    ],
)
def test_one_factor_is_told_if_it_is_that_of_all_wrong_values(got, expected, said):
    """Two different right values at least, none of them 0; a small fraction: others are chance; no noise."""
    values = [(a, b, a != b) for a, b in zip(got, expected, strict=True)]
    assert factor(values) == said


@pytest.mark.parametrize(
    ("lang", "said", "head"),
    [
        ("en", "Every wrong value is -1 times the right one: its sign is wrong.", "difference quotient"),
        ("zh", "错的值都是正确值的 -1 倍：符号反了。", "差商"),
    ],
)
def test_the_page_says_the_factor_and_with_what_was_compared(make, lang, said, head):
    """A check that compares with difference quotients does not call them expected."""
    quotients = numerical_gradient(lambda w: float((w**2).sum()), [1.0, -2.0, 0.5])
    wrong = failed(-np.array([2.0, -4.0, 1.0]), quotients, "grad_w", rtol=1e-5)
    read = shown(make, wrong, "gradients", lang)
    assert said in read.text
    assert head in read.text
    plain = failed([-2.0, 4.0], [2.0, -4.0], "grad_w")
    assert head not in shown(make, plain, "gradients", lang).text


def test_a_matrix_keeps_its_tables(make):
    """Its values with ratios open beneath them, where no ratio is that of all."""
    right = np.arange(1.0, 5).reshape(2, 2)
    read = shown(make, failed(right * 2, right), "conv2d_backward")
    assert "Every wrong value is 2 times the right one." in read.text
    assert "grad_W[1, 0]" not in read.text
    read = shown(make, failed(right + 1, right), "conv2d_backward")
    assert "grad_W[1, 0]" in read.text
    assert len([one for one in read.all("table") if one["class"] == "values"]) == 2


def test_the_ratio_of_a_wrong_value_is_told_from_one():
    """In as many digits as that takes; right values have four."""
    right = np.array([1.0, 2.0, 3.0])
    rows = comparison(failed(right * [1.00002, 1, 0.5], right), "gradients").panel.rows
    assert [row.ratio for row in rows] == ["1.00002", "1", "0.5"]
