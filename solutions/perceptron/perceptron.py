# %% [markdown]
# # Perceptrons
#
# The oldest artificial neurons: the MCP neuron of 1943 (Figure 6.1), Hebb's rule, Rosenblatt's perceptron (Figure 6.4),
# and what one of them can and cannot do (Figure 6.5).
#
# Logic values of *inputs* are 0 and 1. A perceptron's *outputs* are 1 (true) and -1 (false). Arguments may be arrays,
# nested lists, whole numbers or float32. Never change an argument; return new arrays.
#
# %% [markdown] lang="zh"
# # 感知机
#
# 本次作业实现最早的几种人工神经元：1943 年提出的 MCP 神经元（图 6.1）、赫布理论给出的学习规则、Rosenblatt 的感知机
# （图 6.4），并考察单个感知机能做什么、不能做什么（图 6.5）。
#
# **输入**的逻辑值为 0 和 1；感知机的**输出**为 1（真）和 -1（假）。参数可以是数组、嵌套列表、整数或 float32。
# 不得修改传入的参数，结果一律用新数组返回。
#
# %%
import numpy as np

# BEGIN SOLUTION


def _floats(values):
    """The values as a float64 array."""
    return np.asarray(values, dtype=np.float64)


# END SOLUTION
# BEGIN CONTRACT


def _is_clear(terms, threshold):
    """Whether every sum over the last axis keeps 1e-3 away from the threshold or is exact: multiples of 1/8."""
    _terms, _threshold = np.asarray(terms, dtype=np.float64), np.asarray(threshold, dtype=np.float64)
    _distance = np.abs(_terms.sum(axis=-1) - _threshold)
    _exact = (8 * _terms == np.round(8 * _terms)).all(axis=-1) & (8 * _threshold == np.round(8 * _threshold))
    return bool(np.all((_distance >= 1e-3 - 1e-9) | _exact))


# END CONTRACT


# %% [markdown]
# ## `mcp_neuron(x, w, theta)`
#
# The MCP neuron of Figure 6.1 adds up its weighted inputs and compares the sum with a threshold $\theta$ set
# beforehand:
#
# $$y = \Phi\left(\sum_{i=1}^n w_i x_i\right), \qquad \Phi(s) = \begin{cases} 1, & s \ge \theta \\ 0, & s < \theta
# \end{cases}$$
#
# - `x`, `w`: `(n,)`, the inputs being 0 or 1; `theta`: a number. Returns 0 or 1.
# - Example: $w = (1, 1, -1)$ and $\theta = 2$. For $x = (1, 1, 0)$ the sum is $2$, and $y = 1$. For $x = (1, 1, 1)$ it
#   is $1$, and $y = 0$.
# - **Ruling on the notes.** The history section speaks of a sign function, the section on Figure 6.1 of outputs 0 and
#   1;
#   the latter holds. The case that the sum equals $\theta$ is left open there: here the neuron fires.
#
# %% [markdown] lang="zh"
# ## `mcp_neuron(x, w, theta)`
#
# 图 6.1 的 MCP 神经元对输入加权求和，再与预先设定的阈值 $\theta$ 比较：
#
# $$y = \Phi\left(\sum_{i=1}^n w_i x_i\right), \qquad \Phi(s) = \begin{cases} 1, & s \ge \theta \\ 0, & s < \theta
# \end{cases}$$
#
# - `x`、`w`：`(n,)`，其中输入取 0 或 1；`theta`：一个数。返回 0 或 1。
# - 例：取 $w = (1, 1, -1)$， $\theta = 2$。当 $x = (1, 1, 0)$ 时，和为 $2$，故 $y = 1$；当 $x = (1, 1, 1)$ 时，
#   和为 $1$，故 $y = 0$。
# - **对讲义的说明。** 讲义在发展历史一节提到“符号函数”，而在图 6.1 一节说输出为 0 或 1，本作业以后者为准。
#   讲义没有说明和恰好等于 $\theta$ 的情形；本作业规定此时输出 1。
#
# %%
def mcp_neuron(x, w, theta):
    """1 where the weighted sum reaches the threshold, else 0.

    x: (n,) of 0 and 1; w: (n,); theta: a number. Returns 0 or 1.
    """
    # BEGIN CONTRACT
    _x, _w = np.asarray(x, dtype=np.float64), np.asarray(w, dtype=np.float64)
    assert _x.ndim == 1
    assert _x.size >= 1
    assert _w.shape == _x.shape
    assert np.shape(theta) == ()
    assert np.isin(_x, (0, 1)).all()
    assert np.abs(_w).max() <= 1e3
    assert np.abs(theta) <= 1e3
    assert _is_clear(_w * _x, theta)
    # END CONTRACT
    # BEGIN SOLUTION
    return int(_floats(w) @ _floats(x) >= theta)
    # END SOLUTION


