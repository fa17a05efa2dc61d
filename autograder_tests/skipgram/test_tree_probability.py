import numpy as np

from grader import FLOAT32, as_array, assert_close, assert_pure, check

H = np.array([1.0, 2.0])
NODES = np.array([[np.log(2), 0.0], [np.log(3), 0.0], [0.0, np.log(2)]])
LEAVES = (("0", [0], 2 / 3), ("10", [0, 1], 1 / 4), ("110", [0, 1, 2], 1 / 15), ("111", [0, 1, 2], 1 / 60))
WHAT = "tree_probability(h, code, path, nodes)"


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


def assert_probability(submission, reference, case, **tolerance):
    assert_close(submission.tree_probability(*case), reference.tree_probability(*case), WHAT, **tolerance)


@check(points=1, public=True)
def test_worked_example(submission):
    """The four words of the handout have the probabilities 2/3, 1/4, 1/15 and 1/60.

    zh: 讲解中四个单词的概率为 2/3、1/4、1/15、1/60。
    """
    for code, path, want in LEAVES:
        got = submission.tree_probability(H, code, path, NODES)
        assert_close(got, want, f'tree_probability(h, "{code}", {path}, nodes)')


@check(points=1, public=True)
def test_leaves_sum_to_one(submission):
    """The probabilities of all words sum to 1, whatever h is; a node without a preference halves them.

    zh: 无论 h 是什么，所有单词的概率之和都为 1；没有偏好的结点平分概率。
    """
    got = submission.tree_probability([0.0, 0.0], "110", [0, 1, 2], NODES)
    assert_close(got, 1 / 8, 'tree_probability([0, 0], "110", [0, 1, 2], nodes)')
    # both turns of node 2 alone: 1 / (1 + e^-x) and 1 / (1 + e^x) with x = 3
    got = submission.tree_probability([3.0], "0", [2], [[5.0], [7.0], [1.0]])
    assert_close(got, 1 / (1 + np.exp(-3.0)), 'tree_probability([3], "0", [2], nodes)')
    for h in ([0.5, -1.5], [-3.0, 2.0]):
        leaves = [as_array(submission.tree_probability(h, *leaf[:2], NODES), WHAT, ()) for leaf in LEAVES]
        assert_close(sum(leaves), 1.0, "sum(tree_probability(h, code, path, nodes))")


@check(points=1)
def test_random_trees(submission, reference, rng):
    """Every leaf of trees of any shape, whose nodes have their ids in any order.

    zh: 任意形状的树的每个叶子，内部结点的编号次序任意。
    """
    for V, N in ((2, 1), (6, 3)):
        h, nodes = rng.normal(size=N), rng.normal(size=(V - 1, N))
        for code, path in zip(*make_tree(rng, V), strict=True):
            assert_probability(submission, reference, (h, code, path, nodes))


@check(points=1)
def test_large_scores(submission, reference):
    """Scores of up to 1000 in size give right, finite probabilities.

    zh: 得分的绝对值达到 1000 时，概率仍正确且有限。
    """
    for size in (15.0, 1000.0):
        nodes = np.array([[size], [-size], [0.3], [size / 2]]) / 10
        for code, path in (("0", [0]), ("1", [0]), ("10", [1, 2]), ("011", [0, 2, 1]), ("1100", [1, 2, 3, 0])):
            assert_probability(submission, reference, ([10.0], code, path, nodes))


@check(points=1)
def test_input_kinds(submission, reference, rng):
    """Lists, integer, float32 and Fortran-ordered arrays work.

    zh: 列表、整数、float32 与按列存储的数组都能处理。
    """
    (*_, code), (*_, path) = make_tree(rng, 5)
    h, nodes = rng.normal(size=3), rng.normal(size=(4, 3))
    whole, whole_nodes = rng.integers(-1, 2, 3), rng.integers(-1, 2, (4, 3))
    assert_probability(submission, reference, (whole, code, np.array(path), whole_nodes))
    assert_probability(submission, reference, (whole.tolist(), code, path, whole_nodes.tolist()))
    assert_probability(submission, reference, (h.tolist(), code, path, nodes))
    assert_probability(submission, reference, (h, code, np.array(path), np.asfortranarray(nodes)))
    assert_probability(submission, reference, (h.astype(np.float32), code, path, nodes.astype(np.float32)), **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    h, nodes = rng.normal(size=2), rng.normal(size=(3, 2))
    cases = (h, "110", np.array([2, 0, 1]), nodes), (h.tolist(), "01", [1, 2], nodes.tolist()), (H, "0", [0], NODES)
    assert_pure(submission.tree_probability, *cases, like=reference.tree_probability)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.tree_probability, reference.tree_probability)
