# %% [markdown]
# # Generative adversarial networks
#
# You write Algorithm 6.5.1 for data on a line, with networks so small that every gradient can be checked by hand. The
# generator G and the discriminator D play
#
# $$\min_G \max_D V(D, G) = E_{x \sim p_{data}} [\log D(x)] + E_{z \sim p_z} [\log(1 - D(G(z)))].$$
#
# - $G(z) = a z + b$, with `theta_g` $= (a, b)$.
# - $D(x) = \sigma(s)$ with the logit $s = u_0 + u_1 x + u_2 x^2$ and `theta_d` $= (u_0, u_1, u_2)$. Here
#   $\sigma(s) = 1 / (1 + e^{-s})$. For two Gaussians the best discriminator has exactly this form.
#
# Every batch is an array `(m,)` with $m \ge 1$; `x_real` and `x_fake` have the same `m`. The expectations become means
# over the batch. Logarithms are natural. Arguments may be arrays, nested lists, whole numbers or float32. Never change
# an argument; return new arrays. There is no random number in this assignment: all noise comes in as an argument.
#
# %% [markdown] lang="zh"
# # 生成对抗网络
#
# 本次作业针对一维数据实现算法 6.5.1。两个网络都很小，每一个梯度都可以手工验算。生成器 G 与判别器 D 进行如下的博弈：
#
# $$\min_G \max_D V(D, G) = E_{x \sim p_{data}} [\log D(x)] + E_{z \sim p_z} [\log(1 - D(G(z)))].$$
#
# - 生成器为 $G(z) = a z + b$，参数 `theta_g` 即 $(a, b)$。
# - 判别器为 $D(x) = \sigma(s)$，其中 $s = u_0 + u_1 x + u_2 x^2$ 称为对数几率（logit），参数 `theta_d`
#   即 $(u_0, u_1, u_2)$，而 $\sigma(s) = 1 / (1 + e^{-s})$。当真实数据与生成数据都服从高斯分布时，
#   最优判别器恰好具有这种形式。
#
# 每个批次（batch）都是形状为 `(m,)` 的数组，`m` 至少为 1；`x_real` 与 `x_fake` 的 `m` 相同。期望一律换成批次上的平均。
# 对数为自然对数。参数可以是数组、嵌套列表、整数或 float32。不得修改传入的参数，结果一律用新数组返回。
# 本次作业不产生随机数：所有噪声都作为参数传入。
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


def _require_batches(*_batches):
    """Batches of the same size, at least 1."""
    assert all(np.ndim(_batch) == 1 for _batch in _batches)
    assert len({len(_batch) for _batch in _batches}) == 1
    _require_numbers(1e3, *_batches)


def _require_discriminator(_limit, _theta_d, *_batches):
    """Logits stay within the limit."""
    assert np.shape(_theta_d) == (3,)
    _require_numbers(1e3, _theta_d)
    _u0, _u1, _u2 = np.asarray(_theta_d, dtype=np.float64)
    for _batch in _batches:
        _x = np.asarray(_batch, dtype=np.float64)
        _require_numbers(_limit, _u0 + _u1 * _x + _u2 * _x**2)


def _fakes(_z, _theta_g):
    _require_batches(_z)
    assert np.shape(_theta_g) == (2,)
    _require_numbers(1e3, _theta_g)
    _a, _b = np.asarray(_theta_g, dtype=np.float64)
    return _a * np.asarray(_z, dtype=np.float64) + _b


# END CONTRACT
# BEGIN SOLUTION


def _floats(values):
    """The values as a float64 array."""
    return np.asarray(values, dtype=np.float64)


def _logits(x, theta_d):
    x, (u0, u1, u2) = _floats(x), _floats(theta_d)
    return u0 + u1 * x + u2 * x**2


def _log_sigmoid(s):
    """log sigmoid(s) without overflow; log(1 - sigmoid(s)) is _log_sigmoid(-s)."""
    return -np.logaddexp(0, -s)


# END SOLUTION


