import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, numerical_gradient

WHAT = "input_gradient(x, label, W, b)"


def scene(rng, classes, size, scale=1.0, least=1e-3):
    """An image, a label, a classifier; no component of the gradient is near 0."""
    while True:
        W, b, x = scale * rng.normal(size=(classes, size)), scale * rng.normal(size=classes), rng.uniform(0, 1, size)
        label, p = int(rng.integers(classes)), np.exp(W @ x + b - np.max(W @ x + b))
        if np.abs((p / p.sum() - np.eye(classes)[label]) @ W).min() > least:
            return x, label, W, b


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: two equal scores.

    zh: 讲解中的例子：两个得分相等。
    """
    # p - e = (-0.5, 0.5)
    args = np.array([0.5, 0.4, 0.25]), 0, np.array([[1.0, 0.0, -2.0], [3.0, 0.0, 2.0]]), np.array([1.0, -1.0])
    assert_close(submission.input_gradient(*args), [1, 0, 2], WHAT)


@check(points=3, public=True)
def test_slope_of_the_loss(submission):
    """The gradient agrees with difference quotients of -log p[label], for each label.

    zh: 对每个标签，梯度都与 -log p[label] 的差商一致。
    """
    x, b = np.array([0.3, 0.8]), np.array([0.5, -0.2, 0.1])
    W = np.array([[1.0, -0.5], [0.25, 2.0], [-1.5, 0.75]])
    for label in range(3):

        def loss(image, label=label):
            scores = W @ image + b
            return np.log(np.exp(scores).sum()) - scores[label]

        expected = numerical_gradient(loss, x)
        assert_close(submission.input_gradient(x, label, W, b), expected, WHAT, rtol=1e-5, atol=1e-8)


@check(points=2)
def test_random_classifiers(submission, reference, rng):
    """The gradient is right for any number of classes and pixels.

    zh: 类别数与像素数任意，梯度都正确。
    """
    for classes, size in ((2, 1), (3, 3), (2, 5), (5, 2), (4, 60)):
        args = scene(rng, classes, size, least=2e-6)
        assert_close(submission.input_gradient(*args), reference.input_gradient(*args), WHAT)


@check(points=2)
def test_large_scores(submission, reference, rng):
    """The gradient is right and finite for scores up to 1000 in size.

    zh: 得分的绝对值直到 1000 时，梯度都正确且有限。
    """
    for size in (50, 400, 900):
        W, b = rng.uniform(0.25, 1, (3, 2)) * [[1], [-1], [-0.5]], np.array([0.9, -0.8, 0.1]) * size
        for label in (1, 2):  # the first class wins by far
            args = rng.uniform(0, 1, 2), label, W, b
            assert_close(submission.input_gradient(*args), reference.input_gradient(*args), WHAT)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 arrays and Fortran order are as good as float64 arrays.

    zh: 整数、列表、float32 数组和 Fortran 存储顺序都能得到正确结果。
    """
    x, W, b = rng.permutation([0, 1, 1]), np.array([[2, -1, 1], [1, 1, -2], [-1, 3, 0]]), np.array([0, 1, -1])
    expected = reference.input_gradient(x, 2, W, b)
    assert_close(submission.input_gradient(x, 2, W, b), expected, WHAT)
    assert_close(submission.input_gradient(x.tolist(), 2, W.tolist(), b.tolist()), expected, WHAT)
    x, label, W, b = scene(rng, 3, 4, least=3e-3)
    args = x.astype(np.float32), label, np.asfortranarray(W, dtype=np.float32), b.astype(np.float32)
    assert_close(submission.input_gradient(*args), reference.input_gradient(*args), WHAT, **FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    two = [1.0, 0.0], 1, [[1.0, 2.0], [3.0, -1.0]], [0.5, 0.0]
    assert_pure(submission.input_gradient, scene(rng, 3, 2), two, like=reference.input_gradient)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.input_gradient, reference.input_gradient)