# %% [markdown]
# ## `hebb_step(w, x, y, eta)`
#
# Hebb's rule: neurons that fire together, wire together. The connection from input $i$ grows with the product of what
# the two neurons do:
#
# $$w_i \leftarrow w_i + \eta\, y\, x_i$$
#
# - `w`, `x`: `(n,)`; `y`: the neuron's own activity, a number; `eta`: the learning rate. Returns a new array `(n,)`.
# - Example: $w = (0.5, -1, 0)$, $x = (1, 0, 1)$, $y = 1$, $\eta = 0.1$ give $(0.6, -1, 0.1)$.
# - There is no teacher in this rule: no target and no error.
#
# %% [markdown] lang="zh"
# ## `hebb_step(w, x, y, eta)`
#
# 赫布理论：一起激活的神经元会连在一起。第 $i$ 个连接的增量与两端神经元活动的乘积成正比：
#
# $$w_i \leftarrow w_i + \eta\, y\, x_i$$
#
# - `w`、`x`：`(n,)`；`y`：该神经元自身的活动，一个数；`eta`：学习率。返回新数组 `(n,)`。
# - 例：当 $w = (0.5, -1, 0)$， $x = (1, 0, 1)$， $y = 1$， $\eta = 0.1$ 时，结果为 $(0.6, -1, 0.1)$。
# - 这条规则没有“教师”：既没有目标值，也没有误差。
#
# %%
def hebb_step(w, x, y, eta):
    """Hebb's rule, w + eta y x.

    w, x: (n,); y, eta: numbers. Returns (n,).
    """
    # BEGIN CONTRACT
    _w, _x = np.asarray(w, dtype=np.float64), np.asarray(x, dtype=np.float64)
    assert _w.ndim == 1
    assert _w.size >= 1
    assert _x.shape == _w.shape
    assert np.shape(y) == ()
    assert np.shape(eta) == ()
    assert max(np.abs(_w).max(), np.abs(_x).max(), np.abs(y), np.abs(eta)) <= 1e3
    # END CONTRACT
    # BEGIN SOLUTION
    return _floats(w) + eta * y * _floats(x)
    # END SOLUTION


# %% [markdown]
# ## `perceptron(x, w, b)`
#
# Rosenblatt's perceptron (Figure 6.4) takes real numbers and answers 1 or -1. The notes leave the bias out; here a
# number $b$ stands in the place of the threshold:
#
# $$y = \begin{cases} 1, & w \cdot x + b \ge 0 \\ -1, & \text{else} \end{cases}$$
#
# - `x`: `(..., n)`, one point or any batch of points; `w`: `(n,)`; `b`: a number. Returns the shape `(...)`.
# - Example: $w = (1, -2)$, $b = 0.5$. The net input of $(1, 1)$ is $-0.5$, that of $(0.5, 0.5)$ is $0$: the batch of
#   both gives $(-1, 1)$.
# - Only two answers exist. What does the sign function of your library say about a point on the line itself?
#
# %% [markdown] lang="zh"
# ## `perceptron(x, w, b)`
#
# Rosenblatt 的感知机（图 6.4）接收实数值的输入，输出 1 或 -1。讲义没有写出偏置；这里用一个数 $b$ 代替阈值的作用：
#
# $$y = \begin{cases} 1, & w \cdot x + b \ge 0 \\ -1, & \text{否则} \end{cases}$$
#
# - `x`：`(..., n)`，可以是一个点，也可以是任意批次的点；`w`：`(n,)`；`b`：一个数。返回值形状为 `(...)`。
# - 例：取 $w = (1, -2)$， $b = 0.5$。点 $(1, 1)$ 的净输入为 $-0.5$，点 $(0.5, 0.5)$ 的净输入为 $0$；
#   两点组成的批次得到 $(-1, 1)$。
# - 输出只有两种可能。对恰好落在直线上的点，你所用的库里的符号函数会给出什么？
#
# %%
def perceptron(x, w, b):
    """1 where w·x + b is at least 0, else -1.

    x: (..., n); w: (n,); b: a number. Returns (...).
    """
    # BEGIN CONTRACT
    _x, _w = np.asarray(x, dtype=np.float64), np.asarray(w, dtype=np.float64)
    assert _w.ndim == 1
    assert _w.size >= 1
    assert _x.ndim >= 1
    assert _x.shape[-1:] == _w.shape
    assert _x.size
    assert np.shape(b) == ()
    assert max(np.abs(_w).max(), np.abs(_x).max(), np.abs(b), np.abs(_x @ _w).max()) <= 1e3
    assert _is_clear(_x * _w, -np.float64(b))
    # END CONTRACT
    # BEGIN SOLUTION
    return np.where(_floats(x) @ _floats(w) + b >= 0, 1, -1)
    # END SOLUTION


