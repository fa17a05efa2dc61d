import numpy as np

from grader import assert_equal, assert_pure, check

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
WHAT = "tag(xs, h0, params)"


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


def clear_case(rng, T, D, H, K, make=make_case):
    """A case in which at every step the largest score leads by at least 0.02."""
    while True:
        xs, h0, params = make(rng, T, D, H, K)
        h, leads = h0, []
        for x in xs:
            h = np.tanh(params["W_x"] @ x + params["W_h"] @ h + params["b"])
            scores = np.sort(params["W_o"] @ h)
            leads.append(scores[-1] - scores[-2] if K > 1 else 1)
        if min(leads) > 0.02:
            return xs, h0, params


@check(points=1, public=True)
def test_worked_example(submission):
    """The handout's example, and a third input that turns the tag.

    zh: 讲义中的例子，以及使标注改变的第三个输入。
    """
    assert_equal(submission.tag([[0.75], [1.0]], [0.5], PARAMS), [0, 0], WHAT)
    assert_equal(submission.tag([[0.75], [1.0], [-1.0], [-2.0]], [0.5], PARAMS), [0, 0, 1, 1], WHAT)


@check(points=1, public=True)
def test_four_labels(submission):
    """Three units with two inputs and four labels: the hidden state decides too.

    zh: 三个隐单元，两个输入，四个类别：隐式编码也起作用。
    """
    params = {name: np.array(value) for name, value in WEIGHTS.items()}
    xs = np.array([*XS, [0.5, 1.0], [0.5, 1.0], [-2.0, 0.5]])
    assert_equal(submission.tag(xs, np.array(H0), params), [0, 1, 2, 2, 0, 2], WHAT)


@check(points=1)
def test_random_sequences(submission, reference, rng):
    """Any sequence, also a long one.

    zh: 任意序列，包括较长的序列。
    """
    for size in (*SIZES, (12, 3, 4, 6), (12, 2, 3, 6)):
        case = clear_case(rng, *size)
        assert_equal(submission.tag(*case), reference.tag(*case), WHAT)


@check(points=1)
def test_lists_float32_and_large_scores(submission, reference, rng):
    """Integers, lists and float32 work, and so do scores of ±1000.

    zh: 整数、列表与 float32 都能处理，得分为 ±1000 时也一样。
    """
    xs, h0, params = clear_case(rng, 5, 2, 3, 4, whole_numbers)
    want = reference.tag(xs, h0, params)
    assert_equal(submission.tag(xs, h0, params), want, WHAT)
    assert_equal(submission.tag(xs.tolist(), h0.tolist(), lists(params)), want, WHAT)
    xs, h0, params = clear_case(rng, 5, 3, 2, 4)
    small = (xs.astype(np.float32), h0.astype(np.float32), single(params))
    assert_equal(submission.tag(*small), reference.tag(*small), WHAT)
    large = {"W_x": [[40.0]], "W_h": [[0.0]], "b": [0.0], "W_o": [[999.0], [1000.0], [-999.0], [-1000.0]]}
    for xs, want in (([[1.0], [-1.0], [2.0]], [1, 3, 1]), ([[-1.0], [-3.0]], [3, 3])):
        assert_equal(submission.tag(xs, [0.0], large), want, WHAT)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    xs, h0, params = clear_case(rng, 3, 2, 2, 3)
    cases = (clear_case(rng, 2, 1, 3, 2), (xs, h0, params), (xs.tolist(), h0.tolist(), lists(params)))
    assert_pure(submission.tag, *cases, like=reference.tag)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.tag, reference.tag)
