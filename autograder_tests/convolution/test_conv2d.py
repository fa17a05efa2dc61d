import numpy as np

from grader import FLOAT32, assert_close, assert_pure, assert_shape, check

FIGURE = np.arange(1.0, 26.0).reshape(5, 5)  # the pixels a, b, ..., y of Figure 6.9 as 1, 2, ..., 25


def compare(submission, reference, rng, cases):
    """Random images and kernels of these sizes: (image shape, kernel shape, stride, padding)."""
    for image_shape, kernel_shape, stride, padding in cases:
        image, kernel = rng.normal(size=image_shape), rng.normal(size=kernel_shape)
        got = submission.conv2d(image, kernel, stride, padding)
        want = reference.conv2d(image, kernel, stride, padding)
        assert_close(got, want, f"conv2d(image {image_shape}, kernel {kernel_shape}, {stride}, {padding})")


@check(points=2, public=True)
def test_figure_6_9(submission):
    """The 5×5 image of Figure 6.9 gives the 3×3 result of the handout.

    zh: 图6.9中 5×5 的图像得到作业说明中 3×3 的结果。
    """
    kernel = [[0, 1, 0], [0, 0, 2], [0, 0, 0]]
    # centre g: b + 2 h = 2 + 16 = 18; one to the right: c + 2 i = 3 + 18 = 21; centre l: g + 2 m = 7 + 26 = 33
    expected = [[18, 21, 24], [33, 36, 39], [48, 51, 54]]
    assert_close(submission.conv2d(FIGURE, kernel), expected, "conv2d(image, kernel)")


@check(points=2, public=True)
def test_kernel_is_not_flipped(submission):
    """A kernel with a single 1 copies the pixels below that 1.

    zh: 只有一个 1 的卷积核，得到的正是这个 1 所对应的像素。
    """
    image = np.array([[1.0, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]])
    # the 1 stands in the top left, the top right, the bottom left corner of a 2×3 kernel
    top_left = submission.conv2d(image, [[1, 0, 0], [0, 0, 0]])
    assert_close(top_left, [[1, 2], [5, 6]], "conv2d(image, [[1, 0, 0], [0, 0, 0]])")
    top_right = submission.conv2d(image, [[0, 0, 1], [0, 0, 0]])
    assert_close(top_right, [[3, 4], [7, 8]], "conv2d(image, [[0, 0, 1], [0, 0, 0]])")
    bottom_left = submission.conv2d(image, [[0, 0, 0], [1, 0, 0]])
    assert_close(bottom_left, [[5, 6], [9, 10]], "conv2d(image, [[0, 0, 0], [1, 0, 0]])")


@check(points=1, public=True)
def test_output_size(submission):
    """The result has floor((H + 2·padding - kh)/stride) + 1 rows, and likewise columns.

    zh: 结果的行数为 floor((H + 2·padding - kh)/stride) + 1，列数与此类似。
    """
    ones = np.ones
    assert_close(submission.conv2d(ones((7, 7)), ones((3, 3))), np.full((5, 5), 9), "conv2d(image 7×7, kernel 3×3)")
    assert_shape(submission.conv2d(ones((5, 9)), ones((3, 2))), (3, 8), "conv2d(image 5×9, kernel 3×2)")
    assert_shape(
        submission.conv2d(ones((5, 9)), ones((3, 2)), 1, 1), (5, 10), "conv2d(image 5×9, kernel 3×2, padding=1)"
    )
    # rows: floor((6 - 3)/2) + 1 = 2, columns: floor((9 - 2)/2) + 1 = 4
    assert_shape(submission.conv2d(ones((6, 9)), ones((3, 2)), 2, 0), (2, 4), "conv2d(image 6×9, kernel 3×2, stride=2)")


@check(points=1, public=True)
def test_stride_moves_the_window(submission):
    """With stride 2 the window moves by two pixels, downwards and to the right.

    zh: 步长为 2 时，窗口每次向下或向右移动两个像素。
    """
    # 2×2 windows of ones at rows 0, 2 and columns 0, 2: a + b + f + g = 1 + 2 + 6 + 7 = 16, c + d + h + i = 24, ...
    got = submission.conv2d(FIGURE, np.ones((2, 2)), stride=2)
    assert_close(got, [[16, 24], [56, 64]], "conv2d(image, ones, stride=2)")


@check(points=1, public=True)
def test_padding_on_all_sides(submission):
    """With padding 1 there is one row or column of zeros on each of the four sides.

    zh: 填充为 1 时，四侧各补一行或一列零。
    """
    # the kernel picks the pixel above: zeros above the first row, zeros left and right of every row
    got = submission.conv2d([[1, 2], [3, 4]], [[1], [0]], padding=1)
    assert_close(got, [[0, 0, 0, 0], [0, 1, 2, 0], [0, 3, 4, 0]], "conv2d([[1, 2], [3, 4]], [[1], [0]], padding=1)")


@check(points=1)
def test_random_images(submission, reference, rng):
    """Images and kernels of all sizes, square or not, without stride or padding.

    zh: 各种大小的图像和卷积核（不一定是正方形），无步长、无填充。
    """
    for image_shape, kernel_shape in [((2, 3), (1, 2)), ((3, 2), (2, 1)), ((4, 7), (3, 2)), ((9, 6), (2, 5))]:
        image, kernel = rng.normal(size=image_shape), rng.normal(size=kernel_shape)
        got = submission.conv2d(image, kernel)
        assert_close(got, reference.conv2d(image, kernel), f"conv2d(image {image_shape}, kernel {kernel_shape})")


