# %% [markdown]
# # Variational auto-encoders and autoregressive models
#
# A generative model learns the distribution of its data, to make new data of the same kind (Figure 6.23). Besides
# the GAN the notes name two families. You write the smallest useful member of each.
#
# **Variational auto-encoder (VAE).** An encoder turns an image $x$ into a Gaussian over a few hidden numbers $z$, a
# decoder turns $z$ back into pixels. With one linear layer each way:
#
# $$\mu = W_m x + b_m, \quad \log\sigma^2 = W_v x + b_v, \quad z = \mu + \sigma \odot \varepsilon, \quad
# \ell = W_x z + b_x$$
#
# $\ell$ holds the *logits* of the pixels: pixel $i$ is white with probability $\mathrm{sigmoid}(\ell_i)$. `params` is a
# dict: `W_m` `W_v` `(d, D)`, `b_m` `b_v` `(d,)`, `W_x` `(D, d)`, `b_x` `(D,)`; `x` is `(D,)` with pixels in [0, 1];
# `mu`, `log_var` and `eps` are `(d,)`. The logarithm of the variance lies within ±20. The noise $\varepsilon$ always
# comes in as an argument: nothing here draws random numbers.
#
# **Autoregressive model.** $p(x_1, \dots, x_T) = p(x_1)\, p(x_2 \mid x_1) \cdots$: each word is drawn given those
# before. Here it sees the last word alone (a Markov chain): `initial` `(V,)` is the distribution of the first word,
# row $a$ of `transition` `(V, V)` that of the word after $a$. Words are ids $0 \dots V-1$.
#
# NumPy only; logarithms are natural. Inputs may be arrays, nested lists, integers or float32, also inside `params`.
# Never change an argument.
#
# %% [markdown] lang="zh"
# # 变分自编码器与自回归模型
#
# 生成模型学习数据的分布规律，以合成同类的新数据（图6.23）。除生成对抗网络外，讲义还提到另外两类模型。
# 本次作业实现这两类模型中最小而有用的例子。
#
# **变分自编码器（VAE）。** 编码器把图像 $x$ 变为少数几个隐变量 $z$ 的高斯分布，解码器再把 $z$ 变回像素。
# 两个方向各用一个线性层：
#
# $$\mu = W_m x + b_m, \quad \log\sigma^2 = W_v x + b_v, \quad z = \mu + \sigma \odot \varepsilon, \quad
# \ell = W_x z + b_x$$
#
# $\ell$ 是各像素的**对数几率**（logit）：像素 $i$ 为白的概率是 $\mathrm{sigmoid}(\ell_i)$。`params` 是一个字典：
# `W_m` 与 `W_v` 为 `(d, D)`，`b_m` 与 `b_v` 为 `(d,)`，`W_x` 为 `(D, d)`，`b_x` 为 `(D,)`；`x` 为 `(D,)`，
# 像素在 [0, 1] 内；`mu`、`log_var` 和 `eps` 为 `(d,)`。方差的对数在 ±20 以内。噪声 $\varepsilon$ 总是作为参数传入：
# 本次作业不产生随机数。
#
# **自回归模型。** $p(x_1, \dots, x_T) = p(x_1)\, p(x_2 \mid x_1) \cdots$：每个单词都在前面单词的条件下抽取。
# 这里只看前一个单词（马尔可夫链）：`initial` `(V,)` 是第一个单词的分布，`transition` `(V, V)` 的第 $a$ 行是单词 $a$
# 之后那个单词的分布。单词用编号 $0, \dots, V-1$ 表示。
#
# 只使用 NumPy；对数为自然对数。输入可能是数组、嵌套列表、整数或 float32，`params` 里面也一样。不得修改任何参数。
# %%
from itertools import pairwise

import numpy as np

# BEGIN CONTRACT
_SHAPES = {"W_m": "dD", "b_m": "d", "W_v": "dD", "b_v": "d", "W_x": "Dd", "b_x": "D"}


