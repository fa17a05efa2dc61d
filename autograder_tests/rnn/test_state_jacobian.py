import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, numerical_gradient

HS, W_H = [[0.5, -0.5], [0.0, 0.5], [0.5, 0.0]], [[1.0, 2.0], [0.0, 1.0]]
WHAT = "state_jacobian(hs, W_h, i, t)"


def states(rng, T, H):
    """Random states within ±0.9 and an asymmetric W_h."""
    return rng.uniform(-0.9, 0.9, (T, H)), rng.normal(size=(H, H))


@check(points=2, public=True)
def test_one_step_apart(submission):
    """Neighbouring states: the slopes of the later one times W_h, row by row.

    zh: 相邻的两个编码：后一编码处的斜率逐行乘以 W_h。
    """
    assert_close(submission.state_jacobian(HS, W_H, 1, 2), [[0.75, 1.5], [0, 1]], WHAT)
    assert_close(submission.state_jacobian(HS, W_H, 0, 1), [[1, 2], [0, 0.75]], WHAT)


@check(points=2, public=True)
def test_two_steps_apart(submission):
    """The handout's example: two factors, in the right order.

    zh: 讲义中的例子：两个因子，次序正确。
    """
    assert_close(submission.state_jacobian(HS, W_H, 0, 2), [[0.75, 2.625], [0, 0.75]], WHAT)


@check(points=2, public=True)
def test_the_state_itself(submission):
    """Where i = t it is the identity; between other states it is not.

    zh: i = t 时为单位矩阵；在其他编码之间则不是。
    """
    for t in (0, 1, 2):
        assert_close(submission.state_jacobian(HS, W_H, t, t), [[1, 0], [0, 1]], WHAT)
    assert_close(submission.state_jacobian([[0.5], [-0.5], [0.0]], [[2.0]], 0, 1), [[1.5]], WHAT)


@check(points=1.5)
def test_random_states(submission, reference, rng):
    """All pairs i <= t of random states.

    zh: 随机编码的所有 i <= t。
    """
    for T, H in ((1, 1), (2, 3), (3, 1), (4, 3)):
        hs, W_h = states(rng, T, H)
        for t in range(T):
            for i in range(t + 1):
                want = reference.state_jacobian(hs, W_h, i, t)
                assert_close(submission.state_jacobian(hs, W_h, i, t), want, WHAT)


@check(points=2)
def test_a_run_of_the_network(submission, reference, rng):
    """On the states of a real run it fits small changes of the state h_i.

    zh: 对真实前向计算得到的编码，结果与编码 h_i 的微小变化相符。
    """
    for H in (2, 3):
        W_h, inputs = rng.normal(size=(H, H)), rng.normal(size=(4, H))

        def run(h, first, W_h=W_h, inputs=inputs):
            hs = [h]
            for a in inputs[first:]:
                hs.append(np.tanh(a + W_h @ hs[-1]))
            return hs

        hs = np.array(run(rng.uniform(-1, 1, H), 0))
        for i, t in ((1, 2), (0, 4)):

            def at(h, i=i, t=t, run=run):
                return run(h, i)[t - i]

            want = np.array([numerical_gradient(lambda h, a=a, at=at: at(h)[a], hs[i]) for a in range(H)])
            assert_close(submission.state_jacobian(hs, W_h, i, t), want, WHAT, rtol=1e-5, atol=1e-7)


@check(points=1)
def test_saturated_and_resting_states(submission, reference, rng):
    """States of ±1 let nothing through, states of 0 let everything through.

    zh: 取 ±1 的编码什么也不传，取 0 的编码全部传递。
    """
    W_h = rng.normal(size=(3, 3))
    for row in ([0, 0, 0], [1, 0, -1], [1, -1, 1], [0.999, -0.9999, 0.3]):
        hs = np.array([[0.5, -0.5, 0.25], row, [0.0, 0.5, 0.25]])
        for i, t in ((0, 1), (1, 2), (0, 2)):
            want = reference.state_jacobian(hs, W_h, i, t)
            assert_close(submission.state_jacobian(hs, W_h, i, t), want, WHAT)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Integers, nested lists, float32 and Fortran order work.

    zh: 整数、嵌套列表、float32 和 Fortran 存储顺序都能处理。
    """
    hs, W_h = rng.integers(0, 2, (4, 3)) - rng.integers(0, 2, (4, 3)), rng.integers(-2, 3, (3, 3))
    hs[1:3] = [[0, 1, 0], [0, 0, -1]]
    real, weights = states(rng, 4, 3)
    cases = [
        ((hs, W_h), {}),
        ((hs.tolist(), W_h.tolist()), {}),
        ((real, W_h), {}),
        ((real.tolist(), weights.tolist()), {}),
        ((np.asfortranarray(real), np.asfortranarray(weights)), {}),
        ((real.astype(np.float32), weights.astype(np.float32)), FLOAT32),
    ]
    for (hs, W_h), tolerance in cases:
        for i, t in ((0, 1), (0, 2), (1, 3), (3, 3)):
            want = reference.state_jacobian(hs, W_h, i, t)
            assert_close(submission.state_jacobian(hs, W_h, i, t), want, WHAT, **tolerance)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    hs, W_h = states(rng, 4, 3)
    cases = ((*states(rng, 3, 2), 0, 2), (hs, W_h, 1, 3), (hs.tolist(), W_h.tolist(), 0, 2), (hs, W_h, 2, 2))
    assert_pure(submission.state_jacobian, *cases, like=reference.state_jacobian)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.state_jacobian, reference.state_jacobian)
