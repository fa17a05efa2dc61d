import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "adversarial_loss(x, label, W, b, eps, alpha)"
ARGS = np.array([0.5, 0.4, 0.25]), 0, np.array([[1.0, 0.0, -2.0], [3.0, 0.0, 2.0]]), np.array([1.0, -1.0])


def scene(rng, classes, size, scale=1.0, least=1e-3):
    """An image, a label, a classifier; no component of the gradient is near 0."""
    while True:
        W, b, x = scale * rng.normal(size=(classes, size)), scale * rng.normal(size=classes), rng.uniform(0, 1, size)
        label, p = int(rng.integers(classes)), np.exp(W @ x + b - np.max(W @ x + b))
        if np.abs((p / p.sum() - np.eye(classes)[label]) @ W).min() > least:
            return x, label, W, b


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: half of log 2, half of log(1 + exp(1.5)).

    zh: 讲解中的例子：log 2 与 log(1 + exp(1.5)) 各占一半。
    """
    assert_close(submission.adversarial_loss(*ARGS, 0.25, 0.5), 1.197280229506, WHAT)


@check(points=2, public=True)
def test_share_of_either_image(submission):
    """With alpha = 1 only the image counts, with alpha = 0 only the attacked one, with 0.25 a quarter and the rest.

    zh: alpha = 1 时只看原图像，alpha = 0 时只看受到攻击的图像，alpha = 0.25 时各占四分之一与四分之三。
    """
    clean, attacked = np.log(2), np.log(1 + np.exp(1.5))
    assert_close(submission.adversarial_loss(*ARGS, 0.25, 1.0), clean, WHAT)
    assert_close(submission.adversarial_loss(*ARGS, 0.25, 0.0), attacked, WHAT)
    assert_close(submission.adversarial_loss(*ARGS, 0.25, 0.25), clean / 4 + attacked * 3 / 4, WHAT)


@check(points=2)
def test_random_classifiers(submission, reference, rng):
    """The loss is right for any number of classes and pixels, any strength and any share.

    zh: 类别数、像素数、攻击强度和比例任意，损失都正确。
    """
    for classes, size, eps in ((2, 1, 0.1), (3, 3, 0.25), (2, 5, 0), (5, 2, 1.5), (4, 60, 0.1)):
        args = (*scene(rng, classes, size, least=2e-6), eps, rng.uniform(0.1, 0.9))
        assert_close(submission.adversarial_loss(*args), reference.adversarial_loss(*args), WHAT)


@check(points=1)
def test_large_scores(submission, reference, rng):
    """The loss is right and finite for scores up to 1000 in size, where p is rounded to 0.

    zh: 得分的绝对值直到 1000（p 被舍入为 0）时，损失都正确且有限。
    """
    for size in (50, 400, 900):
        W, b = rng.uniform(0.25, 1, (3, 2)) * [[1], [-1], [-0.5]], np.array([0.9, -0.8, 0.1]) * size
        for label in (1, 2):  # the first class wins by far
            args = rng.uniform(0, 1, 2), label, W, b, 0.2, 0.4
            assert_close(submission.adversarial_loss(*args), reference.adversarial_loss(*args), WHAT)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    x, W, b = rng.permutation([0, 1, 1]), np.array([[2, -1, 1], [1, 1, -2], [-1, 3, 0]]), np.array([0, 1, -1])
    expected = reference.adversarial_loss(x, 2, W, b, 0.25, 0.5)
    assert_close(submission.adversarial_loss(x, 2, W, b, 0.25, 0.5), expected, WHAT)
    assert_close(submission.adversarial_loss(x.tolist(), 2, W.tolist(), b.tolist(), 0.25, 0.5), expected, WHAT)
    assert_close(submission.adversarial_loss(x, 2, W, b, 1, 0), reference.adversarial_loss(x, 2, W, b, 1, 0), WHAT)
    x, label, W, b = scene(rng, 3, 4, least=3e-3)
    args = x.astype(np.float32), label, W.astype(np.float32), b.astype(np.float32), 0.1, 0.3
    assert_close(submission.adversarial_loss(*args), reference.adversarial_loss(*args), WHAT, **FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    two = [1.0, 0.0], 1, [[1.0, 2.0], [3.0, -1.0]], [0.5, 0.0], 0.25, 0.75
    assert_pure(submission.adversarial_loss, (*scene(rng, 3, 2), 0.1, 0.5), two, like=reference.adversarial_loss)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.adversarial_loss, reference.adversarial_loss)
