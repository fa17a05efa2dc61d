import numpy as np

from grader import FLOAT32, as_array, assert_close, assert_pure, check

LOG = np.log([1.0, 2.0, 3.0])
W = np.array([[2.0, 3.0], [0.0, -1.0], [1.0, 2.0], [4.0, -2.0]])
W_OUT = np.array([[0.0, LOG[1], LOG[2], 0.0], [0.0, 0.0, 0.0, LOG[1]]])
SIZES = ((1, 1), (2, 1), (1, 3), (3, 5), (7, 3))


def make_case(rng, V, N):
    return int(rng.integers(V)), rng.normal(size=(V, N)), rng.normal(size=(N, V))


def assert_probabilities(submission, reference, case, **tolerance):
    assert_close(submission.predict(*case), reference.predict(*case), "predict(k, W, W_out)", **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """Word 2 of the handout gives (0.1, 0.2, 0.3, 0.4).

    zh: 讲解中的单词 2 得到 (0.1, 0.2, 0.3, 0.4)。
    """
    # h = (1, 2), scores (0, ln 2, ln 3, 2 ln 2)
    assert_close(submission.predict(2, W, W_OUT), [0.1, 0.2, 0.3, 0.4], "predict(2, W, W_out)")


@check(points=2, public=True)
def test_every_word_has_its_own_probabilities(submission):
    """Word 0 gives (1, 4, 9, 8) / 22, word 1 gives (2, 2, 2, 1) / 7; all of them sum to 1.

    zh: 单词 0 得到 (1, 4, 9, 8) / 22，单词 1 得到 (2, 2, 2, 1) / 7；每个结果之和都为 1。
    """
    # h = (2, 3): scores (0, 2 ln 2, 2 ln 3, 3 ln 2); h = (0, -1): scores (0, 0, 0, -ln 2)
    assert_close(submission.predict(0, W, W_OUT), np.array([1, 4, 9, 8]) / 22, "predict(0, W, W_out)")
    assert_close(submission.predict(1, W, W_OUT), np.array([2, 2, 2, 1]) / 7, "predict(1, W, W_out)")
    sums = [as_array(submission.predict(k, W, W_OUT), f"predict({k}, W, W_out)", (4,)).sum() for k in range(4)]
    assert_close(sums, [1.0] * 4, "predict(k, W, W_out).sum()")


@check(points=2)
def test_random_inputs(submission, reference, rng):
    """Any word, V and N of any size.

    zh: 任意单词，任意的 V 与 N。
    """
    for size in SIZES:
        assert_probabilities(submission, reference, make_case(rng, *size))


@check(points=2)
def test_large_scores(submission, reference, rng):
    """Scores of up to 10000 in size give right, finite probabilities.

    zh: 得分的绝对值达到 10000 时，概率仍正确且有限。
    """
    for size in (20.0, 9990.0):
        for shift in (-size, 0.0, size):
            scores = shift + rng.permutation([0.0, 1.5, -2.0, 3.0])
            scores[0] = -size
            matrix = np.array([[-7.0], [100.0], [1.0], [0.0]])
            assert_probabilities(submission, reference, (1, matrix, scores[None] / 100))


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, integer, float32 and Fortran-ordered matrices work.

    zh: 列表、整数、float32 与按列存储的矩阵都能处理。
    """
    k, matrix, out = make_case(rng, 5, 3)
    whole, whole_out = rng.integers(-2, 3, (5, 3)), rng.integers(-2, 3, (3, 5))
    assert_probabilities(submission, reference, (np.int64(k), whole, whole_out))
    assert_probabilities(submission, reference, (k, whole.tolist(), whole_out.tolist()))
    assert_probabilities(submission, reference, (k, matrix.tolist(), out))
    assert_probabilities(submission, reference, (k, np.asfortranarray(matrix), np.asfortranarray(out)))
    assert_probabilities(submission, reference, (k, matrix.astype(np.float32), out.astype(np.float32)), **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    k, matrix, out = make_case(rng, 4, 3)
    lists = (3 - k, matrix.tolist(), out.tolist())
    assert_pure(submission.predict, (k, matrix, out), make_case(rng, 4, 3), lists, like=reference.predict)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.predict, reference.predict)
