import numpy as np

from grader import FLOAT32, assert_close, assert_keys, assert_pure, check, numerical_gradient

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


def loss_case(rng, T, D, H, K):
    xs, h0, params = make_case(rng, T, D, H, K)
    return xs, rng.integers(0, K, T), h0, params


def assert_gradients(submission, case, want, **tolerance):
    got = assert_keys(submission.bptt(*case), want, "bptt(...)")
    for name, value in want.items():
        assert_close(got[name], value, f'bptt(...)["{name}"]', **tolerance)


def long_sequence(rng, T, H):
    """A turning, hardly shrinking state, and inputs at the first step alone: early steps matter to late ones."""
    turn = np.linalg.qr(rng.normal(size=(H, H)))[0]
    params = {"W_x": 0.3 * rng.normal(size=(H, 2)), "W_h": turn, "b": np.zeros(H), "W_o": rng.normal(size=(3, H))}
    xs = np.zeros((T, 2))
    xs[0] = rng.uniform(0.2, 0.5, 2)
    return xs, rng.integers(0, 3, T), np.zeros(H), params


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example: two steps, D = H = 1, K = 2.

    zh: 讲义中的例子：两个时刻，D = H = 1，K = 2。
    """
    want = {"W_x": [[0.447055341]], "W_h": [[0.200948655]], "b": [0.437859053]}
    want["W_o"] = [[0.17662394], [-0.17662394]]
    assert_gradients(submission, ([[0.75], [1.0]], [0, 1], [0.5], PARAMS), want)


@check(points=2, public=True)
def test_one_step(submission):
    """One step: half the gradient of the cross entropy, nothing comes from later.

    zh: 只有一个时刻：交叉熵梯度的一半，没有后续时刻传回的梯度。
    """
    params = {name: np.array(value) for name, value in WEIGHTS.items()}
    assert_gradients(
        submission,
        (np.array(XS[:1]), np.array([3]), np.array(H0), params),
        {
            "W_o": [
                [0.273075387, -0.177865879, -0.2266351],
                [0.177875249, -0.115857888, -0.147625077],
                [0.009549448, -0.006219971, -0.007925431],
                [-0.460500084, 0.299943738, 0.382185607],
            ],
            "b": [0.041061525, 0.098644514, -0.115182804],
            "W_h": [
                [0.020530762, -0.010265381, 0.030796143],
                [0.049322257, -0.024661129, 0.073983386],
                [-0.057591402, 0.028795701, -0.086387103],
            ],
            "W_x": [[0.041061525, -0.020530762], [0.098644514, -0.049322257], [-0.115182804, 0.057591402]],
        },
        rtol=1e-5,
    )


@check(points=3, public=True)
def test_three_steps(submission):
    """Three steps of three units: the numbers come from small changes of every weight in E.

    zh: 三个时刻，三个隐单元：数值由 E 中各权重的微小变化算出。
    """
    params = {name: np.array(value) for name, value in WEIGHTS.items()}
    assert_gradients(
        submission,
        (np.array(XS), np.array([3, 0, 2]), np.array(H0), params),
        {
            "W_o": [
                [-0.097167049, -0.532075793, 0.14186541],
                [0.501004979, 0.238600711, -0.469296397],
                [0.144847861, -0.093593385, -0.142291358],
                [-0.548685791, 0.387068467, 0.469722345],
            ],
            "b": [-0.03764039, 0.244069064, -0.373204404],
            "W_h": [
                [-0.059658167, 0.046316223, 0.104360631],
                [0.192750953, -0.175181396, -0.027635797],
                [-0.27306076, 0.120053266, 0.020141603],
            ],
            "W_x": [[0.000643895, -0.110879942], [0.239768177, 0.112804233], [-0.228769816, -0.077512358]],
        },
        rtol=1e-5,
    )


@check(points=2)
def test_random_sequences(submission, reference, rng):
    """Any sequence: what all steps contribute to a shared weight adds up.

    zh: 任意序列：各时刻对复用参数的贡献要累加。
    """
    for size in SIZES:
        case = loss_case(rng, *size)
        assert_gradients(submission, case, reference.bptt(*case))


@check(points=2)
def test_numerical_gradient(submission, reference, rng):
    """The gradients fit small changes of E.

    zh: 梯度与 E 的微小变化相符。
    """
    xs, labels, h0, params = loss_case(rng, 3, 2, 2, 3)
    want = {}
    for name, value in params.items():

        def loss_at(moved, name=name):
            return reference.sequence_loss(xs, labels, h0, params | {name: moved})

        want[name] = numerical_gradient(loss_at, value)
    assert_gradients(submission, (xs, labels, h0, params), want, rtol=1e-5, atol=1e-7)


@check(points=2)
def test_long_sequences(submission, reference, rng):
    """The first step still counts after 5, 12 and 30 steps.

    zh: 经过 5、12、30 个时刻之后，第一个时刻仍有影响。
    """
    for T in (5, 12, 30):
        case = long_sequence(rng, T, 3)
        assert_gradients(submission, case, reference.bptt(*case))


@check(points=2)
def test_large_scores(submission, reference, rng):
    """Saturated units and scores of ±1000 give right and finite gradients.

    zh: 隐单元饱和、得分为 ±1000 时，梯度仍正确且有限。
    """
    for largest in (30.0, 300.0, 1000.0):
        params = {"W_x": np.array([[largest / 2], [0.5]]), "W_h": np.array([[0.0, 0.0], [0.5, 1.0]])}
        params |= {"b": np.array([0.0, 0.25]), "W_o": largest / 2 * np.array([[1, 1], [-1, 0.5], [0.9, 1.0]])}
        xs, h0 = np.array([[2.0], [-2.0], [1.0]]), np.array([0.5, -0.5])
        for labels in ([1, 0, 1], [0, 1, 2]):
            assert_gradients(submission, (xs, labels, h0, params), reference.bptt(xs, labels, h0, params))


@check(points=2)
def test_large_initial_state(submission, reference, rng):
    """The first state may be large, and the first step's gradient in W_h is proportional to it.

    zh: 初始编码可以很大，第一个时刻对 W_h 的梯度与它成正比。
    """
    for T, size in ((1, (2, 2, 3)), (3, (1, 3, 2))):
        xs, labels, h0, params = loss_case(rng, T, *size)
        case = (xs, labels, 100 * h0, params | {"W_h": params["W_h"] / 100})
        assert_gradients(submission, case, reference.bptt(*case))


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Integers, nested lists, float32 and Fortran order work, also inside params.

    zh: 整数、嵌套列表、float32 和 Fortran 存储顺序都能处理，`params` 里面也一样。
    """
    for size in ((2, 2, 3, 2), (4, 1, 2, 3)):
        (xs, h0, params), labels = whole_numbers(rng, *size), rng.integers(0, size[3], size[0])
        want = reference.bptt(xs, labels, h0, params)
        assert_gradients(submission, (xs, labels, h0, params), want)
        assert_gradients(submission, (xs.tolist(), labels.tolist(), h0.tolist(), lists(params)), want)
    xs, labels, h0, params = loss_case(rng, 4, 3, 2, 5)
    fortran = {name: np.asfortranarray(value) for name, value in params.items()}
    assert_gradients(submission, (np.asfortranarray(xs), labels, h0, fortran), reference.bptt(xs, labels, h0, params))
    small = (xs.astype(np.float32), labels, h0.astype(np.float32), single(params))
    assert_gradients(submission, small, reference.bptt(*small), **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    xs, labels, h0, params = loss_case(rng, 3, 2, 2, 3)
    small = (xs.tolist(), labels.tolist(), h0.tolist(), lists(params))
    cases = (loss_case(rng, 2, 1, 3, 2), (xs, labels, h0, params), small)
    assert_pure(submission.bptt, *cases, like=reference.bptt)


@check(points=2)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.bptt, reference.bptt)
