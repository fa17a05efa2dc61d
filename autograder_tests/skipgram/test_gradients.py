import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, numerical_gradient, unpack

NAMES = ("grad_W", "grad_W_out")
LOG = np.log([1.0, 2.0, 3.0])
W = np.array([[2.0, 3.0], [0.0, -1.0], [1.0, 2.0], [4.0, -2.0]])
W_OUT = np.array([[0.0, LOG[1], LOG[2], 0.0], [0.0, 0.0, 0.0, LOG[1]]])
SIZES = ((1, 1, 1), (2, 1, 1), (1, 3, 4), (3, 5, 2), (7, 3, 9))


def make_case(rng, V, N, count):
    """A centre, count context words, and both matrices."""
    return int(rng.integers(V)), rng.integers(0, V, count), rng.normal(size=(V, N)), rng.normal(size=(N, V))


def get_gradients(submission, case):
    return unpack(submission.gradients(*case), NAMES, "gradients(center, context, W, W_out)")


def assert_gradients(submission, reference, case, **tolerance):
    for name, got, want in zip(NAMES, get_gradients(submission, case), reference.gradients(*case), strict=True):
        assert_close(got, want, name, **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example: centre 2, context [1, 3].

    zh: 讲解中的例子：中心词 2，上下文 [1, 3]。
    """
    grad_W, grad_W_out = get_gradients(submission, (2, [1, 3], W, W_OUT))
    # h = (1, 2), slopes 2 (0.1, 0.2, 0.3, 0.4) - (0, 1, 0, 1)
    assert_close(grad_W_out, [[0.2, -0.6, 0.6, -0.2], [0.4, -1.2, 1.2, -0.4]], "grad_W_out")
    row = [-0.6 * LOG[1] + 0.6 * LOG[2], -0.2 * LOG[1]]
    assert_close(grad_W, [[0, 0], [0, 0], row, [0, 0]], "grad_W")


@check(points=2, public=True)
def test_against_numerical_gradients(submission):
    """Both gradients fit small changes of the loss formula, with a word that occurs twice in the context.

    zh: 上下文中有重复单词时，两个梯度与损失公式的微小变化相符。
    """
    center, context = 1, [2, 0, 2]
    _, _, matrix, out = make_case(np.random.default_rng(8), 3, 2, 1)
    grad_W, grad_W_out = get_gradients(submission, (center, context, matrix, out))

    def loss(matrix, out):
        y = matrix[center] @ out
        return sum(np.log(np.exp(y).sum()) - y[word] for word in context)

    want = numerical_gradient(lambda value: loss(value, out), matrix)
    want_out = numerical_gradient(lambda value: loss(matrix, value), out)
    assert_close(grad_W, want, "grad_W", rtol=1e-5, atol=1e-7)
    assert_close(grad_W_out, want_out, "grad_W_out", rtol=1e-5, atol=1e-7)


@check(points=1)
def test_gradient_of_the_word_vectors(submission, reference, rng):
    """grad_W is right for any centre and context, V and N.

    zh: 对任意中心词、上下文、V 与 N，grad_W 都正确。
    """
    for size in SIZES:
        case = make_case(rng, *size)
        assert_close(get_gradients(submission, case)[0], reference.gradients(*case)[0], "grad_W")


@check(points=2)
def test_gradient_of_the_output_vectors(submission, reference, rng):
    """grad_W_out is right for any centre and context, V and N.

    zh: 对任意中心词、上下文、V 与 N，grad_W_out 都正确。
    """
    for size in SIZES:
        case = make_case(rng, *size)
        assert_close(get_gradients(submission, case)[1], reference.gradients(*case)[1], "grad_W_out")


@check(points=1)
def test_centre_in_its_context(submission, reference, rng):
    """The centre's word may stand in the context too, and words may repeat.

    zh: 中心词也可以出现在上下文中，单词可以重复。
    """
    _, _, matrix, out = make_case(rng, 5, 3, 1)
    for context in ([1], [1, 1], [3, 1, 3, 3, 0]):
        assert_gradients(submission, reference, (1, context, matrix, out))


@check(points=1)
def test_large_scores(submission, reference, rng):
    """Scores of up to 1000 in size give right, finite gradients.

    zh: 得分的绝对值达到 1000 时，梯度仍正确且有限。
    """
    for size in (25.0, 996.0):
        for shift in (-size, 0.0, size):
            scores = shift + rng.permutation([0.0, 1.5, -2.0, 3.0])
            scores[0] = -size
            case = (np.array([[-3.0], [10.0], [1.0], [0.0]]), scores[None] / 10)
            assert_gradients(submission, reference, (1, [0, 2, 0], *case))


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, integer, float32 and Fortran-ordered matrices work.

    zh: 列表、整数、float32 与按列存储的矩阵都能处理。
    """
    center, context, matrix, out = make_case(rng, 5, 3, 4)
    whole, whole_out = rng.integers(-2, 3, (5, 3)), rng.integers(-2, 3, (3, 5))
    assert_gradients(submission, reference, (np.int64(center), context, whole, whole_out))
    assert_gradients(submission, reference, (center, context.tolist(), whole.tolist(), whole_out.tolist()))
    assert_gradients(submission, reference, (center, context.tolist(), matrix.tolist(), out))
    assert_gradients(submission, reference, (center, context, np.asfortranarray(matrix), np.asfortranarray(out)))
    single = (center, context, matrix.astype(np.float32), out.astype(np.float32))
    assert_gradients(submission, reference, single, **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    center, context, matrix, out = make_case(rng, 4, 3, 3)
    lists = (3 - center, context.tolist(), matrix.tolist(), out.tolist())
    cases = (center, context, matrix, out), make_case(rng, 4, 3, 1), lists
    assert_pure(submission.gradients, *cases, like=reference.gradients)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.gradients, reference.gradients)
