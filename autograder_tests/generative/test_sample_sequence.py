import numpy as np

from grader import assert_equal, assert_pure, check

INITIAL, TRANSITION = [0.5, 0.5], [[0.25, 0.75], [1.0, 0.0]]
WHAT = "sample_sequence(u, initial, transition)"


def draw(rng, V, T, gap=1e-5, zeros=False):
    """A chain and numbers u, none of them within the gap of a cumulative probability."""
    rows = rng.uniform(0.05, 1, (V + 1, V))
    if zeros:
        rows[rng.random(rows.shape) < 0.4] = 0
        rows[np.arange(V + 1), rng.integers(0, V, V + 1)] = 1
    rows /= rows.sum(axis=1, keepdims=True)
    every_sum = np.cumsum(rows, axis=1).ravel()
    u = rng.random(T)
    while True:
        close = np.abs(every_sum[:, None] - u).min(axis=0) < gap
        if not close.any():
            return u, rows[0], rows[1:]
        u[close] = rng.random(close.sum())


def assert_sample(submission, reference, case):
    assert_equal(submission.sample_sequence(*case), reference.sample_sequence(*case), WHAT)


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example: [0, 1, 0].

    zh: 讲义中的例子：[0, 1, 0]。
    """
    assert_equal(submission.sample_sequence([0.3, 0.3, 0.9], INITIAL, TRANSITION), [0, 1, 0], WHAT)


@check(points=1, public=True)
def test_first_word(submission):
    """One step: u goes through the cumulative probabilities 0.2, 0.5 and 1.

    zh: 一步：u 依次经过累积概率 0.2、0.5 和 1。
    """
    rows = [[0.2, 0.3, 0.5], [0.6, 0.3, 0.1], [0.1, 0.1, 0.8]]
    for u, want in ((0.0, 0), (0.19, 0), (0.21, 1), (0.49, 1), (0.51, 2), (0.99, 2)):
        assert_equal(submission.sample_sequence([u], rows[0], rows), [want], WHAT)
    assert_equal(submission.sample_sequence([0.99, 0.05, 0.65, 0.55], rows[0], rows), [2, 0, 2, 2], WHAT)


@check(points=2)
def test_random_chains(submission, reference, rng):
    """Any chain, any number of steps.

    zh: 任意的链，任意的步数。
    """
    for V, T in ((1, 2), (2, 3), (3, 6), (5, 20), (8, 60)):
        assert_sample(submission, reference, draw(rng, V, T))


@check(points=2)
def test_impossible_words(submission, reference, rng):
    """Words of probability 0 are never taken, wherever they stand, also next to u = 0 and u = 1.

    zh: 概率为 0 的单词无论排在何处都不会被抽到，u 接近 0 或 1 时也一样。
    """
    for V, T in ((2, 4), (4, 12), (6, 25)):
        assert_sample(submission, reference, draw(rng, V, T, zeros=True))
    transition = np.array([[0.0, 0.5, 0.5, 0.0], [0.0, 0.0, 1.0, 0.0], [0.25, 0.25, 0.5, 0.0], [0.0, 0.0, 0.0, 1.0]])
    u = np.array([2e-6, 1 - 2e-6, 1 - 2e-6, 0.2, 2e-6, 0.6])
    assert_sample(submission, reference, (u, transition[0], transition))


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Lists, whole-number probabilities and float32 work.

    zh: 列表、取整数值的概率与 float32 都能处理。
    """
    turn = np.array([[0, 1, 0], [0, 0, 1], [1, 0, 0]])
    assert_sample(submission, reference, (np.array([0.5, 0.25, 0.75, 0.5]), np.array([0, 0, 1]), turn))
    u, initial, transition = draw(rng, 4, 10, 1e-3)
    assert_sample(submission, reference, (u.tolist(), initial.tolist(), transition.tolist()))
    assert_sample(submission, reference, (u, initial, np.asfortranarray(transition)))
    small = tuple(values.astype(np.float32) for values in (u, initial, transition))
    assert_sample(submission, reference, small)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results: all chance comes in as u.

    zh: 不修改任何参数，相同的调用得到相同的结果：随机性全部由 u 传入。
    """
    cases = draw(rng, 3, 5), draw(rng, 2, 4), tuple(values.tolist() for values in draw(rng, 3, 3))
    assert_pure(submission.sample_sequence, *cases, like=reference.sample_sequence)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.sample_sequence, reference.sample_sequence)
