"""What ``grader new`` writes: two exercises, of which the second calls the first and has two results."""

from __future__ import annotations

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


# %% [markdown]
# ## `normalize(x, gain)`
#
# Brings `x` to a mean square of `gain`${{}}^2$. It builds on `mean_square`, so call that:
#
# $$s = \\sqrt{{\\text{{mean\\_square}}(x)}}, \\qquad y = g\\,\\frac{{x}}{{s}}.$$
#
# - `x`: as above, and not all zero. `gain`: a number. Returns `(y, s)`: an array of the shape of `x`, and a number.
# - Example: $x = (3, 4, 0, 0)$ and $g = 2$ give $s = 2.5$ and $y = (2.4, 3.2, 0, 0)$.
#
# %% [markdown] lang="zh"
# ## `normalize(x, gain)`
#
# 把 `x` 缩放到均方为 `gain`${{}}^2$。它以 `mean_square` 为基础，请直接调用：
#
# $$s = \\sqrt{{\\text{{mean\\_square}}(x)}}, \\qquad y = g\\,\\frac{{x}}{{s}}.$$
#
# - `x`：同上，且不全为零。`gain`：一个数。返回 `(y, s)`：形状与 `x` 相同的数组，以及一个数。
# - 例： $x = (3, 4, 0, 0)$ ，$g = 2$ 时，$s = 2.5$ ，$y = (2.4, 3.2, 0, 0)$ 。
#
# %%
def normalize(x, gain):
    """x scaled to a mean square of gain ** 2, and the root of its mean square before.

    x: an array of any shape, not all zero. gain: a number. Returns (y, s), an array like x and a number.
    """
    # BEGIN SOLUTION
    s = np.sqrt(mean_square(x))
    return gain * (np.asarray(x) / s), s
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


@check(points=15, public=True)
def test_worked_example(submission):
    """The worked example: the mean of 1, 4 and 9.

    zh: 讲解中的例子：1、4、9 的平均值。
    """
    assert_close(submission.mean_square(np.array([1.0, 2.0, 3.0])), 14 / 3, "mean_square(x)")


@check(points=20)
def test_any_shape(submission, reference, rng):
    """Random arrays of one, two and three axes.

    zh: 一维、二维和三维的随机数组。
    """
    for shape in (1, 4, (3, 5), (2, 1, 7)):
        x = rng.normal(size=shape)
        assert_close(submission.mean_square(x), reference.mean_square(x), "mean_square(x)")


@check(points=10)
def test_lists_and_whole_numbers(submission, reference, rng):
    """Lists and whole numbers, also large ones, are as good as arrays of floats.

    zh: 列表和整数（包括很大的整数）都能得到正确结果。
    """
    for x in ([0.5, -2.0], rng.integers(-9, 10, 5), [4_000_000_000, 1]):
        assert_close(submission.mean_square(x), reference.mean_square(x), "mean_square(x)")


@check(points=5)
def test_leaves_x_alone(submission, reference, rng):
    """x is not changed, and equal inputs give equal results.

    zh: 不修改 x，同样的输入得到同样的结果。
    """
    cases = (rng.normal(size=3),), (rng.normal(size=(2, 3)),)
    assert_pure(submission.mean_square, *cases, like=reference.mean_square)
'''

NORMALIZE_CHECKS = '''\
from grader import assert_close, assert_pure, check, unpack


def compare(submission, reference, x, gain):
    """Both results, each under its name; what is returned may be any sequence of two."""
    y, s = unpack(submission.normalize(x, gain), ("y", "s"), "normalize(x, gain)")
    want_y, want_s = reference.normalize(x, gain)
    assert_close(s, want_s, "s")
    assert_close(y, want_y, "y")


@check(points=15, public=True)
def test_worked_example(submission):
    """The worked example: x = (3, 4, 0, 0) with gain 2.

    zh: 讲解中的例子：x = (3, 4, 0, 0)，gain 为 2。
    """
    y, s = unpack(submission.normalize([3.0, 4.0, 0.0, 0.0], 2.0), ("y", "s"), "normalize(x, 2)")
    assert_close(s, 2.5, "s")
    assert_close(y, [2.4, 3.2, 0.0, 0.0], "y")


@check(points=20)
def test_random_weights(submission, reference, rng):
    """Random weights of any shape, as a network starts with.

    zh: 任意形状的随机权重，如同网络的初始值。
    """
    for shape in (3, (2, 4), (2, 3, 2)):
        compare(submission, reference, rng.normal(size=shape), rng.uniform(1.5, 3.0))


@check(points=10)
def test_lists_and_whole_numbers(submission, reference):
    """Lists and whole numbers are as good as arrays of floats.

    zh: 列表和整数也能得到正确结果。
    """
    compare(submission, reference, [1, -2, 5], 3)
    compare(submission, reference, [[4_000_000_000, 1]], 2)


@check(points=5)
def test_leaves_x_alone(submission, reference, rng):
    """x is not changed, and equal inputs give equal results.

    zh: 不修改 x，同样的输入得到同样的结果。
    """
    cases = (rng.normal(size=3), 2.0), (rng.normal(size=(2, 3)), 1.5)
    assert_pure(submission.normalize, *cases, like=reference.normalize)
'''

EQUIVALENT = """\
# Mutants that are right answers all the same; `grader audit` prints them as they would stand here.

[[mutant]]
function = "mean_square"
line = "x = np.asarray(x, dtype=np.float64)"
becomes = "x = -(np.asarray(x, dtype=np.float64))"
reason = "a number and its negative have the same square"

[[mutant]]
function = "normalize"
line = "return gain * (np.asarray(x) / s), s"
becomes = "return gain * ((x) / s), s"
reason = "s is a NumPy number, and a list that is divided by one becomes an array"
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

FORGETS_THE_ROOT = """\
# exercise: normalize
# title: Divides by the mean square, not by its root
# title.zh: 除以了均方，而没有开平方
# hint: What is the mean square of your y? Multiply x by 10: by which factor should s grow?
# hint.zh: 你得到的 y 的均方是多少？把 x 乘以 10，s 应当变为原来的几倍？
# source: a root is easily lost on the way from the formula to the code
def normalize(x, gain):
    s = mean_square(x)
    return gain * np.asarray(x, dtype=np.float64) / s, s
"""

FORGETS_THE_GAIN = """\
# exercise: normalize
# title: Leaves the gain out
# title.zh: 漏掉了 gain
# hint: Call your function with gain 1 and with gain 2. Which of the two results should change?
# hint.zh: 分别用 gain = 1 和 gain = 2 调用函数：哪一个结果应当改变？
# source: with a gain of one nobody notices
def normalize(x, gain):
    s = np.sqrt(mean_square(x))
    return np.asarray(x, dtype=np.float64) / s, s
"""
