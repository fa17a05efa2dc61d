import numpy as np

from grader import FLOAT32, assert_close, assert_pure, assert_shape, check, numerical_gradient, unpack

NAMES = ("grad_x", "grad_kernels", "grad_bias")

# (K, C, image shape, kernel shape, stride, padding)
PLAIN = [(1, 1, (2, 3), (1, 2), 1, 0), (2, 3, (4, 3), (3, 2), 1, 0), (3, 2, (4, 6), (2, 3), 1, 0)]
STRIDE = [(1, 1, (3, 5), (1, 3), 2, 0), (2, 3, (5, 7), (3, 2), 2, 0), (3, 2, (8, 6), (2, 1), 3, 0)]
PADDING = [(1, 1, (2, 3), (2, 2), 1, 1), (2, 3, (3, 2), (4, 3), 1, 2), (3, 2, (2, 4), (1, 2), 1, 3)]
BOTH = [(1, 1, (2, 3), (2, 2), 2, 1), (2, 3, (6, 5), (3, 2), 2, 1), (3, 2, (4, 7), (3, 5), 3, 2)]
ONES = [
    (1, 1, (1, 1), (1, 1), 1, 0),
    (2, 1, (1, 4), (1, 3), 1, 0),
    (1, 3, (3, 4), (1, 1), 1, 0),
    (2, 3, (3, 4), (3, 4), 1, 0),
]


