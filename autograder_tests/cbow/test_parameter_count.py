from grader import assert_equal, check


@check(points=1, public=True)
def test_a_hundred_words(submission):
    """100 words of 300 dimensions have 60,000 weights.

    zh: 100 个单词、300 维，共 60,000 个权重。
    """
    assert_equal(submission.parameter_count(100, 300), 60_000, "parameter_count(100, 300)")


@check(points=1, public=True)
def test_a_thousand_words(submission):
    """1000 words of 300 dimensions have 600,000 weights.

    zh: 1,000 个单词、300 维，共 600,000 个权重。
    """
    assert_equal(submission.parameter_count(1000, 300), 600_000, "parameter_count(1000, 300)")


@check(points=1)
def test_any_size(submission, reference, rng):
    """Small and large vocabularies, one dimension and many.

    zh: 词典或大或小，维数或一维或多维。
    """
    sizes = [(1, 1), (4, 2), (1, 7), (7, 1), (13, 17), tuple(int(size) for size in rng.integers(2, 1000, 2))]
    for V, N in sizes:
        assert_equal(submission.parameter_count(V, N), reference.parameter_count(V, N), f"parameter_count({V}, {N})")


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.parameter_count, reference.parameter_count)
