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
WHAT = "document_matrix(documents, vocab)"


def make_case(rng, n, V, length):
    """Documents of words inside and outside the dictionary, some of them empty."""
    documents = [[POOL[i] for i in rng.integers(0, len(POOL), rng.integers(0, length + 1))] for _ in range(n)]
    return documents, sorted(POOL[i] for i in rng.permutation(len(POOL))[:V])


@check(points=2, public=True)
def test_worked_example(submission):
    """The two documents of the handout give the rows (1, 1, 1, 0, 0) and (0, 1, 0, 1, 1).

    zh: 讲解中的两篇文档得到两行：(1, 1, 1, 0, 0) 和 (0, 1, 0, 1, 1)。
    """
    documents = [["the", "cat", "The", "cat"], ["高兴", "愉快", "cat"]]
    assert_close(submission.document_matrix(documents, VOCAB), [[1, 1, 1, 0, 0], [0, 1, 0, 1, 1]], WHAT)


@check(points=2, public=True)
def test_one_row_a_document(submission):
    """Every document has its row, also an empty one and one that occurs twice.

    zh: 每篇文档各占一行，空文档和重复的文档也不例外。
    """
    documents = [["b"], [], ["a", "dog"], ["b"]]
    assert_close(submission.document_matrix(documents, ["a", "b"]), [[0, 1], [0, 0], [1, 0], [0, 1]], WHAT)
    assert_close(submission.document_matrix([["b", "b"]], ["a", "b", "c"]), [[0, 1, 0]], WHAT)


@check(points=3, follow_through=0)
def test_random_documents(submission, reference, rng):
    """Any number of documents, any dictionary.

    zh: 任意多篇文档，任意词典。
    """
    assert_close(submission.document_matrix([[]], ["a", "b"]), [[0, 0]], WHAT)
    for n, V, length in ((1, 1, 2), (1, 4, 6), (3, 1, 4), (2, 5, 8), (5, 5, 8), (7, 12, 10)):
        case = make_case(rng, n, V, length)
        assert_close(submission.document_matrix(*case), reference.document_matrix(*case), WHAT)


@check(points=2, follow_through=0)
def test_is_pure(submission, reference, rng):
    """Neither argument is changed, and earlier calls leave no trace.

    zh: 不修改任何参数，之前的调用不影响结果。
    """
    cases = (([["the", "cat"], ["dog", "the"]], VOCAB), ([["b", "a"]], ["a", "b", "c"]), make_case(rng, 4, 6, 5))
    assert_pure(submission.document_matrix, *cases, like=reference.document_matrix)


@check(points=1, follow_through=0)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.document_matrix, reference.document_matrix)
