import numpy as np

from grader import assert_equal, assert_pure, check


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


WHAT = "predict(images, params, pool)"


def clear_case(rng, n, image, kernel, pool, K, M, whole=False):
    """Like case, without labels; every image has a clear winner."""
    images, _labels, params, pool = case(rng, n, image, kernel, pool, K, M, whole)
    k = np.asarray(params["kernels"])
    for _ in range(1000):
        windows = np.lib.stride_tricks.sliding_window_view(images, k.shape[2:], axis=(2, 3))
        maps = np.maximum(np.einsum("ncyxij,kcij->nkyx", windows, k) + params["bias"][:, None, None], 0)
        h, w = maps.shape[2] // pool, maps.shape[3] // pool
        flat = maps[:, :, : h * pool, : w * pool].reshape(n, -1, h, pool, w, pool).max(axis=(3, 5)).reshape(n, -1)
        top = np.sort(flat @ params["W"].T + params["b"], axis=1)
        is_far = M == 1 or (top[:, -1] - top[:, -2]).min() > 0.02
        if is_far and abs(top).max() < (900 if whole else 28):
            break
        params["W"] = rng.integers(-1, 2, params["W"].shape) if whole else 0.5 * rng.normal(size=params["W"].shape)
        params["b"] = rng.permutation(M) - 1 if whole else rng.normal(size=M)
    return images, params, pool


@check(points=1, public=True)
def test_largest_value_wins(submission):
    """A network that takes the four pixels of an image for scores answers with the brightest one.

    zh: 以图像的四个像素为得分的网络，答案是最亮的像素。
    """
    params = {"kernels": [[[[1.0]]]], "bias": [0.0], "W": np.eye(4), "b": np.zeros(4)}
    images = [[[[1.0, 5.0], [2.0, 3.0]]], [[[9.0, 5.0], [2.0, 3.0]]], [[[1.0, 5.0], [2.0, 8.0]]]]
    assert_equal(submission.predict(images, params, 1), [1, 0, 3], WHAT)


@check(points=1, public=True)
def test_bias_decides(submission):
    """Images of zeros: the largest bias of the fully connected layer decides.

    zh: 全零的图像：由全连接层最大的偏置决定。
    """
    params = {"kernels": np.ones((1, 1, 2, 2)), "bias": [0.0], "W": np.ones((3, 1)), "b": [-1.0, -3.0, -0.5]}
    assert_equal(submission.predict(np.zeros((2, 1, 3, 3)), params, 2), [2, 2], WHAT)


@check(points=1)
def test_random_networks(submission, reference, rng):
    """Any number of images, networks of any size; large scores too.

    zh: 任意幅图像，任意大小的网络；得分很大时也一样。
    """
    for n, (image, kernel, pool, K, M) in zip((1, 2, 4, 6, 3, 1), SHAPES, strict=True):
        args = clear_case(rng, n, image, kernel, pool, K, M)
        assert_equal(submission.predict(*args), reference.predict(*args), WHAT)
    for base in (900.0, -900.0):
        params = {"kernels": [[[[1.0]]]], "bias": [0.0], "W": np.zeros((3, 1)), "b": base + np.array([0.0, 0.02, -1.0])}
        args = np.ones((2, 1, 1, 1)), params, 1
        assert_equal(submission.predict(*args), reference.predict(*args), WHAT)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order work; no argument is changed; equal calls give equal results.

    zh: 整数、列表、float32 与按列存储的数组都能处理；不修改任何参数；相同的调用得到相同的结果。
    """
    images, params, pool = clear_case(rng, 3, (2, 4, 4), (2, 2), 2, 2, 3, whole=True)
    lists = images.tolist(), {key: value.tolist() for key, value in params.items()}, pool
    floats = clear_case(rng, 2, (2, 4, 4), (2, 2), 2, 2, 3)
    single = {key: np.asfortranarray(value, dtype=np.float32) for key, value in floats[1].items()}
    cases = floats, (images, params, pool), lists, (np.asfortranarray(floats[0], dtype=np.float32), single, floats[2])
    assert_pure(submission.predict, *cases, like=reference.predict)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.predict, reference.predict, is_brief=True)
