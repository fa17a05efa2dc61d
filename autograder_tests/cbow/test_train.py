import math

import numpy as np

from grader import FLOAT32, as_array, assert_close, assert_holds, assert_pure, check, unpack

NAMES = ("W", "W_out", "losses")
TRAINING = {"rtol": 1e-5}


def make_matrices(rng, V, N):
    return 0.8 * rng.normal(size=(V, N)), 0.8 * rng.normal(size=(N, V))


def get_results(submission, case):
    return unpack(submission.train(*case), NAMES, "train(...)")


def assert_training(submission, reference, case, names=NAMES, tolerance=TRAINING):
    for name, got, want in zip(NAMES, get_results(submission, case), reference.train(*case), strict=True):
        if name in names:
            assert_close(got, want, name, **tolerance)


@check(points=2, public=True)
def test_first_steps_by_hand(submission):
    """Two words, word vectors 0: each step moves one word vector and costs log 2.

    zh: 两个单词、词向量全为 0：每一步只移动一个词向量，损失为 log 2。
    """
    W_out = np.array([[1.0, 3.0], [2.0, -4.0]])
    case = ([0, 1], 1, np.zeros((2, 2)), W_out, 0.5, 1)
    W, new_W_out, losses = get_results(submission, case)
    # h = 0: probabilities (1/2, 1/2). Target 0: dL/dh = W_out (-1/2, 1/2) = (1, -3) moves word 1 by -0.5 (1, -3);
    # target 1: dL/dh = (-1, 3) moves word 0, which is still 0, by 0.5 (1, -3). W_out's gradient is 0.
    assert_close(W, [[0.5, -1.5], [-0.5, 1.5]], "W")
    assert_close(new_W_out, W_out, "W_out")
    assert_close(losses, [math.log(2)], "losses")


@check(points=3, public=True)
def test_one_epoch_step_by_step(submission):
    """One epoch on [3, 1, 2, 1] with window 1 is four steps with your own loss and gradients.

    zh: 句子 [3, 1, 2, 1]、window 为 1 时，一轮就是用你自己的 loss 与 gradients 走四步。
    """
    W, W_out = make_matrices(np.random.default_rng(9), 4, 3)
    got = get_results(submission, ([3, 1, 2, 1], 1, W, W_out, 0.5, 1))
    losses = []
    for context, target in (([1], 3), ([3, 2], 1), ([1, 1], 2), ([2], 1)):
        losses.append(as_array(submission.loss(context, target, W, W_out), "loss(...)", ()))
        grads = unpack(submission.gradients(context, target, W, W_out), ("grad_W", "grad_W_out"), "gradients(...)")
        W = W - 0.5 * as_array(grads[0], "grad_W", W.shape)
        W_out = W_out - 0.5 * as_array(grads[1], "grad_W_out", W_out.shape)
    for name, value, want in zip(NAMES, got, (W, W_out, [np.mean(losses)]), strict=True):
        assert_close(value, want, name, **TRAINING)


@check(points=1, public=True)
def test_learns_the_sentence(submission):
    """On [0, 1, 2, 3] the losses of 20 epochs fall.

    zh: 在句子 [0, 1, 2, 3] 上训练 20 轮，损失逐渐下降。
    """
    W, W_out = make_matrices(np.random.default_rng(10), 4, 3)
    losses = as_array(get_results(submission, ([0, 1, 2, 3], 1, W, W_out, 0.2, 20))[2], "losses", (20,))
    assert_holds(losses[-1] < losses[10] < losses[0], "the losses fall from epoch to epoch", "损失随训练轮数逐渐下降")


@check(points=2)
def test_one_epoch(submission, reference, rng):
    """After one epoch both matrices are right, for short sentences and long ones.

    zh: 训练一轮后，无论句子长短，两个矩阵都正确。
    """
    for V, N, length in ((2, 1, 2), (3, 2, 3), (5, 4, 5), (6, 3, 9)):
        case = (rng.permutation(9)[:length] % V, 1, *make_matrices(rng, V, N), 0.7, 1)
        assert_training(submission, reference, case, ("W", "W_out"))


