# %% [markdown]
# # Gated recurrent units
#
# The GRU (Figure 6.22) does with two gates and one state what the LSTM does with three gates and a memory cell. The
# notes give the figure alone. This course reads it so:
#
# $$z = \mathrm{sigmoid}(W_{xz} x + W_{hz} h_{prev} + b_z), \qquad
# r = \mathrm{sigmoid}(W_{xr} x + W_{hr} h_{prev} + b_r)$$
#
# $$\tilde h = \tanh(W_{xh} x + W_{hh} (r \odot h_{prev}) + b_h), \qquad h = (1 - z) \odot h_{prev} + z \odot \tilde h$$
#
# $z$ is the *update gate*, $r$ the *reset gate*, $\tilde h$ the *candidate*. The four limits: $z = 0$ keeps the old
# state, $z = 1$ replaces it by the candidate; $r = 0$ lets the candidate see the input alone, $r = 1$ makes it the
# state of a simple recurrent network.
#
# **Other conventions that you will meet.** Papers and libraries disagree, all of them call it GRU, and formulas from
# two sources do not mix:
#
# - *What $z$ weighs.* Here the candidate, $(1-z) \odot h_{prev} + z \odot \tilde h$, as in Chung et al. (2014).
#   Elsewhere the old state, $z \odot h_{prev} + (1-z) \odot \tilde h$: Cho et al. (2014), PyTorch, Keras.
# - *Where $r$ acts.* Here before the product, $W_{hh} (r \odot h_{prev})$, as in both papers. Elsewhere after it,
#   $r \odot (W_{hh} h_{prev})$: PyTorch, cuDNN, Keras by default, often with a bias of its own inside the brackets.
#
# The first choice is a matter of names: swapping the sign of $W_{xz}$, $W_{hz}$ and $b_z$ leads from one to the other.
# The second is not: for more than one unit the two are different functions. Here the formulas above are right; those
# of the other convention give other numbers.
#
# `params` is a dict: `W_xz W_xr W_xh` are `(H, D)`, `W_hz W_hr W_hh` are `(H, H)`, `b_z b_r b_h` are `(H,)`. An input
# is `(D,)`, a state `(H,)`. Pre-activations may be as large as ±1000, in every function: results must be right and
# finite there. NumPy only. Inputs may be arrays, nested lists, integers or float32, also inside `params`. Never
# change an argument.
#
# %% [markdown] lang="zh"
# # 门控循环单元
#
# LSTM 用三个门和一个记忆单元，GRU（图6.22）只用两个门和一个隐式编码。讲义只给出了结构图，本课程把它写成如下公式：
#
# $$z = \mathrm{sigmoid}(W_{xz} x + W_{hz} h_{prev} + b_z), \qquad
# r = \mathrm{sigmoid}(W_{xr} x + W_{hr} h_{prev} + b_r)$$
#
# $$\tilde h = \tanh(W_{xh} x + W_{hh} (r \odot h_{prev}) + b_h), \qquad h = (1 - z) \odot h_{prev} + z \odot \tilde h$$
#
# 其中 $z$ 称为**更新门**，$r$ 称为**重置门**，$\tilde h$ 是候选编码。四种极限情形：$z = 0$ 保留旧编码，$z = 1$
# 用候选编码替换；$r = 0$ 时候选编码只看当前输入，$r = 1$ 时它就是简单循环神经网络的编码。
#
# **你还会遇到的其他约定。** 各篇论文和各种软件库的写法并不一致，却都叫 GRU；不同来源的公式不能混用：
#
# - **$z$ 乘在谁上。** 本课程乘在候选编码上：$(1-z) \odot h_{prev} + z \odot \tilde h$，Chung 等（2014）亦同。另一种写法
#   乘在旧编码上：$z \odot h_{prev} + (1-z) \odot \tilde h$，见于 Cho 等（2014）、PyTorch 和 Keras。
# - **$r$ 作用于何处。** 本课程在矩阵乘法之前：$W_{hh} (r \odot h_{prev})$，两篇论文均如此。另一种写法在矩阵乘法之后：
#   $r \odot (W_{hh} h_{prev})$，见于 PyTorch、cuDNN 和 Keras 的默认设置，括号里往往另有一个偏置。
#
# 前一项只是命名不同：把 $W_{xz}$、$W_{hz}$、$b_z$ 变号，就从一种写法变到另一种。后一项则不然：分量多于一个时，
# 两者是不同的函数。本次作业以上面的四个公式为准，按另一种约定计算，得到的数值就不同。
#
# `params` 是一个字典：`W_xz W_xr W_xh` 的形状为 `(H, D)`，`W_hz W_hr W_hh` 为 `(H, H)`，`b_z b_r b_h` 为 `(H,)`。
# 输入的形状为 `(D,)`，隐式编码为 `(H,)`。在所有函数中，线性部分的取值都可达 ±1000，此时结果仍须正确且有限。只使用
# NumPy。输入可能是数组、嵌套列表、整数或 float32，`params` 里面也一样。不得修改任何参数。
# %%
import numpy as np