# %% [markdown]
# ## `generator(z, theta_g)`
#
# Fake data from noise, $G(z) = a z + b$ for every element of the batch.
#
# - `z`: `(m,)`, `theta_g`: $(a, b)$. Returns shape `(m,)`.
# - Example: $z = (-1, 0, 2)$ and $(a, b) = (3, 0.5)$ give $(-2.5, 0.5, 6.5)$.
#
# %% [markdown] lang="zh"
# ## `generator(z, theta_g)`
#
# 由噪声生成数据：对批次中的每个元素计算 $G(z) = a z + b$。
#
# - `z`：`(m,)`；`theta_g`：即 $(a, b)$。返回值形状为 `(m,)`。
# - 例：当 $z = (-1, 0, 2)$ 且 $(a, b) = (3, 0.5)$ 时，结果为 $(-2.5, 0.5, 6.5)$。
#
# %%
def generator(z, theta_g):
    """G(z) = a z + b.

    z: (m,); theta_g: (a, b). Returns (m,).
    """
    # BEGIN CONTRACT
    _fakes(z, theta_g)
    # END CONTRACT
    # BEGIN SOLUTION
    a, b = _floats(theta_g)
    return a * _floats(z) + b
    # END SOLUTION


# %% [markdown]
# ## `discriminator(x, theta_d)`
#
# The probability with which D takes each sample for a real one, $D(x) = \sigma(u_0 + u_1 x + u_2 x^2)$.
#
# - `x`: `(m,)`, `theta_d`: $(u_0, u_1, u_2)$. Returns shape `(m,)`.
# - Example: for $(u_0, u_1, u_2) = (1, -1, 0.5)$ and $x = (0, 2)$ the logits are $1$ and $1 - 2 + 2 = 1$, so
#   $D = (0.7311, 0.7311)$.
# - The constant comes first in `theta_d`. Some library functions for polynomials want it last.
#
# %% [markdown] lang="zh"
# ## `discriminator(x, theta_d)`
#
# 判别器认为每个样本为真实数据的概率，即 $D(x) = \sigma(u_0 + u_1 x + u_2 x^2)$。
#
# - `x`：`(m,)`；`theta_d`：即 $(u_0, u_1, u_2)$。返回值形状为 `(m,)`。
# - 例：当 $(u_0, u_1, u_2) = (1, -1, 0.5)$ 且 $x = (0, 2)$ 时，对数几率为 $1$ 与
#   $1 - 2 + 2 = 1$，因此 $D = (0.7311, 0.7311)$。
# - `theta_d` 中常数项在最前面，而有些计算多项式的库函数要求常数项在最后。
#
# %%
def discriminator(x, theta_d):
    """D(x) = sigmoid(u0 + u1 x + u2 x^2).

    x: (m,); theta_d: (u0, u1, u2). Returns (m,).
    """
    # BEGIN CONTRACT
    _require_batches(x)
    _require_discriminator(30, theta_d, x)
    # END CONTRACT
    # BEGIN SOLUTION
    return np.exp(_log_sigmoid(_logits(x, theta_d)))
    # END SOLUTION


