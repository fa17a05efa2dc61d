"""What came back against what was expected: which cells differ, how they are cut up, when there is a plot."""

from __future__ import annotations

import numpy as np
import pytest

from grader import assert_close
from grader.failures import CheckFailed
from grader.feedback.compare import comparison
from grader.results import Failure, report_from_plain, report_to_plain


def failed(got, expected, **tolerance):
    """The failure of a real comparison."""
    with pytest.raises(CheckFailed) as caught:
        assert_close(got, expected, "f(x)", **tolerance)
    return caught.value.failure


def test_only_the_cells_that_differ_are_marked():
    """Cells within the comparator's own tolerance count as right."""
    found = comparison(failed([[1.0, 2.0], [3.0 + 1e-12, 5.0]], [[1.0, 2.0], [3.0, 4.0]]))
    assert found.form == "table"
    assert found.slices[0].wrong == ((False, False), (False, True))
    assert found.slices[0].got[1][1] == "5"
    assert found.slices[0].expected[1][1] == "4"


def test_the_check_says_which_cells_are_wrong():
    """The marked cells are those that the check found wrong under its own tolerance, not those farthest away."""
    found = comparison(failed([1.0, 2.05, 9.0], [1.0, 2.0, 3.0], atol=0.5))
    assert found.slices[0].wrong == ((False, False, True),)
    found = comparison(failed([1000.9, 2e-5], [1000.0, 1e-5], rtol=1e-3, atol=1e-9))
    assert found.slices[0].wrong == ((False, True),)


def test_a_report_without_the_mask_marks_what_is_not_equal():
    """Reports of earlier versions hold both sides alone."""
    old = Failure("value", {"what": "f", "got": [1.0, 2.0], "expected": [1.0, 3.0], "count": 1, "index": [1]})
    assert comparison(old).slices[0].wrong == ((False, True),)


def test_numbers_that_differ_never_look_alike():
    """Two numbers that count as different are shown in as many digits as that takes; others stay short."""
    found = comparison(failed([1.00001, 2.0], [1.0, 2.0 + 1e-9]))
    assert found.slices[0].got[0][0] != found.slices[0].expected[0][0]
    assert found.slices[0].got[0][1] == found.slices[0].expected[0][1] == "2"


def test_long_rows_are_cut_into_pieces_that_know_their_place():
    """Only the pieces with a difference are shown; the others are counted."""
    got = np.arange(24.0)
    got[20] = -1
    found = comparison(failed(got, np.arange(24.0)))
    assert [piece.start for piece in found.slices] == [18]
    assert found.left_out == 18


def test_arrays_of_more_dimensions_are_shown_in_slices():
    """A slice says by its index which part of the array it is."""
    got = np.zeros((2, 3, 2, 2))
    got[1, 2, 0, 1] = 7
    found = comparison(failed(got, np.zeros((2, 3, 2, 2))))
    assert [part.label for part in found.slices] == ["[1, 2, :, :]"]
    assert found.left_out == 20


@pytest.mark.parametrize(("size", "by", "is_plotted"), [(8, 1.0, True), (7, 1.0, False), (8, 0.01, False)])
def test_curves_are_plotted_where_an_eye_can_tell_them_apart(size, by, is_plotted):
    """Rows of eight and more numbers make curves, unless these would lie upon each other."""
    expected = np.linspace(0, 10, size)
    found = comparison(failed(expected + by, expected))
    assert (found.plot is not None) == is_plotted


def test_a_single_number_needs_no_table():
    """One number against another is said in the message."""
    assert comparison(failed(3.0, 4.0)).form == "number"


def test_numbers_that_went_through_the_gradebook(make):
    """The gradebook keeps infinities as text; they are numbers again here."""
    saved = make.report(make.exercise("f", make.result(failed=Failure("value", {
        "what": "f", "got": [float("inf"), 1.0], "expected": [2.0, 1.0], "count": 1, "index": [0],
    }))))  # fmt: skip
    again = report_from_plain(report_to_plain(saved)).exercises[0].results[0].failure
    assert comparison(again).slices[0].got == (("inf", "1"),)


@pytest.mark.parametrize("data", [{}, {"got": [1.0], "expected": [1.0, 2.0], "count": 1}])
def test_nothing_to_compare(data):
    """A failure that does not hold both sides in one shape has no tables."""
    assert comparison(Failure("value", data)) is None
    assert comparison(Failure("shape", data)) is None


def test_whole_numbers_are_no_curve():
    """Places of words and sampled classes have nothing between them that a line could show."""
    assert comparison(failed(np.arange(12.0)[::-1].copy(), np.arange(12.0))).plot is None
    assert comparison(failed(np.arange(12.0)[::-1] / 2, np.arange(12.0) / 2)).plot is not None


def test_zero_has_no_sign():
    """Rounding leaves zeros of both signs behind; nobody is to look for a minus there."""
    assert comparison(failed([-0.0, 2.0], [0.0, 1.0])).slices[0].got == (("0", "2"),)
