"""Item analysis, distributions, and which failures are alike."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from grader.feedback.statistics import discrimination, items, mark, spread
from grader.results import Failure


def marks(make, *shares):
    """One mark a student, each with the points earned in exercises f (10) and g (20)."""
    return [
        mark(make.report(
            make.exercise("f", make.result(earned=10.0 * f)),
            make.exercise("g", make.result(points=20, earned=20.0 * g)),
            student=f"s{number}",
        ), None, "")
        for number, (f, g) in enumerate(shares)
    ]  # fmt: skip


def test_difficulty_is_the_mean_share_of_the_points(make):
    """Half of the students with all and half with none make 0.5."""
    item = items(marks(make, (1, 1), (0, 1), (1, 0), (0, 0.5)))[0]
    assert (item.name, item.points, item.difficulty, item.count) == ("f", 10.0, 0.5, 4)


def test_discrimination_leaves_the_item_itself_out(make):
    """It is the correlation with the other items' points, as NumPy computes it."""
    shares = [(1, 0.9), (0, 0.5), (1, 0.7), (0.5, 0.8), (0, 0.1), (1, 0.2)]
    item = items(marks(make, *shares))[0]
    f, g = np.array(shares).T
    assert item.discrimination == pytest.approx(np.corrcoef(f, g)[0, 1])


@pytest.mark.parametrize("pairs", [[(1, 1), (0, 0)], [(1, 1)] * 6, [(1, 2), (1, 3), (1, 4), (1, 5), (1, 6)]])
def test_no_discrimination_without_numbers_that_vary(pairs):
    """Too few submissions, or all alike: there is none, rather than a number that means nothing."""
    shares, rests = zip(*pairs, strict=True)
    assert discrimination(shares, rests) is None


def test_ungraded_reports_are_no_items(make):
    """A file that could not be read says nothing of a check's difficulty."""
    unread = make.report(make.exercise("f", make.result(outcome="broken", failed=make.failure("undecodable"))),
                         outcome="unreadable")  # fmt: skip
    assert items([mark(unread, 0.0, "")]) == ()


def test_spread_counts_tenths():
    """100 belongs to the last tenth, 10 to the second."""
    found = spread([0, 9.9, 10, 100, 95])
    assert found.bins == (2, 1, 0, 0, 0, 0, 0, 0, 0, 2)
    assert (found.median, found.count) == (10, 5)
    assert spread([]) is None


def pattern(make, failed, **more):
    return mark(make.report(make.exercise("f", make.result(failed=failed, **more))), None, "").patterns


def test_alike_means_the_same_values_where_the_inputs_are_the_same(make):
    """Public checks have fixed inputs, so their values tell mistakes apart; hidden ones differ by seed."""
    three, five = (Failure("value", make.failure().data | {"got_at": got, "got": got}) for got in (3.0, 5.0))
    assert pattern(make, three) == pattern(make, three)
    assert pattern(make, three) != pattern(make, five)
    assert pattern(make, three, public=False) == pattern(make, five, public=False)


def test_alike_failures_of_two_exercises_are_two_patterns(make):
    """The same sentence about another exercise is another failure."""
    one = mark(make.report(*(make.exercise(name, make.result(failed=make.failure())) for name in "fg")), None, "")
    assert len({found.signature for found in one.patterns}) == 2


def test_what_is_not_written_is_no_pattern(make):
    """That many have not begun is no mistake to be named."""
    assert pattern(make, make.failure("not_implemented"), outcome="broken") == ()


def test_one_mistake_is_alike_whatever_it_fails(make):
    """What was found out makes the group: other checks fail, in other lines; another finding is another group."""

    def one(line, edit, *names):
        place = {"function": "f", "edit": edit, "file": "f.py", "line": line, "start": 0, "end": 1, "text": "x"}
        results = [make.result(name, failed=make.failure()) for name in names]
        exercise = replace(make.exercise("f", *results), findings=(Failure("one_place", place),))
        return mark(make.report(exercise), None, "").patterns[0].signature

    assert one(3, "sign", "test_a") == one(9, "sign", "test_a", "test_b")
    assert one(3, "sign", "test_a") != one(3, "axis", "test_a")