# %% [markdown]
# ## `gate(name)`
#
# AND, NAND and OR can be told apart by one line (Figure 6.5). Give a perceptron for each of them.
#
# - `name`: `"AND"`, `"NAND"` or `"OR"`. Returns `(w, b)` with `w` of shape `(2,)` and `b` a number, such that
#   `perceptron(x, w, b)` is right for all four inputs $(0, 0), (0, 1), (1, 0), (1, 1)$.
# - No input may lie on the line: $|w \cdot x + b| \ge 0.001$ for each of the four.
# - Many answers are right. What is checked is whether yours has these properties.
# - Example: $w = (1, 1)$ with $b = 1$ answers true four times, so it is none of the three. Draw the four points and the
#   line first.
#
# %% [markdown] lang="zh"
# ## `gate(name)`
#
# 逻辑与（AND）、逻辑与非（NAND）和逻辑或（OR）都是线性可分的（图 6.5）。请为每一个给出一个感知机。
#
# - `name`：`"AND"`、`"NAND"` 或 `"OR"`。返回 `(w, b)`，其中 `w` 的形状为 `(2,)`，`b` 为一个数，使得
#   `perceptron(x, w, b)`
#   对四个输入 $(0, 0), (0, 1), (1, 0), (1, 1)$ 都给出正确的结果。
# - 四个输入都不得落在直线上：每一个都要满足 $|w \cdot x + b| \ge 0.001$。
# - 正确答案不止一个，评分只看你的答案是否具有上述性质。
# - 例： $w = (1, 1)$， $b = 1$ 对四个输入都输出真，所以三种逻辑函数都不是。请先画出这四个点和直线。
#
# %%
def gate(name):
    """Weights and bias with which a perceptron is the logic gate of this name.

    name: "AND", "NAND" or "OR". Returns (w, b), w of shape (2,) and b a number.
    """
    # BEGIN CONTRACT
    assert name in ("AND", "NAND", "OR")
    # END CONTRACT
    # BEGIN SOLUTION
    return {"AND": ([2, 2], -3), "NAND": ([-2, -2], 3), "OR": ([2, 2], -1)}[name]
    # END SOLUTION