# BEGIN CONTRACT
_NAMES = ("W_xz", "W_hz", "b_z", "W_xr", "W_hr", "b_r", "W_xh", "W_hh", "b_h")


def _require_numbers(_shape, _values):
    _array = np.asarray(_values)
    assert _array.shape == _shape
    assert _array.dtype.kind in "iuf"
    assert _array.size >= 1
    assert np.abs(_array).max() <= 1e3 * (1 + 1e-9)


def _require_step(x, h_prev, params):
    """The next state; pre-activations keep within ±1000, within ±30 where float32 takes part."""
    assert sorted(params) == sorted(_NAMES)
    _p = {_name: np.asarray(params[_name]) for _name in _NAMES}
    _x, _h = np.asarray(x), np.asarray(h_prev)
    _H, _D = _p["W_xz"].shape
    _require_numbers((_D,), _x)
    _require_numbers((_H,), _h)
    for _gate in "zrh":
        _require_numbers((_H, _D), _p[f"W_x{_gate}"])
        _require_numbers((_H, _H), _p[f"W_h{_gate}"])
        _require_numbers((_H,), _p[f"b_{_gate}"])
    _is_single = any(_array.dtype == np.float32 for _array in (_x, _h, *_p.values()))
    _z = _gate_value("z", _x, _h, _p, _is_single)
    _r = _gate_value("r", _x, _h, _p, _is_single)
    return (1 - _z) * _h + _z * (2 * _gate_value("h", _x, _r * _h, _p, _is_single, 2) - 1)


def _gate_value(_gate, _x, _h, _p, _is_single, _steepness=1):
    _a = _p[f"W_x{_gate}"] @ _x + _p[f"W_h{_gate}"] @ _h + _p[f"b_{_gate}"]
    assert np.abs(_a).max() <= (30 if _is_single else 1e3) * (1 + 1e-9)
    return (1 + np.tanh(_steepness * _a / 2)) / 2


def _require_sequence(xs, h0, params):
    assert np.asarray(xs).ndim == 2
    for _x in np.asarray(xs):
        h0 = _require_step(_x, h0, params)


# END CONTRACT
# BEGIN SOLUTION
def floats(*values):
    """Every value as a float64 array."""
    return tuple(np.asarray(value, dtype=np.float64) for value in values)


def sigmoid(a):
    """The logistic function, written with tanh: it cannot overflow."""
    return (1 + np.tanh(a / 2)) / 2


def pre_activation(gate, x, h, params):
    """W_x x + W_h h + b of the gate "z", "r", or "h" for the candidate."""
    W_x, W_h, b = floats(params[f"W_x{gate}"], params[f"W_h{gate}"], params[f"b_{gate}"])
    return W_x @ x + W_h @ h + b


def gates(x, h_prev, params):
    """z, r and the candidate, each (H,)."""
    z, r = (sigmoid(pre_activation(gate, x, h_prev, params)) for gate in "zr")
    return z, r, np.tanh(pre_activation("h", x, r * h_prev, params))


