# %% [markdown]
# # Error back propagation
#
# You differentiate one sigmoid neuron (Figure 6.7), then the small network of Figure 6.8 and Table 6.2, and train it
# by gradient descent. The network has three inputs, two hidden units and three outputs, twelve weights and no biases.
# All five units use the sigmoid
#
# $$\sigma(X) = \frac{1}{1 + e^{-X}}, \qquad \sigma'(X) = \sigma(X) (1 - \sigma(X)).$$
#
# The weights come as one array `w` of shape `(12,)`: `w[0]` is $w_1$, …, `w[11]` is $w_{12}$. Table 6.2 says where each
# of them goes:
#
# | unit | net input | output |
# | --- | --- | --- |
# | $h_1$ | $In_{h_1} = w_1 x_1 + w_3 x_2 + w_5 x_3$ | $Out_{h_1} = \sigma(In_{h_1})$ |
# | $h_2$ | $In_{h_2} = w_2 x_1 + w_4 x_2 + w_6 x_3$ | $Out_{h_2} = \sigma(In_{h_2})$ |
# | $o_1$ | $In_{o_1} = w_7 Out_{h_1} + w_{10} Out_{h_2}$ | $\hat y_1 = \sigma(In_{o_1})$ |
# | $o_2$ | $In_{o_2} = w_8 Out_{h_1} + w_{11} Out_{h_2}$ | $\hat y_2 = \sigma(In_{o_2})$ |
# | $o_3$ | $In_{o_3} = w_9 Out_{h_1} + w_{12} Out_{h_2}$ | $\hat y_3 = \sigma(In_{o_3})$ |
#
# Arguments may be arrays, nested lists, whole numbers or float32. Never change an argument; return new arrays.
# Use NumPy only.
#
# %% [markdown] lang="zh"
# # 误差反向传播
#
# 本次作业先对一个 sigmoid 神经元求导（图 6.7），再对图 6.8、表 6.2 中的小网络求导，最后用梯度下降训练它。
# 网络有三个输入、两个隐藏单元、三个输出，共十二个权重，没有偏置。五个单元都以 sigmoid 为激活函数：
#
# $$\sigma(X) = \frac{1}{1 + e^{-X}}, \qquad \sigma'(X) = \sigma(X) (1 - \sigma(X)).$$
#
# 权重放在形状为 `(12,)` 的数组 `w` 中：`w[0]` 是 $w_1$，……，`w[11]` 是 $w_{12}$。各权重的位置见表 6.2：
#
# | 单元 | 线性累加 | 非线性变换 |
# | --- | --- | --- |
# | $h_1$ | $In_{h_1} = w_1 x_1 + w_3 x_2 + w_5 x_3$ | $Out_{h_1} = \sigma(In_{h_1})$ |
# | $h_2$ | $In_{h_2} = w_2 x_1 + w_4 x_2 + w_6 x_3$ | $Out_{h_2} = \sigma(In_{h_2})$ |
# | $o_1$ | $In_{o_1} = w_7 Out_{h_1} + w_{10} Out_{h_2}$ | $\hat y_1 = \sigma(In_{o_1})$ |
# | $o_2$ | $In_{o_2} = w_8 Out_{h_1} + w_{11} Out_{h_2}$ | $\hat y_2 = \sigma(In_{o_2})$ |
# | $o_3$ | $In_{o_3} = w_9 Out_{h_1} + w_{12} Out_{h_2}$ | $\hat y_3 = \sigma(In_{o_3})$ |
#
# 参数可以是数组、嵌套列表、整数或 float32。不得修改传入的参数，结果一律用新数组返回。只允许使用 NumPy。
#
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


def _require_network(_x, _w):
    """Every net input of Figure 6.8 stays within ±30."""
    _require_shape((3,), _x)
    _require_shape((12,), _w)
    _require_numbers(1e3, _x, _w)
    _v = np.asarray(_w, dtype=np.float64)
    _hidden = np.asarray(_x, dtype=np.float64) @ _v[:6].reshape(3, 2)
    _require_numbers(30, _hidden, 1 / (1 + np.exp(-_hidden)) @ _v[6:].reshape(2, 3))


