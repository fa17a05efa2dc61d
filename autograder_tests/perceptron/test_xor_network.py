import numpy as np

from grader import as_array, assert_holds, check, unpack

INPUTS = ((0, 0), (0, 1), (1, 0), (1, 1))


def network(answer):
    W, b, v, c = unpack(answer, ("W", "b", "v", "c"), "xor_network()")
    W, b = as_array(W, "W", (2, 2)).astype(np.float64), as_array(b, "b", (2,)).astype(np.float64)
    return W, b, as_array(v, "v", (2,)).astype(np.float64), float(as_array(c, "c", ()))


def nets(parameters, x):
    """The net inputs of the two hidden units and of the output, by this check's own arithmetic."""
    W, b, v, c = parameters
    hidden = [W[i, 0] * x[0] + W[i, 1] * x[1] + b[i] for i in range(2)]
    answers = [1 if net >= 0 else -1 for net in hidden]
    return [*hidden, v[0] * answers[0] + v[1] * answers[1] + c]


def require_xor(parameters):
    """The right answer for all four inputs."""
    for x in INPUTS:
        got, want = (1 if nets(parameters, x)[2] >= 0 else -1), (1 if sum(x) == 1 else -1)
        assert_holds(
            got == want,
            f"the network answers {want} for {x} (it answers {got})",
            f"网络对输入 {x} 输出 {want}（这里输出 {got}）",
        )


def require_clear(parameters):
    """XOR, and no unit near the line for any of the four inputs."""
    for x in INPUTS:
        units = nets(parameters, x)
        for name, net in zip(("hidden unit 0", "hidden unit 1", "the output unit"), units, strict=True):
            assert_holds(
                bool(abs(net) >= 1e-3 - 1e-12),
                f"the net input of {name} for {x} is at least 0.001 from 0 (it is {net:.6g})",
                f"对输入 {x}，{name} 的净输入与 0 的距离至少为 0.001（这里是 {net:.6g}）",
            )
        assert_holds(
            (units[2] > 0) == (sum(x) == 1),
            f"the output's net input for {x} has the sign of {1 if sum(x) == 1 else -1} (it is {units[2]:.6g})",
            f"对输入 {x}，输出单元的净输入与 {1 if sum(x) == 1 else -1} 同号（这里是 {units[2]:.6g}）",
        )


def judge(answer):
    """A network that answers XOR, no unit of which stands on the brink."""
    parameters = network(answer)
    require_xor(parameters)
    require_clear(parameters)


@check(points=7, public=True)
def test_answers_xor(submission):
    """The network answers 1 for (0, 1) and (1, 0), and -1 for (0, 0) and (1, 1).

    zh: 网络对 (0, 1) 和 (1, 0) 输出 1，对 (0, 0) 和 (1, 1) 输出 -1。
    """
    require_xor(network(submission.xor_network()))


@check(points=5, public=True)
def test_no_unit_on_the_brink(submission):
    """XOR, with every unit's net input at least 0.001 away from 0 for all four inputs.

    zh: 实现异或，且对四个输入，每个单元的净输入与 0 的距离都至少为 0.001。
    """
    require_clear(network(submission.xor_network()))
