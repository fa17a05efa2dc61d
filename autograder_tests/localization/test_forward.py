import math

import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, unpack

EXAMPLE = {
    "b_b": [0.0, 0.0, 0.0, -1.0],
    "W_c": [[0.0, 0.0], [math.log(3), 0.0]],
    "b_c": [0.0, 0.0],
    "W_b": [[1.0, 0.0], [0.0, 1.0], [2.0, 1.0], [0.0, 2.0]],
}


def case(rng, F, M, whole=False):
    """Features and params, the keys in no particular order."""

    def draw(*shape):
        return rng.integers(-2, 3, shape) if whole else rng.normal(size=shape)

    return draw(F), {"W_b": draw(4, F), "b_c": draw(M), "b_b": draw(4), "W_c": draw(M, F)}


NAMES = ("probabilities", "box")


def compare(submission, reference, args, **tolerance):
    got = unpack(submission.forward(*args), NAMES, "forward(features, params)")
    for name, one, want in zip(NAMES, got, reference.forward(*args), strict=True):
        assert_close(one, want, name, **tolerance)


@check(points=3, public=True)
def test_worked_example(submission):
    """The worked example: probabilities (1/4, 3/4), box (1, 2, 4, 3).

    zh: 讲解中的例子：概率为 (1/4, 3/4)，边界框为 (1, 2, 4, 3)。
    """
    probabilities, box = unpack(submission.forward([1.0, 2.0], EXAMPLE), NAMES, "forward(features, params)")
    assert_close(probabilities, [0.25, 0.75], "probabilities")
    assert_close(box, [1, 2, 4, 3], "box")


@check(points=1, public=True)
def test_box_is_linear(submission):
    """The box head is linear: its numbers may be negative, and out of order.

    zh: 边界框输出头是线性的：四个数可以是负的，也可以不按顺序。
    """
    params = EXAMPLE | {"b_c": [0.0, math.log(9)]}
    probabilities, box = unpack(submission.forward([0.0, -3.0], params), NAMES, "forward(features, params)")
    assert_close(box, [0, -3, -3, -7], "box")
    assert_close(probabilities, [0.1, 0.9], "probabilities")


@check(points=2)
def test_random_heads(submission, reference, rng):
    """Any number of features and classes.

    zh: 任意个数的特征与类别。
    """
    for F, M in ((1, 1), (1, 3), (3, 1), (4, 4), (5, 3), (60, 7)):
        for _ in range(2):
            compare(submission, reference, case(rng, F, M))


@check(points=2)
def test_large_scores(submission, reference, rng):
    """Right and finite for scores up to 1000.

    zh: 得分在 ±1000 之间时结果正确且有限。
    """
    for size in (40.0, 300.0, 900.0):
        params = {"W_b": size * np.ones((4, 1)), "b_b": rng.normal(size=4), "b_c": rng.normal(size=3)}
        for weights in (
            [[1.0], [-1.0], [0.99]],
            [[0.5], [0.501], [-1.0]],
            [[1.0], [1.0], [1.0]],
            [[-1.0], [-1.0], [-1.0]],
        ):
            compare(submission, reference, ([1.0], params | {"W_c": size * np.array(weights)}))


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order work, also inside params.

    zh: 整数、列表、float32 与按列存储的数组都能处理，`params` 里面也一样。
    """
    features, params = case(rng, 3, 2, whole=True)
    compare(submission, reference, (features, params))
    compare(submission, reference, (features.tolist(), {key: value.tolist() for key, value in params.items()}))
    features, params = case(rng, 4, 3)
    compare(submission, reference, (features, {key: np.asfortranarray(value) for key, value in params.items()}))
    single = {key: value.astype(np.float32) for key, value in params.items()}
    compare(submission, reference, (features.astype(np.float32), single), **FLOAT32)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    assert_pure(submission.forward, case(rng, 2, 2), case(rng, 3, 2), case(rng, 3, 2), like=reference.forward)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.forward, reference.forward)
