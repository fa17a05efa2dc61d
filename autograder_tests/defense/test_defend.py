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


def search(rng, size, dimension, starts, eta, steps, growth=50.0, gap=1e-4):
    """A search with one clear winner whose ends do not hang on rounding."""
    while True:
        x, A, c = rng.uniform(0, 1, size), rng.normal(size=(size, dimension)), rng.normal(size=size)
        z = 1.5 * rng.normal(size=(starts, dimension))
        path, end = descents(x, z, A, c, eta, steps)
        moves = [descents(x, z + 1e-6 * unit, A, c, eta, steps)[1] - end for unit in np.eye(dimension)]
        errors = np.sort(path[-1])
        is_clear = starts == 1 or errors[1] - errors[0] > gap
        if is_clear and np.abs(moves).sum(axis=0).max() < growth * 1e-6:
            return x, z, A, c, eta, steps


def scene(rng, classes, size, starts, steps, answer, scale=1.0, **clear):
    """A search and a classifier that is clear about the best end; the image, the other ends and starts mislead."""
    while True:
        x, z, A, c, eta, steps = args = search(rng, size, 2, starts, 0.5, steps, **clear)
        path, ends = descents(*args)
        pictures = 1 / (1 + np.exp(-(np.array([ends[path[-1].argmin()], *ends, z[0]]) @ A.T + c)))
        for _ in range(20):
            W, b = scale * rng.normal(size=(classes, size)), scale * rng.normal(size=classes) / 3
            places = np.argmax(W @ pictures[0] + b), answer
            W[[*places]], b[[*places]] = W[[*places[::-1]]], b[[*places[::-1]]]  # the answer is as asked
            scores = np.vstack([x, pictures]) @ W.T + b
            image, _, first, *others, start = np.argmax(scores, axis=1)
            least = np.sort(scores[1])
            vote = np.bincount([first, *others]).argmax()
            misled = {image} if starts == 1 else {image, start, first, vote}
            is_clear = least[-1] - least[-2] > 0.02
            if is_clear and answer not in misled and (starts < 5 or vote not in (first, start)):
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


@check(points=2)
def test_random_searches(submission, reference, rng):
    """The answer is right for any number of classes, pixels, starts and steps.

    zh: 类别数、像素数、起点数和步数任意，答案都正确。
    """
    for classes, size, starts, steps, answer in ((2, 3, 1, 1, 1), (8, 5, 5, 3, 6), (4, 6, 3, 8, 0), (5, 4, 4, 5, 3)):
        args = scene(rng, classes, size, starts, steps, answer)
        assert_equal(submission.defend(*args), reference.defend(*args), WHAT)


@check(points=1)
def test_large_scores_and_whole_numbers(submission, reference, rng):
    """Scores of hundreds, lists, whole numbers and float32 arrays are as good as others.

    zh: 得分上百，参数为列表、整数或 float32 数组，答案都正确。
    """
    args = scene(rng, 4, 3, 3, 3, 2, scale=150.0)
    assert_equal(submission.defend(*args), reference.defend(*args), WHAT)
    numbers = [[1, 0, 1], [[1, -1], [0, 1], [2, 0]], [[5, 1, -3], [2, -4, 1], [-1, 2, 6]], [0, 1, -1]]
    rest = [[[1, 0], [0, 2], [-1, 1]], [0, 1, -1]]
    expected = reference.defend(*numbers, *rest, 0.25, 3)
    assert_equal(submission.defend(*numbers, *rest, 0.25, 3), expected, WHAT)
    assert_equal(submission.defend(*map(np.array, numbers), *map(np.array, rest), 0.25, 3), expected, WHAT)
    *arrays, eta, steps = scene(rng, 4, 3, 3, 2, 3, growth=2.5, gap=0.01)
    small = [values.astype(np.float32) for values in arrays]
    assert_equal(submission.defend(*small, eta, steps), reference.defend(*arrays, eta, steps), WHAT)


@check(points=1)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    one, two = (scene(rng, 4, 3, 3, 3, answer) for answer in (3, 1))
    assert_pure(submission.defend, one, two, like=reference.defend)
