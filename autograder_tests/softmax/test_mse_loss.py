import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check


def pair(rng, shape, size=1.0):
    return size * rng.normal(size=shape), size * rng.normal(size=shape)


def compare(submission, reference, pairs, **tolerances):
    for y_hat, y in pairs:
        assert_close(submission.mse_loss(y_hat, y), reference.mse_loss(y_hat, y), "mse_loss(y_hat, y)", **tolerances)


@check(points=2, public=True)
def test_worked_example(submission):
    """The predictions (1, 2, 3) for (1, 4, 0) give 13/3.

    zh: 真实值为 (1, 4, 0) 而预测值为 (1, 2, 3) 时，损失为 13/3。
    """
    # (0^2 + 2^2 + 3^2) / 3
    got = submission.mse_loss(np.array([1.0, 2.0, 3.0]), np.array([1.0, 4.0, 0.0]))
    assert_close(got, 13 / 3, "mse_loss(y_hat, y)")


@check(points=2, public=True)
def test_all_elements_of_a_matrix(submission):
    """For a matrix the mean is taken over all elements.

    zh: 对矩阵则对全部元素取平均。
    """
    # the errors are 1, 2, 3 and 0, 0, 4: (1 + 4 + 9 + 16) / 6
    y_hat, y = np.array([[1.0, 2.0, 3.0], [5.0, 5.0, 5.0]]), np.array([[0.0, 0.0, 0.0], [5.0, 5.0, 1.0]])
    assert_close(submission.mse_loss(y_hat, y), 5.0, "mse_loss(y_hat, y)")


@check(points=1)
def test_random_arrays(submission, reference, rng):
    """Random arrays with one to four axes, axes of size 1 included.

    zh: 一到四个轴的随机数组，包括长度为 1 的轴。
    """
    shapes = [1, 3, (1, 4), (5, 1), (2, 3), (3, 2, 5), (2, 1, 3, 7), (23, 31)]
    compare(submission, reference, [pair(rng, shape) for shape in shapes])
    compare(submission, reference, [pair(rng, (3, 5), size=100.0)])


@check(points=2)
def test_other_kinds_of_numbers(submission, reference, rng):
    """Integers, nested lists, float32 and Fortran order work.

    zh: 可以接受整数、嵌套列表、float32 与 Fortran 顺序的数组。
    """
    compare(submission, reference, [([1, 2, 4], [0, 5, 4]), ([[0.5, 1.0]], [[2, -1]])])
    compare(submission, reference, [(rng.integers(-9, 10, (3, 5)), rng.normal(size=(3, 5)))])
    y_hat, y = pair(rng, (4, 3))
    compare(submission, reference, [(np.asfortranarray(y_hat), y)])
    compare(submission, reference, [(y_hat.astype(np.float32), y.astype(np.float32))], **FLOAT32)


@check(points=2)
def test_leaves_the_arguments_alone(submission, reference, rng):
    """y_hat and y are not changed, and equal inputs give equal results.

    zh: 不修改 y_hat 与 y，同样的输入得到同样的结果。
    """
    assert_pure(
        submission.mse_loss, pair(rng, 4), pair(rng, (3, 2)), ([1.0, -2.0], [0.0, 1.0]), like=reference.mse_loss
    )


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.mse_loss, reference.mse_loss)
