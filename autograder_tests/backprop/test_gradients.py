import numpy as np

from grader import FLOAT32, as_array, assert_close, assert_pure, check, numerical_gradient, unpack

X = [1.0, 2.0, -1.0]
Y = [1.0, 0.0, 0.0]
W = [0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0.7, -0.8, 0.9, -1.0, 1.1, -1.2]
ALL_W = "dL/dw1 … dL/dw12"


def sample(rng, size=1.0):
    """An input, any targets (not one-hot), and weights."""
    return rng.normal(size=3), rng.uniform(-0.5, 1.5, 3), size * rng.normal(size=12)


@check(points=3, public=True)
def test_worked_example_output_weights(submission):
    """The worked example: the derivatives in w7 … w12.

    zh: 讲解中的例子：对 w7 … w12 的偏导。
    """
    # Out_h = (0.76852478, 0.5), y_hat = (0.50949070, 0.48380071, 0.52290204)
    # dL/dw7 = 2/3 (0.50949070 - 1) * 0.50949070 * 0.49050930 * 0.76852478 = -0.06280546
    got = as_array(submission.gradients(X, Y, W), ALL_W, (12,))
    expected = [-0.0628054561, 0.061903759969, 0.066836677083, -0.040861047977, 0.040274407084, 0.043483748682]
    assert_close(got[6:], expected, "dL/dw7 … dL/dw12")


@check(points=3, public=True)
def test_worked_example_hidden_weights(submission):
    """The worked example: the derivatives in w1 … w6.

    zh: 讲解中的例子：对 w1 … w6 的偏导。
    """
    # dL/dIn_o = (-0.08172210, 0.08054881, 0.08696750)
    # dL/dOut_h1 = -0.08172210*0.7 + 0.08054881*(-0.8) + 0.08696750*0.9 = -0.04337377
    # dL/dw1 = -0.04337377 * 0.76852478 * 0.23147522 * 1 = -0.00771595
    got = as_array(submission.gradients(X, Y, W), ALL_W, (12,))
    expected = [-0.007715952708, 0.016491198675, -0.015431905417, 0.032982397351, 0.007715952708, -0.016491198675]
    assert_close(got[:6], expected, "dL/dw1 … dL/dw6")


@check(points=3, public=True)
def test_slope_of_the_loss(submission):
    """A small move of the weights changes the loss of your own forward as the gradient says.

    zh: 权重稍作变动时，由你自己的 forward 算出的损失的变化与梯度一致。
    """
    w = np.array(W)
    moves = np.array(
        [[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0], [1, 2, 3, -1, -2, -3] * 2]
    )

    def moved_loss(move):
        _, y_hat = unpack(submission.forward(X, w + move), ("out_h", "y_hat"), "forward(x, w)")
        return np.mean((as_array(y_hat, "y_hat", (3,)) - Y) ** 2)

    slopes = [(moved_loss(1e-5 * move) - moved_loss(-1e-5 * move)) / 2e-5 for move in moves]
    got = as_array(submission.gradients(X, Y, W), ALL_W, (12,))
    assert_close(moves @ got, slopes, "moves @ gradients(...)", rtol=1e-5)
    assert_close(moves @ got, [-0.0077159527, -0.0628054561, 0.0714031045], "moves @ gradients(...)")


@check(points=3)
def test_output_weights(submission, reference, rng):
    """The derivatives in w7 … w12 are right for any sample and any weights.

    zh: 对任意样本和任意权重，w7 … w12 的偏导都正确。
    """
    for size in (0.5, 2):
        x, y, w = sample(rng, size)
        got = as_array(submission.gradients(x, y, w), ALL_W, (12,))
        assert_close(got[6:], reference.gradients(x, y, w)[6:], "dL/dw7 … dL/dw12")


@check(points=4)
def test_hidden_weights(submission, reference, rng):
    """The derivatives in w1 … w6 are right for any sample and any weights.

    zh: 对任意样本和任意权重，w1 … w6 的偏导都正确。
    """
    for size in (0.5, 2):
        x, y, w = sample(rng, size)
        got = as_array(submission.gradients(x, y, w), ALL_W, (12,))
        assert_close(got[:6], reference.gradients(x, y, w)[:6], "dL/dw1 … dL/dw6")


@check(points=4)
def test_each_path_alone(submission, reference, rng):
    """The error flows back through each of the three outputs, also when the other two carry nothing.

    zh: 误差能沿三个输出中的每一个传回，即使另外两条路径没有贡献。
    """
    for output in range(3):
        x, y, w = sample(rng)
        w[6:] *= np.tile(np.arange(3) == output, 2)
        assert_close(submission.gradients(x, y, w), reference.gradients(x, y, w), ALL_W)


@check(points=3)
def test_numerical_gradient(submission, reference, rng):
    """All twelve derivatives agree with difference quotients of the loss.

    zh: 十二个偏导都与损失函数的差商一致。
    """
    x, y, w = sample(rng)
    expected = numerical_gradient(lambda moved: np.mean((np.asarray(reference.forward(x, moved)[1]) - y) ** 2), w)
    assert_close(submission.gradients(x, y, w), expected, ALL_W, rtol=1e-5, atol=1e-8)


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    x, y, w = rng.integers(-2, 3, 3), np.array([0, 0, 1]), rng.integers(-2, 3, 12)
    expected = reference.gradients(x, y, w)
    assert_close(submission.gradients(x, y, w), expected, ALL_W)
    assert_close(submission.gradients(x.tolist(), y.tolist(), w.tolist()), expected, ALL_W)
    x, y, w = (values.astype(np.float32) for values in sample(rng))
    assert_close(submission.gradients(x, y, w), reference.gradients(x, y, w), ALL_W, **FLOAT32)


@check(points=2)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    assert_pure(
        submission.gradients, sample(rng), tuple(values.tolist() for values in sample(rng)), like=reference.gradients
    )


@check(points=3)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.gradients, reference.gradients)