def _is_single(*_values):
    return any(np.asarray(_value).dtype == np.float32 for _value in _values)


def _require_numbers(_values, _low=-1e3, _high=1e3):
    _array = np.asarray(_values)
    assert _array.dtype.kind in "iuf"
    assert _array.size >= 1
    assert _array.min() >= _low - 1e-9 * abs(_low)
    assert _array.max() <= _high + 1e-9 * abs(_high)


def _require_log_var(_mu, _log_var, *_others):
    assert np.ndim(_mu) >= 1
    _limit = 5 if _is_single(_mu, _log_var, *_others) else 20
    _require_numbers(_log_var, -_limit, _limit)
    for _values in (_mu, *_others):
        _require_numbers(_values)
        assert np.shape(_values) == np.shape(_log_var)


def _require_model(x, eps, params):
    assert sorted(params) == sorted(_SHAPES)
    _p = {_name: np.asarray(_value) for _name, _value in params.items()}
    _sizes = {"d": len(_p["b_m"]), "D": len(_p["b_x"])}
    for _name, _axes in _SHAPES.items():
        _require_numbers(_p[_name])
        assert _p[_name].shape == tuple(_sizes[_axis] for _axis in _axes)
    assert np.shape(x) == (_sizes["D"],)
    assert np.shape(eps) == (_sizes["d"],)
    _require_numbers(x, 0, 1)
    _require_numbers(eps)
    _log_var = _p["W_v"] @ np.asarray(x) + _p["b_v"]
    _limit = 5 if _is_single(x, eps, *params.values()) else 20
    _require_numbers(_log_var, -_limit, _limit)
    _z = _p["W_m"] @ np.asarray(x) + _p["b_m"] + np.exp(_log_var / 2) * np.asarray(eps)
    _require_numbers(_p["W_x"] @ _z + _p["b_x"], -30, 30)


def _require_distributions(initial, transition):
    _tolerance = 1e-6 if _is_single(initial, transition) else 1e-9
    _rows = [np.asarray(initial), *np.asarray(transition)]
    assert np.shape(transition) == (len(_rows[0]),) * 2
    for _row in _rows:
        _require_numbers(_row, 0, 1)
        assert abs(_row.sum(dtype=np.float64) - 1) <= _tolerance * (1 + 1e-6)


def _require_words(_words, _V):
    _array = np.asarray(_words)
    assert _array.dtype.kind in "iu"
    assert _array.ndim == 1
    _require_numbers(_array, 0, _V - 1)


# END CONTRACT
# BEGIN SOLUTION
def floats(*values):
    """Every value as a float64 array."""
    return tuple(np.asarray(value, dtype=np.float64) for value in values)


def encode(x, params):
    """mu and log_var of the Gaussian over z."""
    x, W_m, b_m, W_v, b_v = floats(x, *(params[name] for name in ("W_m", "b_m", "W_v", "b_v")))
    return W_m @ x + b_m, W_v @ x + b_v


def decode(z, params):
    """The logits of the pixels."""
    z, W_x, b_x = floats(z, params["W_x"], params["b_x"])
    return W_x @ z + b_x


