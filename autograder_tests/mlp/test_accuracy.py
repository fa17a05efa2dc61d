import numpy as np

from grader import assert_close, assert_pure, check

WHAT = "accuracy(X, labels, weights, biases)"
EYE = [np.eye(3)], [np.zeros(3)]


@check(points=2, public=True)
def test_three_of_four(submission):
    """The worked example: three of four answers are right.

    zh: 讲解中的例子：四个回答中有三个正确。
    """
    # the scores are the rows of X themselves: the answers are 1, 0, 2, 2
    X = [[0.0, 1.0, 0.5], [3.0, 1.0, 2.0], [-3.0, -2.0, -1.0], [0.0, 0.0, 1.0]]
    assert_close(submission.accuracy(X, [1, 0, 1, 2], *EYE), 0.75, WHAT)


@check(points=1, public=True)
def test_none_and_all(submission):
    """No right answer makes 0, one of three makes 1/3, only right answers make 1.

    zh: 全错为 0，三个对一个为 1/3，全对为 1。
    """
    X = np.eye(3)
    for labels, share in (([1, 2, 0], 0.0), ([0, 2, 1], 1 / 3), ([0, 1, 2], 1.0)):
        assert_close(submission.accuracy(X, labels, *EYE), share, WHAT)


@check(points=2)
def test_random_networks(submission, reference, rng):
    """Networks with and without hidden layers, any number of samples.

    zh: 有或没有隐藏层的网络，任意个数的样本。
    """
    for M, n in ((1, 2), (2, 1), (2, 5), (4, 9), (3, 30)):
        args = rng.permuted(np.tile(np.arange(M) * 1.0, (n, 1)), axis=1), rng.integers(0, M, n)
        assert_close(
            submission.accuracy(*args, [np.eye(M)], [np.zeros(M)]),
            reference.accuracy(*args, [np.eye(M)], [np.zeros(M)]),
            WHAT,
        )
        deep = [np.eye(M), 3 * np.eye(M)], [np.full(M, -1.0), np.zeros(M)]
        assert_close(submission.accuracy(*args, *deep), reference.accuracy(*args, *deep), WHAT)
    for base in (-900.0, 900.0):
        args = np.zeros((3, 1)), [0, 1, 1], [np.zeros((2, 1))], [np.array([base, base + 0.5])]
        assert_close(submission.accuracy(*args), reference.accuracy(*args), WHAT)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order work; no argument is changed; equal calls give equal results.

    zh: 整数、列表、float32 与按列存储的数组都能处理；不修改任何参数；相同的调用得到相同的结果。
    """
    X, labels = np.array([[0, 1, 5], [3, 1, 2], [1, 4, 0]]), np.array([2, 1, 1])
    weights, biases = [np.array([[2, 0, 1], [0, 2, 0], [0, 0, 2]])], [np.array([0, 1, 0])]
    lists = X.tolist(), labels.tolist(), [W.tolist() for W in weights], [b.tolist() for b in biases]
    single = X.astype(np.float32), labels, [np.asfortranarray(weights[0], dtype=np.float32)], biases
    whole = X, labels, weights, biases
    floats = X + rng.uniform(0, 0.1, X.shape), labels, [weights[0] * 1.0], [biases[0] * 1.0]
    assert_pure(submission.accuracy, floats, whole, lists, single, like=reference.accuracy)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.accuracy, reference.accuracy)
