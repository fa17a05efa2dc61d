# %% [markdown]
# # Regularization
#
# The three techniques that the notes name against overfitting: norms of the weights ($L_1$ and $L_2$), Dropout
# (Figure 6.16) and Batch-Normalization. The notes print the two norms; how the other two compute is said here.
#
# Arguments may be arrays, nested lists, whole numbers or float32. Never change an argument; return new arrays. There is
# no random number in this assignment: dropout's random numbers come in as an argument.
#
# %% [markdown] lang="zh"
# # 神经网络正则化
#
# 讲义为缓解过拟合列出了三种技术：参数的 $L_1$ 范数与 $L_2$ 范数、Dropout（图 6.16）和批归一化（Batch-Normalization）。
# 讲义写出了两种范数的定义；另外两种的计算方法在此约定。
#
# 参数可以是数组、嵌套列表、整数或 float32。不得修改传入的参数，结果一律用新数组返回。
# 本次作业不产生随机数：Dropout 所用的随机数作为参数传入。
#
# %%
import numpy as np

# BEGIN SOLUTION


def _floats(values):
    """The values as a float64 array."""
    return np.asarray(values, dtype=np.float64)


# END SOLUTION
# BEGIN CONTRACT


def _is_float32(*values):
    return any(np.asarray(value).dtype == np.float32 for value in values)


def _fits(*values):
    """Whether these have one shape, elements and no size beyond 1000."""
    _arrays = [np.asarray(value, dtype=np.float64) for value in values]
    return all(a.size and a.shape == _arrays[0].shape and np.abs(a).max() <= 1e3 for a in _arrays)


def _is_mask(u, p):
    """Whether u lies in [0, 1), at a distance of 1e-3 from p unless equal to it and a multiple of 1/8."""
    _u, _p = np.asarray(u, dtype=np.float64), np.float64(p)
    _clear = np.abs(_u - _p) >= 1e-3 - 1e-7
    _equal = (_u == _p) & (8 * _p == np.round(8 * _p))
    return bool(0 <= _p < 1 and (_u >= 0).all() and (_u < 1).all() and (_clear | _equal).all())


def _is_batch(x, eps=1.0):
    """Whether every column is constant or has a deviation that is not small beside its mean."""
    _x = np.asarray(x, dtype=np.float64)
    if _x.ndim != 2 or not _fits(_x) or eps < 1e-6 * (1 - 1e-6):
        return False
    _deviation, _mean = _x.std(axis=0), np.abs(_x.mean(axis=0))
    _least = 0.5 - 1e-6 if _is_float32(x) else 0.0
    _constant = (_x == _x[0]).all(axis=0)
    return bool((_constant | ((_mean <= 100 * _deviation * (1 + 1e-9)) & (_deviation >= _least))).all())


# END CONTRACT


# %% [markdown]
# ## `l1_norm(W)` and `l2_norm(W)`
#
# $$\|W\|_1 = \sum_{i=1}^N |w_i|, \qquad \|W\|_2 = \sqrt{\sum_{i=1}^N w_i^2}$$
#
# Both run over *all* elements of $W$, whatever its shape.
#
# - `W`: any shape. Returns a number.
# - Example: $W = \begin{pmatrix} 3 & 0 \\ -4 & 0 \end{pmatrix}$ has the $L_1$ norm 7 and the $L_2$ norm 5.
# - Library functions for norms may mean another norm as soon as they get a matrix.
#
# %% [markdown] lang="zh"
# ## `l1_norm(W)` 与 `l2_norm(W)`
#
# $$\|W\|_1 = \sum_{i=1}^N |w_i|, \qquad \|W\|_2 = \sqrt{\sum_{i=1}^N w_i^2}$$
#
# 无论 $W$ 是什么形状，求和都取遍它的**所有**元素。
#
# - `W`：任意形状。返回一个数。
# - 例： $W = \begin{pmatrix} 3 & 0 \\ -4 & 0 \end{pmatrix}$ 的 $L_1$ 范数为 7， $L_2$ 范数为 5。
# - 对矩阵，库里的范数函数算的可能是另一种范数。
#
# %%
def l1_norm(W):
    """The sum of the absolute values of all elements.

    W: any shape. Returns a float.
    """
    # BEGIN CONTRACT
    assert _fits(W)
    # END CONTRACT
    # BEGIN SOLUTION
    return np.sum(np.abs(_floats(W)))
    # END SOLUTION


