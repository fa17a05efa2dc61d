import numpy as np

from grader import FLOAT32, as_array, assert_close, assert_pure, check, unpack

RESULTS = ("theta_d", "theta_g", "history")


def game(rng, rounds, k, m):
    """Real data, noise for D, noise for G, and the parameters of both."""
    real = rng.uniform(0.5, 2.5, (rounds, k, m))
    noise_d, noise_g = rng.uniform(-1, 1, (rounds, k, m)), rng.uniform(-1, 1, (rounds, m))
    return real, noise_d, noise_g, rng.uniform(-0.5, 0.5, 3), rng.uniform(-1, 1, 2)


def result(got, name):
    return unpack(got, RESULTS, "train(…)")[RESULTS.index(name)]


@check(points=3, public=True)
def test_one_round_in_your_own_steps(submission):
    """One round with k = 1 is an ascent step of D, then a descent step of G against the new D.

    zh: k = 1 的一轮：判别器先上升一步，生成器再针对更新后的判别器下降一步。
    """
    real, z_d, z_g, theta_d, theta_g = (
        [1.0, 2.5],
        [0.5, -1.0],
        [1.5, 0.25],
        np.array([0.1, 0.4, -0.2]),
        np.array([0.8, 0.3]),
    )
    up = submission.discriminator_gradient(real, submission.generator(z_d, theta_g), theta_d)
    new_d = theta_d + 0.5 * as_array(up, "discriminator_gradient(…)", (3,))
    new_g = theta_g - 0.25 * as_array(submission.generator_gradient(z_g, new_d, theta_g), "generator_gradient(…)", (2,))
    got = submission.train([[real]], [[z_d]], [z_g], theta_d, theta_g, 0.5, 0.25)
    assert_close(result(got, "theta_d"), new_d, "theta_d", rtol=1e-5)
    assert_close(result(got, "theta_g"), new_g, "theta_g", rtol=1e-5)


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: D's first step, and G's loss against the new D.

    zh: 讲解中的例子：判别器的第一步，以及生成器面对新判别器的损失。
    """
    # D = 0.5: gradient (0, 0.5, 1.5), times 2; the fakes 1, 1 have the logit 1 + 3 = 4, -log sigmoid(4) = 0.01814993
    got = submission.train([[[1.0, 3.0]]], [[[0.0, 2.0]]], [[1.0, 1.0]], [0.0, 0.0, 0.0], [1.0, 0.0], 2.0, 1.0)
    assert_close(result(got, "theta_d"), [0, 1, 3], "theta_d", rtol=1e-5)
    assert_close(result(got, "history"), [0.018149927918], "history", rtol=1e-5)


@check(points=2)
def test_several_steps_of_the_discriminator(submission, reference, rng):
    """In one round D makes k steps, each with its own real batch and its own noise, against the same G.

    zh: 一轮中判别器更新 k 步，每一步使用各自的真实批次与噪声，面对同一个生成器。
    """
    for k, m in ((2, 3), (5, 4)):
        args = (*game(rng, 1, k, m), 0.2, 0.3)
        assert_close(result(submission.train(*args), "theta_d"), reference.train(*args)[0], "theta_d", rtol=1e-5)


@check(points=3)
def test_parameters_after_several_rounds(submission, reference, rng):
    """Both networks' parameters are right after one round and after several.

    zh: 一轮与多轮之后，两个网络的参数都正确。
    """
    for rounds, k, m in ((1, 1, 1), (2, 1, 3), (3, 2, 1), (6, 3, 5)):
        args = (*game(rng, rounds, k, m), 0.1, 0.25)
        got, expected = submission.train(*args), reference.train(*args)
        assert_close(result(got, "theta_d"), expected[0], "theta_d", rtol=1e-5)
        assert_close(result(got, "theta_g"), expected[1], "theta_g", rtol=1e-5)


@check(points=3)
def test_history(submission, reference, rng):
    """The history holds G's loss of every round, after D's steps and before G's.

    zh: history 记录每一轮生成器的损失，在判别器更新之后、生成器更新之前计算。
    """
    for rounds, k, m in ((1, 1, 3), (4, 3, 2)):
        args = (*game(rng, rounds, k, m), 0.2, 0.4)
        assert_close(result(submission.train(*args), "history"), reference.train(*args)[2], "history", rtol=1e-5)


@check(points=2)
def test_saturating(submission, reference, rng):
    """With saturating=True, gradient and history are those of the saturating loss.

    zh: saturating=True 时，梯度与 history 都采用饱和形式的损失。
    """
    for rounds, k, m in ((1, 2, 3), (3, 1, 4)):
        args = (*game(rng, rounds, k, m), 0.2, 0.4)
        got, expected = submission.train(*args, saturating=True), reference.train(*args, saturating=True)
        assert_close(result(got, "history"), expected[2], "history", rtol=1e-5)
        assert_close(result(got, "theta_g"), expected[1], "theta_g", rtol=1e-5)


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 arrays and Fortran order are as good as float64 arrays.

    zh: 整数、列表、float32 数组和 Fortran 存储顺序都能得到正确结果。
    """
    real, noise_d, noise_g = rng.integers(0, 3, (2, 3, 4)), rng.integers(-1, 2, (2, 3, 4)), rng.integers(-1, 2, (2, 4))
    numbers = (real, noise_d, noise_g, np.array([0, 1, 0]), np.array([1, 0]))
    small = tuple(values.astype(np.float32) for values in game(rng, 2, 3, 4))
    cases = [
        (numbers, {}),
        (tuple(values.tolist() for values in numbers), {}),
        (tuple(np.asfortranarray(values) for values in numbers), {}),
        (small, FLOAT32),
    ]
    for arrays, tolerance in cases:
        got, expected = submission.train(*arrays, 0.1, 0.2), reference.train(*arrays, 0.1, 0.2)
        for name, want in zip(RESULTS, expected, strict=True):
            assert_close(result(got, name), want, name, **({"rtol": 1e-5} | tolerance))


@check(points=2)
def test_pure(submission, reference, rng):
    """Data, noise and first parameters keep their values, and equal calls give equal results.

    zh: 不修改传入的数据、噪声和初始参数；相同的调用得到相同的结果。
    """
    one = (*game(rng, 2, 2, 3), 0.1, 0.2)
    two = (*(values.tolist() for values in game(rng, 1, 2, 2)), 0.3, 0.1, True)
    assert_pure(submission.train, one, two, like=reference.train)


@check(points=2)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.train, reference.train, rtol=1e-5, is_brief=True)
