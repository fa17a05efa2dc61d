# %% [markdown]
# # The conditional GAN
#
# A GAN draws what it likes: a digit, but which? The conditional GAN (Figure 6.25) tells both networks which one is
# wanted. The condition $c$ goes into the generator beside the noise *and* into the discriminator beside the sample:
#
# $$\min_G \max_D V(D, G) = E_{x, c \sim p_{data}} [\log D(x, c)] + E_{z \sim p_z, c} [\log(1 - D(G(z, c), c))].$$
#
# You write it for data on a line, with the small networks of the assignment `gan`. Conditions are labels
# $0, \dots, K - 1$.
#
# - $G(z, c) = a z + b_c$, with `theta_g` $= (a, b_0, \dots, b_{K-1})$, shape `(1 + K,)`: the labels share the slope,
#   and each has its own shift.
# - $D(x, c) = \sigma(s)$ with the logit $s = u_{c0} + u_{c1} x + u_{c2} x^2$, and `theta_d` of shape `(K, 3)`: a row of
#   parameters for each label. Here $\sigma(s) = 1 / (1 + e^{-s})$.
#
# **The question that D is asked** is not "is $x$ real?" but "is $x$ a real sample *of label c*?" A perfect 4 where a 7
# was wanted is a fake. So the fake of a pair is made, and judged, with the same label as the real sample of that pair:
# there is one array `labels` for both. If D did not see the label, G could ignore it, too.
#
# Every batch is an array `(m,)` with $m \ge 1$, and so is `labels`; $K \ge 1$ is told by the parameters' shapes. A
# label may occur several times in a batch or not at all. All means are over the $m$ samples of the batch, never within
# a label. Logarithms are natural. Arguments may be arrays, nested lists, whole numbers or float32; labels are whole
# numbers, in an array or a list. Never change an argument; return new arrays. All noise comes in as an argument.
#
# %% [markdown] lang="zh"
# # 条件生成对抗网络
#
# 普通的生成对抗网络想画什么就画什么：它会画一个数字，但不知道是哪一个。条件生成对抗网络（图6.25）把“要画哪一个”
# 告诉两个网络：条件 $c$ 与噪声一同送入生成器，**也**与样本一同送入判别器：
#
# $$\min_G \max_D V(D, G) = E_{x, c \sim p_{data}} [\log D(x, c)] + E_{z \sim p_z, c} [\log(1 - D(G(z, c), c))].$$
#
# 本次作业沿用 `gan` 作业中的小网络，处理一维数据。条件是标签 $0, \dots, K - 1$。
#
# - 生成器为 $G(z, c) = a z + b_c$，参数 `theta_g` 即 $(a, b_0, \dots, b_{K-1})$，形状为 `(1 + K,)`：
#   各标签共用斜率，平移量各不相同。
# - 判别器为 $D(x, c) = \sigma(s)$，对数几率（logit）为 $s = u_{c0} + u_{c1} x + u_{c2} x^2$，`theta_d` 的形状为
#   `(K, 3)`：每个标签有自己的一行参数。其中 $\sigma(s) = 1 / (1 + e^{-s})$。
#
# **判别器要回答的问题**不是“$x$ 是真的吗？”，而是“$x$ 是不是**标签 c** 的真实样本？”。要 7 却画出一个完美的 4，
# 也是假的。因此一对样本中的生成样本，要用与真实样本相同的标签来生成和判别：两者共用一个数组 `labels`。
# 如果判别器看不到标签，生成器也就可以不理会标签。
#
# 每个批次（batch）都是形状为 `(m,)` 的数组，`m` 至少为 1，`labels` 也是如此； $K \ge 1$ 由参数的形状给出。
# 同一标签在一个批次中可以出现多次，也可以不出现。所有平均都是对批次中 $m$ 个样本取的，而不是在某个标签之内取的。
# 对数为自然对数。参数可以是数组、嵌套列表、整数或 float32；标签是整数，以数组或列表给出。不得修改传入的参数，
# 结果一律用新数组返回。所有噪声都作为参数传入。
#
# %%
import numpy as np

# BEGIN SOLUTION


def _features(x):
    """The columns 1, x and x^2."""
    return np.vander(np.asarray(x, dtype=np.float64), 3, increasing=True)


def _logits(x, labels, theta_d):
    """Each sample's features times the row of its label."""
    return np.sum(_features(x) * (one_hot(labels, len(theta_d)) @ theta_d), axis=1)