# %%
def l2_norm(W):
    """The root of the sum of the squares of all elements.

    W: any shape. Returns a float.
    """
    # BEGIN CONTRACT
    assert _fits(W)
    # END CONTRACT
    # BEGIN SOLUTION
    return np.sqrt(np.sum(_floats(W) ** 2))
    # END SOLUTION


# %% [markdown]
# ## `l1_gradient(W, lam)` and `l2_gradient(W, lam)`
#
# A penalty is added to the loss, with a factor $\lambda$ (`lam`): either $\lambda \|W\|_1$ or $\lambda \|W\|_2^2$.
# Compute
# the gradient of the penalty in $W$.
#
# - `W`: any shape; `lam`: a number. Both return the shape of `W`.
# - The absolute value has a kink at 0. Where an element is 0, its part of the $L_1$ gradient is 0.
# - The $L_2$ penalty is the *squared* norm, without a factor $\tfrac{1}{2}$.
# - Example: $W = (3, 0, -4)$ and $\lambda = 0.5$ give $(0.5, 0, -0.5)$ for $L_1$ and $(3, 0, -4)$ for $L_2$.
#
# %% [markdown] lang="zh"
# ## `l1_gradient(W, lam)` 与 `l2_gradient(W, lam)`
#
# 在损失函数上加一个惩罚项，系数为 $\lambda$（`lam`）： $\lambda \|W\|_1$ 或 $\lambda \|W\|_2^2$。求惩罚项对 $W$
# 的梯度。
#
# - `W`：任意形状；`lam`：一个数。返回值的形状都与 `W` 相同。
# - 绝对值函数在 0 处不可导。约定：元素为 0 时， $L_1$ 梯度的相应分量为 0。
# - $L_2$ 惩罚项用的是范数的**平方**，没有系数 $\tfrac{1}{2}$。
# - 例：当 $W = (3, 0, -4)$ 且 $\lambda = 0.5$ 时， $L_1$ 的梯度为 $(0.5, 0, -0.5)$， $L_2$ 的梯度为 $(3, 0, -4)$。
#
# %%
def l1_gradient(W, lam):
    """The gradient of lam times the L1 norm; 0 where W is 0.

    W: any shape; lam: a number. Returns the shape of W.
    """
    # BEGIN CONTRACT
    assert _fits(W)
    assert np.shape(lam) == ()
    assert abs(lam) <= 1e3
    # END CONTRACT
    # BEGIN SOLUTION
    return lam * np.sign(_floats(W))
    # END SOLUTION


# %%
def l2_gradient(W, lam):
    """The gradient of lam times the squared L2 norm.

    W: any shape; lam: a number. Returns the shape of W.
    """
    # BEGIN CONTRACT
    assert _fits(W)
    assert np.shape(lam) == ()
    assert abs(lam) <= 1e3
    # END CONTRACT
    # BEGIN SOLUTION
    return 2 * lam * _floats(W)
    # END SOLUTION