# END CONTRACT
# BEGIN SOLUTION


def _floats(values):
    """The values as a float64 array."""
    return np.asarray(values, dtype=np.float64)


def _sigmoid(x):
    return 1 / (1 + np.exp(-x))


# END SOLUTION


# %% [markdown]
# ## `neuron_gradient(inputs, w, upstream)`
#
# One sigmoid neuron (Figure 6.7): $X = \sum_i w_i out_i$ and $O = \sigma(X)$. The loss $L$ behind it is not known
# here; what is known is `upstream`, the number $\frac{dL}{dO}$. Return all of
#
# $$\frac{dL}{dw_i} = \frac{dL}{dO} \frac{dO}{dX} \frac{dX}{dw_i}.$$
#
# - `inputs` ($out_1, \dots, out_n$) and `w`: shape `(n,)`, any $n \ge 1$; `upstream`: a number. Returns shape `(n,)`.
# - Example: inputs $(1, 2, 3)$, weights $(0, 0, 0)$, upstream $4$. Then $X = 0$, $O = 0.5$, $\sigma'(0) = 0.25$, and
#   the gradient is $(1, 2, 3)$.
# - The chain has three links. For each of them, ask which number it is differentiated by, and at which point.
#
# %% [markdown] lang="zh"
# ## `neuron_gradient(inputs, w, upstream)`
#
# 单个 sigmoid 神经元（图 6.7）先计算 $X = \sum_i w_i out_i$，再计算 $O = \sigma(X)$。它之后的损失函数 $L$ 未知，
# 已知的只有 `upstream`，即 $\frac{dL}{dO}$ 的数值。请返回全部
#
# $$\frac{dL}{dw_i} = \frac{dL}{dO} \frac{dO}{dX} \frac{dX}{dw_i}.$$
#
# - `inputs`（即 $out_1, \dots, out_n$）与 `w`：形状 `(n,)`，`n` 为任意正整数；`upstream`：一个数。返回值形状为 `(n,)`。
# - 例：输入为 $(1, 2, 3)$，权重为 $(0, 0, 0)$，`upstream` 为 4。此时 $X = 0$ 且 $O = 0.5$，又 $\sigma'(0) = 0.25$，
#   故梯度为 $(1, 2, 3)$。
# - 链式求导共有三个因子。对每一个因子都想清楚：对谁求导？在哪一点取值？
#
# %%
def neuron_gradient(inputs, w, upstream):
    """dL/dw of one sigmoid neuron (Figure 6.7).

    inputs, w: (n,); upstream: the number dL/dO. Returns (n,).
    """
    # BEGIN CONTRACT
    assert np.ndim(inputs) == 1
    _require_shape(np.shape(inputs), w)
    _require_numbers(1e3, inputs, w, upstream)
    assert np.shape(upstream) == ()
    _require_numbers(30, np.dot(np.asarray(inputs, dtype=np.float64), np.asarray(w, dtype=np.float64)))
    # END CONTRACT
    # BEGIN SOLUTION
    inputs = _floats(inputs)
    out = _sigmoid(inputs @ _floats(w))
    return float(upstream) * out * (1 - out) * inputs
    # END SOLUTION


