# %% [markdown]
# # Long short-term memory
#
# A simple recurrent network forgets: its gradient is a product of many numbers between 0 and 1. The LSTM (Table 6.3)
# adds an *internal memory cell* $c_t$ and three *gates* that decide what flows into it, what stays and what is shown.
# You implement one step and a whole sequence, forward and backward.
#
# The parameters are a dict `params` with the names of Table 6.3:
#
# | | weights of $x_t$, `(H, D)` | weights of $h_{t-1}$, `(H, H)` | bias, `(H,)` |
# | --- | --- | --- | --- |
# | input gate $i_t$ | `W_xi` | `W_hi` | `b_i` |
# | forget gate $f_t$ | `W_xf` | `W_hf` | `b_f` |
# | output gate $o_t$ | `W_xo` | `W_ho` | `b_o` |
# | memory cell $c_t$ | `W_xc` | `W_hc` | `b_c` |
#
# An input $x_t$ is `(D,)`, the states $h_t$ and $c_t$ are `(H,)`. $\odot$ multiplies element by element:
# $(10, 6, 3, 7) \odot (0.2, 0.1, 0.8, 0.5) = (2, 0.6, 2.4, 3.5)$.
#
# NumPy only. Inputs may be arrays, nested lists, integers or float32, also inside `params`. Never change an argument.
#
# %% [markdown] lang="zh"
# # 长短时记忆网络
#
# 简单循环神经网络的梯度是许多个 0 到 1 之间小数的连乘，因而会“遗忘”。
# LSTM（表6.3）引入**内部记忆单元** $c_t$ 和三种**门**，由门决定哪些信息流入记忆单元、哪些继续保留、哪些对外输出。
# 本次作业实现单个时刻与整个序列的前向计算和误差后向传播。
#
# 参数放在字典 `params` 中，键名与表6.3一致：
#
# | | $x_t$ 的权重，`(H, D)` | $h_{t-1}$ 的权重，`(H, H)` | 偏置，`(H,)` |
# | --- | --- | --- | --- |
# | 输入门 $i_t$ | `W_xi` | `W_hi` | `b_i` |
# | 遗忘门 $f_t$ | `W_xf` | `W_hf` | `b_f` |
# | 输出门 $o_t$ | `W_xo` | `W_ho` | `b_o` |
# | 记忆单元 $c_t$ | `W_xc` | `W_hc` | `b_c` |
#
# 输入 $x_t$ 的形状为 `(D,)`，$h_t$ 与 $c_t$ 的形状为 `(H,)`。$\odot$ 表示按位相乘：
# $(10, 6, 3, 7) \odot (0.2, 0.1, 0.8, 0.5) = (2, 0.6, 2.4, 3.5)$。
#
# 只使用 NumPy。输入可能是数组、嵌套列表、整数或 float32，`params` 里面也一样。不得修改任何参数。
# %%
import numpy as np


# BEGIN CONTRACT
def _require_numbers(_limit, *_values):
    for _value in _values:
        _array = np.asarray(_value)
        assert _array.dtype.kind in "iuf"
        assert _array.size >= 1
        assert np.abs(_array.astype(np.float64)).max() <= _limit * (1 + 1e-9)


def _require_shape(_shape, *_values):
    assert all(np.asarray(_value).shape == tuple(_shape) for _value in _values)


def _require_params(_params):
    """The sizes D and H of parameters that fit together."""
    assert sorted(_params) == sorted(f"{_kind}{_gate}" for _kind in ("W_x", "W_h", "b_") for _gate in "ifoc")
    _H, _D = np.shape(_params["W_xi"])
    for _gate in "ifoc":
        _require_shape((_H, _D), _params[f"W_x{_gate}"])
        _require_shape((_H, _H), _params[f"W_h{_gate}"])
        _require_shape((_H,), _params[f"b_{_gate}"])
    _require_numbers(1e3, *_params.values())
    return _D, _H


