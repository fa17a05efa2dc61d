import math

import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

LOG = np.log([1.0, 2.0, 3.0])
W = np.array([[2.0, 3.0], [0.0, -1.0], [1.0, 2.0], [4.0, -2.0]])
W_OUT = np.array([[0.0, LOG[1], LOG[2], 0.0], [0.0, 0.0, 0.0, LOG[1]]])
WHAT = "negative_loss(center, word, negatives, W, W_out)"
SIZES = ((1, 1, 1), (2, 1, 1), (1, 3, 2), (3, 5, 2), (7, 3, 9))


def make_case(rng, V, N, K):
    """A centre, a word, K negatives, and both matrices."""
    center, word = (int(k) for k in rng.integers(0, V, 2))
    return center, word, rng.integers(0, V, K), rng.normal(size=(V, N)), rng.normal(size=(N, V))


def assert_loss(submission, reference, case, **tolerance):
    assert_close(submission.negative_loss(*case), reference.negative_loss(*case), WHAT, **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example is log 30; with the one negative 0 the loss is log 3.

    zh: 讲解中的例子损失为 log 30；负样本只有 0 时，损失为 log 3。
    """
    # sigmoid(ln 2) = 2/3, sigmoid(-ln 3) = 1/4, sigmoid(-ln 4) = 1/5, sigmoid(0) = 1/2
    got = submission.negative_loss(2, 1, [2, 3], W, W_OUT)
    assert_close(got, math.log(30), "negative_loss(2, 1, [2, 3], W, W_out)")
    assert_close(submission.negative_loss(2, 1, [0], W, W_OUT), math.log(3), "negative_loss(2, 1, [0], W, W_out)")


@check(points=1, public=True)
def test_repeated_negatives(submission):
    """A negative that was drawn twice counts twice, and one that is the word or the centre counts too.

    zh: 抽到两次的负样本计两次；负样本恰好是 word 或中心词时也要计入。
    """
    for negatives, factor in (([2, 2], 16), ([3, 2, 3], 100), ([1, 3], 15), ([2, 1, 1], 36)):
        got = submission.negative_loss(2, 1, negatives, W, W_OUT)
        assert_close(got, math.log(1.5 * factor), f"negative_loss(2, 1, {negatives}, W, W_out)")


@check(points=1)
def test_random_inputs(submission, reference, rng):
    """Any centre, word and negatives, V and N of any size.

    zh: 任意中心词、单词与负样本，任意的 V 与 N。
    """
    for size in SIZES:
        assert_loss(submission, reference, make_case(rng, *size))


@check(points=2)
def test_large_scores(submission, reference, rng):
    """Scores of up to 1000 in size give a right, finite loss.

    zh: 得分的绝对值达到 1000 时，损失仍正确且有限。
    """
    for size in (40.0, 999.0):
        scores = np.array([size, -size, size / 3, -size / 2, 0.5])
        case = (np.array([[0.2], [10.0], [-1.0], [0.0], [3.0]]), scores[None] / 10)
        for word, negatives in ((0, [1]), (1, [3]), (1, [0, 2, 0]), (4, [2, 3])):
            assert_loss(submission, reference, (1, word, negatives, *case))


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, integer, float32 and Fortran-ordered matrices work.

    zh: 列表、整数、float32 与按列存储的矩阵都能处理。
    """
    center, word, negatives, matrix, out = make_case(rng, 5, 3, 4)
    whole, whole_out = rng.integers(-2, 3, (5, 3)), rng.integers(-2, 3, (3, 5))
    assert_loss(submission, reference, (np.int64(center), np.int64(word), negatives, whole, whole_out))
    assert_loss(submission, reference, (center, word, negatives.tolist(), whole.tolist(), whole_out.tolist()))
    assert_loss(submission, reference, (center, word, negatives.tolist(), matrix.tolist(), out))
    assert_loss(submission, reference, (center, word, negatives, np.asfortranarray(matrix), np.asfortranarray(out)))
    single = (center, word, negatives, matrix.astype(np.float32), out.astype(np.float32))
    assert_loss(submission, reference, single, **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    center, word, negatives, matrix, out = make_case(rng, 4, 3, 3)
    lists = (3 - center, word, negatives.tolist(), matrix.tolist(), out.tolist())
    cases = (center, word, negatives, matrix, out), make_case(rng, 4, 3, 1), lists
    assert_pure(submission.negative_loss, *cases, like=reference.negative_loss)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.negative_loss, reference.negative_loss)