# END SOLUTION
# %% [markdown]
# ## `reparameterize(mu, log_var, eps)`
#
# A sample of $N(\mu, \sigma^2)$ made of standard noise: $z = \mu + \sigma \odot \varepsilon$ with
# $\sigma = e^{\log\sigma^2 / 2}$. All three arguments have one shape `(..., d)`, and so has the result. Written so,
# $z$ has a derivative in $\mu$ and in $\log\sigma^2$; a sample from a random number generator has none.
#
# **Example**: `mu` = [1, −2], `log_var` = [0, 2 log 3], `eps` = [0.5, −1] give [1.5, −5].
#
# **Pitfall.** The encoder speaks of the logarithm of the *variance*. What multiplies $\varepsilon$? $\sigma$ may exceed
# 1000.
#
# %% [markdown] lang="zh"
# ## `reparameterize(mu, log_var, eps)`
#
# 由标准噪声得到 $N(\mu, \sigma^2)$ 的样本：$z = \mu + \sigma \odot \varepsilon$，其中 $\sigma = e^{\log\sigma^2 / 2}$。
# 三个参数的形状都是 `(..., d)`，结果也是。这样写，$z$ 对 $\mu$ 和 $\log\sigma^2$ 都可以求导；若直接从随机数发生器取样，
# 则无从求导。这就是**重参数化**。
#
# **例** `mu` = [1, −2]，`log_var` = [0, 2 log 3]，`eps` = [0.5, −1]，结果为 [1.5, −5]。
#
# **注意** 编码器给出的是**方差**的对数。与 $\varepsilon$ 相乘的是什么？$\sigma$ 可以大于 1000。
# %%
def reparameterize(mu, log_var, eps):
    """z = mu + exp(log_var / 2) * eps.

    mu, log_var, eps: (..., d). Returns the same shape.
    """
    # BEGIN CONTRACT
    _require_log_var(mu, log_var, eps)
    # END CONTRACT
    # BEGIN SOLUTION
    mu, log_var, eps = floats(mu, log_var, eps)
    return mu + np.exp(log_var / 2) * eps
    # END SOLUTION


# %% [markdown]
# ## `kl_divergence(mu, log_var)`
#
# How far $N(\mu, \sigma^2)$ is from the standard Gaussian $N(0, 1)$, summed over the last axis:
#
# $$KL = \frac12 \sum_{j=1}^{d} \left(\mu_j^2 + \sigma_j^2 - 1 - \log\sigma_j^2\right).$$
#
# `mu` and `log_var` are `(..., d)`; the result has the shape of the leading axes, a number for `(d,)`.
#
# **Example**: `mu` = [1, 0], `log_var` = [0, log 2] give
# $\frac12 (1 + 1 - 1 - 0) + \frac12 (0 + 2 - 1 - \log 2) = 0.653426$.
#
# **Pitfall.** It is never negative, and 0 only for $\mu = 0$, $\sigma = 1$.
#
# %% [markdown] lang="zh"
# ## `kl_divergence(mu, log_var)`
#
# $N(\mu, \sigma^2)$ 与标准高斯分布 $N(0, 1)$ 的 KL 散度，沿最后一个轴求和：
#
# $$KL = \frac12 \sum_{j=1}^{d} \left(\mu_j^2 + \sigma_j^2 - 1 - \log\sigma_j^2\right)。$$
#
# `mu` 与 `log_var` 的形状为 `(..., d)`；结果的形状是前面各轴的形状，`(d,)` 时为一个数。
#
# **例** `mu` = [1, 0]，`log_var` = [0, log 2]，
# 结果为 $\frac12 (1 + 1 - 1 - 0) + \frac12 (0 + 2 - 1 - \log 2) = 0.653426$。
#
# **注意** 它不会是负数，只有 $\mu = 0$、$\sigma = 1$ 时才等于 0。
# %%
def kl_divergence(mu, log_var):
    """The divergence of N(mu, exp(log_var)) from N(0, 1), summed over the last axis.

    mu, log_var: (..., d). Returns (...).
    """
    # BEGIN CONTRACT
    _require_log_var(mu, log_var)
    # END CONTRACT
    # BEGIN SOLUTION
    mu, log_var = floats(mu, log_var)
    return np.sum(mu**2 + np.exp(log_var) - 1 - log_var, axis=-1) / 2
    # END SOLUTION