def problem(rng, maps, channels, image, kernel, stride, padding):
    """Random (grad_out, x, kernels, stride, padding)."""
    rows, columns = [(size + 2 * padding - k) // stride + 1 for size, k in zip(image, kernel, strict=True)]
    grad_out = rng.normal(size=(maps, rows, columns))
    return grad_out, rng.normal(size=(channels, *image)), rng.normal(size=(maps, channels, *kernel)), stride, padding


def compare(submission, reference, rng, cases, names=NAMES):
    """Compare these of the three results on random layers."""
    for case in cases:
        arguments = problem(rng, *case)
        got = unpack(submission.conv2d_backward(*arguments), NAMES, "conv2d_backward")
        want = reference.conv2d_backward(*arguments)
        for name, one, other in zip(NAMES, got, want, strict=True):
            if name in names:
                maps, channels, image, kernel, stride, padding = case
                sizes = f"x {(channels, *image)}, kernels {(maps, channels, *kernel)}"
                assert_close(one, other, f"{name}, {sizes}, stride={stride}, padding={padding}")


@check(points=2, public=True)
def test_worked_example(submission):
    """The example of the handout: three pixels, two weights, two outputs.

    zh: 作业说明中的例子：三个像素、两个权重、两个输出。
    """
    got = unpack(submission.conv2d_backward([[[1, 10]]], [[[1, 2, 3]]], [[[[4, 5]]]]), NAMES)
    assert_close(got[0], [[[4, 45, 50]]], "grad_x")  # 1·4, 1·5 + 10·4, 10·5
    assert_close(got[1], [[[[21, 32]]]], "grad_kernels")  # 1·1 + 10·2, 1·2 + 10·3
    assert_close(got[2], [11], "grad_bias")  # 1 + 10


@check(points=2, public=True)
def test_worked_example_with_stride_and_padding(submission):
    """Four pixels, padded to (0, 1, 2, 3, 4, 0), and a kernel (5, 6, 7) that moves by 2.

    zh: 四个像素填充为 (0, 1, 2, 3, 4, 0)，卷积核 (5, 6, 7) 每次移动两个像素。
    """
    # a single row would be padded above and below as well: the kernel's outer rows of zeros meet those
    kernels = [[[[0, 0, 0], [5, 6, 7], [0, 0, 0]]]]
    # out: 5·0 + 6·1 + 7·2 and 5·2 + 6·3 + 7·4, with upstream gradients 1 and 10; the last zero is never used
    arguments = [[[1, 10]]], [[[1, 2, 3, 4]]], kernels
    got = unpack(submission.conv2d_backward(*arguments, stride=2, padding=1), NAMES)
    assert_close(got[0], [[[6, 57, 60, 70]]], "grad_x")  # 1·6, 1·7 + 10·5, 10·6, 10·7
    # middle row: 1·0 + 10·2, 1·1 + 10·3, 1·2 + 10·4; the outer rows only ever met zeros
    assert_close(got[1], [[[[0, 0, 0], [20, 31, 42], [0, 0, 0]]]], "grad_kernels")
    assert_close(got[2], [11], "grad_bias")


@check(points=2, public=True)
def test_shapes(submission):
    """The three gradients have the shapes of x, kernels and bias.

    zh: 三个梯度的形状分别与 x、kernels、bias 相同。
    """
    x, kernels = np.ones((3, 6, 7)), np.ones((2, 3, 3, 2))
    # the last row or column is not used where stride 2 does not divide evenly
    for stride, padding, size in [(1, 0, (4, 6)), (2, 0, (2, 3)), (1, 1, (6, 8)), (2, 1, (3, 4))]:
        result = submission.conv2d_backward(np.ones((2, *size)), x, kernels, stride, padding)
        got = unpack(result, NAMES)
        for name, one, shape in zip(NAMES, got, [x.shape, kernels.shape, (2,)], strict=True):
            assert_shape(one, shape, f"{name}, stride={stride}, padding={padding}")
        assert_close(got[2], [size[0] * size[1]] * 2, f"grad_bias, stride={stride}, padding={padding}")


@check(points=1, public=True)
def test_one_output_pixel(submission):
    """If the loss looks at one output pixel only, then x receives the kernel, and the kernel the pixels below it.

    zh: 若损失只与一个输出像素有关，则 x 的梯度是卷积核，卷积核的梯度是它所覆盖的像素。
    """
    x, kernels = [[[1, 2, 3], [4, 5, 6], [7, 8, 9]]], [[[[10, 20], [30, 40]]]]
    got = unpack(submission.conv2d_backward([[[0, 0], [0, 1]]], x, kernels), NAMES)
    assert_close(got[0], [[[0, 0, 0], [0, 10, 20], [0, 30, 40]]], "grad_x")
    assert_close(got[1], [[[[5, 6], [8, 9]]]], "grad_kernels")


@check(points=1)
def test_image_gradient(submission, reference, rng):
    """The gradient in x is right, every overlapping window counted.

    zh: 对 x 的梯度正确，每个重叠的窗口都计算在内。
    """
    compare(submission, reference, rng, PLAIN, ("grad_x",))


@check(points=1)
def test_kernel_gradient(submission, reference, rng):
    """The gradient in the kernels is right, for every kernel and every channel.

    zh: 对卷积核的梯度正确，每个卷积核、每个通道都是如此。
    """
    compare(submission, reference, rng, PLAIN, ("grad_kernels",))


@check(points=1)
def test_bias_gradient(submission, reference, rng):
    """The gradient in the bias is right, with stride and padding too.

    zh: 对偏置的梯度正确，有步长和填充时也是如此。
    """
    compare(submission, reference, rng, [*PLAIN[1:], BOTH[1]], ("grad_bias",))


@check(points=2)
def test_stride(submission, reference, rng):
    """With a stride the gradients reach exactly the pixels and weights that were used.

    zh: 有步长时，梯度恰好传到用到的像素和权重。
    """
    compare(submission, reference, rng, STRIDE)


@check(points=1)
def test_stride_with_remainder(submission, reference, rng):
    """Pixels that no window reached have the gradient 0, and x keeps its shape.

    zh: 没有窗口覆盖到的像素，梯度为 0，且形状仍与 x 相同。
    """
    compare(submission, reference, rng, [(1, 1, (3, 4), (2, 2), 2, 0), (2, 1, (7, 6), (2, 3), 4, 0)])


@check(points=2)
def test_padding(submission, reference, rng):
    """With padding the zeros around the image get no gradient, the pixels at its rim do.

    zh: 有填充时，四周的零没有梯度，边缘的像素则有。
    """
    compare(submission, reference, rng, PADDING)


@check(points=2)
def test_stride_and_padding_together(submission, reference, rng):
    """Stride and padding work together, given by position or by keyword.

    zh: 步长和填充可以同时使用，按位置或按关键字传入都可以。
    """
    compare(submission, reference, rng, BOTH)
    *arguments, stride, padding = problem(rng, 2, 3, (5, 4), (3, 2), 2, 1)
    got = unpack(submission.conv2d_backward(*arguments, padding=padding, stride=stride), NAMES)
    for name, one, other in zip(NAMES, got, reference.conv2d_backward(*arguments, stride, padding), strict=True):
        assert_close(one, other, f"{name}, padding=1, stride=2")


@check(points=2)
def test_numerical_gradients(submission, reference, rng):
    """The gradients agree with numerical differentiation of the layer.

    zh: 与对该层做数值求导的结果一致。
    """
    grad_out, x, kernels, *options = problem(rng, 2, 2, (4, 5), (2, 3), 2, 1)
    bias = rng.normal(size=2)

    def loss(x, kernels, bias):
        return np.sum(grad_out * reference.conv2d_layer(x, kernels, bias, *options))

    got = unpack(submission.conv2d_backward(grad_out, x, kernels, *options), NAMES)
    want = (
        numerical_gradient(lambda value: loss(value, kernels, bias), x),
        numerical_gradient(lambda value: loss(x, value, bias), kernels),
        numerical_gradient(lambda value: loss(x, kernels, value), bias),
    )
    for name, one, other in zip(NAMES, got, want, strict=True):
        assert_close(one, other, name, rtol=1e-5, atol=1e-7)


@check(points=2)
def test_whole_numbers(submission, reference, rng):
    """Integer and uint8 images, integer kernels and gradients, and nested lists work too.

    zh: 整数或 uint8 图像、整数卷积核和整数梯度，以及嵌套列表同样适用。
    """
    x, weights = rng.integers(150, 256, size=(3, 4, 5)), rng.integers(-9, 9, size=(2, 3, 3, 2))
    grad_out, whole = rng.normal(size=(2, 2, 4)), rng.integers(-9, 9, size=(2, 2, 4))
    for arguments in [
        (grad_out.tolist(), x.tolist(), weights.tolist()),
        (grad_out, x, weights),
        (whole, x.astype(np.uint8), rng.normal(size=(2, 3, 3, 2))),
        (whole, x.astype(np.uint8), weights),
        (200 + whole.astype(np.uint8) % 50, x.astype(np.uint8), abs(weights).astype(np.uint8)),
    ]:
        got = unpack(submission.conv2d_backward(*arguments), NAMES)
        for name, one, other in zip(NAMES, got, reference.conv2d_backward(*arguments), strict=True):
            assert_close(one, other, name)


@check(points=1)
def test_float32_and_memory_order(submission, reference, rng):
    """float32 arrays and arrays in Fortran order work too.

    zh: float32 数组以及 Fortran 顺序存储的数组同样适用。
    """
    *arguments, stride, padding = problem(rng, 2, 3, (4, 6), (3, 2), 2, 1)
    want = reference.conv2d_backward(*arguments, stride, padding)
    fortran = [np.asfortranarray(value) for value in arguments]
    got = unpack(submission.conv2d_backward(*fortran, stride, padding), NAMES)
    for name, one, other in zip(NAMES, got, want, strict=True):
        assert_close(one, other, name)
    single = [value.astype(np.float32) for value in arguments]
    got = unpack(submission.conv2d_backward(*single, stride, padding), NAMES)
    for name, one, other in zip(NAMES, got, reference.conv2d_backward(*single, stride, padding), strict=True):
        assert_close(one, other, name, **FLOAT32)


@check(points=1)
def test_sizes_of_one(submission, reference, rng):
    """One pixel, one channel, one kernel, kernels as large as the image.

    zh: 单个像素、单个通道、单个卷积核，以及与图像同样大小的卷积核。
    """
    compare(submission, reference, rng, ONES)


@check(points=2)
def test_arguments_stay_as_they_are(submission, reference, rng):
    """The arguments are not changed, and equal calls give equal results.

    zh: 不修改传入的参数，相同的调用得到相同的结果。
    """
    one, other = problem(rng, *PLAIN[1]), problem(rng, *PLAIN[1])
    lists = tuple(value.tolist() for value in problem(rng, *PLAIN[0])[:3])
    assert_pure(
        submission.conv2d_backward,
        one[:3],
        other[:3],
        problem(rng, *BOTH[1]),
        problem(rng, *PADDING[0]),
        lists,
        like=reference.conv2d_backward,
    )


@check(points=3)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.conv2d_backward, reference.conv2d_backward, is_brief=True)
