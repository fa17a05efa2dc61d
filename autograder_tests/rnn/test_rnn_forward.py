import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, unpack

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


def run(submission, case):
    return unpack(submission.rnn_forward(*case), ("hs", "outputs"), "rnn_forward(...)")


def assert_run(submission, reference, case, **tolerance):
    got, want = run(submission, case), reference.rnn_forward(*case)
    assert_close(got[0], want[0], "hs", **tolerance)
    assert_close(got[1], want[1], "outputs", **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example: two steps, D = H = 1, K = 2.

    zh: 讲义中的例子：两个时刻，D = H = 1，K = 2。
    """
    hs, outputs = run(submission, ([[0.75], [1.0]], [0.5], PARAMS))
    assert_close(hs, [[0.46211715726], [0.62371255]], "hs")
    assert_close(outputs, [[0.71590409, 0.28409591], [0.776853815, 0.223146185]], "outputs")


@check(points=2, public=True)
def test_three_steps(submission):
    """Three steps of three units with two inputs and four classes.

    zh: 三个时刻，三个隐单元，两个输入，四个类别。
    """
    params = {name: np.array(value) for name, value in WEIGHTS.items()}
    hs, outputs = run(submission, (np.array(XS), np.array(H0), params))
    assert_close(
        hs,
        [
            [0.975136698, -0.635148952, -0.80930107],
            [0.824397806, 0.831639181, -0.820577769],
            [-0.905073182, 0.707373302, 0.898667623],
        ],
        "hs",
        rtol=1e-5,
    )
    assert_close(
        outputs,
        [
            [0.560076115, 0.364821157, 0.019585866, 0.055516862],
            [0.127918654, 0.822523148, 0.024893715, 0.024664483],
            [0.023802409, 0.035164914, 0.723696927, 0.21733575],
        ],
        "outputs",
        rtol=1e-5,
    )


@check(points=1)
def test_states(submission, reference, rng):
    """The states of any sequence: each step starts from the state before, the first from h0.

    zh: 任意序列的隐式编码：每个时刻从前一编码出发，第一个时刻从 h0 出发。
    """
    for size in SIZES:
        case = make_case(rng, *size)
        assert_close(run(submission, case)[0], reference.rnn_forward(*case)[0], "hs")


@check(points=2)
def test_outputs(submission, reference, rng):
    """The outputs of any sequence are probabilities of the classes, one distribution a step.

    zh: 任意序列的输出：每个时刻给出各类别的概率。
    """
    for size in SIZES:
        case = make_case(rng, *size)
        assert_close(run(submission, case)[1], reference.rnn_forward(*case)[1], "outputs")


@check(points=2)
def test_large_scores(submission, reference, rng):
    """Scores of ±1000 give right and finite probabilities, each step by itself.

    zh: 得分为 ±1000 时概率仍正确且有限，各时刻互不影响。
    """
    W_x, W_o = np.array([[500.0], [0.5]]), np.array([[499.57, 499.5], [499.0, 499.03], [490.0, 500.0]])
    params = {"W_x": W_x, "W_h": np.zeros((2, 2)), "b": np.array([0.0, 20.0]), "W_o": W_o}
    assert_run(submission, reference, (np.array([[2.0]]), np.zeros(2), params))
    down = params | {"b": np.array([0.0, -20.0])}
    assert_run(submission, reference, (np.array([[-2.0], [-1.0]]), np.zeros(2), down))
    mixed = params | {"b": np.zeros(2), "W_x": np.array([[500.0], [500.0]])}
    assert_run(submission, reference, (np.array([[1.0], [-1.0], [2.0], [0.0]]), np.zeros(2), mixed))


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Integers, nested lists, float32 and Fortran order work, also inside params.

    zh: 整数、嵌套列表、float32 和 Fortran 存储顺序都能处理，`params` 里面也一样。
    """
    for size in ((2, 2, 3, 2), (4, 1, 2, 3)):
        xs, h0, params = whole_numbers(rng, *size)
        assert_run(submission, reference, (xs, h0, params))
        assert_run(submission, reference, (xs.tolist(), h0.tolist(), lists(params)))
    xs, h0, params = make_case(rng, 4, 3, 2, 5)
    fortran = {name: np.asfortranarray(value) for name, value in params.items()}
    assert_run(submission, reference, (np.asfortranarray(xs), h0, fortran))
    assert_run(submission, reference, (xs.astype(np.float32), h0.astype(np.float32), single(params)), **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    xs, h0, params = make_case(rng, 3, 2, 2, 3)
    cases = (make_case(rng, 2, 1, 3, 2), (xs, h0, params), (xs.tolist(), h0.tolist(), lists(params)))
    assert_pure(submission.rnn_forward, *cases, like=reference.rnn_forward)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.rnn_forward, reference.rnn_forward)