@check(points=1)
def test_stride(submission, reference, rng):
    """A stride that divides evenly, also one larger than the kernel.

    zh: 步长能整除的情形，包括步长大于卷积核的情形。
    """
    # (H - kh) and (W - kw) are multiples of the stride
    cases = [((3, 6), (1, 2), 2, 0), ((7, 5), (3, 1), 2, 0), ((5, 11), (2, 2), 3, 0), ((13, 6), (1, 2), 4, 0)]
    compare(submission, reference, rng, cases)


@check(points=1.5)
def test_stride_with_remainder(submission, reference, rng):
    """Only windows that fit whole count when the stride does not divide evenly.

    zh: 步长除不尽时，只取完整落在图像内的窗口。
    """
    cases = [((4, 5), (3, 2), 2, 0), ((6, 8), (3, 1), 2, 0), ((8, 9), (2, 3), 4, 0), ((3, 7), (2, 2), 5, 0)]
    compare(submission, reference, rng, cases)


@check(points=2)
def test_padding(submission, reference, rng):
    """Padding of one, two and more, also wider than the kernel.

    zh: 填充为 1、2 及更大，包括填充超过卷积核大小的情形。
    """
    compare(submission, reference, rng, [((2, 3), (2, 1), 1, 1), ((5, 3), (3, 4), 1, 2), ((3, 4), (1, 2), 1, 4)])


@check(points=1)
def test_kernel_larger_than_the_image(submission, reference, rng):
    """A kernel larger than the image works as long as it fits into the padded image.

    zh: 卷积核比图像大，但填充后放得下时，也能得到结果。
    """
    compare(submission, reference, rng, [((1, 1), (3, 3), 1, 1), ((2, 3), (4, 3), 1, 1), ((3, 1), (5, 4), 2, 3)])


@check(points=1)
def test_stride_and_padding_together(submission, reference, rng):
    """Stride and padding work together, given by position or by keyword.

    zh: 步长和填充可以同时使用，按位置或按关键字传入都可以。
    """
    compare(submission, reference, rng, [((4, 6), (3, 2), 2, 1), ((7, 9), (3, 5), 3, 2), ((5, 8), (2, 4), 2, 3)])
    image, kernel = rng.normal(size=(6, 9)), rng.normal(size=(3, 2))
    got = submission.conv2d(image, kernel, padding=1, stride=3)
    assert_close(got, reference.conv2d(image, kernel, 3, 1), "conv2d(image, kernel, padding=1, stride=3)")


@check(points=2)
def test_whole_numbers(submission, reference, rng):
    """Integer and uint8 images and nested lists give the same numbers as decimals do.

    zh: 整数图像、uint8 图像和嵌套列表，与小数输入的结果相同。
    """
    pixels, whole = rng.integers(150, 256, size=(4, 6)), rng.integers(3, 9, size=(3, 2))
    weights = rng.normal(size=(3, 2))
    for image, kernel, kind in [
        (pixels.tolist(), weights.tolist(), "list, list"),
        (pixels, weights, "int64, float64"),
        (rng.normal(size=(4, 6)), whole, "float64, int64"),
        (pixels.astype(np.uint8), -weights, "uint8, float64"),
        (pixels.astype(np.uint8), -whole, "uint8, int64"),
        (pixels.astype(np.uint8), whole.astype(np.uint8), "uint8, uint8"),
    ]:
        assert_close(
            submission.conv2d(image, kernel), reference.conv2d(image, kernel), f"conv2d(image, kernel), {kind}"
        )


@check(points=1)
def test_float32_and_memory_order(submission, reference, rng):
    """float32 arrays and arrays in Fortran order are images like any other.

    zh: float32 数组以及 Fortran 顺序存储的数组，也能得到正确结果。
    """
    image, kernel = rng.normal(size=(5, 8)), rng.normal(size=(3, 2))
    fortran = np.asfortranarray(image), np.asfortranarray(kernel)
    assert_close(
        submission.conv2d(*fortran, 2, 1), reference.conv2d(image, kernel, 2, 1), "conv2d(image, kernel, 2, 1)"
    )
    single = image.astype(np.float32), kernel.astype(np.float32)
    assert_close(submission.conv2d(*single), reference.conv2d(*single), "conv2d(image, kernel)", **FLOAT32)


@check(points=1)
def test_sizes_of_one(submission, reference, rng):
    """One pixel, one row, one column, a 1×1 kernel, a kernel as large as the image.

    zh: 单个像素、单行、单列、1×1 的卷积核，以及与图像同样大小的卷积核。
    """
    shapes = [((1, 1), (1, 1)), ((1, 5), (1, 3)), ((6, 1), (2, 1)), ((3, 4), (1, 1)), ((3, 4), (3, 4))]
    compare(submission, reference, rng, [(image, kernel, 1, 0) for image, kernel in shapes])
    compare(submission, reference, rng, [((2, 3), (2, 3), 3, 0), ((1, 1), (1, 1), 2, 1)])


@check(points=1)
def test_large_image(submission, reference, rng):
    """An image of 64×48 pixels, the largest kind that comes up.

    zh: 64×48 像素的图像，即最大规模的输入。
    """
    compare(submission, reference, rng, [((64, 48), (3, 5), 2, 1)])


@check(points=2)
def test_arguments_stay_as_they_are(submission, reference, rng):
    """The arguments are not changed, and equal calls give equal results.

    zh: 不修改传入的参数，相同的调用得到相同的结果。
    """
    image, kernel = rng.normal(size=(5, 6)), rng.normal(size=(2, 3))
    other = rng.normal(size=(5, 6)), rng.normal(size=(2, 3))
    lists = [[1, 2, 3], [4, 5, 6]], [[1, -1]]
    assert_pure(
        submission.conv2d,
        (image, kernel),
        other,
        (image, kernel, 2),
        (image, kernel, 1, 2),
        lists,
        like=reference.conv2d,
    )


@check(points=2.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.conv2d, reference.conv2d)
