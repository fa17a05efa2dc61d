import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "fgsm(x, label, W, b, eps)"
IMAGE = np.array([0.5, 0.4, 0.25])
CLASSIFIER = np.array([[1.0, 0.0, -2.0], [3.0, 0.0, 2.0]]), np.array([1.0, -1.0])


def scene(rng, classes, size, scale=1.0, least=1e-3):
    """An image, a label, a classifier; no component of the gradient is near 0."""
    while True:
        W, b, x = scale * rng.normal(size=(classes, size)), scale * rng.normal(size=classes), rng.uniform(0, 1, size)
        label, p = int(rng.integers(classes)), np.exp(W @ x + b - np.max(W @ x + b))
        if np.abs((p / p.sum() - np.eye(classes)[label]) @ W).min() > least:
            return x, label, W, b


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example with eps = 0.25: two pixels move by eps, the one without a gradient stays.

    zh: 讲解中的例子，eps = 0.25：两个像素移动 eps，梯度为零的像素保持不变。
    """
    assert_close(submission.fgsm(IMAGE, 0, *CLASSIFIER, 0.25), [0.75, 0.4, 0.5], WHAT)
    # the gradient of the other label points the other way
    assert_close(submission.fgsm(IMAGE, 1, *CLASSIFIER, 0.125), [0.375, 0.4, 0.125], WHAT)


@check(points=2, public=True)
def test_pixels_stay_pixels(submission):
    """Pixels stay between 0 and 1, however strong the attack is.

    zh: 无论攻击多强，像素始终在 0 与 1 之间。
    """
    assert_close(submission.fgsm(IMAGE, 0, *CLASSIFIER, 0.6), [1, 0.4, 0.85], WHAT)
    assert_close(submission.fgsm(IMAGE, 1, *CLASSIFIER, 0.375), [0.125, 0.4, 0], WHAT)
    assert_close(submission.fgsm(IMAGE, 0, *CLASSIFIER, 3.0), [1, 0.4, 1], WHAT)


@check(points=2.5)
def test_random_classifiers(submission, reference, rng):
    """The attacked image is right for any number of classes and pixels, any label and any strength.

    zh: 类别数、像素数、标签和攻击强度任意，受到攻击的图像都正确。
    """
    for classes, size, eps in ((2, 1, 0.1), (3, 3, 0.25), (2, 5, 0.01), (5, 2, 0.5), (4, 60, 0.1)):
        args = (*scene(rng, classes, size, least=2e-6), eps)
        assert_close(submission.fgsm(*args), reference.fgsm(*args), WHAT)


@check(points=2)
def test_small_gradients(submission, reference, rng):
    """A gradient of 0.000002 has a sign, too: the step is just as large.

    zh: 0.000002 的梯度也有符号，移动的步长同样大。
    """
    for size in (1, 4):
        x, label, W, b = scene(rng, 3, size)
        p = np.exp(W @ x + b)
        small = W * 2e-6 / np.abs((p / p.sum() - np.eye(3)[label]) @ W).min()
        args = x, label, small, W @ x + b - small @ x, 0.2  # the same scores, and so the same probabilities
        assert_close(submission.fgsm(*args), reference.fgsm(*args), WHAT)


@check(points=2)
def test_pixels_without_influence(submission, reference, rng):
    """A pixel that no score looks at stays as it is; with eps = 0 all do.

    zh: 与任何得分都无关的像素保持不变；eps = 0 时所有像素都不变。
    """
    for size in (2, 5):
        x, label, W, b = scene(rng, 3, size)
        dark = rng.integers(size)
        b = b + W[:, dark] * x[dark]
        W[:, dark] = 0
        for eps in (0.3, 0, 1.5):
            assert_close(submission.fgsm(x, label, W, b, eps), reference.fgsm(x, label, W, b, eps), WHAT)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    x, W, b = rng.permutation([0, 1, 1]), np.array([[2, -1, 1], [1, 1, -2], [-1, 3, 0]]), np.array([0, 1, -1])
    for eps in (0.25, 1):
        expected = reference.fgsm(x, 2, W, b, eps)
        assert_close(submission.fgsm(x, 2, W, b, eps), expected, WHAT)
        assert_close(submission.fgsm(x.tolist(), 2, W.tolist(), b.tolist(), eps), expected, WHAT)
    x, label, W, b = scene(rng, 3, 4, least=3e-3)
    args = x.astype(np.float32), label, W.astype(np.float32), b.astype(np.float32), 0.1
    assert_close(submission.fgsm(*args), reference.fgsm(*args), WHAT, **FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The image keeps its values, and equal calls give equal results.

    zh: 不修改传入的图像和其他参数；相同的调用得到相同的结果。
    """
    two = [1.0, 0.0], 1, [[1.0, 2.0], [3.0, -1.0]], [0.5, 0.0], 0.25
    assert_pure(submission.fgsm, (*scene(rng, 3, 2), 0.1), two, like=reference.fgsm)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.fgsm, reference.fgsm)
