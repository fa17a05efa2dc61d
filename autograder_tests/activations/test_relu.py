import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check


def compare(submission, reference, inputs, **tolerances):
    for x in inputs:
        assert_close(submission.relu(x), reference.relu(x), "relu(x)", **tolerances)


@check(points=2, public=True)
def test_values_of_the_table(submission):
    """Negative numbers become 0, positive ones stay as they are.

    zh: 负数变成 0，正数保持不变。
    """
    assert_close(submission.relu(3.5), 3.5, "relu(3.5)")
    assert_close(submission.relu(-0.5), 0.0, "relu(-0.5)")
    assert_close(submission.relu(np.array([-2.0, 0.0, 0.25, 40.0])), [0.0, 0.0, 0.25, 40.0], "relu(x)")


@check(points=1, public=True)
def test_element_by_element(submission):
    """A matrix is treated element by element.

    zh: 对矩阵逐元素计算。
    """
    x = np.array([[-1.0, 2.0, -3.0], [4.0, -5.0, 0.0]])
    assert_close(submission.relu(x), [[0.0, 2.0, 0.0], [4.0, 0.0, 0.0]], "relu(x)")


@check(points=1)
def test_random_arrays(submission, reference, rng):
    """Random arrays of any shape and size, Fortran order included.

    zh: 任意形状与大小的随机数组，包括 Fortran 顺序的数组。
    """
    shapes = [1, 3, (1, 1), (5, 1), (2, 5), (4, 1, 7), (23, 31)]
    compare(submission, reference, [rng.normal(), *(10 * rng.normal(size=shape) for shape in shapes)])
    compare(submission, reference, [np.asfortranarray(rng.normal(size=(3, 5))), rng.uniform(-1e3, 1e3, (2, 3))])
    compare(submission, reference, [size * rng.uniform(1.1, 1.9, 4) for size in (0.01, 1.0, 10.0, -10.0, 100.0)])


@check(points=2)
def test_other_kinds_of_numbers(submission, reference, rng):
    """Integers, nested lists and float32 arrays work.

    zh: 可以接受整数、嵌套列表与 float32 数组。
    """
    compare(submission, reference, [7, -3, rng.integers(-9, 10, (3, 5)), [0.5, -2.0], [[1, 0, -3], [2, -1, 4]]])
    compare(submission, reference, [rng.normal(size=(4, 5)).astype(np.float32)], **FLOAT32)


@check(points=2)
def test_leaves_x_alone(submission, reference, rng):
    """The argument x is not changed, and equal inputs give equal results.

    zh: 不修改 x，同样的输入得到同样的结果。
    """
    assert_pure(
        submission.relu, (rng.normal(size=9),), (-rng.uniform(1, 2, (3, 2)),), ([[1.0, -2.0]],), like=reference.relu
    )


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.relu, reference.relu)
