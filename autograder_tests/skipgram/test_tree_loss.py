import math

import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

W = np.array([[2.0, 3.0], [0.0, -1.0], [1.0, 2.0], [4.0, -2.0]])
NODES = np.array([[np.log(2), 0.0], [np.log(3), 0.0], [0.0, np.log(2)]])
LEAVES = (("0", [0], 2 / 3), ("10", [0, 1], 1 / 4), ("110", [0, 1, 2], 1 / 15), ("111", [0, 1, 2], 1 / 60))
WHAT = "tree_loss(center, code, path, W, nodes)"


def make_tree(rng, V):
    """The codes and the paths of all leaves of a random tree, whose inner nodes have their ids in any order."""
    names, codes, paths = rng.permutation(V - 1).tolist(), [], []

    def grow(leaves, code, path):
        if leaves == 1:
            codes.append(code)
            paths.append(path)
            return
        left, name = int(rng.integers(1, leaves)), names.pop()
        grow(left, code + "0", [*path, name])
        grow(leaves - left, code + "1", [*path, name])

    grow(V, "", [])
    return codes, paths


def assert_loss(submission, reference, case, **tolerance):
    assert_close(submission.tree_loss(*case), reference.tree_loss(*case), WHAT, **tolerance)


@check(points=1, public=True)
def test_worked_example(submission):
    """For the centre 2 the four words of the handout have the losses log 1.5, log 4, log 15 and log 60.

    zh: 中心词为 2 时，讲解中四个单词的损失为 log 1.5、log 4、log 15、log 60。
    """
    for code, path, p in LEAVES:
        got = submission.tree_loss(2, code, path, W, NODES)
        assert_close(got, -math.log(p), f'tree_loss(2, "{code}", {path}, W, nodes)')


@check(points=1, public=True)
def test_other_centres(submission):
    """The centre's row decides: from word 1, which is (0, -1), the nodes turn left with 1/2, 1/2 and 1/3.

    zh: 由中心词的那一行决定：单词 1 的词向量为 (0, -1)，三个结点向左转的概率为 1/2、1/2、1/3。
    """
    for code, path, p in (("0", [0], 1 / 2), ("11", [0, 1], 1 / 4), ("110", [0, 1, 2], 1 / 12), ("1", [2], 2 / 3)):
        got = submission.tree_loss(1, code, path, W, NODES)
        assert_close(got, -math.log(p), f'tree_loss(1, "{code}", {path}, W, nodes)')


@check(points=0.5)
def test_random_trees(submission, reference, rng):
    """Every leaf of trees of any shape, from any centre.

    zh: 任意形状的树的每个叶子，任意中心词。
    """
    for V, N in ((2, 1), (6, 3)):
        matrix, nodes = rng.normal(size=(V, N)), rng.normal(size=(V - 1, N))
        for code, path in zip(*make_tree(rng, V), strict=True):
            assert_loss(submission, reference, (int(rng.integers(V)), code, path, matrix, nodes))


@check(points=0.5)
def test_large_scores(submission, reference):
    """Scores of up to 1000 in size give a right, finite loss.

    zh: 得分的绝对值达到 1000 时，损失仍正确且有限。
    """
    for size in (40.0, 1000.0):
        nodes = np.array([[size], [-size], [0.3], [size / 2]]) / 10
        matrix = np.array([[1.0], [2.0], [10.0], [-1.0], [0.0]])
        for code, path in (("0", [0]), ("1", [0]), ("00", [1, 2]), ("011", [0, 2, 1]), ("1101", [1, 2, 3, 0])):
            assert_loss(submission, reference, (2, code, path, matrix, nodes))


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, integer, float32 and Fortran-ordered matrices work.

    zh: 列表、整数、float32 与按列存储的矩阵都能处理。
    """
    (*_, code), (*_, path) = make_tree(rng, 5)
    matrix, nodes = rng.normal(size=(5, 3)), rng.normal(size=(4, 3))
    whole, whole_nodes = rng.integers(-1, 2, (5, 3)), rng.integers(-1, 2, (4, 3))
    assert_loss(submission, reference, (np.int64(3), code, np.array(path), whole, whole_nodes))
    assert_loss(submission, reference, (3, code, path, whole.tolist(), whole_nodes.tolist()))
    assert_loss(submission, reference, (4, code, path, matrix.tolist(), nodes))
    assert_loss(submission, reference, (0, code, np.array(path), np.asfortranarray(matrix), np.asfortranarray(nodes)))
    single = (1, code, path, matrix.astype(np.float32), nodes.astype(np.float32))
    assert_loss(submission, reference, single, **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    matrix, nodes = rng.normal(size=(4, 2)), rng.normal(size=(3, 2))
    lists = (1, "01", [1, 2], matrix.tolist(), nodes.tolist())
    cases = (3, "110", np.array([2, 0, 1]), matrix, nodes), lists, (2, "0", [0], W, NODES)
    assert_pure(submission.tree_loss, *cases, like=reference.tree_loss)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.tree_loss, reference.tree_loss)
