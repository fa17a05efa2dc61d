import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, numerical_gradient

WHAT = "generator_gradient(z, theta_d, theta_g)"


def batch(rng, m):
    """Noise and the parameters of both networks."""
    return rng.normal(size=m), rng.normal(size=3), rng.normal(size=2)


@check(points=3, public=True)
def test_worked_example(submission):
    """The worked example: the critic's slopes at the fakes are 0 and -3.

    zh: 讲解中的例子：critic 在两个生成样本处的斜率为 0 与 -3。
    """
    args = np.array([0.0, 2.0]), np.array([0.0, 1.0, -0.5]), np.array([1.5, 1.0])
    assert_close(submission.generator_gradient(*args), [3, 1.5], WHAT)


@check(points=3, public=True)
def test_slope_of_the_loss(submission):
    """The gradient agrees with difference quotients of -mean f(G(z)).

    zh: 梯度与 -f(G(z)) 的平均的差商一致。
    """
    z, u, theta_g = np.array([0.5, -1.0, 2.0]), np.array([0.2, 0.6, -0.3]), np.array([0.7, 0.4])

    def loss(moved):
        x = moved[0] * z + moved[1]
        return -np.mean(u[0] + u[1] * x + u[2] * x**2)

    expected = numerical_gradient(loss, theta_g)
    assert_close(submission.generator_gradient(z, u, theta_g), expected, WHAT, rtol=1e-5, atol=1e-8)


@check(points=2.5)
def test_random_batches(submission, reference, rng):
    """The gradient is right for batches of any size and any parameters.

    zh: 对任意大小的批次和任意参数，梯度都正确。
    """
    for m in (1, 2, 3, 60):
        args = batch(rng, m)
        assert_close(submission.generator_gradient(*args), reference.generator_gradient(*args), WHAT)


@check(points=2)
def test_large_scores(submission, reference, rng):
    """The slope does not fade where the critic's scores are large.

    zh: critic 的分数很大时，斜率也不会消失。
    """
    for scale in (50, 900):
        for theta_d in ([scale, 1.0, 0.1], [0.0, -scale, 0.0], [0.5, 0.0, scale]):
            args = rng.uniform(0.1, 0.5, 3), np.array(theta_d), np.array([1.5, 0.25])
            assert_close(submission.generator_gradient(*args), reference.generator_gradient(*args), WHAT)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    z = rng.integers(-2, 3, 3)
    expected = reference.generator_gradient(z, [1, -2, 1], [1, 2])
    assert_close(submission.generator_gradient(z, np.array([1, -2, 1]), np.array([1, 2])), expected, WHAT)
    assert_close(submission.generator_gradient(z.tolist(), [1, -2, 1], [1, 2]), expected, WHAT)
    args = [values.astype(np.float32) for values in batch(rng, 5)]
    assert_close(submission.generator_gradient(*args), reference.generator_gradient(*args), WHAT, **FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    cases = batch(rng, 3), ([1.0, -1.0], [0.5, 0.0, -1.0], [2.0, 1.0])
    assert_pure(submission.generator_gradient, *cases, like=reference.generator_gradient)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.generator_gradient, reference.generator_gradient)
