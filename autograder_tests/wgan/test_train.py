import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, unpack

RESULTS = ("theta_d", "theta_g", "history")
RTOL = {"rtol": 1e-5}


def game(rng, rounds, k, m, c):
    """Data and noise that take turns in being further out, so that the critic's steps change direction."""
    real, noise_d = 0.5 + rng.normal(size=(rounds, k, m)), rng.normal(size=(rounds, k, m))
    real, noise_d, noise_g = np.clip(real, -2, 2.5), np.clip(noise_d, -2, 2), rng.uniform(-1.5, 1.5, (rounds, m))
    theta_d = 0.8 * c * rng.uniform(-1, 1, 3)
    return real, noise_d, noise_g, theta_d, rng.uniform(0.5, 1.2, 2)


def clear_game(reference, rng, *rates):
    """A float32 game in which no value of the critic is near 0."""
    while True:
        real, *rest = game(rng, 2, 3, 4, 0.25)
        arrays = tuple(values.astype(np.float32) for values in (real + 1, *rest))
        if abs(reference.train(*arrays, *rates)[2]).min() > 0.05:
            return arrays


def compare(submission, reference, args, names=RESULTS, tolerance=RTOL):
    got, expected = unpack(submission.train(*args), RESULTS, "train(…)"), reference.train(*args)
    for name in names:
        assert_close(got[RESULTS.index(name)], expected[RESULTS.index(name)], name, **tolerance)


@check(points=3, public=True)
def test_worked_example(submission):
    """The worked example: two steps of the critic, each followed by clipping, then one step of G.

    zh: 讲解中的例子：critic 更新两步，每步之后都裁剪，然后生成器更新一步。
    """
    # (0, 0.1, 0.3) clipped to (0, 0.1, 0.2); (0, -0.05, -0.25) clipped to (0, -0.05, -0.2); -0.05 * -1.5 - 0.2 * -4.5;
    # slopes of the critic at G's fakes 1 and 3: -0.45 and -1.25
    args = [[[1.0, 3.0], [0.0, 1.0]]], [[[0.0, 2.0], [1.0, 3.0]]], [[1.0, 3.0]], np.zeros(3), np.array([1.0, 0.0])
    args = (*map(np.array, args), 0.1, 0.5, 0.2)
    theta_d, theta_g, history = unpack(submission.train(*args), RESULTS, "train(…)")
    assert_close(theta_d, [0, -0.05, -0.2], "theta_d", rtol=1e-5)
    assert_close(history, [0.975], "history", rtol=1e-5)
    assert_close(theta_g, [-0.05, -0.425], "theta_g", rtol=1e-5)


@check(points=2, public=True)
def test_one_step_of_each(submission):
    """One round with k = 1 from parameters beyond c: a step, then clipping; G's own parameters are not clipped.

    zh: k = 1 的一轮，初始参数超出 c：先更新一步，再裁剪；生成器的参数不裁剪。
    """
    # fakes 2 and 1, gradient (0, 1 - 1.5, 1 - 2.5), times 0.5; (0.9, 0.7 - 0.25, -0.2 - 0.75) clipped with 0.5;
    # G's fakes 4 and 3: slopes 0.45 - 4 and 0.45 - 3, loss gradient -(3.05 z-weighted mean)
    args = [[[1.0, 1.0]]], [[[0.0, -0.5]]], [[1.0, 0.5]], [0.9, 0.7, -0.2], [2.0, 2.0]
    args = (*map(np.array, args), 0.5, 0.1, 0.5)
    theta_d, theta_g, history = unpack(submission.train(*args), RESULTS, "train(…)")
    assert_close(theta_d, [0.5, 0.45, -0.5], "theta_d", rtol=1e-5)
    assert_close(history, [0.45 * -0.5 + 0.5 * 1.5], "history", rtol=1e-5)
    assert_close(theta_g, [2 - 0.1 * (3.55 + 2.55 / 2) / 2, 2 - 0.1 * (3.55 + 2.55) / 2], "theta_g", rtol=1e-5)


