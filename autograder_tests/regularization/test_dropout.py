import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "dropout(x, u, p)"


def numbers(rng, shape, p):
    """Random numbers for dropout, none closer than 0.002 to p."""
    u = rng.uniform(0, 1, shape)
    return np.where(np.abs(u - p) < 0.002, p + 0.01, u)


@check(points=3, public=True)
def test_worked_example(submission):
    """The handout's example: one unit is dropped, two are scaled.

    zh: 讲解中的例子：丢弃一个单元，放大另外两个。
    """
    got = submission.dropout([1.0, 2.0, 3.0], [0.1, 0.9, 0.25], 0.25)
    assert_close(got, [0, 2.666666666667, 4], WHAT)


@check(points=2, public=True)
def test_testing(submission):
    """In testing nothing is dropped and nothing is scaled; in training it is.

    zh: 测试时既不丢弃也不放大；训练时则相反。
    """
    x, u = [[1.0, -2.0], [3.0, 0.5]], [[0.1, 0.9], [0.7, 0.2]]
    assert_close(submission.dropout(x, u, 0.375, True), [[0, -3.2], [4.8, 0]], WHAT)
    assert_close(submission.dropout(x, u, 0.375, False), x, "dropout(x, u, p, training=False)")


@check(points=2)
def test_any_shape(submission, reference, rng):
    """Activations of any shape and any probability; every unit for itself.

    zh: 任意形状的激活值和任意概率；每个单元各自决定是否丢弃。
    """
    for shape, p in (((1,), 0.3), ((6,), 0.62), ((3, 4), 0.1), ((4, 4), 0.5), ((2, 3, 4), 0.9), ((3, 5), 0.98)):
        x, u = rng.normal(size=shape), numbers(rng, shape, p)
        assert_close(submission.dropout(x, u, p), reference.dropout(x, u, p), WHAT)
        assert_close(submission.dropout(x, u, p, training=False), x, "dropout(x, u, p, training=False)")


@check(points=2)
def test_edges(submission, reference, rng):
    """A number equal to p keeps its unit; with p = 0 every unit is kept, even where u is 0.

    zh: 随机数等于 p 时保留该单元；p = 0 时保留所有单元，即使 u 为 0。
    """
    x = rng.uniform(0.5, 2, 5)
    for p in (0.125, 0.5, 0.875):
        u = np.array([0.0, p - 0.002, p, p + 0.002, 0.999])
        assert_close(submission.dropout(x, u, p), reference.dropout(x, u, p), WHAT)
    assert_close(submission.dropout(x, [0.0, 0.3, 0.0, 0.99, 0.5], 0), x, WHAT)
    assert_close(submission.dropout(x, [0.0, 0.3, 0.25, 0.99, 0.5], 0.99 + 0.002), np.zeros(5), WHAT)


@check(points=2.5)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order are right; no argument is changed.

    zh: 整数、列表、float32 和 Fortran 存储顺序都能得到正确结果；不修改传入的参数。
    """
    x, u = rng.integers(1, 9, (3, 4)), numbers(rng, (3, 4), 0.3)
    for one, other in ((x, u), (x.tolist(), u.tolist()), (np.asfortranarray(x * 0.5), np.asfortranarray(u))):
        assert_close(submission.dropout(one, other, 0.3), reference.dropout(one, other, 0.3), WHAT)
    assert_close(submission.dropout(x, u, 0.3, False), x, "dropout(x, u, p, False)")
    small = x.astype(np.float32), u.astype(np.float32), np.float32(0.3)
    assert_close(submission.dropout(*small), reference.dropout(*small), WHAT, **FLOAT32)
    cases = (rng.normal(size=(2, 3)), numbers(rng, (2, 3), 0.5), 0.5), ([1, 2], [0.1, 0.8], 0.25, False)
    assert_pure(submission.dropout, *cases, like=reference.dropout)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.dropout, reference.dropout)
