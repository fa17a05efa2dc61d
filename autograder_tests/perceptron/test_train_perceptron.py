import numpy as np

from grader import FLOAT32, assert_close, assert_equal, assert_pure, check, unpack

RESULTS = ("w", "b", "mistakes")
INPUTS = [[0, 0], [0, 1], [1, 0], [1, 1]]


def compare(submission, args, want, **tolerance):
    w, b, mistakes = unpack(submission.train_perceptron(*args), RESULTS, "train_perceptron(…)")
    assert_equal(mistakes, want[2], "mistakes")
    assert_close(w, want[0], "w", **tolerance)
    assert_close(b, want[1], "b", **tolerance)


def margin(X, y, w, b, eta, epochs):
    """The least distance of a net input from 0 that training meets."""
    least, w, b = np.inf, np.array(w, dtype=float), float(b)
    for _ in range(epochs):
        for x_i, y_i in zip(X.astype(float), y, strict=True):
            net = w @ x_i + b
            least = min(least, abs(net))
            if y_i * net <= 0:
                w, b = w + eta * y_i * x_i, b + eta * y_i
    return least


def clear_case(rng, n, d, epochs, eta, dtype=np.float64):
    """Random samples and labels with which no net input of the training comes close to 0."""
    while True:
        X, w = rng.uniform(-2, 2, (n, d)).astype(dtype), rng.uniform(-1, 1, d).astype(dtype)
        y, b = rng.choice([-1, 1], n), dtype(rng.uniform(-1, 1))
        if margin(X, y, w, b, eta, epochs) > 2e-3:
            return X, y, w, b, eta, epochs


@check(points=4, public=True)
def test_worked_example(submission):
    """Two epochs of AND from zero weights.

    zh: 从零权重出发，用逻辑与训练两轮。
    """
    args = (INPUTS, [-1, -1, -1, 1], [0, 0], 0, 1, 2)
    compare(submission, args, ([2, 1], -1, [2, 3]))


@check(points=3, public=True)
def test_right_samples_change_nothing(submission):
    """Samples that are on their own side of the line leave the weights as they are.

    zh: 已在正确一侧的样本不会改变权重。
    """
    args = ([[1.0, 2.0], [-1.0, 0.5], [3.0, -1.0]], [1, -1, 1], [1.5, 0.5], 0.25, 0.5, 3)
    compare(submission, args, ([1.5, 0.5], 0.25, [0, 0, 0]))
    # net input 0.5 with label -1: w = (1, 0) - 0.25 (1, 2), b = -0.5 - 0.25
    compare(submission, ([[1.0, 2.0]], [-1], [1.0, 0.0], -0.5, 0.25, 1), ([0.75, -0.5], -0.75, [1]))


@check(points=3)
def test_random_samples(submission, reference, rng):
    """Random samples, labels, first weights and learning rates.

    zh: 随机的样本、标签、初始权重和学习率。
    """
    for n, d, epochs, eta in ((1, 1, 1, 0.7), (3, 2, 1, 0.3), (2, 4, 3, 0.05), (4, 4, 2, 0.4), (7, 3, 4, 1.3)):
        args = clear_case(rng, n, d, epochs, eta)
        compare(submission, args, reference.train_perceptron(*args))


@check(points=3.5)
def test_samples_on_the_line(submission, reference, rng):
    """A sample exactly on the line counts as a mistake, whatever its label.

    zh: 恰好落在直线上的样本算作错误，与标签无关。
    """
    compare(submission, ([[1, 2]], [1], [2, -1], 0, 0.5, 2), ([2.5, 0], 0.5, [1, 0]))
    compare(submission, ([[1, 2]], [-1], [2, -1], 0, 0.5, 2), ([1.5, -2], -0.5, [1, 0]))
    for labels in ([1, 1, -1, 1], [1, 1, 1, -1]):
        args = (INPUTS, labels, [0.5, -0.5], 0.0, 0.25, 5)
        compare(submission, args, reference.train_perceptron(*args))


@check(points=4)
def test_all_epochs_are_run(submission, reference, rng):
    """Training goes on to the last epoch, with data that has a line and with XOR, which has none.

    zh: 无论数据线性可分还是不可分（如异或），训练都执行到最后一轮。
    """
    compare(submission, (INPUTS, [-1, 1, 1, 1], [0, 0], 0, 1, 12), ([2, 2], -1, [3, 1, 2, 2, 1] + 7 * [0]))
    args = (INPUTS, [-1, 1, 1, -1], [0.25, -0.5], 0.125, 0.5, 15)
    compare(submission, args, reference.train_perceptron(*args))
    args = (INPUTS[::-1], np.array([1, -1, -1, 1]), np.zeros(2), 0.0, 0.25, 1)
    compare(submission, args, reference.train_perceptron(*args))


@check(points=3)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole-number weights may become fractions; lists, float32 and Fortran order are right.

    zh: 整数权重也可以变成小数；列表、float32 和 Fortran 存储顺序都能得到正确结果。
    """
    X, y, w = rng.integers(-3, 4, (5, 3)), rng.choice([-1, 1], 5), rng.integers(-2, 3, 3)
    want = reference.train_perceptron(X, y, w, 1, 0.125, 3)
    compare(submission, (X, y, w, 1, 0.125, 3), want)
    compare(submission, (X.tolist(), y.tolist(), w.tolist(), 1, 0.125, 3), want)
    compare(submission, (np.asfortranarray(X.astype(float)), y.astype(float), w.astype(float), 1.0, 0.125, 3), want)
    X, y, w, b, eta, epochs = clear_case(rng, 5, 3, 3, np.float32(0.375), np.float32)
    args = (X, y.astype(np.float32), w, b, eta, epochs)
    compare(submission, args, reference.train_perceptron(*args), **FLOAT32)


@check(points=2)
def test_pure(submission, reference, rng):
    """Data and first weights keep their values, and equal calls give equal results.

    zh: 不修改传入的数据和初始权重；相同的调用得到相同的结果。
    """
    cases = clear_case(rng, 4, 3, 2, 0.5), (INPUTS, [1, 1, 1, -1], [0.0, 0.0], 0.0, 1, 4)
    assert_pure(submission.train_perceptron, *cases, like=reference.train_perceptron)


@check(points=2.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.train_perceptron, reference.train_perceptron)
