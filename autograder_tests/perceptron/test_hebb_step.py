import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "hebb_step(w, x, y, eta)"


@check(points=3, public=True)
def test_worked_example(submission):
    """The handout's example gives (0.6, -1, 0.1).

    zh: 讲解中的例子得到 (0.6, -1, 0.1)。
    """
    assert_close(submission.hebb_step([0.5, -1.0, 0.0], [1, 0, 1], 1, 0.1), [0.6, -1, 0.1], WHAT)


@check(points=2, public=True)
def test_silent_or_negative_neuron(submission):
    """Without activity no weight changes; a negative one weakens the connection.

    zh: 神经元无活动时权重不变；活动为负时连接减弱。
    """
    assert_close(submission.hebb_step([2.0, -3.0], [1.0, 4.0], 0, 0.5), [2, -3], WHAT)
    assert_close(submission.hebb_step([2.0, -3.0], [1.0, 4.0], -0.5, 0.5), [1.75, -4], WHAT)


@check(points=2)
def test_random_neurons(submission, reference, rng):
    """Any numbers as weights, inputs, activity and learning rate.

    zh: 权重、输入、活动和学习率可以是任意的数。
    """
    for n in (1, 2, 6):
        args = (*rng.uniform(-3, 3, (2, n)), rng.uniform(-2, 2), rng.uniform(0.1, 2))
        assert_close(submission.hebb_step(*args), reference.hebb_step(*args), WHAT)
    args = (rng.uniform(-900, 900, 4), rng.uniform(-30, 30, 4), 25.0, 0.7)
    assert_close(submission.hebb_step(*args), reference.hebb_step(*args), WHAT)


@check(points=3)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole-number weights may become fractions; lists and float32 are right; no argument is changed.

    zh: 整数权重也可以变成小数；列表和 float32 都能得到正确结果；不修改传入的参数。
    """
    w, x = rng.integers(-3, 4, (2, 5))
    assert_close(submission.hebb_step(w, x, 1, 0.25), w + 0.25 * x, WHAT)
    assert_close(submission.hebb_step(w.tolist(), x.tolist(), -1.5, 1), w - 1.5 * x, WHAT)
    args = (*rng.uniform(-2, 2, (2, 3)).astype(np.float32), np.float32(0.8), np.float32(0.3))
    assert_close(submission.hebb_step(*args), reference.hebb_step(*args), WHAT, **FLOAT32)
    cases = (*rng.normal(size=(2, 3)), 2.0, 0.5), ([1.0], [2.0], -1, 0.25)
    assert_pure(submission.hebb_step, *cases, like=reference.hebb_step)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.hebb_step, reference.hebb_step)
