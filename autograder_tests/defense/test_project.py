import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, unpack

RESULTS = ("z", "error")
CALL = "project(…)"
RTOL = {"rtol": 1e-5}


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


def compare(submission, reference, args, tolerance=RTOL):
    got, expected = unpack(submission.project(*args), RESULTS, CALL), reference.project(*args)
    for one, want, name in zip(got, expected, RESULTS, strict=True):
        assert_close(one, want, name, **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: one step from each of two starts; the second end is nearer.

    zh: 讲解中的例子：从两个起点各走一步，第二个终点更近。
    """
    # from 0: G = 0.5, gradient 2 * 0.25 * 0.25, z = -0.5, error (sigmoid(-0.5) - 0.25)^2
    args = np.array([0.25]), np.array([[np.log(3)], [0.0]]), np.array([[1.0]]), np.zeros(1), 4.0, 1
    z, error = unpack(submission.project(*args), RESULTS, CALL)
    assert_close(z, [-0.5], "z", rtol=1e-5)
    assert_close(error, (1 / (1 + np.exp(0.5)) - 0.25) ** 2, "error", rtol=1e-5)


@check(points=2, public=True)
def test_every_step_is_made(submission):
    """Three steps from one start, worked out one by one.

    zh: 从一个起点出发走三步，逐步计算。
    """
    x, A, c, z = np.array([0.9, 0.2]), np.array([[1.0, -0.5], [0.5, 2.0]]), np.array([0.25, -0.5]), np.array([0.5, 1.0])
    args = x, np.array([z]), A, c, 0.5, 3
    for _ in range(3):
        g = 1 / (1 + np.exp(-(A @ z + c)))
        z = z - 0.5 * A.T @ (2 * (g - x) * g * (1 - g))
    error = np.sum((1 / (1 + np.exp(-(A @ z + c))) - x) ** 2)
    got = unpack(submission.project(*args), RESULTS, CALL)
    assert_close(got[0], z, "z", rtol=1e-5)
    assert_close(got[1], error, "error", rtol=1e-5)


@check(points=2.5)
def test_random_searches(submission, reference, rng):
    """End and error are right for any number of pixels, of numbers in z, of starts and of steps.

    zh: 像素数、z 的维数、起点数和步数任意，终点与误差都正确。
    """
    for size, dimension, starts, steps in (
        (1, 1, 1, 1),
        (3, 2, 4, 5),
        (2, 3, 3, 2),
        (4, 4, 2, 8),
        (60, 1, 3, 4),
        (3, 2, 12, 3),
    ):
        eta = 0.3 if size < 10 else 0.02
        compare(submission, reference, search(rng, size, dimension, starts, eta, steps))


@check(points=3)
def test_best_end_of_any_start(submission, reference, rng):
    """The best end may belong to any start, also to one that began badly.

    zh: 最好的终点可能来自任何一个起点，也可能来自开始时很差的起点。
    """
    for winner in (0, 1, 2, 3):

        def accept(path, winner=winner):
            return path[-1].argmin() == winner and path[0].argmin() != winner and path[-1].argmax() != 3 - winner

        compare(submission, reference, search(rng, 3, 2, 4, 0.5, 6, accept=accept))


@check(points=2)
def test_ends_alone_count(submission, reference, rng):
    """A descent with too long a step may pass better points on its way: its end counts all the same.

    zh: 步长过大时，下降途中可能经过更好的点，但只算终点。
    """
    for starts in (1, 3):

        def accept(path):
            return path.min(axis=0)[path[-1].argmin()] < 0.9 * path[-1].min() and path[-1].max() > 0.01

        compare(submission, reference, search(rng, 3, 2, starts, 4.0, 4, accept=accept))


@check(points=1)
def test_flat_start(submission, reference):
    """Where the sigmoid is flat, every one of the steps counts, however short it is.

    zh: 在 sigmoid 平坦的地方，每一步再短也都算数。
    """
    for start, slope, steps in ((9.0, 1.0, 3), (-9.0, -1.0, 40), (45.0, 0.2, 250)):
        A, c = slope * np.array([[1.0], [0.5]]), np.array([0.5, 3.0])
        compare(submission, reference, (np.array([0.25, 0.5]), np.array([[start]]), A, c, 2.0, steps))


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 arrays and Fortran order are as good as float64 arrays.

    zh: 整数、列表、float32 数组和 Fortran 存储顺序都能得到正确结果。
    """
    x, z_starts = np.array([1, 0, 1]), np.array([[1, -1], [0, 1], [2, 0]])
    numbers = x, z_starts, np.array([[1, 0], [0, 2], [-1, 1]]), np.array([0, 1, -1])
    compare(submission, reference, (*numbers, 0.25, 3))
    compare(submission, reference, (*numbers, 1, 2))
    compare(submission, reference, (*(values.tolist() for values in numbers), 0.25, 3))
    *arrays, eta, steps = search(rng, 3, 2, 3, 0.25, 4, growth=2.5, gap=0.01)
    small = (np.asfortranarray(values, dtype=np.float32) for values in arrays)
    compare(submission, reference, (*small, eta, steps), FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The starts keep their values, and equal calls give equal results.

    zh: 不修改传入的起点和其他参数；相同的调用得到相同的结果。
    """
    two = [1.0, 0.0], [[1.0, -1.0], [0.0, 0.5]], [[1.0, 2.0], [0.5, -1.0]], [0.5, 0.0], 0.5, 2
    assert_pure(submission.project, search(rng, 3, 2, 3, 0.3, 3), two, like=reference.project)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.project, reference.project, rtol=1e-5)
