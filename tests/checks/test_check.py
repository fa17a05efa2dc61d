"""The ``@check`` marker, what docstrings say to students, and the rules of check files."""

from __future__ import annotations

from typing import Any

import pytest

from grader.checks.check import DEFAULT_SHARE, Check, check, claims, get_check
from grader.checks.lint import RAW_COMPARISONS, lint


def test_check_marks_a_function_and_returns_it() -> None:
    """The decorated function is the very same one, and can be asked what it is worth."""

    def test_it() -> int:
        return 5

    assert check(points=3, public=True)(test_it) is test_it
    assert test_it() == 5
    assert get_check(test_it) == Check(3.0, True, DEFAULT_SHARE)


def test_unmarked_functions_are_no_checks() -> None:
    """Neither a plain function nor an object with an attribute of any name is taken for a check."""

    class Fake:
        __grader_check__ = "yes"

    assert get_check(test_unmarked_functions_are_no_checks) is None
    assert get_check(Fake()) is None
    assert get_check(None) is None


@pytest.mark.parametrize(
    "arguments",
    [{"points": 0}, {"points": -1}, {"points": float("nan")}, {"points": float("inf")},
    {"points": 1, "follow_through": 1},
     {"points": 1, "follow_through": -0.1}, {"points": 1, "follow_through": float("nan")},
     {"points": 1, "repaired": 1.1}, {"points": 1, "repaired": -0.1}, {"points": 1, "repaired": float("nan")}],
)  # fmt: skip
def test_impossible_points_and_shares_are_refused(arguments: dict[str, Any]) -> None:
    """A check is worth something finite, and follow-through is worth less than passing."""
    with pytest.raises(ValueError, match="="):
        check(**arguments)


def test_claims_come_from_the_docstring() -> None:
    """The first line is the claim, the line that starts with zh: its translation; without either, the next best."""

    def both() -> None:
        """Large inputs do not overflow.

        A remark.
        zh: 大输入不会溢出。
        """

    def english() -> None:
        """Only English."""

    def silent() -> None:
        pass

    def chinese() -> None:
        """zh: 只有中文。"""

    assert claims(both, "test_both") == {"en": "Large inputs do not overflow.", "zh": "大输入不会溢出。"}
    assert claims(english, "x") == {"en": "Only English.", "zh": "Only English."}
    assert claims(silent, "test_silent") == {"en": "test_silent", "zh": "test_silent"}
    assert claims(chinese, "x")["zh"] == "只有中文。"


@pytest.mark.parametrize("name", sorted(RAW_COMPARISONS))
@pytest.mark.parametrize(
    "form", ["import numpy as np\nnp.{0}(1, 2)", "from numpy import {0}", "from numpy import {0} as c"]
)
def test_raw_comparisons_are_refused_with_the_right_helper(name: str, form: str) -> None:
    """Each comparison that passes on empty results is named, with its line and what to use instead."""
    source = form.format(name)
    (problem, *_) = lint(source, "test_x.py")
    assert problem.startswith(f"test_x.py:{len(source.splitlines())}: {name} ")
    assert f"grader.{RAW_COMPARISONS[name]}" in problem


@pytest.mark.parametrize(
    "source",
    [
        "import numpy.testing as npt", "from numpy import testing", "from numpy.testing import assert_equal",
        "import numpy as np\nnp.testing.assert_equal(1, 2)", "from numpy.testing import *",
    ],
)  # fmt: skip
def test_numpys_own_asserts_are_refused_as_a_whole(source: str) -> None:
    """numpy.testing is refused however it is imported, also where a name looks like a helper's."""
    assert any("numpy.testing" in problem for problem in lint(source, "test_x.py"))


@pytest.mark.parametrize(
    "source",
    [
        "from grader import assert_close, assert_equal\nassert_close(1, 1)", "approx = 3\nprint(approx)",
        "for testing in (1, 2):\n    print(testing)", "'np.allclose(a, b)'  # allclose",
        "import numpy as np\nnp.abs(-1)",
    ],
)  # fmt: skip
def test_innocent_files_are_left_alone(source: str) -> None:
    """Helpers, words in text, and variables that merely have such a name are no problem."""
    assert lint(source, "test_x.py") == []


def test_a_file_that_is_no_python_is_a_problem_with_its_line() -> None:
    """A syntax error is told like the rest, not raised."""
    (problem,) = lint("x = 1\ndef f(:\n", "test_x.py")
    assert problem.startswith("test_x.py:2: is not valid Python")
    assert lint("x = '\0'", "test_x.py")[0].startswith("test_x.py:1: is not valid Python")
