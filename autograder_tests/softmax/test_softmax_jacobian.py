import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, numerical_gradient


def compare(submission, reference, inputs, **tolerances):
    for z in inputs:
        assert_close(submission.softmax_jacobian(z), reference.softmax_jacobian(z), "softmax_jacobian(z)", **tolerances)


def numerical_jacobian(function, z):
    """Row i holds the slopes of output i."""
    return np.array([numerical_gradient(lambda z, i=i: function(z)[i], z) for i in range(len(z))])


@check(points=3, public=True)
def test_worked_examples(submission):
    """For (0, ln 3) the entries are 3/16 and -3/16; for (0, ln 2, ln 5) they are as worked out by hand.

    zh: 对 (0, ln 3) 各元素为 3/16 与 -3/16；对 (0, ln 2, ln 5) 与手算结果一致。
    """
    # the probabilities are (1/4, 3/4): 1/4 * 3/4 on the diagonal, -1/4 * 3/4 beside it
    got = submission.softmax_jacobian(np.array([0.0, np.log(3.0)]))
    assert_close(got, np.array([[3, -3], [-3, 3]]) / 16, "softmax_jacobian(z)")
    # the probabilities are (1/8, 2/8, 5/8): 1*7, 2*6, 5*3 over 64 on the diagonal; -1*2, -1*5, -2*5 beside it
    got = submission.softmax_jacobian(np.log([1.0, 2.0, 5.0]))
    assert_close(got, np.array([[7, -2, -5], [-2, 12, -10], [-5, -10, 15]]) / 64, "softmax_jacobian(z)")


@check(points=1, public=True)
def test_entries_are_slopes(submission):
    """Every entry is the slope of one output in one score, measured numerically.

    zh: 每个元素等于一个输出对一个得分的斜率（用数值方法测得）。
    """
    z = np.array([0.5, -1.0, 2.0, 0.3])
    slopes = numerical_jacobian(lambda z: np.exp(z) / np.exp(z).sum(), z)
    assert_close(submission.softmax_jacobian(z), slopes, "softmax_jacobian(z)", rtol=1e-5, atol=1e-8)


@check(points=1.5)
def test_random_vectors(submission, reference, rng):
    """Random vectors of growing length, from a single class on.

    zh: 由短到长的随机向量，从只有一个类别开始。
    """
    compare(submission, reference, [rng.normal(0, 2, k) for k in (2, 1, 3, 5, 17)])


@check(points=2)
def test_matches_numerical_differentiation(submission, reference, rng):
    """The entries agree with numerical differentiation of softmax.

    zh: 各元素与对 softmax 数值求导所得一致。
    """
    z = rng.normal(0, 1, 5)
    slopes = numerical_jacobian(reference.softmax, z)
    assert_close(submission.softmax_jacobian(z), slopes, "softmax_jacobian(z)", rtol=1e-5, atol=1e-8)


@check(points=2)
def test_whole_range(submission, reference, rng):
    """Right and finite for abs(z) up to 10,000.

    zh: 当 abs(z) 不超过 10000 时结果正确且有限。
    """
    compare(submission, reference, [centre + rng.normal(0, 1, 3) for centre in (1000, -1000, 9990, -9990)])
    compare(submission, reference, [np.array([1e4, 1e4, -1e4]), rng.uniform(-1e4, 1e4, 5)])


@check(points=1)
def test_other_kinds_of_numbers(submission, reference, rng):
    """Lists, integers and float32 arrays work.

    zh: 可以接受列表、整数与 float32 数组。
    """
    compare(submission, reference, [[4, 1, -4], [0.5, -1.5], rng.integers(-3, 4, 4)])
    compare(submission, reference, [rng.normal(0, 2, 4).astype(np.float32)], **FLOAT32)


@check(points=2)
def test_leaves_z_alone(submission, reference, rng):
    """The argument z is not changed, and equal inputs give equal results.

    zh: 不修改 z，同样的输入得到同样的结果。
    """
    assert_pure(
        submission.softmax_jacobian,
        (rng.normal(0, 2, 4),),
        (rng.normal(0, 2, 3),),
        ([1.0, -2.0],),
        like=reference.softmax_jacobian,
    )


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.softmax_jacobian, reference.softmax_jacobian)
