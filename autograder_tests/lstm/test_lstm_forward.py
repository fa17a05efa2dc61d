import math

import numpy as np

from grader import FLOAT32, as_array, assert_close, assert_pure, check, unpack


def make_params(value, D, H):
    """The dict of Table 6.3; value(shape) makes each array."""
    params = {}
    for gate in "ifoc":
        params |= {f"W_x{gate}": value((H, D)), f"W_h{gate}": value((H, H)), f"b_{gate}": value((H,))}
    return params


def make_sequence(rng, T, D, H):
    """Random xs, h0, c0 and params."""
    params = make_params(lambda shape: 0.8 * rng.normal(size=shape), D, H)
    return rng.normal(size=(T, D)), rng.uniform(-1, 1, H), 2 * rng.normal(size=H), params


def whole_numbers(rng, T, D, H):
    """The same, of int64."""
    params = make_params(lambda shape: rng.integers(-1, 2, shape), D, H)
    return rng.integers(-2, 3, (T, D)), rng.integers(-1, 2, H), rng.integers(1, 4, H), params


def assert_states(submission, reference, case, **tolerance):
    hs, cs = unpack(submission.lstm_forward(*case), ("hs", "cs"), "lstm_forward(...)")
    want_hs, want_cs = reference.lstm_forward(*case)
    assert_close(cs, want_cs, "cs", **tolerance)
    assert_close(hs, want_hs, "hs", **tolerance)


@check(points=3, public=True)
def test_worked_example(submission):
    """The handout's example: the memory goes from 2 to 1.8, 1.65 and 1.5375.

    zh: 讲义中的例子：记忆由 2 依次变为 1.8、1.65、1.5375。
    """
    params = make_params(np.zeros, 1, 1)
    # sigmoid(ln 3) = 3/4, sigmoid(ln 4) = 4/5, tanh(ln 2) = 3/5; the input gate is sigmoid(0) = 1/2
    params |= {"b_f": np.log([3.0]), "b_o": np.log([4.0]), "b_c": np.log([2.0])}
    xs, h0, c0 = np.array([[1.0], [2.0], [3.0]]), np.array([5.0]), np.array([2.0])
    hs, cs = unpack(submission.lstm_forward(xs, h0, c0, params), ("hs", "cs"), "lstm_forward(...)")
    # c = 3/4 * 2 + 1/2 * 3/5 = 1.8, and so on; h = 4/5 tanh(c)
    assert_close(cs, [[1.8], [1.65], [1.5375]], "cs")
    assert_close(hs, [[0.8 * math.tanh(c)] for c in (1.8, 1.65, 1.5375)], "hs")


@check(points=3, public=True)
def test_is_a_chain_of_steps(submission):
    """Three rows give what three calls of your own lstm_step give, each from the states before it.

    zh: 三行输入的结果等于依次调用三次你自己的 lstm_step，每次都从前一时刻的状态出发。
    """
    rng = np.random.default_rng(7)
    xs, h, c, params = make_sequence(rng, 3, 2, 4)
    hs, cs = unpack(submission.lstm_forward(xs, h, c, params), ("hs", "cs"), "lstm_forward(...)")
    hs, cs = as_array(hs, "hs", (3, 4)), as_array(cs, "cs", (3, 4))
    for t in range(3):
        h, c = unpack(submission.lstm_step(xs[t], h, c, params), ("h", "c"), "lstm_step(...)")
        assert_close(hs[t], as_array(h, "h"), f"hs[{t}]")
        assert_close(cs[t], as_array(c, "c"), f"cs[{t}]")
    # with zeros for parameters the gates are 1/2 and the candidates 0: the memory is halved at every step
    result = submission.lstm_forward(xs, np.ones(4), np.full(4, 8.0), make_params(np.zeros, 2, 4))
    assert_close(unpack(result, ("hs", "cs"), "lstm_forward(...)")[1], [[4] * 4, [2] * 4, [1] * 4], "cs")


@check(points=2.5)
def test_random_sequences(submission, reference, rng):
    """One step or many, any D and H: all states are right.

    zh: 一个或多个时刻、任意 D 与 H，所有状态都正确。
    """
    for T, D, H in ((1, 1, 1), (1, 3, 2), (2, 1, 3), (3, 2, 1), (5, 3, 4), (9, 4, 7)):
        assert_states(submission, reference, make_sequence(rng, T, D, H))


@check(points=2)
def test_starts_from_the_given_states(submission, reference, rng):
    """The first step starts from h0 and from c0, each of its own.

    zh: 第一个时刻从给定的 h0 与 c0 出发，两者各自起作用。
    """
    xs, h0, c0, params = make_sequence(rng, 2, 3, 2)
    for h, c in ((np.zeros(2), np.zeros(2)), (h0, np.zeros(2)), (np.zeros(2), c0), (3 * h0, 3 * c0)):
        assert_states(submission, reference, (xs, h, c, params))


@check(points=1)
def test_whole_numbers_and_lists(submission, reference, rng):
    """Integer arrays and nested lists work, also inside params.

    zh: 整数数组与嵌套列表都能处理，`params` 里面也一样。
    """
    xs, h0, c0, params = whole_numbers(rng, 3, 2, 3)
    lists = {name: value.tolist() for name, value in params.items()}
    assert_states(submission, reference, (xs, h0, c0, params))
    assert_states(submission, reference, (xs.tolist(), h0.tolist(), c0.tolist(), lists))


@check(points=1)
def test_float32_and_fortran_order(submission, reference, rng):
    """float32 inputs work, and so do arrays in Fortran order.

    zh: float32 输入与按列存储的数组都能处理。
    """
    xs, h0, c0, params = make_sequence(rng, 4, 3, 2)
    fortran = {name: np.asfortranarray(value) for name, value in params.items()}
    assert_states(submission, reference, (np.asfortranarray(xs), h0, c0, fortran))
    xs, h0, c0 = (value.astype(np.float32) for value in (xs, h0, c0))
    params = {name: value.astype(np.float32) for name, value in params.items()}
    assert_states(submission, reference, (xs, h0, c0, params), **FLOAT32)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    xs, h0, c0, params = make_sequence(rng, 1, 2, 3)
    lists = {name: value.tolist() for name, value in params.items()}
    cases = ((xs, h0, c0, params), make_sequence(rng, 3, 2, 3), (xs.tolist(), h0.tolist(), c0.tolist(), lists))
    assert_pure(submission.lstm_forward, *cases, like=reference.lstm_forward)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.lstm_forward, reference.lstm_forward)
