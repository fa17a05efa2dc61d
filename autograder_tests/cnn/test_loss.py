import math

import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check


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


WHAT = "loss(image, label, params, pool)"


def compare(submission, reference, args, **tolerance):
    assert_close(submission.loss(*args), reference.loss(*args), WHAT, **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: ln 4 for the label 0, ln(4/3) for the label 1.

    zh: 讲解中的例子：标签 0 的损失为 ln 4，标签 1 的损失为 ln(4/3)。
    """
    assert_close(submission.loss(IMAGE, 0, PARAMS, 2), 1.386294361120, "loss, label 0")
    assert_close(submission.loss(IMAGE, 1, PARAMS, 2), 0.287682072452, "loss, label 1")


@check(points=1, public=True)
def test_label_of_a_rounded_probability(submission):
    """The scores (1000, -1000) with the label 1 cost 2000, not infinity.

    zh: 得分为 (1000, -1000) 而标签为 1 时，损失为 2000，而不是无穷大。
    """
    params = {"kernels": [[[[1.0]]]], "bias": [0.0], "W": [[1000.0], [-1000.0]], "b": [0.0, 0.0]}
    assert_close(submission.loss([[[1.0]]], 1, params, 1), 2000.0, WHAT)


@check(points=3)
def test_random_networks(submission, reference, rng):
    """Networks and images of any size, every label.

    zh: 任意大小的网络与图像，任意标签。
    """
    for image, kernel, pool, K, M in SHAPES:
        images, labels, params, pool = case(rng, 1, image, kernel, pool, K, M)
        for label in {0, M - 1, int(labels[0])}:
            compare(submission, reference, (images[0], label, params, pool))


@check(points=2)
def test_large_scores(submission, reference, rng):
    """Right and finite for scores up to 1000 of both signs; improbable labels cost what they should.

    zh: 得分在 ±1000 之间时结果正确且有限；概率极小的标签也有应有的损失。
    """
    params = {"W": [[1.0, 0.0], [0.0, -1.0], [0.5, -0.5]], "bias": [0.0, 0.0], "b": rng.normal(size=3)}
    for size in (12.0, 25.0, 40.0, 300.0, 990.0):
        for label in range(3):
            params["kernels"] = [[[[size]]], [[[size - 7.0]]]]
            compare(submission, reference, ([[[1.0, -1.0], [0.25, 0.5]]], label, params, 2))
    params["kernels"] = [[[[1.0]]], [[[1.5]]]]
    for base in (900.0, -900.0):
        params["b"] = base + np.array([1.0, 0.0, 2.5])
        compare(submission, reference, ([[[1.0, -1.0], [0.25, 0.5]]], 1, params, 2))


@check(points=1)
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


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    cases = []
    for image in ((1, 3, 3), (2, 3, 4), (2, 3, 4)):
        images, labels, params, pool = case(rng, 1, image, (2, 2), 2)
        cases.append((images[0], int(labels[0]), params, pool))
    assert_pure(submission.loss, *cases, like=reference.loss)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.loss, reference.loss)
