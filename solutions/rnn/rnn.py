# %% [markdown]
# # Recurrent networks
#
# A recurrent network reads a sequence one element at a time and keeps a *hidden state* $h_t$, its memory of what it
# has read (Figure 6.17). The same weights serve every step. You write the network, its backpropagation through time,
# and the three shapes in which it is used (Figure 6.19).
#
# $$h_t = \tanh(W_x x_t + W_h h_{t-1} + b), \qquad O_t = \mathrm{softmax}(W_o h_t), \qquad E_t = -\log O_t[y_t]$$
#
# The parameters are a dict `params`: `W_x` `(H, D)`, `W_h` `(H, H)`, `b` `(H,)` and `W_o` `(K, H)`. An input $x_t$ is
# `(D,)`, a state $h_t$ is `(H,)`, an output $O_t$ is `(K,)`: one probability a class, a part of speech for instance.
#
# Where the notes leave something open, this assignment decides:
#
# - Figure 6.17's $h_t = \Phi(U x_t + W h_{t-1})$ is the case $b = 0$; $\Phi$ is tanh, and there is a bias.
# - The notes map $h_t$ to $O_t$ with $W_o$ and then take a cross entropy. That needs probabilities, hence the softmax.
#
# Pre-activations and scores ($W_o h_t$) may be as large as ±1000: results must be right and finite there. NumPy only.
# Inputs may be arrays, nested lists, integers or float32, also inside `params`. Never change an argument.
#
# %% [markdown] lang="zh"
# # 循环神经网络
#
# 循环神经网络逐个读入序列中的单元，并用**隐式编码** $h_t$ 记住已经读过的内容（图6.17）。各时刻复用同一组参数。
# 本次作业实现这一网络、它的沿时间反向传播，以及图6.19中的三种使用方式。
#
# $$h_t = \tanh(W_x x_t + W_h h_{t-1} + b), \qquad O_t = \mathrm{softmax}(W_o h_t), \qquad E_t = -\log O_t[y_t]$$
#
# 参数放在字典 `params` 中：`W_x` `(H, D)`、`W_h` `(H, H)`、`b` `(H,)`、`W_o` `(K, H)`。输入 $x_t$ 的形状为 `(D,)`，
# 隐式编码 $h_t$ 为 `(H,)`，输出 $O_t$ 为 `(K,)`，即每个类别（例如每种词性）的概率。
#
# 讲义没有说死的地方，本次作业规定如下：
#
# - 图6.17中的 $h_t = \Phi(U x_t + W h_{t-1})$ 相当于 $b = 0$；这里 $\Phi$ 取 tanh，并且有偏置。
# - 讲义用 $W_o$ 把 $h_t$ 映射为 $O_t$，再计算交叉熵。交叉熵的对象是概率，因此要先经过 softmax。
#
# 线性部分以及得分 $W_o h_t$ 的取值可达 ±1000，此时结果仍须正确且有限。只使用 NumPy。
# 输入可能是数组、嵌套列表、整数或 float32，`params` 里面也一样。不得修改任何参数。
# %%
import numpy as np


# BEGIN CONTRACT
def _largest_score(*_values):
    """Scores keep within ±1000; within ±30 where float32 takes part."""
    return (30 if any(np.asarray(_value).dtype == np.float32 for _value in _values) else 1e3) * (1 + 1e-9)


def _require_numbers(*_values):
    for _value in _values:
        _array = np.asarray(_value)
        assert _array.dtype.kind in "iuf"
        assert _array.size >= 1
        assert np.isfinite(_array).all()
        assert np.abs(_array).max() <= 1e3 * (1 + 1e-9)


def _require_params(params):
    assert sorted(params) == ["W_h", "W_o", "W_x", "b"]
    _require_numbers(*params.values())
    _H, _D = np.asarray(params["W_x"]).shape
    assert np.asarray(params["W_h"]).shape == (_H, _H)
    assert np.asarray(params["b"]).shape == (_H,)
    assert np.asarray(params["W_o"]).ndim == 2
    assert np.asarray(params["W_o"]).shape[1] == _H
    return _D, _H


def _require_sequence(xs, h0, params):
    _D, _H = _require_params(params)
    _require_numbers(xs, h0)
    assert np.asarray(xs).ndim == 2
    assert np.asarray(xs).shape[1] == _D
    assert np.asarray(h0).shape == (_H,)
    return _scores(np.asarray(xs), np.asarray(h0), {_name: np.asarray(_value) for _name, _value in params.items()})