def _require_step(_x, _h_prev, _c_prev, _params):
    """Every pre-activation stays within ±1000."""
    _D, _H = _require_params(_params)
    _require_shape((_D,), _x)
    _require_shape((_H,), _h_prev, _c_prev)
    _require_numbers(1e3, _x, _h_prev, _c_prev)
    for _gate in "ifoc":
        _W_x, _W_h = (np.asarray(_params[f"W_{_kind}{_gate}"], dtype=np.float64) for _kind in "xh")
        _require_numbers(1e3, _W_x @ np.asarray(_x) + _W_h @ np.asarray(_h_prev) + np.asarray(_params[f"b_{_gate}"]))


def _require_sequence(_xs, _h0, _c0, _params):
    """Shapes alone: lstm_step looks at the pre-activations of every step."""
    _D, _H = _require_params(_params)
    assert len(_xs) >= 1
    _require_shape((len(_xs), _D), _xs)
    _require_shape((_H,), _h0, _c0)
    _require_numbers(1e3, _xs, _h0, _c0)


# END CONTRACT
# BEGIN SOLUTION
def floats(*values):
    """Every value as a float64 array."""
    return tuple(np.asarray(value, dtype=np.float64) for value in values)


def sigmoid(a):
    """The logistic function, written with tanh: it cannot overflow."""
    return (1 + np.tanh(a / 2)) / 2


def pre_activation(gate, x, h_prev, params):
    """W_x x + W_h h_prev + b of one gate: "i", "f", "o", or "c" for the candidate."""
    W_x, W_h, b = floats(params[f"W_x{gate}"], params[f"W_h{gate}"], params[f"b_{gate}"])
    return W_x @ x + W_h @ h_prev + b


def gates(x, h_prev, params):
    """i, f, o and the candidate tanh(W_xc x + W_hc h_prev + b_c), each (H,)."""
    i, f, o = (sigmoid(pre_activation(gate, x, h_prev, params)) for gate in "ifo")
    return i, f, o, np.tanh(pre_activation("c", x, h_prev, params))


