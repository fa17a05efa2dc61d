import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

# D = 3, H = 2
WEIGHTS = {"b_h": [0.25, -0.5], "W_hh": [[0.5, -1.5], [1.0, 0.75]], "W_xh": [[1.0, -0.5, 0.25], [-0.75, 0.5, 1.0]]}
WEIGHTS |= {"b_r": [0.5, -0.25], "W_hr": [[-0.5, 1.0], [0.25, -1.0]], "W_xr": [[0.5, 0.25, -1.0], [1.0, -0.5, 0.5]]}
WEIGHTS |= {"b_z": [-0.25, 0.75], "W_hz": [[1.0, -0.25], [0.5, 0.5]], "W_xz": [[-0.5, 1.0, 0.5], [0.25, -1.0, 0.75]]}
XS, H0 = [[1.0, -0.5, 0.5], [-1.0, 0.25, 0.75], [0.5, 1.0, -0.25]], [0.75, -1.5]
SIZES = ((1, 1, 1), (1, 3, 2), (2, 1, 1), (2, 1, 3), (3, 3, 3), (6, 2, 4))
WHAT = "gru_forward(xs, h0, params)"


def make_params(rng, value, D, H):
    """The dict of parameters, its keys in any order; value(shape) makes each array."""
    shapes = {}
    for gate in "zrh":
        shapes |= {f"W_x{gate}": (H, D), f"W_h{gate}": (H, H), f"b_{gate}": (H,)}
    return {name: value(shapes[name]) for name in rng.permutation(list(shapes)).tolist()}


def make_case(rng, T, D, H):
    """Random xs, h0 and params."""
    params = make_params(rng, lambda shape: 0.8 * rng.normal(size=shape), D, H)
    return rng.normal(size=(T, D)), 1.5 * rng.normal(size=H), params


def whole_numbers(rng, T, D, H):
    """The same, of int64."""
    params = make_params(rng, lambda shape: rng.integers(-1, 2, shape), D, H)
    return rng.integers(-2, 3, (T, D)), rng.integers(1, 4, H), params


def lists(params):
    return {name: value.tolist() for name, value in params.items()}


def single(params):
    return {name: value.astype(np.float32) for name, value in params.items()}


def fortran(params):
    return {name: np.asfortranarray(value) for name, value in params.items()}


def arrays(params):
    return {name: np.array(value) for name, value in params.items()}


def assert_run(submission, reference, case, **tolerance):
    assert_close(submission.gru_forward(*case), reference.gru_forward(*case), WHAT, **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example: half of the way to 0.6 at every step.

    zh: 讲义中的例子：每个时刻都向 0.6 走一半。
    """
    params = {"W_xz": [[0.0]], "W_hz": [[0.0]], "b_z": [0.0], "W_xr": [[0.0]], "W_hr": [[0.0]], "b_r": [0.0]}
    params |= {"W_xh": [[0.0]], "W_hh": [[0.0]], "b_h": [0.69314718056]}
    assert_close(submission.gru_forward([[0.5], [1.0], [-2.0]], [1.0], params), [[0.8], [0.7], [0.65]], WHAT)


@check(points=2, public=True)
def test_three_steps(submission):
    """Three steps of two units with three inputs.

    zh: 三个时刻，两个隐单元，三个输入。
    """
    assert_close(
        submission.gru_forward(np.array(XS), np.array(H0), arrays(WEIGHTS)),
        [[0.882302019, -1.057577113], [0.327607776, 0.087841208], [0.278404963, -0.112327746]],
        WHAT,
        rtol=1e-5,
    )


@check(points=2.5)
def test_random_sequences(submission, reference, rng):
    """Any sequence: each step starts from the state before, the first from h0.

    zh: 任意序列：每个时刻从前一编码出发，第一个时刻从 h0 出发。
    """
    for size in SIZES:
        assert_run(submission, reference, make_case(rng, *size))


@check(points=2)
def test_long_memory(submission, reference, rng):
    """With an almost closed update gate a large h0 is remembered for 50 steps; pre-activations reach ±1000.

    zh: 更新门几乎关闭时，很大的 h0 在 50 个时刻之后仍被记住；线性部分可达 ±1000。
    """
    for bias in (-6.0, -800.0, 3.0):
        xs, h0, params = make_case(rng, 50, 2, 3)
        assert_run(submission, reference, (xs, h0, params | {"b_z": np.full(3, bias)}))
    xs, h0, params = make_case(rng, 12, 1, 2)
    large = {"W_xz": np.array([[900.0], [-900.0]]), "W_xh": np.array([[-900.0], [900.0]])}
    assert_run(submission, reference, (rng.choice([-1.0, 1.0], (12, 1)), h0, params | large))


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Integers, nested lists, float32 and Fortran order work, also inside params.

    zh: 整数、嵌套列表、float32 和 Fortran 存储顺序都能处理，`params` 里面也一样。
    """
    for size in ((2, 2, 3), (4, 1, 2)):
        xs, h0, params = whole_numbers(rng, *size)
        assert_run(submission, reference, (xs, h0, params))
        assert_run(submission, reference, (xs.tolist(), h0.tolist(), lists(params)))
    xs, h0, params = make_case(rng, 4, 3, 2)
    assert_run(submission, reference, (np.asfortranarray(xs), h0, fortran(params)))
    assert_run(submission, reference, (xs.astype(np.float32), h0.astype(np.float32), single(params)), **FLOAT32)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    xs, h0, params = make_case(rng, 3, 2, 2)
    cases = (make_case(rng, 2, 1, 3), (xs, h0, params), (xs.tolist(), h0.tolist(), lists(params)))
    assert_pure(submission.gru_forward, *cases, like=reference.gru_forward)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.gru_forward, reference.gru_forward)
