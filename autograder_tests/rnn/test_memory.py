import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

HS, W_H = [[0.5, -0.5], [0.0, 0.5], [0.5, 0.0]], [[1.0, 2.0], [0.0, 1.0]]


def states(rng, T, H):
    """Random states within ±0.9 and an asymmetric W_h."""
    return rng.uniform(-0.9, 0.9, (T, H)), rng.normal(size=(H, H))


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example: the memory grows with the distance.

    zh: 讲义中的例子：相隔越远，记忆越强。
    """
    assert_close(submission.memory(HS, W_H), [2.831187913, 1.952562419, 1.414213562], "memory(hs, W_h)")


@check(points=1, public=True)
def test_one_unit(submission):
    """One unit: products of slope times weight; the absolute value counts.

    zh: 只有一个隐单元：斜率乘以权重的连乘，取绝对值。
    """
    # slopes 1, 0.75, 0.84 with the weight -2: from the end 1, 1.68, 2.52, 5.04
    got = submission.memory([[0.9], [0.0], [0.5], [-0.4]], [[-2.0]])
    assert_close(got, [5.04, 2.52, 1.68, 1.0], "memory(hs, W_h)")


@check(points=1)
def test_random_states(submission, reference, rng):
    """Random states of any number.

    zh: 任意个数的随机编码。
    """
    for T, H in ((1, 1), (1, 3), (2, 2), (3, 1), (5, 4)):
        case = states(rng, T, H)
        assert_close(submission.memory(*case), reference.memory(*case), "memory(hs, W_h)")


@check(points=1)
def test_vanishing_and_exploding(submission, reference, rng):
    """Over 30 steps: a rotation keeps the norm, half of it loses it, twice of it explodes.

    zh: 经过 30 个时刻：旋转矩阵保持范数，乘以 0.5 则消失，乘以 2 则爆炸。
    """
    rotation = np.linalg.qr(rng.normal(size=(3, 3)))[0]
    for rho in (0.5, 1.0, 2.0):
        want = np.sqrt(3) * rho ** np.arange(29.0, -1, -1)
        assert_close(submission.memory(np.zeros((30, 3)), rho * rotation), want, "memory(hs, W_h)")
    hs = rng.choice([-0.999, 0.999], (4, 3))
    case = (hs, 500 * rotation)
    assert_close(submission.memory(*case), reference.memory(*case), "memory(hs, W_h)")


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Integers, nested lists, float32 and Fortran order work.

    zh: 整数、嵌套列表、float32 和 Fortran 存储顺序都能处理。
    """
    hs, W_h = np.array([[1, 0], [0, 1], [0, 0], [-1, 0]]), rng.integers(1, 4, (2, 2))
    real, weights = states(rng, 4, 3)
    cases = [
        ((hs, W_h), {}),
        ((hs.tolist(), W_h.tolist()), {}),
        ((real.tolist(), weights.tolist()), {}),
        ((np.asfortranarray(real), np.asfortranarray(weights)), {}),
        ((real.astype(np.float32), weights.astype(np.float32)), FLOAT32),
    ]
    for case, tolerance in cases:
        assert_close(submission.memory(*case), reference.memory(*case), "memory(hs, W_h)", **tolerance)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    hs, W_h = states(rng, 4, 3)
    assert_pure(submission.memory, states(rng, 3, 2), (hs, W_h), (hs.tolist(), W_h.tolist()), like=reference.memory)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.memory, reference.memory)
