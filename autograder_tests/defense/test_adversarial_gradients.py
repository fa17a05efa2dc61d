import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, numerical_gradient, unpack

RESULTS = ("grad_W", "grad_b")
CALL = "adversarial_gradients(…)"
ARGS = np.array([0.5, 0.4, 0.25]), 0, np.array([[1.0, 0.0, -2.0], [3.0, 0.0, 2.0]]), np.array([1.0, -1.0])


def scene(rng, classes, size, scale=1.0, least=1e-3):
    """An image, a label, a classifier; no component of the gradient is near 0."""
    while True:
        W, b, x = scale * rng.normal(size=(classes, size)), scale * rng.normal(size=classes), rng.uniform(0, 1, size)
        label, p = int(rng.integers(classes)), np.exp(W @ x + b - np.max(W @ x + b))
        if np.abs((p / p.sum() - np.eye(classes)[label]) @ W).min() > least:
            return x, label, W, b


def compare(submission, reference, args, tolerance=None):
    got = unpack(submission.adversarial_gradients(*args), RESULTS, CALL)
    for one, want, name in zip(got, reference.adversarial_gradients(*args), RESULTS, strict=True):
        assert_close(one, want, name, **(tolerance or {}))


@check(points=3, public=True)
def test_worked_example(submission):
    """The worked example: p is (0.5, 0.5) on the image and (0.18, 0.82) on the attacked one.

    zh: 讲解中的例子：p 在原图像上为 (0.5, 0.5)，在受到攻击的图像上为 (0.18, 0.82)。
    """
    grad_W, grad_b = unpack(submission.adversarial_gradients(*ARGS, 0.25, 0.5), RESULTS, CALL)
    fooled = 1 / (1 + np.exp(-1.5))
    row = 0.5 * 0.5 * np.array([0.5, 0.4, 0.25]) + 0.5 * fooled * np.array([0.75, 0.4, 0.5])
    assert_close(grad_W, [-row, row], "grad_W")
    assert_close(grad_b, [-0.658787238094, 0.658787238094], "grad_b")


@check(points=3, public=True)
def test_slope_of_the_loss(submission):
    """The gradients agree with difference quotients of the loss with the attacked image held fixed.

    zh: 把受到攻击的图像看作固定不变时，梯度与损失的差商一致。
    """
    x, label, W, b = ARGS
    # the attack with eps = 0.125 moves the first and the last pixel up
    images = ((0.3, x), (0.7, x + np.array([0.125, 0, 0.125])))

    def loss(theta):
        total = 0.0
        for share, image in images:
            scores = theta[:, :3] @ image + theta[:, 3]
            total += share * (np.log(np.exp(scores).sum()) - scores[label])
        return total

    expected = numerical_gradient(loss, np.column_stack([W, b]))
    grad_W, grad_b = unpack(submission.adversarial_gradients(x, label, W, b, 0.125, 0.3), RESULTS, CALL)
    assert_close(grad_W, expected[:, :3], "grad_W", rtol=1e-5, atol=1e-8)
    assert_close(grad_b, expected[:, 3], "grad_b", rtol=1e-5, atol=1e-8)


@check(points=3.5)
def test_random_classifiers(submission, reference, rng):
    """Both gradients are right for any number of classes and pixels, any strength and any share.

    zh: 类别数、像素数、攻击强度和比例任意，两个梯度都正确。
    """
    for classes, size, eps in ((2, 1, 0.1), (3, 3, 0.25), (2, 5, 0), (5, 2, 1.5), (4, 60, 0.1)):
        compare(submission, reference, (*scene(rng, classes, size, least=2e-6), eps, rng.uniform(0.1, 0.9)))
    for alpha in (0, 1):
        compare(submission, reference, (*scene(rng, 3, 2), 0.2, alpha))


@check(points=2)
def test_large_scores(submission, reference, rng):
    """Both gradients are right and finite for scores up to 1000 in size.

    zh: 得分的绝对值直到 1000 时，两个梯度都正确且有限。
    """
    for size in (50, 400, 900):
        W, b = rng.uniform(0.25, 1, (3, 2)) * [[1], [-1], [-0.5]], np.array([0.9, -0.8, 0.1]) * size
        for label in (1, 2):  # the first class wins by far
            compare(submission, reference, (rng.uniform(0, 1, 2), label, W, b, 0.2, 0.4))


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 arrays and Fortran order are as good as float64 arrays.

    zh: 整数、列表、float32 数组和 Fortran 存储顺序都能得到正确结果。
    """
    x, W, b = rng.permutation([0, 1, 1]), np.array([[2, -1, 1], [1, 1, -2], [-1, 3, 0]]), np.array([0, 1, -1])
    compare(submission, reference, (x, 2, W, b, 0.25, 0.5))
    compare(submission, reference, (x.tolist(), 2, W.tolist(), b.tolist(), 0.25, 0.5))
    x, label, W, b = scene(rng, 3, 4, least=3e-3)
    args = x.astype(np.float32), label, np.asfortranarray(W, dtype=np.float32), b.astype(np.float32), 0.1, 0.3
    compare(submission, reference, args, FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    two = [1.0, 0.0], 1, [[1.0, 2.0], [3.0, -1.0]], [0.5, 0.0], 0.25, 0.75
    one = (*scene(rng, 3, 2), 0.1, 0.5)
    assert_pure(submission.adversarial_gradients, one, two, like=reference.adversarial_gradients)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.adversarial_gradients, reference.adversarial_gradients)