# %% [markdown]
# ## `dropout(x, u, p, training=True)`
#
# In training every unit is dropped with the probability $p$ (Figure 6.16). So that nothing has to be changed in
# testing,
# the units that stay are scaled up at once ("inverted" dropout):
#
# $$y_i = \begin{cases} 0, & u_i < p \\ x_i / (1 - p), & u_i \ge p \end{cases}$$
#
# - `x`: any shape; `u`: the same shape, random numbers from $[0, 1)$, one for each unit; `p`: $0 \le p < 1$. Returns
#   the
#   shape of `x`.
# - With `training=False` nothing is dropped and nothing scaled: return `x` unchanged (a copy).
# - Example: $x = (1, 2, 3)$, $u = (0.1, 0.9, 0.25)$, $p = 0.25$ give $(0, 2.6667, 4)$.
# - Here $p$ is the probability of being dropped. In other courses it is that of being kept.
#
# %% [markdown] lang="zh"
# ## `dropout(x, u, p, training=True)`
#
# 训练时，每个单元以概率 $p$ 被丢弃（图 6.16）。为了测试时无需再作调整，保留下来的单元当即放大
# （“反向”dropout，inverted dropout）：
#
# $$y_i = \begin{cases} 0, & u_i < p \\ x_i / (1 - p), & u_i \ge p \end{cases}$$
#
# - `x`：任意形状；`u`：形状相同，是 $[0, 1)$ 中的随机数，每个单元一个；`p`： $0 \le p < 1$。返回值的形状与 `x` 相同。
# - 当 `training=False` 时，既不丢弃也不放大：原样返回 `x`（副本）。
# - 例：当 $x = (1, 2, 3)$， $u = (0.1, 0.9, 0.25)$， $p = 0.25$ 时，结果为 $(0, 2.6667, 4)$。
# - 这里的 $p$ 是被丢弃的概率；在有些课程中，它是被保留的概率。
#
# %%
def dropout(x, u, p, training=True):
    """Inverted dropout: units with u < p are dropped, the others divided by 1 - p; in testing x itself.

    x, u: any shape, the same; p: a number, 0 ≤ p < 1; training: a bool. Returns the shape of x.
    """
    # BEGIN CONTRACT
    assert _fits(x, u)
    assert np.shape(p) == ()
    assert _is_mask(u, p)
    # END CONTRACT
    # BEGIN SOLUTION
    x = _floats(x)
    return np.where(_floats(u) < p, 0, x / (1 - p)) if training else x.copy()
    # END SOLUTION


# %% [markdown]
# ## `dropout_backward(grad_out, u, p)`
#
# The gradient of the loss in `x`, when `grad_out` is its gradient in the output of `dropout` in training.
#
# - `grad_out`, `u`: any shape, the same; `p` as before. Returns that shape.
# - Example: `grad_out` $= (6, 6, -6)$ with $u$ and $p$ as above gives $(0, 8, -8)$.
# - Which units took part in the forward pass, and with which factor?
#
# %% [markdown] lang="zh"
# ## `dropout_backward(grad_out, u, p)`
#
# 设 `grad_out` 是损失对训练时 `dropout` 输出的梯度，求损失对 `x` 的梯度。
#
# - `grad_out`、`u`：任意形状，二者相同；`p` 同上。返回值为同样的形状。
# - 例：`grad_out` 为 $(6, 6, -6)$， $u$ 与 $p$ 同上，结果为 $(0, 8, -8)$。
# - 请想一想：前向计算时有哪些单元参与？系数是多少？
#
# %%
def dropout_backward(grad_out, u, p):
    """The gradient in x of dropout in training.

    grad_out, u: any shape, the same; p: a number. Returns that shape.
    """
    # BEGIN CONTRACT
    assert _fits(grad_out, u)
    assert np.shape(p) == ()
    assert _is_mask(u, p)
    # END CONTRACT
    # BEGIN SOLUTION
    return dropout(grad_out, u, p)
    # END SOLUTION


