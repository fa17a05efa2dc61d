import numpy as np

from grader import as_array, assert_holds, check, unpack

INPUTS = ((0, 0), (0, 1), (1, 0), (1, 1))
TRUTH = {"AND": (-1, -1, -1, 1), "NAND": (1, 1, 1, -1), "OR": (-1, 1, 1, 1)}


def judge(answer, name):
    """All four inputs on their own side of the line, none on the line."""
    w, b = unpack(answer, ("w", "b"), f'gate("{name}")')
    w, b = as_array(w, "w", (2,)).astype(np.float64), float(as_array(b, "b", ()))
    for x, y in zip(INPUTS, TRUTH[name], strict=True):
        net = w[0] * x[0] + w[1] * x[1] + b
        assert_holds(
            bool(y * net > 0),
            f'w·x + b of gate("{name}") has the sign of {y} for {x} (it is {net:.6g})',
            f'gate("{name}") 在输入 {x} 处的 w·x + b 与 {y} 同号（这里是 {net:.6g}）',
        )
        assert_holds(
            bool(abs(net) >= 1e-3 - 1e-12),
            f'|w·x + b| of gate("{name}") is at least 0.001 for {x} (it is {abs(net):.6g})',
            f'gate("{name}") 在输入 {x} 处的 |w·x + b| 至少为 0.001（这里是 {abs(net):.6g}）',
        )


@check(points=4, public=True)
def test_and(submission):
    """AND: true for (1, 1) alone.

    zh: 逻辑与：只有 (1, 1) 为真。
    """
    judge(submission.gate("AND"), "AND")


@check(points=4, public=True)
def test_nand(submission):
    """NAND: true except for (1, 1).

    zh: 逻辑与非：除 (1, 1) 外都为真。
    """
    judge(submission.gate("NAND"), "NAND")


@check(points=4, public=True)
def test_or(submission):
    """OR: false for (0, 0) alone.

    zh: 逻辑或：只有 (0, 0) 为假。
    """
    judge(submission.gate("OR"), "OR")


@check(points=2)
def test_in_any_order(submission):
    """The gates are right in any order of calls, and when asked for again.

    zh: 无论以什么顺序调用，或者重复调用，三种逻辑函数都正确。
    """
    for name in ("OR", "NAND", "AND", "NAND", "OR"):
        judge(submission.gate(name), name)