# %% [markdown]
# ## `reconstruction_loss(x, logits)`
#
# How badly the decoder explains the image: the sum over pixels of
# $-x_i \log s_i - (1 - x_i) \log(1 - s_i)$ with $s = \mathrm{sigmoid}(\ell)$. `x` and `logits` are `(D,)`; returns a
# float.
#
# **Example**: `x` = [1, 0, 0.5], `logits` = [0, 0, log 3] give $\log 2 + \log 2 + 0.836988 = 2.223282$.
#
# **Pitfall.** Logits may be as large as ±1000. Long before, $s$ has rounded to 0 or 1. A small constant inside the
# logarithm gives a finite number, but a wrong one. Can the loss be written without $s$?
#
# %% [markdown] lang="zh"
# ## `reconstruction_loss(x, logits)`
#
# 重构损失，即解码器对图像的解释有多差：对各像素的 $-x_i \log s_i - (1 - x_i) \log(1 - s_i)$ 求和，其中
# $s = \mathrm{sigmoid}(\ell)$。`x` 与 `logits` 的形状为 `(D,)`；返回一个数。
#
# **例** `x` = [1, 0, 0.5]，`logits` = [0, 0, log 3]，结果为 $\log 2 + \log 2 + 0.836988 = 2.223282$。
#
# **注意** 对数几率可达 ±1000，远在此之前 $s$ 就已被舍入为 0 或 1。在对数里加一个很小的常数，得到的结果虽然有限，
# 却是错的。能否不经过 $s$ 而直接写出损失？
# %%
def reconstruction_loss(x, logits):
    """The cross entropy between pixels and their predicted probabilities, summed over pixels.

    x: (D,), in [0, 1]. logits: (D,). Returns a float.
    """
    # BEGIN CONTRACT
    assert np.ndim(x) == 1
    assert np.shape(x) == np.shape(logits)
    _require_numbers(x, 0, 1)
    _require_numbers(logits, *((-30, 30) if _is_single(x, logits) else (-1e3, 1e3)))
    # END CONTRACT
    # BEGIN SOLUTION
    x, logits = floats(x, logits)
    return float(np.sum(np.logaddexp(0, logits) - x * logits))
    # END SOLUTION


# %% [markdown]
# ## `negative_elbo(x, eps, params)`
#
# What the VAE minimises: the reconstruction loss of $x$ from $z = \mu + \sigma \odot \varepsilon$, plus the KL
# divergence. (The *ELBO*, its negative, is a lower bound of $\log p(x)$ in the mean over $\varepsilon$.) The first
# term wants images to be recognised, the second keeps the codes near the standard Gaussian, so that a $z$ drawn from
# it decodes to something sensible.
#
# **Example** with $d = 1$, $D = 2$: `x` = [1, 0], `eps` = [0.5], `W_m` = [[1, 2]], `b_m` = [−0.5], `W_v` = [[−1, 1]],
# `b_v` = [1], `W_x` = [[2], [−1]], `b_x` = [0, 0.5]: $\mu = 0.5$, $\log\sigma^2 = 0$, $z = 1$, logits $(2, -0.5)$; the
# loss is $0.126928 + 0.474077 + 0.125 = 0.726005$.
#
# %% [markdown] lang="zh"
# ## `negative_elbo(x, eps, params)`
#
# 变分自编码器最小化的目标：由 $z = \mu + \sigma \odot \varepsilon$ 重构 $x$ 的损失，加上 KL 散度。（它的相反数 **ELBO**
# 对 $\varepsilon$ 取平均后是 $\log p(x)$ 的下界。）第一项要求图像能够还原，第二项使编码保持在标准高斯分布附近，
# 这样从标准高斯分布抽取的 $z$ 才能解码出像样的图像。
#
# **例** $d = 1$，$D = 2$：`x` = [1, 0]，`eps` = [0.5]，`W_m` = [[1, 2]]，`b_m` = [−0.5]，`W_v` = [[−1, 1]]，`b_v` =
# [1]，`W_x` = [[2], [−1]]，`b_x` = [0, 0.5]。于是 $\mu = 0.5$，$\log\sigma^2 = 0$，$z = 1$，对数几率为 $(2, -0.5)$，
# 损失为 $0.126928 + 0.474077 + 0.125 = 0.726005$。
# %%
def negative_elbo(x, eps, params):
    """Reconstruction loss plus KL divergence.

    x: (D,), in [0, 1]. eps: (d,). params: the dict of weights and biases. Returns a float.
    """
    # BEGIN CONTRACT
    _require_model(x, eps, params)
    # END CONTRACT
    # BEGIN SOLUTION
    mu, log_var = encode(x, params)
    logits = decode(reparameterize(mu, log_var, eps), params)
    return reconstruction_loss(x, logits) + kl_divergence(mu, log_var)
    # END SOLUTION