# END SOLUTION
# %% [markdown]
# ## `lstm_step(x, h_prev, c_prev, params)`
#
# One time step of Table 6.3:
#
# $$i_t = \mathrm{sigmoid}(W_{xi} x_t + W_{hi} h_{t-1} + b_i)$$
#
# $$f_t = \mathrm{sigmoid}(W_{xf} x_t + W_{hf} h_{t-1} + b_f)$$
#
# $$o_t = \mathrm{sigmoid}(W_{xo} x_t + W_{ho} h_{t-1} + b_o)$$
#
# $$c_t = f_t \odot c_{t-1} + i_t \odot \tanh(W_{xc} x_t + W_{hc} h_{t-1} + b_c)$$
#
# $$h_t = o_t \odot \tanh(c_t)$$
#
# Return `(h, c)`, two arrays `(H,)`, in this order.
#
# **Example** with $D = H = 1$: $x = 2$, $h_{t-1} = -1$, $c_{t-1} = 2$ and
#
# | | $W_x$ | $W_h$ | $b$ | pre-activation | value |
# | --- | --- | --- | --- | --- | --- |
# | $i$ | 0.5 | 1 | 1 | 1 − 1 + 1 = 1 | 0.731059 |
# | $f$ | −0.5 | 1 | 0 | −1 − 1 + 0 = −2 | 0.119203 |
# | $o$ | 1 | 0.5 | −1 | 2 − 0.5 − 1 = 0.5 | 0.622459 |
# | candidate | 0.25 | −0.5 | −0.5 | 0.5 + 0.5 − 0.5 = 0.5 | 0.462117 |
#
# give $c_t = 0.119203 \cdot 2 + 0.731059 \cdot 0.462117 = 0.576241$ and
# $h_t = 0.622459 \cdot \tanh(0.576241) = 0.323634$.
#
# **Pitfalls.** Which gate guards the *old* memory, and which the new information? The four pre-activations may be as
# large as ±1000: the result must still be right and finite there.
#
# %% [markdown] lang="zh"
# ## `lstm_step(x, h_prev, c_prev, params)`
#
# 表6.3中一个时刻的计算：
#
# $$i_t = \mathrm{sigmoid}(W_{xi} x_t + W_{hi} h_{t-1} + b_i)$$
#
# $$f_t = \mathrm{sigmoid}(W_{xf} x_t + W_{hf} h_{t-1} + b_f)$$
#
# $$o_t = \mathrm{sigmoid}(W_{xo} x_t + W_{ho} h_{t-1} + b_o)$$
#
# $$c_t = f_t \odot c_{t-1} + i_t \odot \tanh(W_{xc} x_t + W_{hc} h_{t-1} + b_c)$$
#
# $$h_t = o_t \odot \tanh(c_t)$$
#
# 按此顺序返回 `(h, c)`，两者形状均为 `(H,)`。
#
# **例** 取 $D = H = 1$，$x = 2$，$h_{t-1} = -1$，$c_{t-1} = 2$，且
#
# | | $W_x$ | $W_h$ | $b$ | 线性部分 | 输出 |
# | --- | --- | --- | --- | --- | --- |
# | $i$ | 0.5 | 1 | 1 | 1 − 1 + 1 = 1 | 0.731059 |
# | $f$ | −0.5 | 1 | 0 | −1 − 1 + 0 = −2 | 0.119203 |
# | $o$ | 1 | 0.5 | −1 | 2 − 0.5 − 1 = 0.5 | 0.622459 |
# | 候选信息 | 0.25 | −0.5 | −0.5 | 0.5 + 0.5 − 0.5 = 0.5 | 0.462117 |
#
# 则 $c_t = 0.119203 \cdot 2 + 0.731059 \cdot 0.462117 = 0.576241$，$h_t = 0.622459 \cdot \tanh(0.576241) = 0.323634$。
#
# **注意** 哪个门管**旧**的记忆，哪个门管新来的信息？四个线性部分的取值可达 ±1000，此时结果仍须正确且有限。
# %%
def lstm_step(x, h_prev, c_prev, params):
    """One step of Table 6.3.

    x: (D,). h_prev, c_prev: (H,). params: the dict of Table 6.3. Returns (h, c), each (H,).
    """
    # BEGIN CONTRACT
    _require_step(x, h_prev, c_prev, params)
    # END CONTRACT
    # BEGIN SOLUTION
    x, h_prev, c_prev = floats(x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    c = f * c_prev + i * candidate
    return o * np.tanh(c), c
    # END SOLUTION


# %% [markdown]
# ## `lstm_forward(xs, h0, c0, params)`
#
# The whole sequence: `xs` is `(T, D)`, one row a time step; `h0` and `c0`, both `(H,)`, are the states before the
# first step. The same parameters serve every step. Return `(hs, cs)`, both `(T, H)`: row `t` holds the states after
# row `t` of `xs`. Only $h_t$ and $c_t$ carry information from one step to the next.
#
# **Example** with $D = H = 1$: all weights are 0, so every gate is given by its bias. Take them so that $i = 0.5$,
# $f = 0.75$, $o = 0.8$ and the candidate is 0.6. From $c_0 = 2$ the memory becomes
# $0.75 \cdot 2 + 0.5 \cdot 0.6 = 1.8$, then $1.65$, then $1.5375$; and
# $h_t = 0.8 \tanh(c_t) = 0.757445,\ 0.743086,\ 0.729359$.
#
# **Pitfalls.** `h0` and `c0` are given, they need not be 0, and they are not part of the result.
#
# %% [markdown] lang="zh"
# ## `lstm_forward(xs, h0, c0, params)`
#
# 处理整个序列：`xs` 的形状为 `(T, D)`，每行是一个时刻的输入；`h0` 与 `c0`（形状均为 `(H,)`）是第一个时刻之前的状态。
# 各时刻复用同一组参数。返回 `(hs, cs)`，形状均为 `(T, H)`：第 `t` 行是处理完 `xs` 第 `t` 行之后的状态。
# 在时刻之间传递信息的只有 $h_t$ 和 $c_t$。
#
# **例** 取 $D = H = 1$，所有权重为 0，于是各个门只由偏置决定。选取偏置使 $i = 0.5$，$f = 0.75$，$o = 0.8$，
# 候选信息为 0.6。从 $c_0 = 2$ 出发，记忆依次为 $0.75 \cdot 2 + 0.5 \cdot 0.6 = 1.8$、$1.65$、$1.5375$；
# 而 $h_t = 0.8 \tanh(c_t)$ 依次为 $0.757445$、$0.743086$、$0.729359$。
#
# **注意** `h0` 与 `c0` 由调用者给出，不一定为 0，也不属于返回结果。
# %%
def lstm_forward(xs, h0, c0, params):
    """The states after every step of a sequence.

    xs: (T, D). h0, c0: (H,). params: the dict of Table 6.3. Returns (hs, cs), each (T, H).
    """
    # BEGIN CONTRACT
    _require_sequence(xs, h0, c0, params)
    # END CONTRACT
    # BEGIN SOLUTION
    h, c = h0, c0
    hs, cs = [], []
    for x in xs:
        h, c = lstm_step(x, h, c, params)
        hs.append(h)
        cs.append(c)
    return np.array(hs), np.array(cs)
    # END SOLUTION


# %% [markdown]
# ## `lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params)`
#
# The chain rule through one step. Given
#
# - `grad_h` $= \partial L / \partial h_t$, `(H,)`,
# - `grad_c`, `(H,)`: what reaches $c_t$ directly from *later* steps, that is, not through $h_t$,
#
# return `(grad_x, grad_h_prev, grad_c_prev, grad_params)`: the derivatives of $L$ in $x_t$, in $h_{t-1}$, in
# $c_{t-1}$ and in every parameter. `grad_params` is a dict with the same twelve keys and shapes as `params`.
#
# **Example**: the numbers of `lstm_step` above with `grad_h` = 1 and `grad_c` = 0.5 give `grad_x` = 0.202499,
# `grad_h_prev` = 0.073855, `grad_c_prev` = 0.113743, and the bias gradients `b_i` 0.086696, `b_f` 0.200368,
# `b_o` 0.122185, `b_c` 0.548603.
#
# **Pitfalls.** In how many places of the forward formulas does $c_t$ matter? And $h_{t-1}$? For each squashing
# function: is the number that you hold its argument or already its output? Draw the graph before you write code.
#
# The notes say that $\partial c_t / \partial c_{t-1}$ is at least $f_t$. That is an intuition, not a bound: the terms
# that it leaves out can be negative. Nothing here relies on it.
#
# %% [markdown] lang="zh"
# ## `lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params)`
#
# 对一个时刻应用链式求导法则。已知
#
# - `grad_h` $= \partial L / \partial h_t$，形状 `(H,)`；
# - `grad_c`，形状 `(H,)`：由**后续**时刻直接传到 $c_t$、不经过 $h_t$ 的那部分梯度。
#
# 返回 `(grad_x, grad_h_prev, grad_c_prev, grad_params)`，即 $L$ 对 $x_t$、$h_{t-1}$、$c_{t-1}$ 和每个参数的导数。
# `grad_params` 是一个字典，十二个键及各自的形状都与 `params` 相同。
#
# **例** 沿用上面 `lstm_step` 的数值，取 `grad_h` = 1、`grad_c` = 0.5，则 `grad_x` = 0.202499，
# `grad_h_prev` = 0.073855，`grad_c_prev` = 0.113743；偏置的梯度为 `b_i` 0.086696，`b_f` 0.200368，`b_o` 0.122185，
# `b_c` 0.548603。
#
# **注意** 前向公式中 $c_t$ 在几处起作用？$h_{t-1}$ 呢？对每个非线性函数都要想清楚：手中的数是它的自变量，
# 还是它的输出？先画计算图，再写代码。
#
# 讲义说 $\partial c_t / \partial c_{t-1}$ 至少大于等于 $f_t$。这只是直观解释，并非严格的下界：被省略的项可能为负。
# 本题不依赖这一说法。
# %%
# BEGIN SOLUTION
def pre_activation_gradients(grad_h, grad_c, candidate, i, f, o, c_prev, tanh_c):
    """dL/d(pre-activation) of every gate, by its letter, from dL/dh and the whole dL/dc."""
    return {
        "i": grad_c * candidate * i * (1 - i),
        "f": grad_c * c_prev * f * (1 - f),
        "o": grad_h * tanh_c * o * (1 - o),
        "c": grad_c * i * (1 - candidate**2),
    }


def parameter_gradients(grad_a, x, h_prev):
    """The gradients of all weights and biases from those of the pre-activations."""
    grads = {}
    for gate, grad in grad_a.items():
        grads |= {f"W_x{gate}": np.outer(grad, x), f"W_h{gate}": np.outer(grad, h_prev), f"b_{gate}": grad}
    return grads


def through_weights(kind, grad_a, params):
    """What flows back through W_x (kind "x") or W_h (kind "h") of all four gates."""
    return sum(np.asarray(params[f"W_{kind}{gate}"], dtype=np.float64).T @ grad for gate, grad in grad_a.items())


# END SOLUTION
def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    """The gradients of one step.

    grad_h: dL/dh_t, (H,). grad_c: what reaches c_t from later steps, not through h_t, (H,).
    x: (D,). h_prev, c_prev: (H,). params: the dict of Table 6.3.
    Returns (grad_x, grad_h_prev, grad_c_prev, grad_params): (D,), (H,), (H,) and a dict shaped like params.
    """
    # BEGIN CONTRACT
    _require_step(x, h_prev, c_prev, params)
    _require_shape(np.shape(h_prev), grad_h, grad_c)
    # END CONTRACT
    # BEGIN SOLUTION
    grad_h, grad_c, x, h_prev, c_prev = floats(grad_h, grad_c, x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    _, c = lstm_step(x, h_prev, c_prev, params)
    tanh_c = np.tanh(c)
    grad_c = grad_c + grad_h * o * (1 - tanh_c**2)
    grad_a = pre_activation_gradients(grad_h, grad_c, candidate, i, f, o, c_prev, tanh_c)
    grad_x, grad_h_prev = through_weights("x", grad_a, params), through_weights("h", grad_a, params)
    return grad_x, grad_h_prev, grad_c * f, parameter_gradients(grad_a, x, h_prev)
    # END SOLUTION


# %% [markdown]
# ## `lstm_backward(grad_hs, xs, h0, c0, params)`
#
# Back through time. The loss looks at every $h_t$; row `t` of `grad_hs` `(T, H)` is that step's *own*
# $\partial L / \partial h_t$, without what later steps send back. Return `(grad_xs, grad_h0, grad_c0, grad_params)`
# with shapes `(T, D)`, `(H,)`, `(H,)` and a dict shaped like `params`. As in the notes' derivative of $E_t$ in $W_x$,
# the contributions of all steps to a shared parameter add up. The loss does not look at the $c_t$ by themselves, so
# nothing reaches the last one from later.
#
# **Example**: the parameters of `lstm_step` above, $h_0 = -1$, $c_0 = 2$, `xs` = [[2], [-1]] and `grad_hs` = [[1],
# [0.5]] give `grad_xs` = [[0.161759], [-0.009675]], `grad_h0` = [0.066698], `grad_c0` = [0.058882] and `b_f` =
# [0.112024].
#
# **Pitfalls.** Two things travel from step $t$ back to step $t-1$. Change $x_1$ a little: does your gradient know
# that $h_T$ moves?
#
# %% [markdown] lang="zh"
# ## `lstm_backward(grad_hs, xs, h0, c0, params)`
#
# 沿时间的误差后向传播。损失用到每个 $h_t$；`grad_hs`（形状 `(T, H)`）的第 `t` 行是该时刻**自身**的
# $\partial L / \partial h_t$，不含后续时刻传回的部分。返回 `(grad_xs, grad_h0, grad_c0, grad_params)`，
# 形状为 `(T, D)`、`(H,)`、`(H,)` 以及与 `params` 同形的字典。与讲义中 $E_t$ 对 $W_x$ 求导一样，
# 各时刻对复用参数的贡献要累加。损失不直接依赖 $c_t$，因此没有梯度从更晚的时刻传到最后一个 $c_T$。
#
# **例** 取上面 `lstm_step` 的参数，$h_0 = -1$，$c_0 = 2$，`xs` = [[2], [-1]]，`grad_hs` = [[1], [0.5]]，则
# `grad_xs` = [[0.161759], [-0.009675]]，`grad_h0` = [0.066698]，`grad_c0` = [0.058882]，
# `b_f` = [0.112024]。
#
# **注意** 从时刻 $t$ 传回时刻 $t-1$ 的量有两个。把 $x_1$ 稍作改动：你的梯度是否反映出 $h_T$ 也会变化？
# %%
def lstm_backward(grad_hs, xs, h0, c0, params):
    """Backpropagation through time.

    grad_hs: (T, H), each step's own dL/dh_t. xs: (T, D). h0, c0: (H,). params: the dict of Table 6.3.
    Returns (grad_xs, grad_h0, grad_c0, grad_params): (T, D), (H,), (H,) and a dict shaped like params.
    """
    # BEGIN CONTRACT
    _require_sequence(xs, h0, c0, params)
    _require_shape((len(xs), len(h0)), grad_hs)
    _require_numbers(1e3, grad_hs)
    # END CONTRACT
    # BEGIN SOLUTION
    hs, cs = lstm_forward(xs, h0, c0, params)
    h_prevs, c_prevs = [h0, *hs[:-1]], [c0, *cs[:-1]]
    (grad_hs,) = floats(grad_hs)
    grad_h = grad_c = np.zeros_like(grad_hs[0])
    grad_xs, grad_params = list(xs), dict.fromkeys(params, 0.0)
    for t in reversed(range(len(xs))):
        grad_xs[t], grad_h, grad_c, grads = lstm_step_backward(
            grad_hs[t] + grad_h, grad_c, xs[t], h_prevs[t], c_prevs[t], params
        )
        grad_params = {name: np.add(grad_params[name], grads[name]) for name in params}
    return np.array(grad_xs), grad_h, grad_c, grad_params
    # END SOLUTION


# %% [markdown] only="notebook"
# ## See it
#
# One cell remembers one number. Channel 1 of the input carries values, channel 2 says when to store one. The input gate
# opens at the stars only, the forget gate stays at 1 between them: the state $c$ keeps what was stored, however long
# ago it was. The gates are drawn from the states alone, with the formulas of Table 6.3.
#
# %% [markdown] lang="zh" only="notebook"
# ## 看一看
#
# 一个单元记住一个数：输入的第一个分量是数值，第二个分量说明何时存入。输入门只在星号处打开，
# 遗忘门在其余时刻保持为 1，所以无论过了多久，状态 $c$ 都保存着存入的数。图中的门由表 6.3 的公式算出。
#
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    rng, T = np.random.default_rng(5), 40
    values, store = rng.uniform(-1, 1, T), np.isin(np.arange(T), (3, 16, 27)).astype(float)
    one = {"i": ([0.0, 14.0], -7.0), "f": ([0.0, -14.0], 7.0), "o": ([0.0, 0.0], 4.0), "c": ([1.5, 0.0], 0.0)}
    params = {f"W_x{gate}": np.array([weights]) for gate, (weights, _) in one.items()}
    params |= {f"W_h{gate}": np.zeros((1, 1)) for gate in one}
    params |= {f"b_{gate}": np.array([bias]) for gate, (_, bias) in one.items()}
    xs = np.stack([values, store], axis=1)
    hs, cs = (np.asarray(states)[:, 0] for states in lstm_forward(xs, np.zeros(1), np.zeros(1), params))
    gate_values = {gate: 1 / (1 + np.exp(-(xs @ np.array(one[gate][0]) + one[gate][1]))) for gate in "ifo"}
    figure, (above, below) = plt.subplots(2, 1, figsize=(9, 5.2), sharex=True)
    above.plot(values, ".-", color="0.7", label="input")
    above.plot(np.flatnonzero(store), values[store > 0], "k*", markersize=11, label="to be stored")
    above.plot(cs, label="c")
    above.plot(hs, "--", label="h")
    above.legend(loc="upper right", ncol=4, fontsize=9)
    for gate, numbers in gate_values.items():
        below.plot(numbers, label=f"gate {gate}")
    below.set(xlabel="t", ylim=(-0.05, 1.3))
    below.legend(loc="upper right", ncol=3, fontsize=9)
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
