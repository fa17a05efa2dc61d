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
WHAT = "rnn_step(x, h_prev, params)"
SIZES = ((1, 1), (3, 2), (1, 3), (3, 1), (4, 4), (2, 6))


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


def step_case(rng, D, H):
    xs, h_prev, params = make_case(rng, 1, D, H, 2)
    return xs[0], h_prev, params


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example: tanh(0.75 + 0.25 - 0.5) = 0.462117.

    zh: 讲义中的例子：tanh(0.75 + 0.25 - 0.5) = 0.462117。
    """
    assert_close(submission.rnn_step([0.75], [0.5], PARAMS), [0.46211715726], WHAT)


@check(points=2, public=True)
def test_three_units(submission):
    """Three units with two inputs: every unit has its own row of weights.

    zh: 三个隐单元、两个输入：每个隐单元对应权重矩阵的一行。
    """
    # pre-activations 1.25 + 0.6875 + 0.25, -0.125 - 0.125 - 0.5, -1.25 + 0 + 0.125
    params = {name: np.array(value) for name, value in WEIGHTS.items()}
    want = [0.975136698, -0.635148952, -0.80930107]
    assert_close(submission.rnn_step(np.array(XS[0]), np.array(H0), params), want, WHAT)


@check(points=1)
def test_random_steps(submission, reference, rng):
    """Any D and H, with all parts of the sum.

    zh: 任意的 D 与 H，和式中的各部分俱全。
    """
    for size in SIZES:
        case = step_case(rng, *size)
        assert_close(submission.rnn_step(*case), reference.rnn_step(*case), WHAT)


@check(points=1)
def test_large_pre_activations(submission, reference, rng):
    """Pre-activations of ±1000 saturate, those of a few units do not.

    zh: 线性部分为 ±1000 时趋于饱和，而为几个单位时并不饱和。
    """
    params = {"W_x": np.diag([900.0, -900.0, 2.5, 10.0]), "W_h": np.diag([90.0, 90.0, 1.0, -1.0])}
    params |= {"b": np.array([10.0, -10.0, 0.5, 0.25]), "W_o": np.ones((1, 4))}
    for case in ((np.ones(4), np.array([1.0, -1.0, 0.5, 0.25])), (-np.ones(4), np.array([-1.0, 1.0, 0.5, 0.25]))):
        assert_close(submission.rnn_step(*case, params), reference.rnn_step(*case, params), WHAT)


@check(points=1)
def test_large_terms_that_cancel(submission, reference, rng):
    """Large terms may cancel to a small pre-activation.

    zh: 很大的各项可以相互抵消，使线性部分很小。
    """
    for D, H in ((2, 2), (4, 3)):
        x, h_prev, params = rng.uniform(5, 20, D), rng.uniform(-1, 1, H), step_case(rng, D, H)[2]
        params |= {"W_x": 10 * params["W_x"], "W_h": 30 * params["W_h"]}
        params["b"] = rng.uniform(-1, 1, H) - params["W_x"] @ x - params["W_h"] @ h_prev
        args = (x, h_prev, params)
        assert_close(submission.rnn_step(*args), reference.rnn_step(*args), WHAT)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Integers, nested lists, float32 and Fortran order work, also inside params.

    zh: 整数、嵌套列表、float32 和 Fortran 存储顺序都能处理，`params` 里面也一样。
    """
    for D, H in ((2, 3), (3, 1)):
        xs, h_prev, params = whole_numbers(rng, 1, D, H, 2)
        want = reference.rnn_step(xs[0], h_prev, params)
        assert_close(submission.rnn_step(xs[0], h_prev, params), want, WHAT)
        assert_close(submission.rnn_step(xs[0].tolist(), h_prev.tolist(), lists(params)), want, WHAT)
    x, h_prev, params = step_case(rng, 3, 4)
    fortran = {name: np.asfortranarray(value) for name, value in params.items()}
    assert_close(submission.rnn_step(x, h_prev, fortran), reference.rnn_step(x, h_prev, params), WHAT)
    args = (x.astype(np.float32), h_prev.astype(np.float32), single(params))
    assert_close(submission.rnn_step(*args), reference.rnn_step(*args), WHAT, **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    x, h_prev, params = step_case(rng, 2, 3)
    cases = (step_case(rng, 3, 2), (x, h_prev, params), (x.tolist(), h_prev.tolist(), lists(params)))
    assert_pure(submission.rnn_step, *cases, like=reference.rnn_step)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.rnn_step, reference.rnn_step)
