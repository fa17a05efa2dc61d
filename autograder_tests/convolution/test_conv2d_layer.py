import numpy as np

from grader import FLOAT32, assert_close, assert_pure, assert_shape, check


def layer(rng, maps, channels, image, kernel):
    """Random x (channels, *image), kernels (maps, channels, *kernel) and bias (maps,)."""
    return rng.normal(size=(channels, *image)), rng.normal(size=(maps, channels, *kernel)), rng.normal(size=maps)


def compare(submission, reference, rng, cases):
    """Random layers: ((K, C, image shape, kernel shape), stride, padding)."""
    for sizes, stride, padding in cases:
        arguments = layer(rng, *sizes)
        got = submission.conv2d_layer(*arguments, stride, padding)
        want = reference.conv2d_layer(*arguments, stride, padding)
        maps, channels, image, kernel = sizes
        what = f"conv2d_layer(x {(channels, *image)}, kernels {(maps, channels, *kernel)}, stride={stride}"
        assert_close(got, want, f"{what}, padding={padding})")


@check(points=2, public=True)
def test_worked_example(submission):
    """The example of the handout: two channels, one kernel, one bias.

    zh: 作业说明中的例子：两个通道、一个卷积核、一个偏置。
    """
    # channel 1: (1 + 20, 2 + 30) = (21, 32); channel 2: (2·4, 2·0) = (8, 0); plus the bias 0.5
    got = submission.conv2d_layer([[[1, 2, 3]], [[4, 0, 5]]], [[[[1, 10]], [[2, 0]]]], [0.5])
    assert_close(got, [[[29.5, 32.5]]], "conv2d_layer(x, kernels, bias)")


@check(points=2, public=True)
def test_bias_counts_once(submission):
    """With kernels of zeros every pixel of map k is bias k, in K maps of the right size.

    zh: 卷积核全为零时，第 k 幅特征图的每个像素都等于第 k 个偏置，共 K 幅，大小正确。
    """
    got = submission.conv2d_layer(np.ones((3, 4, 5)), np.zeros((2, 3, 3, 2)), [0.25, -4])
    assert_shape(got, (2, 2, 4), "conv2d_layer(x, kernels, bias)")
    assert_close(got, [np.full((2, 4), 0.25), np.full((2, 4), -4.0)], "conv2d_layer(x, kernels, bias)")


@check(points=1, public=True)
def test_every_kernel_gives_its_map(submission):
    """Map k comes from kernel k, and stride and padding count as in conv2d.

    zh: 第 k 幅特征图由第 k 个卷积核得到，步长和填充的含义与 conv2d 相同。
    """
    # 1×1 kernels; padding 1 makes the image 4×4, and stride 3 then reads its four corners, which are zeros
    kernels = [[[[2]]], [[[-1]]]]
    assert_close(submission.conv2d_layer([[[1, 2], [3, 4]]], kernels, [0, 10]), [[[2, 4], [6, 8]], [[9, 8], [7, 6]]])
    got = submission.conv2d_layer([[[1, 2], [3, 4]]], kernels, [0, 10], stride=3, padding=1)
    assert_close(got, [[[0, 0], [0, 0]], [[10, 10], [10, 10]]], "conv2d_layer(x, kernels, bias, stride=3, padding=1)")


@check(points=1)
def test_random_layers(submission, reference, rng):
    """Several channels and several kernels, without stride or padding.

    zh: 多个通道、多个卷积核，无步长、无填充。
    """
    for sizes in [(1, 2, (2, 3), (1, 2)), (3, 1, (4, 3), (2, 2)), (2, 3, (4, 6), (3, 2)), (4, 2, (7, 5), (2, 3))]:
        x, kernels, bias = layer(rng, *sizes)
        want = reference.conv2d_layer(x, kernels, bias)
        assert_close(submission.conv2d_layer(x, kernels, bias), want, f"conv2d_layer(x {x.shape}, {kernels.shape})")


