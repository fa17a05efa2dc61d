import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "cosine_similarity(u, v)"


def assert_cosine(submission, reference, u, v, **tolerance):
    assert_close(submission.cosine_similarity(u, v), reference.cosine_similarity(u, v), WHAT, **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """(3, 4) and (4, 3) have the cosine 0.96; opposite vectors have -1.

    zh: (3, 4) 与 (4, 3) 的余弦为 0.96；方向相反的向量余弦为 -1。
    """
    assert_close(submission.cosine_similarity([3.0, 4.0], [4.0, 3.0]), 0.96, "cosine_similarity([3, 4], [4, 3])")
    assert_close(submission.cosine_similarity([1.0, 2.0], [-2.0, -4.0]), -1.0, "cosine_similarity([1, 2], [-2, -4])")


@check(points=2, public=True)
def test_documents(submission):
    """The handout's documents have the cosine 1/3, 高兴 and 愉快 have 0, and so has an empty document.

    zh: 讲解中两篇文档的余弦为 1/3，“高兴”与“愉快”的余弦为 0，空文档与任何文档的余弦也为 0。
    """
    first, second = [1, 1, 1, 0, 0], [0, 1, 0, 1, 1]
    assert_close(submission.cosine_similarity(first, second), 1 / 3, "cosine_similarity(first, second)")
    assert_close(submission.cosine_similarity(first, first), 1.0, "cosine_similarity(first, first)")
    assert_close(submission.cosine_similarity([0, 0, 0, 0, 1], [0, 0, 0, 1, 0]), 0.0, "cosine_similarity(高兴, 愉快)")
    assert_close(submission.cosine_similarity(first, [0] * 5), 0.0, "cosine_similarity(first, empty)")


@check(points=2)
def test_random_vectors(submission, reference, rng):
    """Vectors of any length and any number of components.

    zh: 任意长度、任意维数的向量。
    """
    assert_cosine(submission, reference, [2e-5, 3.0, 1.0], [4.0, -1e-6, 0.5])
    for n in (1, 2, 3, 7, 60):
        u, v = rng.normal(size=(2, n)) * rng.uniform(0.5, 20, (2, 1))
        u[0] += np.copysign(0.5, u[0])
        v[0] += np.copysign(0.5, v[0])
        assert_cosine(submission, reference, u, v)
        assert_cosine(submission, reference, u, -3 * u + 0.01 * v)


@check(points=1)
def test_zero_vector(submission, reference, rng):
    """The cosine is 0 where either vector is zero, or both are.

    zh: 任意一个或两个都是零向量时，结果为 0。
    """
    for n in (1, 3, 5):
        u, zero = rng.normal(size=n) + 2, np.zeros(n)
        for pair in ((u, zero), (zero, u), (zero, zero), (u, u)):
            assert_cosine(submission, reference, *pair)
    assert_cosine(submission, reference, [0, 0], [0, 3])


@check(points=2)
def test_short_and_long_vectors(submission, reference, rng):
    """Length does not matter: vectors from 0.01 to 1000 long.

    zh: 余弦与长度无关：向量长度从 0.01 到 1000。
    """
    for lengths in ((0.0101, 0.0101), (0.0101, 900.0), (900.0, 900.0), (0.5, 0.02)):
        u, v = rng.normal(size=(2, 4)) + 0.5
        u, v = (length * one / np.linalg.norm(one) for one, length in zip((u, v), lengths, strict=True))
        assert_cosine(submission, reference, u, v)


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, whole numbers and float32 work.

    zh: 列表、整数与 float32 都能处理。
    """
    u, v = rng.normal(size=(2, 5)) + 1
    whole, other = rng.integers(1, 1000, (2, 5))
    assert_cosine(submission, reference, whole, other)
    assert_cosine(submission, reference, whole.tolist(), (-other).tolist())
    assert_cosine(submission, reference, u.tolist(), v)
    assert_cosine(submission, reference, whole, v)
    assert_cosine(submission, reference, u.astype(np.float32), v.astype(np.float32), **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    u, v, w = rng.normal(size=(3, 4)) + 1
    assert_pure(
        submission.cosine_similarity,
        (u, v),
        (w, u),
        (u.tolist(), w.tolist()),
        (v, 0 * v),
        like=reference.cosine_similarity,
    )


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.cosine_similarity, reference.cosine_similarity)
