import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, numerical_gradient, unpack

NAMES = ("grad_W", "grad_nodes")
W = np.array([[2.0, 3.0], [0.0, -1.0], [1.0, 2.0], [4.0, -2.0]])
NODES = np.array([[np.log(2), 0.0], [np.log(3), 0.0], [0.0, np.log(2)]])


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


def get_gradients(submission, case):
    return unpack(submission.tree_gradients(*case), NAMES, "tree_gradients(center, code, path, W, nodes)")


def assert_gradients(submission, reference, case, **tolerance):
    for name, got, want in zip(NAMES, get_gradients(submission, case), reference.tree_gradients(*case), strict=True):
        assert_close(got, want, name, **tolerance)


@check(points=1, public=True)
def test_worked_example(submission):
    """The handout's example: centre 2, code "110", path [0, 1, 2].

    zh: 讲解中的例子：中心词 2，编码 "110"，路径 [0, 1, 2]。
    """
    grad_W, grad_nodes = get_gradients(submission, (2, "110", [0, 1, 2], W, NODES))
    # h = (1, 2), slopes (2/3, 3/4, -1/5)
    assert_close(grad_nodes, [[2 / 3, 4 / 3], [3 / 4, 3 / 2], [-1 / 5, -2 / 5]], "grad_nodes")
    row = [2 / 3 * np.log(2) + 3 / 4 * np.log(3), -np.log(2) / 5]
    assert_close(grad_W, [[0, 0], [0, 0], row, [0, 0]], "grad_W")


@check(points=1, public=True)
def test_against_numerical_gradients(submission):
    """Both gradients fit small changes of the loss formula, also for a way that does not visit every node.

    zh: 两个梯度与损失公式的微小变化相符，路径不经过全部结点时也一样。
    """
    rng = np.random.default_rng(8)
    matrix, nodes = rng.normal(size=(5, 2)), rng.normal(size=(4, 2))
    for center, code, path in ((4, "01", [2, 0]), (0, "100", [3, 1, 0])):
        grad_W, grad_nodes = get_gradients(submission, (center, code, path, matrix, nodes))

        def loss(matrix, nodes, center=center, code=code, path=path):
            y = [(1 if sign == "0" else -1) * nodes[i] @ matrix[center] for sign, i in zip(code, path, strict=True)]
            return np.log(1 + np.exp(-np.array(y))).sum()

        want = numerical_gradient(lambda value, loss=loss: loss(value, nodes), matrix)
        want_nodes = numerical_gradient(lambda value, loss=loss: loss(matrix, value), nodes)
        assert_close(grad_W, want, "grad_W", rtol=1e-5, atol=1e-7)
        assert_close(grad_nodes, want_nodes, "grad_nodes", rtol=1e-5, atol=1e-7)


@check(points=0.5)
def test_random_trees(submission, reference, rng):
    """Every leaf of trees of any shape, from any centre.

    zh: 任意形状的树的每个叶子，任意中心词。
    """
    for V, N in ((2, 1), (6, 3)):
        matrix, nodes = rng.normal(size=(V, N)), rng.normal(size=(V - 1, N))
        for code, path in zip(*make_tree(rng, V), strict=True):
            assert_gradients(submission, reference, (int(rng.integers(V)), code, path, matrix, nodes))


@check(points=0.5)
def test_large_scores(submission, reference):
    """Scores of up to 1000 in size give right, finite gradients.

    zh: 得分的绝对值达到 1000 时，梯度仍正确且有限。
    """
    for size in (40.0, 1000.0):
        nodes = np.array([[size], [-size], [0.3], [size / 2]]) / 10
        matrix = np.array([[1.0], [2.0], [10.0], [-1.0], [0.0]])
        for code, path in (("0", [0]), ("1", [0]), ("011", [0, 2, 1]), ("1101", [1, 2, 3, 0])):
            assert_gradients(submission, reference, (2, code, path, matrix, nodes))


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, integer, float32 and Fortran-ordered matrices work.

    zh: 列表、整数、float32 与按列存储的矩阵都能处理。
    """
    (*_, code), (*_, path) = make_tree(rng, 5)
    matrix, nodes = rng.normal(size=(5, 3)), rng.normal(size=(4, 3))
    whole, whole_nodes = rng.integers(-1, 2, (5, 3)), rng.integers(-1, 2, (4, 3))
    whole[3], whole_nodes[path] = (1, 0, -1), (1, 1, 0)
    assert_gradients(submission, reference, (np.int64(3), code, np.array(path), whole, whole_nodes))
    assert_gradients(submission, reference, (3, code, path, whole.tolist(), whole_nodes.tolist()))
    assert_gradients(submission, reference, (4, code, path, matrix.tolist(), nodes))
    assert_gradients(
        submission, reference, (0, code, np.array(path), np.asfortranarray(matrix), np.asfortranarray(nodes))
    )
    single = (1, code, path, matrix.astype(np.float32), nodes.astype(np.float32))
    assert_gradients(submission, reference, single, **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    matrix, nodes = rng.normal(size=(4, 2)), rng.normal(size=(3, 2))
    lists = (1, "01", [1, 2], matrix.tolist(), nodes.tolist())
    cases = (3, "110", np.array([2, 0, 1]), matrix, nodes), lists, (2, "0", [0], W, NODES)
    assert_pure(submission.tree_gradients, *cases, like=reference.tree_gradients)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.tree_gradients, reference.tree_gradients)