@check(points=1.5)
def test_stride(submission, reference, rng):
    """A stride applies to every channel, also where it does not divide evenly.

    zh: 步长对每个通道都起作用，除不尽时也是如此。
    """
    compare(submission, reference, rng, [((2, 3, (3, 5), (1, 2)), 2, 0), ((3, 2, (8, 6), (3, 2)), 3, 0)])


@check(points=2)
def test_padding(submission, reference, rng):
    """Zeros lie around every channel; the bias is added there too.

    zh: 每个通道的四周都补零，在这些位置同样加上偏置。
    """
    compare(submission, reference, rng, [((2, 3, (2, 3), (2, 2)), 1, 1), ((3, 2, (3, 2), (2, 4)), 1, 3)])
    x, kernels, bias = layer(rng, 2, 3, (5, 6), (3, 2))
    want = reference.conv2d_layer(x, kernels, bias, 2, 1)
    assert_close(submission.conv2d_layer(x, kernels, bias, padding=1, stride=2), want, "conv2d_layer(…, padding=1, …)")


@check(points=1)
def test_whole_numbers(submission, reference, rng):
    """Integer and uint8 images, integer kernels and nested lists work too.

    zh: 整数或 uint8 图像、整数卷积核和嵌套列表同样适用。
    """
    x, weights = rng.integers(150, 256, size=(3, 4, 5)), rng.integers(-9, 9, size=(2, 3, 3, 2))
    bias = rng.normal(size=2)
    for arguments in [
        (x.tolist(), weights.tolist(), bias.tolist()),
        (x, weights, np.array([3, -2])),
        (x.astype(np.uint8), weights, bias),
        (x.astype(np.uint8), abs(weights).astype(np.uint8), np.array([200, 100], dtype=np.uint8)),
        (x.astype(np.uint8), rng.normal(size=(2, 3, 3, 2)), [1, 2]),
    ]:
        assert_close(submission.conv2d_layer(*arguments), reference.conv2d_layer(*arguments), "conv2d_layer")


@check(points=1)
def test_float32_and_memory_order(submission, reference, rng):
    """float32 arrays and arrays in Fortran order work too.

    zh: float32 数组以及 Fortran 顺序存储的数组同样适用。
    """
    arguments = layer(rng, 2, 3, (4, 6), (3, 2))
    fortran = [np.asfortranarray(value) for value in arguments]
    assert_close(
        submission.conv2d_layer(*fortran), reference.conv2d_layer(*arguments), "conv2d_layer(x, kernels, bias)"
    )
    single = [value.astype(np.float32) for value in arguments]
    want = reference.conv2d_layer(*single, 2, 1)
    assert_close(submission.conv2d_layer(*single, 2, 1), want, "conv2d_layer(x, kernels, bias, 2, 1)", **FLOAT32)


@check(points=1)
def test_sizes_of_one(submission, reference, rng):
    """One channel, one kernel, one pixel, kernels as large as the image.

    zh: 单个通道、单个卷积核、单个像素，以及与图像同样大小的卷积核。
    """
    cases = [(1, 1, (1, 1), (1, 1)), (1, 1, (3, 4), (2, 3)), (3, 2, (1, 4), (1, 1)), (2, 3, (3, 2), (3, 2))]
    compare(submission, reference, rng, [(sizes, 1, 0) for sizes in cases])


@check(points=2)
def test_arguments_stay_as_they_are(submission, reference, rng):
    """The arguments are not changed, and equal calls give equal results.

    zh: 不修改传入的参数，相同的调用得到相同的结果。
    """
    one, other = layer(rng, 2, 3, (4, 5), (2, 3)), layer(rng, 2, 3, (4, 5), (2, 3))
    lists = [value.tolist() for value in layer(rng, 1, 2, (2, 3), (1, 2))]
    assert_pure(submission.conv2d_layer, one, other, (*one, 2, 1), (*one, 1, 2), lists, like=reference.conv2d_layer)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.conv2d_layer, reference.conv2d_layer)
