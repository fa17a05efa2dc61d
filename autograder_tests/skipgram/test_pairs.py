import numpy as np

from grader import assert_equal, assert_pure, check


def assert_pairs(submission, reference, sentence, window):
    assert_equal(submission.pairs(sentence, window), reference.pairs(sentence, window), f"pairs(sentence, {window})")


@check(points=2, public=True)
def test_worked_example(submission):
    """[3, 1, 2] with window 1 has the pairs (3, 1), (1, 3), (1, 2), (2, 1).

    zh: 句子 [3, 1, 2] 取 window = 1 时，样本为 (3, 1)、(1, 3)、(1, 2)、(2, 1)。
    """
    assert_equal(submission.pairs([3, 1, 2], 1), [(3, 1), (1, 3), (1, 2), (2, 1)], "pairs([3, 1, 2], 1)")


@check(points=2, public=True)
def test_whole_sentence_and_repeated_words(submission):
    """window=None takes the whole rest of the sentence, and equal words at other positions count.

    zh: window=None 时取句子中其余的全部单词；其他位置上相同的单词也要计入。
    """
    want = [(5, 6), (5, 7), (6, 5), (6, 7), (7, 5), (7, 6)]
    assert_equal(submission.pairs([5, 6, 7], None), want, "pairs([5, 6, 7], None)")
    want = [(0, 0), (0, 1), (0, 0), (0, 1), (1, 0), (1, 0)]
    assert_equal(submission.pairs([0, 0, 1], 2), want, "pairs([0, 0, 1], 2)")


@check(points=2)
def test_windows(submission, reference, rng):
    """The window reaches to both sides, is cut at the ends, and may be longer than the sentence.

    zh: 窗口向两侧延伸，在句子两端截断，也可以比句子更长。
    """
    for length in (2, 3, 7):
        for window in (1, 2, length, 50):
            assert_pairs(submission, reference, rng.permutation(length + 2)[:length].tolist(), window)


@check(points=1)
def test_repeated_words(submission, reference, rng):
    """Words that occur several times: a position is left out, not a word.

    zh: 单词多次出现时，排除的是一个位置，而不是一个单词。
    """
    for sentence in ([4, 4], [1, 2, 1], rng.integers(0, 3, 9).tolist()):
        for window in (1, 3, None):
            assert_pairs(submission, reference, sentence, window)


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Sentences may be lists or arrays, ids may be large, windows int64.

    zh: 句子可以是列表或数组，编号可以很大，window 可以是 int64。
    """
    sentence = rng.integers(0, 10**6, 6)
    for window in (1, np.int64(2), None):
        assert_pairs(submission, reference, sentence, window)
    assert_pairs(submission, reference, [int(sentence[0]), 0, int(sentence[1]), 0], np.int64(3))


@check(points=1)
def test_is_pure(submission, reference):
    """No sentence is changed, and earlier sentences leave no trace.

    zh: 不修改句子，之前的句子不影响结果。
    """
    cases = (([3, 1, 2], 1), (np.array([0, 2, 2, 1]), None), ([1, 0], 5), ([3, 1, 2], 2))
    assert_pure(submission.pairs, *cases, like=reference.pairs)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.pairs, reference.pairs)
