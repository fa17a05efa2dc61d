import math

import numpy as np

from grader import FLOAT32, assert_close, assert_keys, assert_pure, check


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
    got, want = assert_keys(submission.train_step(*args), KEYS, "train_step(...)"), reference.train_step(*args)
    for key in ("b", "W", "bias", "kernels"):
        assert_close(got[key], want[key], f'train_step(...)["{key}"]', **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: one image with the label 1, eta 16.

    zh: 讲解中的例子：一幅图像，标签为 1，eta 为 16。
    """
    got = assert_keys(submission.train_step([IMAGE], [1], PARAMS, 2, 16.0), KEYS, "train_step(...)")
    assert_close(got["b"], [-4, 4], 'train_step(...)["b"]')
    assert_close(got["bias"], [-1 + math.log(3)], 'train_step(...)["bias"]')
    assert_close(got["W"], [[-16], [math.log(3) / 4 + 16]], 'train_step(...)["W"]')


@check(points=2, public=True)
def test_mean_of_two_images(submission):
    """Two images: one step against the mean of their gradients.

    zh: 两幅图像：沿两个梯度的平均走一步。
    """
    # zeros in W: the probabilities are 1/2; image 1 leaves 4 (label 0), image 2 leaves 0 (label 1)
    params = PARAMS | {"W": np.zeros((2, 1))}
    got = submission.train_step([IMAGE, np.zeros((1, 3, 3))], [0, 1], params, 2, 2.0)
    got = assert_keys(got, KEYS, "train_step(...)")
    assert_close(got["W"], [[2], [-2]], 'train_step(...)["W"]')
    assert_close(got["b"], [0, 0], 'train_step(...)["b"]')
    assert_close(got["kernels"], PARAMS["kernels"], 'train_step(...)["kernels"]')


@check(points=2)
def test_random_batches(submission, reference, rng):
    """Batches of one image and of several, networks of any size.

    zh: 一幅或多幅图像，任意大小的网络。
    """
    for n, (image, kernel, pool, K, M) in zip((1, 2, 3, 2, 5, 1), SHAPES, strict=True):
        args = case(rng, n, image, kernel, pool, K, M)
        compare(submission, reference, (*args, rng.uniform(0.2, 0.9)))


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order work, also inside params.

    zh: 整数、列表、float32 与按列存储的数组都能处理，`params` 里面也一样。
    """
    images, labels, params, pool = case(rng, 2, (2, 5, 4), (2, 2), 2, whole=True)
    params["W"] = np.clip(params["W"], -1, 1)
    compare(submission, reference, (images, labels, params, pool, 1))
    lists = {key: value.tolist() for key, value in params.items()}
    compare(submission, reference, (images.tolist(), labels.tolist(), lists, pool, 0.5))
    images, labels, params, pool = case(rng, 3, (2, 5, 4), (2, 3), 2)
    fortran = {key: np.asfortranarray(value) for key, value in params.items()}
    compare(submission, reference, (np.asfortranarray(images), labels, fortran, pool, 0.5))
    single = {key: value.astype(np.float32) for key, value in params.items()}
    compare(submission, reference, (images.astype(np.float32), labels, single, pool, 0.5), **FLOAT32)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    cases = [(*case(rng, 2, image, (2, 2), 2), 0.5) for image in ((1, 3, 3), (2, 3, 4), (2, 3, 4))]
    assert_pure(submission.train_step, *cases, like=reference.train_step)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.train_step, reference.train_step, is_brief=True)
