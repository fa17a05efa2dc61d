import numpy as np

from grader import assert_close, assert_pure, check, unpack

NAMES = ("initial", "transition")


def draw(rng, n, V, longest):
    return [rng.integers(0, V, rng.integers(1, longest + 1)).tolist() for _ in range(n)]


def assert_fit(submission, case, want):
    for name, one, other in zip(
        NAMES, unpack(submission.markov_fit(*case), NAMES, "markov_fit(...)"), want, strict=True
    ):
        assert_close(one, other, name)


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example: two sequences of two words.

    zh: 讲义中的例子：两个单词的两个序列。
    """
    assert_fit(submission, ([[0, 1, 1], [1, 0]], 2, 1.0), ([0.5, 0.5], [[1 / 3, 2 / 3], [0.5, 0.5]]))


@check(points=2, public=True)
def test_three_words(submission):
    """Three words: pairs that come again, a word that is never followed, and alpha = 0.5.

    zh: 三个单词：重复出现的单词对、之后从未出现过单词的单词，以及 alpha = 0.5。
    """
    # after 0: 1 three times, 2 once; after 1: 0 twice; after 2: nothing
    sequences = [[0, 1, 0, 1, 0, 1], [0, 2], [1], [2]]
    want = [[0.5 / 5.5, 3.5 / 5.5, 1.5 / 5.5], [2.5 / 3.5, 0.5 / 3.5, 0.5 / 3.5], [1 / 3, 1 / 3, 1 / 3]]
    assert_fit(submission, (sequences, 3, 0.5), ([2.5 / 5.5, 1.5 / 5.5, 1.5 / 5.5], want))


@check(points=2.5)
def test_random_sequences(submission, reference, rng):
    """Sequences of different lengths, more and fewer words than occur.

    zh: 长度不同的序列，词表中的单词多于或等于出现的单词。
    """
    for n, V, longest in ((1, 1, 1), (1, 3, 4), (3, 2, 5), (8, 5, 9), (4, 12, 6)):
        case = (draw(rng, n, V, longest), V, float(rng.choice([0.25, 1.0, 2.5])))
        assert_fit(submission, case, reference.markov_fit(*case))


@check(points=2)
def test_small_and_large_alpha(submission, reference, rng):
    """Alpha from 0.001 to 1000; words never followed keep a uniform row.

    zh: alpha 从 0.001 到 1000；之后从未出现过单词的单词，其所在的行仍为均匀分布。
    """
    for alpha in (0.001, 0.1, 10.0, 1000.0):
        for n, V in ((2, 4), (6, 3)):
            case = (draw(rng, n, V, 5), V, alpha)
            assert_fit(submission, case, reference.markov_fit(*case))


@check(points=3)
def test_arrays_lists_and_whole_alpha(submission, reference, rng):
    """An array of sequences, a list of arrays, and a whole number for alpha.

    zh: 序列组成的数组、数组组成的列表，以及整数的 alpha。
    """
    together = rng.integers(0, 4, (5, 6))
    for sequences in (together, np.asfortranarray(together), list(together), together.tolist(), together[:, :1]):
        case = (sequences, 4, 1)
        assert_fit(submission, case, reference.markov_fit(*case))
    mixed = [rng.integers(0, 3, 7), [2, 2], rng.integers(0, 3, 1)]
    assert_fit(submission, (mixed, 3, 2), reference.markov_fit(mixed, 3, 2))
    repeated = [[0, 0, 0, 0], [0, 0], [1, 0, 0]] * 20
    assert_fit(submission, (repeated, 2, 1), reference.markov_fit(repeated, 2, 1))


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    cases = (draw(rng, 3, 3, 4), 3, 0.5), (rng.integers(0, 2, (2, 4)), 2, 1.0), (draw(rng, 2, 4, 3), 4, 1)
    assert_pure(submission.markov_fit, *cases, like=reference.markov_fit)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.markov_fit, reference.markov_fit)
