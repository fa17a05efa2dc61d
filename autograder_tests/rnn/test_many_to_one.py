import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

PARAMS = {"W_x": [[1.0]], "W_h": [[0.5]], "b": [-0.5], "W_o": [[1.0], [-1.0]]}
# H = 3, D = 2, K = 4
WEIGHTS = {
    "W_o": [[1.0, -0.5, 0.25], [0.5, 1.0, -1.0], [-0.75, 0.5, 1.5], [-1.0, -0.25, 0.5]],
    "b": [0.25, -0.5, 0.125],
    "W_h": [[0.5, -1.0, 0.25], [0.75, 0.5, -0.5], [-0.25, 1.0, 0.5]],
    "W_x": [[1.0, -0.5], [0.25, 0.75], [-1.0, 0.5]],
}

XS, H0 = [[1.0, -0.5], [0.5, 1.0], [-1.0, 0.25]], [0.5, -0.25, 0.75]
LARGE = {"W_x": [[1.0], [0.0], [1.0]], "W_h": np.eye(3), "b": [20.0, 20.0, 0.5]}
SIZES = ((1, 1, 1, 1), (1, 3, 2, 4), (2, 1, 1, 2), (3, 2, 1, 3), (3, 3, 3, 3), (6, 2, 4, 3))
WHAT = "many_to_one(xs, h0, params)"


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


@check(points=1, public=True)
def test_worked_example(submission):
    """The handout's example: the output after the last input, for one, two and three inputs.

    zh: 讲义中的例子：读完最后一个输入之后的输出，输入个数为一、二、三。
    """
    wants = [[0.71590409, 0.28409591], [0.776853815, 0.223146185], [0.232619919, 0.767380081]]
    for T, want in enumerate(wants, 1):
        assert_close(submission.many_to_one([[0.75], [1.0], [-0.5]][:T], [0.5], PARAMS), want, WHAT)


@check(points=1, public=True)
def test_three_units(submission):
    """Three units with two inputs and four classes.

    zh: 三个隐单元，两个输入，四个类别。
    """
    params = {name: np.array(value) for name, value in WEIGHTS.items()}
    assert_close(
        submission.many_to_one(np.array(XS), np.array(H0), params),
        [0.023802409, 0.035164914, 0.723696927, 0.21733575],
        WHAT,
        rtol=1e-5,
    )


@check(points=1)
def test_random_sequences(submission, reference, rng):
    """The last output of any sequence.

    zh: 任意序列的最后一个输出。
    """
    for size in SIZES:
        case = make_case(rng, *size)
        assert_close(submission.many_to_one(*case), reference.many_to_one(*case), WHAT)


@check(points=1)
def test_lists_float32_and_large_scores(submission, reference, rng):
    """Integers, lists and float32 work, and so do scores of ±1000.

    zh: 整数、列表与 float32 都能处理，得分为 ±1000 时也一样。
    """
    xs, h0, params = whole_numbers(rng, 4, 2, 3, 3)
    want = reference.many_to_one(xs, h0, params)
    assert_close(submission.many_to_one(xs, h0, params), want, WHAT)
    assert_close(submission.many_to_one(xs.tolist(), h0.tolist(), lists(params)), want, WHAT)
    W_o = np.array([[499.5, 499.5, -0.5], [500, 499, 0.0], [-499, -500, 0.25]])
    for sign in (1, -1):
        case = ([[1.0], [-3.0]], [0.0, 0.5, 0.25], {"W_o": sign * W_o, **LARGE})
        assert_close(submission.many_to_one(*case), reference.many_to_one(*case), WHAT)
    xs, h0, params = make_case(rng, 3, 3, 2, 4)
    small = (xs.astype(np.float32), h0.astype(np.float32), single(params))
    assert_close(submission.many_to_one(*small), reference.many_to_one(*small), WHAT, **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    xs, h0, params = make_case(rng, 3, 2, 2, 3)
    cases = (make_case(rng, 2, 1, 3, 2), (xs, h0, params), (xs.tolist(), h0.tolist(), lists(params)))
    assert_pure(submission.many_to_one, *cases, like=reference.many_to_one)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.many_to_one, reference.many_to_one)
