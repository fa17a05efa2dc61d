import numpy as np

from grader import FLOAT32, as_array, assert_close, assert_keys, assert_pure, check, numerical_gradient, unpack

NAMES = ("grad_xs", "grad_h0", "grad_c0", "grad_params")
SIZES = ((1, 3, 2), (2, 1, 1), (2, 1, 3), (3, 2, 1), (5, 2, 3), (7, 3, 4))


def make_params(value, D, H):
    """The dict of Table 6.3; value(shape) makes each array."""
    params = {}
    for gate in "ifoc":
        params |= {f"W_x{gate}": value((H, D)), f"W_h{gate}": value((H, H)), f"b_{gate}": value((H,))}
    return params


def make_case(rng, T, D, H):
    """Random grad_hs, xs, h0, c0 and params."""
    params = make_params(lambda shape: 0.8 * rng.normal(size=shape), D, H)
    return rng.normal(size=(T, H)), rng.normal(size=(T, D)), rng.uniform(-1, 1, H), 1.5 * rng.normal(size=H), params


def whole_numbers(rng, T, D, H):
    """The same, of int64."""
    params = make_params(lambda shape: rng.integers(-1, 2, shape), D, H)
    grad_hs, xs = rng.integers(1, 4, (T, H)), rng.integers(-2, 3, (T, D))
    return grad_hs, xs, rng.integers(-1, 2, H), rng.integers(1, 3, H), params


def get_gradients(submission, case):
    return unpack(submission.lstm_backward(*case), NAMES, "lstm_backward(...)")


def assert_params(got, want, **tolerance):
    got = assert_keys(got, want, "grad_params")
    for name, value in want.items():
        assert_close(got[name], value, f'grad_params["{name}"]', **tolerance)


def assert_gradients(submission, reference, case, **tolerance):
    got, want = get_gradients(submission, case), reference.lstm_backward(*case)
    for name, one, other in zip(NAMES[:3], got, want, strict=False):
        assert_close(one, other, name, **tolerance)
    assert_params(got[3], want[3], **tolerance)


def loss_of(function, grad_hs, xs, h0, c0, params):
    """The sum of grad_hs * hs: a loss whose gradient in hs is grad_hs."""
    hs, _cs = unpack(function(xs, h0, c0, params), ("hs", "cs"), "lstm_forward(...)")
    return np.sum(grad_hs * as_array(hs, "hs", grad_hs.shape))


def assert_zeros_right(submission):
    """With zeros for parameters and states the gates are 1/2 and the candidates 0; c passes half of itself on."""
    params = make_params(np.zeros, 1, 1)
    case = (np.ones((3, 1)), np.ones((3, 1)), np.zeros(1), np.zeros(1), params)
    _xs, _h0, grad_c0, grad_params = get_gradients(submission, case)
    # in c: 1/2, then 1/2 + 1/4 = 3/4, then 1/2 + 3/8 = 7/8
    assert_close(grad_c0, [7 / 16], "grad_c0")
    assert_close(assert_keys(grad_params, params, "grad_params")["b_c"], [17 / 16], 'grad_params["b_c"]')


@check(points=3, public=True)
def test_worked_example(submission):
    """The handout's example: two steps, D = H = 1.

    zh: 讲义中的例子：两个时刻，D = H = 1。
    """
    params = {"W_xi": [[0.5]], "W_hi": [[1.0]], "b_i": [1.0], "W_xf": [[-0.5]], "W_hf": [[1.0]], "b_f": [0.0]}
    params |= {"W_xo": [[1.0]], "W_ho": [[0.5]], "b_o": [-1.0], "W_xc": [[0.25]], "W_hc": [[-0.5]], "b_c": [-0.5]}
    params = {name: np.array(value) for name, value in params.items()}
    case = (np.array([[1.0], [0.5]]), np.array([[2.0], [-1.0]]), np.array([-1.0]), np.array([2.0]), params)
    grad_xs, grad_h0, grad_c0, grad_params = get_gradients(submission, case)
    assert_close(grad_xs, [[0.161759413], [-0.009674977]], "grad_xs")
    assert_close(grad_h0, [0.066698094], "grad_h0")
    assert_close(grad_c0, [0.058881916], "grad_c0")
    assert_keys(grad_params, params, "grad_params")
    biases = {"b_i": 0.034483562, "b_f": 0.112023921, "b_o": 0.114204314, "b_c": 0.306601209}
    for name, value in biases.items():
        assert_close(grad_params[name], [value], f'grad_params["{name}"]')