# %% [markdown]
# ## `train_perceptron(X, y, w, b, eta, epochs)`
#
# The perceptron's learning rule, which the notes do not print. In every epoch take the samples in their order. A sample
# that is on the wrong side of the line, *or on it*, moves the line:
#
# $$\text{if } y_i\,(w \cdot x_i + b) \le 0: \qquad w \leftarrow w + \eta\, y_i\, x_i, \qquad
# b \leftarrow b + \eta\, y_i$$
#
# Any other sample changes nothing.
#
# - `X`: `(n, d)`; `y`: `(n,)` of 1 and -1; `w`: `(d,)` and `b`: a number, where the training starts; `eta`: the
#   learning
#   rate. Returns `(w, b, mistakes)`; `mistakes` has shape `(epochs,)`: the number of updates in each epoch.
# - All epochs are run. If no line exists (XOR), the mistakes never end.
# - Example: AND, that is `X` $= (0, 0), (0, 1), (1, 0), (1, 1)$ and `y` $= (-1, -1, -1, 1)$, from $w = (0, 0)$ and
#   $b = 0$ with $\eta = 1$: after two epochs $w = (2, 1)$, $b = -1$ and `mistakes` $= (2, 3)$. The very first sample
#   has
#   the net input 0.
# - Which weights does the second sample of an epoch meet?
#
# %% [markdown] lang="zh"
# ## `train_perceptron(X, y, w, b, eta, epochs)`
#
# 感知机的学习规则（讲义中没有写出）。每一轮（epoch）按顺序逐个取样本。若样本落在直线错误的一侧，**或恰好落在直线上**，
# 就移动直线：
#
# $$\text{若 } y_i\,(w \cdot x_i + b) \le 0: \qquad w \leftarrow w + \eta\, y_i\, x_i, \qquad
# b \leftarrow b + \eta\, y_i$$
#
# 其余样本不引起任何改变。
#
# - `X`：`(n, d)`；`y`：`(n,)`，取 1 或 -1；`w`：`(d,)`，`b`：一个数，二者为训练的起点；`eta`：学习率。
#   返回 `(w, b, mistakes)`，其中 `mistakes` 的形状为 `(epochs,)`，是每一轮的更新次数。
# - 所有轮次都要执行完。如果这样的直线不存在（例如异或），错误就永远不会消失。
# - 例：逻辑与，即 `X` 为 $(0, 0), (0, 1), (1, 0), (1, 1)$，`y` 为 $(-1, -1, -1, 1)$；从 $w = (0, 0)$， $b = 0$ 出发，
#   取 $\eta = 1$。两轮之后 $w = (2, 1)$， $b = -1$，`mistakes` 为 $(2, 3)$。注意第一个样本的净输入就是 0。
# - 请想一想：同一轮中的第二个样本面对的是哪一组权重？
#
# %%
def train_perceptron(X, y, w, b, eta, epochs):
    """The perceptron's learning rule, sample by sample.

    X: (n, d); y: (n,) of 1 and -1; w: (d,); b, eta: numbers. Returns (w, b, mistakes), mistakes of shape (epochs,).
    """
    # BEGIN CONTRACT
    _X, _y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)
    _w, _b = np.asarray(w, dtype=np.float64), np.float64(b)
    assert _X.ndim == 2
    assert _X.size
    assert _y.shape == _X.shape[:1]
    assert _w.shape == _X.shape[1:]
    assert np.shape(b) == ()
    assert np.shape(eta) == ()
    assert epochs == int(epochs) >= 1
    assert np.isin(_y, (1, -1)).all()
    for _ in range(int(epochs)):
        for _xi, _yi in zip(_X, _y, strict=True):
            assert max(np.abs(_w).max(), np.abs(_b), np.abs(_xi).max(), np.abs(eta), np.abs(_w @ _xi)) <= 1e3
            assert _is_clear(_w * _xi, -_b)
            if _yi * (_w @ _xi + _b) <= 0:
                _w, _b = _w + eta * _yi * _xi, _b + eta * _yi
    # END CONTRACT
    # BEGIN SOLUTION
    w, mistakes = _floats(w), np.zeros(epochs)
    for epoch in range(epochs):
        for x_i, y_i in zip(_floats(X), _floats(y), strict=True):
            if y_i * (w @ x_i + b) <= 0:
                w, b = w + eta * y_i * x_i, b + eta * y_i
                mistakes[epoch] += 1
    return w, b, mistakes
    # END SOLUTION


# %% [markdown]
# ## `is_separable(outputs)`
#
# Can one perceptron realise this logic function of two inputs?
#
# - `outputs`: `(4,)` of 0 and 1, the truth table for the inputs $(0, 0), (0, 1), (1, 0), (1, 1)$ in this order. Returns
#   `True` or `False`.
# - Example: OR is `(0, 1, 1, 1)`: `True`. XOR is `(0, 1, 1, 0)`: `False`.
# - There are 16 such tables, and 14 of them can be realised. XOR is one of the other two. Which is the second?
#
# %% [markdown] lang="zh"
# ## `is_separable(outputs)`
#
# 单个感知机能否实现这个二元逻辑函数？
#
# - `outputs`：`(4,)`，由 0 和 1 组成，是依次对应输入 $(0, 0), (0, 1), (1, 0), (1, 1)$ 的真值表。返回 `True` 或
#   `False`。
# - 例：逻辑或为 `(0, 1, 1, 1)`，结果是 `True`；逻辑异或为 `(0, 1, 1, 0)`，结果是 `False`。
# - 这样的真值表共有 16 个，其中 14 个可以实现。异或是另外两个之一，第二个是什么？
#
# %%
def is_separable(outputs):
    """Whether one perceptron can realise the truth table.

    outputs: (4,) of 0 and 1, for the inputs (0, 0), (0, 1), (1, 0), (1, 1). Returns a bool.
    """
    # BEGIN CONTRACT
    _outputs = np.asarray(outputs, dtype=np.float64)
    assert _outputs.shape == (4,)
    assert np.isin(_outputs, (0, 1)).all()
    # END CONTRACT
    # BEGIN SOLUTION
    neither, second, first, both = outputs
    return neither != both or first != second or neither == first
    # END SOLUTION


