import numpy as np

from grader import FLOAT32, as_array, assert_close, assert_pure, assert_within, check

LOG = np.log([1.0, 2.0, 3.0, 4.0])
W = np.array([[2.0, 3.0], [0.0, -1.0], [1.0, 0.0], [4.0, -2.0]])
W_OUT = np.array([[0.0, LOG[1], LOG[2], 0.0], [0.0, 0.0, 0.0, LOG[3]]])
SIZES = ((1, 1, 1), (2, 1, 1), (3, 5, 2), (4, 4, 3), (6, 3, 5), (9, 4, 7))


def make_case(rng, V, N, count):
    """A context of count words, repeats likely, and both matrices."""
    return rng.integers(0, V, count), rng.normal(size=(V, N)), rng.normal(size=(N, V))


def assert_probabilities(submission, reference, case, **tolerance):
    assert_close(submission.forward(*case), reference.forward(*case), "forward(context, W, W_out)", **tolerance)


@check(points=3, public=True)
def test_worked_example(submission):
    """The handout's example gives (0.1, 0.2, 0.3, 0.4).

    zh: 讲义中的例子得到 (0.1, 0.2, 0.3, 0.4)。
    """
    # h = (1, 1), scores (0, ln 2, ln 3, ln 4)
    assert_close(submission.forward([0, 1], W, W_OUT), [0.1, 0.2, 0.3, 0.4], "forward([0, 1], W, W_out)")


@check(points=2, public=True)
def test_is_a_distribution(submission):
    """Probabilities lie between 0 and 1 and sum to 1, one for each of V = 5 words.

    zh: 概率都在 0 与 1 之间，总和为 1，V = 5 个单词各有一个。
    """
    context, matrix, out = make_case(np.random.default_rng(6), 5, 3, 4)
    p = as_array(submission.forward(context, matrix, out), "forward(context, W, W_out)", (5,))
    assert_within(p, 0, 1, "forward(context, W, W_out)")
    assert_close(p.sum(), 1.0, "forward(context, W, W_out).sum()")


@check(points=1.5)
def test_random_inputs(submission, reference, rng):
    """Contexts of any length, V and N of any size.

    zh: 任意长度的上下文，任意的 V 与 N。
    """
    for size in SIZES:
        assert_probabilities(submission, reference, make_case(rng, *size))


@check(points=2)
def test_large_scores(submission, reference, rng):
    """Scores of up to 10000 in size give right, finite probabilities.

    zh: 得分的绝对值达到 10000 时，概率仍正确且有限。
    """
    for size in (20.0, 750.0, 1e4):
        for shift in (2 - size, 0.0, size - 3):
            scores = shift + rng.permutation([0.0, 1.5, -2.0, 3.0])
            scores[0] = -size
            assert_probabilities(
                submission, reference, ([0, 1], np.array([[100.0], [-98.0], [3.0], [5.0]]), scores[None])
            )


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, integer, float32 and Fortran-ordered matrices work.

    zh: 列表、整数、float32 与按列存储的矩阵都能处理。
    """
    context, matrix, out = make_case(rng, 5, 3, 4)
    whole, whole_out = rng.integers(-2, 3, (5, 3)), rng.integers(-2, 3, (3, 5))
    assert_probabilities(submission, reference, (context, whole, whole_out))
    assert_probabilities(submission, reference, (context.tolist(), whole.tolist(), whole_out.tolist()))
    assert_probabilities(submission, reference, (context.tolist(), matrix.tolist(), out.tolist()))
    assert_probabilities(submission, reference, (context, np.asfortranarray(matrix), np.asfortranarray(out)))
    single = (context, matrix.astype(np.float32), out.astype(np.float32))
    assert_probabilities(submission, reference, single, **FLOAT32)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    case = make_case(rng, 4, 3, 3)
    assert_pure(
        submission.forward,
        case,
        make_case(rng, 4, 3, 1),
        tuple(value.tolist() for value in case),
        like=reference.forward,
    )


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.forward, reference.forward)