# %% [markdown]
# ## `batchnorm(x, gamma, beta, eps=1e-5)`
#
# Batch normalisation in training. Each row of `x` is a sample, each column a feature. With the mean $\mu_j$ and the
# variance $\sigma_j^2$ of column $j$ over the batch,
#
# $$y_{ij} = \gamma_j\, \hat{x}_{ij} + \beta_j, \qquad \hat{x}_{ij} = \frac{x_{ij} - \mu_j}{\sqrt{\sigma_j^2 +
# \epsilon}}, \qquad \sigma_j^2 = \frac{1}{N} \sum_{i=1}^N (x_{ij} - \mu_j)^2.$$
#
# - `x`: `(N, D)`; `gamma`, `beta`: `(D,)`; `eps`: a number, at least $10^{-6}$. Returns `(N, D)`.
# - The variance is divided by $N$, and $\epsilon$ stands under the root. A batch of one sample is allowed, and so is a
#   feature that is the same for all samples.
# - Example: the column $(1, 3)$ has $\mu = 2$ and $\sigma^2 = 1$; with $\gamma = 2$, $\beta = 5$ and
#   $\epsilon = 0.21$ it
#   becomes $(5 - 2/1.1,\ 5 + 2/1.1) \approx (3.1818, 6.8182)$.
#
# %% [markdown] lang="zh"
# ## `batchnorm(x, gamma, beta, eps=1e-5)`
#
# 训练时的批归一化。`x` 的每一行是一个样本，每一列是一个特征。记 $\mu_j$ 与 $\sigma_j^2$ 为第 $j$
# 列在该批次上的均值与方差，则
#
# $$y_{ij} = \gamma_j\, \hat{x}_{ij} + \beta_j, \qquad \hat{x}_{ij} = \frac{x_{ij} - \mu_j}{\sqrt{\sigma_j^2 +
# \epsilon}}, \qquad \sigma_j^2 = \frac{1}{N} \sum_{i=1}^N (x_{ij} - \mu_j)^2.$$
#
# - `x`：`(N, D)`；`gamma`、`beta`：`(D,)`；`eps`：不小于 $10^{-6}$ 的数。返回 `(N, D)`。
# - 方差除以 $N$， $\epsilon$ 在根号之内。批次可以只有一个样本，某个特征也可以对所有样本都相同。
# - 例：列 $(1, 3)$ 的 $\mu = 2$， $\sigma^2 = 1$；取 $\gamma = 2$， $\beta = 5$， $\epsilon = 0.21$，结果为
#   $(5 - 2/1.1,\ 5 + 2/1.1) \approx (3.1818, 6.8182)$。
#
# %%
def batchnorm(x, gamma, beta, eps=1e-5):
    """Batch normalisation in training, per column.

    x: (N, D); gamma, beta: (D,); eps: a number. Returns (N, D).
    """
    # BEGIN CONTRACT
    assert _is_batch(x, eps)
    assert _fits(np.asarray(x)[0], gamma, beta)
    assert eps <= 1e3
    # END CONTRACT
    # BEGIN SOLUTION
    x = _floats(x)
    return batchnorm_test(x, gamma, beta, np.mean(x, axis=0), np.var(x, axis=0), eps)
    # END SOLUTION


