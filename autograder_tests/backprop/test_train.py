import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, unpack

RESULTS = ("w", "losses")


def samples(rng, n):
    """Inputs, any targets, and weights."""
    return rng.normal(size=(n, 3)), rng.uniform(-0.5, 1.5, (n, 3)), rng.normal(size=12)


def weights(got):
    return unpack(got, RESULTS, "train(X, Y, w, eta, epochs)")[0]


def losses(got):
    return unpack(got, RESULTS, "train(X, Y, w, eta, epochs)")[1]


@check(points=3, public=True)
def test_one_step(submission):
    """One epoch on one sample is one train_step.

    zh: 只有一个样本的一轮训练就是一次 train_step。
    """
    w = [0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0.7, -0.8, 0.9, -1.0, 1.1, -1.2]
    expected = submission.train_step([1.0, 2.0, -1.0], [1.0, 0.0, 0.0], w, 0.5)
    got = submission.train([[1.0, 2.0, -1.0]], [[1.0, 0.0, 0.0]], w, 0.5, 1)
    assert_close(weights(got), expected, "w")
    right = [0.1038579764, -0.2082455993, 0.3077159527, 0.3835088013, -0.5038579764, 0.6082455993]
    right += [0.731402728, -0.83095188, 0.8665816615, -0.979569476, 1.0798627965, -1.2217418743]
    assert_close(weights(got), right, "w")


@check(points=2, public=True)
def test_two_samples(submission):
    """An epoch's loss is the mean of its samples' losses, each taken just before its own step.

    zh: 一轮的损失是各样本损失的平均，每个损失都在该样本更新权重之前计算。
    """
    # sample 1, all weights 0: loss 0.25; its step makes In_o = (1, -1, -1), y_hat = (0.731059, 0.268941, 0.268941)
    # sample 2: (0.731059^2 + 0.731059^2 + 0.268941^2) / 3 = 0.380408; the mean is 0.315204
    got = submission.train([[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]], [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]], [0.0] * 12, 24.0, 1)
    assert_close(losses(got), [0.315203796484], "losses")


@check(points=2, public=True)
def test_two_epochs(submission):
    """The worked example: the second epoch goes on where the first has ended.

    zh: 讲解中的例子：第二轮从第一轮结束时的权重继续。
    """
    # after epoch 1 In_o = (1, -1, -1); all three errors are 1 - 0.731059 = 0.268941 in size, 0.268941^2 = 0.072329
    got = submission.train([[0.0, 0.0, 0.0]], [[1.0, 0.0, 0.0]], [0.0] * 12, 24.0, 2)
    assert_close(losses(got), [0.25, 0.072329488129], "losses")


@check(points=2)
def test_weights(submission, reference, rng):
    """The weights are right after one, two and several epochs on samples in the given order.

    zh: 按给定顺序训练一轮、两轮和多轮之后，权重都正确。
    """
    for n, epochs in ((2, 1), (3, 2), (5, 6)):
        X, Y, w = samples(rng, n)
        got = submission.train(X, Y, w, 0.8, epochs)
        assert_close(weights(got), reference.train(X, Y, w, 0.8, epochs)[0], "w")


@check(points=3)
def test_losses(submission, reference, rng):
    """The loss of every epoch is right, for one sample and for several.

    zh: 无论一个还是多个样本，每一轮的损失都正确。
    """
    for n, epochs in ((1, 3), (2, 1), (4, 5)):
        X, Y, w = samples(rng, n)
        got = submission.train(X, Y, w, 1.5, epochs)
        assert_close(losses(got), reference.train(X, Y, w, 1.5, epochs)[1], "losses")


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 arrays and Fortran order are as good as float64 arrays.

    zh: 整数、列表、float32 数组和 Fortran 存储顺序都能得到正确结果。
    """
    X, Y, w = rng.integers(-2, 3, (4, 3)), np.eye(3, dtype=int)[[2, 0, 1, 2]], rng.integers(-2, 3, 12)
    expected = reference.train(X, Y, w, 1, 2)
    for args in ((np.asfortranarray(X), np.asfortranarray(Y), w), (X.tolist(), Y.tolist(), w.tolist())):
        got = submission.train(*args, 1, 2)
        assert_close(weights(got), expected[0], "w")
        assert_close(losses(got), expected[1], "losses")
    X, Y, w = (values.astype(np.float32) for values in samples(rng, 2))
    got, expected = submission.train(X, Y, w, 0.5, 2), reference.train(X, Y, w, 0.5, 2)
    assert_close(weights(got), expected[0], "w", **FLOAT32)
    assert_close(losses(got), expected[1], "losses", **FLOAT32)


@check(points=2)
def test_pure(submission, reference, rng):
    """The samples and the first weights keep their values, and equal calls give equal results.

    zh: 不修改传入的样本和初始权重；相同的调用得到相同的结果。
    """
    one = (*samples(rng, 2), 0.5, 2)
    two = (*(values.tolist() for values in samples(rng, 3)), 1.5, 1)
    assert_pure(submission.train, one, two, like=reference.train)


@check(points=2)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.train, reference.train, is_brief=True)
