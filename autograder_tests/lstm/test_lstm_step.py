import math

import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, unpack

SIZES = ((1, 1), (1, 2), (3, 1), (3, 2), (4, 7))


def make_params(value, D, H):
    """The dict of Table 6.3; value(shape) makes each array."""
    params = {}
    for gate in "ifoc":
        params |= {f"W_x{gate}": value((H, D)), f"W_h{gate}": value((H, H)), f"b_{gate}": value((H,))}
    return params


def make_step(rng, D, H):
    """Random x, h_prev, c_prev and params."""
    params = make_params(lambda shape: 0.8 * rng.normal(size=shape), D, H)
    return rng.normal(size=D), rng.uniform(-1, 1, H), 2 * rng.normal(size=H), params


def whole_numbers(rng, D, H):
    """The same, of int64."""
    params = make_params(lambda shape: rng.integers(-1, 2, shape), D, H)
    return rng.integers(-2, 3, D), rng.integers(-1, 2, H), rng.integers(1, 4, H), params


def biases_only(i, f, o, c):
    """Parameters for D = 1 whose weights are 0, so that every gate is given by its bias."""
    H = len(i)
    return make_params(np.zeros, 1, H) | {"b_i": i, "b_f": f, "b_o": o, "b_c": c}


def logit(p):
    """The number whose sigmoid is p."""
    return np.log(p / (1 - p))


def assert_step(submission, reference, case, **tolerance):
    h, c = unpack(submission.lstm_step(*case), ("h", "c"), "lstm_step(...)")
    want_h, want_c = reference.lstm_step(*case)
    assert_close(c, want_c, "c", **tolerance)
    assert_close(h, want_h, "h", **tolerance)


@check(points=3, public=True)
def test_worked_example(submission):
    """The handout's example gives c = 0.576241 and h = 0.323634.

    zh: 讲义中的例子得到 c = 0.576241，h = 0.323634。
    """
    params = {"W_xi": [[0.5]], "W_hi": [[1.0]], "b_i": [1.0], "W_xf": [[-0.5]], "W_hf": [[1.0]], "b_f": [0.0]}
    params |= {"W_xo": [[1.0]], "W_ho": [[0.5]], "b_o": [-1.0], "W_xc": [[0.25]], "W_hc": [[-0.5]], "b_c": [-0.5]}
    params = {name: np.array(value) for name, value in params.items()}
    x, h_prev, c_prev = np.array([2.0]), np.array([-1.0]), np.array([2.0])
    h, c = unpack(submission.lstm_step(x, h_prev, c_prev, params), ("h", "c"), "lstm_step(...)")
    # i = sigmoid(1), f = sigmoid(-2), o = sigmoid(0.5), candidate = tanh(0.5)
    assert_close(c, [0.119202922 * 2 + 0.731058579 * 0.462117157], "c")
    assert_close(h, [0.622459331 * math.tanh(0.576240556)], "h")


@check(points=2, public=True)
def test_forget_gate_scales_the_old_memory(submission):
    """A forget gate (0.2, 0.1, 0.8, 0.5) keeps (2, 0.6, 2.4, 3.5) of the memory (10, 6, 3, 7).

    zh: 遗忘门为 (0.2, 0.1, 0.8, 0.5) 时，记忆 (10, 6, 3, 7) 保留 (2, 0.6, 2.4, 3.5)。
    """
    forget = logit(np.array([0.2, 0.1, 0.8, 0.5]))
    params = biases_only(logit(np.full(4, 0.3)), forget, logit(np.full(4, 0.6)), np.zeros(4))
    memory = np.array([10.0, 6.0, 3.0, 7.0])
    h, c = unpack(submission.lstm_step(np.zeros(1), np.zeros(4), memory, params), ("h", "c"), "lstm_step(...)")
    # the candidate is tanh(0) = 0: nothing new flows in
    assert_close(c, [2.0, 0.6, 2.4, 3.5], "c")
    assert_close(h, 0.6 * np.tanh([2.0, 0.6, 2.4, 3.5]), "h")


@check(points=2, public=True)
def test_input_gate_lets_new_information_in(submission):
    """An input gate (0.05, 0.1, 0.8) lets these shares of the candidate (0.6, -0.8, 0.6) into an empty memory.

    zh: 输入门为 (0.05, 0.1, 0.8) 时，候选信息 (0.6, -0.8, 0.6) 按这些比例进入空的记忆单元。
    """
    # tanh(ln 2) = (4 - 1) / (4 + 1) = 0.6 and tanh(ln 3) = (9 - 1) / (9 + 1) = 0.8
    candidate = np.array([math.log(2), -math.log(3), math.log(2)])
    params = biases_only(logit(np.array([0.05, 0.1, 0.8])), logit(np.full(3, 0.7)), logit(np.full(3, 0.25)), candidate)
    h, c = unpack(submission.lstm_step(np.ones(1), np.ones(3), np.zeros(3), params), ("h", "c"), "lstm_step(...)")
    assert_close(c, [0.03, -0.08, 0.48], "c")
    assert_close(h, 0.25 * np.tanh([0.03, -0.08, 0.48]), "h")