# %% [markdown]
# ## `forward(x, w)`
#
# The outputs of all units of Figure 6.8, by Table 6.2.
#
# - `x`: `(3,)`, `w`: `(12,)`. Returns two results, `out_h` of shape `(2,)` and `y_hat` of shape `(3,)`.
# - Example: if all weights are 0, every unit puts out $\sigma(0) = 0.5$.
# - Example: $x = (1, 2, -1)$ and $w = (0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0.7, -0.8, 0.9, -1, 1.1, -1.2)$ give
#   $In_{h_1} = 0.1 + 0.6 + 0.5 = 1.2$ and $In_{h_2} = -0.2 + 0.8 - 0.6 = 0$, so $Out_h \approx (0.7685, 0.5)$.
# - The weights of the hidden units take turns ($w_1$ to $h_1$, $w_2$ to $h_2$, …); those of the outputs come three by
#   three. Look at the table before you reshape.
#
# %% [markdown] lang="zh"
# ## `forward(x, w)`
#
# 按表 6.2 计算图 6.8 中各单元的输出。
#
# - `x`：`(3,)`；`w`：`(12,)`。返回两个结果：形状为 `(2,)` 的 `out_h` 和形状为 `(3,)` 的 `y_hat`。
# - 例：权重全为 0 时，每个单元的输出都是 $\sigma(0) = 0.5$。
# - 例：取 $x = (1, 2, -1)$ 和 $w = (0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0.7, -0.8, 0.9, -1, 1.1, -1.2)$，
#   则 $In_{h_1} = 0.1 + 0.6 + 0.5 = 1.2$，而 $In_{h_2} = -0.2 + 0.8 - 0.6 = 0$，于是 $Out_h \approx (0.7685, 0.5)$。
# - 进入隐藏单元的权重是交替排列的（ $w_1$ 进入 $h_1$，接着 $w_2$ 进入 $h_2$，依此类推），进入输出单元的权重则三个一组。
#   变形（reshape）之前请先对照表 6.2。
#
# %%
def forward(x, w):
    """Outputs of the hidden and of the output units (Table 6.2).

    x: (3,); w: (12,). Returns out_h (2,) and y_hat (3,).
    """
    # BEGIN CONTRACT
    _require_network(x, w)
    # END CONTRACT
    # BEGIN SOLUTION
    w = _floats(w)
    out_h = _sigmoid(_floats(x) @ w[:6].reshape(3, 2))
    y_hat = _sigmoid(out_h @ w[6:].reshape(2, 3))
    return out_h, y_hat
    # END SOLUTION


# %% [markdown]
# ## `loss(y_hat, y)`
#
# The squared error of one sample, as the notes define it for Figure 6.8:
#
# $$loss = \frac{1}{3}\sum_{i=1}^{3} (\hat y_i - y_i)^2.$$
#
# - `y_hat`, `y`: `(3,)`. Returns a number. `y` is one-hot in the notes, but any three numbers are allowed.
# - Example: $\hat y = (0.34, 0.46, 0.20)$, $y = (1, 0, 0)$: $\frac{1}{3}(0.4356 + 0.2116 + 0.04) \approx 0.22907$.
# - Many books put another constant in front of the sum. Use the one of the notes, here and in the gradients.
#
# %% [markdown] lang="zh"
# ## `loss(y_hat, y)`
#
# 单个样本的均方误差，按讲义中图 6.8 的定义：
#
# $$loss = \frac{1}{3}\sum_{i=1}^{3} (\hat y_i - y_i)^2.$$
#
# - `y_hat`、`y`：`(3,)`。返回一个数。讲义中 `y` 只有一个分量为 1、其余为 0，但这里允许任意三个数。
# - 例：取 $\hat y = (0.34, 0.46, 0.20)$ 和 $y = (1, 0, 0)$，损失为
#   $\frac{1}{3}(0.4356 + 0.2116 + 0.04) \approx 0.22907$。
# - 不少教材在求和号前用别的常数。这里以及后面的梯度中都请使用讲义的常数。
#
# %%
def loss(y_hat, y):
    """The mean of the three squared errors of one sample.

    y_hat, y: (3,). Returns a float.
    """
    # BEGIN CONTRACT
    _require_shape((3,), y_hat, y)
    _require_numbers(1e3, y_hat, y)
    # END CONTRACT
    # BEGIN SOLUTION
    return float(np.mean((_floats(y_hat) - _floats(y)) ** 2))
    # END SOLUTION


