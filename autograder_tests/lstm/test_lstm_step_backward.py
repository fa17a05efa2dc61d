import numpy as np

from grader import (
    FLOAT32,
    as_array,
    assert_close,
    assert_keys,
    assert_pure,
    assert_shape,
    check,
    numerical_gradient,
    unpack,
)

NAMES = ("grad_x", "grad_h_prev", "grad_c_prev", "grad_params")
SIZES = ((1, 1), (1, 2), (3, 1), (3, 2), (2, 5))


def make_params(value, D, H):
    """The dict of Table 6.3; value(shape) makes each array."""
    params = {}
    for gate in "ifoc":
        params |= {f"W_x{gate}": value((H, D)), f"W_h{gate}": value((H, H)), f"b_{gate}": value((H,))}
    return params


def make_case(rng, D, H):
    """Random grad_h, grad_c, x, h_prev, c_prev and params."""
    params = make_params(lambda shape: 0.8 * rng.normal(size=shape), D, H)
    grad_h, grad_c = rng.normal(size=(2, H))
    return grad_h, grad_c, rng.normal(size=D), rng.uniform(-1, 1, H), 1.5 * rng.normal(size=H), params


def whole_numbers(rng, D, H):
    """The same, of int64."""
    params = make_params(lambda shape: rng.integers(-1, 2, shape), D, H)
    grad_h, grad_c = rng.integers(1, 4, (2, H))
    return grad_h, grad_c, rng.integers(-2, 3, D), rng.integers(-1, 2, H), rng.integers(1, 3, H), params


def get_gradients(submission, case):
    return unpack(submission.lstm_step_backward(*case), NAMES, "lstm_step_backward(...)")


def assert_params(got, want, **tolerance):
    got = assert_keys(got, want, "grad_params")
    for name, value in want.items():
        assert_close(got[name], value, f'grad_params["{name}"]', **tolerance)


def assert_gradients(submission, reference, case, **tolerance):
    got, want = get_gradients(submission, case), reference.lstm_step_backward(*case)
    for name, one, other in zip(NAMES[:3], got, want, strict=False):
        assert_close(one, other, name, **tolerance)
    assert_params(got[3], want[3], **tolerance)


def loss_of(function, grad_h, grad_c, x, h_prev, c_prev, params):
    """grad_h . h + grad_c . c: a loss whose gradients in h and c are grad_h and grad_c."""
    h, c = unpack(function(x, h_prev, c_prev, params), ("h", "c"), "lstm_step(...)")
    return grad_h @ as_array(h, "h", grad_h.shape) + grad_c @ as_array(c, "c", grad_c.shape)


def assert_zeros_right(submission):
    """With zeros for parameters and states the gates are 1/2 and the candidates 0; c receives 1 + 1/2."""
    params, one, zero = make_params(np.zeros, 1, 1), np.ones(1), np.zeros(1)
    _x, _h, grad_c_prev, grad_params = get_gradients(submission, (one, one, one, zero, zero, params))
    assert_close(grad_c_prev, [0.75], "grad_c_prev")
    assert_close(assert_keys(grad_params, params, "grad_params")["b_c"], [0.75], 'grad_params["b_c"]')


