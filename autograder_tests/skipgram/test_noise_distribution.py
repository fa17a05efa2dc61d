import numpy as np

from grader import FLOAT32, as_array, assert_close, assert_pure, check

WHAT = "noise_distribution(counts, power)"


def assert_noise(submission, reference, counts, power, **tolerance):
    assert_close(
        submission.noise_distribution(counts, power), reference.noise_distribution(counts, power), WHAT, **tolerance
    )


@check(points=2, public=True)
def test_worked_example(submission):
    """The counts (1, 16, 81) give (1, 8, 27) / 36 without a power being named.

    zh: 不指定 power 时，次数 (1, 16, 81) 得到 (1, 8, 27) / 36。
    """
    want = np.array([1, 8, 27]) / 36
    assert_close(submission.noise_distribution([1, 16, 81]), want, "noise_distribution([1, 16, 81])")


@check(points=2, public=True)
def test_other_powers(submission):
    """Power 1 gives the shares themselves, power 2 those of the squares; a word that never occurs has 0.

    zh: power 为 1 时就是各单词的占比，为 2 时是平方的占比；从未出现的单词概率为 0。
    """
    assert_close(submission.noise_distribution([1, 0, 3], 1), [0.25, 0, 0.75], "noise_distribution([1, 0, 3], 1)")
    assert_close(submission.noise_distribution([1, 0, 3], 2), [0.1, 0, 0.9], "noise_distribution([1, 0, 3], 2)")
    p = as_array(submission.noise_distribution([4, 9, 25], 0.5), "noise_distribution([4, 9, 25], 0.5)", (3,))
    assert_close(p, [0.2, 0.3, 0.5], "noise_distribution([4, 9, 25], 0.5)")


@check(points=1)
def test_random_counts(submission, reference, rng):
    """Counts of any size, also 0, and any number of words.

    zh: 任意大小的次数（包括 0），任意多个单词。
    """
    for V in (1, 2, 5, 40):
        counts = rng.integers(0, 1000, V) * rng.integers(0, 2, V)
        counts[rng.integers(V)] = rng.integers(1, 1000)
        got = submission.noise_distribution(counts)
        assert_close(got, reference.noise_distribution(counts), "noise_distribution(counts)")
        for power in (rng.uniform(0.2, 2), 2.5):
            assert_noise(submission, reference, counts, power)


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, floats, float32 and a power by keyword work.

    zh: 列表、浮点数、float32 都能处理，power 也可以用关键字传入。
    """
    counts = rng.integers(1, 1000, 5)
    assert_noise(submission, reference, counts.tolist(), 0.6)
    assert_noise(submission, reference, rng.uniform(0.01, 5, 4), 1)
    assert_noise(submission, reference, counts.astype(np.float32), 0.75, **FLOAT32)
    got = submission.noise_distribution(counts, power=0.3)
    assert_close(got, reference.noise_distribution(counts, 0.3), "noise_distribution(counts, power=0.3)")


@check(points=1)
def test_is_pure(submission, reference, rng):
    """The counts are not changed, and equal calls give equal results.

    zh: 不修改 counts，相同的调用得到相同的结果。
    """
    counts = rng.integers(1, 100, 4)
    cases = (counts, 0.5), (counts.astype(float),), (counts.tolist(), 2), (counts,)
    assert_pure(submission.noise_distribution, *cases, like=reference.noise_distribution)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.noise_distribution, reference.noise_distribution)
