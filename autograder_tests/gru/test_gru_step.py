import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

PARAMS = {"W_xz": [[0.5]], "W_hz": [[1.0]], "b_z": [1.0], "W_xr": [[-0.5]], "W_hr": [[1.0]], "b_r": [1.0]}
PARAMS |= {"W_xh": [[0.25]], "W_hh": [[-1.0]], "b_h": [-0.25]}
# D = 3, H = 2
WEIGHTS = {"b_h": [0.25, -0.5], "W_hh": [[0.5, -1.5], [1.0, 0.75]], "W_xh": [[1.0, -0.5, 0.25], [-0.75, 0.5, 1.0]]}
WEIGHTS |= {"b_r": [0.5, -0.25], "W_hr": [[-0.5, 1.0], [0.25, -1.0]], "W_xr": [[0.5, 0.25, -1.0], [1.0, -0.5, 0.5]]}
WEIGHTS |= {"b_z": [-0.25, 0.75], "W_hz": [[1.0, -0.25], [0.5, 0.5]], "W_xz": [[-0.5, 1.0, 0.5], [0.25, -1.0, 0.75]]}
XS, H0 = [[1.0, -0.5, 0.5], [-1.0, 0.25, 0.75], [0.5, 1.0, -0.25]], [0.75, -1.5]
SIZES = ((1, 1), (3, 2), (1, 3), (3, 1), (4, 4), (2, 6))
WHAT = "gru_step(x, h_prev, params)"


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


def saturated(z, r, candidate):
    """Pre-activations of two units, D = 1, for x = 1: as given, with recurrent weights for the candidate."""
    params = {"W_xz": [[z[0]], [z[1]]], "W_xr": [[r[0]], [r[1]]], "W_xh": [[candidate[0]], [candidate[1]]]}
    params |= {"W_hz": [[0.0, 0.0], [0.0, 0.0]], "W_hr": [[0.0, 0.0], [0.0, 0.0]], "W_hh": [[0.5, -1.0], [1.0, 0.25]]}
    return params | {"b_z": [0.0, 0.0], "b_r": [0.0, 0.0], "b_h": [0.0, 0.0]}


EXTREMES = (
    ((1000.0, -1000.0), (0.5, -0.5), (0.5, 0.25)),
    ((0.5, -0.5), (1000.0, -1000.0), (0.5, 0.25)),
    ((-1000.0, 1000.0), (-1000.0, 1000.0), (990.0, -990.0)),
    ((0.5, 0.25), (0.25, -0.5), (-990.0, 990.0)),
    ((10.0, -20.0), (-8.0, 15.0), (6.0, -10.0)),
)


def step_case(rng, D, H):
    xs, h_prev, params = make_case(rng, 1, D, H)
    return xs[0], h_prev, params


def assert_step(submission, reference, case, **tolerance):
    assert_close(submission.gru_step(*case), reference.gru_step(*case), WHAT, **tolerance)


@check(points=3, public=True)
def test_worked_example(submission):
    """The handout's example: h = 0.079688.

    zh: 讲义中的例子：h = 0.079688。
    """
    assert_close(submission.gru_step([2.0], [-1.0], PARAMS), [0.07968768359], WHAT)


@check(points=3, public=True)
def test_limits(submission):
    """The four limits: z = 0 keeps, z = 1 replaces; r = 0 lets the candidate see the input alone, r = 1 all.

    zh: 四种极限：z = 0 保留，z = 1 替换；r = 0 时候选编码只看输入，r = 1 时看到全部。
    """
    # the pre-activation of the candidate is 0.5 x + 2 r h_prev: 0.5 or 1.5, with tanh 0.462117 or 0.905148
    wants = {(-500, -500): 0.5, (-500, 500): 0.5, (500, -500): 0.46211715726, (500, 500): 0.90514825364}
    for (z, r), want in wants.items():
        params = {"W_xz": [[0]], "W_hz": [[0]], "b_z": [z], "W_xr": [[0]], "W_hr": [[0]], "b_r": [r]}
        params |= {"W_xh": [[0.5]], "W_hh": [[2.0]], "b_h": [0.0]}
        assert_close(submission.gru_step([1.0], [0.5], params), [want], WHAT)


@check(points=3, public=True)
def test_two_units(submission):
    """Two units with three inputs: what is reset before the product, and which gate weighs what.

    zh: 两个隐单元、三个输入：矩阵乘法之前重置什么，每个门乘在谁上。
    """
    assert_close(
        submission.gru_step(np.array(XS[0]), np.array(H0), arrays(WEIGHTS)),
        [0.882302019, -1.057577113],
        WHAT,
        rtol=1e-5,
    )


@check(points=2.5)
def test_random_steps(submission, reference, rng):
    """Any D and H, with all parts of every formula.

    zh: 任意的 D 与 H，各公式的各部分俱全。
    """
    for size in SIZES:
        assert_step(submission, reference, step_case(rng, *size))


@check(points=3)
def test_large_pre_activations(submission, reference, rng):
    """Pre-activations of ±1000 close or open the gates entirely, all is finite.

    zh: 线性部分为 ±1000 时门完全关闭或打开，结果都有限。
    """
    for parts in EXTREMES:
        for h_prev in ([0.5, -1.5], [-3.0, 4.0]):
            assert_step(submission, reference, (np.array([1.0]), np.array(h_prev), saturated(*parts)))


@check(points=2)
def test_large_old_state(submission, reference, rng):
    """The old state may be large, and large terms may cancel.

    zh: 旧编码可以很大，很大的各项可以相互抵消。
    """
    for D, H in ((2, 2), (1, 4)):
        x, h_prev, params = step_case(rng, D, H)
        h_prev = rng.choice([-1, 1], H) * rng.uniform(100, 200, H)
        params |= {f"W_h{gate}": params[f"W_h{gate}"] / 100 for gate in "zrh"}
        assert_step(submission, reference, (x, h_prev, params))
        x, h_prev, params = rng.uniform(5, 20, D), h_prev / 100, step_case(rng, D, H)[2]
        for gate in "zrh":
            params[f"W_x{gate}"] = 8 * params[f"W_x{gate}"]
            params[f"b_{gate}"] = rng.uniform(-1, 1, H) - params[f"W_x{gate}"] @ x
        assert_step(submission, reference, (x, h_prev, params))


@check(points=3)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Integers, nested lists, float32 and Fortran order work, also inside params.

    zh: 整数、嵌套列表、float32 和 Fortran 存储顺序都能处理，`params` 里面也一样。
    """
    for D, H in ((2, 3), (3, 1)):
        xs, h_prev, params = whole_numbers(rng, 1, D, H)
        assert_step(submission, reference, (xs[0], h_prev, params))
        assert_step(submission, reference, (xs[0].tolist(), h_prev.tolist(), lists(params)))
    x, h_prev, params = step_case(rng, 3, 4)
    assert_step(submission, reference, (x, h_prev, fortran(params)))
    assert_step(submission, reference, (x.astype(np.float32), h_prev.astype(np.float32), single(params)), **FLOAT32)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    x, h_prev, params = step_case(rng, 2, 3)
    cases = (step_case(rng, 3, 2), (x, h_prev, params), (x.tolist(), h_prev.tolist(), lists(params)))
    assert_pure(submission.gru_step, *cases, like=reference.gru_step)


@check(points=2.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.gru_step, reference.gru_step)
