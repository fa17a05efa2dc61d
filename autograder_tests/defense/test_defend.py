import numpy as np

from grader import assert_equal, assert_pure, check

WHAT = "defend(…)"


def descents(x, z, A, c, eta, steps):
    """The errors at every step of the descents from all rows of z, and their ends."""
    path = []
    for _ in range(steps + 1):
        g, end = 1 / (1 + np.exp(-(z @ A.T + c))), z
        path.append(np.sum((g - x) ** 2, axis=1))
        z = z - eta * (2 * (g - x) * g * (1 - g)) @ A
    return np.array(path), end


def search(rng, size, dimension, starts, eta, steps, growth=50.0, gap=1e-4, accept=lambda path: True):
    """A search with one clear winner whose ends do not hang on rounding, and of which `accept` holds."""
    while True:
        x, A, c = rng.uniform(0, 1, size), rng.normal(size=(size, dimension)), rng.normal(size=size)
        z = 1.5 * rng.normal(size=(starts, dimension))
        path, end = descents(x, z, A, c, eta, steps)
        moves = [descents(x, z + 1e-6 * unit, A, c, eta, steps)[1] - end for unit in np.eye(dimension)]
        errors = np.sort(path[-1])
        is_clear = starts == 1 or errors[1] - errors[0] > gap
        if is_clear and np.abs(moves).sum(axis=0).max() < growth * 1e-6 and accept(path):
            return x, z, A, c, eta, steps


def classifier(rng, args, classes, scale=1.0):
    """A classifier that is clear about the best end's picture and sees something else in the image itself."""
    x, z, A, c, eta, steps = args
    path, end = descents(*args)
    best = 1 / (1 + np.exp(-(A @ end[path[-1].argmin()] + c)))
    while True:
        W, b = scale * rng.normal(size=(classes, len(x))), scale * rng.normal(size=classes) / 3
        scores = np.sort(W @ best + b)
        answer = np.argmax(W @ best + b)
        if scores[-1] - scores[-2] > 0.02 and answer != np.argmax(W @ x + b):
            return x, z, W, b, A, c, eta, steps


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: the picture that the search finds belongs to class 1.

    zh: 讲解中的例子：搜索得到的图像属于类别 1。
    """
    args = np.array([0.25]), np.array([[np.log(3)], [0.0]]), np.array([[4.0], [-4.0]]), np.array([-1.6, 1.6])
    assert_equal(submission.defend(*args, np.array([[1.0]]), np.zeros(1), 4.0, 1), 1, WHAT)
    # the other way round, and a third class that never wins
    W, b = np.array([[-4.0], [0.0], [4.0]]), np.array([1.6, -3.0, -1.6])
    assert_equal(submission.defend(*args[:2], W, b, np.array([[1.0]]), np.zeros(1), 4.0, 1), 0, WHAT)


@check(points=2, public=True)
def test_picture_and_not_image(submission):
    """The classifier sees the generator's picture and not the image itself.

    zh: 分类器看到的是生成器画出的图像，而不是原来的图像。
    """
    # the generator draws two equal pixels of 0.5 only; the image alone would be class 0, the picture is class 2
    x, A, c = np.array([1.0, 0.0]), np.zeros((2, 1)), np.zeros(2)
    W, b = np.array([[3.0, -3.0], [-3.0, 3.0], [0.0, 0.0]]), np.array([0.0, 0.0, 0.5])
    assert_equal(submission.defend(x, np.array([[0.5]]), W, b, A, c, 0.1, 3), 2, WHAT)
    W, b = np.array([[3.0, -3.0], [1.0, 1.0], [0.0, 0.0]]), np.array([0.0, 0.0, 0.5])
    assert_equal(submission.defend(x, np.array([[0.5]]), W, b, A, c, 0.1, 3), 1, WHAT)


@check(points=1)
def test_random_searches(submission, reference, rng):
    """The answer is right for any number of classes, pixels, starts and steps.

    zh: 类别数、像素数、起点数和步数任意，答案都正确。
    """
    # the last start is the nearest and belongs to class 2, the first to class 0, most of them to class 1
    W, b = np.array([[-10.0], [0.0], [10.0]]), np.array([3.0, 0.0, -7.0])
    starts = np.array([[-2.0], [0.0], [0.1], [2.0]])
    assert_equal(submission.defend(np.array([0.9]), starts, W, b, np.ones((1, 1)), np.zeros(1), 0.1, 1), 2, WHAT)
    for classes, size, starts, steps in (
        (2, 3, 1, 1),
        (5, 4, 4, 5),
        (4, 6, 3, 8),
        (8, 3, 4, 3),
        (6, 4, 5, 6),
        (9, 5, 2, 4),
    ):

        def accept(path):
            return len(path[0]) == 1 or path[0].argmin() != path[-1].argmin()

        args = classifier(rng, search(rng, size, 2, starts, 0.5, steps, accept=accept), classes)
        assert_equal(submission.defend(*args), reference.defend(*args), WHAT)


@check(points=1)
def test_large_scores_and_whole_numbers(submission, reference, rng):
    """Scores of hundreds, lists, whole numbers and float32 arrays are as good as others.

    zh: 得分上百，参数为列表、整数或 float32 数组，答案都正确。
    """
    args = classifier(rng, search(rng, 3, 2, 3, 0.3, 3), 4, scale=150.0)
    assert_equal(submission.defend(*args), reference.defend(*args), WHAT)
    numbers = [[1, 0, 1], [[1, -1], [0, 1], [2, 0]], [[2, -4, 1], [5, 1, -3], [-1, 2, 6]], [1, 0, -1]]
    rest = [[[1, 0], [0, 2], [-1, 1]], [0, 1, -1]]
    expected = reference.defend(*numbers, *rest, 0.25, 3)
    assert_equal(submission.defend(*numbers, *rest, 0.25, 3), expected, WHAT)
    assert_equal(submission.defend(*map(np.array, numbers), *map(np.array, rest), 0.25, 3), expected, WHAT)
    *arrays, eta, steps = classifier(rng, search(rng, 3, 2, 3, 0.25, 4, growth=2.5, gap=0.01), 4)
    small = [values.astype(np.float32) for values in arrays]
    assert_equal(submission.defend(*small, eta, steps), reference.defend(*arrays, eta, steps), WHAT)


@check(points=1)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    one = classifier(rng, search(rng, 3, 2, 3, 0.3, 3), 5)
    label, two = reference.defend(*one), one
    while reference.defend(*two) == label:
        two = classifier(rng, search(rng, 3, 2, 3, 0.3, 3), 3)
    assert_pure(submission.defend, one, two, like=reference.defend)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.defend, reference.defend)