# %% [markdown]
# ## `batchnorm_backward(grad_out, x, gamma, eps=1e-5)`
#
# The gradients of the loss in `x`, `gamma` and `beta`, when `grad_out` is its gradient in the output of `batchnorm`.
#
# - `grad_out`, `x`: `(N, D)`; `gamma`: `(D,)`. Returns `(grad_x, grad_gamma, grad_beta)`, `(N, D)`, `(D,)` and `(D,)`.
# - Example: a column $x = (1, 3, 5)$ with `grad_out` $= (3, 0, 0)$, $\gamma = 2$ and
#   $\epsilon = \tfrac{4}{3}$: $\mu = 3$, $\sigma^2 + \epsilon = 4$, $\hat{x} = (-1, 0, 1)$; `grad_gamma` is $-3$,
#   `grad_beta` is 3, and `grad_x` is $(1, -1, 0)$.
# - If one sample moves, do the outputs of its neighbours change? Count the ways in which $x_{ij}$ reaches the loss.
#
# %% [markdown] lang="zh"
# ## `batchnorm_backward(grad_out, x, gamma, eps=1e-5)`
#
# 设 `grad_out` 是损失对 `batchnorm` 输出的梯度，求损失对 `x`、`gamma` 和 `beta` 的梯度。
#
# - `grad_out`、`x`：`(N, D)`；`gamma`：`(D,)`。返回 `(grad_x, grad_gamma, grad_beta)`，形状分别为 `(N, D)`、`(D,)`、
#   `(D,)`。
# - 例：某一列 $x = (1, 3, 5)$，`grad_out` 为 $(3, 0, 0)$， $\gamma = 2$， $\epsilon = \tfrac{4}{3}$。此时 $\mu = 3$，
#   $\sigma^2 + \epsilon = 4$， $\hat{x} = (-1, 0, 1)$；`grad_gamma` 为 $-3$，`grad_beta` 为 3，`grad_x` 为
#   $(1, -1, 0)$。
# - 请想一想：一个样本变动时，同批次其他样本的输出会变吗？ $x_{ij}$ 通过哪几条途径影响损失？
#
# %%
def batchnorm_backward(grad_out, x, gamma, eps=1e-5):
    """The gradients in x, gamma and beta of batchnorm.

    grad_out, x: (N, D); gamma: (D,); eps: a number. Returns (grad_x, grad_gamma, grad_beta).
    """
    # BEGIN CONTRACT
    assert _is_batch(x, eps)
    assert _fits(grad_out, x)
    assert _fits(np.asarray(x)[0], gamma)
    assert eps <= 1e3
    # END CONTRACT
    # BEGIN SOLUTION
    grad_out, x, gamma = _floats(grad_out), _floats(x), _floats(gamma)
    x_hat = _floats(batchnorm(x, np.ones_like(gamma), np.zeros_like(gamma), eps))
    grad_gamma, grad_beta = np.sum(grad_out * x_hat, axis=0), np.sum(grad_out, axis=0)
    through_statistics = (grad_beta + x_hat * grad_gamma) / len(x)
    return gamma / np.sqrt(np.var(x, axis=0) + eps) * (grad_out - through_statistics), grad_gamma, grad_beta
    # END SOLUTION


# %% [markdown]
# ## `batchnorm_running(mean, var, x, momentum)`
#
# In testing there may be no batch. So in training running averages of the statistics are kept:
#
# $$\mu_{run} \leftarrow m\, \mu_{run} + (1 - m)\, \mu, \qquad \sigma_{run}^2 \leftarrow m\, \sigma_{run}^2 + (1 - m)\,
# \sigma^2$$
#
# with the batch's mean and its variance (divided by $N$, as above).
#
# - `mean`, `var`: `(D,)`, the old averages; `x`: `(N, D)`, the batch; `momentum`: $m$. Returns `(mean, var)`, new
#   arrays.
# - Example: `mean` $= (0)$, `var` $= (1)$, the column $(1, 3)$ and $m = 0.9$ give $0.2$ and $1$; with $m = 0.5$, $1$
#   and $1$.
# - Libraries do not agree on which of the two has the factor $m$. Here it is the old one.
#
# %% [markdown] lang="zh"
# ## `batchnorm_running(mean, var, x, momentum)`
#
# 测试时可能没有批次可用，因此在训练中保存统计量的滑动平均：
#
# $$\mu_{run} \leftarrow m\, \mu_{run} + (1 - m)\, \mu, \qquad \sigma_{run}^2 \leftarrow m\, \sigma_{run}^2 + (1 - m)\,
# \sigma^2$$
#
# 其中用的是该批次的均值与方差（同上，除以 $N$）。
#
# - `mean`、`var`：`(D,)`，原来的滑动平均；`x`：`(N, D)`，当前批次；`momentum`：即 $m$。返回新数组 `(mean, var)`。
# - 例：`mean` 为 $(0)$，`var` 为 $(1)$，列为 $(1, 3)$。 $m = 0.9$ 时得到 $0.2$ 与 $1$； $m = 0.5$ 时得到 $1$ 与 $1$。
# - 系数 $m$ 乘在哪一项上，各个库的约定并不一致；这里乘在原来的值上。
#
# %%
def batchnorm_running(mean, var, x, momentum):
    """The running averages after one more batch.

    mean, var: (D,); x: (N, D); momentum: a number. Returns (mean, var).
    """
    # BEGIN CONTRACT
    assert _is_batch(x)
    assert _fits(np.asarray(x)[0], mean, var)
    assert (np.asarray(var, dtype=np.float64) >= 0).all()
    assert np.shape(momentum) == ()
    assert 0 <= momentum <= 1
    # END CONTRACT
    # BEGIN SOLUTION
    x = _floats(x)
    mean = momentum * _floats(mean) + (1 - momentum) * np.mean(x, axis=0)
    return mean, momentum * _floats(var) + (1 - momentum) * np.var(x, axis=0)
    # END SOLUTION