@check(points=2)
def test_clipping_after_every_step(submission, reference, rng):
    """In one round the critic makes k steps, each with its own batches and its own clipping.

    zh: 一轮中 critic 更新 k 步，每一步使用各自的批次，并各自裁剪。
    """
    for k, m in ((2, 3), (5, 4)):
        args = (*game(rng, 1, k, m, 0.3), 0.2, 0.1, 0.3)
        compare(submission, reference, args, ["theta_d"])
    # out and back: what is clipped after the first step is missing after the second
    args = [[[2.0], [-1.0]]], [[[0.0], [0.5]]], [[0.5]], [0.05, 0.0, 0.0], [1.0, 0.0]
    compare(submission, reference, (*map(np.array, args), 0.1, 0.1, 0.12), ["theta_d"])


@check(points=2)
def test_first_parameters_as_given(submission, reference, rng):
    """The given parameters may lie beyond c: the critic's are clipped after a step and not before, G's never.

    zh: 传入的参数可以超出 c：critic 的参数在更新之后才裁剪，更新之前不裁剪；生成器的参数从不裁剪。
    """
    for sign in (1, -1):
        real, noise_d, noise_g = np.array([[[0.25, 0.5]]]), sign * np.array([[[1.0, 1.5]]]), rng.normal(size=(1, 2))
        # the step leads inwards, to within c, from a start that is further out
        up = np.array([0.0, 0.375 - sign * 1.25, 0.15625 - 1.625])
        theta_d = np.array([0.7, *(rng.uniform(-0.2, 0.2, 2) - 0.5 * up[1:])])
        args = (real, noise_d, noise_g, theta_d, np.array([1.0, 0.0]), 0.5, 0.1, 0.3)
        compare(submission, reference, args)
    args = (*game(rng, 2, 2, 3, 0.1), 0.05, 0.1, 0.1)
    compare(submission, reference, args, ["theta_g"])


@check(points=2)
def test_parameters_after_several_rounds(submission, reference, rng):
    """Both networks' parameters are right after two and after several rounds, with c small or large.

    zh: 两轮与多轮之后，两个网络的参数都正确，c 可小可大。
    """
    for rounds, k, m, c in ((2, 1, 3, 0.2), (3, 2, 1, 5.0), (6, 3, 5, 0.1)):
        args = (*game(rng, rounds, k, m, c), 0.05, 0.1, c)
        compare(submission, reference, args, ["theta_d", "theta_g"])


@check(points=3)
def test_history(submission, reference, rng):
    """The history holds the critic's value on each round's last batch, after the critic's steps and before G's.

    zh: history 记录每一轮最后一个批次上 critic 的目标值，在 critic 更新之后、生成器更新之前计算。
    """
    for rounds, k, m in ((1, 1, 3), (1, 3, 2), (4, 2, 3), (60, 1, 2)):
        args = (*game(rng, rounds, k, m, 0.25), 0.1, 0.05, 0.25)
        compare(submission, reference, args, ["history"])


@check(points=3)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 arrays and Fortran order are as good as float64 arrays.

    zh: 整数、列表、float32 数组和 Fortran 存储顺序都能得到正确结果。
    """
    real, noise_d, noise_g = rng.integers(0, 3, (2, 3, 4)), rng.integers(-1, 2, (2, 3, 4)), rng.integers(-1, 2, (2, 4))
    numbers = (real, noise_d, noise_g, np.array([0, 1, 0]), np.array([1, 0]))
    small = clear_game(reference, rng, 0.1, 0.02, 0.25)
    cases = [
        (numbers, 0.1, 0.75, RTOL),
        (numbers, 1, 1, RTOL),
        (tuple(values.tolist() for values in numbers), 0.1, 0.75, RTOL),
        (tuple(np.asfortranarray(values) for values in numbers), 0.1, 0.75, RTOL),
        (small, 0.1, 0.25, FLOAT32),
    ]
    for arrays, eta_d, c, tolerance in cases:
        compare(submission, reference, (*arrays, eta_d, 0.02, c), tolerance=tolerance)


@check(points=2)
def test_pure(submission, reference, rng):
    """Data, noise and first parameters keep their values, and equal calls give equal results.

    zh: 不修改传入的数据、噪声和初始参数；相同的调用得到相同的结果。
    """
    one = (*game(rng, 2, 2, 3, 0.2), 0.1, 0.1, 0.2)
    two = (*(values.tolist() for values in game(rng, 1, 2, 2, 0.5)), 0.2, 0.1, 0.5)
    assert_pure(submission.train, one, two, like=reference.train)


@check(points=2)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.train, reference.train, rtol=1e-5, is_brief=True)