# END SOLUTION
# %% [markdown]
# ## `gru_step(x, h_prev, params)`
#
# The next state $h$, `(H,)`, by the four formulas above.
#
# **Example** with $D = H = 1$, $x = 2$ and $h_{prev} = -1$:
#
# | | $W_x$ | $W_h$ | $b$ | pre-activation | value |
# | --- | --- | --- | --- | --- | --- |
# | $z$ | 0.5 | 1 | 1 | 1 − 1 + 1 = 1 | 0.731059 |
# | $r$ | −0.5 | 1 | 1 | −1 − 1 + 1 = −1 | 0.268941 |
# | $\tilde h$ | 0.25 | −1 | −0.25 | 0.5 + 0.268941 − 0.25 = 0.518941 | 0.476883 |
#
# give $h = 0.268941 \cdot (-1) + 0.731059 \cdot 0.476883 = 0.079688$.
#
# **Pitfalls.** Which of the three matrices `W_h*` meets the reset state? Does $z = 1$ keep, or replace?
#
# %% [markdown] lang="zh"
# ## `gru_step(x, h_prev, params)`
#
# 按上面四个公式计算下一个隐式编码 $h$，形状 `(H,)`。
#
# **例** 取 $D = H = 1$，$x = 2$，$h_{prev} = -1$：
#
# | | $W_x$ | $W_h$ | $b$ | 线性部分 | 输出 |
# | --- | --- | --- | --- | --- | --- |
# | $z$ | 0.5 | 1 | 1 | 1 − 1 + 1 = 1 | 0.731059 |
# | $r$ | −0.5 | 1 | 1 | −1 − 1 + 1 = −1 | 0.268941 |
# | $\tilde h$ | 0.25 | −1 | −0.25 | 0.5 + 0.268941 − 0.25 = 0.518941 | 0.476883 |
#
# 则 $h = 0.268941 \cdot (-1) + 0.731059 \cdot 0.476883 = 0.079688$。
#
# **注意** 三个矩阵 `W_h*` 中，哪一个乘的是重置之后的编码？$z = 1$ 表示保留还是替换？
# %%
def gru_step(x, h_prev, params):
    """One step of the GRU.

    x: (D,). h_prev: (H,). params: the dict of weights and biases. Returns h, (H,).
    """
    # BEGIN CONTRACT
    _require_step(x, h_prev, params)
    # END CONTRACT
    # BEGIN SOLUTION
    x, h_prev = floats(x, h_prev)
    z, _r, candidate = gates(x, h_prev, params)
    return (1 - z) * h_prev + z * candidate
    # END SOLUTION


# %% [markdown]
# ## `gru_forward(xs, h0, params)`
#
# The whole sequence: `xs` is `(T, D)`, one row a step; `h0` `(H,)` is the state before the first step. Return the
# states `(T, H)`: row `t` is the state after row `t` of `xs`.
#
# **Example** with $D = H = 1$: all weights are 0, $b_z = 0$ so that $z = 0.5$, and $b_h$ so that the candidate is 0.6.
# From $h_0 = 1$ the states are $0.5 \cdot 1 + 0.5 \cdot 0.6 = 0.8$, then $0.7$, then $0.65$.
#
# **Pitfalls.** `h0` is given, it need not be 0 or within ±1, and it is not part of the result.
#
# %% [markdown] lang="zh"
# ## `gru_forward(xs, h0, params)`
#
# 处理整个序列：`xs` 的形状为 `(T, D)`，每行是一个时刻的输入；`h0` `(H,)` 是第一个时刻之前的隐式编码。返回 `(T, H)`：
# 第 `t` 行是处理完 `xs` 第 `t` 行之后的隐式编码。
#
# **例** 取 $D = H = 1$，所有权重为 0；$b_z = 0$，于是 $z = 0.5$；选取 $b_h$ 使候选编码为 0.6。从 $h_0 = 1$ 出发，
# 隐式编码依次为 $0.5 \cdot 1 + 0.5 \cdot 0.6 = 0.8$、$0.7$、$0.65$。
#
# **注意** `h0` 由调用者给出，不一定为 0，也不一定在 ±1 以内，且不属于返回结果。
# %%
def gru_forward(xs, h0, params):
    """The states after every step of a sequence.

    xs: (T, D). h0: (H,). params: the dict of weights and biases. Returns (T, H).
    """
    # BEGIN CONTRACT
    _require_sequence(xs, h0, params)
    # END CONTRACT
    # BEGIN SOLUTION
    h, hs = h0, []
    for x in xs:
        h = gru_step(x, h, params)
        hs.append(h)
    return np.array(hs)
    # END SOLUTION


