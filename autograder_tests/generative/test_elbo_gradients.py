import numpy as np

from grader import FLOAT32, assert_close, assert_keys, assert_pure, check, numerical_gradient

# d = 2, D = 3
PARAMS = {"b_x": [0.25, -0.5, 0.75], "W_x": [[1.0, -0.5], [0.5, 2.0], [-1.5, 0.25]]}
PARAMS |= {"W_v": [[0.5, -0.25, 1.0], [-1.0, 0.75, 0.5]], "b_v": [-0.5, 0.25]}
PARAMS |= {"W_m": [[1.0, -0.5, 0.25], [0.75, 1.5, -1.0]], "b_m": [0.5, -0.25]}
X, EPS = [1.0, 0.25, 0.0], [0.5, -1.5]
SMALL = {
    "W_m": [[1.0, 2.0]],
    "b_m": [-0.5],
    "W_v": [[-1.0, 1.0]],
    "b_v": [1.0],
    "W_x": [[2.0], [-1.0]],
    "b_x": [0.0, 0.5],
}
SIZES = ((1, 1), (3, 1), (1, 3), (4, 2), (3, 3), (6, 4))
GRADIENTS = {
    "b_x": [-0.096368147, 0.228835031, 0.108733866],
    "W_x": [[-0.179207807, 0.024791612], [0.425545425, -0.058869963], [0.202203304, -0.027972809]],
    "W_v": [[-0.065440635, -0.016360159, 0.0], [-0.516877005, -0.129219251, 0.0]],
    "b_v": [-0.065440635, -0.516877005],
    "W_m": [[1.22994857, 0.307487143, 0.0], [1.408037601, 0.3520094, 0.0]],
    "b_m": [1.22994857, 1.408037601],
}


def make_model(rng, D, d, make=None):
    """x, eps and params, the keys of params in any order; logits keep within ±30."""
    shapes = {"W_m": (d, D), "b_m": (d,), "W_v": (d, D), "b_v": (d,), "W_x": (D, d), "b_x": (D,)}
    make = make or (lambda shape: rng.uniform(-0.7, 0.7, shape))
    params = {name: make(shapes[name]) for name in rng.permutation(list(shapes)).tolist()}
    return rng.uniform(0, 1, D), rng.uniform(-1.5, 1.5, d), params


def whole_numbers(rng, D, d):
    """The same, of int64; black and white pixels."""
    _x, _eps, params = make_model(rng, D, d, lambda shape: rng.integers(-1, 2, shape))
    return rng.integers(0, 2, D), rng.integers(-1, 2, d), params


def lists(params):
    return {name: value.tolist() for name, value in params.items()}


def single(params):
    return {name: value.astype(np.float32) for name, value in params.items()}


def fortran(params):
    return {name: np.asfortranarray(value) for name, value in params.items()}


def arrays(params):
    return {name: np.array(value) for name, value in params.items()}


def assert_gradients(submission, case, want, **tolerance):
    got = assert_keys(submission.elbo_gradients(*case), want, "elbo_gradients(...)")
    for name, value in want.items():
        assert_close(got[name], value, f'elbo_gradients(...)["{name}"]', **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example.

    zh: 讲义中的例子。
    """
    want = {"b_x": [-0.119202922, 0.377540669], "W_x": [[-0.119202922], [0.377540669]], "b_m": [-0.115946513]}
    want |= {"W_m": [[-0.115946513, 0.0]], "b_v": [-0.153986628], "W_v": [[-0.153986628, 0.0]]}
    assert_gradients(submission, ([1.0, 0.0], [0.5], SMALL), want)


@check(points=3, public=True)
def test_decoder(submission):
    """Two hidden numbers, three pixels: the gradients of the decoder.

    zh: 两个隐变量，三个像素：解码器的梯度。
    """
    case = (np.array(X), np.array(EPS), arrays(PARAMS))
    got = assert_keys(submission.elbo_gradients(*case), PARAMS, "elbo_gradients(...)")
    for name in ("b_x", "W_x"):
        assert_close(got[name], GRADIENTS[name], f'elbo_gradients(...)["{name}"]', rtol=1e-5)


@check(points=3, public=True)
def test_encoder(submission):
    """The gradients of the encoder, on both paths: through z, and through the divergence.

    zh: 编码器的梯度，包括两条路径：经过 z，以及经过散度。
    """
    case = (np.array(X), np.array(EPS), arrays(PARAMS))
    got = assert_keys(submission.elbo_gradients(*case), PARAMS, "elbo_gradients(...)")
    for name in ("b_m", "W_m", "b_v", "W_v"):
        assert_close(got[name], GRADIENTS[name], f'elbo_gradients(...)["{name}"]', rtol=1e-5)


@check(points=2)
def test_random_models(submission, reference, rng):
    """Models of any size.

    zh: 任意大小的模型。
    """
    for size in SIZES:
        case = make_model(rng, *size)
        assert_gradients(submission, case, reference.elbo_gradients(*case))


@check(points=2)
def test_numerical_gradient(submission, reference, rng):
    """The gradients fit small changes of the negative ELBO with the same eps.

    zh: 梯度与 eps 不变时负 ELBO 的微小变化相符。
    """
    x, eps, params = make_model(rng, 3, 2)
    want = {}
    for name, value in params.items():

        def loss_at(moved, name=name):
            return reference.negative_elbo(x, eps, params | {name: moved})

        want[name] = numerical_gradient(loss_at, value)
    assert_gradients(submission, (x, eps, params), want, rtol=1e-5, atol=1e-7)


@check(points=2)
def test_extreme_models(submission, reference, rng):
    """Logits near ±30, and logarithms of variances up to ±20.

    zh: 对数几率接近 ±30，方差的对数可达 ±20。
    """
    for log_var in (12.0, 20.0, -20.0):
        x, eps, params = make_model(rng, 3, 2)
        params |= {"W_v": 0 * params["W_v"], "b_v": np.full(2, log_var), "W_x": params["W_x"] / 1e5}
        params |= {"b_x": np.array([29.0, -29.0, 0.5])}
        for image in (x, np.array([0.0, 1.0, 0.0])):
            assert_gradients(submission, (image, eps, params), reference.elbo_gradients(image, eps, params))


@check(points=3)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Integers, nested lists, float32 and Fortran order work, also inside params.

    zh: 整数、嵌套列表、float32 和 Fortran 存储顺序都能处理，`params` 里面也一样。
    """
    for size in ((3, 2), (1, 2)):
        x, eps, params = whole_numbers(rng, *size)
        want = reference.elbo_gradients(x, eps, params)
        assert_gradients(submission, (x, eps, params), want)
        assert_gradients(submission, (x.tolist(), eps.tolist(), lists(params)), want)
    x, eps, params = make_model(rng, 4, 3)
    assert_gradients(submission, (x, eps, fortran(params)), reference.elbo_gradients(x, eps, params))
    small = (x.astype(np.float32), eps.astype(np.float32), single(params))
    assert_gradients(submission, small, reference.elbo_gradients(*small), **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    x, eps, params = make_model(rng, 3, 2)
    cases = (make_model(rng, 2, 3), (x, eps, params), (x.tolist(), eps.tolist(), lists(params)))
    assert_pure(submission.elbo_gradients, *cases, like=reference.elbo_gradients)


@check(points=2)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.elbo_gradients, reference.elbo_gradients)
