from itertools import pairwise
from typing import Any

import numpy as np

from grader import assert_holds, assert_pure, check


def least_sum(counts: list[int]) -> int:
    """The least sum of count times length: every union of two trees costs the counts below it one sign each."""
    trees, total = sorted(counts), 0
    for _ in counts[1:]:
        joined = trees[0] + trees[1]
        total += joined
        trees = sorted([*trees[2:], joined])
    return total


def judge(answer: Any, counts: Any) -> None:
    """One code a word, none the beginning of another, and none better in sum."""
    counts = [int(count) for count in counts]
    shown = f"huffman_codes({counts})" if len(counts) <= 16 else f"huffman_codes({counts[:16]} …)"
    codes = answer.tolist() if isinstance(answer, np.ndarray) else answer
    is_list = isinstance(codes, list | tuple) and all(isinstance(code, str) for code in codes)
    assert_holds(is_list, f"{shown} is a list of str", f"{shown} 是由 str 组成的列表")
    V = len(counts)
    assert_holds(len(codes) == V, f"{shown} has one code for each of the {V} words", f"{shown} 给 {V} 个单词各一个编码")
    assert_holds(
        all(code and set(code) <= {"0", "1"} for code in codes),
        f'every code of {shown} consists of "0" and "1" and is not empty',
        f'{shown} 的每个编码都由 "0" 和 "1" 组成，且不为空',
    )
    ordered = sorted(codes)
    assert_holds(
        not any(second.startswith(first) for first, second in pairwise(ordered)),
        f"no code of {shown} is the beginning of another",
        f"{shown} 中没有一个编码是另一个的前缀",
    )
    total = sum(count * len(code) for count, code in zip(counts, codes, strict=True))
    assert_holds(
        total == least_sum(counts),
        f"the sum of count times length is as small as possible for {shown}",
        f"{shown} 的“次数 × 编码长度”之和最小",
    )


@check(points=2, public=True)
def test_worked_example(submission):
    """For the counts (5, 2, 1, 1) the codes are prefix-free and their sum is 15, in any order of the words.

    zh: 次数为 (5, 2, 1, 1) 时，编码互不为前缀，总和为 15；单词次序任意。
    """
    judge(submission.huffman_codes([5, 2, 1, 1]), [5, 2, 1, 1])
    judge(submission.huffman_codes([1, 5, 1, 2]), [1, 5, 1, 2])


@check(points=1, public=True)
def test_equal_counts(submission):
    """Four words that are equally frequent have two signs each, and two words have one.

    zh: 四个单词次数相同时各用两位编码；只有两个单词时各用一位。
    """
    judge(submission.huffman_codes([7, 7, 7, 7]), [7, 7, 7, 7])
    judge(submission.huffman_codes([900, 1]), [900, 1])


@check(points=3)
def test_random_counts(submission, rng):
    """Any number of words, small counts with ties and large ones.

    zh: 任意多个单词，次数可大可小，也可能相同。
    """
    for V in (2, 3, 4, 5, 8, 40):
        for most in (4, 1000):
            counts = rng.integers(1, most + 1, V)
            judge(submission.huffman_codes(counts), counts)


@check(points=2)
def test_trees_of_every_shape(submission, rng):
    """Deep trees, trees that are joined late, and trees whose parts must be sorted in again.

    zh: 很深的树、很晚才合并的树，以及合并后必须重新排序的情形。
    """
    fibonacci = [1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987]
    powers = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]
    for counts in ([4, 4, 5, 6, 7], [10, 10, 11, 11, 12, 12, 13], [1, 1, 1, 1, 4], [3, 3, 2, 2, 2], powers, fibonacci):
        shuffled = rng.permutation(counts).tolist()
        judge(submission.huffman_codes(shuffled), shuffled)


@check(points=1)
def test_input_kinds(submission, rng):
    """Counts may be a list, an array, or whole numbers among floats.

    zh: 次数可以是列表、数组，也可以是取整数值的浮点数。
    """
    counts = rng.integers(1, 60, 6)
    for kind in (counts.tolist(), counts.astype(float), counts.astype(np.float32)):
        judge(submission.huffman_codes(kind), kind)


@check(points=1)
def test_is_pure(submission, rng):
    """The counts are not changed, and equal calls give equal codes.

    zh: 不修改 counts，相同的调用得到相同的编码。
    """
    cases = [(counts,) for counts in (rng.permutation(6) + 3, [9, 2, 4, 3], [2, 1, 3])]
    for case in cases:
        judge(submission.huffman_codes(*case), case[0])
    assert_pure(submission.huffman_codes, *cases)