# %% [markdown]
# ## `gradients(x, y, w)`
#
# All twelve derivatives $\delta_i = \frac{\partial L}{\partial w_i}$ of the loss above, in the order of `w`.
#
# - `x`, `y`: `(3,)`, `w`: `(12,)`. Returns shape `(12,)`.
# - The notes derive $\delta_7$ for Figure 6.8:
#
# $$\delta_7 = \frac{2}{3} (\hat y_1 - y_1) \cdot \hat y_1 (1 - \hat y_1) \cdot Out_{h_1}.$$
#
# There they also print $\frac{\partial L}{\partial\hat y_1} = (x + a)^n$; that is a typesetting accident and means
# nothing. Likewise $\ln_{o_1}$ is $In_{o_1}$, not a logarithm.
#
# **Misprint in the notes.** They end the derivation of $\delta_1$ with
#
# $$(\delta_7 + \delta_8 + \delta_9) \cdot \frac{\partial Out_{h_1}}{\partial In_{h_1}}
# \cdot \frac{\partial In_{h_1}}{\partial w_1}.$$
#
# That is wrong: $\delta_7$ contains $\frac{\partial In_{o_1}}{\partial w_7}$, but the way back to $h_1$ needs
# $\frac{\partial In_{o_1}}{\partial Out_{h_1}}$. (In the line before, this factor is missing from the third path
# altogether.) Right is
#
# $$\delta_1 = \Bigl(\sum_{k=1}^{3} \frac{\partial L}{\partial In_{o_k}} w_{6+k}\Bigr)
# \cdot Out_{h_1} (1 - Out_{h_1}) \cdot x_1.$$
#
# - Example: let $w = (0, \dots, 0)$, $x = (1, 2, -1)$ and $y = (1, 0, 0)$. All units put out 0.5, so
#   $\frac{\partial L}{\partial In_{o_1}} = \frac{2}{3} \cdot (-0.5) \cdot 0.25 = -\frac{1}{12}$. Hence
#   $\delta_7 = \delta_{10} = -\frac{1}{24}$, the other four output weights have $+\frac{1}{24}$, and
#   $\delta_1, \dots, \delta_6$ are 0.
# - Example: with the `x` and `w` of `forward` and $y = (1, 0, 0)$, $\delta_1 \approx -0.007716$ and
#   $\delta_7 \approx -0.062805$.
# - How many paths lead from $w_1$ to the loss? And which weights meet on the way back in $h_2$?
#
# %% [markdown] lang="zh"
# ## `gradients(x, y, w)`
#
# 上述损失函数的全部十二个偏导 $\delta_i = \frac{\partial L}{\partial w_i}$，顺序与 `w` 一致。
#
# - `x`、`y`：`(3,)`；`w`：`(12,)`。返回值形状为 `(12,)`。
# - 讲义对图 6.8 推导了 $\delta_7$：
#
# $$\delta_7 = \frac{2}{3} (\hat y_1 - y_1) \cdot \hat y_1 (1 - \hat y_1) \cdot Out_{h_1}.$$
#
# 此处讲义还印有 $\frac{\partial L}{\partial\hat y_1} = (x + a)^n$，那是公式编辑器的残留，没有意义；
# 此外 $\ln_{o_1}$ 不是对数，而是 $In_{o_1}$。
#
# **讲义勘误。** 讲义中 $\delta_1$ 的推导以下式结束：
#
# $$(\delta_7 + \delta_8 + \delta_9) \cdot \frac{\partial Out_{h_1}}{\partial In_{h_1}}
# \cdot \frac{\partial In_{h_1}}{\partial w_1}.$$
#
# 这是错的：式中 $\delta_7$ 含有的因子是 $\frac{\partial In_{o_1}}{\partial w_7}$，而误差传回 $h_1$ 时需要的是
# $\frac{\partial In_{o_1}}{\partial Out_{h_1}}$。（前一行的第三条路径干脆漏掉了这个因子。）正确的式子是
#
# $$\delta_1 = \Bigl(\sum_{k=1}^{3} \frac{\partial L}{\partial In_{o_k}} w_{6+k}\Bigr)
# \cdot Out_{h_1} (1 - Out_{h_1}) \cdot x_1.$$
#
# - 例：取 $w = (0, \dots, 0)$、 $x = (1, 2, -1)$ 和 $y = (1, 0, 0)$。所有单元的输出都是 0.5，于是
#   $\frac{\partial L}{\partial In_{o_1}} = \frac{2}{3} \cdot (-0.5) \cdot 0.25 = -\frac{1}{12}$。因此
#   $\delta_7 = \delta_{10} = -\frac{1}{24}$，其余四个输出权重的偏导为 $+\frac{1}{24}$，而
#   $\delta_1, \dots, \delta_6$ 都是 0。
# - 例：取 `forward` 例中的 `x`、`w` 和 $y = (1, 0, 0)$，则 $\delta_1 \approx -0.007716$，
#   $\delta_7 \approx -0.062805$。
# - 从 $w_1$ 到损失函数一共有几条路径？误差传回 $h_2$ 时，经过的是哪几个权重？
#
# %%
def gradients(x, y, w):
    """dL/dw1 … dL/dw12 of the loss of one sample (Figure 6.8).

    x, y: (3,); w: (12,). Returns (12,).
    """
    # BEGIN CONTRACT
    _require_network(x, w)
    _require_shape((3,), y)
    _require_numbers(1e3, y)
    # END CONTRACT
    # BEGIN SOLUTION
    x, y, w = _floats(x), _floats(y), _floats(w)
    out_h, y_hat = (_floats(values) for values in forward(x, w))
    grad_in_o = 2 / 3 * (y_hat - y) * y_hat * (1 - y_hat)
    grad_out_h = w[6:].reshape(2, 3) @ grad_in_o
    grad_in_h = grad_out_h * out_h * (1 - out_h)
    return np.concatenate([np.outer(x, grad_in_h).ravel(), np.outer(out_h, grad_in_o).ravel()])
    # END SOLUTION