# %% [markdown]
# ## `batchnorm_test(x, gamma, beta, mean, var, eps=1e-5)`
#
# Batch normalisation in testing: the formula of `batchnorm`, with the running averages in the place of the batch's
# statistics.
#
# - `x`: `(N, D)`; the others `(D,)`. Returns `(N, D)`. A sample gives the same result in any batch.
# - Example: $x = 3$ with $\gamma = 2$, $\beta = 5$, `mean` 1, `var` 3.75 and $\epsilon = 0.25$ gives
#   $2 \cdot 2 / 2 + 5 = 7$.
#
# %% [markdown] lang="zh"
# ## `batchnorm_test(x, gamma, beta, mean, var, eps=1e-5)`
#
# 测试时的批归一化：公式与 `batchnorm` 相同，只是用滑动平均代替该批次的统计量。
#
# - `x`：`(N, D)`；其余为 `(D,)`。返回 `(N, D)`。同一个样本无论在哪个批次中，结果都相同。
# - 例： $x = 3$， $\gamma = 2$， $\beta = 5$，`mean` 为 1，`var` 为 3.75， $\epsilon = 0.25$，结果为
#   $2 \cdot 2 / 2 + 5 = 7$。
#
# %%
def batchnorm_test(x, gamma, beta, mean, var, eps=1e-5):
    """Batch normalisation in testing, with the running averages.

    x: (N, D); gamma, beta, mean, var: (D,); eps: a number. Returns (N, D).
    """
    # BEGIN CONTRACT
    assert np.ndim(x) == 2
    assert _fits(x)
    assert _fits(np.asarray(x)[0], gamma, beta, mean)
    assert np.shape(var) == np.shape(mean)
    assert (np.asarray(var, dtype=np.float64) >= 0).all()
    assert 1e-6 * (1 - 1e-6) <= eps <= 1e3
    # END CONTRACT
    # BEGIN SOLUTION
    return _floats(gamma) * (_floats(x) - _floats(mean)) / np.sqrt(_floats(var) + eps) + _floats(beta)
    # END SOLUTION


# %% [markdown]
# ## See it
#
# What dropout and batch normalisation do to the activations of a layer.
#
# %% [markdown] lang="zh"
# ## 看一看
#
# Dropout 与批归一化对一层激活值的影响。
#
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    rng = np.random.default_rng(12)
    activations = rng.gamma(4.0, 0.5, (4000, 1))
    pictures = {
        "activations": activations,
        "dropout, p = 0.3": dropout(activations, rng.random(activations.shape), 0.3),
        "batch normalisation": batchnorm(activations, np.ones(1), np.zeros(1)),
    }
    figure, axes = plt.subplots(1, 3, figsize=(13, 3.8), sharey=True)
    for axis, (title, result) in zip(axes, pictures.items(), strict=True):
        values = np.asarray(result).ravel()
        axis.hist(values, bins=60, range=(-4, 8), color="C0")
        axis.axvline(values.mean(), color="C3")
        axis.set(title=f"{title}\nmean {values.mean():.2f}, deviation {values.std():.2f}", xlabel="value")
    axes[0].set_ylabel("units")
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
# %%