@check(points=2)
def test_several_epochs(submission, reference, rng):
    """Two and three epochs go on from where the one before ended, whatever eta is.

    zh: 训练两轮、三轮时，每轮都接着上一轮继续，学习率任意。
    """
    for epochs, eta in ((2, 0.3), (3, 1.5)):
        case = (rng.permutation(5), 2, *make_matrices(rng, 5, 3), eta, epochs)
        assert_training(submission, reference, case, ("W", "W_out"))


@check(points=2)
def test_losses(submission, reference, rng):
    """The losses are means over the positions, each taken before its own step.

    zh: 每轮损失是各位置损失的均值，每个损失都在该位置更新之前计算。
    """
    for length, epochs in ((2, 1), (3, 2), (5, 4)):
        case = (rng.permutation(5)[:length], 1, *make_matrices(rng, 5, 2), 0.6, epochs)
        assert_training(submission, reference, case, ("losses",))


@check(points=2)
def test_windows(submission, reference, rng):
    """The window reaches to both sides, is cut at the ends, and may be longer than the sentence.

    zh: 窗口向两侧延伸，在句子两端截断，也可以比句子更长。
    """
    W, W_out = make_matrices(rng, 7, 3)
    for window in (1, 2, 3, 5, 6, 20):
        assert_training(submission, reference, (rng.permutation(7), window, W, W_out, 0.5, 1))


@check(points=2)
def test_whole_sentence(submission, reference, rng):
    """window=None takes the whole rest of the sentence.

    zh: window=None 时上下文为句子中其余的全部单词。
    """
    for length in (2, 3, 8):
        case = (rng.permutation(8)[:length], None, *make_matrices(rng, 8, 3), 0.5, 2)
        assert_training(submission, reference, case)


@check(points=2.5)
def test_repeated_words(submission, reference, rng):
    """Words that occur several times: the context leaves out a position, not a word.

    zh: 单词多次出现时，上下文排除的是一个位置，而不是一个单词。
    """
    for sentence in ([1, 1], [0, 1, 0], [2, 0, 2, 2, 1, 0]):
        for window in (1, 2, None):
            assert_training(submission, reference, (sentence, window, *make_matrices(rng, 4, 3), 0.5, 2))
    assert_training(submission, reference, ([0, 0, 0], 1, *make_matrices(rng, 1, 1), 0.5, 2))


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, integer, float32 and Fortran-ordered matrices work, and an integer eta.

    zh: 列表、整数、float32 与按列存储的矩阵都能处理，eta 也可以是整数。
    """
    W, W_out = make_matrices(rng, 4, 3)
    whole, whole_out = rng.integers(-2, 3, (4, 3)), rng.integers(-2, 3, (3, 4))
    sentence = rng.permutation(4)
    assert_training(submission, reference, (sentence, 2, whole, whole_out, 0.3, 2))
    assert_training(submission, reference, (sentence.tolist(), 2, whole.tolist(), whole_out.tolist(), 1, 1))
    assert_training(submission, reference, (sentence, 2, np.asfortranarray(W), np.asfortranarray(W_out), 0.3, 2))
    single = (sentence.tolist(), 2, W.astype(np.float32), W_out.astype(np.float32), 0.3, 2)
    assert_training(submission, reference, single, tolerance=FLOAT32)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and a second training starts afresh.

    zh: 不修改任何参数，再次训练会从头开始。
    """
    sentence, W, W_out = rng.permutation(4), *make_matrices(rng, 4, 3)
    lists = (sentence.tolist(), None, W.tolist(), W_out.tolist(), 0.5, 1)
    assert_pure(
        submission.train, (sentence, 1, W, W_out, 0.5, 2), lists, ([0, 1], 1, W, W_out, 0.3, 1), like=reference.train
    )


@check(points=2.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.train, reference.train, rtol=1e-5, is_brief=True)
