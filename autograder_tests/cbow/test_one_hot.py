import numpy as np

from grader import as_array, assert_close, assert_holds, assert_pure, check


@check(points=1, public=True)
def test_worked_example(submission):
    """one_hot(2, 4) is (0, 0, 1, 0).

    zh: one_hot(2, 4) 为 (0, 0, 1, 0)。
    """
    assert_close(submission.one_hot(2, 4), [0, 0, 1, 0], "one_hot(2, 4)")


@check(points=1, public=True)
def test_ends_of_the_vocabulary(submission):
    """Word 0 is the first entry and word V - 1 the last.

    zh: 单词 0 对应第一个分量，单词 V - 1 对应最后一个分量。
    """
    for V in (1, 2, 5):
        first = as_array(submission.one_hot(0, V), f"one_hot(0, {V})", (V,))
        last = as_array(submission.one_hot(V - 1, V), f"one_hot({V - 1}, {V})", (V,))
        assert_holds(
            first[0] == 1 == last[-1] and first.sum() == 1 == last.sum(),
            f"with V = {V}, the one stands first for word 0 and last for word {V - 1}; all else is 0",
            f"V = {V} 时，单词 0 的 1 在最前，单词 {V - 1} 的 1 在最后，其余为 0",
        )


@check(points=0.5)
def test_every_word(submission, reference, rng):
    """Every id of a vocabulary has its own place, also an id of int64.

    zh: 词典中每个编号各有自己的位置，int64 类型的编号也一样。
    """
    for k in range(4):
        assert_close(submission.one_hot(k, 4), reference.one_hot(k, 4), f"one_hot({k}, 4)")
    V = int(rng.integers(20, 40))
    k = rng.integers(V)
    assert_close(submission.one_hot(k, V), reference.one_hot(k, V), f"one_hot({k}, {V})")


@check(points=0.5)
def test_is_pure(submission, reference):
    """Equal calls give equal results, whatever was called before.

    zh: 相同的调用得到相同的结果，与之前的调用无关。
    """
    assert_pure(submission.one_hot, (1, 13), (12, 13), (np.int64(0), 13), like=reference.one_hot)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.one_hot, reference.one_hot)
