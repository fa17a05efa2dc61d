"""The reference of `convolution` against definitions by plain loops, derivatives and published numbers."""

from itertools import product
from pathlib import Path

import numpy as np
import pytest

from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("convolution", ROOT / "solutions/convolution/convolution.py")

# (K, C, H, W, kh, kw): all different, odd and even, down to 1
LAYERS = [(1, 1, 1, 1, 1, 1), (2, 3, 5, 4, 3, 2), (3, 2, 4, 7, 1, 5), (1, 2, 6, 3, 2, 3)]
OPTIONS = [(1, 0), (2, 0), (3, 0), (1, 1), (2, 1), (1, 2), (3, 2), (2, 3)]

FIGURE_6_9 = np.arange(25).reshape(5, 5)  # the pixels a, b, ..., y


def pixel(x, i, j):
    """Pixel (i, j), or zero outside the image."""
    return x[i, j] if 0 <= i < x.shape[0] and 0 <= j < x.shape[1] else 0.0


def positions(length, kernel, stride, padding):
    """Where windows begin, in coordinates of the image without padding: one by one, as long as they fit."""
    starts, start = [], -padding
    while start + kernel <= length + padding:
        starts.append(start)
        start += stride
    return starts


def layer_by_definition(x, kernels, bias, stride, padding):
    """The layer output by output, product by product."""
    (K, C, kh, kw), (_, H, W) = kernels.shape, x.shape
    tops, lefts = positions(H, kh, stride, padding), positions(W, kw, stride, padding)
    out = np.zeros((K, len(tops), len(lefts)), dtype=np.result_type(x, kernels, bias))
    for k, (i, top), (j, left) in product(range(K), enumerate(tops), enumerate(lefts)):
        products = [
            pixel(x[c], top + u, left + v) * kernels[k, c, u, v] for c, u, v in product(range(C), range(kh), range(kw))
        ]
        out[k, i, j] = bias[k] + sum(products)
    return out


def pool_by_definition(x, size, stride, reduce):
    tops, lefts = positions(x.shape[0], size, stride, 0), positions(x.shape[1], size, stride, 0)
    return [[reduce(x[a : a + size, b : b + size].ravel().tolist()) for b in lefts] for a in tops]


def random_layer(sizes, seed=0):
    K, C, H, W, kh, kw = sizes
    rng = np.random.default_rng(seed)
    return rng.normal(size=(C, H, W)), rng.normal(size=(K, C, kh, kw)), rng.normal(size=K)


def _cases():
    """Every layer with every stride and padding under which at least one window fits."""
    for sizes, (stride, padding) in product(LAYERS, OPTIONS):
        _, _, H, W, kh, kw = sizes
        if H + 2 * padding >= kh and W + 2 * padding >= kw:
            yield sizes, stride, padding


CASES = list(_cases())


def complex_step(function, value):
    """The gradient of a real analytic function at `value`, exact to rounding."""
    gradient = np.zeros(value.shape)
    for index in np.ndindex(value.shape):
        moved = value.astype(complex)
        moved[index] += 1e-30j
        gradient[index] = function(moved).imag / 1e-30
    return gradient


