import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

W = np.array([[2.0, 3.0], [0.0, -1.0], [1.0, 0.0], [4.0, -2.0]])
SIZES = ((2, 1, 1), (1, 3, 2), (4, 2, 3), (5, 3, 6), (9, 4, 7))


def make_case(rng, V, N, count):
    """A context of count words, repeats likely, and a matrix."""
    return rng.integers(0, V, count), rng.normal(size=(V, N))


@check(points=2, public=True)
def test_worked_example(submission):
    """The context [0, 1] of the handout gives (1, 1); [3] alone gives word 3's own vector.

    zh: 讲义例子中上下文 [0, 1] 得到 (1, 1)；只有 [3] 时就是单词 3 自己的词向量。
    """
    # ((2, 3) + (0, -1)) / 2
    assert_close(submission.hidden([0, 1], W), [1.0, 1.0], "hidden([0, 1], W)")
    assert_close(submission.hidden([3], W), [4.0, -2.0], "hidden([3], W)")


@check(points=2, public=True)
def test_repeated_word_counts_twice(submission):
    """In the context [0, 0, 1] word 0 counts twice: (4/3, 5/3).

    zh: 上下文 [0, 0, 1] 中单词 0 计两次：(4/3, 5/3)。
    """
    # ((2, 3) + (2, 3) + (0, -1)) / 3
    assert_close(submission.hidden([0, 0, 1], W), [4 / 3, 5 / 3], "hidden([0, 0, 1], W)")


@check(points=2)
def test_random_contexts(submission, reference, rng):
    """Contexts of any length in vocabularies of any size.

    zh: 任意长度的上下文与任意大小的词典。
    """
    for V, N, count in SIZES:
        context, matrix = make_case(rng, V, N, count)
        assert_close(submission.hidden(context, matrix), reference.hidden(context, matrix), "hidden(context, W)")


@check(points=1)
def test_negative_components(submission, reference, rng):
    """Negative components stay as they are: there is no activation function.

    zh: 负的分量保持原样：这里没有激活函数。
    """
    context, matrix = make_case(rng, 5, 3, 4)
    matrix = -100 * np.abs(matrix)
    assert_close(submission.hidden(context, matrix), reference.hidden(context, matrix), "hidden(context, W)")


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, integer, float32 and Fortran-ordered matrices work.

    zh: 列表、整数、float32 与按列存储的矩阵都能处理。
    """
    context, matrix = make_case(rng, 5, 3, 4)
    whole = rng.integers(-4, 5, (5, 3))
    for kind in (whole, whole.tolist(), matrix.tolist(), np.asfortranarray(matrix)):
        assert_close(submission.hidden(context.tolist(), kind), reference.hidden(context, kind), "hidden(context, W)")
    single = matrix.astype(np.float32)
    assert_close(submission.hidden(context, single), reference.hidden(context, single), "hidden(context, W)", **FLOAT32)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    context, matrix = make_case(rng, 4, 3, 3)
    assert_pure(
        submission.hidden,
        (context, matrix),
        make_case(rng, 4, 3, 1),
        (context.tolist(), matrix.tolist()),
        like=reference.hidden,
    )


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.hidden, reference.hidden)