# %% [markdown]
# ## `train_step(x, y, w, eta)`
#
# One step of gradient descent on one sample: $w_i^{new} = w_i - \eta \delta_i$ for all twelve weights.
#
# - `x`, `y`: `(3,)`, `w`: `(12,)`, `eta`: a number. Returns a **new** array of shape `(12,)`; `w` keeps its values.
# - Example: $w = (0, \dots, 0)$, $x = (1, 2, -1)$, $y = (1, 0, 0)$, $\eta = 24$ give $w_1 = \dots = w_6 = 0$ and
#   $w_7, \dots, w_{12} = 1, -1, -1, 1, -1, -1$.
# - All twelve derivatives belong to the same old weights. And `w` may hold whole numbers.
#
# %% [markdown] lang="zh"
# ## `train_step(x, y, w, eta)`
#
# 对一个样本做一步梯度下降，十二个权重都按 $w_i^{new} = w_i - \eta \delta_i$ 更新。
#
# - `x`、`y`：`(3,)`；`w`：`(12,)`；`eta`：一个数。返回形状为 `(12,)` 的**新**数组，`w` 保持不变。
# - 例：取 $w = (0, \dots, 0)$、 $x = (1, 2, -1)$、 $y = (1, 0, 0)$ 和 $\eta = 24$，更新后 $w_1 = \dots = w_6 = 0$，而
#   $w_7, \dots, w_{12}$ 依次为 $1, -1, -1, 1, -1, -1$。
# - 十二个偏导都应在同一组旧权重处计算。另外，`w` 可能是整数。
#
# %%
def train_step(x, y, w, eta):
    """One step of gradient descent on one sample.

    x, y: (3,); w: (12,); eta: a number. Returns new weights (12,).
    """
    # BEGIN CONTRACT
    _require_network(x, w)
    _require_shape((3,), y)
    _require_shape((), eta)
    _require_numbers(1e3, y, eta)
    # END CONTRACT
    # BEGIN SOLUTION
    return _floats(w) - eta * _floats(gradients(x, y, w))
    # END SOLUTION