# %% [markdown]
# ## `elbo_gradients(x, eps, params)`
#
# The gradient of `negative_elbo` in every parameter, a dict with the keys and shapes of `params`. `eps` is held fixed:
# it is a number like any other, and $z$ depends on the encoder through $\mu$ and $\sigma$.
#
# **Example**: the numbers of `negative_elbo` give `b_x` = [−0.119203, 0.377541], `W_x` the same as a column (since
# $z = 1$), `b_m` = [−0.115946] and `b_v` = [−0.153987].
#
# **Pitfalls.** $\mu$ and $\log\sigma^2$ each reach the loss on two paths. What is the derivative of $\sigma$ in
# $\log\sigma^2$? Compare with small changes of `negative_elbo`, with the same `eps`.
#
# %% [markdown] lang="zh"
# ## `elbo_gradients(x, eps, params)`
#
# `negative_elbo` 对每个参数的梯度，返回一个字典，键与各自的形状都与 `params` 相同。求导时 `eps` 固定不变：
# 它只是一个已知的数，$z$ 通过 $\mu$ 和 $\sigma$ 依赖于编码器。
#
# **例** 沿用 `negative_elbo` 的数值，则 `b_x` = [−0.119203, 0.377541]，`W_x` 是同样的数排成一列（因为 $z = 1$），
# `b_m` = [−0.115946]，`b_v` = [−0.153987]。
#
# **注意** $\mu$ 与 $\log\sigma^2$ 各自通过两条路径影响损失。$\sigma$ 对 $\log\sigma^2$ 的导数是什么？请用同一个 `eps`，
# 与 `negative_elbo` 的微小变化比较。
# %%
def elbo_gradients(x, eps, params):
    """The gradient of negative_elbo in every parameter, eps held fixed.

    x: (D,), in [0, 1]. eps: (d,). params: the dict of weights and biases. Returns a dict shaped like params.
    """
    # BEGIN CONTRACT
    _require_model(x, eps, params)
    # END CONTRACT
    # BEGIN SOLUTION
    x, eps, W_x = floats(x, eps, params["W_x"])
    mu, log_var = encode(x, params)
    (z,) = floats(reparameterize(mu, log_var, eps))
    grad_logits = (1 + np.tanh(decode(z, params) / 2)) / 2 - x
    grad_z = W_x.T @ grad_logits
    grad_mu = grad_z + mu
    grad_log_var = (grad_z * eps * np.exp(log_var / 2) + np.exp(log_var) - 1) / 2
    grads = {"W_m": np.outer(grad_mu, x), "b_m": grad_mu, "W_v": np.outer(grad_log_var, x), "b_v": grad_log_var}
    return grads | {"W_x": np.outer(grad_logits, z), "b_x": grad_logits}
    # END SOLUTION


