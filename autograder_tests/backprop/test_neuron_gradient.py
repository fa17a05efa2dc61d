import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check


@check(points=3, public=True)
def test_zero_weights(submission):
    """The worked example: with all weights 0 the slope of the sigmoid is 0.25.

    zh: 讲解中的例子：权重全为 0 时，sigmoid 的导数为 0.25。
    """
    # X = 0, O = 0.5, dO/dX = 0.5 * 0.5; 4 * 0.25 = 1 times each input
    got = submission.neuron_gradient([1.0, 2.0, 3.0], [0.0, 0.0, 0.0], 4.0)
    assert_close(got, [1, 2, 3], "neuron_gradient(inputs, w, upstream)")
    got = submission.neuron_gradient([1.0, 2.0, 3.0], [0.0, 0.0, 0.0], -8.0)
    assert_close(got, [-2, -4, -6], "neuron_gradient(inputs, w, upstream)")


@check(points=3, public=True)
def test_net_input_of_one(submission):
    """The slope of the sigmoid is taken at the net input X.

    zh: sigmoid 的导数在线性累加值 X 处计算。
    """
    # X = 0.5*2 - 1*1 + 2*0.5 = 1, O = 0.7310585786, O (1 - O) = 0.1966119332
    got = submission.neuron_gradient([2.0, -1.0, 0.5], [0.5, 1.0, 2.0], 3.0)
    slope = 0.1966119332414819
    assert_close(got, [6 * slope, -3 * slope, 1.5 * slope], "neuron_gradient(inputs, w, upstream)")


@check(points=2.5)
def test_random_neurons(submission, reference, rng):
    """The gradient is right for any number of inputs, any weights and any upstream derivative.

    zh: 对任意个输入、任意权重和任意上游导数，梯度都正确。
    """
    for n in (1, 2, 3, 7, 20):
        inputs, w = rng.normal(size=n), rng.normal(size=n)
        upstream = rng.uniform(-3, 3)
        got = submission.neuron_gradient(inputs, w, upstream)
        assert_close(got, reference.neuron_gradient(inputs, w, upstream), "neuron_gradient(inputs, w, upstream)")


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    inputs, w = rng.integers(-3, 4, 4), rng.integers(-2, 3, 4)
    expected = reference.neuron_gradient(inputs, w, 3)
    assert_close(submission.neuron_gradient(inputs, w, 3), expected, "neuron_gradient(inputs, w, 3)")
    assert_close(submission.neuron_gradient(inputs.tolist(), w.tolist(), 3), expected, "neuron_gradient(inputs, w, 3)")
    inputs, w = rng.normal(size=(2, 5)).astype(np.float32)
    assert_close(
        submission.neuron_gradient(inputs, w, 1.5),
        reference.neuron_gradient(inputs, w, 1.5),
        "neuron_gradient(inputs, w, 1.5)",
        **FLOAT32,
    )


@check(points=2)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    one = (rng.normal(size=3), rng.normal(size=3), 2.0)
    two = ([1.0, -2.0], [0.5, 0.25], -1.0)
    assert_pure(submission.neuron_gradient, one, two, like=reference.neuron_gradient)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.neuron_gradient, reference.neuron_gradient)
