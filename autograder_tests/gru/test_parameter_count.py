from grader import assert_equal, check

WHAT = "parameter_count(kind, D, H)"


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example: 18 for the simple network with D = 2 and H = 3.

    zh: 讲义中的例子：D = 2、H = 3 的简单循环神经网络有 18 个。
    """
    assert_equal(submission.parameter_count("rnn", 2, 3), 18, WHAT)


@check(points=3, public=True)
def test_three_kinds(submission):
    """D = 4 and H = 1: the three kinds one after the other.

    zh: D = 4、H = 1：依次为三种网络。
    """
    for kind, want in (("rnn", 6), ("gru", 18), ("lstm", 24)):
        assert_equal(submission.parameter_count(kind, 4, 1), want, WHAT)


@check(points=6)
def test_any_size(submission, reference, rng):
    """All kinds with all kinds of sizes, up to 1000.

    zh: 各种网络，各种大小，直到 1000。
    """
    for D, H in ((1, 1), (1, 2), (2, 2), (3, 10), (13, 17), (300, 100), (1000, 1000)):
        for kind in ("rnn", "gru", "lstm"):
            assert_equal(submission.parameter_count(kind, D, H), reference.parameter_count(kind, D, H), WHAT)
    for kind in ("lstm", "gru", "rnn"):
        D, H = rng.integers(1, 500, 2).tolist()
        assert_equal(submission.parameter_count(kind, D, H), reference.parameter_count(kind, D, H), WHAT)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.parameter_count, reference.parameter_count)