# %% [markdown]
# ## `train(X, Y, w, eta, epochs)`
#
# Stochastic gradient descent: in every epoch, one `train_step` for every sample, in the order of the rows.
#
# - `X`, `Y`: `(n, 3)`, `w`: `(12,)`, `eta`: a number, `epochs`: a whole number, at least 1.
# - Returns two results: the weights `(12,)` after all epochs, and `losses` of shape `(epochs,)`. An epoch's entry is
#   the mean of its $n$ sample losses, each taken just before the step on that sample.
# - Example: one sample $x = (0, 0, 0)$, $y = (1, 0, 0)$, all weights 0, $\eta = 24$, two epochs. The first loss is
#   $0.25$; after the step $In_o = (1, -1, -1)$, so the second is $(1 - \sigma(1))^2 \approx 0.07233$.
# - `w` of the caller must not change, and the second epoch goes on where the first has ended.
#
# %% [markdown] lang="zh"
# ## `train(X, Y, w, eta, epochs)`
#
# 随机梯度下降：每一轮（epoch）按行的顺序对每个样本各做一次 `train_step`。
#
# - `X`、`Y`：`(n, 3)`；`w`：`(12,)`；`eta`：一个数；`epochs`：不小于 1 的整数。
# - 返回两个结果：全部轮次之后的权重 `(12,)`，以及形状为 `(epochs,)` 的 `losses`。每一轮的值是该轮 `n` 个样本损失
#   的平均，每个损失都在该样本更新权重之前计算。
# - 例：只有一个样本 $x = (0, 0, 0)$ 和 $y = (1, 0, 0)$，权重全为 0，取 $\eta = 24$，训练两轮。第一个损失为 0.25；
#   更新后 $In_o = (1, -1, -1)$，因此第二个损失为 $(1 - \sigma(1))^2 \approx 0.07233$。
# - 不得修改传入的 `w`；第二轮从第一轮结束时的权重继续。
#
# %%
def train(X, Y, w, eta, epochs):
    """Epochs of one train_step a sample, in order.

    X, Y: (n, 3); w: (12,); eta: a number; epochs: int. Returns the weights (12,) and the mean losses (epochs,).
    """
    # BEGIN CONTRACT
    assert len(X) >= 1
    _require_shape((len(X), 3), X, Y)
    _require_shape((12,), w)
    _require_shape((), eta)
    _require_numbers(1e3, X, Y, w, eta)
    assert np.asarray(epochs).dtype.kind in "iu"
    assert epochs >= 1
    # END CONTRACT
    # BEGIN SOLUTION
    losses = []
    for _ in range(epochs):
        epoch = []
        for x, y in zip(X, Y, strict=True):
            epoch.append(loss(forward(x, w)[1], y))
            w = train_step(x, y, w, eta)
        losses.append(np.mean(epoch))
    return w, np.array(losses)
    # END SOLUTION


# %% [markdown] only="notebook"
# ## See it
#
# The network of Figure 6.8 learns eight samples with your `train`: the mean loss of each epoch for three step sizes,
# and how the twelve weights move.
#
# %% [markdown] lang="zh" only="notebook"
# ## 看一看
#
# 图 6.8 的网络用你写的 `train` 学习八个样本：左图是三种步长下每一轮的平均损失，右图是十二个权重的变化。
#
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    rng = np.random.default_rng(8)
    X = np.array([[a, b, c] for a in (0.0, 1.0) for b in (0.0, 1.0) for c in (0.0, 1.0)])
    Y = np.stack([X.max(axis=1), X.min(axis=1), X[:, 0]], axis=1)
    start = rng.normal(size=12)
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 3.8))
    for eta in (0.3, 1.0, 3.0):
        left.plot(np.arange(1, 121), train(X, Y, start, eta, 120)[1], label=f"eta = {eta}")
    path, w = [start], start
    for _ in range(40):
        w = train(X, Y, w, 3.0, 3)[0]
        path.append(np.asarray(w))
    right.plot(3 * np.arange(len(path)), path)
    left.set(xlabel="epoch", ylabel="mean loss", title="max, min and the first of three inputs", yscale="log")
    right.set(xlabel="epoch", ylabel="weight", title="w1 … w12, eta = 3")
    left.legend()
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