# %% [markdown]
# ## `gru_step_backward(grad_h, x, h_prev, params)`
#
# The chain rule through one step: `grad_h` `(H,)` is $\partial L / \partial h$. Return
# `(grad_x, grad_h_prev, grad_params)`: the derivatives of $L$ in $x$, in $h_{prev}$ and in every parameter;
# `grad_params` is a dict with the nine keys and the shapes of `params`.
#
# **Example**: the numbers of `gru_step` above with `grad_h` = 1 give `grad_x` = 0.230864, `grad_h_prev` = 0.518462,
# and the bias gradients `b_z` 0.290373, `b_r` 0.111047, `b_h` 0.564803.
#
# **Pitfalls.** Count the paths from $h_{prev}$ to $h$: there are four. What did $W_{hh}$ multiply? For each squashing
# function: is the number that you hold its argument or already its value?
#
# %% [markdown] lang="zh"
# ## `gru_step_backward(grad_h, x, h_prev, params)`
#
# 对一个时刻应用链式求导法则：`grad_h` `(H,)` 即 $\partial L / \partial h$。返回 `(grad_x, grad_h_prev, grad_params)`，
# 即 $L$ 对 $x$、$h_{prev}$ 和每个参数的导数；`grad_params` 是一个字典，九个键及各自的形状都与 `params` 相同。
#
# **例** 沿用上面 `gru_step` 的数值，取 `grad_h` = 1，则 `grad_x` = 0.230864，`grad_h_prev` = 0.518462；偏置的梯度为
# `b_z` 0.290373，`b_r` 0.111047，`b_h` 0.564803。
#
# **注意** 数一数从 $h_{prev}$ 到 $h$ 的路径：一共有四条。与 $W_{hh}$ 相乘的是什么？对每个非线性函数都要想清楚：
# 手中的数是它的自变量，还是它的输出？
# %%
def gru_step_backward(grad_h, x, h_prev, params):
    """The gradients of one step.

    grad_h: dL/dh, (H,). x: (D,). h_prev: (H,). params: the dict of weights and biases.
    Returns (grad_x, grad_h_prev, grad_params): (D,), (H,) and a dict shaped like params.
    """
    # BEGIN CONTRACT
    _require_step(x, h_prev, params)
    assert np.shape(grad_h) == np.shape(h_prev)  # of any size: gradients that are carried through time may explode
    # END CONTRACT
    # BEGIN SOLUTION
    grad_h, x, h_prev = floats(grad_h, x, h_prev)
    z, r, candidate = gates(x, h_prev, params)
    weights = dict(zip(params, floats(*params.values()), strict=True))
    grad_candidate = grad_h * z * (1 - candidate**2)
    grad_reset = weights["W_hh"].T @ grad_candidate
    grad_z = grad_h * (candidate - h_prev) * z * (1 - z)
    grad_r = grad_reset * h_prev * r * (1 - r)
    grad_x, grad_h_prev, grads = 0, grad_h * (1 - z) + grad_reset * r, {}
    for gate, grad, h in (("z", grad_z, h_prev), ("r", grad_r, h_prev), ("h", grad_candidate, r * h_prev)):
        grads |= {f"W_x{gate}": np.outer(grad, x), f"W_h{gate}": np.outer(grad, h), f"b_{gate}": grad}
        grad_x = grad_x + weights[f"W_x{gate}"].T @ grad
    grad_h_prev = grad_h_prev + weights["W_hz"].T @ grad_z + weights["W_hr"].T @ grad_r
    return grad_x, grad_h_prev, grads
    # END SOLUTION


