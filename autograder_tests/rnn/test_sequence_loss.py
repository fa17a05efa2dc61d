import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

PARAMS = {"W_x": [[1.0]], "W_h": [[0.5]], "b": [-0.5], "W_o": [[1.0], [-1.0]]}
# H = 3, D = 2, K = 4
WEIGHTS = {
    "W_o": [[1.0, -0.5, 0.25], [0.5, 1.0, -1.0], [-0.75, 0.5, 1.5], [-1.0, -0.25, 0.5]],
    "b": [0.25, -0.5, 0.125],
    "W_h": [[0.5, -1.0, 0.25], [0.75, 0.5, -0.5], [-0.25, 1.0, 0.5]],
    "W_x": [[1.0, -0.5], [0.25, 0.75], [-1.0, 0.5]],
}
XS, H0 = [[1.0, -0.5], [0.5, 1.0], [-1.0, 0.25]], [0.5, -0.25, 0.75]
SIZES = ((1, 1, 1, 1), (1, 3, 2, 4), (2, 1, 1, 2), (3, 2, 1, 3), (3, 3, 3, 3), (6, 2, 4, 3))


def make_case(rng, T, D, H, K):
    """Random xs, h0 and params; the keys of params in any order."""
    shapes = {"W_x": (H, D), "W_h": (H, H), "b": (H,), "W_o": (K, H)}
    params = {name: 0.8 * rng.normal(size=shapes[name]) for name in rng.permutation(list(shapes)).tolist()}
    return rng.normal(size=(T, D)), rng.uniform(-1, 1, H), params


def whole_numbers(rng, T, D, H, K):
    """The same, of int64."""
    shapes = {"W_o": (K, H), "b": (H,), "W_x": (H, D), "W_h": (H, H)}
    params = {name: rng.integers(-1, 2, shape) for name, shape in shapes.items()}
    return rng.integers(-2, 3, (T, D)), rng.integers(-1, 2, H), params


def lists(params):
    return {name: value.tolist() for name, value in params.items()}


def single(params):
    return {name: value.astype(np.float32) for name, value in params.items()}


def loss_case(rng, T, D, H, K):
    xs, h0, params = make_case(rng, T, D, H, K)
    return xs, rng.integers(0, K, T), h0, params


def assert_loss(submission, reference, case, **tolerance):
    want = reference.sequence_loss(*case)
    assert_close(submission.sequence_loss(*case), want, "sequence_loss(xs, labels, h0, params)", **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example, with the factor 1/2 of the notes.

    zh: 讲义中的例子，带有系数 1/2。
    """
    got = submission.sequence_loss([[0.75], [1.0]], [0, 1], [0.5], PARAMS)
    assert_close(got, 0.91706862944, "sequence_loss(xs, labels, h0, params)")


@check(points=1, public=True)
def test_no_idea(submission):
    """With W_o = 0 each of the K classes has the probability 1/K at every step: E = T/2 log K.

    zh: W_o = 0 时每个时刻 K 个类别的概率都是 1/K：E = T/2 · log K。
    """
    for T, K in ((1, 2), (3, 5)):
        params = WEIGHTS | {"W_o": np.zeros((K, 3))}
        got = submission.sequence_loss(XS[:T], [0, 1, 4][:T], H0, params)
        assert_close(got, T / 2 * np.log(K), "sequence_loss(xs, labels, h0, params)")


@check(points=2, public=True)
def test_three_steps(submission):
    """Three steps of three units with two inputs and four classes.

    zh: 三个时刻，三个隐单元，两个输入，四个类别。
    """
    params = {name: np.array(value) for name, value in WEIGHTS.items()}
    got = submission.sequence_loss(np.array(XS), np.array([3, 0, 2]), np.array(H0), params)
    assert_close(got, 2.6354059018, "sequence_loss(xs, labels, h0, params)")


@check(points=1.5)
def test_random_sequences(submission, reference, rng):
    """Any sequence and any labels, one label for all steps among them.

    zh: 任意的序列与类别，包括各时刻类别相同的情形。
    """
    for size in SIZES:
        case = loss_case(rng, *size)
        assert_loss(submission, reference, case)
        assert_loss(submission, reference, (case[0], 0 * case[1] + size[3] - 1, *case[2:]))


@check(points=2)
def test_improbable_labels(submission, reference, rng):
    """Scores of ±1000: the logarithm of a probability that is rounded to 0 is right and finite.

    zh: 得分为 ±1000 时，即使概率已被舍入为 0，它的对数仍正确且有限。
    """
    for largest in (3.0, 10.0, 15.0, 30.0, 60.0, 200.0, 499.0, 1000.0):
        params = {"W_x": [[30.0]], "W_h": [[0.0]], "b": [0.0], "W_o": [[largest], [-largest], [largest / 2]]}
        xs = [[1.0], [-1.0], [2.0]]
        for labels in ([1, 0, 1], [0, 1, 2], [2, 2, 0]):
            assert_loss(submission, reference, (xs, labels, [0.0], params))


@check(points=2)
def test_large_scores_close_together(submission, reference, rng):
    """Large scores that lie close together: their difference decides.

    zh: 得分很大而彼此接近时，起作用的是它们的差。
    """
    for size in ((1, 2, 2, 2), (4, 2, 3, 3)):
        xs, labels, h0, params = loss_case(rng, *size)
        H, K = size[2:]
        params |= {"W_x": 0 * params["W_x"], "b": params["b"] + 20.0}
        params["W_o"] = rng.choice([-900.0, 900.0]) / H + rng.uniform(-1, 1, (K, H))
        assert_loss(submission, reference, (xs, labels, h0, params))


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Integers, nested lists, float32 and Fortran order work, also inside params.

    zh: 整数、嵌套列表、float32 和 Fortran 存储顺序都能处理，`params` 里面也一样。
    """
    for size in ((2, 2, 3, 2), (4, 1, 2, 3)):
        (xs, h0, params), labels = whole_numbers(rng, *size), rng.integers(0, size[3], size[0])
        assert_loss(submission, reference, (xs, labels, h0, params))
        assert_loss(submission, reference, (xs.tolist(), labels.tolist(), h0.tolist(), lists(params)))
    xs, labels, h0, params = loss_case(rng, 4, 3, 2, 5)
    fortran = {name: np.asfortranarray(value) for name, value in params.items()}
    assert_loss(submission, reference, (np.asfortranarray(xs), labels, h0, fortran))
    small = (xs.astype(np.float32), labels, h0.astype(np.float32), single(params))
    assert_loss(submission, reference, small, **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    xs, labels, h0, params = loss_case(rng, 3, 2, 2, 3)
    small = (xs.tolist(), labels.tolist(), h0.tolist(), lists(params))
    cases = (loss_case(rng, 2, 1, 3, 2), (xs, labels, h0, params), small)
    assert_pure(submission.sequence_loss, *cases, like=reference.sequence_loss)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.sequence_loss, reference.sequence_loss)
