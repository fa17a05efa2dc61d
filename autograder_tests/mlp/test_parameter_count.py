from grader import assert_equal, assert_pure, check

WHAT = "parameter_count(sizes)"


@check(points=2, public=True)
def test_worked_example(submission):
    """The network of Figure 6.8 with biases: 6 + 2 + 6 + 3 = 17.

    zh: 图 6.8 的网络加上偏置：6 + 2 + 6 + 3 = 17。
    """
    assert_equal(submission.parameter_count((3, 2, 3)), 17, WHAT)


@check(points=1, public=True)
def test_one_layer(submission):
    """One layer from 5 inputs to 3 outputs: 15 weights and 3 biases.

    zh: 由 5 个输入到 3 个输出的一层：15 个权重和 3 个偏置。
    """
    assert_equal(submission.parameter_count((5, 3)), 18, WHAT)


@check(points=1)
def test_deep_networks(submission, reference, rng):
    """Any depth, from layers of one neuron to layers of hundreds.

    zh: 任意层数，每层一个到数百个神经元。
    """
    for sizes in ((1, 1), (1, 1, 1, 1), (12, 15, 18), (64, 32, 10), (784, 300, 100, 10), (1000, 1000, 1000)):
        assert_equal(submission.parameter_count(sizes), reference.parameter_count(sizes), WHAT)
    for depth in (2, 4, 7):
        sizes = tuple(rng.integers(1, 100, depth + 1).tolist())
        assert_equal(submission.parameter_count(sizes), reference.parameter_count(sizes), WHAT)


@check(points=1)
def test_arrays_and_lists(submission, reference, rng):
    """The sizes may come as a list or as an array, and are not changed.

    zh: 各层大小可以是列表或数组，且不会被修改。
    """
    sizes = rng.integers(2, 9, 4)
    assert_equal(submission.parameter_count(sizes), reference.parameter_count(sizes), WHAT)
    assert_equal(submission.parameter_count(sizes.tolist()), reference.parameter_count(sizes), WHAT)
    assert_pure(submission.parameter_count, (sizes,), (sizes.tolist(),), like=reference.parameter_count)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.parameter_count, reference.parameter_count)