def _log_sigmoid(s):
    """log sigmoid(s) without overflow; log(1 - sigmoid(s)) is _log_sigmoid(-s)."""
    return -np.logaddexp(0, -s)


# END SOLUTION
# BEGIN CONTRACT


def _require_numbers(limit, *arrays):
    """All arrays have one shape and hold finite numbers within ±limit; at least one each."""
    arrays = [np.asarray(values) for values in arrays]
    for values in arrays:
        assert values.dtype.kind in "iuf"
        assert values.shape == arrays[0].shape
        assert values.size >= 1
        assert np.all(np.abs(values.astype(np.float64)) <= limit * (1 + 1e-9))


def _require_labels(labels, number):
    labels = np.asarray(labels)
    assert labels.dtype.kind in "iu"
    assert labels.size >= 1
    assert np.all((labels >= 0) & (labels < number))


def _require_discriminator(limit, x, labels, theta_d):
    """Samples with labels whose logits stay within ±limit, ±30 for float32."""
    _require_numbers(1e3, x, labels)
    _require_numbers(1e3, theta_d)
    assert np.ndim(x) == 1
    assert np.ndim(theta_d) == 2
    assert np.shape(theta_d)[1] == 3
    _require_labels(labels, len(theta_d))
    small = any(np.asarray(values).dtype == np.float32 for values in (x, theta_d))
    limit = min(limit, 30) if small else limit
    for value, label in zip(np.asarray(x, dtype=np.float64), labels, strict=True):
        u0, u1, u2 = (float(number) for number in theta_d[label])
        assert abs(u0 + u1 * value + u2 * value**2) <= limit * (1 + 1e-9)


def _fake_samples(z, labels, theta_g):
    """G(z, c), after a look at the arguments."""
    _require_numbers(1e3, z, labels)
    _require_numbers(1e3, theta_g)
    assert np.ndim(z) == 1
    assert np.ndim(theta_g) == 1
    assert len(theta_g) >= 2
    _require_labels(labels, len(theta_g) - 1)
    theta_g = np.asarray(theta_g, dtype=np.float64)
    return theta_g[0] * np.asarray(z, dtype=np.float64) + theta_g[1 + np.asarray(labels)]


def _require_game(limit, z, labels, theta_d, theta_g):
    """Noise, labels and parameters of both networks; the fakes' logits stay within ±limit."""
    assert len(theta_g) == 1 + len(theta_d)
    small = any(np.asarray(values).dtype == np.float32 for values in (z, theta_d, theta_g))
    _require_discriminator(30 if small else limit, _fake_samples(z, labels, theta_g), labels, theta_d)


def _require_training(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g):
    """Every logit that training computes stays within ±30."""
    real, noise_d, noise_g = (np.asarray(values, dtype=np.float64) for values in (real, noise_d, noise_g))
    labels, u, g = np.asarray(labels), np.array(theta_d, dtype=np.float64), np.array(theta_g, dtype=np.float64)
    for x, c, z_d, z_g in zip(real, labels, noise_d, noise_g, strict=True):
        _require_discriminator(30, x, c, u)
        _require_game(30, z_d, c, u, g)
        step = np.zeros_like(u)
        for sign, batch in ((1, x), (-1, g[0] * z_d + g[1 + c])):
            for value, label in zip(batch, c, strict=True):
                powers = np.array([1, value, value**2])
                step[label] += sign / (1 + np.exp(sign * powers @ u[label])) * powers / len(c)
        u = u + eta_d * step
        _require_game(30, z_g, c, u, g)
        step = np.zeros_like(g)
        for noise, label in zip(z_g, c, strict=True):
            value = g[0] * noise + g[1 + label]
            slope = u[label, 1] + 2 * u[label, 2] * value
            slope /= 1 + np.exp(u[label] @ np.array([1, value, value**2]))
            step[0] += slope * noise / len(c)
            step[1 + label] += slope / len(c)
        g = g + eta_g * step
        _require_numbers(1e3, u)
        _require_numbers(1e3, g)


# END CONTRACT