@check(points=3, public=True)
def test_worked_example(submission):
    """The handout's example: all sixteen numbers, D = H = 1.

    zh: 讲义中的例子：D = H = 1 时的全部数值。
    """
    params = {"W_xi": [[0.5]], "W_hi": [[1.0]], "b_i": [1.0], "W_xf": [[-0.5]], "W_hf": [[1.0]], "b_f": [0.0]}
    params |= {"W_xo": [[1.0]], "W_ho": [[0.5]], "b_o": [-1.0], "W_xc": [[0.25]], "W_hc": [[-0.5]], "b_c": [-0.5]}
    params = {name: np.array(value) for name, value in params.items()}
    values = (np.array([number]) for number in (1.0, 0.5, 2.0, -1.0, 2.0))
    grad_x, grad_h_prev, grad_c_prev, grad_params = get_gradients(submission, (*values, params))
    biases = {"i": 0.086695843, "f": 0.200368326, "o": 0.122184921, "c": 0.548603218}
    # the weights see x = 2 and h_prev = -1
    assert_keys(grad_params, params, "grad_params")
    for gate, value in biases.items():
        assert_close(grad_params[f"b_{gate}"], [value], f'grad_params["b_{gate}"]')
        assert_close(grad_params[f"W_x{gate}"], [[2 * value]], f'grad_params["W_x{gate}"]')
        assert_close(grad_params[f"W_h{gate}"], [[-value]], f'grad_params["W_h{gate}"]')
    # 0.5 * 0.0867 - 0.5 * 0.2004 + 1 * 0.1222 + 0.25 * 0.5486, likewise with W_h
    assert_close(grad_x, [0.202499484], "grad_x")
    assert_close(grad_h_prev, [0.073855021], "grad_h_prev")
    assert_close(grad_c_prev, [0.113742615], "grad_c_prev")


@check(points=2, public=True)
def test_keys_and_shapes(submission):
    """Every gradient has the shape of what it belongs to, D = 3 and H = 2.

    zh: D = 3、H = 2 时，每个梯度与它对应的量形状相同。
    """
    case = make_case(np.random.default_rng(3), 3, 2)
    *gradients, grad_params = get_gradients(submission, case)
    for name, gradient, argument in zip(NAMES, gradients, case[2:5], strict=False):
        assert_shape(gradient, argument.shape, name)
    assert_keys(grad_params, case[5], "grad_params")
    for name, value in case[5].items():
        assert_shape(grad_params[name], value.shape, f'grad_params["{name}"]')
    assert_zeros_right(submission)


@check(points=3, public=True)
def test_states_against_numerical_gradients(submission):
    """The gradients in x, h_prev and c_prev fit small changes of your own lstm_step.

    zh: 对 x、h_prev、c_prev 的梯度与你自己的 lstm_step 的微小变化相符。
    """
    grad_h, grad_c, *states, params = make_case(np.random.default_rng(4), 3, 2)
    got = get_gradients(submission, (grad_h, grad_c, *states, params))

    def loss_at(value, place):
        moved = [value if i == place else state for i, state in enumerate(states)]
        return loss_of(submission.lstm_step, grad_h, grad_c, *moved, params)

    for place, name in enumerate(NAMES[:3]):
        want = numerical_gradient(lambda value, place=place: loss_at(value, place), states[place])
        assert_close(got[place], want, name, rtol=1e-5, atol=1e-7)
    assert_zeros_right(submission)


@check(points=3, public=True)
def test_parameters_against_small_changes(submission):
    """The gradient of every parameter fits a small change of that parameter in your own lstm_step.

    zh: 每个参数的梯度与你自己的 lstm_step 中该参数的微小变化相符。
    """
    rng = np.random.default_rng(5)
    case = make_case(rng, 3, 2)
    grad_params = assert_keys(get_gradients(submission, case)[3], case[5], "grad_params")
    for name, value in case[5].items():
        direction = rng.normal(size=value.shape)

        def loss_at(step, name=name, value=value, direction=direction):
            return loss_of(submission.lstm_step, *case[:5], case[5] | {name: value + step * direction})

        slope = np.sum(as_array(grad_params[name], f'grad_params["{name}"]', value.shape) * direction)
        what = f'sum(grad_params["{name}"] * direction)'
        assert_close(slope, numerical_gradient(loss_at, 0.0), what, rtol=1e-5, atol=1e-7)
    assert_zeros_right(submission)


@check(points=2)
def test_gradients_of_the_states(submission, reference, rng):
    """The gradients in x, h_prev and c_prev are right for any D and H.

    zh: 对任意 D 与 H，对 x、h_prev、c_prev 的梯度都正确。
    """
    for D, H in SIZES:
        case = make_case(rng, D, H)
        got, want = get_gradients(submission, case), reference.lstm_step_backward(*case)
        for name, one, other in zip(NAMES[:3], got, want, strict=False):
            assert_close(one, other, name)