# %% [markdown]
# ## `discriminator_value(x_real, x_fake, theta_d)`
#
# What D wants to be large (Algorithm 6.5.1):
#
# $$V = \frac{1}{m} \sum_{i=1}^{m} \log D(x_{real}^{(i)}) + \frac{1}{m} \sum_{i=1}^{m} \log(1 - D(x_{fake}^{(i)})).$$
#
# - `x_real`, `x_fake`: `(m,)`, `theta_d`: $(u_0, u_1, u_2)$. Returns a number, never positive.
# - Example: with `theta_d` $= (0, 0, 0)$, D is 0.5 everywhere, and $V = 2 \log 0.5 \approx -1.3863$.
# - The value must be right and finite for logits from $-1000$ to $1000$. Long before that, D has rounded to exactly 0
#   or 1. A small constant inside the logarithm would give finite numbers, but wrong ones: with the logit $-1000$ on a
#   real sample, $\log D$ is $-1000$.
#
# %% [markdown] lang="zh"
# ## `discriminator_value(x_real, x_fake, theta_d)`
#
# 判别器希望最大化的量（算法 6.5.1）：
#
# $$V = \frac{1}{m} \sum_{i=1}^{m} \log D(x_{real}^{(i)}) + \frac{1}{m} \sum_{i=1}^{m} \log(1 - D(x_{fake}^{(i)})).$$
#
# - `x_real`、`x_fake`：`(m,)`；`theta_d`：即 $(u_0, u_1, u_2)$。返回一个不大于 0 的数。
# - 例：当 `theta_d` 为 $(0, 0, 0)$ 时，D 处处为 0.5，于是 $V = 2 \log 0.5 \approx -1.3863$。
# - 对数几率在 $-1000$ 到 $1000$ 之间时，结果都必须正确且有限。远在此之前，D 就已经被舍入为 0 或 1 了。
#   在对数里加一个很小的常数可以得到有限的结果，但那是错的：真实样本的对数几率为 $-1000$ 时， $\log D$ 就等于 $-1000$。
#
# %%
def discriminator_value(x_real, x_fake, theta_d):
    """mean log D(x_real) + mean log(1 - D(x_fake)), for logits up to ±1000.

    x_real, x_fake: (m,); theta_d: (u0, u1, u2). Returns a float.
    """
    # BEGIN CONTRACT
    _require_batches(x_real, x_fake)
    _require_discriminator(1e3, theta_d, x_real, x_fake)
    # END CONTRACT
    # BEGIN SOLUTION
    log_real = _log_sigmoid(_logits(x_real, theta_d))
    log_fake = _log_sigmoid(-_logits(x_fake, theta_d))
    return float(np.mean(log_real) + np.mean(log_fake))
    # END SOLUTION


# %% [markdown]
# ## `discriminator_gradient(x_real, x_fake, theta_d)`
#
# The gradient of `discriminator_value` in `theta_d`, the direction in which D *ascends*.
#
# - `x_real`, `x_fake`: `(m,)`, `theta_d`: $(u_0, u_1, u_2)$. Returns shape `(3,)`.
# - Example: `theta_d` $= (0, 0, 0)$, `x_real` $= (1, 3)$, `x_fake` $= (0, 2)$. The means of $(1, x, x^2)$ are
#   $(1, 2, 5)$ for the real and $(1, 1, 2)$ for the fake samples; the gradient is half of their difference,
#   $(0, 0.5, 1.5)$.
# - What do the derivatives of $\log\sigma(s)$ and of $\log(1 - \sigma(s))$ in $s$ simplify to? Each batch goes with its
#   own features.
#
# %% [markdown] lang="zh"
# ## `discriminator_gradient(x_real, x_fake, theta_d)`
#
# `discriminator_value` 对 `theta_d` 的梯度，也就是判别器梯度**上升**的方向。
#
# - `x_real`、`x_fake`：`(m,)`；`theta_d`：即 $(u_0, u_1, u_2)$。返回值形状为 `(3,)`。
# - 例：取 `theta_d` 为 $(0, 0, 0)$，`x_real` 为 $(1, 3)$，`x_fake` 为 $(0, 2)$。三个量 $(1, x, x^2)$ 在真实样本上的
#   平均为 $(1, 2, 5)$，在生成样本上的平均为 $(1, 1, 2)$；梯度是两者之差的一半，即 $(0, 0.5, 1.5)$。
# - 请想一想： $\log\sigma(s)$ 与 $\log(1 - \sigma(s))$ 对 $s$ 的导数化简后是什么？两个批次要与各自的特征相配。
#
# %%
def discriminator_gradient(x_real, x_fake, theta_d):
    """The gradient of discriminator_value in theta_d.

    x_real, x_fake: (m,); theta_d: (u0, u1, u2). Returns (3,).
    """
    # BEGIN CONTRACT
    _require_batches(x_real, x_fake)
    _require_discriminator(30, theta_d, x_real, x_fake)
    # END CONTRACT
    # BEGIN SOLUTION
    x_real, x_fake = _floats(x_real), _floats(x_fake)
    real = 1 - _floats(discriminator(x_real, theta_d))
    fake = _floats(discriminator(x_fake, theta_d))
    return np.array([np.mean(real * x_real**power - fake * x_fake**power) for power in range(3)])
    # END SOLUTION