# %% [markdown]
# ## `one_hot(labels, K)`
#
# A label is a name, not a quantity: class 2 is not twice class 1. So a network does not get the number but a vector
# with a single 1 at the label's place.
#
# - `labels`: `(m,)` whole numbers from 0 to $K - 1$. Returns shape `(m, K)`: row $i$ is 1 at `labels[i]` and 0
#   elsewhere.
# - Example: the labels $(2, 0, 2)$ with $K = 4$ give the rows $(0, 0, 1, 0)$, $(1, 0, 0, 0)$, $(0, 0, 1, 0)$.
# - The number of columns is $K$, also where the largest labels do not occur.
#
# %% [markdown] lang="zh"
# ## `one_hot(labels, K)`
#
# 标签是名称而不是数量：类别 2 并不是类别 1 的两倍。因此送入网络的不是这个数，而是一个只在相应位置为 1 的向量。
#
# - `labels`：`(m,)`，取值为 0 到 $K - 1$ 的整数。返回值形状为 `(m, K)`：第 $i$ 行在 `labels[i]` 处为 1，其余为 0。
# - 例：标签 $(2, 0, 2)$ 且 $K = 4$ 时，各行为 $(0, 0, 1, 0)$、 $(1, 0, 0, 0)$、 $(0, 0, 1, 0)$。
# - 列数始终是 $K$，即使最大的几个标签没有出现。
#
# %%
def one_hot(labels, K):
    """A row for each label: 1 at the label's place, 0 elsewhere.

    labels: (m,) whole numbers from 0 to K - 1. Returns (m, K).
    """
    # BEGIN CONTRACT
    assert np.ndim(labels) == 1
    assert np.shape(K) == ()
    assert K >= 1
    _require_labels(labels, K)
    # END CONTRACT
    # BEGIN SOLUTION
    return np.eye(K)[labels]
    # END SOLUTION


# %% [markdown]
# ## `generator(z, labels, theta_g)`
#
# Fake data from noise and labels, $G(z, c) = a z + b_c$ for each element of the batch with its own label.
#
# - `z`, `labels`: `(m,)`; `theta_g`: $(a, b_0, \dots, b_{K-1})$, shape `(1 + K,)`. Returns shape `(m,)`.
# - Example: $z = (1, -1, 2)$, labels $(0, 2, 0)$ and `theta_g` $= (2, 0.5, 9, -3)$ give $(2.5, -5, 4.5)$.
# - The product of a one-hot row with $(b_0, \dots, b_{K-1})$ picks the shift. Where in `theta_g` do the shifts begin?
#
# %% [markdown] lang="zh"
# ## `generator(z, labels, theta_g)`
#
# 由噪声和标签生成数据：对批次中的每个元素按其标签计算 $G(z, c) = a z + b_c$。
#
# - `z`、`labels`：`(m,)`；`theta_g`：即 $(a, b_0, \dots, b_{K-1})$，形状为 `(1 + K,)`。返回值形状为 `(m,)`。
# - 例：当 $z = (1, -1, 2)$，标签为 $(0, 2, 0)$ 且 `theta_g` 为 $(2, 0.5, 9, -3)$ 时，结果为 $(2.5, -5, 4.5)$。
# - 独热向量与 $(b_0, \dots, b_{K-1})$ 相乘即取出相应的平移量。这些平移量在 `theta_g` 中从哪里开始？
#
# %%
def generator(z, labels, theta_g):
    """G(z, c) = a z + b_c.

    z, labels: (m,); theta_g: (a, b_0, ..., b_{K-1}). Returns (m,).
    """
    # BEGIN CONTRACT
    _fake_samples(z, labels, theta_g)
    # END CONTRACT
    # BEGIN SOLUTION
    return theta_g[0] * np.asarray(z, dtype=np.float64) + one_hot(labels, len(theta_g) - 1) @ theta_g[1:]
    # END SOLUTION


