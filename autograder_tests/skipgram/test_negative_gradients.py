import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, numerical_gradient, unpack

NAMES = ("grad_W", "grad_W_out")
LOG = np.log([1.0, 2.0, 3.0])
W = np.array([[2.0, 3.0], [0.0, -1.0], [1.0, 2.0], [4.0, -2.0]])
W_OUT = np.array([[0.0, LOG[1], LOG[2], 0.0], [0.0, 0.0, 0.0, LOG[1]]])
SIZES = ((1, 1, 1), (2, 1, 1), (1, 3, 2), (3, 5, 2), (7, 3, 9))


def make_case(rng, V, N, K):
    """A centre, a word, K negatives, and both matrices."""
    center, word = (int(k) for k in rng.integers(0, V, 2))
    return center, word, rng.integers(0, V, K), rng.normal(size=(V, N)), rng.normal(size=(N, V))


def get_gradients(submission, case):
    return unpack(submission.negative_gradients(*case), NAMES, "negative_gradients(center, word, negatives, W, W_out)")


def assert_gradients(submission, reference, case, **tolerance):
    for name, got, want in zip(
        NAMES, get_gradients(submission, case), reference.negative_gradients(*case), strict=True
    ):
        assert_close(got, want, name, **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example: centre 2, word 1, negatives [2, 3].

    zh: 讲解中的例子：中心词 2，单词 1，负样本 [2, 3]。
    """
    grad_W, grad_W_out = get_gradients(submission, (2, 1, [2, 3], W, W_OUT))
    # h = (1, 2), slopes (0, -1/3, 3/4, 4/5)
    assert_close(grad_W_out, [[0, -1 / 3, 3 / 4, 4 / 5], [0, -2 / 3, 3 / 2, 8 / 5]], "grad_W_out")
    row = [-LOG[1] / 3 + 0.75 * LOG[2], 0.8 * LOG[1]]
    assert_close(grad_W, [[0, 0], [0, 0], row, [0, 0]], "grad_W")


@check(points=2, public=True)
def test_against_numerical_gradients(submission):
    """Both gradients fit small changes of the loss formula, with a negative that was drawn twice.

    zh: 有重复的负样本时，两个梯度与损失公式的微小变化相符。
    """
    center, word, negatives = 1, 2, [3, 0, 3]
    *_, matrix, out = make_case(np.random.default_rng(8), 4, 2, 1)
    grad_W, grad_W_out = get_gradients(submission, (center, word, negatives, matrix, out))

    def loss(matrix, out):
        y = matrix[center] @ out
        return np.log(1 + np.exp(-y[word])) + sum(np.log(1 + np.exp(y[n])) for n in negatives)

    want = numerical_gradient(lambda value: loss(value, out), matrix)
    want_out = numerical_gradient(lambda value: loss(matrix, value), out)
    assert_close(grad_W, want, "grad_W", rtol=1e-5, atol=1e-7)
    assert_close(grad_W_out, want_out, "grad_W_out", rtol=1e-5, atol=1e-7)


@check(points=1)
def test_gradient_of_the_word_vectors(submission, reference, rng):
    """grad_W is right for any centre, word and negatives, V and N.

    zh: 对任意中心词、单词、负样本、V 与 N，grad_W 都正确。
    """
    for size in SIZES:
        case = make_case(rng, *size)
        assert_close(get_gradients(submission, case)[0], reference.negative_gradients(*case)[0], "grad_W")


@check(points=2)
def test_gradient_of_the_output_vectors(submission, reference, rng):
    """grad_W_out is right for any centre, word and negatives, V and N.

    zh: 对任意中心词、单词、负样本、V 与 N，grad_W_out 都正确。
    """
    for size in SIZES:
        case = make_case(rng, *size)
        assert_close(get_gradients(submission, case)[1], reference.negative_gradients(*case)[1], "grad_W_out")


@check(points=1)
def test_word_and_centre_among_the_negatives(submission, reference, rng):
    """Negatives may repeat, and may be the word or the centre; each counts.

    zh: 负样本可以重复，也可以是 word 或中心词，每一个都要计入。
    """
    *_, matrix, out = make_case(rng, 5, 3, 1)
    for negatives in ([3], [1], [3, 3], [4, 4, 4, 4], [1, 3, 1, 0, 3]):
        assert_gradients(submission, reference, (1, 3, negatives, matrix, out))
    assert_gradients(submission, reference, (2, 2, [2, 0, 2], matrix, out))


@check(points=1)
def test_large_scores(submission, reference):
    """Scores of up to 1000 in size give right, finite gradients.

    zh: 得分的绝对值达到 1000 时，梯度仍正确且有限。
    """
    for size in (40.0, 999.0):
        scores = np.array([size, -size, size / 3, -size / 2, 0.5])
        case = (np.array([[0.2], [10.0], [-1.0], [0.0], [3.0]]), scores[None] / 10)
        for word, negatives in ((0, [1, 3]), (1, [0, 2, 0])):
            assert_gradients(submission, reference, (1, word, negatives, *case))


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, integer, float32 and Fortran-ordered matrices work.

    zh: 列表、整数、float32 与按列存储的矩阵都能处理。
    """
    center, word, negatives, matrix, out = make_case(rng, 5, 3, 4)
    whole, whole_out = rng.integers(-2, 3, (5, 3)), rng.integers(-2, 3, (3, 5))
    assert_gradients(submission, reference, (np.int64(center), np.int64(word), negatives, whole, whole_out))
    assert_gradients(submission, reference, (center, word, negatives.tolist(), whole.tolist(), whole_out.tolist()))
    assert_gradients(submission, reference, (center, word, negatives.tolist(), matrix.tolist(), out))
    assert_gradients(
        submission, reference, (center, word, negatives, np.asfortranarray(matrix), np.asfortranarray(out))
    )
    single = (center, word, negatives, matrix.astype(np.float32), out.astype(np.float32))
    assert_gradients(submission, reference, single, **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    center, word, negatives, matrix, out = make_case(rng, 4, 3, 3)
    lists = (3 - center, word, negatives.tolist(), matrix.tolist(), out.tolist())
    cases = (center, word, negatives, matrix, out), make_case(rng, 4, 3, 1), lists
    assert_pure(submission.negative_gradients, *cases, like=reference.negative_gradients)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.negative_gradients, reference.negative_gradients)
