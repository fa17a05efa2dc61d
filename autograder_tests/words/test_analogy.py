import numpy as np

from grader import assert_equal, assert_pure, check

W = np.array([[1.0, 0.0], [1.0, 1.0], [4.0, 0.0], [3.0, 2.0], [-1.0, 3.0]])


def make_case(rng, V, N, distinct):
    """Three words, so many of them distinct, and a matrix in which the answer is clear."""
    while True:
        ids = rng.permutation(V)[:distinct]
        a, b, c = (int(k) for k in rng.permutation([*ids, *rng.choice(ids, 3 - distinct)]))
        matrix = rng.normal(size=(V, N)) * rng.uniform(0.3, 4, (V, 1))
        query = matrix[b] - matrix[a] + matrix[c]
        lengths = np.linalg.norm(matrix, axis=1)
        if min(np.linalg.norm(query), *lengths) < 0.1:
            continue
        cosines = np.sort(np.delete(matrix @ query / lengths / np.linalg.norm(query), [a, b, c]))
        if len(cosines) == 1 or cosines[-1] - cosines[-2] > 0.02:
            return a, b, c, matrix


def assert_answer(submission, reference, case):
    what = "analogy({}, {}, {}, W)".format(*case[:3])
    assert_equal(submission.analogy(*case), reference.analogy(*case), what)


@check(points=2, public=True)
def test_worked_example(submission):
    """Man is to woman as king is to queen, and queen is to king as woman is to man.

    zh: man 之于 woman，正如 king 之于 queen；queen 之于 king，正如 woman 之于 man。
    """
    # query (1, 1) - (1, 0) + (4, 0) = (4, 1): cosines 0.942 with queen, -0.077 with apple
    assert_equal(submission.analogy(0, 1, 2, W), 3, "analogy(0, 1, 2, W)")
    # query (4, 0) - (3, 2) + (1, 1) = (2, -1): cosines 0.894 with man, -0.707 with apple
    assert_equal(submission.analogy(3, 2, 1, W), 0, "analogy(3, 2, 1, W)")


@check(points=2, public=True)
def test_coinciding_words(submission):
    """Words may coincide: with a = b the query is the vector of c, whose nearest other word is asked.

    zh: 单词可以相同：a = b 时 q 就是 c 的词向量，求与它最接近的另一个单词。
    """
    # query (4, 0): cosines 1 with man, 0.707 with woman, 0.832 with queen, -0.316 with apple
    assert_equal(submission.analogy(1, 1, 2, W), 0, "analogy(1, 1, 2, W)")
    assert_equal(submission.analogy(0, 0, 2, W), 3, "analogy(0, 0, 2, W)")
    # query (-1, 3): cosines -0.316 with man, 0.447 with woman, -0.316 with king, 0.263 with queen
    assert_equal(submission.analogy(4, 4, 4, W), 1, "analogy(4, 4, 4, W)")


@check(points=0.5)
def test_random_vectors(submission, reference, rng):
    """Any three words, any V and N.

    zh: 任意三个单词，任意的 V 与 N。
    """
    for V, N in ((4, 2), (5, 2), (5, 3), (6, 4), (9, 3), (12, 5)):
        assert_answer(submission, reference, make_case(rng, V, N, 3))


@check(points=0.5)
def test_each_word_matters(submission, reference, rng):
    """All three words shape the query, b and c with a plus, a with a minus.

    zh: 三个单词都影响 q：b 和 c 取正号，a 取负号。
    """
    # what is left of the query, or wrong with it, in a case that tells the difference
    for signs in ((0, 1, 1), (-1, 0, 1), (-1, 1, 0), (1, 1, 1), (1, -1, 1), (-1, 1, -1)):
        while True:
            case = make_case(rng, 7, 3, 3)
            other = np.array(signs) @ case[3][list(case[:3])]
            cosines = case[3] @ other / np.linalg.norm(case[3], axis=1)
            cosines[list(case[:3])] = -np.inf
            if np.argmax(cosines) != reference.analogy(*case):
                break
        assert_answer(submission, reference, case)


@check(points=1)
def test_any_words_coincide(submission, reference, rng):
    """Two of the three words may be the same, or all three.

    zh: 三个单词中可以有两个相同，也可以全部相同。
    """
    for V, N, distinct in ((2, 3, 1), (3, 2, 2), (4, 3, 2), (5, 3, 1), (7, 3, 2)):
        assert_answer(submission, reference, make_case(rng, V, N, distinct))


@check(points=1)
def test_all_cosines_negative(submission, reference, rng):
    """The closest word is found even where all others point away from the query.

    zh: 即使其余单词都与 q 方向相背，也要找出其中最接近的。
    """
    for turn in rng.uniform(0, 6, 3):
        # query (1, 0) turned: cosines of the others -0.95, -0.6, -0.3, -0.8
        angles = turn + np.arccos([1.0, 1.0, 1.0, -0.95, -0.6, -0.3, -0.8])
        lengths = np.array([1.0, 2.0, 3.0, 0.2, 5.0, 1.0, 2.0])[:, None]
        matrix = lengths * np.stack([np.cos(angles), np.sin(angles)], axis=1)
        order = np.array([0, 1, 2, *(3 + rng.permutation(4))])
        assert_answer(submission, reference, (0, 1, 2, matrix[order]))


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, integer, float32 and Fortran-ordered matrices work.

    zh: 列表、整数、float32 与按列存储的矩阵都能处理。
    """
    whole = W.astype(int)
    assert_answer(submission, reference, (0, 1, 2, whole))
    assert_answer(submission, reference, (np.int64(0), np.int64(1), np.int64(2), whole.tolist()))
    a, b, c, matrix = make_case(rng, 7, 3, 3)
    for kind in (matrix.tolist(), np.asfortranarray(matrix), matrix.astype(np.float32)):
        assert_answer(submission, reference, (a, b, c, kind))


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    a, b, c, matrix = make_case(rng, 6, 3, 3)
    cases = ((a, b, c, matrix), make_case(rng, 6, 3, 3), (a, b, c, matrix.tolist()), (0, 1, 2, W))
    assert_pure(submission.analogy, *cases, like=reference.analogy)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.analogy, reference.analogy)