# %% [markdown]
# ## `markov_fit(sequences, V, alpha)`
#
# Learn `(initial, transition)` by counting. `sequences` is a list of sequences of ids (lists or arrays of any lengths
# from 1), or an array `(n, T)`. Every count gets `alpha` more ($\ge 0.001$), so that nothing is impossible, and is
# then normalised:
#
# - `initial` `(V,)`: (number of sequences that start with $a$ + alpha) / ($n$ + alpha · $V$);
# - `transition` `(V, V)`: row $a$ is the distribution of the word after $a$; for a word never followed it is uniform.
#
# **Example**: `sequences` = [[0, 1, 1], [1, 0]], `V` = 2, `alpha` = 1: `initial` is $(2/4, 2/4)$, and `transition` is
# [[1/3, 2/3], [1/2, 1/2]].
#
# **Pitfalls.** The last word of a sequence is not followed by the first word of the next. The same pair may occur many
# times.
#
# %% [markdown] lang="zh"
# ## `markov_fit(sequences, V, alpha)`
#
# 通过计数学习 `(initial, transition)`。`sequences` 是编号序列的列表（各序列为列表或数组，长度可以不同，至少为 1），
# 也可以是 `(n, T)` 的数组。每个计数都加上 `alpha`（$\ge 0.001$），使任何情形都不至于不可能，然后归一化：
#
# - `initial` `(V,)`：（以 $a$ 开头的序列数 + alpha）/（$n$ + alpha · $V$）；
# - `transition` `(V, V)`：第 $a$ 行是单词 $a$ 之后那个单词的分布；若单词 $a$ 之后从未出现过单词，则为均匀分布。
#
# **例** `sequences` = [[0, 1, 1], [1, 0]]，`V` = 2，`alpha` = 1：`initial` 为 $(2/4, 2/4)$，`transition` 为
# [[1/3, 2/3], [1/2, 1/2]]。
#
# **注意** 一个序列的最后一个单词之后，并不是下一个序列的第一个单词。同一对单词可能出现多次。
# %%
def markov_fit(sequences, V, alpha):
    """The distributions of the first word and of each next word, from counts + alpha.

    sequences: n sequences of ids in 0 … V-1, each of at least one word. alpha: at least 0.001.
    Returns (initial, transition): (V,) and (V, V), row a for the word after a.
    """
    # BEGIN CONTRACT
    assert V >= 1
    assert 1e-3 * (1 - 1e-9) <= alpha <= 1e3
    assert len(sequences) >= 1
    for _sequence in sequences:
        _require_words(_sequence, V)
    # END CONTRACT
    # BEGIN SOLUTION
    initial, transition = np.full(V, float(alpha)), np.full((V, V), float(alpha))
    for sequence in sequences:
        initial[sequence[0]] += 1
        for word, following in pairwise(sequence):
            transition[word, following] += 1
    return initial / initial.sum(), transition / transition.sum(axis=1, keepdims=True)
    # END SOLUTION


# %% [markdown]
# ## `sequence_log_likelihood(sequence, initial, transition)`
#
# $\log p(x_1) + \sum_{t=2}^{T} \log p(x_t \mid x_{t-1})$, a float. `sequence` is `(T,)` ids. Probabilities that are
# used are at least $10^{-9}$; others may be 0.
#
# **Example**: `initial` = [0.5, 0.5], `transition` = [[0.25, 0.75], [1, 0]], `sequence` = [0, 1, 0]:
# $\log(0.5 \cdot 0.75 \cdot 1) = -0.980829$.
#
# **Pitfall.** A sequence may have 1000 words. What does a product of 1000 probabilities round to?
#
# %% [markdown] lang="zh"
# ## `sequence_log_likelihood(sequence, initial, transition)`
#
# 计算 $\log p(x_1) + \sum_{t=2}^{T} \log p(x_t \mid x_{t-1})$，返回一个数。`sequence` 是 `(T,)` 的编号。
# 用到的概率都不小于 $10^{-9}$，其余的可以为 0。
#
# **例** `initial` = [0.5, 0.5]，`transition` = [[0.25, 0.75], [1, 0]]，`sequence` = [0, 1, 0]，
# 结果为 $\log(0.5 \cdot 0.75 \cdot 1) = -0.980829$。
#
# **注意** 一个序列可能有 1000 个单词。1000 个概率的乘积会被舍入成什么？
# %%
def sequence_log_likelihood(sequence, initial, transition):
    """The log-probability of a sequence.

    sequence: (T,) ids. initial: (V,). transition: (V, V), row a for the word after a. Returns a float.
    """
    # BEGIN CONTRACT
    _require_distributions(initial, transition)
    _require_words(sequence, len(initial))
    assert len(sequence) <= 1000
    assert initial[sequence[0]] >= 1e-9 * (1 - 1e-6)
    for _word, _following in pairwise(sequence):
        assert transition[_word][_following] >= 1e-9 * (1 - 1e-6)
    # END CONTRACT
    # BEGIN SOLUTION
    rows = [initial, *(transition[word] for word in sequence[:-1])]
    return float(np.sum(np.log(floats(*(row[word] for row, word in zip(rows, sequence, strict=True))))))
    # END SOLUTION


