import math

import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

LOG = np.log([1.0, 2.0, 3.0, 4.0])
W = np.array([[2.0, 3.0], [0.0, -1.0], [1.0, 0.0], [4.0, -2.0]])
W_OUT = np.array([[0.0, LOG[1], LOG[2], 0.0], [0.0, 0.0, 0.0, LOG[3]]])
SIZES = ((1, 1, 1), (2, 1, 1), (3, 5, 2), (4, 4, 3), (6, 3, 5), (9, 4, 7))


def make_case(rng, V, N, count):
    """A context of count words, repeats likely, a target and both matrices."""
    return rng.integers(0, V, count), int(rng.integers(V)), rng.normal(size=(V, N)), rng.normal(size=(N, V))


def assert_loss(submission, reference, case, **tolerance):
    assert_close(submission.loss(*case), reference.loss(*case), "loss(context, target, W, W_out)", **tolerance)


@check(points=3, public=True)
def test_worked_example(submission):
    """The handout's example: minus the logarithm of 0.1, 0.2, 0.3 and 0.4 for the targets 0 to 3.

    zh: 讲义中的例子：目标单词为 0 到 3 时，损失为 0.1、0.2、0.3、0.4 的对数取负。
    """
    for target, p in enumerate((0.1, 0.2, 0.3, 0.4)):
        got = submission.loss([0, 1], target, W, W_OUT)
        assert_close(got, -math.log(p), f"loss([0, 1], {target}, W, W_out)")


@check(points=2, public=True)
def test_equal_scores(submission):
    """If all V scores are equal, the loss is log V.

    zh: V 个得分全部相等时，损失为 log V。
    """
    for V in (1, 2, 7):
        got = submission.loss([0], V - 1, np.ones((V, 2)), np.full((2, V), 1.5))
        assert_close(got, math.log(V), f"loss([0], {V - 1}, W, W_out)")


@check(points=1.5)
def test_random_inputs(submission, reference, rng):
    """Contexts of any length, V and N of any size.

    zh: 任意长度的上下文，任意的 V 与 N。
    """
    for size in SIZES:
        assert_loss(submission, reference, make_case(rng, *size))


@check(points=2)
def test_large_scores(submission, reference, rng):
    """Scores of up to 10000 in size give a right, finite loss.

    zh: 得分的绝对值达到 10000 时，损失仍正确且有限。
    """
    for size in (20.0, 750.0, 1e4):
        for shift in (2 - size, 0.0, size - 3):
            scores = shift + rng.permutation([0.0, 1.5, -2.0, 3.0])
            scores[0] = -size
            case = (np.array([[100.0], [-98.0], [3.0], [5.0]]), scores[None])
            assert_loss(submission, reference, ([0, 1], 0, *case))
            assert_loss(submission, reference, ([1, 0], int(np.argmax(scores)), *case))


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, integer, float32 and Fortran-ordered matrices work.

    zh: 列表、整数、float32 与按列存储的矩阵都能处理。
    """
    context, target, matrix, out = make_case(rng, 5, 3, 4)
    whole, whole_out = rng.integers(-2, 3, (5, 3)), rng.integers(-2, 3, (3, 5))
    assert_loss(submission, reference, (context, np.int64(target), whole, whole_out))
    assert_loss(submission, reference, (context.tolist(), target, whole.tolist(), whole_out.tolist()))
    assert_loss(submission, reference, (context.tolist(), target, matrix.tolist(), out.tolist()))
    assert_loss(submission, reference, (context, target, np.asfortranarray(matrix), np.asfortranarray(out)))
    single = (context, target, matrix.astype(np.float32), out.astype(np.float32))
    assert_loss(submission, reference, single, **FLOAT32)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    context, target, matrix, out = make_case(rng, 4, 3, 3)
    lists = (context.tolist(), target, matrix.tolist(), out.tolist())
    assert_pure(submission.loss, (context, target, matrix, out), make_case(rng, 4, 3, 1), lists, like=reference.loss)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.loss, reference.loss)
