import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

INITIAL, TRANSITION = [0.5, 0.5], [[0.25, 0.75], [1.0, 0.0]]
WHAT = "sequence_log_likelihood(sequence, initial, transition)"


def chain(rng, V):
    """Random distributions of the first word and of each next word."""
    rows = rng.uniform(0.05, 1, (V + 1, V))
    rows /= rows.sum(axis=1, keepdims=True)
    return rows[0], rows[1:]


def assert_likelihood(submission, reference, case, **tolerance):
    want = reference.sequence_log_likelihood(*case)
    assert_close(submission.sequence_log_likelihood(*case), want, WHAT, **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example: log(0.5 * 0.75 * 1).

    zh: 讲义中的例子：log(0.5 * 0.75 * 1)。
    """
    assert_close(submission.sequence_log_likelihood([0, 1, 0], INITIAL, TRANSITION), -0.980829253012, WHAT)


@check(points=1, public=True)
def test_one_word(submission):
    """A single word has its initial probability.

    zh: 只有一个单词时就是它的初始概率。
    """
    got = submission.sequence_log_likelihood([1], [0.2, 0.8], [[0.9, 0.1], [0.6, 0.4]])
    assert_close(got, -0.223143551314, WHAT)
    got = submission.sequence_log_likelihood([1, 0], [0.2, 0.8], [[0.9, 0.1], [0.6, 0.4]])
    assert_close(got, -0.733969175080, WHAT)


@check(points=2)
def test_random_sequences(submission, reference, rng):
    """Any chain, any sequence.

    zh: 任意的链，任意的序列。
    """
    for V, T in ((1, 3), (2, 1), (3, 2), (5, 8), (4, 30)):
        assert_likelihood(submission, reference, (rng.integers(0, V, T), *chain(rng, V)))


@check(points=2)
def test_long_and_improbable(submission, reference, rng):
    """1000 words, and probabilities of 1e-9: no product underflows, nothing is added to a probability.

    zh: 1000 个单词，以及 1e-9 的概率：乘积不会下溢，概率上也不加任何数。
    """
    for T in (300, 1000):
        assert_likelihood(submission, reference, (rng.integers(0, 6, T), *chain(rng, 6)))
    for tiny in (1e-9, 1e-7):
        rare = np.array([[1 - tiny, tiny], [tiny, 1 - tiny]])
        for words in ([0, 1], [1, 0, 1, 0], [0] + 499 * [1, 0]):
            assert_likelihood(submission, reference, (words, rare[0], rare))


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Lists, whole-number probabilities, zeros beside the path, and float32 work.

    zh: 列表、取整数值的概率、路径之外的零以及 float32 都能处理。
    """
    turn = np.array([[0, 1, 0], [0, 0, 1], [1, 0, 0]])
    assert_likelihood(submission, reference, (np.array([0, 1, 2, 0]), np.array([1, 0, 0]), turn))
    assert_likelihood(submission, reference, ([1, 2, 0], [0.25, 0.75, 0], turn.tolist()))
    initial, transition = chain(rng, 4)
    words = rng.integers(0, 4, 6)
    assert_likelihood(submission, reference, (words.tolist(), initial.tolist(), transition.tolist()))
    assert_likelihood(submission, reference, (words, initial, np.asfortranarray(transition)))
    small = initial.astype(np.float32), transition.astype(np.float32)
    assert_likelihood(submission, reference, (words, *small), **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    one, two = chain(rng, 3), chain(rng, 2)
    cases = ([0, 2, 1], *one), (np.array([1, 1]), *two), ([0, 1], two[0].tolist(), two[1].tolist())
    assert_pure(submission.sequence_log_likelihood, *cases, like=reference.sequence_log_likelihood)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.sequence_log_likelihood, reference.sequence_log_likelihood)
