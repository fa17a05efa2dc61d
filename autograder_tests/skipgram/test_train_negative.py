import math

import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, unpack

NAMES = ("W", "W_out", "losses")
TRAINING = {"rtol": 1e-5}
WHAT = "train_negative(sentence, window, negatives, W, W_out, eta)"


def count_pairs(length, window):
    return sum(0 < abs(i - j) <= (window or length) for i in range(length) for j in range(length))


def make_case(rng, sentence, window, V, N, K, eta):
    """Negatives for every pair of the sentence, repeats likely, and both matrices."""
    negatives = rng.integers(0, V, (count_pairs(len(sentence), window), K))
    return sentence, window, negatives, 0.8 * rng.normal(size=(V, N)), 0.8 * rng.normal(size=(N, V)), eta


def get_results(submission, case):
    return unpack(submission.train_negative(*case), NAMES, WHAT)


def assert_training(submission, reference, case, names=NAMES, tolerance=TRAINING):
    for name, got, want in zip(NAMES, get_results(submission, case), reference.train_negative(*case), strict=True):
        if name in names:
            assert_close(got, want, name, **tolerance)


@check(points=2, public=True)
def test_first_steps_by_hand(submission):
    """The handout's example: word vectors 0, and each step moves one of them.

    zh: 讲解中的例子：词向量全为 0，每一步只移动其中一个。
    """
    W_out = np.array([[1.0, 3.0], [2.0, -4.0]])
    W, new_W_out, losses = get_results(submission, ([0, 1], 1, [[0], [1]], np.zeros((2, 2)), W_out, 0.5))
    # h = 0: all sigmoids are 1/2. Pair (0, 1), noise 0: dL/dh = ((1, 2) - (3, -4)) / 2 = (-1, 3); pair (1, 0): (1, -3).
    assert_close(W, [[0.5, -1.5], [-0.5, 1.5]], "W")
    assert_close(new_W_out, W_out, "W_out")
    assert_close(losses, [2 * math.log(2)] * 2, "losses")


@check(points=2, public=True)
def test_one_pass_step_by_step(submission):
    """The sentence [2, 0, 2] with window 1 is four steps of the formulas, one after the other.

    zh: 句子 [2, 0, 2]、window 为 1 时，就是依次按公式走四步。
    """
    case = make_case(np.random.default_rng(9), [2, 0, 2], 1, 3, 2, 2, 0.5)
    got = get_results(submission, case)
    W, W_out, losses = case[3].copy(), case[4].copy(), []
    for (center, word), noise in zip([(2, 0), (0, 2), (0, 2), (2, 0)], case[2], strict=True):
        y, h = W[center] @ W_out, W[center].copy()
        losses.append(np.log(1 + np.exp(-y[word])) + np.log(1 + np.exp(y[noise])).sum())
        slopes = np.zeros(3)
        slopes[word] -= 1 / (1 + np.exp(y[word]))
        for n in noise:
            slopes[n] += 1 / (1 + np.exp(-y[n]))
        W[center] -= 0.5 * W_out @ slopes
        W_out -= 0.5 * np.outer(h, slopes)
    for name, value, want in zip(NAMES, got, (W, W_out, losses), strict=True):
        assert_close(value, want, name, **TRAINING)


@check(points=1)
def test_matrices(submission, reference, rng):
    """After one pass both matrices are right, for short sentences and long ones, whatever eta is.

    zh: 训练一遍之后，无论句子长短、学习率大小，两个矩阵都正确。
    """
    for V, N, K, length, eta in ((2, 1, 1, 2, 0.3), (3, 2, 3, 3, 0.1), (6, 3, 1, 5, 1.2)):
        case = make_case(rng, rng.permutation(length) % V, 1, V, N, K, eta)
        assert_training(submission, reference, case, ("W", "W_out"))


@check(points=1)
def test_losses(submission, reference, rng):
    """There is one loss a pair, taken before its step.

    zh: 每一对各有一个损失，在更新之前计算。
    """
    for length, window in ((2, 1), (3, None), (4, 2)):
        case = make_case(rng, rng.permutation(5)[:length], window, 5, 2, 2, 0.6)
        assert_training(submission, reference, case, ("losses",))


@check(points=1)
def test_windows_and_repeated_words(submission, reference, rng):
    """Any window, also None, and words that occur several times.

    zh: 任意窗口（包括 None），单词可以多次出现。
    """
    for sentence in ([1, 1], [2, 0, 2, 1]):
        for window in (2, None):
            assert_training(submission, reference, make_case(rng, sentence, window, 3, 2, 2, 0.5))


@check(points=1)
def test_large_scores(submission, reference, rng):
    """Scores of up to 1000 in size keep everything right and finite.

    zh: 得分的绝对值达到 1000 时，结果仍正确且有限。
    """
    W_out = np.array([[90.0, -95.0, 30.0, -0.1]])
    W = np.array([[10.0], [-9.0], [0.1], [-10.0]])
    for sentence in ([0, 1, 3], [2, 0], [3, 0, 2]):
        negatives = rng.integers(0, 4, (count_pairs(len(sentence), None), 2))
        assert_training(submission, reference, (sentence, None, negatives, W, W_out, 0.01))


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, integer, float32 and Fortran-ordered matrices work, and a whole eta.

    zh: 列表、整数、float32 与按列存储的矩阵都能处理，eta 也可以是整数。
    """
    sentence, window, negatives, W, W_out, eta = make_case(rng, rng.permutation(4)[:3], 2, 4, 3, 2, 0.3)
    whole, whole_out = rng.integers(-2, 3, (4, 3)), rng.integers(-2, 3, (3, 4))
    assert_training(submission, reference, (sentence, window, negatives, whole, whole_out, eta))
    lists = (sentence.tolist(), window, negatives.tolist(), whole.tolist(), whole_out.tolist(), 1)
    assert_training(submission, reference, lists)
    fortran = (sentence, window, np.asfortranarray(negatives), np.asfortranarray(W), np.asfortranarray(W_out), eta)
    assert_training(submission, reference, fortran)
    single = (sentence.tolist(), window, negatives, W.astype(np.float32), W_out.astype(np.float32), eta)
    assert_training(submission, reference, single, tolerance=FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and a second training starts afresh.

    zh: 不修改任何参数，再次训练会从头开始。
    """
    sentence, window, negatives, W, W_out, eta = make_case(rng, rng.permutation(4)[:3], 1, 4, 3, 2, 0.5)
    lists = (sentence.tolist(), window, negatives.tolist(), W.tolist(), W_out.tolist(), 0.2)
    cases = (sentence, window, negatives, W, W_out, eta), lists, make_case(rng, [0, 1], None, 4, 3, 1, 0.3)
    assert_pure(submission.train_negative, *cases, like=reference.train_negative)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.train_negative, reference.train_negative, rtol=1e-5, is_brief=True)