# %% [markdown]
# ## `discriminator(x, labels, theta_d)`
#
# The probability with which D takes each sample for a real one *of its label*,
# $D(x, c) = \sigma(u_{c0} + u_{c1} x + u_{c2} x^2)$ with row $c$ of `theta_d`.
#
# - `x`, `labels`: `(m,)`; `theta_d`: `(K, 3)`. Returns shape `(m,)`.
# - Example: `theta_d` $= ((1, -1, 0.5), (0, 1, 0))$, $x = (2, 2)$ with the labels $(0, 1)$: the logits are $1$ and $2$,
#   so $D = (0.7311, 0.8808)$: the same sample, two questions.
# - The constant comes first in each row. Logits stay within $\pm 30$ here.
#
# %% [markdown] lang="zh"
# ## `discriminator(x, labels, theta_d)`
#
# 判别器认为每个样本是**其标签的**真实数据的概率，即 $D(x, c) = \sigma(u_{c0} + u_{c1} x + u_{c2} x^2)$，取 `theta_d`
# 的第 $c$ 行。
#
# - `x`、`labels`：`(m,)`；`theta_d`：`(K, 3)`。返回值形状为 `(m,)`。
# - 例：取 `theta_d` 为 $((1, -1, 0.5), (0, 1, 0))$， $x = (2, 2)$，标签为 $(0, 1)$：对数几率为 $1$ 与 $2$，于是
#   $D = (0.7311, 0.8808)$。样本相同，问题不同。
# - 每一行中常数项在最前面。这里的对数几率在 $\pm 30$ 之间。
#
# %%
def discriminator(x, labels, theta_d):
    """D(x, c) = sigmoid(u_c0 + u_c1 x + u_c2 x^2).

    x, labels: (m,); theta_d: (K, 3). Returns (m,).
    """
    # BEGIN CONTRACT
    _require_discriminator(30, x, labels, theta_d)
    # END CONTRACT
    # BEGIN SOLUTION
    return np.exp(_log_sigmoid(_logits(x, labels, theta_d)))
    # END SOLUTION


# %% [markdown]
# ## `discriminator_value(x_real, x_fake, labels, theta_d)`
#
# What D wants to be large:
#
# $$V = \frac{1}{m} \sum_{i=1}^{m} \log D(x_{real}^{(i)}, c^{(i)}) + \frac{1}{m} \sum_{i=1}^{m} \log(1 -
# D(x_{fake}^{(i)}, c^{(i)})).$$
#
# - `x_real`, `x_fake`, `labels`: `(m,)`, the same labels for both; `theta_d`: `(K, 3)`. Returns a number, never
#   positive.
# - Example: `theta_d` $= ((0, 1, 0), (0, -1, 0))$, labels $(0, 1)$, `x_real` $= (2, -2)$, `x_fake` $= (1, 0)$. The
#   logits are $(2, 2)$ and $(1, 0)$, and $V \approx -0.1269 - 1.0032 = -1.1301$.
# - The value must be right and finite for logits from $-1000$ to $1000$, where D has long been rounded to 0 or 1. A
#   small constant inside the logarithm would give finite numbers, but wrong ones.
#
# %% [markdown] lang="zh"
# ## `discriminator_value(x_real, x_fake, labels, theta_d)`
#
# 判别器希望最大化的量：
#
# $$V = \frac{1}{m} \sum_{i=1}^{m} \log D(x_{real}^{(i)}, c^{(i)}) + \frac{1}{m} \sum_{i=1}^{m} \log(1 -
# D(x_{fake}^{(i)}, c^{(i)})).$$
#
# - `x_real`、`x_fake`、`labels`：`(m,)`，两批样本共用标签；`theta_d`：`(K, 3)`。返回一个不大于 0 的数。
# - 例：取 `theta_d` 为 $((0, 1, 0), (0, -1, 0))$，标签为 $(0, 1)$，`x_real` 为 $(2, -2)$，`x_fake` 为 $(1, 0)$。
#   对数几率为 $(2, 2)$ 与 $(1, 0)$，因此 $V \approx -0.1269 - 1.0032 = -1.1301$。
# - 对数几率在 $-1000$ 到 $1000$ 之间时，结果都必须正确且有限，而此时 D 早已被舍入为 0 或 1。在对数里加一个很小的常数
#   可以得到有限的结果，但那是错的。
#
# %%
def discriminator_value(x_real, x_fake, labels, theta_d):
    """mean log D(x_real, c) + mean log(1 - D(x_fake, c)), for logits up to ±1000.

    x_real, x_fake, labels: (m,); theta_d: (K, 3). Returns a float.
    """
    # BEGIN CONTRACT
    _require_discriminator(1e3, x_real, labels, theta_d)
    _require_discriminator(1e3, x_fake, labels, theta_d)
    # END CONTRACT
    # BEGIN SOLUTION
    log_real = _log_sigmoid(_logits(x_real, labels, theta_d))
    log_fake = _log_sigmoid(-_logits(x_fake, labels, theta_d))
    return float(np.mean(log_real) + np.mean(log_fake))
    # END SOLUTION