def _scores(_xs, _h, _params):
    """W_o h of every step; every pre-activation and every score is within its range."""
    _largest, _all = _largest_score(_xs, _h, *_params.values()), []
    for _x in _xs:
        _a = _params["W_x"] @ _x + _params["W_h"] @ _h + _params["b"]
        _h = np.tanh(_a.astype(np.float64))
        _all.append(_params["W_o"] @ _h)
        assert np.abs(_a).max() <= _largest
        assert np.abs(_all[-1]).max() <= _largest
    return np.array(_all)


def _require_labels(labels, xs, params):
    assert np.asarray(labels).dtype.kind in "iu"
    assert np.asarray(labels).shape == (len(xs),)
    assert np.min(labels) >= 0
    assert np.max(labels) < len(params["W_o"])


def _require_states(hs, W_h):
    _require_numbers(hs, W_h)
    assert np.asarray(hs).ndim == 2
    assert np.asarray(W_h).shape == (np.asarray(hs).shape[1],) * 2
    assert np.abs(np.asarray(hs)).max() <= 1 + 1e-9


# END CONTRACT
# BEGIN SOLUTION
def floats(values):
    """The values as a float64 array."""
    return np.asarray(values, dtype=np.float64)


def log_softmax(scores):
    """The logarithm of the softmax over the last axis, right for any scores."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


def scores_of(hs, params):
    """W_o h for every row h of hs."""
    return floats(hs) @ floats(params["W_o"]).T


# END SOLUTION
# %% [markdown]
# ## `rnn_step(x, h_prev, params)`
#
# The next hidden state, `(H,)`: $h_t = \tanh(W_x x_t + W_h h_{t-1} + b)$.
#
# **Example** with $D = H = 1$: $W_x = 1$, $W_h = 0.5$, $b = -0.5$, $x = 0.75$ and $h_{t-1} = 0.5$ give
# $\tanh(0.75 + 0.25 - 0.5) = \tanh(0.5) = 0.462117$.
#
# **Pitfalls.** One tanh around the whole sum. Rows of $W_x$ and $W_h$ belong to the units of the new state.
#
# %% [markdown] lang="zh"
# ## `rnn_step(x, h_prev, params)`
#
# 下一个隐式编码，形状 `(H,)`：$h_t = \tanh(W_x x_t + W_h h_{t-1} + b)$。
#
# **例** $D = H = 1$，$W_x = 1$，$W_h = 0.5$，$b = -0.5$，$x = 0.75$，$h_{t-1} = 0.5$，
# 则 $h_t = \tanh(0.75 + 0.25 - 0.5) = \tanh(0.5) = 0.462117$。
#
# **注意** tanh 作用在整个和式上，而且只作用一次。$W_x$ 与 $W_h$ 的每一行对应新编码的一个分量。
# %%
def rnn_step(x, h_prev, params):
    """h_t = tanh(W_x x_t + W_h h_{t-1} + b).

    x: (D,). h_prev: (H,). params: the dict of weights. Returns (H,).
    """
    # BEGIN CONTRACT
    _require_sequence(np.asarray(x)[None], h_prev, params)
    # END CONTRACT
    # BEGIN SOLUTION
    W_x, W_h = floats(params["W_x"]), floats(params["W_h"])
    return np.tanh(W_x @ floats(x) + W_h @ floats(h_prev) + floats(params["b"]))
    # END SOLUTION


# %% [markdown]
# ## `rnn_forward(xs, h0, params)`
#
# The whole sequence, *many to many* (Figure 6.19): `xs` is `(T, D)`, one row a step, `h0` `(H,)` the state before the
# first step. Return `(hs, outputs)`: `hs` `(T, H)`, row `t` is the state after row `t` of `xs`; `outputs` `(T, K)`,
# row `t` is $\mathrm{softmax}(W_o h_t)$.
#
# **Example**: the weights above with $W_o = (1, -1)^T$, so $K = 2$; $h_0 = 0.5$ and `xs` = [[0.75], [1]]. The states
# are $0.462117$ and $\tanh(1 + 0.231059 - 0.5) = 0.623713$, the outputs $(0.715904, 0.284096)$ and
# $(0.776854, 0.223146)$.
#
# **Pitfalls.** `h0` is given, it need not be 0, and it is not part of the result. Each step's probabilities sum to 1.
#
# %% [markdown] lang="zh"
# ## `rnn_forward(xs, h0, params)`
#
# 处理整个序列，即**多对多**（图6.19）：`xs` 的形状为 `(T, D)`，每行是一个时刻的输入；`h0` `(H,)` 是第一个时刻之前的
# 隐式编码。返回 `(hs, outputs)`：`hs` `(T, H)` 的第 `t` 行是读完 `xs` 第 `t` 行之后的隐式编码；`outputs` `(T, K)` 的
# 第 `t` 行是 $\mathrm{softmax}(W_o h_t)$。
#
# **例** 沿用上面的参数，另取 $W_o = (1, -1)^T$（于是 $K = 2$），$h_0 = 0.5$，`xs` = [[0.75], [1]]。隐式编码依次为
# $0.462117$ 与 $\tanh(1 + 0.231059 - 0.5) = 0.623713$，输出依次为 $(0.715904, 0.284096)$ 与 $(0.776854, 0.223146)$。
#
# **注意** `h0` 由调用者给出，不一定为 0，也不属于返回结果。每个时刻的概率之和各为 1。
# %%
def rnn_forward(xs, h0, params):
    """The states and outputs of every step.

    xs: (T, D). h0: (H,). params: the dict of weights. Returns (hs, outputs): (T, H) and (T, K).
    """
    # BEGIN CONTRACT
    _require_sequence(xs, h0, params)
    # END CONTRACT
    # BEGIN SOLUTION
    h, hs = h0, []
    for x in xs:
        h = rnn_step(x, h, params)
        hs.append(h)
    return np.array(hs), np.exp(log_softmax(scores_of(hs, params)))
    # END SOLUTION


# %% [markdown]
# ## `sequence_loss(xs, labels, h0, params)`
#
# The error of the whole sequence, a float:
#
# $$E = \frac{1}{2} \sum_{t=1}^{T} E_t, \qquad E_t = -\log O_t[y_t].$$
#
# `labels` `(T,)` holds the classes $y_t$ as integers from 0. The $\frac12$ is the notes' own. It is unusual (one knows
# it from the squared error, where it cancels the 2 of the derivative), but it stays, so that numbers agree with the
# notes.
#
# **Example**: the sequence above with `labels` = [0, 1]: $E = \frac12 (-\log 0.715904 - \log 0.223146) = 0.917069$.
#
# **Pitfalls.** Scores may differ by 2000. The smaller probability is then rounded to 0, but its logarithm is a decent
# number, near $-2000$. A small constant inside the logarithm gives a finite number, but a wrong one.
#
# %% [markdown] lang="zh"
# ## `sequence_loss(xs, labels, h0, params)`
#
# 整个序列产生的误差，返回一个数：
#
# $$E = \frac{1}{2} \sum_{t=1}^{T} E_t, \qquad E_t = -\log O_t[y_t]。$$
#
# `labels` `(T,)` 是各时刻的类别 $y_t$，为从 0 开始的整数。系数 $\frac12$ 出自讲义。
# 对交叉熵来说它并不常见（平方误差里常有 $\frac12$，用来约去求导产生的 2），这里仍予保留，使数值与讲义一致。
#
# **例** 沿用上面的序列，`labels` = [0, 1]，则 $E = \frac12 (-\log 0.715904 - \log 0.223146) = 0.917069$。
#
# **注意** 两个得分之差可达 2000。此时较小的概率会被舍入为 0，但它的对数是一个正常的数，约为 $-2000$。
# 在对数里加一个很小的常数，得到的结果虽然有限，却是错的。
# %%
def sequence_loss(xs, labels, h0, params):
    """E, half the sum over all steps of the cross entropies -log O_t[y_t].

    xs: (T, D). labels: (T,) integers. h0: (H,). params: the dict of weights. Returns a float.
    """
    # BEGIN CONTRACT
    _require_sequence(xs, h0, params)
    _require_labels(labels, xs, params)
    # END CONTRACT
    # BEGIN SOLUTION
    hs, _outputs = rnn_forward(xs, h0, params)
    log_outputs = log_softmax(scores_of(hs, params))
    return -0.5 * float(sum(row[label] for row, label in zip(log_outputs, labels, strict=True)))
    # END SOLUTION


# %% [markdown]
# ## `bptt(xs, labels, h0, params)`
#
# Backpropagation through time: the gradient of $E$ in every parameter, a dict with the keys and shapes of `params`.
# `h0` is given and no parameter. The notes derive (Figure 6.20)
#
# $$\frac{\partial E_t}{\partial W_x} = \sum_{i=1}^{t} \frac{\partial E_t}{\partial O_t}
# \frac{\partial O_t}{\partial h_t} \left(\prod_{j=i+1}^{t} \frac{\partial h_j}{\partial h_{j-1}}\right)
# \frac{\partial h_i}{\partial W_x}.$$
#
# Two things to read correctly. The last factor is the *immediate* partial derivative: how $h_i$ changes when $W_x$
# changes in step $i$ alone, with $h_{i-1}$ held fixed. (With the whole derivative there, earlier steps would count
# several times.) And no step is left out: the sum starts with the first. With $W_h$, $b$ and $W_o$ it is the same.
#
# One walk from the last step to the first does it all: carry along what later steps send back to $h_t$.
#
# **Example**: the sequence above with `labels` = [0, 1] gives `W_x` = [[0.447055]], `W_h` = [[0.200949]],
# `b` = [0.437859] and `W_o` = [[0.176624], [-0.176624]].
#
# **Pitfalls.** Does your gradient fit small changes of $E$, with its $\frac12$? Which state does $W_h$ meet in step
# $t$? Is the number that you hold the argument of the tanh, or already its value?
#
# %% [markdown] lang="zh"
# ## `bptt(xs, labels, h0, params)`
#
# 沿时间反向传播：求 $E$ 对每个参数的梯度，返回一个字典，键与各自的形状都与 `params` 相同。
# `h0` 由调用者给出，不是参数。讲义推导出（图6.20）
#
# $$\frac{\partial E_t}{\partial W_x} = \sum_{i=1}^{t} \frac{\partial E_t}{\partial O_t}
# \frac{\partial O_t}{\partial h_t} \left(\prod_{j=i+1}^{t} \frac{\partial h_j}{\partial h_{j-1}}\right)
# \frac{\partial h_i}{\partial W_x}。$$
#
# 读这个式子有两点要当心。其一，最后一个因子是**直接**偏导数：固定 $h_{i-1}$，只看第 $i$ 个时刻的 $W_x$ 变化时 $h_i$
# 如何变化。（如果这里用全导数，较早时刻的贡献就会被重复计算。）其二，任何时刻都不能省略，求和要从第一个时刻开始。
# 对 $W_h$、$b$ 和 $W_o$ 求导也是如此。
#
# 从最后一个时刻往回走一遍即可得到全部梯度：一路带上后续时刻传回 $h_t$ 的那部分。
#
# **例** 沿用上面的序列，`labels` = [0, 1]，则 `W_x` = [[0.447055]]，`W_h` = [[0.200949]]，`b` = [0.437859]，
# `W_o` = [[0.176624], [-0.176624]]。
#
# **注意** 你的梯度与 $E$（连同其中的 $\frac12$）的微小变化相符吗？在时刻 $t$，与 $W_h$ 相乘的是哪个编码？
# 手中的数是 tanh 的自变量，还是它的值？
# %%
def bptt(xs, labels, h0, params):
    """The gradient of sequence_loss in every parameter, back through time to the first step.

    xs: (T, D). labels: (T,) integers. h0: (H,). params: the dict of weights. Returns a dict shaped like params.
    """
    # BEGIN CONTRACT
    _require_sequence(xs, h0, params)
    _require_labels(labels, xs, params)
    # END CONTRACT
    # BEGIN SOLUTION
    hs, outputs = (floats(values) for values in rnn_forward(xs, h0, params))
    grads = {name: np.zeros_like(floats(value)) for name, value in params.items()}
    carried, h_prevs = 0, [floats(h0), *hs]
    for t in reversed(range(len(xs))):
        grad_scores = (outputs[t] - np.eye(len(outputs[t]))[labels[t]]) / 2
        grad_a = (floats(params["W_o"]).T @ grad_scores + carried) * (1 - hs[t] ** 2)
        grads["W_o"] += np.outer(grad_scores, hs[t])
        grads["W_x"] += np.outer(grad_a, floats(xs[t]))
        grads["W_h"] += np.outer(grad_a, h_prevs[t])
        grads["b"] += grad_a
        carried = floats(params["W_h"]).T @ grad_a
    return grads
    # END SOLUTION


# %% [markdown]
# ## `state_jacobian(hs, W_h, i, t)`
#
# How $h_t$ depends on the earlier state $h_i$: the matrix $\partial h_t / \partial h_i$, `(H, H)`, whose entry
# `[a, b]` is $\partial h_t[a] / \partial h_i[b]$. `hs` `(T, H)` holds the states as rows; `i` and `t` count its rows
# from 0, and $i \le t$. For $i = t$ it is the identity.
#
# The notes write $\prod_{j=i+1}^{t} \tanh' \times W_h$. For more than one unit this is a product of *matrices*, one
# for every step from $h_{j-1}$ to $h_j$: in each, $\tanh'$ stands for a diagonal matrix with one slope a unit, and the
# order counts, since matrices do not commute. Work out $\partial h_2 / \partial h_0$ with the chain rule: which factor
# stands on the left?
#
# **Example**: `hs` = [[0.5, −0.5], [0, 0.5], [0.5, 0]], `W_h` = [[1, 2], [0, 1]]. From row 1 to row 2 the Jacobian is
# [[0.75, 1.5], [0, 1]], from row 0 to row 2 it is [[0.75, 2.625], [0, 0.75]].
#
# **Pitfalls.** The values of tanh are given, not its arguments. Does row `i` itself matter to the result? `hs` may be
# any states within ±1, it need not come from a run.
#
# %% [markdown] lang="zh"
# ## `state_jacobian(hs, W_h, i, t)`
#
# $h_t$ 如何依赖于较早的 $h_i$：返回矩阵 $\partial h_t / \partial h_i$，形状 `(H, H)`，元素 `[a, b]` 为
# $\partial h_t[a] / \partial h_i[b]$。`hs` `(T, H)` 的每行是一个时刻的隐式编码；`i` 与 `t` 是从 0 数起的行号，
# $i \le t$。当 $i = t$ 时结果为单位矩阵。
#
# 讲义写作 $\prod_{j=i+1}^{t} \tanh' \times W_h$。分量多于一个时，这是若干**矩阵**的乘积，从 $h_{j-1}$ 到 $h_j$ 的每一步
# 各贡献一个因子：其中 $\tanh'$ 应理解为对角矩阵，每个分量一个斜率；矩阵乘法不可交换，因子的次序不能随意。
# 请用链式法则写出 $\partial h_2 / \partial h_0$：哪个因子在左边？
#
# **例** `hs` = [[0.5, −0.5], [0, 0.5], [0.5, 0]]，`W_h` = [[1, 2], [0, 1]]。从第 1 行到第 2 行的雅可比矩阵为
# [[0.75, 1.5], [0, 1]]，从第 0 行到第 2 行为 [[0.75, 2.625], [0, 0.75]]。
#
# **注意** 这里给出的是 tanh 的值，而不是它的自变量。第 `i` 行本身会影响结果吗？`hs` 可以是 ±1 以内的任意编码，
# 不一定来自一次真实的前向计算。
# %%
def state_jacobian(hs, W_h, i, t):
    """The Jacobian of h_t in h_i, for rows i <= t of hs.

    hs: (T, H), the states. W_h: (H, H). i, t: rows of hs, counted from 0. Returns (H, H).
    """
    # BEGIN CONTRACT
    _require_states(hs, W_h)
    assert 0 <= i <= t < len(hs)
    # END CONTRACT
    # BEGIN SOLUTION
    jacobian = np.eye(len(W_h))
    for h in floats(hs)[i + 1 : t + 1]:
        jacobian = np.diag(1 - h**2) @ floats(W_h) @ jacobian
    return jacobian
    # END SOLUTION


# %% [markdown]
# ## `memory(hs, W_h)`
#
# What the last state still knows of each earlier one: for $i = 0 \dots T-1$ the Frobenius norm (the root of the sum of
# squares of all entries) of $\partial h_{T-1} / \partial h_i$. Returns shape `(T,)`; the last entry is $\sqrt{H}$.
#
# **Why gradients vanish, and when they explode.** A slope $\tanh' = 1 - h^2$ lies between 0 and 1. The notes conclude
# that a product of many of them vanishes. That is half of the story. The slope is 1 where $h = 0$, and each factor also
# contains $W_h$: the norm of the product is at most $(\max \tanh' \cdot \lVert W_h \rVert)^{t-i}$, with the largest
# singular value as $\lVert W_h \rVert$. Below 1 the gradient is sure to vanish. Above 1 it may grow without bound, as
# long as the states stay near 0; if the states grow as well, the slopes pull it down again. LSTM and GRU are answers to
# the first case, cutting the gradient's norm down is one to the second.
#
# **Example**: the three states above give $(2.831188, 1.952562, 1.414214)$: here the memory grows with the distance.
#
# %% [markdown] lang="zh"
# ## `memory(hs, W_h)`
#
# 最后一个编码还“记得”较早的各个编码多少：对 $i = 0, \dots, T-1$，计算 $\partial h_{T-1} / \partial h_i$ 的
# Frobenius 范数（所有元素平方和的平方根）。返回值形状为 `(T,)`，最后一个元素是 $\sqrt{H}$。
#
# **梯度为什么消失，又何时爆炸？** 斜率 $\tanh' = 1 - h^2$ 在 0 与 1 之间，讲义由此得出：许多这样的数连乘，
# 梯度就会消失。这只说对了一半。$h = 0$ 处的斜率等于 1，而且每个因子里还有 $W_h$：乘积的范数不超过
# $(\max \tanh' \cdot \lVert W_h \rVert)^{t-i}$，其中 $\lVert W_h \rVert$ 是最大奇异值。括号里的数小于 1 时，
# 梯度必定消失；大于 1 时，只要编码保持在 0 附近，梯度就可能无限增长，即**梯度爆炸**；如果编码也随之变大，
# 斜率又会把它压下来。
# LSTM 与 GRU 针对的是前一种情形，梯度裁剪（缩小过大的梯度）针对的是后一种情形。
#
# **例** 上面的三个编码给出 $(2.831188, 1.952562, 1.414214)$：这里相隔越远，记忆反而越强。
# %%
def memory(hs, W_h):
    """The Frobenius norms of the Jacobians of the last state in every state.

    hs: (T, H), the states. W_h: (H, H). Returns (T,).
    """
    # BEGIN CONTRACT
    _require_states(hs, W_h)
    # END CONTRACT
    # BEGIN SOLUTION
    return np.array([np.linalg.norm(state_jacobian(hs, W_h, i, len(hs) - 1)) for i in range(len(hs))])
    # END SOLUTION


# %% [markdown]
# ## `many_to_one(xs, h0, params)`
#
# A sequence in, one answer out (Figure 6.19): the sentiment of a sentence is known when its last word has been read.
# Return the output of the last step alone, `(K,)`.
#
# **Example**: the sequence of `rnn_forward` gives $(0.776854, 0.223146)$.
#
# %% [markdown] lang="zh"
# ## `many_to_one(xs, h0, params)`
#
# **多对一**（图6.19）：输入一个序列，只给出一个结果。例如情感分类，要读完最后一个单词才下结论。
# 只返回最后一个时刻的输出，形状 `(K,)`。
#
# **例** `rnn_forward` 一题中的序列给出 $(0.776854, 0.223146)$。
# %%
def many_to_one(xs, h0, params):
    """The output of the last step.

    xs: (T, D). h0: (H,). params: the dict of weights. Returns (K,).
    """
    # BEGIN CONTRACT
    _require_sequence(xs, h0, params)
    # END CONTRACT
    # BEGIN SOLUTION
    return rnn_forward(xs, h0, params)[1][-1]
    # END SOLUTION


# %% [markdown]
# ## `one_to_many(x, h0, params, T)`
#
# One input, a sequence out (Figure 6.19): a picture enters, its caption comes out word by word. `x` `(D,)` enters at
# the first step; at the T − 1 later steps the input is zero. Return the outputs of all T steps, `(T, K)`.
#
# **Example**: the weights above, $h_0 = 0.5$, $x = 0.75$ and $T = 2$: the states are $0.462117$ and
# $\tanh(0 + 0.231059 - 0.5) = -0.262640$, the outputs $(0.715904, 0.284096)$ and $(0.371619, 0.628381)$.
#
# **Pitfall.** An input of zero is not a step left out: what still moves the state?
#
# %% [markdown] lang="zh"
# ## `one_to_many(x, h0, params, T)`
#
# **一对多**（图6.19）：输入一个单元，输出一个序列。例如图像描述生成，输入一幅图，逐词给出描述。`x` `(D,)`
# 在第一个时刻输入；其后 T − 1 个时刻的输入为零向量。返回全部 T 个时刻的输出，形状 `(T, K)`。
#
# **例** 沿用上面的参数，$h_0 = 0.5$，$x = 0.75$，$T = 2$：隐式编码依次为 $0.462117$ 与
# $\tanh(0 + 0.231059 - 0.5) = -0.262640$，输出依次为 $(0.715904, 0.284096)$ 与 $(0.371619, 0.628381)$。
#
# **注意** 输入为零不等于跳过这个时刻：此时还有什么在改变隐式编码？
# %%
def one_to_many(x, h0, params, T):
    """The outputs of T steps; x enters at the first, zeros at the others.

    x: (D,). h0: (H,). params: the dict of weights. T: a positive int. Returns (T, K).
    """
    # BEGIN CONTRACT
    assert T >= 1
    assert int(T) == T
    assert np.asarray(x).ndim == 1
    _require_sequence([np.asarray(x), *np.zeros((T - 1, len(x)))], h0, params)
    # END CONTRACT
    # BEGIN SOLUTION
    return rnn_forward([x] + (T - 1) * [np.zeros(len(x))], h0, params)[1]
    # END SOLUTION


# %% [markdown]
# ## `tag(xs, h0, params)`
#
# The notes' worked case: a part of speech for every word. Return the most probable label of each step, `(T,)` integers
# from 0. There are no ties.
#
# **Example**: in the sequence of `rnn_forward` class 0 is the most probable at both steps: [0, 0].
#
# %% [markdown] lang="zh"
# ## `tag(xs, h0, params)`
#
# 讲义中的例子：给每个单词标注词性。返回每个时刻概率最大的类别，形状 `(T,)`，为从 0 开始的整数。最大值不会并列。
#
# **例** 在 `rnn_forward` 一题的序列中，两个时刻都是类别 0 的概率最大：[0, 0]。
# %%
def tag(xs, h0, params):
    """The most probable label of each step.

    xs: (T, D). h0: (H,). params: the dict of weights. Returns (T,) integers.
    """
    # BEGIN CONTRACT
    _sorted = np.sort(_require_sequence(xs, h0, params), axis=1)
    assert _sorted.shape[1] == 1 or (_sorted[:, -1] - _sorted[:, -2]).min() >= 1e-2 - 1e-9
    # END CONTRACT
    # BEGIN SOLUTION
    return np.argmax(rnn_forward(xs, h0, params)[1], axis=1)
    # END SOLUTION


# %% [markdown]
# # See it
#
# Three cells that use what you have written. They have no points.
#
# 1. `memory` under a recurrent matrix that is a rotation times $\rho$, with states near 0, and once with states that
#    saturate: vanishing, lasting and exploding gradients.
# 2. Part-of-speech tagging: a network of 8 units is trained with your `bptt` on a handful of sentences, and your `tag`
#    reads them. 花 and 画 occur as verb and as noun: only the words before tell which.
# 3. Sentiment: the same network as a reader with an opinion; your `many_to_one` says what is left at the end.
#
# %% [markdown] lang="zh"
# # 看一看
#
# 下面三个单元格使用你写好的函数，不计分。
#
# 1. 取 $W_h$ 为旋转矩阵乘以 $\rho$，编码在 0 附近，另有一次让编码饱和，画出 `memory`：梯度消失、保持与爆炸。
# 2. 词性标注：用你的 `bptt` 在几个句子上训练一个只有 8 个隐单元的网络，再由你的 `tag` 标注。“花”和“画”既作动词又作
#    名词，只有联系前面的词才能判断。
# 3. 情感分类：同样的网络边读边形成看法，最后由你的 `many_to_one` 给出结论。
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    def draw_memory(T=30, H=6):
        rng = np.random.default_rng(0)
        rotation = np.linalg.qr(rng.normal(size=(H, H)))[0]
        distances = np.arange(T)[::-1]
        for rho in (0.7, 1.0, 1.3):
            norms = memory(0.02 * rng.normal(size=(T, H)), rho * rotation)
            plt.semilogy(distances, norms, label=f"states near 0, rho = {rho}")
        saturated = memory(rng.choice([-0.8, 0.8], (T, H)), 1.3 * rotation)
        plt.semilogy(distances, saturated, "--", label="states at ±0.8, rho = 1.3")
        plt.xlabel("steps between the two states")
        plt.ylabel("norm of the Jacobian")
        plt.title("What the last state remembers")
        plt.legend()
        plt.show()

    draw_memory()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
# %% only="notebook"
TAGS = ["代词", "动词", "名词", "副词"]
TAGGED = [
    ("南方人 爱 甜豆花", "名词 动词 名词"),
    ("北方人 不 爱 甜豆花", "名词 副词 动词 名词"),
    ("我 爱 花", "代词 动词 名词"),
    ("他 花 钱", "代词 动词 名词"),
    ("我 不 花 钱", "代词 副词 动词 名词"),
    ("她 画 画", "代词 动词 名词"),
    ("她 也 画 花", "代词 副词 动词 名词"),
    ("我 也 爱 画", "代词 副词 动词 名词"),
]


def one_hot_words(sentence, vocabulary):
    return np.eye(len(vocabulary))[[vocabulary.index(word) for word in sentence.split()]]


def learn(examples, D, K, H=8, eta=0.3, epochs=80):
    """Train a network with bptt; examples are pairs of a sequence (T, D) and its labels (T,)."""
    rng = np.random.default_rng(1)
    shapes = {"W_x": (H, D), "W_h": (H, H), "b": (H,), "W_o": (K, H)}
    params = {name: 0.3 * rng.normal(size=shape) for name, shape in shapes.items()}
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xs, labels in examples:
            total += sequence_loss(xs, labels, np.zeros(H), params)
            grads = bptt(xs, labels, np.zeros(H), params)
            params = {name: params[name] - eta * np.asarray(grads[name]) for name in params}
        losses.append(total / len(examples))
    return params, losses


try:
    words = sorted({word for sentence, _ in TAGGED for word in sentence.split()})
    examples = [(one_hot_words(s, words), [TAGS.index(name) for name in t.split()]) for s, t in TAGGED]
    tagger, losses = learn(examples, len(words), len(TAGS))
    print(f"E: {losses[0]:.3f} -> {losses[-1]:.3f}")
    for sentence in [*(s for s, _ in TAGGED), "她 花 钱", "南方人 也 画 花"]:
        ids = tag(one_hot_words(sentence, words), np.zeros(8), tagger)
        print("  ".join(f"{word}/{TAGS[int(k)]}" for word, k in zip(sentence.split(), ids, strict=True)))
    import matplotlib.pyplot as plt

    plt.plot(losses)
    plt.xlabel("epoch")
    plt.ylabel("mean E of a sentence")
    plt.title("Training the tagger with bptt")
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
# %% only="notebook"
OPINIONS = [
    ("豆花 很 好吃", 1),
    ("豆花 不 好吃", 0),
    ("我 很 喜欢", 1),
    ("我 不 喜欢", 0),
    ("我 喜欢 豆花", 1),
    ("我 很 喜欢 豆花", 1),
    ("豆花 很 难吃", 0),
    ("豆花 不 难吃", 1),
    ("我 不 喜欢 豆花", 0),
]

try:
    words = sorted({word for sentence, _ in OPINIONS for word in sentence.split()})
    # bptt wants a label a step: every step is asked for the verdict, the last one matters
    examples = [(one_hot_words(s, words), [liked] * len(s.split())) for s, liked in OPINIONS]
    reader, _ = learn(examples, len(words), 2, eta=0.15, epochs=120)
    texts = [sentence for sentence, _ in OPINIONS]
    chances = [float(many_to_one(one_hot_words(s, words), np.zeros(8), reader)[1]) for s in texts]
    for sentence, chance in zip(texts, chances, strict=True):
        print(f"{sentence:12} positive with probability {chance:.2f}")
    import matplotlib.pyplot as plt

    plt.barh(range(1, len(texts) + 1)[::-1], chances)
    plt.axvline(0.5, color="gray")
    plt.xlabel("probability of a positive sentiment after the last word")
    plt.ylabel("sentence, in the order printed, from the top")
    plt.title("Sentiment by many_to_one")
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
# %%
