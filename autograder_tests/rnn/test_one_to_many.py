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
WHAT = "one_to_many(x, h0, params, T)"


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


def make_start(rng, T, D, H, K):
    xs, h0, params = make_case(rng, 1, D, H, K)
    return xs[0], h0, params, T


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example, for one and two steps.

    zh: 讲义中的例子，一个时刻与两个时刻。
    """
    want = [[0.71590409, 0.28409591], [0.371618634, 0.628381366]]
    assert_close(submission.one_to_many([0.75], [0.5], PARAMS, 1), want[:1], WHAT)
    assert_close(submission.one_to_many([0.75], [0.5], PARAMS, 2), want, WHAT)


@check(points=1, public=True)
def test_three_units(submission):
    """Three units with two inputs and four classes, three steps.

    zh: 三个隐单元，两个输入，四个类别，三个时刻。
    """
    params = {name: np.array(value) for name, value in WEIGHTS.items()}
    got = submission.one_to_many(np.array(XS[0]), np.array(H0), params, 3)
    assert_close(
        got,
        [
            [0.560076115, 0.364821157, 0.019585866, 0.055516862],
            [0.237172119, 0.695365388, 0.027342796, 0.040119697],
            [0.173164886, 0.491146289, 0.192884139, 0.142804685],
        ],
        WHAT,
        rtol=1e-5,
    )


@check(points=1)
def test_random_starts(submission, reference, rng):
    """Any sizes and any number of steps.

    zh: 任意形状与任意时刻数。
    """
    for size in SIZES:
        case = make_start(rng, *size)
        assert_close(submission.one_to_many(*case), reference.one_to_many(*case), WHAT)


@check(points=1)
def test_many_steps_and_large_scores(submission, reference, rng):
    """40 steps of a turning state, and scores of ±1000.

    zh: 编码不断旋转的 40 个时刻，以及得分为 ±1000 的情形。
    """
    x, h0, params, T = make_start(rng, 40, 2, 3, 3)
    params |= {"W_h": np.linalg.qr(rng.normal(size=(3, 3)))[0], "b": 0.01 * params["b"]}
    assert_close(submission.one_to_many(x, h0, params, T), reference.one_to_many(x, h0, params, T), WHAT)
    large = {"W_x": [[500.0]], "W_h": [[-30.0]], "b": [0.0], "W_o": [[1000.0], [999.5], [-999.0]]}
    assert_close(submission.one_to_many([2.0], [0.0], large, 3), reference.one_to_many([2.0], [0.0], large, 3), WHAT)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Integers, nested lists and float32 work, also inside params.

    zh: 整数、嵌套列表与 float32 都能处理，`params` 里面也一样。
    """
    xs, h0, params = whole_numbers(rng, 1, 2, 3, 3)
    want = reference.one_to_many(xs[0], h0, params, 4)
    assert_close(submission.one_to_many(xs[0], h0, params, 4), want, WHAT)
    assert_close(submission.one_to_many(xs[0].tolist(), h0.tolist(), lists(params), 4), want, WHAT)
    halves = {name: value / 2 for name, value in params.items()}
    case = (xs[0], h0, halves, 3)
    assert_close(submission.one_to_many(*case), reference.one_to_many(*case), WHAT)
    x, h0, params, T = make_start(rng, 3, 3, 2, 4)
    small = (x.astype(np.float32), h0.astype(np.float32), single(params), T)
    assert_close(submission.one_to_many(*small), reference.one_to_many(*small), WHAT, **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    x, h0, params, T = make_start(rng, 3, 2, 2, 3)
    cases = (make_start(rng, 2, 1, 3, 2), (x, h0, params, T), (x.tolist(), h0.tolist(), lists(params), T))
    assert_pure(submission.one_to_many, *cases, like=reference.one_to_many)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.one_to_many, reference.one_to_many)
