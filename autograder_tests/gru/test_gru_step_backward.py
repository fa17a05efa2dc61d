import numpy as np

from grader import FLOAT32, assert_close, assert_keys, assert_pure, check, numerical_gradient, unpack

PARAMS = {"W_xz": [[0.5]], "W_hz": [[1.0]], "b_z": [1.0], "W_xr": [[-0.5]], "W_hr": [[1.0]], "b_r": [1.0]}
PARAMS |= {"W_xh": [[0.25]], "W_hh": [[-1.0]], "b_h": [-0.25]}
# D = 3, H = 2
WEIGHTS = {"b_h": [0.25, -0.5], "W_hh": [[0.5, -1.5], [1.0, 0.75]], "W_xh": [[1.0, -0.5, 0.25], [-0.75, 0.5, 1.0]]}
WEIGHTS |= {"b_r": [0.5, -0.25], "W_hr": [[-0.5, 1.0], [0.25, -1.0]], "W_xr": [[0.5, 0.25, -1.0], [1.0, -0.5, 0.5]]}
WEIGHTS |= {"b_z": [-0.25, 0.75], "W_hz": [[1.0, -0.25], [0.5, 0.5]], "W_xz": [[-0.5, 1.0, 0.5], [0.25, -1.0, 0.75]]}
XS, H0 = [[1.0, -0.5, 0.5], [-1.0, 0.25, 0.75], [0.5, 1.0, -0.25]], [0.75, -1.5]
NAMES = ("grad_x", "grad_h_prev", "grad_params")
SIZES = ((1, 1), (1, 2), (3, 1), (3, 2), (3, 3), (2, 5))
GRADIENTS = {
    "x": [-0.015327188, 0.083557801, -0.027380041],
    "h_prev": [0.507001041, -0.157292727],
    "b_h": [0.001000177, -0.032943751],
    "W_hh": [[0.000136843, -0.001424757], [-0.004507336, 0.046928506]],
    "W_xh": [[0.001000177, -0.000500089, 0.000500089], [-0.032943751, 0.016471875, -0.016471875]],
    "b_r": [-0.003629143, 0.001879019],
    "W_hr": [[-0.002721857, 0.005443714], [0.001409265, -0.002818529]],
    "W_xr": [[-0.003629143, 0.001814571, -0.001814571], [0.001879019, -0.00093951, 0.00093951]],
    "b_z": [0.062021946, -0.040354613],
    "W_hz": [[0.04651646, -0.09303292], [-0.03026596, 0.06053192]],
    "W_xz": [[0.062021946, -0.031010973, 0.031010973], [-0.040354613, 0.020177307, -0.020177307]],
}


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
    return rng.normal(size=H), xs[0], h_prev, params


def get_gradients(submission, case):
    return unpack(submission.gru_step_backward(*case), NAMES, "gru_step_backward(...)")


def assert_params(got, want, **tolerance):
    got = assert_keys(got, want, "grad_params")
    for name, value in want.items():
        assert_close(got[name], value, f'grad_params["{name}"]', **tolerance)


def assert_gradients(submission, case, want, **tolerance):
    got = get_gradients(submission, case)
    for name, one, other in zip(NAMES[:2], got, want, strict=False):
        assert_close(one, other, name, **tolerance)
    assert_params(got[2], want[2], **tolerance)


@check(points=3, public=True)
def test_worked_example(submission):
    """The handout's example: all eleven numbers, D = H = 1.

    zh: 讲义中的例子：D = H = 1 时的全部数值。
    """
    grad_x, grad_h_prev, grad_params = get_gradients(submission, ([1.0], [2.0], [-1.0], PARAMS))
    assert_close(grad_x, [0.23086368046], "grad_x")
    assert_close(grad_h_prev, [0.51846221866], "grad_h_prev")
    # the weights see x = 2, h_prev = -1, and W_hh the reset state -0.268941
    want = {"b_z": [0.29037274026], "W_xz": [[0.58074548052]], "W_hz": [[-0.29037274026]]}
    want |= {"b_r": [0.11104709423], "W_xr": [[0.22209418845]], "W_hr": [[-0.11104709423]]}
    want |= {"b_h": [0.56480342975], "W_xh": [[1.12960685951]], "W_hh": [[-0.15189910867]]}
    assert_params(grad_params, want)


@check(points=3, public=True)
def test_gradients_of_inputs_and_state(submission):
    """Two units with three inputs: the gradients in x and in h_prev.

    zh: 两个隐单元、三个输入：对 x 与 h_prev 的梯度。
    """
    got = get_gradients(submission, (np.array([1.0, -0.5]), np.array(XS[0]), np.array(H0), arrays(WEIGHTS)))
    assert_close(got[0], GRADIENTS["x"], "grad_x", rtol=1e-5)
    assert_close(got[1], GRADIENTS["h_prev"], "grad_h_prev", rtol=1e-5)