@pytest.mark.parametrize(("sizes", "stride", "padding"), CASES)
def test_layer_is_its_definition(sizes, stride, padding):
    """conv2d_layer equals the sum over channels and weights, product by product."""
    x, kernels, bias = random_layer(sizes)
    want = layer_by_definition(x, kernels, bias, stride, padding)
    np.testing.assert_allclose(ref.conv2d_layer(x, kernels, bias, stride, padding), want, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(("sizes", "stride", "padding"), CASES)
def test_convolution_is_its_definition(sizes, stride, padding):
    """conv2d equals the definition for one channel, one kernel and no bias."""
    x, kernels, _ = random_layer(sizes)
    want = layer_by_definition(x[:1], kernels[:1, :1], np.zeros(1), stride, padding)[0]
    np.testing.assert_allclose(ref.conv2d(x[0], kernels[0, 0], stride, padding), want, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(("sizes", "stride", "padding"), CASES)
def test_backward_is_the_derivative(sizes, stride, padding):
    """conv2d_backward equals complex-step derivatives of the definition in x, kernels and bias."""
    x, kernels, bias = random_layer(sizes)
    grad_out = np.random.default_rng(1).normal(size=layer_by_definition(x, kernels, bias, stride, padding).shape)

    def loss(x, kernels, bias):
        return np.sum(grad_out * layer_by_definition(x, kernels, bias, stride, padding))

    grad_x, grad_kernels, grad_bias = ref.conv2d_backward(grad_out, x, kernels, stride, padding)
    assert (grad_x.shape, grad_kernels.shape, grad_bias.shape) == (x.shape, kernels.shape, bias.shape)
    close = {"rtol": 1e-10, "atol": 1e-12}
    np.testing.assert_allclose(grad_x, complex_step(lambda v: loss(v, kernels, bias), x), **close)
    np.testing.assert_allclose(grad_kernels, complex_step(lambda v: loss(x, v, bias), kernels), **close)
    np.testing.assert_allclose(grad_bias, complex_step(lambda v: loss(x, kernels, v), bias), **close)


def test_figure_6_9_centres():
    """A kernel with a single 1 in the middle copies the centres g h i l m n q r s of Figure 6.9."""
    centres = ref.conv2d(FIGURE_6_9, [[0, 0, 0], [0, 1, 0], [0, 0, 0]])
    letters = ["".join("abcdefghijklmnopqrstuvwxy"[int(value)] for value in row) for row in centres]
    assert letters == ["ghi", "lmn", "qrs"]


def test_figure_6_10_smoothing():
    """A kernel of equal weights averages the neighbourhood, as average pooling with stride 1 does."""
    smooth = ref.conv2d(FIGURE_6_9**2, np.full((3, 3), 1 / 9))
    np.testing.assert_allclose(smooth, ref.avg_pool2d(FIGURE_6_9**2, 3, 1))


def test_output_sizes_of_the_notes():
    """7×7 with 3×3 and stride 1 gives 5×5; published layers have their published sizes."""
    assert ref.conv2d(np.ones((7, 7)), np.ones((3, 3))).shape == (5, 5)
    # LeNet-5: 32×32 with 5×5 gives 28×28, pooled to 14×14, with 5×5 10×10, pooled to 5×5
    first = ref.avg_pool2d(ref.conv2d(np.ones((32, 32)), np.ones((5, 5))), 2)
    assert first.shape == (14, 14)
    assert ref.avg_pool2d(ref.conv2d(first, np.ones((5, 5))), 2).shape == (5, 5)


def test_kernel_is_not_flipped():
    """A delta image returns the kernel turned by 180 degrees, a delta kernel returns the image."""
    delta = np.zeros((5, 5))
    delta[2, 2] = 1
    kernel = np.arange(9.0).reshape(3, 3)
    np.testing.assert_array_equal(ref.conv2d(delta, kernel), kernel[::-1, ::-1])
    np.testing.assert_array_equal(ref.conv2d(kernel, delta, padding=2), kernel)


@pytest.mark.parametrize("stride", [None, 1, 2, 3, 5])
@pytest.mark.parametrize(("shape", "size"), [((1, 1), 1), ((2, 5), 2), ((7, 4), 3), ((6, 9), 4), ((5, 8), 5)])
def test_pooling_is_its_definition(shape, size, stride):
    """Both poolings equal the maximum and the mean of every window that fits whole."""
    x = np.random.default_rng(2).normal(size=shape) - 2
    step = stride or size
    np.testing.assert_array_equal(ref.max_pool2d(x, size, stride), pool_by_definition(x, size, step, max))
    want = pool_by_definition(x, size, step, lambda values: sum(values) / len(values))
    np.testing.assert_allclose(ref.avg_pool2d(x, size, stride), want, rtol=1e-12)


@pytest.mark.parametrize(
    ("layers", "side"),
    [
        ([(3, 1)] * 3, 7),  # three 3×3 layers see what one 7×7 layer sees (VGG)
        ([(11, 4), (3, 2), (5, 1), (3, 2), (3, 1), (3, 1), (3, 1), (3, 2)], 195),  # AlexNet up to its last pooling
        ([(3, 1), (3, 1), (2, 2)] * 2 + [(3, 1), (3, 1), (3, 1), (2, 2)] * 3, 212),  # VGG-16 up to its last pooling
        ([(5, 1), (2, 2), (5, 1), (2, 2)], 16),  # LeNet-5 up to its second pooling
    ],
)
def test_published_receptive_fields(layers, side):
    """Known networks have their published receptive fields."""
    assert ref.receptive_field(layers) == side


@pytest.mark.parametrize("seed", range(8))
def test_receptive_field_is_what_an_output_sees(seed):
    """Walking back from one output, unit by unit, the pixels reached span the receptive field."""
    rng = np.random.default_rng(seed)
    layers = [(int(rng.integers(1, 5)), int(rng.integers(1, 5))) for _ in range(rng.integers(1, 6))]
    seen = {3}
    for kernel_size, stride in reversed(layers):
        seen = {unit * stride + offset for unit in seen for offset in range(kernel_size)}
    assert ref.receptive_field(layers) == max(seen) - min(seen) + 1


def test_receptive_field_agrees_with_convolutions():
    """The pixels that influence one output of stacked conv2d calls fill exactly the receptive field."""
    layers, size = [(3, 2), (2, 1), (3, 3)], 9
    assert ref.receptive_field(layers) == size
    influence = np.zeros((size, size))
    for index in np.ndindex(size, size):
        x = np.zeros((size, size))
        x[index] = 1
        for kernel_size, stride in layers:
            x = ref.conv2d(x, np.ones((kernel_size, kernel_size)), stride)
        influence[index] = x[0, 0]
    rows, columns = np.nonzero(influence)
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (0, size - 1, 0, size - 1)


@pytest.mark.parametrize("kind", [np.uint8, np.int64, np.float32, "list", "fortran"])
def test_input_kinds(kind):
    """Every kind of input gives the numbers of its float64 counterpart, and stays as it was."""
    rng = np.random.default_rng(3)
    values = [rng.integers(100, 256, size=size) for size in [(2, 2, 4), (3, 4, 5), (2, 3, 3, 2), (2,)]]
    exact = [value.astype(float) for value in values]

    def convert(value):
        if kind == "list":
            return value.tolist()
        return np.asfortranarray(value) if kind == "fortran" else value.astype(kind)

    grad_out, x, kernels, bias = (convert(value) for value in values)
    before = [np.array(value) for value in (grad_out, x, kernels, bias)]
    np.testing.assert_array_equal(ref.conv2d(x[0], kernels[0][0]), ref.conv2d(exact[1][0], exact[2][0, 0]))
    np.testing.assert_array_equal(ref.conv2d_layer(x, kernels, bias), ref.conv2d_layer(*exact[1:]))
    for one, other in zip(ref.conv2d_backward(grad_out, x, kernels), ref.conv2d_backward(*exact[:3]), strict=True):
        np.testing.assert_array_equal(one, other)
    np.testing.assert_array_equal(ref.max_pool2d(x[0], 2), ref.max_pool2d(exact[1][0], 2))
    np.testing.assert_array_equal(ref.avg_pool2d(x[0], 2), ref.avg_pool2d(exact[1][0], 2))
    for value, old in zip((grad_out, x, kernels, bias), before, strict=True):
        np.testing.assert_array_equal(value, old)
