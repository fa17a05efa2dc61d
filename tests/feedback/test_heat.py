"""Maps of got - expected: when there is one, its squares and signs, what the wrong cells have in common in words."""

from __future__ import annotations

import re

import numpy as np
import pytest

from grader import assert_close
from grader.failures import CheckFailed
from grader.feedback import charts
from grader.feedback.compare import comparison
from grader.feedback.heat import Pattern, pattern
from grader.feedback.html import student_html
from grader.feedback.student_page import student_page

RIGHT = np.random.default_rng(3).normal(size=(4, 5))


def failed(got, expected, **tolerance):
    """The failure of a real comparison."""
    with pytest.raises(CheckFailed) as caught:
        assert_close(got, expected, "grad_W", **tolerance)
    return caught.value.failure


def mapped(got, expected):
    return comparison(failed(got, expected)).heat


def off_by(change, right=RIGHT):
    """A matrix that is off by these amounts."""
    return mapped(right + change, right)


def test_a_square_is_as_large_as_its_deviation_of_the_largest():
    """Every cell is a share of the largest deviation, with its sign; cells that are right are 0."""
    change = np.zeros((4, 5))
    change[1, 2], change[3, 0] = 0.5, -0.25
    found = off_by(change)
    (only,) = found.maps
    assert only.cells[1][2] == 1.0
    assert only.cells[3][0] == pytest.approx(-0.5)
    assert only.cells[0] == (0.0,) * 5
    assert (found.largest, found.signs) == ("0.5", ("high", "low"))


@pytest.mark.parametrize(
    ("wrong", "kind", "places"),
    [
        (lambda i, j: i == 0, "row", (0,)),
        (lambda i, j: i == 5 and j > 3, "row", (5,)),
        (lambda i, j: j == 2, "column", (2,)),
        (lambda i, j: i in (0, 3), "rows", (0, 3)),
        (lambda i, j: j in (1, 4) and i > 1, "columns", (1, 4)),
        (lambda i, j: i in (0, 5) or j in (0, 5), "border", ()),
        (lambda i, j: 0 < i < 5 and 0 < j < 5, "inside", ()),
        (lambda i, j: i == j, "diagonal", ()),
        (lambda i, j: i != j, "off_diagonal", ()),
        (lambda i, j: i > 1, "from_row", (2,)),
        (lambda i, j: i > 0 and j != i % 3, "from_row", (1,)),
        (lambda i, j: i < j, "above", ()),
        (lambda i, j: i > j, "below", ()),
        (lambda i, j: True, "all", ()),
    ],
)
def test_what_wrong_cells_have_in_common(wrong, kind, places):
    """Rows, columns, border, diagonal and what is beside it are seen and told by their indices."""
    assert pattern([[wrong(i, j) for j in range(6)] for i in range(6)]) == Pattern(kind, places)


def test_scattered_cells_and_a_single_one_have_nothing_in_common():
    """Nothing is said where nothing is seen; two corners are not the border."""
    flags = np.zeros((6, 6), dtype=bool)
    flags[2, 3] = True
    assert pattern(flags.tolist()) is None
    flags[4, 1] = flags[1, 5] = flags[0, 2] = flags[5, 0] = True
    assert pattern(flags.tolist()) is None
    corners = np.zeros((6, 7), dtype=bool)
    corners[0, 0] = corners[5, 6] = corners[0, 6] = corners[5, 0] = True
    assert pattern(corners.tolist()).kind != "border"


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (RIGHT[:2] + 1, RIGHT[:2]),
        (RIGHT + (np.arange(20).reshape(4, 5) == 7), RIGHT),
        (np.eye(4)[[1, 0, 2, 3]], np.eye(4)),
        (np.arange(20.0).reshape(4, 5) % 7, np.arange(20.0).reshape(4, 5) % 6),
    ],
    ids=["too small", "one cell", "one-hot", "classes"],
)
def test_no_map_where_it_would_say_nothing(got, expected):
    """Small matrices and single cells are seen in the table; between classes there is no distance."""
    assert mapped(got, expected) is None


