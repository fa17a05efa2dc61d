import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check


def compare(submission, reference, rng, cases):
    """Random images: (shape, size, stride)."""
    for shape, size, stride in cases:
        x = rng.normal(size=shape)
        got = submission.max_pool2d(x, size, stride)
        assert_close(got, reference.max_pool2d(x, size, stride), f"max_pool2d(x {shape}, {size}, {stride})")


@check(points=2, public=True)
def test_worked_example(submission):
    """The example of the handout, with windows side by side and with stride 1.

    zh: 作业说明中的例子：窗口互不重叠，以及步长为 1。
    """
    x = np.array([[1.0, 3, -5, -8], [2, 0, -6, -7]])
    assert_close(submission.max_pool2d(x, 2), [[3, -5]], "max_pool2d(x, 2)")
    assert_close(submission.max_pool2d(x, 2, stride=1), [[3, 3, -5]], "max_pool2d(x, 2, stride=1)")


@check(points=1, public=True)
def test_only_whole_windows(submission):
    """Rows and columns that do not fill a window are left out.

    zh: 不足一个窗口的行和列不参与池化。
    """
    # 3×5 with 2×2 windows: row 2 and column 4 are left over, and the 90s stand there
    x = [[1, 2, 5, 6, 90], [3, 4, 7, 8, 90], [90, 90, 90, 90, 90]]
    assert_close(submission.max_pool2d(x, 2), [[4, 8]], "max_pool2d(x, 2)")


@check(points=1)
def test_all_negative(submission, reference, rng):
    """Negative numbers have a maximum too.

    zh: 全为负数时，最大值同样是负数。
    """
    for scale in (1, 1000):
        x = -scale * rng.uniform(0.5, 1, size=(4, 6))
        assert_close(submission.max_pool2d(x, 2), reference.max_pool2d(x, 2), "max_pool2d(x, 2)")


@check(points=1)
def test_windows_side_by_side(submission, reference, rng):
    """Without a stride, or with None, the windows lie side by side, whether or not they fill the image.

    zh: 不给步长或步长为 None 时，窗口彼此相邻，无论是否恰好铺满图像。
    """
    for shape, size in [((2, 4), 2), ((6, 9), 3), ((5, 8), 3), ((9, 7), 4)]:
        x = rng.normal(size=shape)
        assert_close(submission.max_pool2d(x, size), reference.max_pool2d(x, size), f"max_pool2d(x {shape}, {size})")
    x = rng.normal(size=(5, 8))
    assert_close(submission.max_pool2d(x, 3, None), reference.max_pool2d(x, 3), "max_pool2d(x, 3, None)")


@check(points=1)
def test_overlapping_windows(submission, reference, rng):
    """With a stride smaller than the size the windows overlap.

    zh: 步长小于窗口大小时，窗口相互重叠。
    """
    compare(submission, reference, rng, [((2, 3), 2, 1), ((5, 7), 3, 2), ((8, 6), 3, 1), ((9, 8), 4, 3)])


@check(points=1)
def test_windows_with_gaps(submission, reference, rng):
    """With a stride larger than the size there are gaps between the windows.

    zh: 步长大于窗口大小时，窗口之间留有间隔。
    """
    compare(submission, reference, rng, [((1, 3), 1, 2), ((5, 8), 2, 3), ((7, 9), 2, 5)])


@check(points=1)
def test_whole_numbers(submission, reference, rng):
    """Integer and uint8 images and nested lists work too.

    zh: 整数图像、uint8 图像和嵌套列表同样适用。
    """
    x = rng.integers(-99, 99, size=(5, 7))
    for image, kind in [(x.tolist(), "list"), (x, "int64"), (abs(x).astype(np.uint8) + 100, "uint8")]:
        assert_close(submission.max_pool2d(image, 2, 1), reference.max_pool2d(image, 2, 1), f"max_pool2d(x), {kind}")


@check(points=1)
def test_float32_and_memory_order(submission, reference, rng):
    """float32 arrays and arrays in Fortran order work too.

    zh: float32 数组以及 Fortran 顺序存储的数组同样适用。
    """
    x = rng.normal(size=(5, 8))
    assert_close(submission.max_pool2d(np.asfortranarray(x), 3), reference.max_pool2d(x, 3), "max_pool2d(x, 3)")
    single = x.astype(np.float32)
    assert_close(
        submission.max_pool2d(single, 2, 1), reference.max_pool2d(single, 2, 1), "max_pool2d(x, 2, 1)", **FLOAT32
    )


@check(points=1)
def test_sizes_of_one(submission, reference, rng):
    """One pixel, windows of one pixel, and one window as large as the image.

    zh: 单个像素、大小为 1 的窗口，以及与图像同样大小的窗口。
    """
    compare(submission, reference, rng, [((1, 1), 1, 1), ((2, 3), 1, None), ((4, 4), 4, None), ((3, 5), 3, 7)])


@check(points=1)
def test_arguments_stay_as_they_are(submission, reference, rng):
    """The argument is not changed, and equal calls give equal results.

    zh: 不修改传入的参数，相同的调用得到相同的结果。
    """
    x, other = rng.normal(size=(4, 6)), rng.normal(size=(4, 6))
    assert_pure(
        submission.max_pool2d,
        (x, 2),
        (other, 2),
        (x, 2, 1),
        (x, 3),
        ([[1, 2, 3], [4, 5, 6]], 2, 1),
        like=reference.max_pool2d,
    )


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.max_pool2d, reference.max_pool2d)
