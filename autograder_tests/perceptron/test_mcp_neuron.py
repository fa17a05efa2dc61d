import numpy as np

from grader import assert_equal, assert_pure, check

WHAT = "mcp_neuron(x, w, theta)"


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's neuron fires for (1, 1, 0) and not for (1, 1, 1).

    zh: 讲解中的神经元对 (1, 1, 0) 输出 1，对 (1, 1, 1) 输出 0。
    """
    assert_equal(submission.mcp_neuron([1, 1, 1], [1, 1, -1], 2), 0, WHAT)
    assert_equal(submission.mcp_neuron([1, 1, 0], [1, 1, -1], 2), 1, WHAT)


@check(points=2, public=True)
def test_threshold_of_two(submission):
    """With weights 1 and threshold 2, two of three inputs suffice, and one does not.

    zh: 权重都为 1、阈值为 2 时，三个输入中有两个为 1 就输出 1，只有一个则输出 0。
    """
    for x, y in (((0, 1, 0), 0), ((0, 1, 1), 1), ((1, 1, 1), 1), ((0, 0, 0), 0)):
        assert_equal(submission.mcp_neuron(np.array(x, dtype=float), np.ones(3), 2.0), y, WHAT)


@check(points=2)
def test_random_neurons(submission, reference, rng):
    """Random weights and thresholds, of either sign, from one input to nine.

    zh: 随机的权重和阈值（可正可负），输入从 1 个到 9 个。
    """
    for n in (1, 2, 3, 5, 9, 9):
        x, w = rng.integers(0, 2, n), rng.uniform(-2, 2, n)
        total = w @ x
        for theta in (total - rng.uniform(0.002, 3), total + rng.uniform(0.002, 3), total + 0.002, total - 0.002):
            assert_equal(submission.mcp_neuron(x, w, theta), reference.mcp_neuron(x, w, theta), WHAT)


@check(points=2)
def test_sum_equal_to_the_threshold(submission, reference, rng):
    """A sum that equals the threshold fires, for zero and for negative thresholds too.

    zh: 和恰好等于阈值时输出 1，阈值为 0 或负数时也一样。
    """
    for n in (1, 4, 7):
        x, w = rng.integers(0, 2, n), rng.integers(-40, 41, n) / 8
        for shift in (0, 1 / 8, -1 / 8):
            theta = w @ x + shift
            assert_equal(submission.mcp_neuron(x, w, theta), reference.mcp_neuron(x, w, theta), WHAT)
    assert_equal(submission.mcp_neuron([0, 0], [1.0, 1.0], 0), 1, WHAT)
    assert_equal(submission.mcp_neuron([1, 1], [-800.5, 0.25], -800.25), 1, WHAT)
    assert_equal(submission.mcp_neuron([1, 0, 1], [0.5, -3.0, 0.25], 0.75), 1, WHAT)


@check(points=2)
def test_lists_and_float32(submission, rng):
    """Lists, whole numbers, float32 arrays: the same answer, and no argument is changed.

    zh: 列表、整数、float32 数组都得到同样的结果，且不修改传入的参数。
    """
    assert_equal(submission.mcp_neuron([1, 0, 1], [0.75, 3.0, -0.5], 0.25), 1, WHAT)
    assert_equal(submission.mcp_neuron(np.float32([1, 0, 1]), np.float32([0.75, 3, -0.5]), np.float32(0.375)), 0, WHAT)
    assert_equal(submission.mcp_neuron(np.array([1, 1]), np.array([2, -3]), -1), 1, WHAT)
    assert_pure(
        submission.mcp_neuron,
        (np.array([1.0, 0.0]), np.array([0.5, 2.0]), 1),
        ([1, 1], [1, 2], 2.5),
        like=lambda x, w, theta: int(sum(a * b for a, b in zip(x, w, strict=True)) >= theta),
    )


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.mcp_neuron, reference.mcp_neuron)
