from grader import assert_close, assert_pure, check

VOCAB = ["The", "cat", "the", "愉快", "高兴"]
POOL = (
    "The",
    "the",
    "THE",
    "cat",
    "cats",
    "Cat",
    "at",
    "New York",
    "New",
    "高兴",
    "愉快",
    "高",
    "42",
    "4",
    "a",
    "b",
    "😀",
)


def make_vocab(rng, V):
    return sorted(POOL[i] for i in rng.permutation(len(POOL))[:V])


@check(points=2, public=True)
def test_worked_example(submission):
    """With the handout's dictionary "cat" is (0, 1, 0, 0, 0), "The" is the first entry and "高兴" the last.

    zh: 取讲解中的词典，"cat" 为 (0, 1, 0, 0, 0)，"The" 对应第一个分量，"高兴" 对应最后一个。
    """
    assert_close(submission.one_hot("cat", VOCAB), [0, 1, 0, 0, 0], 'one_hot("cat", vocab)')
    assert_close(submission.one_hot("The", VOCAB), [1, 0, 0, 0, 0], 'one_hot("The", vocab)')
    assert_close(submission.one_hot("高兴", VOCAB), [0, 0, 0, 0, 1], 'one_hot("高兴", vocab)')


@check(points=1, public=True)
def test_whole_words(submission):
    """The word "cat" is not "cats", nor "at", nor "Cat".

    zh: "cat" 不是 "cats"，也不是 "at" 或 "Cat"。
    """
    vocab = ["Cat", "at", "cat", "cats"]
    assert_close(submission.one_hot("cat", vocab), [0, 0, 1, 0], 'one_hot("cat", vocab)')
    assert_close(submission.one_hot("Cat", vocab), [1, 0, 0, 0], 'one_hot("Cat", vocab)')


@check(points=2)
def test_every_word(submission, reference, rng):
    """Every word of a dictionary of any size has its own place.

    zh: 任意大小的词典中，每个单词各有自己的位置。
    """
    for V in (1, 2, 5):
        vocab = make_vocab(rng, V)
        for word in vocab:
            assert_close(submission.one_hot(word, vocab), reference.one_hot(word, vocab), "one_hot(word, vocab)")
    vocab = make_vocab(rng, len(POOL))
    for word in ("4", "42", "THE", "a", "高", "New York", "😀"):
        assert_close(submission.one_hot(word, vocab), reference.one_hot(word, vocab), "one_hot(word, vocab)")


@check(points=2)
def test_is_pure(submission, reference):
    """The dictionary is not changed, and another dictionary gives another vector.

    zh: 不修改词典；换一个词典，向量也随之改变。
    """
    cases = (("cat", VOCAB), ("cat", ["cat"]), ("the", VOCAB), ("the", ["a", "the", "高"]))
    assert_pure(submission.one_hot, *cases, like=reference.one_hot)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.one_hot, reference.one_hot)