@check(points=2, public=True)
def test_one_step(submission):
    """For T = 1 it is your own lstm_step_backward with nothing coming from later: grad_c = 0.

    zh: T = 1 时等于你自己的 lstm_step_backward，且没有来自后续时刻的梯度：grad_c = 0。
    """
    grad_hs, xs, h0, c0, params = make_case(np.random.default_rng(2), 1, 3, 2)
    grad_xs, grad_h0, grad_c0, grad_params = get_gradients(submission, (grad_hs, xs, h0, c0, params))
    step = submission.lstm_step_backward(grad_hs[0], np.zeros(2), xs[0], h0, c0, params)
    step = unpack(step, ("grad_x", "grad_h_prev", "grad_c_prev", "grad_params"), "lstm_step_backward(...)")
    assert_close(grad_xs, as_array(step[0], "grad_x")[None], "grad_xs")
    assert_close(grad_h0, as_array(step[1], "grad_h_prev"), "grad_h0")
    assert_close(grad_c0, as_array(step[2], "grad_c_prev"), "grad_c0")
    assert_params(grad_params, assert_keys(step[3], params, "lstm_step_backward(...)[3]"))
    assert_zeros_right(submission)


@check(points=3, public=True)
def test_inputs_and_states_against_numerical_gradients(submission):
    """The gradients in xs, h0 and c0 fit small changes of your own lstm_forward, T = 3.

    zh: T = 3 时，对 xs、h0、c0 的梯度与你自己的 lstm_forward 的微小变化相符。
    """
    grad_hs, *inputs, params = make_case(np.random.default_rng(3), 3, 2, 1)
    got = get_gradients(submission, (grad_hs, *inputs, params))

    def loss_at(value, place):
        moved = [value if i == place else other for i, other in enumerate(inputs)]
        return loss_of(submission.lstm_forward, grad_hs, *moved, params)

    for place, name in enumerate(NAMES[:3]):
        want = numerical_gradient(lambda value, place=place: loss_at(value, place), inputs[place])
        assert_close(got[place], want, name, rtol=1e-5, atol=1e-7)
    assert_zeros_right(submission)


@check(points=3, public=True)
def test_parameters_against_small_changes(submission):
    """The gradient of every parameter fits a small change of that parameter in your own lstm_forward, T = 3.

    zh: T = 3 时，每个参数的梯度与你自己的 lstm_forward 中该参数的微小变化相符。
    """
    rng = np.random.default_rng(4)
    case = make_case(rng, 3, 1, 2)
    grad_params = assert_keys(get_gradients(submission, case)[3], case[4], "grad_params")
    for name, value in case[4].items():
        direction = rng.normal(size=value.shape)

        def loss_at(step, name=name, value=value, direction=direction):
            return loss_of(submission.lstm_forward, *case[:4], case[4] | {name: value + step * direction})

        slope = np.sum(as_array(grad_params[name], f'grad_params["{name}"]', value.shape) * direction)
        what = f'sum(grad_params["{name}"] * direction)'
        assert_close(slope, numerical_gradient(loss_at, 0.0), what, rtol=1e-5, atol=1e-7)
    assert_zeros_right(submission)


@check(points=2)
def test_gradients_of_the_inputs(submission, reference, rng):
    """The gradients in xs are right for any T, D and H.

    zh: 对任意 T、D、H，对 xs 的梯度都正确。
    """
    for size in SIZES:
        case = make_case(rng, *size)
        assert_close(get_gradients(submission, case)[0], reference.lstm_backward(*case)[0], "grad_xs")