# %% [markdown]
# ## `sample_sequence(u, initial, transition)`
#
# Write a sequence, `(T,)` ids. The chance comes in as `u` `(T,)`, numbers in [0, 1): step $t$ takes the first id whose
# *cumulative* probability ($p_0 + \dots + p_{id}$) is greater than `u[t]`; the first step with `initial`, every
# later one with the row of the word before. (Should rounding leave no such id, it is the last with a positive
# probability.)
#
# **Example**: `initial` = [0.5, 0.5], `transition` = [[0.25, 0.75], [1, 0]], `u` = [0.3, 0.3, 0.9]: the first word is 0
# (0.5 > 0.3), then 1 (0.25 is not, 1 is), then 0: [0, 1, 0].
#
# %% [markdown] lang="zh"
# ## `sample_sequence(u, initial, transition)`
#
# 生成一个序列，形状 `(T,)` 的编号。随机性由 `u` `(T,)` 给出，其元素在 [0, 1) 内：第 $t$ 步取**累积**概率
# （$p_0 + \dots + p_{id}$）大于 `u[t]` 的第一个编号；第一步用 `initial`，以后每一步用前一个单词所在的行。
# （如果由于舍入而没有这样的编号，就取概率为正的最后一个编号。）
#
# **例** `initial` = [0.5, 0.5]，`transition` = [[0.25, 0.75], [1, 0]]，`u` = [0.3, 0.3, 0.9]：第一个单词是 0（0.5 >
# 0.3），然后是 1（0.25 不大于 0.3，而 1 大于），再后是 0：[0, 1, 0]。
# %%
def sample_sequence(u, initial, transition):
    """A sequence drawn by inverting cumulative probabilities.

    u: (T,), in [0, 1). initial: (V,). transition: (V, V), row a for the word after a. Returns (T,) ids.
    """
    # BEGIN CONTRACT
    _require_distributions(initial, transition)
    assert np.ndim(u) == 1
    _require_numbers(u, 0, np.nextafter(1, 0))
    _row, _gap = initial, 1e-4 if _is_single(u, initial, transition) else 1e-6
    for _number in u:
        _sums = np.cumsum(np.asarray(_row, dtype=np.float64))
        assert np.abs(_sums - _number).min() >= _gap * (1 - 1e-6)
        _row = transition[int(np.argmax(_sums > _number))]
    # END CONTRACT
    # BEGIN SOLUTION
    row, words = initial, []
    for number in u:
        possible = np.flatnonzero(row)
        place = np.searchsorted(np.cumsum(floats(row)[0])[possible], number, side="right")
        words.append(int(possible[min(place, len(possible) - 1)]))
        row = transition[words[-1]]
    return np.array(words)
    # END SOLUTION


