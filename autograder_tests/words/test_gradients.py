import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, numerical_gradient, unpack

NAMES = ("grad_W", "grad_W_out")
LOG = np.log([1.0, 2.0, 3.0])
W = np.array([[2.0, 3.0], [0.0, -1.0], [1.0, 2.0], [4.0, -2.0]])
W_OUT = np.array([[0.0, LOG[1], LOG[2], 0.0], [0.0, 0.0, 0.0, LOG[1]]])
SIZES = ((1, 1), (2, 1), (1, 3), (3, 5), (7, 3))


def make_case(rng, V, N):
    """A word, a target and both matrices."""
    return int(rng.integers(V)), int(rng.integers(V)), rng.normal(size=(V, N)), rng.normal(size=(N, V))


def get_gradients(submission, case):
    return unpack(submission.gradients(*case), NAMES, "gradients(k, target, W, W_out)")


def assert_gradients(submission, reference, case, **tolerance):
    for name, got, want in zip(NAMES, get_gradients(submission, case), reference.gradients(*case), strict=True):
        assert_close(got, want, name, **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example: word 2, target 1.

    zh: 讲解中的例子：单词 2，目标单词 1。
    """
    grad_W, grad_W_out = get_gradients(submission, (2, 1, W, W_OUT))
    # h = (1, 2), error (0.1, -0.8, 0.3, 0.4)
    assert_close(grad_W_out, [[0.1, -0.8, 0.3, 0.4], [0.2, -1.6, 0.6, 0.8]], "grad_W_out")
    row = [-0.8 * LOG[1] + 0.3 * LOG[2], 0.4 * LOG[1]]
    assert_close(grad_W, [[0, 0], [0, 0], row, [0, 0]], "grad_W")


@check(points=3, public=True)
def test_against_numerical_gradients(submission):
    """Both gradients fit small changes of the loss formula.

    zh: 两个梯度与损失公式的微小变化相符。
    """
    k, target, matrix, out = 1, 2, *make_case(np.random.default_rng(8), 4, 3)[2:]
    grad_W, grad_W_out = get_gradients(submission, (k, target, matrix, out))

    def loss(matrix, out):
        y = matrix[k] @ out
        return np.log(np.exp(y).sum()) - y[target]

    want = numerical_gradient(lambda value: loss(value, out), matrix)
    want_out = numerical_gradient(lambda value: loss(matrix, value), out)
    assert_close(grad_W, want, "grad_W", rtol=1e-5, atol=1e-7)
    assert_close(grad_W_out, want_out, "grad_W_out", rtol=1e-5, atol=1e-7)


@check(points=1.5)
def test_gradient_of_the_word_vectors(submission, reference, rng):
    """grad_W is right for any word, V and N.

    zh: 对任意单词、V 与 N，grad_W 都正确。
    """
    for size in SIZES:
        case = make_case(rng, *size)
        assert_close(get_gradients(submission, case)[0], reference.gradients(*case)[0], "grad_W")


@check(points=2)
def test_gradient_of_the_output_weights(submission, reference, rng):
    """grad_W_out is right for any word, V and N.

    zh: 对任意单词、V 与 N，grad_W_out 都正确。
    """
    for size in SIZES:
        case = make_case(rng, *size)
        assert_close(get_gradients(submission, case)[1], reference.gradients(*case)[1], "grad_W_out")


@check(points=1)
def test_word_as_its_own_target(submission, reference, rng):
    """The word itself may be the target, as in Figure 6.32, or any other word.

    zh: 目标可以是单词自己（如图6.32），也可以是其他任何单词。
    """
    _, _, matrix, out = make_case(rng, 3, 2)
    for target in range(3):
        assert_gradients(submission, reference, (1, target, matrix, out))


@check(points=1)
def test_large_scores(submission, reference, rng):
    """Scores of up to 30 in size.

    zh: 得分的绝对值达到 30。
    """
    for target in range(3):
        scores = rng.permutation([29.0, 26.5, -30.0, 28.0])
        case = (1, target, np.array([[-0.3], [3.0], [0.1], [0.0]]), scores[None] / 3)
        assert_gradients(submission, reference, case)


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, integer, float32 and Fortran-ordered matrices work.

    zh: 列表、整数、float32 与按列存储的矩阵都能处理。
    """
    k, target, matrix, out = make_case(rng, 5, 3)
    whole, whole_out = rng.integers(-2, 3, (5, 3)), rng.integers(-2, 3, (3, 5))
    assert_gradients(submission, reference, (np.int64(k), np.int64(target), whole, whole_out))
    assert_gradients(submission, reference, (k, target, whole.tolist(), whole_out.tolist()))
    assert_gradients(submission, reference, (k, target, matrix.tolist(), out))
    assert_gradients(submission, reference, (k, target, np.asfortranarray(matrix), np.asfortranarray(out)))
    assert_gradients(submission, reference, (k, target, matrix.astype(np.float32), out.astype(np.float32)), **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    k, target, matrix, out = make_case(rng, 4, 3)
    lists = (3 - k, target, matrix.tolist(), out.tolist())
    assert_pure(submission.gradients, (k, target, matrix, out), make_case(rng, 4, 3), lists, like=reference.gradients)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.gradients, reference.gradients)
