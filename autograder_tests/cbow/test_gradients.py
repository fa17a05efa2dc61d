import numpy as np

from grader import FLOAT32, as_array, assert_close, assert_pure, check, numerical_gradient, unpack

NAMES = ("grad_W", "grad_W_out")
LOG = np.log([1.0, 2.0, 3.0, 4.0])
W = np.array([[2.0, 3.0], [0.0, -1.0], [1.0, 0.0], [4.0, -2.0]])
W_OUT = np.array([[0.0, LOG[1], LOG[2], 0.0], [0.0, 0.0, 0.0, LOG[3]]])
SIZES = ((1, 1, 1), (2, 1, 1), (3, 5, 2), (4, 4, 3), (6, 3, 4), (9, 4, 7))


def make_case(rng, V, N, count):
    """A context of count words, repeats likely, a target and both matrices."""
    return rng.integers(0, V, count), int(rng.integers(V)), rng.normal(size=(V, N)), rng.normal(size=(N, V))


def get_gradients(submission, case):
    return unpack(submission.gradients(*case), NAMES, "gradients(context, target, W, W_out)")


def assert_gradients(submission, reference, case, **tolerance):
    for name, got, want in zip(NAMES, get_gradients(submission, case), reference.gradients(*case), strict=True):
        assert_close(got, want, name, **tolerance)


@check(points=3, public=True)
def test_worked_example(submission):
    """The handout's example: context [0, 1], target 2.

    zh: 讲义中的例子：上下文 [0, 1]，目标单词 2。
    """
    grad_W, grad_W_out = get_gradients(submission, ([0, 1], 2, W, W_OUT))
    # h = (1, 1), probabilities (0.1, 0.2, 0.3, 0.4)
    assert_close(grad_W_out, [[0.1, 0.2, -0.7, 0.4]] * 2, "grad_W_out")
    # (0.2 ln 2 - 0.7 ln 3, 0.4 ln 4), half of it for each of the two words
    half = [0.1 * LOG[1] - 0.35 * LOG[2], 0.2 * LOG[3]]
    assert_close(grad_W, [half, half, [0, 0], [0, 0]], "grad_W")


@check(points=2, public=True)
def test_repeated_words(submission):
    """The contexts [0, 1] and [0, 0, 1, 1] have the same mean, so the same gradients.

    zh: 上下文 [0, 1] 与 [0, 0, 1, 1] 的均值相同，梯度也相同。
    """
    once = get_gradients(submission, ([0, 1], 3, W, W_OUT))
    twice = get_gradients(submission, ([0, 0, 1, 1], 3, W, W_OUT))
    for name, got, want in zip(NAMES, twice, once, strict=True):
        assert_close(got, as_array(want, name), f"{name}, [0, 0, 1, 1]")
    assert_close(twice[1], [[0.1, 0.2, 0.3, -0.6]] * 2, "grad_W_out, [0, 0, 1, 1]")


@check(points=3, public=True)
def test_against_numerical_gradients(submission):
    """Both gradients fit small changes of minus the logarithm of your own forward.

    zh: 两个梯度与你自己的 forward 取对数、再取负之后的微小变化相符。
    """
    context, target, matrix, out = [2, 0, 2], 1, *make_case(np.random.default_rng(8), 3, 2, 1)[2:]
    grad_W, grad_W_out = get_gradients(submission, (context, target, matrix, out))

    def loss(matrix, out):
        return -np.log(as_array(submission.forward(context, matrix, out), "forward(...)", (3,))[target])

    want = numerical_gradient(lambda value: loss(value, out), matrix)
    want_out = numerical_gradient(lambda value: loss(matrix, value), out)
    assert_close(grad_W, want, "grad_W", rtol=1e-5, atol=1e-7)
    assert_close(grad_W_out, want_out, "grad_W_out", rtol=1e-5, atol=1e-7)


@check(points=1)
def test_gradient_of_the_word_vectors(submission, reference, rng):
    """grad_W is right for any context, V and N.

    zh: 对任意上下文、V 与 N，grad_W 都正确。
    """
    for size in SIZES:
        case = make_case(rng, *size)
        assert_close(get_gradients(submission, case)[0], reference.gradients(*case)[0], "grad_W")


@check(points=2)
def test_gradient_of_the_output_weights(submission, reference, rng):
    """grad_W_out is right for any context, V and N.

    zh: 对任意上下文、V 与 N，grad_W_out 都正确。
    """
    for size in SIZES:
        case = make_case(rng, *size)
        assert_close(get_gradients(submission, case)[1], reference.gradients(*case)[1], "grad_W_out")


@check(points=1)
def test_target_in_the_context(submission, reference, rng):
    """A target that also stands in the context gets the gradient of a context word, no more and no less.

    zh: 目标单词也出现在上下文中时，它得到的正是上下文单词的梯度。
    """
    for context in ([1], [1, 3], [2, 1, 1, 0]):
        _, _, matrix, out = make_case(rng, 5, 3, 1)
        assert_gradients(submission, reference, (context, 1, matrix, out))


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, integer, float32 and Fortran-ordered matrices work.

    zh: 列表、整数、float32 与按列存储的矩阵都能处理。
    """
    context, target, matrix, out = make_case(rng, 5, 3, 4)
    whole, whole_out = rng.integers(-2, 3, (5, 3)), rng.integers(-2, 3, (3, 5))
    assert_gradients(submission, reference, (context, np.int64(target), whole, whole_out))
    assert_gradients(submission, reference, (context.tolist(), target, whole.tolist(), whole_out.tolist()))
    assert_gradients(submission, reference, (context, target, np.asfortranarray(matrix), np.asfortranarray(out)))
    single = (context, target, matrix.astype(np.float32), out.astype(np.float32))
    assert_gradients(submission, reference, single, **FLOAT32)


@check(points=2)
def test_numerical_gradient_of_the_loss(submission, reference, rng):
    """Both gradients fit small changes of the loss formula.

    zh: 两个梯度与损失公式的微小变化相符。
    """
    context, target, matrix, out = make_case(rng, 4, 3, 5)
    grad_W, grad_W_out = get_gradients(submission, (context, target, matrix, out))
    want = numerical_gradient(lambda value: reference.loss(context, target, value, out), matrix)
    want_out = numerical_gradient(lambda value: reference.loss(context, target, matrix, value), out)
    assert_close(grad_W, want, "grad_W", rtol=1e-5, atol=1e-7)
    assert_close(grad_W_out, want_out, "grad_W_out", rtol=1e-5, atol=1e-7)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    context, target, matrix, out = make_case(rng, 4, 3, 3)
    lists = (context.tolist(), target, matrix.tolist(), out.tolist())
    assert_pure(
        submission.gradients, (context, target, matrix, out), make_case(rng, 4, 3, 1), lists, like=reference.gradients
    )


@check(points=2)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.gradients, reference.gradients)