# %% [markdown]
# ## `discriminator_gradient(x_real, x_fake, labels, theta_d)`
#
# The gradient of `discriminator_value` in `theta_d`, the direction in which D *ascends*.
#
# - `x_real`, `x_fake`, `labels`: `(m,)`, `theta_d`: `(K, 3)`. Returns shape `(K, 3)`.
# - Example: $K = 3$, `theta_d` all zero (so D is 0.5), labels $(0, 2)$, `x_real` $= (1, 3)$, `x_fake` $= (0, 2)$. Row 0
#   is $0.5 \cdot ((1, 1, 1) - (1, 0, 0)) / 2 = (0, 0.25, 0.25)$, row 2 is $(0, 0.25, 1.25)$, and row 1 is zero: its
#   label does not occur.
# - A sample moves the row of its own label alone. What if a label occurs twice?
#
# %% [markdown] lang="zh"
# ## `discriminator_gradient(x_real, x_fake, labels, theta_d)`
#
# `discriminator_value` 对 `theta_d` 的梯度，也就是判别器梯度**上升**的方向。
#
# - `x_real`、`x_fake`、`labels`：`(m,)`；`theta_d`：`(K, 3)`。返回值形状为 `(K, 3)`。
# - 例：取 $K = 3$，`theta_d` 全为零（于是 D 为 0.5），标签为 $(0, 2)$，`x_real` 为 $(1, 3)$，`x_fake` 为 $(0, 2)$。第 0
#   行为 $0.5 \cdot ((1, 1, 1) - (1, 0, 0)) / 2 = (0, 0.25, 0.25)$，第 2 行为 $(0, 0.25, 1.25)$，第 1 行为零，
#   因为该标签没有出现。
# - 每个样本只影响自己标签的那一行。如果一个标签出现两次呢？
#
# %%
def discriminator_gradient(x_real, x_fake, labels, theta_d):
    """The gradient of discriminator_value in theta_d.

    x_real, x_fake, labels: (m,); theta_d: (K, 3). Returns (K, 3).
    """
    # BEGIN CONTRACT
    _require_discriminator(30, x_real, labels, theta_d)
    _require_discriminator(30, x_fake, labels, theta_d)
    # END CONTRACT
    # BEGIN SOLUTION
    real = 1 - discriminator(x_real, labels, theta_d)
    fake = discriminator(x_fake, labels, theta_d)
    per_sample = real[:, None] * _features(x_real) - fake[:, None] * _features(x_fake)
    return one_hot(labels, len(theta_d)).T @ per_sample / len(labels)
    # END SOLUTION


# %% [markdown]
# ## `generator_loss(z, labels, theta_d, theta_g)`
#
# What G wants to be small, in the form that does not saturate:
# $-\frac{1}{m} \sum_i \log D(G(z^{(i)}, c^{(i)}), c^{(i)})$.
#
# - `z`, `labels`: `(m,)`; `theta_d`: `(K, 3)`; `theta_g`: `(1 + K,)`. Returns a number, never negative.
# - Example: where D is 0.75 on one fake and 0.25 on the other, the loss is
#   $-(\log 0.75 + \log 0.25) / 2 \approx 0.8370$.
# - In how many places does the label come in? Right and finite for logits from $-1000$ to $1000$.
#
# %% [markdown] lang="zh"
# ## `generator_loss(z, labels, theta_d, theta_g)`
#
# 生成器希望最小化的量，采用不饱和的形式： $-\frac{1}{m} \sum_i \log D(G(z^{(i)}, c^{(i)}), c^{(i)})$。
#
# - `z`、`labels`：`(m,)`；`theta_d`：`(K, 3)`；`theta_g`：`(1 + K,)`。返回一个非负数。
# - 例：若判别器在两个生成样本上分别取 0.75 与 0.25，则损失为 $-(\log 0.75 + \log 0.25) / 2 \approx 0.8370$。
# - 标签在几处起作用？对数几率在 $-1000$ 到 $1000$ 之间时，结果都必须正确且有限。
#
# %%
def generator_loss(z, labels, theta_d, theta_g):
    """-mean log D(G(z, c), c), for logits up to ±1000.

    z, labels: (m,); theta_d: (K, 3); theta_g: (1 + K,). Returns a float.
    """
    # BEGIN CONTRACT
    _require_game(1e3, z, labels, theta_d, theta_g)
    # END CONTRACT
    # BEGIN SOLUTION
    logits = _logits(generator(z, labels, theta_g), labels, theta_d)
    return -float(np.mean(_log_sigmoid(logits)))
    # END SOLUTION


