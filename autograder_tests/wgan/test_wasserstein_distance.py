import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "wasserstein_distance(x, y)"


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: (0, 1, 4) and (1, 2, 3) in order are 1 apart, and twice as large ones 2.

    zh: 讲解中的例子：排序后的 (0, 1, 4) 与 (1, 2, 3) 相距 1，各值加倍则相距 2。
    """
    x, y = np.array([0.0, 4.0, 1.0]), np.array([3.0, 1.0, 2.0])
    assert_close(submission.wasserstein_distance(x, y), 1, WHAT)
    assert_close(submission.wasserstein_distance(2 * x, 2 * y), 2, WHAT)


@check(points=2, public=True)
def test_order_does_not_matter(submission):
    """The same values in another order are at distance 0; shifted by 2.5 they are at distance 2.5.

    zh: 同样的值换一种次序，距离为 0；整体平移 2.5，距离为 2.5。
    """
    x = np.array([0.5, -3.0, 2.0, 1.0])
    assert_close(submission.wasserstein_distance(x, x[[2, 0, 3, 1]]), 0, WHAT)
    assert_close(submission.wasserstein_distance(x, x[[3, 2, 0, 1]] - 2.5), 2.5, WHAT)


@check(points=1)
def test_random_samples(submission, reference, rng):
    """The distance is right for samples of any size, with any mean and spread.

    zh: 对任意大小、任意均值和离散程度的样本，距离都正确。
    """
    for m in (1, 2, 5, 60):
        x, y = rng.normal(size=m), 0.5 + 2 * rng.normal(size=m)
        assert_close(submission.wasserstein_distance(x, y), reference.wasserstein_distance(x, y), WHAT)
    x, y = rng.uniform(-900, 900, (2, 7))
    assert_close(submission.wasserstein_distance(x, y), reference.wasserstein_distance(x, y), WHAT)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, equal values, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、相等的值、列表和 float32 数组都能得到正确结果。
    """
    x, y = rng.integers(-3, 4, (2, 8))
    expected = reference.wasserstein_distance(x, y)
    assert_close(submission.wasserstein_distance(x, y), expected, WHAT)
    assert_close(submission.wasserstein_distance(x.tolist(), y.tolist()), expected, WHAT)
    x, y = rng.normal(size=(2, 6)).astype(np.float32)
    assert_close(submission.wasserstein_distance(x, y), reference.wasserstein_distance(x, y), WHAT, **FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The samples keep their order, and equal calls give equal results.

    zh: 两组样本保持原来的次序；相同的调用得到相同的结果。
    """
    cases = (np.array([3.0, *rng.normal(size=2)]), np.array([2.0, -1.0, 0.5])), ([1.0, -1.0], [0.5, -4.0])
    assert_pure(submission.wasserstein_distance, *cases, like=reference.wasserstein_distance)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.wasserstein_distance, reference.wasserstein_distance)