@check(points=2, public=True)
def test_weights_map_inputs_to_units(submission):
    """Row j, column k of a weight matrix leads from entry k of its input to unit j.

    zh: 权重矩阵第 j 行第 k 列把其输入的第 k 个分量连到第 j 个单元。
    """
    params = make_params(np.zeros, 3, 2)
    params["W_xc"][0, 2] = 1.0  # unit 0 hears x[2]
    params["W_hc"][1, 0] = 1.0  # unit 1 hears h_prev[0]
    x, h_prev = np.array([5.0, 7.0, math.log(2)]), np.array([math.log(3), 9.0])
    _h, c = unpack(submission.lstm_step(x, h_prev, np.zeros(2), params), ("h", "c"), "lstm_step(...)")
    # every gate is sigmoid(0) = 0.5; the candidates are tanh(ln 2) = 0.6 and tanh(ln 3) = 0.8
    assert_close(c, [0.3, 0.4], "c")


@check(points=2)
def test_random_steps(submission, reference, rng):
    """Twelve different parameters, any D and H: both states are right.

    zh: 十二个参数各不相同、D 与 H 任取时，两个状态都正确。
    """
    for D, H in SIZES:
        assert_step(submission, reference, make_step(rng, D, H))


@check(points=2)
def test_square_weights(submission, reference, rng):
    """With D = H the two kinds of weights are neither swapped nor transposed.

    zh: D = H 时两类权重既不互换也不转置。
    """
    for size in (2, 3):
        assert_step(submission, reference, make_step(rng, size, size))


@check(points=2.5)
def test_saturated_gates(submission, reference, rng):
    """Pre-activations of up to 1000 in size give right, finite states.

    zh: 线性部分的绝对值达到 1000 时，状态仍正确且有限。
    """
    for size in (20.0, 800.0, 1000.0):
        signs = rng.permutation(np.array([[1, 1, -1, 1], [1, -1, 1, 1], [-1, 1, 1, -1], [1, 1, 1, -1]]), axis=1)
        params = biases_only(*(size * signs))
        assert_step(submission, reference, (np.ones(1), np.ones(4), np.array([0.7, -1.3, 2.1, -0.4]), params))
    x, h_prev, c_prev, params = make_step(rng, 3, 5)
    params |= {f"W_x{gate}": 300 * np.sign(params[f"W_x{gate}"]) for gate in "ifoc"}
    assert_step(submission, reference, (np.sign(x), h_prev, c_prev, params))


@check(points=1)
def test_whole_numbers(submission, reference, rng):
    """Integer arrays work, also inside params.

    zh: 整数数组也能处理，`params` 里面也一样。
    """
    for D, H in ((1, 1), (3, 2), (2, 4)):
        assert_step(submission, reference, whole_numbers(rng, D, H))


@check(points=1)
def test_nested_lists(submission, reference, rng):
    """Lists work, also inside params.

    zh: 列表也能处理，`params` 里面也一样。
    """
    for make in (make_step, whole_numbers):
        x, h_prev, c_prev, params = make(rng, 3, 2)
        lists = {name: value.tolist() for name, value in params.items()}
        assert_step(submission, reference, (x.tolist(), h_prev.tolist(), c_prev.tolist(), lists))


@check(points=1)
def test_float32_and_fortran_order(submission, reference, rng):
    """float32 inputs work, and so do weights in Fortran order.

    zh: float32 输入与按列存储的权重都能处理。
    """
    x, h_prev, c_prev, params = make_step(rng, 3, 4)
    fortran = {name: np.asfortranarray(value) for name, value in params.items()}
    assert_step(submission, reference, (x, h_prev, c_prev, fortran))
    x, h_prev, c_prev = (value.astype(np.float32) for value in (x, h_prev, c_prev))
    params = {name: value.astype(np.float32) for name, value in params.items()}
    assert_step(submission, reference, (x, h_prev, c_prev, params), **FLOAT32)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    x, h_prev, c_prev, params = make_step(rng, 2, 2)
    lists = {name: value.tolist() for name, value in params.items()}
    cases = (make_step(rng, 3, 2), (x, h_prev, c_prev, params), (x.tolist(), h_prev.tolist(), c_prev.tolist(), lists))
    assert_pure(submission.lstm_step, *cases, like=reference.lstm_step)


@check(points=2.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.lstm_step, reference.lstm_step)