@check(points=2)
def test_gradients_of_the_first_states(submission, reference, rng):
    """The gradients in h0 and c0 are right for any T, D and H.

    zh: 对任意 T、D、H，对 h0 与 c0 的梯度都正确。
    """
    for size in SIZES:
        case = make_case(rng, *size)
        got, want = get_gradients(submission, case), reference.lstm_backward(*case)
        assert_close(got[1], want[1], "grad_h0")
        assert_close(got[2], want[2], "grad_c0")


@check(points=2)
def test_gradients_of_the_parameters(submission, reference, rng):
    """The gradients of the shared parameters gather what every step contributes.

    zh: 复用参数的梯度累加了各时刻的贡献。
    """
    for size in SIZES:
        case = make_case(rng, *size)
        assert_params(get_gradients(submission, case)[3], reference.lstm_backward(*case)[3])


@check(points=1)
def test_loss_at_the_first_step_alone(submission, reference, rng):
    """If the loss looks at the first step alone, later inputs have gradient 0.

    zh: 损失只取决于第一个时刻时，后面输入的梯度为 0。
    """
    for T, D, H in ((2, 2, 1), (4, 2, 3)):
        grad_hs, *rest = make_case(rng, T, D, H)
        grad_hs[1:] = 0
        assert_gradients(submission, reference, (grad_hs, *rest))


@check(points=2)
def test_loss_at_the_last_step_alone(submission, reference, rng):
    """If the loss looks at the last step alone, its gradient still reaches the first input.

    zh: 损失只取决于最后一个时刻时，梯度仍能传到第一个输入。
    """
    for T, D, H in ((2, 2, 1), (4, 2, 3)):
        grad_hs, *rest = make_case(rng, T, D, H)
        grad_hs[:-1] = 0
        assert_gradients(submission, reference, (grad_hs, *rest))


@check(points=2)
def test_numerical_gradient_of_the_loss(submission, reference, rng):
    """The gradients fit small changes of the whole recurrence.

    zh: 梯度与整个递推过程的微小变化相符。
    """
    case = make_case(rng, 2, 2, 2)
    got = get_gradients(submission, case)
    for place in (1, 2, 3):

        def loss_at(value, place=place):
            return loss_of(reference.lstm_forward, *case[:place], value, *case[place + 1 :])

        assert_close(got[place - 1], numerical_gradient(loss_at, case[place]), NAMES[place - 1], rtol=1e-5, atol=1e-7)
    grad_params = assert_keys(got[3], case[4], "grad_params")
    for name, value in case[4].items():

        def loss_of_parameter(value, name=name):
            return loss_of(reference.lstm_forward, *case[:4], case[4] | {name: value})

        want = numerical_gradient(loss_of_parameter, value)
        assert_close(grad_params[name], want, f'grad_params["{name}"]', rtol=1e-5, atol=1e-7)


@check(points=1)
def test_whole_numbers_and_lists(submission, reference, rng):
    """Integer arrays and nested lists work, also inside params.

    zh: 整数数组与嵌套列表都能处理，`params` 里面也一样。
    """
    for case in (whole_numbers(rng, 2, 1, 3), whole_numbers(rng, 3, 3, 2)):
        assert_gradients(submission, reference, case)
        lists = {name: value.tolist() for name, value in case[4].items()}
        assert_gradients(submission, reference, (*(value.tolist() for value in case[:4]), lists))


@check(points=1)
def test_float32_and_fortran_order(submission, reference, rng):
    """float32 inputs work, and so do arrays in Fortran order.

    zh: float32 输入与按列存储的数组都能处理。
    """
    *values, params = make_case(rng, 3, 2, 4)
    fortran = {name: np.asfortranarray(value) for name, value in params.items()}
    assert_gradients(submission, reference, (*(np.asfortranarray(value) for value in values), fortran))
    single = {name: value.astype(np.float32) for name, value in params.items()}
    assert_gradients(submission, reference, (*(value.astype(np.float32) for value in values), single), **FLOAT32)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    *values, params = make_case(rng, 2, 2, 2)
    lists = (*(value.tolist() for value in values), {name: value.tolist() for name, value in params.items()})
    assert_pure(
        submission.lstm_backward, (*values, params), make_case(rng, 1, 3, 2), lists, like=reference.lstm_backward
    )


@check(points=3)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.lstm_backward, reference.lstm_backward, is_brief=True)
