"""The reference of ``cnn`` against scalar loops, complex steps and hand-worked numbers."""

import cmath
import math
from pathlib import Path

import numpy as np
import pytest

from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("cnn", ROOT / "solutions/cnn/cnn.py")
LOG3 = math.log(3)
IMAGE = [[[1, 2, 0], [0, 1, 3], [2, 0, 2]]]
PARAMS = {"kernels": [[[[1, 0], [0, 1]]]], "bias": [-1], "W": [[0], [LOG3 / 4]], "b": [0, 0]}


def scalar_scores(image, params, pool):
    """The scores by loops over single numbers, real or complex; signs and maxima by the real part."""
    kernels, flat = params["kernels"], []
    _, kh, kw = kernels[0].shape
    h, w = image.shape[1] - kh + 1, image.shape[2] - kw + 1
    for kernel, bias in zip(kernels, params["bias"], strict=True):
        value = {}
        for y in range(h):
            for x in range(w):
                s = bias
                for c, i, j in np.ndindex(*kernel.shape):
                    s = s + image[c, y + i, x + j] * kernel[c, i, j]
                value[y, x] = s if s.real > 0 else 0
        for r in range(h // pool):
            for c in range(w // pool):
                window = [value[r * pool + i, c * pool + j] for i in range(pool) for j in range(pool)]
                flat.append(max(window, key=lambda v: v.real))
    return [
        b + sum(v * f for v, f in zip(row, flat, strict=True)) for row, b in zip(params["W"], params["b"], strict=True)
    ]


def scalar_loss(image, label, params, pool):
    e = [cmath.exp(s) for s in scalar_scores(image, params, pool)]
    return -cmath.log(e[label] / sum(e))


@pytest.fixture(params=[((1, 3, 3), (2, 2), 2, 1, 2), ((2, 4, 5), (2, 3), 1, 3, 2), ((3, 6, 5), (3, 2), 2, 2, 4)])
def case(request):
    image, kernel, pool, K, M = request.param
    rng = np.random.default_rng(sum(image))
    sides = [(side - length + 1) // pool for side, length in zip(image[1:], kernel, strict=True)]
    params = {
        "kernels": rng.normal(size=(K, image[0], *kernel)),
        "bias": rng.normal(size=K),
        "W": rng.normal(size=(M, K * sides[0] * sides[1])),
        "b": rng.normal(size=M),
    }
    return rng.normal(size=image), int(rng.integers(M)), params, pool


def test_kernels_of_the_handout():
    """1/9 everywhere; 0.2042, 0.1238, 0.0751 for sigma 1."""
    np.testing.assert_allclose(ref.mean_kernel(3), np.ones((3, 3)) / 9)
    got = ref.gaussian_kernel(3, 1)
    np.testing.assert_allclose(got[1], [0.1238, 0.2042, 0.1238], atol=5e-5)
    np.testing.assert_allclose(got[0], [0.0751, 0.1238, 0.0751], atol=5e-5)


def test_gaussian_kernel_is_its_definition():
    """Every weight by math.exp, divided by their sum; a wide one is a mean kernel."""
    for n, sigma in ((1, 0.3), (5, 0.7), (9, 2.5)):
        raw = [
            [math.exp(-((r - n // 2) ** 2 + (c - n // 2) ** 2) / (2 * sigma**2)) for c in range(n)] for r in range(n)
        ]
        np.testing.assert_allclose(ref.gaussian_kernel(n, sigma), np.array(raw) / sum(map(sum, raw)), rtol=1e-12)
    np.testing.assert_allclose(ref.gaussian_kernel(5, 1000), ref.mean_kernel(5), rtol=1e-5)


def test_example_of_the_handout():
    """Probabilities (1/4, 3/4), losses ln 4 and ln(4/3), gradients, one step and the prediction."""
    np.testing.assert_allclose(ref.forward(IMAGE, PARAMS, 2), [0.25, 0.75])
    assert ref.loss(IMAGE, 0, PARAMS, 2) == pytest.approx(math.log(4))
    assert ref.loss(IMAGE, 1, PARAMS, 2) == pytest.approx(math.log(4 / 3))
    got = ref.gradients(IMAGE, 1, PARAMS, 2)
    np.testing.assert_allclose(got["kernels"], [[[[-LOG3 / 8, 0], [-LOG3 / 16, -3 * LOG3 / 16]]]], atol=1e-15)
    np.testing.assert_allclose(got["W"], [[1], [-1]])
    new = ref.train_step([IMAGE], [1], PARAMS, 2, 16)
    np.testing.assert_allclose(new["b"], [-4, 4])
    np.testing.assert_allclose(new["bias"], [LOG3 - 1])
    np.testing.assert_array_equal(ref.predict([IMAGE, IMAGE], PARAMS, 2), [1, 1])


def test_pooling_example_of_the_handout():
    """The first of two equal maxima wins; the third column is in no window."""
    np.testing.assert_array_equal(ref.max_pool_backward([[7]], [[1, 3, 5], [3, 2, 9]], 2), [[0, 7, 0], [0, 0, 0]])


def test_max_pool_backward_by_differences():
    """The slope of sum(grad_out * pooled) in every pixel of a map without ties."""
    rng = np.random.default_rng(0)
    x, grad_out = rng.permutation(35).reshape(5, 7) * 1.0, rng.normal(size=(2, 3))

    def value(x):
        return sum(grad_out[r, c] * x[2 * r : 2 * r + 2, 2 * c : 2 * c + 2].max() for r in range(2) for c in range(3))

    want = np.zeros(x.shape)
    for place in np.ndindex(*x.shape):
        step = np.zeros(x.shape)
        step[place] = 0.25
        want[place] = (value(x + step) - value(x - step)) / 0.5
    np.testing.assert_allclose(ref.max_pool_backward(grad_out, x, 2), want, atol=1e-12)


def test_forward_and_loss_are_their_definitions(case):
    """Probabilities and loss of the scalar loops."""
    image, _label, params, pool = case
    e = np.exp(np.real(scalar_scores(image, params, pool)))
    np.testing.assert_allclose(ref.forward(image, params, pool), e / e.sum(), rtol=1e-12)
    assert ref.loss(*case) == pytest.approx(scalar_loss(*case).real, rel=1e-12)


def test_gradients_are_complex_steps(case):
    """Every gradient is the exact derivative of the scalar loss."""
    image, label, params, pool = case
    got = ref.gradients(*case)
    assert sorted(got) == sorted(params)
    for key, value in params.items():
        want = np.zeros(value.shape)
        for place in np.ndindex(*value.shape):
            moved = value.astype(complex)
            moved[place] += 1e-30j
            want[place] = scalar_loss(image, label, params | {key: moved}, pool).imag / 1e-30
        np.testing.assert_allclose(got[key], want, rtol=1e-9, atol=1e-14)


def test_relu_at_zero_passes_nothing_on():
    """An image of zeros with zero bias has pre-activations of exactly 0 and no gradient in kernels and bias."""
    params = {"kernels": np.ones((1, 1, 2, 2)), "bias": [0.0], "W": np.ones((2, 1)) * [[1], [2]], "b": [0, 0]}
    got = ref.gradients(np.zeros((1, 3, 3)), 0, params, 2)
    assert not got["bias"].any()
    np.testing.assert_allclose(got["b"], [-0.5, 0.5])


def test_certain_network():
    """A wrong certainty costs the difference of the scores."""
    params = {"kernels": [[[[1]]]], "bias": [0], "W": [[1000], [-1000]], "b": [0, 0]}
    assert ref.loss([[[1]]], 1, params, 1) == 2000
    np.testing.assert_array_equal(ref.forward([[[1]]], params, 1), [1, 0])


def test_train_step_is_the_mean(case):
    """Two images: the mean of their gradients."""
    image, label, params, pool = case
    other, other_label = image[:, ::-1], (label + 1) % len(params["b"])
    new = ref.train_step(np.stack([image, other]), [label, other_label], params, pool, 0.5)
    one, two = ref.gradients(image, label, params, pool), ref.gradients(other, other_label, params, pool)
    for key in params:
        np.testing.assert_allclose(new[key], params[key] - 0.25 * (one[key] + two[key]), rtol=1e-12)


def test_dense_weights_of_the_notes():
    """1000×1000 pixels: 10^12 weights."""
    assert ref.dense_weights(1000, 1000) == 10**12
