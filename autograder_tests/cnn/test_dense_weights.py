from grader import assert_equal, check

WHAT = "dense_weights(height, width)"


@check(points=1, public=True)
def test_a_thousand_by_a_thousand(submission):
    """The example of the notes: 1000×1000 pixels need 10^12 weights.

    zh: 讲义中的例子：1000×1000 的图像需要 10^12 个权重。
    """
    assert_equal(submission.dense_weights(1000, 1000), 10**12, WHAT)


@check(points=1, public=True)
def test_two_by_three(submission):
    """Six pixels and six units make 36 weights.

    zh: 6 个像素与 6 个神经元之间有 36 个权重。
    """
    assert_equal(submission.dense_weights(2, 3), 36, WHAT)


@check(points=1)
def test_other_images(submission, reference, rng):
    """Any height and width.

    zh: 任意高与宽。
    """
    for height, width in ((1, 1), (1, 7), (28, 28), (999, 1000), tuple(rng.integers(2, 1000, 2).tolist())):
        assert_equal(submission.dense_weights(height, width), reference.dense_weights(height, width), WHAT)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.dense_weights, reference.dense_weights)