@check(points=3)
def test_gradients_of_the_parameters(submission, reference, rng):
    """The gradients of all twelve parameters are right for any D and H.

    zh: 对任意 D 与 H，十二个参数的梯度都正确。
    """
    for D, H in SIZES:
        case = make_case(rng, D, H)
        assert_params(get_gradients(submission, case)[3], reference.lstm_step_backward(*case)[3])


@check(points=3)
def test_gradient_through_h_alone(submission, reference, rng):
    """With grad_c = 0, all that flows back comes through h.

    zh: grad_c = 0 时，所有梯度都经由 h 传回。
    """
    for D, H in ((1, 1), (2, 3), (3, 3)):
        grad_h, grad_c, *rest = make_case(rng, D, H)
        assert_gradients(submission, reference, (grad_h, 0 * grad_c, *rest))


@check(points=3)
def test_gradient_through_c_alone(submission, reference, rng):
    """With grad_h = 0, all that flows back comes straight into c.

    zh: grad_h = 0 时，所有梯度都直接来自 c。
    """
    for D, H in ((1, 1), (2, 3), (3, 3)):
        grad_h, grad_c, *rest = make_case(rng, D, H)
        assert_gradients(submission, reference, (0 * grad_h, grad_c, *rest))


@check(points=2)
def test_numerical_gradient_of_the_loss(submission, reference, rng):
    """The gradients fit small changes of Table 6.3.

    zh: 梯度与表6.3公式的微小变化相符。
    """
    case = make_case(rng, 2, 2)
    got = get_gradients(submission, case)
    for place in (2, 3, 4):

        def loss_at(value, place=place):
            return loss_of(reference.lstm_step, *case[:place], value, *case[place + 1 :])

        assert_close(got[place - 2], numerical_gradient(loss_at, case[place]), NAMES[place - 2], rtol=1e-5, atol=1e-7)
    grad_params = assert_keys(got[3], case[5], "grad_params")
    for name, value in case[5].items():

        def loss_of_parameter(value, name=name):
            return loss_of(reference.lstm_step, *case[:5], case[5] | {name: value})

        want = numerical_gradient(loss_of_parameter, value)
        assert_close(grad_params[name], want, f'grad_params["{name}"]', rtol=1e-5, atol=1e-7)


@check(points=2)
def test_whole_numbers_and_lists(submission, reference, rng):
    """Integer arrays and nested lists work, also inside params.

    zh: 整数数组与嵌套列表都能处理，`params` 里面也一样。
    """
    for case in (whole_numbers(rng, 2, 3), whole_numbers(rng, 3, 1)):
        assert_gradients(submission, reference, case)
        lists = {name: value.tolist() for name, value in case[5].items()}
        assert_gradients(submission, reference, (*(value.tolist() for value in case[:5]), lists))


@check(points=1)
def test_float32_and_fortran_order(submission, reference, rng):
    """float32 inputs work, and so do weights in Fortran order.

    zh: float32 输入与按列存储的权重都能处理。
    """
    *values, params = make_case(rng, 3, 4)
    fortran = {name: np.asfortranarray(value) for name, value in params.items()}
    assert_gradients(submission, reference, (*values, fortran))
    single = {name: value.astype(np.float32) for name, value in params.items()}
    assert_gradients(submission, reference, (*(value.astype(np.float32) for value in values), single), **FLOAT32)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    *values, params = make_case(rng, 2, 2)
    lists = (*(value.tolist() for value in values), {name: value.tolist() for name, value in params.items()})
    assert_pure(
        submission.lstm_step_backward, (*values, params), make_case(rng, 2, 3), lists, like=reference.lstm_step_backward
    )


@check(points=3)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.lstm_step_backward, reference.lstm_step_backward)