# %% [markdown]
# ## `generator_loss(z, theta_d, theta_g, saturating=False)`
#
# What G wants to be small. Algorithm 6.5.1 has $\frac{1}{m} \sum_i \log(1 - D(G(z^{(i)})))$. Early in training D spots
# every fake, and this loss hardly has a slope; the notes then replace it by $-\log D(G(z))$.
#
# - `z`: `(m,)`, `theta_d`: $(u_0, u_1, u_2)$, `theta_g`: $(a, b)$. Returns a number.
# - `saturating=True`: the mean of $\log(1 - D(G(z)))$. Otherwise, and by default: minus the mean of $\log D(G(z))$.
# - Example: where D is 0.75 on all fakes, the loss is $-\log 0.75 \approx 0.2877$, and the saturating one is
#   $\log 0.25 \approx -1.3863$.
# - Right and finite for logits from $-1000$ to $1000$. Both losses fall when D is fooled more often: check your signs.
#
# %% [markdown] lang="zh"
# ## `generator_loss(z, theta_d, theta_g, saturating=False)`
#
# 生成器希望最小化的量。算法 6.5.1 中为 $\frac{1}{m} \sum_i \log(1 - D(G(z^{(i)})))$。训练初期判别器能轻易识破
# 所有生成数据，此时它几乎没有梯度，讲义于是改用 $-\log D(G(z))$。
#
# - `z`：`(m,)`；`theta_d`：即 $(u_0, u_1, u_2)$；`theta_g`：即 $(a, b)$。返回一个数。
# - `saturating=True` 时返回 $\log(1 - D(G(z)))$ 的平均；否则（默认）返回 $\log D(G(z))$ 的平均的相反数。
# - 例：若判别器在所有生成数据上都取 0.75，则损失为 $-\log 0.75 \approx 0.2877$，饱和形式的损失为
#   $\log 0.25 \approx -1.3863$。
# - 对数几率在 $-1000$ 到 $1000$ 之间时，结果都必须正确且有限。判别器越容易受骗，两种损失都越小：请检查符号。
#
# %%
def generator_loss(z, theta_d, theta_g, saturating=False):
    """mean log(1 - D(G(z))) if saturating, else -mean log D(G(z)); for logits up to ±1000.

    z: (m,); theta_d: (u0, u1, u2); theta_g: (a, b). Returns a float.
    """
    # BEGIN CONTRACT
    _require_discriminator(1e3, theta_d, _fakes(z, theta_g))
    assert saturating in (True, False)
    # END CONTRACT
    # BEGIN SOLUTION
    logits = _logits(generator(z, theta_g), theta_d)
    return float(np.mean(_log_sigmoid(-logits)) if saturating else -np.mean(_log_sigmoid(logits)))
    # END SOLUTION