# %% [markdown]
# # See it
#
# Two cells that use what you have written. They have no points.
#
# 1. A VAE with two hidden numbers learns eight little images by your `elbo_gradients`. Above: the images and what your
#    decoder makes of them. Below: the latent plane, one decoded image for every place.
# 2. A language model of characters, from four sentences of this course: your `markov_fit` learns it, your
#    `sample_sequence` writes, your `sequence_log_likelihood` tells a sentence from its reversal.
#
# %% [markdown] lang="zh"
# # 看一看
#
# 下面两个单元格使用你写好的函数，不计分。
#
# 1. 只有两个隐变量的 VAE 用你的 `elbo_gradients` 学习八幅小图。上图：原图与重构的结果；下图：隐变量平面，
#    每个位置各解码出一幅图。
# 2. 由本课程的四个句子得到的字符级语言模型：用你的 `markov_fit` 学习，由你的 `sample_sequence` 写句子，
#    再用你的 `sequence_log_likelihood` 比较一个句子与把它倒过来的样子。
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    def half_planes(side=5):
        """Eight images, each white on one side of a line through the middle."""
        rows, columns = np.mgrid[:side, :side] - (side - 1) / 2
        angles = np.arange(8) * np.pi / 4
        return [(np.cos(a) * columns + np.sin(a) * rows > 0.1).astype(float).ravel() for a in angles]

    def train_vae(images, d=2, eta=0.02, epochs=120):
        rng, D = np.random.default_rng(0), len(images[0])
        shapes = {"W_m": (d, D), "b_m": (d,), "W_v": (d, D), "b_v": (d,), "W_x": (D, d), "b_x": (D,)}
        params = {name: 0.1 * rng.normal(size=shape) for name, shape in shapes.items()}
        losses = []
        for _ in range(epochs):
            total = 0.0
            for x in images:
                eps = rng.normal(size=d)
                total += negative_elbo(x, eps, params)
                grads = elbo_gradients(x, eps, params)
                params = {name: params[name] - eta * np.asarray(grads[name]) for name in params}
            losses.append(total / len(images))
        return params, losses

    def draw_vae(side=5):
        images = half_planes(side)
        params, losses = train_vae(images)
        print(f"negative ELBO: {losses[0]:.2f} -> {np.mean(losses[-20:]):.2f}")

        def decoded(z):
            return (1 / (1 + np.exp(-(params["W_x"] @ z + params["b_x"])))).reshape(side, side)

        border = np.ones((side, 1))
        codes = [reparameterize(params["W_m"] @ x + params["b_m"], np.zeros(2), np.zeros(2)) for x in images]
        strips = [np.hstack([np.hstack([x.reshape(side, side), border]) for x in images])]
        strips.append(np.hstack([np.hstack([decoded(np.asarray(z)), border]) for z in codes]))
        _, (top, bottom) = plt.subplots(2, 1, height_ratios=(1, 3), figsize=(6, 7))
        top.imshow(np.vstack([strips[0], np.ones((1, strips[0].shape[1])), strips[1]]), cmap="gray")
        top.set_title("Images (first row) and reconstructions (second row)")
        top.axis("off")
        places = np.linspace(-3.6, 3.6, 9)
        plane = np.vstack([np.hstack([decoded(np.array([a, b])) for a in places]) for b in places[::-1]])
        bottom.imshow(plane, cmap="gray", extent=(-4, 4, -4, 4))
        bottom.plot(*np.transpose(codes), "r.")
        bottom.set_title("The latent plane; red: the codes of the images")
        bottom.set_xlabel("first hidden number")
        bottom.set_ylabel("second hidden number")
        plt.show()

    draw_vae()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
# %% only="notebook"
SENTENCES = ["南方人爱吃甜豆花。", "北方人爱吃咸豆花。", "北方的豆浆甜，南方的豆花咸。", "我不爱吃甜的，他不爱喝豆浆。"]

try:
    characters = sorted(set("".join(SENTENCES)))
    texts = [[characters.index(character) for character in sentence] for sentence in SENTENCES]
    first, following = markov_fit(texts, len(characters), 0.001)
    rng = np.random.default_rng(3)
    for _ in range(6):
        written = "".join(characters[int(k)] for k in sample_sequence(rng.random(30), first, following))
        print(written.split("。")[0] + "。")
    for sentence in (SENTENCES[0], SENTENCES[0][::-1], "南方人爱喝豆浆。"):
        ids = [characters.index(character) for character in sentence]
        print(f"log p = {float(sequence_log_likelihood(ids, first, following)):8.2f}  {sentence}")
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell writes.")
# %%