# %% [markdown]
# ## `generator_gradient(z, labels, theta_d, theta_g)`
#
# The gradient of `generator_loss` in `theta_g`.
#
# - `z`, `labels`: `(m,)`; `theta_d`: `(K, 3)`; `theta_g`: `(1 + K,)`. Returns shape `(1 + K,)`: first the entry of $a$.
# - Example: $z = (1, 3)$, labels $(0, 1)$, `theta_g` $= (0, 1, 2)$, `theta_d` $= ((-3, 1, 2), (-2, 1, 0))$. The fakes
#   are $(1, 2)$, both logits are 0, and D is 0.5. The gradient is $(-2, -1.25, -0.25)$.
# - All samples pull at $a$; at $b_c$ pull those with label $c$ alone. The mean is over all $m$ samples in either case.
#
# %% [markdown] lang="zh"
# ## `generator_gradient(z, labels, theta_d, theta_g)`
#
# `generator_loss` 对 `theta_g` 的梯度。
#
# - `z`、`labels`：`(m,)`；`theta_d`：`(K, 3)`；`theta_g`：`(1 + K,)`。返回值形状为 `(1 + K,)`，最前面是 $a$ 的分量。
# - 例：取 $z = (1, 3)$，标签为 $(0, 1)$，`theta_g` 为 $(0, 1, 2)$，`theta_d` 为 $((-3, 1, 2), (-2, 1, 0))$。生成样本为
#   $(1, 2)$，两个对数几率都是 0，D 为 0.5。梯度为 $(-2, -1.25, -0.25)$。
# - 所有样本都影响 $a$，只有标签为 $c$ 的样本影响 $b_c$；两种情形都是对全部 $m$ 个样本取平均。
#
# %%
def generator_gradient(z, labels, theta_d, theta_g):
    """The gradient of generator_loss in theta_g.

    z, labels: (m,); theta_d: (K, 3); theta_g: (1 + K,). Returns (1 + K,).
    """
    # BEGIN CONTRACT
    _require_game(30, z, labels, theta_d, theta_g)
    # END CONTRACT
    # BEGIN SOLUTION
    x = generator(z, labels, theta_g)
    conditions = one_hot(labels, len(theta_d))
    rows = conditions @ theta_d
    slope = (discriminator(x, labels, theta_d) - 1) * (rows[:, 1] + 2 * rows[:, 2] * x)
    return np.array([slope @ z, *(slope @ conditions)]) / len(labels)
    # END SOLUTION