# %% [markdown]
# ## `generator_gradient(z, theta_d, theta_g, saturating=False)`
#
# The gradient of `generator_loss` in `theta_g`, for the loss that `saturating` chooses.
#
# - `z`: `(m,)`, `theta_d`: $(u_0, u_1, u_2)$, `theta_g`: $(a, b)$. Returns shape `(2,)`.
# - Example: $z = (1, 3)$, `theta_g` $= (0, 1)$, so both fakes are $x = 1$; `theta_d` $= (-3, 1, 2)$, so $s = 0$ and
#   $D = 0.5$. The gradient is $(-5, -2.5)$, for either loss.
# - Three links: from the loss to the logit, from the logit to the fake sample, from the sample to $a$ and $b$. The
#   middle one leads through the discriminator's own weights.
#
# %% [markdown] lang="zh"
# ## `generator_gradient(z, theta_d, theta_g, saturating=False)`
#
# `generator_loss` 对 `theta_g` 的梯度；`saturating` 决定是哪一种损失。
#
# - `z`：`(m,)`；`theta_d`：即 $(u_0, u_1, u_2)$；`theta_g`：即 $(a, b)$。返回值形状为 `(2,)`。
# - 例：取 $z = (1, 3)$，`theta_g` 为 $(0, 1)$，于是两个生成样本都是 $x = 1$；再取 `theta_d` 为 $(-3, 1, 2)$，
#   于是 $s = 0$ 且 $D = 0.5$。两种损失的梯度都是 $(-5, -2.5)$。
# - 链式求导有三环：由损失到对数几率，由对数几率到生成样本，由生成样本到 $a$ 与 $b$。中间一环要经过判别器自己的参数。
#
# %%
def generator_gradient(z, theta_d, theta_g, saturating=False):
    """The gradient of generator_loss in theta_g.

    z: (m,); theta_d: (u0, u1, u2); theta_g: (a, b). Returns (2,).
    """
    # BEGIN CONTRACT
    _require_discriminator(30, theta_d, _fakes(z, theta_g))
    assert saturating in (True, False)
    # END CONTRACT
    # BEGIN SOLUTION
    x = _floats(generator(z, theta_g))
    d = _floats(discriminator(x, theta_d))
    _, u1, u2 = _floats(theta_d)
    slope = (-d if saturating else d - 1) * (u1 + 2 * u2 * x)
    return np.array([np.mean(slope * _floats(z)), np.mean(slope)])
    # END SOLUTION


