from typing import Any

import numpy as np

from grader import assert_holds, assert_pure, check

POOL = (
    "The",
    "the",
    "THE",
    "cat",
    "cats",
    "Cat",
    "New York",
    "New",
    "York",
    "高兴",
    "愉快",
    "高",
    "啊",
    "42",
    "4",
    "a",
    "b",
    "😀",
)


def as_words(got: Any, what: str) -> list[str]:
    """A sequence of str as a list."""
    words = got.tolist() if isinstance(got, np.ndarray) else got
    assert_holds(
        isinstance(words, list | tuple) and all(isinstance(word, str) for word in words),
        f"{what} is a list of str",
        f"{what} 是由 str 组成的列表",
    )
    return list(words)


def assert_words(got: Any, want: list[str], what: str) -> None:
    words = as_words(got, what)
    assert_holds(set(want) <= set(words), f"no word is missing from {what}", f"{what} 不缺少任何单词")
    assert_holds(
        set(words) <= set(want),
        f"every word of {what} stands in a document, as it is",
        f"{what} 中的单词都原样出现在文档中",
    )
    assert_holds(len(words) == len(want), f"no word stands twice in {what}", f"{what} 中没有重复的单词")
    assert_holds(words == want, f"{what} is in Python's order of str", f"{what} 按 Python 中 str 的大小顺序排列")


def make_documents(rng, count, length):
    """Documents of words of the pool, some of them empty."""
    return [[POOL[i] for i in rng.integers(0, len(POOL), rng.integers(0, length + 1))] for _ in range(count)]


@check(points=2, public=True)
def test_worked_example(submission):
    """The two documents of the handout have five words: The, cat, the, 愉快, 高兴.

    zh: 讲解中的两篇文档共有五个单词：The、cat、the、愉快、高兴。
    """
    documents = [["the", "cat", "The", "cat"], ["高兴", "愉快", "cat"]]
    assert_words(submission.vocabulary(documents), ["The", "cat", "the", "愉快", "高兴"], "vocabulary(documents)")


@check(points=2, public=True)
def test_order(submission):
    """Words are in order, wherever they stand in the documents: [["b", "c"], ["a", "b"]] gives a, b, c.

    zh: 无论单词出现在哪里，结果都按顺序排列：[["b", "c"], ["a", "b"]] 得到 a、b、c。
    """
    assert_words(submission.vocabulary([["b", "c"], ["a", "b"]]), ["a", "b", "c"], "vocabulary(documents)")
    assert_words(
        submission.vocabulary([["b", "B", "10", "9", "ab"]]), ["10", "9", "B", "ab", "b"], "vocabulary(documents)"
    )


@check(points=2)
def test_random_documents(submission, reference, rng):
    """Any number of documents in Chinese and English, some of them empty.

    zh: 任意多篇中英文文档，其中有些为空。
    """
    for count, length in ((1, 2), (2, 3), (3, 6), (6, 12)):
        documents = [*make_documents(rng, count, length), ["the"]]
        assert_words(submission.vocabulary(documents), list(reference.vocabulary(documents)), "vocabulary(documents)")


@check(points=2)
def test_words_stay_as_they_are(submission, reference):
    """Words are not changed: neither capitals nor spaces nor accents.

    zh: 单词保持原样：大小写、空格和重音符号都不改变。
    """
    for documents in (
        [["New York", "New", "York"], ["New  York", " "]],
        [["Apple", "apple"], ["APPLE", "it's", "well-known", "C++", "."]],
        [["\u00e9", "e\u0301", "e"], ["\uff21", "A", "ﬁ", "fi"]],
    ):
        assert_words(submission.vocabulary(documents), list(reference.vocabulary(documents)), "vocabulary(documents)")


@check(points=1)
def test_empty_documents(submission, reference):
    """Empty documents add nothing, wherever they stand.

    zh: 空文档不增加任何单词，无论排在第几篇。
    """
    for documents in ([[], ["b", "a"]], [["b", "a"], []], [["a"], [], [], ["c", "b"]]):
        assert_words(submission.vocabulary(documents), list(reference.vocabulary(documents)), "vocabulary(documents)")


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No document is changed, and earlier calls leave nothing behind.

    zh: 不修改任何文档，之前的调用不影响结果。
    """
    cases = [([["b", "a"], ["c", "b"]],), ([["d"]],), ([*make_documents(rng, 3, 5), ["the", "a"]],)]
    for case in cases:
        assert_words(submission.vocabulary(*case), list(reference.vocabulary(*case)), "vocabulary(documents)")
    assert_pure(submission.vocabulary, *cases)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.vocabulary, reference.vocabulary)
