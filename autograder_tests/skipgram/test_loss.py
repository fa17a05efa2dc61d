import math

import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

LOG = np.log([1.0, 2.0, 3.0])
W = np.array([[2.0, 3.0], [0.0, -1.0], [1.0, 2.0], [4.0, -2.0]])
W_OUT = np.array([[0.0, LOG[1], LOG[2], 0.0], [0.0, 0.0, 0.0, LOG[1]]])
SIZES = ((1, 1, 1), (2, 1, 1), (1, 3, 4), (3, 5, 2), (7, 3, 9))


def make_case(rng, V, N, count):
    """A centre, count context words, and both matrices."""
    return int(rng.integers(V)), rng.integers(0, V, count), rng.normal(size=(V, N)), rng.normal(size=(N, V))


def assert_loss(submission, reference, case, **tolerance):
    assert_close(submission.loss(*case), reference.loss(*case), "loss(center, context, W, W_out)", **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's centre 2: -log of 0.1, 0.2, 0.3, 0.4 for one context word, and their sum for several.

    zh: 讲解中的中心词 2：一个上下文单词的损失为 0.1、0.2、0.3、0.4 的对数取负，多个单词则为其和。
    """
    # h = (1, 2), scores (0, ln 2, ln 3, 2 ln 2)
    for word, p in enumerate((0.1, 0.2, 0.3, 0.4)):
        assert_close(submission.loss(2, [word], W, W_OUT), -math.log(p), f"loss(2, [{word}], W, W_out)")
    assert_close(submission.loss(2, [1, 3], W, W_OUT), -math.log(0.2 * 0.4), "loss(2, [1, 3], W, W_out)")


@check(points=1, public=True)
def test_repeated_words(submission):
    """A word that occurs twice in the context counts twice.

    zh: 在上下文中出现两次的单词计两次。
    """
    assert_close(submission.loss(2, [0, 3, 0], W, W_OUT), -math.log(0.1 * 0.4 * 0.1), "loss(2, [0, 3, 0], W, W_out)")
    assert_close(
        submission.loss(0, [1, 1], np.zeros((3, 2)), np.ones((2, 3))), 2 * math.log(3), "loss(0, [1, 1], W, W_out)"
    )


@check(points=1)
def test_random_inputs(submission, reference, rng):
    """Contexts of any length, V and N of any size.

    zh: 任意长度的上下文，任意的 V 与 N。
    """
    for size in SIZES:
        assert_loss(submission, reference, make_case(rng, *size))


@check(points=2)
def test_large_scores(submission, reference, rng):
    """Scores of up to 1000 in size give a right, finite loss.

    zh: 得分的绝对值达到 1000 时，损失仍正确且有限。
    """
    for size in (25.0, 996.0):
        for shift in (-size, 0.0, size):
            scores = shift + rng.permutation([0.0, 1.5, -2.0, 3.0])
            scores[0] = -size
            case = (np.array([[-3.0], [10.0], [1.0], [0.0]]), scores[None] / 10)
            for context in ([int(np.argmax(scores))], [0, 3, 2]):
                assert_loss(submission, reference, (1, context, *case))


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, integer, float32 and Fortran-ordered matrices work.

    zh: 列表、整数、float32 与按列存储的矩阵都能处理。
    """
    center, context, matrix, out = make_case(rng, 5, 3, 4)
    whole, whole_out = rng.integers(-2, 3, (5, 3)), rng.integers(-2, 3, (3, 5))
    assert_loss(submission, reference, (np.int64(center), context, whole, whole_out))
    assert_loss(submission, reference, (center, context.tolist(), whole.tolist(), whole_out.tolist()))
    assert_loss(submission, reference, (center, context.tolist(), matrix.tolist(), out))
    assert_loss(submission, reference, (center, context, np.asfortranarray(matrix), np.asfortranarray(out)))
    single = (center, context, matrix.astype(np.float32), out.astype(np.float32))
    assert_loss(submission, reference, single, **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    center, context, matrix, out = make_case(rng, 4, 3, 3)
    lists = (3 - center, context.tolist(), matrix.tolist(), out.tolist())
    assert_pure(submission.loss, (center, context, matrix, out), make_case(rng, 4, 3, 1), lists, like=reference.loss)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.loss, reference.loss)
