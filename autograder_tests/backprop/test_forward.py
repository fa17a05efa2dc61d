import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, unpack

OUTPUTS = ("out_h", "y_hat")


def assert_forward(got, expected, **tolerance):
    out_h, y_hat = unpack(got, OUTPUTS, "forward(x, w)")
    assert_close(out_h, expected[0], "out_h", **tolerance)
    assert_close(y_hat, expected[1], "y_hat", **tolerance)


@check(points=3, public=True)
def test_hidden_units(submission):
    """The hidden units get the weights that Table 6.2 gives them.

    zh: 隐藏单元按表 6.2 使用各自的权重。
    """
    # In_h1 = 0.1*1 + 0.3*2 - 0.5*(-1) = 1.2, In_h2 = -0.2*1 + 0.4*2 + 0.6*(-1) = 0
    w = [0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0.7, -0.8, 0.9, -1.0, 1.1, -1.2]
    out_h, _ = unpack(submission.forward([1.0, 2.0, -1.0], w), OUTPUTS, "forward(x, w)")
    assert_close(out_h, [0.768524783499, 0.5], "out_h")


@check(points=3, public=True)
def test_output_units(submission):
    """The output units get the weights that Table 6.2 gives them.

    zh: 输出单元按表 6.2 使用各自的权重。
    """
    # In_h = (0, 0), Out_h = (0.5, 0.5): In_o1 = 0.5*(1 + 3) = 2, In_o2 = 0.5*(2 - 2) = 0, In_o3 = 0.5*(-4 + 2) = -1
    w = [0, 0, 0, 0, 0, 0, 1, 2, -4, 3, -2, 2]
    out_h, y_hat = unpack(submission.forward([1.0, 2.0, -1.0], w), OUTPUTS, "forward(x, w)")
    assert_close(out_h, [0.5, 0.5], "out_h")
    assert_close(y_hat, [0.880797077978, 0.5, 0.268941421370], "y_hat")


@check(points=4.5)
def test_random_networks(submission, reference, rng):
    """All five units are right for any weights, small or large.

    zh: 无论权重大小，五个单元的输出都正确。
    """
    for size in (0.3, 1, 3):
        x, w = rng.normal(size=3), size * rng.normal(size=12)
        assert_forward(submission.forward(x, w), reference.forward(x, w))
    x, w = np.array([2.0, 1.0, -1.0]), np.array([8, -8, 2, -2, -2, 2, 25, -25, 20, 20, 25, -25])
    assert_forward(submission.forward(x, w), reference.forward(x, w))


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    x, w = rng.integers(-2, 3, 3), rng.integers(-2, 3, 12)
    assert_forward(submission.forward(x, w), reference.forward(x, w))
    assert_forward(submission.forward(x.tolist(), w.tolist()), reference.forward(x, w))
    x, w = rng.normal(size=3).astype(np.float32), rng.normal(size=12).astype(np.float32)
    assert_forward(submission.forward(x, w), reference.forward(x, w), **FLOAT32)


@check(points=2)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    one = (rng.normal(size=3), rng.normal(size=12))
    two = ([1.0, 0.0, -2.0], rng.normal(size=12).tolist())
    assert_pure(submission.forward, one, two, like=reference.forward)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.forward, reference.forward)
