import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

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
WHAT = "negative_elbo(x, eps, params)"


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


def assert_loss(submission, reference, case, **tolerance):
    assert_close(submission.negative_elbo(*case), reference.negative_elbo(*case), WHAT, **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example: 0.726005.

    zh: 讲义中的例子：0.726005。
    """
    assert_close(submission.negative_elbo([1.0, 0.0], [0.5], SMALL), 0.7260049952, WHAT)


@check(points=2, public=True)
def test_two_hidden_numbers(submission):
    """Two hidden numbers, three pixels: with noise and without.

    zh: 两个隐变量，三个像素：有噪声与没有噪声。
    """
    assert_close(submission.negative_elbo(np.array(X), np.array(EPS), arrays(PARAMS)), 2.2845346632, WHAT)
    assert_close(submission.negative_elbo(np.array(X), np.zeros(2), arrays(PARAMS)), 3.5380241807, WHAT)


@check(points=2)
def test_random_models(submission, reference, rng):
    """Models of any size.

    zh: 任意大小的模型。
    """
    for size in SIZES:
        assert_loss(submission, reference, make_model(rng, *size))


@check(points=2)
def test_extreme_models(submission, reference, rng):
    """Logits near ±30, and logarithms of variances of ±20.

    zh: 对数几率接近 ±30，方差的对数为 ±20。
    """
    for log_var in (20.0, -20.0, 12.0):
        x, eps, params = make_model(rng, 3, 2)
        params |= {"W_v": 0 * params["W_v"], "b_v": np.full(2, log_var), "W_x": params["W_x"] / 1e5}
        assert_loss(submission, reference, (x, eps, params | {"b_x": np.array([29.0, -29.0, 0.5])}))
        assert_loss(
            submission, reference, (np.array([0.0, 1.0, 0.5]), eps, params | {"b_x": np.array([29.0, -29, 27])})
        )


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Integers, nested lists, float32 and Fortran order work, also inside params.

    zh: 整数、嵌套列表、float32 和 Fortran 存储顺序都能处理，`params` 里面也一样。
    """
    for size in ((3, 2), (1, 2)):
        x, eps, params = whole_numbers(rng, *size)
        assert_loss(submission, reference, (x, eps, params))
        assert_loss(submission, reference, (x.tolist(), eps.tolist(), lists(params)))
    x, eps, params = make_model(rng, 4, 3)
    assert_loss(submission, reference, (x, eps, fortran(params)))
    assert_loss(submission, reference, (x.astype(np.float32), eps.astype(np.float32), single(params)), **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    x, eps, params = make_model(rng, 3, 2)
    cases = (make_model(rng, 2, 3), (x, eps, params), (x.tolist(), eps.tolist(), lists(params)))
    assert_pure(submission.negative_elbo, *cases, like=reference.negative_elbo)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.negative_elbo, reference.negative_elbo)
