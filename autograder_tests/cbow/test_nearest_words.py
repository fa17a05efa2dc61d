import numpy as np

from grader import assert_equal, assert_pure, check

W = np.array([[2.0, 3.0], [0.0, -1.0], [1.0, 0.0], [4.0, -2.0]])


def make_vectors(rng, V, N):
    """A word and a matrix in which the cosines of the other words with it lie well apart."""
    word = int(rng.integers(V))
    axis, *others = np.linalg.qr(rng.normal(size=(N, N)))[0]
    cosines = rng.permutation(np.linspace(-0.9, 0.9, V) + rng.uniform(-0.02, 0.02, V))
    sides = rng.normal(size=(V, N - 1)) @ np.array(others)
    sides /= np.linalg.norm(sides, axis=1, keepdims=True)
    vectors = cosines[:, None] * axis + np.sqrt(1 - cosines**2)[:, None] * sides
    vectors[word] = axis
    return word, vectors * rng.uniform(0.2, 5, (V, 1))


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example: the words nearest to word 2 are 3, then 0, then 1.

    zh: 讲义中的例子：与单词 2 最相似的依次是 3、0、1。
    """
    for n in (1, 2, 3):
        assert_equal(submission.nearest_words(2, W, n), [3, 0, 1][:n], f"nearest_words(2, W, {n})")


@check(points=2, public=True)
def test_length_does_not_matter(submission):
    """A long vector is no closer than a short one in the same direction.

    zh: 方向相同时，长向量并不比短向量更相似。
    """
    # cosines with word 0: 0.6, -1, 0, 0.8; scalar products: 30, -2, 0, 4
    vectors = np.array([[1.0, 0.0], [30.0, 40.0], [-2.0, 0.0], [0.0, 5.0], [4.0, 3.0]])
    assert_equal(submission.nearest_words(0, vectors, 4), [4, 1, 3, 2], "nearest_words(0, W, 4)")


@check(points=2)
def test_random_vectors(submission, reference, rng):
    """Any word, any V, N and n.

    zh: 任意单词，任意 V、N 与 n。
    """
    for V, N in ((2, 2), (3, 2), (5, 3), (8, 5), (12, 3)):
        word, vectors = make_vectors(rng, V, N)
        for n in sorted({1, V // 2, V - 1}):
            got = submission.nearest_words(word, vectors, n)
            assert_equal(got, reference.nearest_words(word, vectors, n), f"nearest_words({word}, W, {n})")


@check(points=2)
def test_every_word(submission, reference, rng):
    """Words at the beginning and at the end of the vocabulary are found too, and never the word itself.

    zh: 词典开头与末尾的单词也能处理，结果中不含单词自身。
    """
    vectors = rng.normal(size=(5, 3))
    for word in range(5):
        got = submission.nearest_words(word, vectors, 4)
        assert_equal(got, reference.nearest_words(word, vectors, 4), f"nearest_words({word}, W, 4)")


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, integer, float32 and Fortran-ordered matrices work.

    zh: 列表、整数、float32 与按列存储的矩阵都能处理。
    """
    word, vectors = make_vectors(rng, 6, 3)
    whole = np.array([[1, 0], [30, 40], [-2, 0], [0, 5], [4, 3]])
    assert_equal(submission.nearest_words(np.int64(0), whole, 4), [4, 1, 3, 2], "nearest_words(0, W, 4)")
    assert_equal(submission.nearest_words(0, whole.tolist(), 4), [4, 1, 3, 2], "nearest_words(0, W, 4)")
    for kind in (vectors.tolist(), np.asfortranarray(vectors), vectors.astype(np.float32)):
        got = submission.nearest_words(word, kind, 5)
        assert_equal(got, reference.nearest_words(word, vectors, 5), f"nearest_words({word}, W, 5)")


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    word, vectors = make_vectors(rng, 5, 3)
    assert_pure(
        submission.nearest_words,
        (word, vectors, 3),
        (word, vectors.tolist(), 2),
        (0, W, 3),
        like=reference.nearest_words,
    )


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.nearest_words, reference.nearest_words)