# %% [markdown]
# ## `train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False)`
#
# Algorithm 6.5.1. Round $t$ makes $k$ steps of gradient *ascent* on D, then one step of gradient *descent* on G:
#
# - step $j$ of D takes the real batch `real[t, j]` and the fakes that G makes of `noise_d[t, j]`:
#   `theta_d` + `eta_d` · gradient;
# - the step of G takes fresh noise, `noise_g[t]`: `theta_g` − `eta_g` · gradient.
#
# `real` and `noise_d` have shape `(T, k, m)`, `noise_g` has shape `(T, m)`. Returns three results: `theta_d` `(3,)` and
# `theta_g` `(2,)` after T rounds, and `history` `(T,)`. `history[t]` is G's loss (the one that `saturating` chooses) on
# `noise_g[t]`, after D's steps of that round and before G's.
#
# - **Misprint in the notes.** Algorithm 6.5.1 says "update the parameters of the *discriminator*" for the second step
#   too. Its gradient is taken in $\theta_g$: it is the generator that is updated.
# - Example: $T = k = 1$, `real` $= (1, 3)$, `noise_d` $= (0, 2)$, `noise_g` $= (1, 1)$, `theta_d` $= (0, 0, 0)$,
#   `theta_g` $= (1, 0)$, `eta_d` $= 2$. D steps to $(0, 1, 3)$. G's fakes are then $1$ with the logit $4$, and
#   `history` is $-\log \sigma(4) \approx 0.01815$.
# - Which D does G's step see? Which parameters may change in D's steps?
#
# %% [markdown] lang="zh"
# ## `train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False)`
#
# 算法 6.5.1。第 $t$ 轮先对判别器做 $k$ 步梯度**上升**，再对生成器做一步梯度**下降**：
#
# - 判别器的第 $j$ 步使用真实批次 `real[t, j]`，以及生成器由 `noise_d[t, j]` 生成的数据：`theta_d` + `eta_d` · 梯度；
# - 生成器的一步使用重新采样的噪声 `noise_g[t]`：`theta_g` − `eta_g` · 梯度。
#
# `real` 与 `noise_d` 的形状为 `(T, k, m)`，`noise_g` 的形状为 `(T, m)`。返回三个结果：T 轮之后的 `theta_d` `(3,)` 与
# `theta_g` `(2,)`，以及 `history` `(T,)`。其中 `history[t]` 是生成器在 `noise_g[t]` 上的损失（由 `saturating` 选定），
# 在该轮判别器更新之后、生成器更新之前计算。
#
# - **讲义勘误。** 算法 6.5.1 的第二步也印作“更新判别器参数”。那里的梯度是对 $\theta_g$ 求的，更新的应是生成器。
# - 例：取 $T = k = 1$，`real` 为 $(1, 3)$，`noise_d` 为 $(0, 2)$，`noise_g` 为 $(1, 1)$，`theta_d` 为 $(0, 0, 0)$，
#   `theta_g` 为 $(1, 0)$，`eta_d` 为 2。判别器更新为 $(0, 1, 3)$。此时生成的样本都是 $1$，对数几率为 $4$，
#   因此 `history` 为 $-\log \sigma(4) \approx 0.01815$。
# - 生成器更新时面对的是哪一个判别器？判别器更新时，哪些参数可以改变？
#
# %%
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    """Algorithm 6.5.1: in every round k ascent steps of D, then one descent step of G.

    real, noise_d: (T, k, m); noise_g: (T, m). Returns theta_d (3,), theta_g (2,) and history (T,).
    """
    # BEGIN CONTRACT
    assert np.ndim(real) == 3
    assert min(np.shape(real)) >= 1
    assert np.shape(noise_d) == np.shape(real)
    assert np.shape(noise_g) == (np.shape(real)[0], np.shape(real)[2])
    _require_numbers(1e3, real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g)
    assert np.shape(eta_d) == np.shape(eta_g) == ()
    assert saturating in (True, False)
    # END CONTRACT
    # BEGIN SOLUTION
    theta_d, theta_g, history = _floats(theta_d), _floats(theta_g), []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = generator(z_d, theta_g)
            theta_d = theta_d + eta_d * _floats(discriminator_gradient(x_real, x_fake, theta_d))
        history.append(generator_loss(z_g, theta_d, theta_g, saturating))
        theta_g = theta_g - eta_g * _floats(generator_gradient(z_g, theta_d, theta_g, saturating))
    return theta_d, theta_g, np.array(history)
    # END SOLUTION


# %% [markdown] only="notebook"
# ## See it
#
# The distribution of the generator (orange) meets that of the data (blue) in the course of your training loop; the line
# is $D(x)$. When both agree, the discriminator can only say 1/2.
#
# %% [markdown] lang="zh" only="notebook"
# ## 看一看
#
# 随着你的训练循环进行，生成器的分布（橙色）逐渐靠近数据的分布（蓝色），曲线是 $D(x)$。两者一致时，判别器只能回答 1/2。
#
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    rng = np.random.default_rng(2)
    theta_d, theta_g, z = np.zeros(3), np.array([0.5, -2.0]), rng.normal(size=400)
    x = np.linspace(-5, 7, 121)
    figure, axes = plt.subplots(1, 4, figsize=(14, 3.3), sharey=True)
    for axis, rounds in zip(axes, (0, 20, 80, 500), strict=True):
        if rounds:
            real, noise_d = 2 + rng.normal(size=(rounds, 3, 32)), rng.normal(size=(rounds, 3, 32))
            noise_g = rng.normal(size=(rounds, 32))
            theta_d, theta_g, _ = train(real, noise_d, noise_g, theta_d, theta_g, 0.05, 0.1)
        axis.hist(2 + rng.normal(size=400), bins=24, density=True, alpha=0.5, color="C0", label="data")
        axis.hist(generator(z, theta_g), bins=24, density=True, alpha=0.5, color="C1", label="generated")
        axis.plot(x, discriminator(x, theta_d), "k", linewidth=1, label="D(x)")
        axis.set(title=f"after {rounds} more rounds", xlabel="x", ylim=(0, 1.1))
    axes[0].legend(fontsize=9)
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
