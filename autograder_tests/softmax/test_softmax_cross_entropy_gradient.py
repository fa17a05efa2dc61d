import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, numerical_gradient


def distributions(rng, shape):
    weights = rng.uniform(0.1, 1, shape)
    return weights / weights.sum(axis=-1, keepdims=True)


def one_hot(rng, shape):
    return np.eye(shape[-1])[rng.integers(0, shape[-1], shape[:-1])]


def compare(submission, reference, pairs, **tolerances):
    for z, y in pairs:
        got = submission.softmax_cross_entropy_gradient(z, y)
        expected = reference.softmax_cross_entropy_gradient(z, y)
        assert_close(got, expected, "softmax_cross_entropy_gradient(z, y)", **tolerances)


@check(points=3, public=True)
def test_example_of_the_notes(submission):
    """Where softmax gives (0.34, 0.46, 0.20), class 1 gives (-0.66, 0.46, 0.20).

    zh: 当 softmax 的结果为 (0.34, 0.46, 0.20) 且样本属于第一类时，梯度为 (-0.66, 0.46, 0.20)。
    """
    got = submission.softmax_cross_entropy_gradient(np.log([0.34, 0.46, 0.20]), np.array([1.0, 0.0, 0.0]))
    assert_close(got, [-0.66, 0.46, 0.20], "softmax_cross_entropy_gradient(z, y)")


@check(points=1, public=True)
def test_is_the_slope_of_the_loss(submission):
    """The result is the slope of the loss in every score, measured numerically, also for a soft label.

    zh: 结果等于损失对每个得分的斜率（用数值方法测得），标签不是 one-hot 时也一样。
    """
    z = np.array([0.5, -1.0, 2.0, 0.3])
    for y in (np.array([0.0, 0.0, 0.0, 1.0]), np.array([0.1, 0.2, 0.3, 0.4])):
        slope = numerical_gradient(lambda z, y=y: -np.sum(y * np.log(np.exp(z) / np.exp(z).sum())), z)
        got = submission.softmax_cross_entropy_gradient(z, y)
        assert_close(got, slope, "softmax_cross_entropy_gradient(z, y)", rtol=1e-5, atol=1e-8)


@check(points=1)
def test_random_vectors(submission, reference, rng):
    """Random scores and one-hot labels, few and many classes.

    zh: 随机得分与 one-hot 标签，类别数由少到多。
    """
    compare(submission, reference, [(rng.normal(0, 2, k), one_hot(rng, (k,))) for k in (2, 1, 3, 7, 101)])


@check(points=1.5)
def test_batches(submission, reference, rng):
    """Every sample of a batch has its own gradient; nothing is averaged. Any leading axes, Fortran order too.

    zh: 批量中每个样本有各自的梯度，不取平均；前面可以有任意多个轴，也可以是 Fortran 顺序的数组。
    """
    shapes = [(2, 3), (3, 3), (1, 4), (4, 1), (2, 4, 3), (3, 1, 5, 2), (31, 11)]
    compare(submission, reference, [(rng.normal(0, 2, shape), one_hot(rng, shape)) for shape in shapes])
    compare(submission, reference, [(np.asfortranarray(rng.normal(size=(3, 5))), np.asfortranarray(np.eye(5)[:3]))])


@check(points=2)
def test_any_distribution(submission, reference, rng):
    """Any distribution y works, with zeros or without.

    zh: y 可以是任意分布，其中可以有 0。
    """
    compare(submission, reference, [(rng.normal(0, 2, shape), distributions(rng, shape)) for shape in (2, 5, (3, 4))])
    compare(submission, reference, [(rng.normal(0, 2, (2, 3)), np.array([[0.0, 0.25, 0.75], [0.5, 0.5, 0.0]]))])


@check(points=1)
def test_matches_numerical_differentiation(submission, reference, rng):
    """The result agrees with numerical differentiation of the loss.

    zh: 结果与对损失数值求导所得一致。
    """
    z, y = rng.normal(0, 1, (2, 3)), distributions(rng, (2, 3))
    slope = numerical_gradient(lambda z: np.sum(reference.softmax_cross_entropy(z, y)), z)
    got = submission.softmax_cross_entropy_gradient(z, y)
    assert_close(got, slope, "softmax_cross_entropy_gradient(z, y)", rtol=1e-5, atol=1e-8)


@check(points=2)
def test_whole_range(submission, reference, rng):
    """Right and finite for abs(z) up to 10,000, with rows of very different size in one batch.

    zh: 当 abs(z) 不超过 10000 时结果正确且有限，同一批量中各行的大小可以相差很大。
    """
    for centre in (1000, -1000, 9990, -9990):
        compare(submission, reference, [(centre + rng.normal(0, 2, 3), distributions(rng, 3))])
    compare(submission, reference, [(rng.uniform(-size, size, (3, 4)), np.eye(4)[:3]) for size in (1e3, 1e4)])
    z = np.array([[2000.0], [0.0], [-2000.0]]) + rng.normal(0, 2, (3, 4))
    compare(submission, reference, [(z, distributions(rng, (3, 4))), (np.array([1e4, -1e4]), np.array([0.0, 1.0]))])


@check(points=1)
def test_other_kinds_of_numbers(submission, reference, rng):
    """Integers, nested lists and float32 arrays (scores up to 30) work.

    zh: 可以接受整数、嵌套列表与 float32 数组（得分不超过 30）。
    """
    compare(
        submission, reference, [([4, 1, -4], [0, 1, 0]), (rng.integers(-5, 6, (2, 3)), [[0.5, 0.25, 0.25], [1, 0, 0]])]
    )
    for size in (3, 30):
        z = rng.uniform(-size, size, (4, 3)).astype(np.float32)
        compare(submission, reference, [(z, one_hot(rng, (4, 3)).astype(np.float32))], **FLOAT32)


@check(points=2)
def test_leaves_the_arguments_alone(submission, reference, rng):
    """The arguments z and y are not changed, and equal inputs give equal results.

    zh: 不修改 z 与 y，同样的输入得到同样的结果。
    """
    cases = (rng.normal(0, 2, 4), distributions(rng, 4)), (rng.normal(0, 2, (3, 2)), one_hot(rng, (3, 2)))
    assert_pure(
        submission.softmax_cross_entropy_gradient,
        *cases,
        ([[1.0, -2.0]], [[0.0, 1.0]]),
        like=reference.softmax_cross_entropy_gradient,
    )


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.softmax_cross_entropy_gradient, reference.softmax_cross_entropy_gradient)
