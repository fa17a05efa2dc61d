import numpy as np

from grader import FLOAT32, assert_close, assert_keys, assert_pure, check, numerical_gradient, unpack

PARAMS = {"W_xz": [[0.5]], "W_hz": [[1.0]], "b_z": [1.0], "W_xr": [[-0.5]], "W_hr": [[1.0]], "b_r": [1.0]}
PARAMS |= {"W_xh": [[0.25]], "W_hh": [[-1.0]], "b_h": [-0.25]}
# D = 3, H = 2
WEIGHTS = {"b_h": [0.25, -0.5], "W_hh": [[0.5, -1.5], [1.0, 0.75]], "W_xh": [[1.0, -0.5, 0.25], [-0.75, 0.5, 1.0]]}
WEIGHTS |= {"b_r": [0.5, -0.25], "W_hr": [[-0.5, 1.0], [0.25, -1.0]], "W_xr": [[0.5, 0.25, -1.0], [1.0, -0.5, 0.5]]}
WEIGHTS |= {"b_z": [-0.25, 0.75], "W_hz": [[1.0, -0.25], [0.5, 0.5]], "W_xz": [[-0.5, 1.0, 0.5], [0.25, -1.0, 0.75]]}
XS, H0 = [[1.0, -0.5, 0.5], [-1.0, 0.25, 0.75], [0.5, 1.0, -0.25]], [0.75, -1.5]
NAMES = ("grad_xs", "grad_h0", "grad_params")
SIZES = ((1, 1, 1), (1, 3, 2), (2, 1, 1), (2, 1, 3), (3, 3, 3), (6, 2, 4))
GRADIENTS = {
    "xs": [
        [-0.055056757, 0.048245237, 0.111911675],
        [-0.46240669, -0.106154079, 0.757891805],
        [-0.86102857, 0.551630806, 0.121385665],
    ],
    "h0": [0.684927913, 0.154545337],
    "b_h": [-0.701958552, 0.871181704],
    "W_hh": [[-0.162596888, 0.025427056], [0.130449035, -0.357037114]],
    "W_xh": [[-0.22740721, -0.642332066, 0.094445124], [-0.315394735, 0.423579616, 0.327500719]],
    "b_r": [0.042895769, -0.109272605],
    "W_hr": [[0.037065083, -0.047098755], [-0.109865763, 0.144837397]],
    "W_xr": [[-0.033098508, 0.007435655, 0.030708411], [0.142234944, -0.007191757, -0.106185914]],
    "b_z": [0.099498275, 0.457706684],
    "W_hz": [[0.068489882, -0.120139907], [0.440974132, -0.596870329]],
    "W_xz": [[0.078354956, -0.020114409, 0.038955015], [-0.475245624, 0.017326557, 0.409653515]],
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


def loss_case(rng, T, D, H):
    return rng.normal(size=(T, H)), *make_case(rng, T, D, H)


def get_gradients(submission, case):
    return unpack(submission.gru_backward(*case), NAMES, "gru_backward(...)")


def assert_params(got, want, **tolerance):
    got = assert_keys(got, want, "grad_params")
    for name, value in want.items():
        assert_close(got[name], value, f'grad_params["{name}"]', **tolerance)


def assert_gradients(submission, case, want, **tolerance):
    got = get_gradients(submission, case)
    for name, one, other in zip(NAMES[:2], got, want, strict=False):
        assert_close(one, other, name, **tolerance)
    assert_params(got[2], want[2], **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example: two steps, D = H = 1.

    zh: 讲义中的例子：两个时刻，D = H = 1。
    """
    got = get_gradients(submission, ([[1.0], [0.5]], [[2.0], [-1.0]], [-1.0], PARAMS))
    assert_close(got[0], [[0.210720356], [0.026348674]], "grad_xs")
    assert_close(got[1], [0.473225338], "grad_h0")
    want = {"W_xz": [[0.59820801]], "W_hz": [[-0.27046655]], "b_z": [0.19690338], "W_xr": [[0.20538369]]}
    want |= {"W_hr": [[-0.10157059]], "b_r": [0.09869034], "W_xh": [[0.79471951]], "W_hh": [[-0.12303051]]}
    assert_params(got[2], want | {"b_h": [0.75185004]})


@check(points=2, public=True)
def test_one_step(submission):
    """One step: nothing comes from later.

    zh: 只有一个时刻：没有后续时刻传回的梯度。
    """
    got = get_gradients(submission, ([[1.0]], [[2.0]], [-1.0], PARAMS))
    assert_close(got[0], [[0.23086368046]], "grad_xs")
    assert_close(got[1], [0.51846221866], "grad_h0")


@check(points=3, public=True)
def test_three_steps(submission):
    """Three steps of two units: the numbers come from small changes of every argument in the loss.

    zh: 三个时刻，两个隐单元：数值由损失中各量的微小变化算出。
    """
    case = (np.array([[1.0, -0.5], [0.25, 0.5], [-1.0, 0.75]]), np.array(XS), np.array(H0), arrays(WEIGHTS))
    got = get_gradients(submission, case)
    assert_close(got[0], GRADIENTS["xs"], "grad_xs", rtol=1e-5)
    assert_close(got[1], GRADIENTS["h0"], "grad_h0", rtol=1e-5)
    assert_params(got[2], {name: GRADIENTS[name] for name in WEIGHTS}, rtol=1e-5)


@check(points=2)
def test_random_inputs_and_states(submission, reference, rng):
    """The gradients in xs and h0 for any T, D and H.

    zh: 对任意 T、D、H，对 xs 与 h0 的梯度。
    """
    for size in SIZES:
        case = loss_case(rng, *size)
        got, want = get_gradients(submission, case), reference.gru_backward(*case)
        assert_close(got[0], want[0], "grad_xs")
        assert_close(got[1], want[1], "grad_h0")


@check(points=2)
def test_random_parameters(submission, reference, rng):
    """The gradients of shared parameters gather what every step contributes.

    zh: 复用参数的梯度累加了各时刻的贡献。
    """
    for size in SIZES:
        case = loss_case(rng, *size)
        assert_params(get_gradients(submission, case)[2], reference.gru_backward(*case)[2])


@check(points=2)
def test_loss_at_one_step_alone(submission, reference, rng):
    """The loss looks at the first step alone, or at the last: its gradient goes all the way back, over 40 steps too.

    zh: 损失只取决于第一个或最后一个时刻：梯度一直传回起点，经过 40 个时刻也一样。
    """
    for T, step in ((3, 0), (3, 2), (40, 39)):
        grad_hs, xs, h0, params = loss_case(rng, T, 2, 3)
        grad_hs[np.arange(T) != step] = 0
        case = (grad_hs, xs, h0, params | {"b_z": np.full(3, -2.0)})
        assert_gradients(submission, case, reference.gru_backward(*case))


@check(points=2)
def test_numerical_gradient(submission, reference, rng):
    """The gradients fit small changes of the whole recurrence.

    zh: 梯度与整个递推过程的微小变化相符。
    """
    grad_hs, xs, h0, params = loss_case(rng, 2, 2, 2)
    got = get_gradients(submission, (grad_hs, xs, h0, params))
    want = numerical_gradient(lambda moved: np.sum(grad_hs * reference.gru_forward(moved, h0, params)), xs)
    assert_close(got[0], want, "grad_xs", rtol=1e-5, atol=1e-7)
    want = numerical_gradient(lambda moved: np.sum(grad_hs * reference.gru_forward(xs, moved, params)), h0)
    assert_close(got[1], want, "grad_h0", rtol=1e-5, atol=1e-7)
    wants = {}
    for name, value in params.items():

        def loss_at(moved, name=name):
            return np.sum(grad_hs * reference.gru_forward(xs, h0, params | {name: moved}))

        wants[name] = numerical_gradient(loss_at, value)
    assert_params(got[2], wants, rtol=1e-5, atol=1e-7)


@check(points=2)
def test_large_pre_activations(submission, reference, rng):
    """Pre-activations of ±1000: all gradients are right and finite.

    zh: 线性部分为 ±1000 时，所有梯度仍正确且有限。
    """
    for gate in "zrh":
        grad_hs, _xs, h0, params = loss_case(rng, 4, 1, 2)
        params |= {f"W_x{gate}": np.array([[900.0], [-900.0]])}
        case = (grad_hs, np.array([[1.0], [-1.0], [0.0], [1.0]]), h0, params)
        assert_gradients(submission, case, reference.gru_backward(*case))


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Integers, nested lists, float32 and Fortran order work, also inside params.

    zh: 整数、嵌套列表、float32 和 Fortran 存储顺序都能处理，`params` 里面也一样。
    """
    for size in ((2, 2, 3), (3, 1, 2)):
        (xs, h0, params), grad_hs = whole_numbers(rng, *size), rng.integers(1, 4, (size[0], size[2]))
        want = reference.gru_backward(grad_hs, xs, h0, params)
        assert_gradients(submission, (grad_hs, xs, h0, params), want)
        assert_gradients(submission, (grad_hs.tolist(), xs.tolist(), h0.tolist(), lists(params)), want)
    grad_hs, xs, h0, params = loss_case(rng, 4, 3, 2)
    case = (np.asfortranarray(grad_hs), np.asfortranarray(xs), h0, fortran(params))
    assert_gradients(submission, case, reference.gru_backward(*case))
    small = (*(value.astype(np.float32) for value in (grad_hs, xs, h0)), single(params))
    assert_gradients(submission, small, reference.gru_backward(*small), **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    *values, params = loss_case(rng, 3, 2, 2)
    small = (*(value.tolist() for value in values), lists(params))
    cases = (loss_case(rng, 2, 1, 3), (*values, params), small)
    assert_pure(submission.gru_backward, *cases, like=reference.gru_backward)


@check(points=2)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.gru_backward, reference.gru_backward, is_brief=True)
