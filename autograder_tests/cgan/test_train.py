import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, unpack

RESULTS = ("theta_d", "theta_g", "history")
RTOL = {"rtol": 1e-5}


def game(rng, rounds, m, number):
    """Real data around places of their labels, labels, noise for D and for G, and the parameters of both."""
    labels, places = rng.integers(0, number, (rounds, m)), rng.uniform(-1.5, 1.5, number)
    real = places[labels] + rng.uniform(-0.5, 0.5, (rounds, m))
    noise_d, noise_g = rng.uniform(-1, 1, (2, rounds, m))
    return real, labels, noise_d, noise_g, rng.uniform(-0.5, 0.5, (number, 3)), rng.uniform(-1, 1, 1 + number)


def compare(submission, reference, args, names=RESULTS, tolerance=RTOL):
    got, expected = unpack(submission.train(*args), RESULTS, "train(…)"), reference.train(*args)
    for name in names:
        assert_close(got[RESULTS.index(name)], expected[RESULTS.index(name)], name, **tolerance)


@check(points=3, public=True)
def test_worked_example(submission):
    """The worked example: D's step, G's loss against the new D, and G's step.

    zh: 讲解中的例子：判别器的一步、生成器面对新判别器的损失，以及生成器的一步。
    """
    # D = 0.5: rows (0, 0.25, 0.25) and (0, 0.25, 1.25), times 4; logits 2 and 4;
    # slopes -sigmoid(-2) * 3 and -sigmoid(-4) * (1 - 10)
    args = [[1.0, 3.0]], [[0, 1]], [[0.0, 2.0]], [[1.0, -1.0]], np.zeros((2, 3)), [1.0, 0.0, 0.0]
    args = (*map(np.array, args), 4.0, 1.0)
    theta_d, theta_g, history = unpack(submission.train(*args), RESULTS, "train(…)")
    assert_close(theta_d, [[0, 1, 1], [0, 1, 5]], "theta_d", rtol=1e-5)
    assert_close(history, [0.072538969480], "history", rtol=1e-5)
    assert_close(theta_g, [1.259742240775, 0.178804383033, -0.080937857742], "theta_g", rtol=1e-5)


@check(points=2, public=True)
def test_labels_of_the_round(submission):
    """Round t uses labels[t]: a label that occurs in the second round alone stays as it was in the first.

    zh: 第 t 轮使用 labels[t]：只在第二轮出现的标签，第一轮不改变它的参数。
    """
    # round 1 moves label 1 alone, by (D = 0.5): D (0, 0.5, 1.5), fake 1 with logit 2, slope -sigmoid(-2) * 3.5
    args = [[2.0]], [[1]], [[1.0]], [[1.0]], np.zeros((2, 3)), [1.0, 0.0, 0.0]
    args = (*map(np.array, args), 1.0, 1.0)
    theta_d, theta_g, history = unpack(submission.train(*args), RESULTS, "train(…)")
    assert_close(theta_d, [[0, 0, 0], [0, 0.5, 1.5]], "theta_d", rtol=1e-5)
    step = 3.5 / (1 + np.exp(2))
    assert_close(theta_g, [1 + step, 0, step], "theta_g", rtol=1e-5)
    args = [[2.0], [-1.0]], [[1], [0]], [[1.0], [1.0]], [[1.0], [0.0]], np.zeros((2, 3)), [1.0, 0.0, 0.0]
    theta_d, theta_g, history = unpack(submission.train(*map(np.array, args), 1.0, 1.0), RESULTS, "train(…)")
    # round 2: fake 1 + step with D = 0.5 for label 0, real -1
    fake = 1 + step
    assert_close(theta_d, [[0, -0.5 - fake / 2, 0.5 - fake**2 / 2], [0, 0.5, 1.5]], "theta_d", rtol=1e-5)
    assert_close(history, [np.log(1 + np.exp(-2)), np.log(2)], "history", rtol=1e-5)


@check(points=4)
def test_parameters_after_several_rounds(submission, reference, rng):
    """Both networks' parameters are right after one and after several rounds.

    zh: 一轮与多轮之后，两个网络的参数都正确。
    """
    for rounds, m, number in ((1, 3, 2), (2, 1, 3), (3, 3, 3), (6, 5, 4)):
        compare(submission, reference, (*game(rng, rounds, m, number), 0.2, 0.1), ["theta_d", "theta_g"])


@check(points=4)
def test_history(submission, reference, rng):
    """The history holds G's loss of every round, after D's step and before G's.

    zh: history 记录每一轮生成器的损失，在判别器更新之后、生成器更新之前计算。
    """
    for rounds, m, number in ((1, 3, 1), (4, 2, 3), (60, 2, 2)):
        compare(submission, reference, (*game(rng, rounds, m, number), 0.1, 0.05), ["history"])


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 arrays and Fortran order are as good as float64 arrays.

    zh: 整数、列表、float32 数组和 Fortran 存储顺序都能得到正确结果。
    """
    real, labels, noise_d, noise_g = rng.integers(0, 2, (4, 3, 4))
    numbers = (real, labels, noise_d, noise_g, np.array([[0, 1, 0], [1, 0, -1]]), np.array([1, 0, -1]))
    small = (values.astype(np.float32) if values.dtype == float else values for values in game(rng, 3, 4, 2))
    cases = [
        (numbers, 1, 1, RTOL),
        (tuple(values.tolist() for values in numbers), 0.2, 0.1, RTOL),
        (tuple(np.asfortranarray(values) for values in numbers), 0.2, 0.1, RTOL),
        (tuple(small), 0.2, 0.1, FLOAT32),
    ]
    for arrays, eta_d, eta_g, tolerance in cases:
        compare(submission, reference, (*arrays, eta_d, eta_g), tolerance=tolerance)


@check(points=2)
def test_pure(submission, reference, rng):
    """Data, labels, noise and first parameters keep their values, and equal calls give equal results.

    zh: 不修改传入的数据、标签、噪声和初始参数；相同的调用得到相同的结果。
    """
    one = (*game(rng, 2, 3, 2), 0.2, 0.1)
    two = (*(values.tolist() for values in game(rng, 2, 2, 3)), 0.3, 0.1)
    assert_pure(submission.train, one, two, like=reference.train)


@check(points=2)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.train, reference.train, rtol=1e-5, is_brief=True)