@check(points=3, public=True)
def test_gradients_of_the_parameters(submission):
    """Two units with three inputs: the gradients of all nine parameters.

    zh: 两个隐单元、三个输入：九个参数的梯度。
    """
    got = get_gradients(submission, (np.array([1.0, -0.5]), np.array(XS[0]), np.array(H0), arrays(WEIGHTS)))
    assert_params(got[2], {name: GRADIENTS[name] for name in WEIGHTS}, rtol=1e-5)


@check(points=2)
def test_random_inputs_and_states(submission, reference, rng):
    """The gradients in x and h_prev for any D and H.

    zh: 对任意 D 与 H，对 x 与 h_prev 的梯度。
    """
    for size in SIZES:
        case = step_case(rng, *size)
        got, want = get_gradients(submission, case), reference.gru_step_backward(*case)
        assert_close(got[0], want[0], "grad_x")
        assert_close(got[1], want[1], "grad_h_prev")


@check(points=3)
def test_random_parameters(submission, reference, rng):
    """The gradients of all nine parameters for any D and H.

    zh: 对任意 D 与 H，九个参数的梯度。
    """
    for size in SIZES:
        case = step_case(rng, *size)
        assert_params(get_gradients(submission, case)[2], reference.gru_step_backward(*case)[2])


@check(points=2)
def test_numerical_gradient(submission, reference, rng):
    """The gradients fit small changes of the four formulas.

    zh: 梯度与四个公式的微小变化相符。
    """
    grad_h, x, h_prev, params = step_case(rng, 2, 2)
    got = get_gradients(submission, (grad_h, x, h_prev, params))
    want = numerical_gradient(lambda moved: grad_h @ reference.gru_step(moved, h_prev, params), x)
    assert_close(got[0], want, "grad_x", rtol=1e-5, atol=1e-7)
    want = numerical_gradient(lambda moved: grad_h @ reference.gru_step(x, moved, params), h_prev)
    assert_close(got[1], want, "grad_h_prev", rtol=1e-5, atol=1e-7)
    wants = {}
    for name, value in params.items():

        def loss_at(moved, name=name):
            return grad_h @ reference.gru_step(x, h_prev, params | {name: moved})

        wants[name] = numerical_gradient(loss_at, value)
    assert_params(got[2], wants, rtol=1e-5, atol=1e-7)


@check(points=3)
def test_large_pre_activations(submission, reference, rng):
    """Saturated gates and candidates: all gradients are right and finite.

    zh: 门与候选编码饱和时，所有梯度仍正确且有限。
    """
    for parts in EXTREMES:
        case = (np.array([2.0, -1.0]), np.array([1.0]), np.array([0.5, -1.5]), saturated(*parts))
        assert_gradients(submission, case, reference.gru_step_backward(*case))


@check(points=1)
def test_large_values(submission, reference, rng):
    """Large gradients and a large old state.

    zh: 梯度很大，旧编码也很大。
    """
    grad_h, x, h_prev, params = step_case(rng, 2, 3)
    params |= {f"W_h{gate}": params[f"W_h{gate}"] / 100 for gate in "zrh"}
    case = (300 * grad_h, x, 100 * h_prev, params)
    assert_gradients(submission, case, reference.gru_step_backward(*case), atol=1e-7)


@check(points=3)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Integers, nested lists, float32 and Fortran order work, also inside params.

    zh: 整数、嵌套列表、float32 和 Fortran 存储顺序都能处理，`params` 里面也一样。
    """
    for D, H in ((2, 3), (3, 1)):
        (xs, h_prev, params), grad_h = whole_numbers(rng, 1, D, H), rng.integers(1, 4, H)
        want = reference.gru_step_backward(grad_h, xs[0], h_prev, params)
        assert_gradients(submission, (grad_h, xs[0], h_prev, params), want)
        assert_gradients(submission, (grad_h.tolist(), xs[0].tolist(), h_prev.tolist(), lists(params)), want)
    *values, params = step_case(rng, 3, 4)
    assert_gradients(submission, (*values, fortran(params)), reference.gru_step_backward(*values, params))
    small = (*(value.astype(np.float32) for value in values), single(params))
    assert_gradients(submission, small, reference.gru_step_backward(*small), **FLOAT32)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    *values, params = step_case(rng, 2, 2)
    small = (*(value.tolist() for value in values), lists(params))
    cases = (step_case(rng, 2, 3), (*values, params), small)
    assert_pure(submission.gru_step_backward, *cases, like=reference.gru_step_backward)


@check(points=3)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.gru_step_backward, reference.gru_step_backward)
