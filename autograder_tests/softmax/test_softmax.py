import numpy as np

from grader import FLOAT32, as_array, assert_close, assert_pure, check


def compare(submission, reference, inputs, **tolerances):
    for z in inputs:
        assert_close(submission.softmax(z), reference.softmax(z), "softmax(z)", **tolerances)


@check(points=3, public=True)
def test_worked_examples(submission):
    """The scores (0, ln 3) give (1/4, 3/4), and (4, 1, -4) of Figure 6.2 give (0.95227, 0.04741, 0.00032).

    zh: 得分 (0, ln 3) 得到 (1/4, 3/4)；图 6.2 的得分 (4, 1, -4) 得到 (0.95227, 0.04741, 0.00032)。
    """
    # e^0 = 1, e^(ln 3) = 3: 1/4 and 3/4; with e^(ln 2) = 2 and e^(ln 5) = 5: 1/8, 2/8, 5/8
    assert_close(submission.softmax(np.array([0.0, np.log(3.0)])), [0.25, 0.75], "softmax(z)")
    assert_close(submission.softmax(np.log([1.0, 2.0, 5.0])), [0.125, 0.25, 0.625], "softmax(z)")
    assert_close(submission.softmax(np.array([4.0, 1.0, -4.0])), [0.95227, 0.04741, 0.00032], "softmax(z)", atol=5e-6)


@check(points=2, public=True)
def test_every_row_for_itself(submission):
    """In a batch every row gives what it gives alone, and sums to 1.

    zh: 批量中每一行的结果与单独计算时相同，且和为 1。
    """
    z = np.array([[0.5, -1.0, 2.0], [3.0, 3.0, 3.0]])
    batch = as_array(submission.softmax(z), "softmax(z)", (2, 3))
    assert_close(batch.sum(axis=-1), [1.0, 1.0], "softmax(z).sum(axis=-1)")
    assert_close(batch[0], as_array(submission.softmax(z[0]), "softmax(z[0])", (3,)), "softmax(z)[0]")
    assert_close(batch[1], [1 / 3, 1 / 3, 1 / 3], "softmax(z)[1]")


@check(points=2, public=True)
def test_same_number_added_to_all_scores(submission):
    """Adding 1000 to all scores, or subtracting it, changes nothing.

    zh: 所有得分同时加上或减去 1000，结果不变。
    """
    z = np.log([1.0, 2.0, 5.0])
    for shift in (10.0, 1000.0, -1000.0):
        assert_close(submission.softmax(z + shift), [0.125, 0.25, 0.625], f"softmax(z + {shift})")


@check(points=2)
def test_random_vectors(submission, reference, rng):
    """Random vectors of growing length.

    zh: 由短到长的随机向量。
    """
    compare(submission, reference, [rng.normal(0, 2, k) for k in (2, 3, 7, 101)])


@check(points=2)
def test_batches(submission, reference, rng):
    """Batches with one, two and three leading axes, square ones too.

    zh: 前面有一个、两个、三个轴的批量，包括方阵。
    """
    shapes = [(2, 3), (3, 3), (5, 2), (2, 4, 3), (3, 2, 5, 7), (31, 11)]
    compare(submission, reference, [rng.normal(0, 2, shape) for shape in shapes])


@check(points=2)
def test_size_one_axes_and_memory_order(submission, reference, rng):
    """A single class, a single sample, and arrays in Fortran order.

    zh: 只有一个类别、只有一个样本，以及 Fortran 顺序的数组。
    """
    compare(submission, reference, [rng.normal(0, 2, shape) for shape in (1, (1, 4), (4, 1), (2, 1, 3))])
    compare(submission, reference, [np.asfortranarray(rng.normal(0, 2, shape)) for shape in [(3, 5), (2, 3, 4)]])


@check(points=2.5)
def test_whole_range(submission, reference, rng):
    """Right and finite for abs(z) up to 10,000.

    zh: 当 abs(z) 不超过 10000 时结果正确且有限。
    """
    compare(submission, reference, [centre + rng.normal(0, 1.5, 4) for centre in (500, -500, 1500, -9990, 9990)])
    compare(submission, reference, [rng.uniform(-size, size, (3, 5)) for size in (1e3, 1e4)])


@check(points=2)
def test_rows_of_different_size(submission, reference, rng):
    """Rows of very large, moderate and very negative scores in one batch.

    zh: 同一批量中各行得分有的很大，有的适中，有的是很大的负数。
    """
    centres = np.array([[2000.0], [0.0], [-2000.0], [9000.0]])
    compare(submission, reference, [centres[:2] + rng.normal(0, 1.5, (2, 3)), centres + rng.normal(0, 1.5, (4, 5))])


@check(points=2)
def test_other_kinds_of_numbers(submission, reference, rng):
    """Integers, nested lists and float32 arrays work.

    zh: 可以接受整数、嵌套列表与 float32 数组。
    """
    compare(submission, reference, [[4, 1, -4], rng.integers(-5, 6, (4, 3)), [[0.5, -2.0], [1, 3]]])
    compare(submission, reference, [rng.normal(0, 2, (3, 5)).astype(np.float32)], **FLOAT32)


@check(points=2)
def test_leaves_z_alone(submission, reference, rng):
    """The argument z is not changed, and equal inputs give equal results.

    zh: 不修改 z，同样的输入得到同样的结果。
    """
    assert_pure(
        submission.softmax,
        (rng.normal(0, 2, 4),),
        (rng.normal(0, 2, (3, 2)),),
        ([[1.0, -2.0]],),
        like=reference.softmax,
    )


@check(points=2.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.softmax, reference.softmax)
