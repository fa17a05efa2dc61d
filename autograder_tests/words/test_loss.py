import math

import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

LOG = np.log([1.0, 2.0, 3.0])
W = np.array([[2.0, 3.0], [0.0, -1.0], [1.0, 2.0], [4.0, -2.0]])
W_OUT = np.array([[0.0, LOG[1], LOG[2], 0.0], [0.0, 0.0, 0.0, LOG[1]]])
SIZES = ((1, 1), (2, 1), (1, 3), (3, 5), (7, 3))


def make_case(rng, V, N):
    """A word, a target and both matrices."""
    return int(rng.integers(V)), int(rng.integers(V)), rng.normal(size=(V, N)), rng.normal(size=(N, V))


def assert_loss(submission, reference, case, **tolerance):
    assert_close(submission.loss(*case), reference.loss(*case), "loss(k, target, W, W_out)", **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """Word 2 of the handout: minus the logarithm of 0.1, 0.2, 0.3 and 0.4 for the targets 0 to 3.

    zh: 讲解中的单词 2：目标单词为 0 到 3 时，损失为 0.1、0.2、0.3、0.4 的对数取负。
    """
    for target, p in enumerate((0.1, 0.2, 0.3, 0.4)):
        assert_close(submission.loss(2, target, W, W_OUT), -math.log(p), f"loss(2, {target}, W, W_out)")


@check(points=2, public=True)
def test_equal_scores(submission):
    """If all V scores are equal, the loss is log V, whatever word is the target.

    zh: V 个得分全部相等时，无论目标是哪个单词，损失都为 log V。
    """
    for V in (2, 3, 7):
        for target in (0, V - 1):
            got = submission.loss(1, target, np.ones((V, 2)), np.full((2, V), 1.5))
            assert_close(got, math.log(V), f"loss(1, {target}, W, W_out)")


@check(points=2)
def test_random_inputs(submission, reference, rng):
    """Any word and target, V and N of any size.

    zh: 任意单词与目标，任意的 V 与 N。
    """
    for size in SIZES:
        assert_loss(submission, reference, make_case(rng, *size))
    _, _, matrix, out = make_case(rng, 3, 2)
    for target in range(3):
        assert_loss(submission, reference, (1, target, matrix, out))


@check(points=2)
def test_large_scores(submission, reference, rng):
    """Scores of up to 10000 in size give a right, finite loss.

    zh: 得分的绝对值达到 10000 时，损失仍正确且有限。
    """
    for size in (20.0, 9990.0):
        for shift in (-size, 0.0, size):
            scores = shift + rng.permutation([0.0, 1.5, -2.0, 3.0])
            scores[0] = -size
            case = (np.array([[-7.0], [100.0], [1.0], [0.0]]), scores[None] / 100)
            assert_loss(submission, reference, (1, 0, *case))
            assert_loss(submission, reference, (1, int(np.argmax(scores)), *case))


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, integer, float32 and Fortran-ordered matrices work.

    zh: 列表、整数、float32 与按列存储的矩阵都能处理。
    """
    k, target, matrix, out = make_case(rng, 5, 3)
    whole, whole_out = rng.integers(-2, 3, (5, 3)), rng.integers(-2, 3, (3, 5))
    assert_loss(submission, reference, (np.int64(k), np.int64(target), whole, whole_out))
    assert_loss(submission, reference, (k, target, whole.tolist(), whole_out.tolist()))
    assert_loss(submission, reference, (k, target, matrix.tolist(), out))
    assert_loss(submission, reference, (k, target, np.asfortranarray(matrix), np.asfortranarray(out)))
    assert_loss(submission, reference, (k, target, matrix.astype(np.float32), out.astype(np.float32)), **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    k, target, matrix, out = make_case(rng, 4, 3)
    lists = (3 - k, target, matrix.tolist(), out.tolist())
    assert_pure(submission.loss, (k, target, matrix, out), make_case(rng, 4, 3), lists, like=reference.loss)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.loss, reference.loss)