# %% [markdown]
# ## `xor_network()`
#
# One perceptron cannot do XOR; two hidden ones and an output can. Give such a network.
#
# - Returns `(W, b, v, c)`: `W` `(2, 2)`, a row for each hidden unit, `b` `(2,)`, `v` `(2,)` and `c` a number.
# - Hidden unit $i$ answers $h_i =$ `perceptron(x, W[i], b[i])`; the network answers `perceptron(h, v, c)`. It must be
#   1 for $(0, 1)$ and $(1, 0)$ and $-1$ for $(0, 0)$ and $(1, 1)$.
# - No unit may stand on the brink: for all four inputs, the net input of all three units is at least 0.001 in absolute
#   value.
# - Many answers are right. What is checked is whether yours has these properties.
# - Example: with hidden answers $h = (1, -1)$, $v = (1, 1)$ and $c = 0.5$ the output's net input is $0.5$, and the
#   network
#   says 1. Note that the output unit sees 1 and -1, not 1 and 0.
#
# %% [markdown] lang="zh"
# ## `xor_network()`
#
# 单个感知机无法实现异或，但两个隐藏单元加一个输出单元就可以。请给出这样一个网络。
#
# - 返回 `(W, b, v, c)`：`W` 的形状为 `(2, 2)`，每一行对应一个隐藏单元；`b` 为 `(2,)`，`v` 为 `(2,)`，`c` 为一个数。
# - 隐藏单元 $i$ 的输出为 $h_i =$ `perceptron(x, W[i], b[i])`，网络的输出为 `perceptron(h, v, c)`。
#   它在 $(0, 1)$ 和 $(1, 0)$ 上应为 1，在 $(0, 0)$ 和 $(1, 1)$ 上应为 $-1$。
# - 任何单元都不得处在临界状态：对四个输入，三个单元的净输入的绝对值都至少为 0.001。
# - 正确答案不止一个，评分只看你的答案是否具有上述性质。
# - 例：若隐藏单元的输出为 $h = (1, -1)$，而 $v = (1, 1)$， $c = 0.5$，则输出单元的净输入为 $0.5$，网络输出 1。
#   请注意：输出单元看到的是 1 和 -1，而不是 1 和 0。
#
# %%
def xor_network():
    """A network of three perceptrons that answers XOR.

    Returns (W, b, v, c): W (2, 2), a row for each hidden unit; b (2,); v (2,); c a number.
    """
    # BEGIN SOLUTION
    (either, b_either), (not_both, b_not_both), (v, c) = gate("OR"), gate("NAND"), gate("AND")
    return [either, not_both], [b_either, b_not_both], v, c
    # END SOLUTION


# %% [markdown]
# ## See it
#
# The line $w \cdot x + b = 0$ after each epoch of `train_perceptron`, and the two lines of your XOR network.
#
# %% [markdown] lang="zh"
# ## 看一看
#
# `train_perceptron` 每一轮之后的直线 $w \cdot x + b = 0$，以及你的异或网络的两条直线。
#
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    rng, order = np.random.default_rng(6), np.random.default_rng(1).permutation(60)
    labels = np.repeat([1, -1], 30)[order]
    points = rng.normal(size=(60, 2)) + 1.6 * labels[:, None]
    w, b, ends = np.array([1.0, -1.5]), 0.5, np.array([-5.0, 5.0])
    figure, axes = plt.subplots(1, 2, figsize=(11, 4.5))
    axes[0].scatter(*points.T, c=labels, cmap="coolwarm", s=18)
    for epoch in range(6):
        if w[1]:
            axes[0].plot(
                ends, -(w[0] * ends + b) / w[1], color=plt.cm.viridis(epoch / 6), label=f"after {epoch} epochs"
            )
        w, b, mistakes = train_perceptron(points, labels, w, b, 0.1, 1)
    axes[0].set(title="The perceptron's line", xlabel="x1", ylabel="x2", xlim=ends, ylim=ends)
    axes[0].legend(fontsize=8)

    W, biases, v, c = xor_network()
    inputs = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    grid = np.stack(np.meshgrid(np.linspace(-1, 2, 121), np.linspace(-1, 2, 121)), axis=-1)
    hidden = np.stack([perceptron(grid, W[i], biases[i]) for i in range(2)], axis=-1)
    axes[1].contourf(
        grid[..., 0], grid[..., 1], perceptron(hidden, v, c), levels=[-2, 0, 2], colors=["#d6e4f5", "#f8dcd6"]
    )
    for i in range(2):
        axes[1].contour(grid[..., 0], grid[..., 1], grid @ np.asarray(W[i]) + biases[i], levels=[0], colors=f"C{i}")
    axes[1].scatter(*inputs.T, c=[-1, 1, 1, -1], cmap="coolwarm", s=80, edgecolors="black", zorder=3)
    axes[1].set(title="XOR: the lines of the two hidden units", xlabel="x1", ylabel="x2")
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
# %%