# %% [markdown]
# ## `gru_backward(grad_hs, xs, h0, params)`
#
# Back through time. The loss looks at every state; row `t` of `grad_hs` `(T, H)` is that step's *own*
# $\partial L / \partial h_t$, without what later steps send back. Return `(grad_xs, grad_h0, grad_params)` with shapes
# `(T, D)`, `(H,)` and a dict shaped like `params`. The contributions of all steps to a shared parameter add up.
#
# **Example**: the parameters of `gru_step` above, $h_0 = -1$, `xs` = [[2], [-1]] and `grad_hs` = [[1], [0.5]] give
# `grad_xs` = [[0.210720], [0.026349]], `grad_h0` = [0.473225] and `b_z` = [0.196903].
#
# **Pitfalls.** Change $x_1$ a little: does your gradient know that $h_T$ moves? Which state was the old one in step
# `t`?
#
# %% [markdown] lang="zh"
# ## `gru_backward(grad_hs, xs, h0, params)`
#
# 沿时间反向传播。损失用到每个隐式编码；`grad_hs`（形状 `(T, H)`）的第 `t` 行是该时刻**自身**的
# $\partial L / \partial h_t$，不含后续时刻传回的部分。返回 `(grad_xs, grad_h0, grad_params)`，形状为 `(T, D)`、`(H,)`
# 以及与 `params` 同形的字典。各时刻对复用参数的贡献要累加。
#
# **例** 取上面 `gru_step` 的参数，$h_0 = -1$，`xs` = [[2], [-1]]，`grad_hs` = [[1], [0.5]]，则
# `grad_xs` = [[0.210720], [0.026349]]，`grad_h0` = [0.473225]，`b_z` = [0.196903]。
#
# **注意** 把 $x_1$ 稍作改动：你的梯度是否反映出 $h_T$ 也会变化？在时刻 `t`，旧编码是哪一个？
# %%
def gru_backward(grad_hs, xs, h0, params):
    """Backpropagation through time.

    grad_hs: (T, H), each step's own dL/dh_t. xs: (T, D). h0: (H,). params: the dict of weights and biases.
    Returns (grad_xs, grad_h0, grad_params): (T, D), (H,) and a dict shaped like params.
    """
    # BEGIN CONTRACT
    _require_sequence(xs, h0, params)
    _require_numbers((len(xs), len(h0)), grad_hs)
    # END CONTRACT
    # BEGIN SOLUTION
    h_prevs = [h0, *gru_forward(xs, h0, params)]
    (grad_hs,) = floats(grad_hs)
    carried = np.zeros_like(grad_hs[0])
    grad_xs, grad_params = list(xs), dict.fromkeys(params, 0.0)
    for t in reversed(range(len(xs))):
        grad_xs[t], carried, grads = gru_step_backward(grad_hs[t] + carried, xs[t], h_prevs[t], params)
        grad_params = {name: np.add(grad_params[name], grads[name]) for name in params}
    return np.array(grad_xs), carried, grad_params
    # END SOLUTION


# %% [markdown]
# ## `parameter_count(kind, D, H)`
#
# How many weights and biases has the recurrent part of a network with inputs `(D,)` and states `(H,)`? `kind` is
# `"rnn"` (`W_x`, `W_h` and `b` of Figure 6.20, without $W_o$), `"gru"` (as above) or `"lstm"` (Table 6.3). Returns an
# int.
#
# **Example**: for $D = 2$ and $H = 3$ the simple network has $3 \cdot 2 + 3 \cdot 3 + 3 = 18$.
#
# **Pitfall.** Libraries with a second bias count more. Count what stands in the formulas.
#
# %% [markdown] lang="zh"
# ## `parameter_count(kind, D, H)`
#
# 输入为 `(D,)`、隐式编码为 `(H,)` 的网络，其循环部分一共有多少个权重和偏置？`kind` 取 `"rnn"`（图6.20中的 `W_x`、
# `W_h` 和 `b`，不含 $W_o$）、`"gru"`（见上）或 `"lstm"`（表6.3）。返回整数。
#
# **例** $D = 2$，$H = 3$ 时，简单循环神经网络有 $3 \cdot 2 + 3 \cdot 3 + 3 = 18$ 个。
#
# **注意** 有些软件库多用一个偏置，数出来的就更多。请按公式里出现的参数来数。
# %%
def parameter_count(kind, D, H):
    """The number of weights and biases of the recurrent part.

    kind: "rnn", "gru" or "lstm". D, H: positive ints, the sizes of input and state. Returns an int.
    """
    # BEGIN CONTRACT
    assert kind in ("rnn", "gru", "lstm")
    assert 1 <= D <= 1000
    assert 1 <= H <= 1000
    # END CONTRACT
    # BEGIN SOLUTION
    return {"rnn": 1, "gru": 3, "lstm": 4}[kind] * (H * D + H * H + H)
    # END SOLUTION


