import math

import numpy as np

from grader import FLOAT32, assert_close, assert_keys, assert_pure, check, numerical_gradient


def is_clear(image, params, pool):
    """ReLU inputs are 0 or well away from it, and no two positive values of a pooling window are close."""
    kernels = np.asarray(params["kernels"])
    windows = np.lib.stride_tricks.sliding_window_view(image, kernels.shape[2:], axis=(1, 2))
    pre = np.einsum("cyxij,kcij->kyx", windows, kernels) + np.asarray(params["bias"])[:, None, None]
    h, w = pre.shape[1] // pool, pre.shape[2] // pool
    values = np.maximum(pre[:, : h * pool, : w * pool], 0).reshape(-1, h, pool, w, pool).swapaxes(2, 3)
    values = np.sort(values.reshape(-1, pool * pool), axis=1)
    is_apart = (np.diff(values) > 2e-3) | (values[:, :-1] == 0)
    return bool(is_apart.all() and ((pre == 0) | (abs(pre) > 2e-3)).all())


def case(rng, n, image, kernel, pool, K=2, M=3, whole=False):
    """Images (n, C, H, W), labels, params (keys in any order) and pool."""

    def draw(*shape):
        return rng.integers(-2, 3, shape) if whole else 0.7 * rng.normal(size=shape)

    while True:
        images = rng.integers(-12, 13, (n, *image)) if whole else rng.normal(size=(n, *image))
        params = {"bias": draw(K), "kernels": draw(K, image[0], *kernel)}
        if all(is_clear(one, params, pool) for one in images):
            break
    sides = [(side - length + 1) // pool for side, length in zip(image[1:], kernel, strict=True)]
    params = {"W": draw(M, K * sides[0] * sides[1]), **params, "b": draw(M)}
    return images, rng.integers(0, M, n), params, pool


SHAPES = (
    # image (C, H, W), kernel (kh, kw), pool, K, M
    ((1, 3, 3), (2, 2), 2, 1, 2),
    ((1, 1, 1), (1, 1), 1, 1, 1),
    ((2, 4, 5), (2, 3), 1, 3, 2),
    ((3, 6, 5), (3, 2), 2, 2, 4),
    ((2, 5, 8), (2, 2), 3, 2, 3),
    ((1, 9, 6), (4, 1), 2, 4, 5),
)


IMAGE = [[[1.0, 2.0, 0.0], [0.0, 1.0, 3.0], [2.0, 0.0, 2.0]]]
PARAMS = {
    "b": [0.0, 0.0],
    "kernels": [[[[1.0, 0.0], [0.0, 1.0]]]],
    "W": [[0.0], [math.log(3) / 4]],
    "bias": [-1.0],
}


KEYS = ("kernels", "bias", "W", "b")


def compare(submission, reference, args, **tolerance):
    got, want = assert_keys(submission.gradients(*args), KEYS, "gradients(...)"), reference.gradients(*args)
    for key in ("b", "W", "bias", "kernels"):
        assert_close(got[key], want[key], f'gradients(...)["{key}"]', **tolerance)


def own_features(image, kernels, bias, pool):
    """What the dense layer gets, by the definition, with this file's own loops."""
    flat = []
    h, w = (image.shape[axis] - kernels.shape[axis + 1] + 1 for axis in (1, 2))
    for kernel, shift in zip(kernels, bias, strict=True):
        pre = np.array(
            [
                [np.sum(image[:, y : y + kernel.shape[1], x : x + kernel.shape[2]] * kernel) for x in range(w)]
                for y in range(h)
            ]
        )
        active = np.where(pre + shift > 0, pre + shift, 0)
        for y in range(h // pool):
            flat += [active[y * pool : (y + 1) * pool, x * pool : (x + 1) * pool].max() for x in range(w // pool)]
    return np.array(flat)


def own_loss(features, label, W, b):
    """The loss of the definition."""
    e = np.exp(W @ features + b)
    return -np.log(e[label] / e.sum())


@check(points=3, public=True)
def test_worked_example(submission):
    """The worked example with the label 1.

    zh: 讲解中的例子，标签为 1。
    """
    got = assert_keys(submission.gradients(IMAGE, 1, PARAMS, 2), KEYS, "gradients(...)")
    assert_close(got["b"], [0.25, -0.25], 'gradients(...)["b"]')
    assert_close(got["W"], [[1], [-1]], 'gradients(...)["W"]')
    slope = -math.log(3) / 16
    assert_close(got["bias"], [slope], 'gradients(...)["bias"]')
    assert_close(got["kernels"], [[[[2 * slope, 0], [slope, 3 * slope]]]], 'gradients(...)["kernels"]')


@check(points=3, public=True)
def test_slope_of_the_loss(submission):
    """Every gradient fits small changes of -log probability[label], with two channels, maps and several windows.

    zh: 每个梯度都与标签概率负对数的微小变化相符（两个通道、两张特征图、多个窗口）。
    """
    images, _labels, params, pool = case(np.random.default_rng(11), 1, (2, 5, 4), (2, 1), 2)
    got = assert_keys(submission.gradients(images[0], 2, params, pool), KEYS, "gradients(...)")
    kernels, bias, W, b = (params[key] for key in KEYS)
    features = own_features(images[0], kernels, bias, pool)
    losses = {
        "kernels": lambda value: own_loss(own_features(images[0], value, bias, pool), 2, W, b),
        "bias": lambda value: own_loss(own_features(images[0], kernels, value, pool), 2, W, b),
        "W": lambda value: own_loss(features, 2, value, b),
        "b": lambda value: own_loss(features, 2, W, value),
    }
    for key in KEYS:
        want = numerical_gradient(losses[key], params[key])
        assert_close(got[key], want, f'gradients(...)["{key}"]', rtol=1e-5, atol=1e-8)


@check(points=4)
def test_random_networks(submission, reference, rng):
    """Networks and images of any size, every label.

    zh: 任意大小的网络与图像，任意标签。
    """
    for image, kernel, pool, K, M in SHAPES:
        for _ in range(2):
            images, labels, params, pool = case(rng, 1, image, kernel, pool, K, M)
            compare(submission, reference, (images[0], int(labels[0]), params, pool))


@check(points=2)
def test_silent_and_large_maps(submission, reference, rng):
    """Maps that are 0 pass nothing on, also from pre-activations of exactly 0; large scores are no trouble.

    zh: 处处为 0 的特征图不传递梯度，激活前的值恰为 0 时也一样；得分很大时也正确。
    """
    image = [[[1.0, -1.0, 3.0], [0.5, 2.0, -2.0]]]
    params = {"W": rng.normal(size=(3, 3)), "kernels": [[[[1.0]]], [[[0.0]]], [[[0.25]]]], "b": rng.normal(size=3)}
    for bias in ([0.0, 0.0, -9.0], [-1.0, 0.0, 0.25], [-0.5, -2.0, 0.0]):
        for label in (0, 2):
            compare(submission, reference, (image, label, params | {"bias": bias}, 2))
    for size in (40.0, 300.0, 900.0):
        large = {
            "kernels": [[[[size]]], [[[1.0]]], [[[size]]]],
            "bias": [-0.0625 * size, 0.0, 0.0625 * size],
            "b": params["b"],
        }
        large["W"] = [[0.25, 0.0, 0.0], [0.0, 1.0, -0.25], [0.125, 0.0, 0.125]]
        for label in range(3):
            compare(submission, reference, ([[[1.0, -1.0], [0.5, 0.125]]], label, large, 2))


@check(points=3)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order work, also inside params.

    zh: 整数、列表、float32 与按列存储的数组都能处理，`params` 里面也一样。
    """
    images, labels, params, pool = case(rng, 1, (2, 5, 4), (2, 2), 2, whole=True)
    params["W"] = np.clip(params["W"], -1, 1)
    compare(submission, reference, (images[0], labels[0], params, pool))
    lists = {key: value.tolist() for key, value in params.items()}
    compare(submission, reference, (images[0].tolist(), int(labels[0]), lists, pool))
    images, labels, params, pool = case(rng, 1, (2, 5, 4), (2, 3), 2)
    fortran = {key: np.asfortranarray(value) for key, value in params.items()}
    compare(submission, reference, (np.asfortranarray(images[0]), int(labels[0]), fortran, pool))
    single = {key: value.astype(np.float32) for key, value in params.items()}
    compare(submission, reference, (images[0].astype(np.float32), int(labels[0]), single, pool), **FLOAT32)


@check(points=3)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    cases = []
    for image in ((1, 3, 3), (2, 3, 4), (2, 3, 4)):
        images, labels, params, pool = case(rng, 1, image, (2, 2), 2)
        cases.append((images[0], int(labels[0]), params, pool))
    assert_pure(submission.gradients, *cases, like=reference.gradients)


@check(points=2)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.gradients, reference.gradients, is_brief=True)
