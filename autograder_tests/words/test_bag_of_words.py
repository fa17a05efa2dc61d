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
WHAT = "bag_of_words(document, vocab)"


def make_vocab(rng, V):
    return sorted(POOL[i] for i in rng.permutation(len(POOL))[:V])


def make_document(rng, words, length):
    return [words[i] for i in rng.integers(0, len(words), length)]


@check(points=2, public=True)
def test_worked_example(submission):
    """The documents of the handout give (1, 1, 1, 0, 0), although "cat" stands there twice, and (0, 1, 0, 1, 1).

    zh: 讲解中的文档得到 (1, 1, 1, 0, 0)（尽管 "cat" 出现了两次）和 (0, 1, 0, 1, 1)。
    """
    assert_close(submission.bag_of_words(["the", "cat", "The", "cat"], VOCAB), [1, 1, 1, 0, 0], WHAT)
    assert_close(submission.bag_of_words(["高兴", "愉快", "cat"], VOCAB), [0, 1, 0, 1, 1], WHAT)


@check(points=2, public=True)
def test_unknown_words(submission):
    """Words outside the dictionary are ignored; a document without any known word gives zeros.

    zh: 忽略词典以外的单词；没有已知单词的文档得到全零向量。
    """
    assert_close(submission.bag_of_words(["dog", "the", "高"], VOCAB), [0, 0, 1, 0, 0], WHAT)
    assert_close(submission.bag_of_words(["cats", "愉快", "THE"], VOCAB), [0, 0, 0, 1, 0], WHAT)
    assert_close(submission.bag_of_words(["dog"], VOCAB), [0, 0, 0, 0, 0], WHAT)


@check(points=2, follow_through=0)
def test_random_documents(submission, reference, rng):
    """Documents of any length and dictionaries of any size.

    zh: 任意长度的文档，任意大小的词典。
    """
    for V, length in ((1, 1), (2, 1), (4, 3), (8, 5), (12, 30)):
        vocab = make_vocab(rng, V)
        for words in (vocab, POOL):
            document = make_document(rng, words, length)
            assert_close(submission.bag_of_words(document, vocab), reference.bag_of_words(document, vocab), WHAT)


@check(points=2, follow_through=0)
def test_presence_not_counts(submission, reference, rng):
    """A word that occurs often counts as much as one that occurs once.

    zh: 出现多次的单词与只出现一次的单词取值相同。
    """
    for repeats in (2, 3, 40):
        vocab = make_vocab(rng, 5)
        document = [vocab[0]] * repeats + [vocab[3]] + [vocab[4]] * (repeats - 1)
        assert_close(submission.bag_of_words(document, vocab), reference.bag_of_words(document, vocab), WHAT)


@check(points=1, follow_through=0)
def test_empty_document(submission, reference, rng):
    """An empty document gives zeros, one for each word of the dictionary.

    zh: 空文档得到全零向量，词典中每个单词对应一个 0。
    """
    for V in (1, 3, 6):
        vocab = make_vocab(rng, V)
        for document in ([], vocab[-1:]):
            assert_close(submission.bag_of_words(document, vocab), reference.bag_of_words(document, vocab), WHAT)


@check(points=2, follow_through=0)
def test_is_pure(submission, reference):
    """Neither argument is changed, and earlier documents leave no trace.

    zh: 不修改任何参数，之前的文档不影响结果。
    """
    cases = ((["the", "cat"], VOCAB), (["高兴", "dog", "高兴"], VOCAB), (["b", "a"], ["a", "b", "c"]), ([], VOCAB))
    assert_pure(submission.bag_of_words, *cases, like=reference.bag_of_words)


@check(points=1, follow_through=0)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.bag_of_words, reference.bag_of_words)
