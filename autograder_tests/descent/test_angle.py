import numpy as np

from grader import assert_close, assert_pure, check

WHAT = "angle(gradient, dx)"
ATOL = {"atol": 1e-6}


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example gives 3/4 pi.

    zh: 讲解中的例子得到四分之三 π。
    """
    assert_close(submission.angle([1.0, 0.0], [-1.0, 1.0]), 2.356194490192, WHAT, **ATOL)


@check(points=2, public=True)
def test_right_angle_and_opposite(submission):
    """A right angle, a sharp one, and the opposite direction.

    zh: 直角、锐角，以及相反方向。
    """
    assert_close(submission.angle([0.0, 2.0], [-3.0, 0.0]), 1.570796326795, WHAT, **ATOL)
    assert_close(submission.angle([2.0, 2.0], [0.0, 5.0]), 0.785398163397, WHAT, **ATOL)
    assert_close(submission.angle([3.0, 0.0, 4.0], [-6.0, 0.0, -8.0]), 3.141592653590, WHAT, **ATOL)


@check(points=2)
def test_random_vectors(submission, reference, rng):
    """Vectors of any length and of very different norms.

    zh: 任意长度的向量，模可以相差很大。
    """
    for n, small, large in ((1, 1, 1), (2, 1, 1), (5, 1, 1), (3, 1e-5, 300), (4, 1e-5, 1e-5), (3, 200, 200)):
        args = (small * rng.uniform(0.2, 1, n) * rng.choice([-1, 1], n), large * rng.uniform(0.2, 1, n))
        assert_close(submission.angle(*args), reference.angle(*args), WHAT, **ATOL)
    assert_close(submission.angle([1e-6, 0.0], [2e-6, 2e-6]), np.pi / 4, WHAT, **ATOL)


@check(points=2)
def test_parallel_vectors(submission, reference, rng):
    """Parallel and opposite vectors give 0 and pi, though rounding may put the cosine beyond 1.

    zh: 平行与反向的向量得到 0 与 π，即使舍入使余弦超过 1。
    """
    for n in (2, 3, 3, 4, 5, 5, 6, 7):
        g = rng.uniform(-3, 3, n)
        assert_close(submission.angle(g, g), 0, WHAT, **ATOL)
        assert_close(submission.angle(g, -3 * g), np.pi, WHAT, **ATOL)
    assert_close(submission.angle([0.1, 0.2, 0.3], [0.3, 0.6, 0.9]), 0, WHAT, **ATOL)


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 are right; no argument is changed.

    zh: 整数、列表和 float32 都能得到正确结果；不修改传入的参数。
    """
    for args in ((np.array([3, 4]), np.array([-4, 2])), ([1, 2, -2], [2, 0, 1])):
        assert_close(submission.angle(*args), reference.angle(*args), WHAT, **ATOL)
    args = np.float32([1.5, -2, 0.25]), np.float32([0.5, 3, 1])
    assert_close(submission.angle(*args), reference.angle(*args), WHAT, rtol=1e-4, atol=1e-3)
    assert_close(submission.angle(args[0], args[0]), 0, WHAT, rtol=1e-4, atol=1e-3)
    assert_pure(submission.angle, tuple(rng.normal(size=(2, 3))), ([1.0], [-2.0]), like=reference.angle)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.angle, reference.angle, atol=1e-6)
