import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check


def distributions(rng, shape):
    """Random probabilities, none of them tiny; every row along the last axis sums to 1."""
    weights = rng.uniform(0.1, 1, shape)
    return weights / weights.sum(axis=-1, keepdims=True)


def one_hot(rng, shape):
    return np.eye(shape[-1])[rng.integers(0, shape[-1], shape[:-1])]


def compare(submission, reference, pairs, **tolerances):
    for p, q in pairs:
        got = submission.cross_entropy(p, q)
        assert_close(got, reference.cross_entropy(p, q), "cross_entropy(p, q)", **tolerances)


@check(points=3, public=True)
def test_worked_examples(submission):
    """For class 1 and the prediction (0.34, 0.46, 0.20) it is -ln 0.34; (1/2, 1/2) with (1/4, 3/4) gives ln(16/3)/2.

    zh: 真实类别为第一类、预测为 (0.34, 0.46, 0.20) 时为 -ln 0.34；(1/2, 1/2) 与 (1/4, 3/4) 得到 ln(16/3)/2。
    """
    got = submission.cross_entropy(np.array([1.0, 0.0, 0.0]), np.array([0.34, 0.46, 0.20]))
    assert_close(got, -np.log(0.34), "cross_entropy(p, q)")
    # -(ln(1/4) + ln(3/4)) / 2 = -ln(3/16) / 2
    got = submission.cross_entropy(np.array([0.5, 0.5]), np.array([0.25, 0.75]))
    assert_close(got, np.log(16 / 3) / 2, "cross_entropy(p, q)")


@check(points=2, public=True)
def test_one_value_a_row(submission):
    """A batch gives one value for every row.

    zh: 对批量的每一行给出一个值。
    """
    p = np.array([[0.5, 0.5], [1.0, 0.0], [0.0, 1.0]])
    q = np.array([[0.5, 0.5], [0.25, 0.75], [0.25, 0.75]])
    assert_close(submission.cross_entropy(p, q), [np.log(2), np.log(4), np.log(4 / 3)], "cross_entropy(p, q)")


@check(points=2, public=True)
def test_impossible_classes_count_nothing(submission):
    """A class with p = 0 adds 0, also where q = 0.

    zh: p = 0 的类别贡献为 0，即使 q = 0 也一样。
    """
    p = np.array([0.5, 0.5, 0.0])
    assert_close(submission.cross_entropy(p, p), np.log(2), "cross_entropy(p, p)")
    assert_close(submission.cross_entropy(np.array([1.0, 0.0]), np.array([1.0, 0.0])), 0.0, "cross_entropy(p, q)")


@check(points=1)
def test_random_vectors(submission, reference, rng):
    """Random distributions over few and many classes.

    zh: 类别数由少到多的随机分布。
    """
    compare(submission, reference, [(distributions(rng, k), distributions(rng, k)) for k in (2, 3, 7, 101)])


@check(points=1)
def test_batches(submission, reference, rng):
    """Batches with any leading axes, axes of size 1, square ones, Fortran order.

    zh: 前面有任意多个轴的批量，包括长度为 1 的轴、方阵与 Fortran 顺序的数组。
    """
    for shape in [(2, 3), (3, 3), (1, 4), (4, 1), (1, 1), (2, 4, 3), (3, 1, 5, 2), (31, 11)]:
        compare(submission, reference, [(distributions(rng, shape), distributions(rng, shape))])
    p, q = distributions(rng, (3, 5)), distributions(rng, (3, 5))
    compare(submission, reference, [(np.asfortranarray(p), np.asfortranarray(q))])


@check(points=2)
def test_zeros_in_a_batch(submission, reference, rng):
    """One-hot rows, and rows in which p and q are 0 at the same place.

    zh: one-hot 的行，以及 p 与 q 在同一处为 0 的行。
    """
    compare(submission, reference, [(one_hot(rng, (4, 3)), distributions(rng, (4, 3)))])
    hot = one_hot(rng, (3, 5))
    compare(submission, reference, [(hot, hot)])
    p, q = distributions(rng, (3, 4)), distributions(rng, (3, 4))
    p[0, 1] = p[2, 3] = q[0, 1] = q[1, 0] = 0
    p[1, 0] = 0
    compare(submission, reference, [(p / p.sum(-1, keepdims=True), q / q.sum(-1, keepdims=True))])


@check(points=2)
def test_tiny_predictions(submission, reference, rng):
    """Exact where the prediction for a true class is as small as 1e-12.

    zh: 真实类别的预测概率小到 1e-12 时结果仍然准确。
    """
    for tiny in (1e-6, 1e-9, 1e-12):
        q = np.array([tiny, 0.25 - tiny, 0.75])
        compare(submission, reference, [([1.0, 0.0, 0.0], q), (distributions(rng, 3), q)])


@check(points=1)
def test_other_kinds_of_numbers(submission, reference, rng):
    """Integers, nested lists and float32 arrays work.

    zh: 可以接受整数、嵌套列表与 float32 数组。
    """
    compare(submission, reference, [([0, 1, 0], [0.2, 0.3, 0.5]), (np.array([[0, 1], [1, 0]]), [[0.5, 0.5], [1, 0]])])
    p, q = distributions(rng, (4, 3)).astype(np.float32), distributions(rng, (4, 3)).astype(np.float32)
    compare(submission, reference, [(p, q)], **FLOAT32)


@check(points=2)
def test_leaves_the_arguments_alone(submission, reference, rng):
    """The arguments p and q are not changed, and equal inputs give equal results.

    zh: 不修改 p 与 q，同样的输入得到同样的结果。
    """
    hot, q = one_hot(rng, (3, 4)), distributions(rng, (3, 4))
    zero = np.array([1.0, 0.0])
    assert_pure(
        submission.cross_entropy,
        (q[0], q[1]),
        (hot, q),
        (zero, zero),
        ([0.0, 1.0], [0.5, 0.5]),
        like=reference.cross_entropy,
    )


@check(points=2)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.cross_entropy, reference.cross_entropy)