# %% [markdown]
# # See it
#
# Two cells that use what you have written. They have no points.
#
# 1. A GRU with weights set by hand is a notebook with one line: the first input is a value, the second says "write".
#    Your `gru_forward` runs it; the gates are drawn over time beside the state.
# 2. How far back does the gradient reach? The loss looks at the last state alone; your `gru_backward` says what arrives
#    at every input, for an update gate that is almost closed, half open and almost open.
#
# %% [markdown] lang="zh"
# # 看一看
#
# 下面两个单元格使用你写好的函数，不计分。
#
# 1. 手工设定权重的 GRU 就像只有一行的记事本：第一个输入是数值，第二个输入表示“写入”。由你的 `gru_forward` 运行，
#    并画出两个门和隐式编码随时间的变化。
# 2. 梯度能传回多远？损失只取决于最后一个编码；由你的 `gru_backward` 给出每个输入得到的梯度，更新门分别为几乎关闭、
#    半开和几乎全开。
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    def draw_gates():
        value = np.array([0.9, 0.9, 0.3, -0.6, -0.8, -0.8, 0.2, 0.5, 0.5, 0.9, -0.3, -0.9, 0.0, 0.4])
        write = np.array([1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0])
        params = {"W_xz": [[0, 8]], "W_hz": [[0]], "b_z": [-4], "W_xr": [[0, -8]], "W_hr": [[0]], "b_r": [4]}
        params |= {"W_xh": [[1.5, 0]], "W_hh": [[0.5]], "b_h": [0]}
        hs = np.asarray(gru_forward(np.stack([value, write], axis=1), [0.0], params))
        steps = np.arange(1, len(value) + 1)
        z, r = 1 / (1 + np.exp(4 - 8 * write)), 1 / (1 + np.exp(8 * write - 4))
        figure, (top, bottom) = plt.subplots(2, 1, sharex=True)
        top.step(steps, z, where="mid", label="update gate z")
        top.step(steps, r, "--", where="mid", label="reset gate r")
        top.set_ylabel("gate")
        top.legend()
        bottom.plot(steps, value, "o:", color="gray", label="first input")
        bottom.plot(steps, hs[:, 0], "s-", label="state h")
        bottom.set_xlabel("step")
        bottom.set_ylabel("value")
        bottom.legend()
        figure.suptitle("The state changes where the update gate opens")
        plt.show()

    draw_gates()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    def draw_reach(T=40, D=3, H=6):
        rng = np.random.default_rng(0)
        xs, grad_hs = 0.5 * rng.normal(size=(T, D)), np.zeros((T, H))
        grad_hs[-1] = 1
        params = {}
        for gate in "zrh":
            params[f"W_x{gate}"], params[f"W_h{gate}"] = rng.normal(size=(H, D)) / 2, rng.normal(size=(H, H)) / 4
            params[f"b_{gate}"] = np.zeros(H)
        for bias in (-4.0, 0.0, 4.0):
            grad_xs = np.asarray(gru_backward(grad_hs, xs, np.zeros(H), params | {"b_z": np.full(H, bias)})[0])
            plt.semilogy(np.arange(T)[::-1], np.linalg.norm(grad_xs, axis=1), label=f"bias of the update gate {bias:g}")
        plt.xlabel("steps before the last one")
        plt.ylabel("norm of the gradient at the input")
        plt.title("A closed update gate carries gradients far back")
        plt.legend()
        plt.show()

    draw_reach()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
# %%