# %% [markdown]
# ## `train(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g)`
#
# Algorithm 6.5.1 with conditions and $k = 1$. Round $t$ makes two steps, both with `labels[t]`:
#
# - D *ascends* on the real batch `real[t]` and the fakes that G makes of `noise_d[t]`: `theta_d` + `eta_d` · gradient;
# - then G *descends* on fresh noise, `noise_g[t]`: `theta_g` − `eta_g` · gradient.
#
# `real`, `labels`, `noise_d` and `noise_g` all have shape `(T, m)`. Returns three results: `theta_d` `(K, 3)` and
# `theta_g` `(1 + K,)` after T rounds, and `history` `(T,)`: G's loss on `noise_g[t]` with `labels[t]`, after D's step
# and before G's.
#
# - Example: $T = 1$, labels $(0, 1)$, `real` $= (1, 3)$, `noise_d` $= (0, 2)$, `noise_g` $= (1, -1)$, `theta_d` all
#   zero, `theta_g` $= (1, 0, 0)$, `eta_d` $= 4$, `eta_g` $= 1$. D steps to $((0, 1, 1), (0, 1, 5))$. G's fakes
#   $(1, -1)$ have the logits $(2, 4)$, `history` is $0.07254$, and G steps to $(1.2597, 0.1788, -0.0809)$.
# - Which D does G's step see? Which labels?
#
# %% [markdown] lang="zh"
# ## `train(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g)`
#
# 带条件的算法 6.5.1，取 $k = 1$。第 $t$ 轮更新两步，两步都使用 `labels[t]`：
#
# - 判别器在真实批次 `real[t]` 以及生成器由 `noise_d[t]` 生成的数据上梯度**上升**：`theta_d` + `eta_d` · 梯度；
# - 然后生成器在重新采样的噪声 `noise_g[t]` 上梯度**下降**：`theta_g` − `eta_g` · 梯度。
#
# `real`、`labels`、`noise_d` 与 `noise_g` 的形状都是 `(T, m)`。返回三个结果：T 轮之后的 `theta_d` `(K, 3)` 与 `theta_g`
# `(1 + K,)`，以及 `history` `(T,)`，即生成器在 `noise_g[t]` 与 `labels[t]` 上的损失，在判别器更新之后、
# 生成器更新之前计算。
#
# - 例：取 $T = 1$，标签为 $(0, 1)$，`real` 为 $(1, 3)$，`noise_d` 为 $(0, 2)$，`noise_g` 为 $(1, -1)$，`theta_d`
#   全为零，`theta_g` 为 $(1, 0, 0)$，`eta_d` 为 4，`eta_g` 为 1。判别器更新为 $((0, 1, 1), (0, 1, 5))$。此时生成样本
#   $(1, -1)$ 的对数几率为 $(2, 4)$，`history` 为 $0.07254$，生成器更新为 $(1.2597, 0.1788, -0.0809)$。
# - 生成器更新时面对的是哪一个判别器？使用哪些标签？
#
# %%
def train(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g):
    """In every round one ascent step of D, then one descent step of G, with the round's labels.

    real, labels, noise_d, noise_g: (T, m). Returns theta_d (K, 3), theta_g (1 + K,) and history (T,).
    """
    # BEGIN CONTRACT
    _require_numbers(1e3, real, labels, noise_d, noise_g)
    assert np.ndim(real) == 2
    for _number in (eta_d, eta_g):
        _require_numbers(1e3, _number)
        assert np.shape(_number) == ()
        assert _number >= 0
    _require_training(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g)
    # END CONTRACT
    # BEGIN SOLUTION
    history = []
    for x_real, c, z_d, z_g in zip(real, labels, noise_d, noise_g, strict=True):
        x_fake = generator(z_d, c, theta_g)
        theta_d = theta_d + eta_d * discriminator_gradient(x_real, x_fake, c, theta_d)
        history.append(generator_loss(z_g, c, theta_d, theta_g))
        theta_g = theta_g - eta_g * generator_gradient(z_g, c, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
    # END SOLUTION


# %% [markdown] only="notebook"
# ## See it
#
# Three labels, three heaps of data. The cell trains both networks and draws one picture a label: the data, G's fakes on
# demand for that label, and how much D believes each $x$ to be real under that label. All labels start from the same
# place.
#
# %% [markdown] lang="zh" only="notebook"
# ## 画出来看
#
# 三个标签，三堆数据。下面的单元训练两个网络，并为每个标签画一幅图：真实数据、生成器按该标签生成的数据，
# 以及判别器在该标签下认为每个 $x$ 为真的概率。所有标签都从同一个位置出发。
#
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    rng = np.random.default_rng(0)
    means = np.array([-2.0, 0.5, 2.0])
    K, rounds, m = len(means), 600, 64
    labels = rng.integers(0, K, (rounds, m))
    real = means[labels] + 0.4 * rng.normal(size=(rounds, m))
    noise_d, noise_g = rng.normal(size=(2, rounds, m))
    theta_d, theta_g = np.zeros((K, 3)), np.array([0.5, 0.0, 0.0, 0.0])
    theta_d, theta_g, history = train(real, labels, noise_d, noise_g, theta_d, theta_g, 0.3, 0.2)
    xs, z = np.linspace(-4, 4, 200), rng.normal(size=1000)
    figure, axes = plt.subplots(1, K, figsize=(11, 3.2), sharey=True)
    for c, axis in enumerate(axes):
        fakes = generator(z, np.full(1000, c), theta_g)
        axis.hist(real[labels == c][:1000], bins=40, range=(-4, 4), density=True, alpha=0.5, label="data")
        axis.hist(fakes, bins=40, range=(-4, 4), density=True, alpha=0.5, label="fakes")
        axis.plot(xs, discriminator(xs, np.full(200, c), theta_d), color="black", label="D(x, c)")
        axis.set(xlabel="x", title=f"label {c}")
    axes[0].legend()
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