def test_deviations_that_are_not_finite_have_no_map(make):
    """Reports may hold an infinity where a number came back; there is nothing to scale by."""
    expected = RIGHT.tolist()
    got = [["inf"] * 5, *expected[1:]]
    data = make.failure().data | {"got": got, "expected": expected, "index": [0, 0]}
    assert comparison(make.failure("value", **data)).heat is None


def test_whole_numbers_that_are_no_classes_have_a_map():
    """A convolution of whole numbers is negative or large somewhere."""
    right = np.arange(25.0).reshape(5, 5) - 3
    assert off_by(np.eye(5), right).pattern == Pattern("diagonal")


def test_an_array_of_more_dimensions_has_a_map_for_every_slice_that_is_shown():
    """All maps have one scale; the pattern is that of the wrong cells of all slices."""
    right = np.random.default_rng(1).normal(size=(2, 3, 4, 4))
    got = right.copy()
    got[0, 1, 2, :2] += 1
    got[1, 2, 2, 3] -= 2
    found = mapped(got, right)
    assert [one.label for one in found.maps] == ["[0, 1, :, :]", "[1, 2, :, :]"]
    assert found.maps[0].cells[2][0] == pytest.approx(0.5)
    assert found.pattern == Pattern("row", (2,))


def test_a_large_matrix_comes_along_and_folds_its_numbers(make):
    """Up to 24 by 24 the map stands for the tables, which open beneath it."""
    right = np.random.default_rng(2).normal(size=(24, 24))
    failure = failed(right.T, right)
    assert comparison(failure).heat.is_large
    page = student_page("ann", [make.report(make.exercise("f", make.result(failed=failure)))], make.options())
    html = student_html(page)
    assert html.index('class="hinton"') < html.index('<details class="numbers">') < html.index('class="values"')


def test_large_tables_fold_also_where_one_factor_says_all():
    """A small matrix needs no map then; two tables of hundreds of numbers are never shown unfolded."""
    right = np.random.default_rng(2).normal(size=(12, 12))
    assert mapped(2 * right[:4, :4], right[:4, :4]) is None
    assert mapped(2 * right, right).is_large


@pytest.mark.parametrize(("lang", "said"), [("en", "All wrong cells are in row 0."), ("zh", "错的都在第 0 行。")])
def test_the_pattern_stands_beside_the_map_and_in_its_label(make, lang, said):
    """Whoever does not see the picture is told the same."""
    change = np.zeros((4, 5))
    change[0] = 1.0
    report = make.report(make.exercise("f", make.result(failed=failed(RIGHT + change, RIGHT))))
    read = make.read(student_html(student_page("ann", [report], make.options(lang=lang))))
    assert said in read.text
    (label,) = [one["aria-label"] for one in read.all("svg") if one.get("class") == "hinton"]
    assert said in label


def test_signs_differ_in_shape_and_not_in_colour_alone():
    """A filled square, a hollow one, and a dot; areas are as the values."""
    drawn = str(charts.hinton([[1.0, -1.0, 0.0], [0.25, 0.0, 0.0]], "label"))
    sides = [float(side) for side in re.findall(r'class="high"[^>]* width="([\d.]+)"', drawn)]
    assert sides[0] == 2 * sides[1]
    assert drawn.count('class="low"') == 1
    assert drawn.count('class="right"') == 3


def test_right_cells_that_are_zero_prove_no_pattern():
    """Nor does a single one, as the middle of a matrix that was turned."""
    flags = np.zeros((6, 6), dtype=bool)
    flags[:, 1] = True
    assert pattern(flags.tolist()) == Pattern("column", (1,))
    assert pattern(flags.tolist(), (~flags).tolist()) is None
    turned = np.ones((3, 3), dtype=bool)
    turned[1, 1] = False
    assert pattern(turned.tolist()) is None


def test_one_factor_says_more_than_a_map():
    """Where every wrong value is the right one times the same number, no map is drawn."""
    assert comparison(failed(-RIGHT, RIGHT)).heat is None
