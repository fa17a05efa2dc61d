"""``grader new``: an assignment to start from, which passes its own audit."""

from __future__ import annotations

import keyword
import sys
from pathlib import Path

from grader.course.course import LAST, Course
from grader.errors import GraderError

RESERVED = ("numpy", "grader", "conftest", "pytest", "test", "tests")
"""Names of what students or checks import: a file of that name would stand in its way."""

REFERENCE = '''\
# %% [markdown]
# # The title of {name}
#
# What this assignment is about, and where in the notes it stands.
#
# %% [markdown] lang="zh"
# # {name} 的标题
#
# 说明本次作业的内容，以及它在讲义中的位置。
#
# %%
import numpy as np


# %% [markdown]
# ## `mean_square(x)`
#
# The mean of the squares of all elements,
#
# $$\\frac{{1}}{{n}} \\sum_{{i=1}}^{{n}} x_i^2.$$
#
# - `x`: an array or nested list of numbers, of any shape but not empty. Returns a number.
# - Example: $x = (1, 2, 3)$ gives $\\frac{{1 + 4 + 9}}{{3}} \\approx 4.667$.
# - Whole numbers may be large: is there room for their squares?
#
# %% [markdown] lang="zh"
# ## `mean_square(x)`
#
# 所有元素平方的平均值：
#
# $$\\frac{{1}}{{n}} \\sum_{{i=1}}^{{n}} x_i^2.$$
#
# - `x`：数组或嵌套列表，形状任意，但不为空。返回一个数。
# - 例： $x = (1, 2, 3)$ 时，结果为 $\\frac{{1 + 4 + 9}}{{3}} \\approx 4.667$ 。
# - 输入可能是很大的整数：它们的平方放得下吗？
#
# %%
def mean_square(x):
    """The mean of the squares of all elements.

    x: an array of any shape. Returns a number.
    """
    # BEGIN SOLUTION
    x = np.asarray(x, dtype=np.float64)
    return np.mean(x**2)
    # END SOLUTION
'''

SETTINGS = """\
order = {order}

[title]
en = "{name}"
zh = "{name}"
"""

CHECKS = '''\
import numpy as np

from grader import assert_close, assert_pure, check


@check(points=30, public=True)
def test_worked_example(submission):
    """The worked example: the mean of 1, 4 and 9.

    zh: 讲解中的例子：1、4、9 的平均值。
    """
    assert_close(submission.mean_square(np.array([1.0, 2.0, 3.0])), 14 / 3, "mean_square(x)")


@check(points=40)
def test_any_shape(submission, reference, rng):
    """Random arrays of one, two and three axes.

    zh: 一维、二维和三维的随机数组。
    """
    for shape in (1, 4, (3, 5), (2, 1, 7)):
        x = rng.normal(size=shape)
        assert_close(submission.mean_square(x), reference.mean_square(x), "mean_square(x)")


@check(points=15)
def test_lists_and_whole_numbers(submission, reference, rng):
    """Lists and whole numbers, also large ones, are as good as arrays of floats.

    zh: 列表和整数（包括很大的整数）都能得到正确结果。
    """
    for x in ([0.5, -2.0], rng.integers(-9, 10, 5), [4_000_000_000, 1]):
        assert_close(submission.mean_square(x), reference.mean_square(x), "mean_square(x)")


@check(points=15)
def test_leaves_x_alone(submission, reference, rng):
    """x is not changed, and equal inputs give equal results.

    zh: 不修改 x，同样的输入得到同样的结果。
    """
    cases = (rng.normal(size=3),), (rng.normal(size=(2, 3)),)
    assert_pure(submission.mean_square, *cases, like=reference.mean_square)
'''

EQUIVALENT = """\
# Mutants that are right answers all the same; `grader audit` prints them as they would stand here.

[[mutant]]
function = "mean_square"
line = "x = np.asarray(x, dtype=np.float64)"
becomes = "x = -(np.asarray(x, dtype=np.float64))"
reason = "a number and its negative have the same square"
"""

DIVIDES_BY_ROWS = """\
# exercise: mean_square
# title: Divides by the number of rows
# title.zh: 除以了行数
# hint: Your result is right for a vector. How many elements does a table of 3 rows and 5 columns have?
# hint.zh: 对向量来说结果是对的。想一想：3 行 5 列的表格共有多少个元素？
# source: the length of an array is that of its first axis
def mean_square(x):
    x = np.asarray(x, dtype=np.float64)
    return np.sum(x**2) / (len(x) if x.ndim else 1)
"""

SQUARE_OF_THE_MEAN = """\
# exercise: mean_square
# title: Squares the mean
# title.zh: 先求平均再平方
# hint: Try x = (-1, 1). Which comes first, the squares or the mean?
# hint.zh: 用 x = (-1, 1) 试一试：应当先平方，还是先求平均？
# source: the mean of squares is not the square of the mean
def mean_square(x):
    return np.mean(np.asarray(x, dtype=np.float64)) ** 2
"""

SQUARES_IN_PLACE = """\
# exercise: mean_square
# title: Squares the numbers in the caller's array
# title.zh: 直接在调用者的数组里求平方
# hint: Print x before and after the call. Operations such as *= work in the array that was handed in.
# hint.zh: 在调用前后分别打印 x。像 *= 这样的运算会直接改写传进来的数组。
# source: asarray does not copy what is an array already
def mean_square(x):
    x = np.asarray(x, dtype=np.float64)
    x *= x
    return np.mean(x)
"""


def scaffold(course: Course, name: str) -> list[Path]:
    """Write the files of a new assignment and return their paths. Nothing that exists is touched.

    Raises :class:`~grader.errors.GraderError` for a name that cannot be or a file that cannot be written.
    """
    _refuse(course, name)
    placed = [one.order[0] for one in course.assignments.values() if one.order[0] != LAST]
    order = 1 + max(placed, default=0)
    written = []
    for path, text in _files(name, order).items():
        target = course.root / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise GraderError(f"{target}: cannot be written ({error.strerror})") from error
        written.append(target)
    return written


def _refuse(course: Course, name: str) -> None:
    """Raise where the name cannot be that of a new assignment."""
    if not name.isidentifier() or name.startswith("_") or keyword.iskeyword(name):
        reason = f"students write {name}.py, so use letters, digits and _, as in 'softmax'"
        raise GraderError(f"{name!r} cannot name an assignment: {reason}")
    if name in RESERVED or name in sys.stdlib_module_names:
        raise GraderError(f"{name!r} cannot name an assignment: {name}.py would hide the module of that name")
    for folder in ("solutions", "autograder_tests", "assignments"):
        if (course.root / folder / name).exists():
            raise GraderError(f"{course.root / folder / name} exists already; choose another name or remove it")


def _files(name: str, order: int) -> dict[str, str]:
    """Every file by its path in the course."""
    misconceptions = {
        "divides_by_rows": DIVIDES_BY_ROWS,
        "square_of_the_mean": SQUARE_OF_THE_MEAN,
        "squares_in_place": SQUARES_IN_PLACE,
    }
    return {
        f"solutions/{name}/{name}.py": REFERENCE.format(name=name),
        f"solutions/{name}/assignment.toml": SETTINGS.format(name=name, order=order),
        f"solutions/{name}/equivalent.toml": EQUIVALENT,
        f"autograder_tests/{name}/test_mean_square.py": CHECKS,
        **{f"solutions/{name}/misconceptions/{id_}.py": text for id_, text in misconceptions.items()},
    }
