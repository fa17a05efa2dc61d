# %% [markdown]
# # The Wasserstein GAN
#
# GANs converge badly and depend on how many steps D makes for one of G. The Wasserstein GAN (Arjovsky 2017; in the
# notes after Algorithm 6.5.1) drops the sigmoid and the logarithm:
#
# $$\min_G \max_D V(D, G) = E_{x \sim p_{data}} [D(x)] - E_{z \sim p_z} [D(G(z))].$$
#
# You write it for data on a line, with the small networks of the assignment `gan`:
#
# - $G(z) = a z + b$, with `theta_g` $= (a, b)$.
# - The *critic* $f(x) = u_0 + u_1 x + u_2 x^2$, with `theta_d` $= (u_0, u_1, u_2)$. The notes still call it D.
#
# **Why no sigmoid?** The critic no longer says with which probability a sample is real; it gives a score, and only
# differences of scores count. A sigmoid is flat where it is certain: a critic that tells real from fake without effort
# would leave G without a slope to follow, which is the very trouble that $-\log D(G(z))$ was to mend. A score may be
# any number, and its slope never fades.
#
# **What the notes leave out.** Nothing in the formula keeps the critic small. Twice the parameters give twice the
# value, so where V is positive at all it can be made as large as one likes: "max" has no solution, and the steps of D
# grow for ever. The theory asks for a *1-Lipschitz* critic, $|f(x) - f(y)| \le |x - y|$; then the maximum is the
# Wasserstein distance of the two distributions. Arjovsky's way to bound the slope is simple: after *each* step of the
# critic, every one of its parameters is clipped into $[-c, c]$. What the maximum then measures is a multiple of such a
# distance.
#
# Every batch is an array `(m,)` with $m \ge 1$; `x_real` and `x_fake` have the same `m`; $c > 0$. Expectations become
# means over the batch. Arguments may be arrays, lists, whole numbers or float32. Never change an argument; return new
# arrays. There is no random number in this assignment: all noise comes in as an argument.
#
# %% [markdown] lang="zh"
# # Wasserstein 生成对抗网络
#
# 生成对抗网络收敛困难，且非常依赖于交替训练轮次的选择。Wasserstein GAN（Arjovsky 2017，见讲义算法 6.5.1 之后）
# 去掉了 sigmoid 与对数：
#
# $$\min_G \max_D V(D, G) = E_{x \sim p_{data}} [D(x)] - E_{z \sim p_z} [D(G(z))].$$
#
# 本次作业沿用 `gan` 作业中的小网络，处理一维数据：
#
# - 生成器为 $G(z) = a z + b$，参数 `theta_g` 即 $(a, b)$。
# - 评分网络（critic）为 $f(x) = u_0 + u_1 x + u_2 x^2$，参数 `theta_d` 即 $(u_0, u_1, u_2)$。讲义仍称之为判别器 D。
#
# **为什么不用 sigmoid？** critic 不再给出“样本为真的概率”，而是给样本打分，有意义的只是分数之差。sigmoid 在十分肯定时
# 几乎是平的：一个能轻易分辨真假的判别器不会给生成器留下可用的梯度，这正是当初要用 $-\log D(G(z))$ 来补救的毛病。
# 分数可以取任何实数，其斜率不会消失。
#
# **讲义没有提到的条件。** 上式本身并不限制 critic 的大小。参数加倍，目标值也加倍；只要 V 能为正，它就可以任意大，
# “max” 无解，critic 的参数会无限增大。理论要求 critic 满足 1-Lipschitz 条件 $|f(x) - f(y)| \le |x - y|$，此时最大值
# 恰为两个分布之间的 Wasserstein 距离。Arjovsky 用一个简单的办法限制斜率：critic **每更新一步**，就把它的每个参数
# 裁剪到 $[-c, c]$ 之内。这样得到的最大值相当于这种距离的某个倍数。
#
# 每个批次（batch）都是形状为 `(m,)` 的数组，`m` 至少为 1；`x_real` 与 `x_fake` 的 `m` 相同；$c > 0$。
# 期望一律换成批次上的平均。参数可以是数组、列表、整数或 float32。不得修改传入的参数，结果一律用新数组返回。
# 本次作业不产生随机数：所有噪声都作为参数传入。
#
# %%
import numpy as np

# BEGIN SOLUTION


def _features(x):
    """The columns 1, x and x^2."""
    return np.vander(np.asarray(x, dtype=np.float64), 3, increasing=True)


def _fakes(z, theta_g):
    """G(z) = a z + b."""
    a, b = theta_g
    return a * np.asarray(z, dtype=np.float64) + b


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


def _require_critic(limit, x, theta_d):
    """A batch and a critic whose values stay within ±limit."""
    _require_numbers(1e3, x)
    _require_numbers(1e3, theta_d)
    assert np.ndim(x) == 1
    assert np.shape(theta_d) == (3,)
    u0, u1, u2 = (float(value) for value in theta_d)
    for value in np.asarray(x, dtype=np.float64):
        assert abs(u0 + u1 * value + u2 * value**2) <= limit * (1 + 1e-9)


def _require_generator(limit, z, theta_d, theta_g):
    """Noise and parameters for which samples and the critic's values stay within ±limit."""
    _require_numbers(1e3, z)
    _require_numbers(1e3, theta_g)
    assert np.ndim(z) == 1
    assert np.shape(theta_g) == (2,)
    a, b = (float(value) for value in theta_g)
    _require_critic(limit, a * np.asarray(z, dtype=np.float64) + b, theta_d)


def _require_game(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    """Samples, parameters and values stay within 200; with float32, history stays away from 0."""
    small = any(np.asarray(values).dtype == np.float32 for values in (real, noise_d, noise_g, theta_d, theta_g))
    real, noise_d, noise_g = (np.asarray(values, dtype=np.float64) for values in (real, noise_d, noise_g))
    u, (a, b) = np.array(theta_d, dtype=np.float64), np.array(theta_g, dtype=np.float64)
    _require_numbers(200, u)
    for t in range(len(real)):
        for x, z in zip(real[t], noise_d[t], strict=True):
            fake = a * z + b
            u = u + eta_d * np.array([0, x.mean() - fake.mean(), (x**2).mean() - (fake**2).mean()])
            _require_numbers(200, u)
            u = np.minimum(np.maximum(u, -c), c)
            _require_critic(200, x, u)
            _require_critic(200, fake, u)
            _require_numbers(200, x, fake)
        value = u[1] * (x.mean() - fake.mean()) + u[2] * ((x**2).mean() - (fake**2).mean())
        assert not small or abs(value) >= 1e-2
        fake = a * noise_g[t] + b
        _require_critic(200, fake, u)
        _require_numbers(200, fake)
        slope = u[1] + 2 * u[2] * fake
        a, b = a + eta_g * (slope * noise_g[t]).mean(), b + eta_g * slope.mean()
        _require_numbers(200, [a, b])


# END CONTRACT


# %% [markdown]
# ## `critic(x, theta_d)`
#
# The critic's score of each sample, $f(x) = u_0 + u_1 x + u_2 x^2$, any real number.
#
# - `x`: `(m,)`, `theta_d`: $(u_0, u_1, u_2)$. Returns shape `(m,)`.
# - Example: $x = (0, 2, -4)$ and $(u_0, u_1, u_2) = (1, -2, 0.5)$ give $(1, -1, 17)$.
# - The constant comes first in `theta_d`. Scores go up to 1000 in size, and must be right there.
#
# %% [markdown] lang="zh"
# ## `critic(x, theta_d)`
#
# critic 给每个样本的分数 $f(x) = u_0 + u_1 x + u_2 x^2$，可以是任何实数。
#
# - `x`：`(m,)`；`theta_d`：即 $(u_0, u_1, u_2)$。返回值形状为 `(m,)`。
# - 例：当 $x = (0, 2, -4)$ 且 $(u_0, u_1, u_2) = (1, -2, 0.5)$ 时，结果为 $(1, -1, 17)$。
# - `theta_d` 中常数项在最前面。分数的绝对值可达 1000，此时结果也必须正确。
#
# %%
def critic(x, theta_d):
    """f(x) = u0 + u1 x + u2 x^2, a score without bounds.

    x: (m,); theta_d: (u0, u1, u2). Returns (m,).
    """
    # BEGIN CONTRACT
    _require_critic(1e3, x, theta_d)
    # END CONTRACT
    # BEGIN SOLUTION
    return _features(x) @ theta_d
    # END SOLUTION


# %% [markdown]
# ## `critic_value(x_real, x_fake, theta_d)`
#
# What the critic wants to be large:
#
# $$V = \frac{1}{m} \sum_{i=1}^{m} f(x_{real}^{(i)}) - \frac{1}{m} \sum_{i=1}^{m} f(x_{fake}^{(i)}).$$
#
# - `x_real`, `x_fake`: `(m,)`, `theta_d`: $(u_0, u_1, u_2)$. Returns a number of either sign.
# - Example: `x_real` $= (1, 3)$, `x_fake` $= (0, 2)$, `theta_d` $= (5, 1, 0.5)$. The scores are $(6.5, 12.5)$ and
#   $(5, 9)$; the value is $9.5 - 7 = 2.5$.
# - Which of the three parameters can make no difference to the value?
#
# %% [markdown] lang="zh"
# ## `critic_value(x_real, x_fake, theta_d)`
#
# critic 希望最大化的量：
#
# $$V = \frac{1}{m} \sum_{i=1}^{m} f(x_{real}^{(i)}) - \frac{1}{m} \sum_{i=1}^{m} f(x_{fake}^{(i)}).$$
#
# - `x_real`、`x_fake`：`(m,)`；`theta_d`：即 $(u_0, u_1, u_2)$。返回一个数，可正可负。
# - 例：取 `x_real` 为 $(1, 3)$，`x_fake` 为 $(0, 2)$，`theta_d` 为 $(5, 1, 0.5)$。两批样本的分数为 $(6.5, 12.5)$ 与
#   $(5, 9)$，目标值为 $9.5 - 7 = 2.5$。
# - 三个参数中，哪一个对目标值毫无影响？
#
# %%
def critic_value(x_real, x_fake, theta_d):
    """mean f(x_real) - mean f(x_fake).

    x_real, x_fake: (m,); theta_d: (u0, u1, u2). Returns a float.
    """
    # BEGIN CONTRACT
    _require_numbers(1e3, x_real, x_fake)
    _require_critic(1e3, x_real, theta_d)
    _require_critic(1e3, x_fake, theta_d)
    # END CONTRACT
    # BEGIN SOLUTION
    return float(np.mean(critic(x_real, theta_d)) - np.mean(critic(x_fake, theta_d)))
    # END SOLUTION


# %% [markdown]
# ## `critic_gradient(x_real, x_fake, theta_d)`
#
# The gradient of `critic_value` in `theta_d`, the direction in which the critic *ascends*.
#
# - `x_real`, `x_fake`: `(m,)`, `theta_d`: $(u_0, u_1, u_2)$. Returns shape `(3,)`.
# - Example: `x_real` $= (1, 3)$, `x_fake` $= (0, 2)$. The means of $(1, x, x^2)$ are $(1, 2, 5)$ for the real and
#   $(1, 1, 2)$ for the fake samples; the gradient is $(0, 1, 3)$, for any `theta_d`.
# - In `gan` every sample was weighted by how unsure D was of it. What has become of these weights without the sigmoid?
#
# %% [markdown] lang="zh"
# ## `critic_gradient(x_real, x_fake, theta_d)`
#
# `critic_value` 对 `theta_d` 的梯度，也就是 critic 梯度**上升**的方向。
#
# - `x_real`、`x_fake`：`(m,)`；`theta_d`：即 $(u_0, u_1, u_2)$。返回值形状为 `(3,)`。
# - 例：取 `x_real` 为 $(1, 3)$，`x_fake` 为 $(0, 2)$。三个量 $(1, x, x^2)$ 在真实样本上的平均为 $(1, 2, 5)$，
#   在生成样本上的平均为 $(1, 1, 2)$；不论 `theta_d` 为何，梯度都是 $(0, 1, 3)$。
# - 在 `gan` 作业中，每个样本都按判别器的犹豫程度加权。去掉 sigmoid 之后，这些权重变成了什么？
#
# %%
def critic_gradient(x_real, x_fake, theta_d):
    """The gradient of critic_value in theta_d.

    x_real, x_fake: (m,); theta_d: (u0, u1, u2). Returns (3,).
    """
    # BEGIN CONTRACT
    _require_numbers(1e3, x_real, x_fake)
    _require_critic(1e3, x_real, theta_d)
    _require_critic(1e3, x_fake, theta_d)
    # END CONTRACT
    # BEGIN SOLUTION
    return np.mean(_features(x_real) - _features(x_fake), axis=0)
    # END SOLUTION


# %% [markdown]
# ## `clip_weights(theta, c)`
#
# Every parameter into $[-c, c]$: what lies outside moves to the nearer end, what lies inside stays as it is.
#
# - `theta`: `(n,)` for any $n \ge 1$; `c`: a positive number. Returns shape `(n,)`.
# - Example: $(0.3, -2, 0.05)$ and $c = 0.1$ give $(0.1, -0.1, 0.05)$.
# - The biases are parameters, too.
#
# %% [markdown] lang="zh"
# ## `clip_weights(theta, c)`
#
# 把每个参数裁剪到 $[-c, c]$：超出的移到较近的端点，区间之内的保持不变。
#
# - `theta`：`(n,)`， $n \ge 1$ 任意；`c`：正数。返回值形状为 `(n,)`。
# - 例：当 `theta` 为 $(0.3, -2, 0.05)$ 且 $c = 0.1$ 时，结果为 $(0.1, -0.1, 0.05)$。
# - 偏置也是参数。
#
# %%
def clip_weights(theta, c):
    """Every parameter moved into [-c, c].

    theta: (n,); c: a positive number. Returns (n,).
    """
    # BEGIN CONTRACT
    _require_numbers(1e3, theta)
    _require_numbers(1e3, c)
    assert np.ndim(theta) == 1
    assert np.shape(c) == ()
    assert c > 0
    # END CONTRACT
    # BEGIN SOLUTION
    return np.clip(theta, -c, c)
    # END SOLUTION


# %% [markdown]
# ## `generator_loss(z, theta_d, theta_g)`
#
# What G wants to be small: the part of V in which it has a say, $-\frac{1}{m} \sum_i f(G(z^{(i)}))$ with
# $G(z) = a z + b$.
#
# - `z`: `(m,)`, `theta_d`: $(u_0, u_1, u_2)$, `theta_g`: $(a, b)$. Returns a number of either sign.
# - Example: $z = (0, 2)$ and `theta_g` $= (1.5, 1)$ make the fakes $(1, 4)$; with `theta_d` $= (0, 1, -0.5)$ their
#   scores are $(0.5, -4)$, and the loss is $1.75$.
# - G wants high scores: check your sign.
#
# %% [markdown] lang="zh"
# ## `generator_loss(z, theta_d, theta_g)`
#
# 生成器希望最小化的量，即 V 中与它有关的部分： $-\frac{1}{m} \sum_i f(G(z^{(i)}))$，其中 $G(z) = a z + b$。
#
# - `z`：`(m,)`；`theta_d`：即 $(u_0, u_1, u_2)$；`theta_g`：即 $(a, b)$。返回一个数，可正可负。
# - 例：当 $z = (0, 2)$ 且 `theta_g` 为 $(1.5, 1)$ 时，生成样本为 $(1, 4)$；取 `theta_d` 为 $(0, 1, -0.5)$，它们的分数
#   为 $(0.5, -4)$，损失为 $1.75$。
# - 生成器希望得到高分：请检查符号。
#
# %%
def generator_loss(z, theta_d, theta_g):
    """-mean f(G(z)).

    z: (m,); theta_d: (u0, u1, u2); theta_g: (a, b). Returns a float.
    """
    # BEGIN CONTRACT
    _require_generator(1e3, z, theta_d, theta_g)
    # END CONTRACT
    # BEGIN SOLUTION
    return -float(np.mean(critic(_fakes(z, theta_g), theta_d)))
    # END SOLUTION


# %% [markdown]
# ## `generator_gradient(z, theta_d, theta_g)`
#
# The gradient of `generator_loss` in `theta_g`.
#
# - `z`: `(m,)`, `theta_d`: $(u_0, u_1, u_2)$, `theta_g`: $(a, b)$. Returns shape `(2,)`.
# - Example: $z = (0, 2)$, `theta_g` $= (1.5, 1)$, `theta_d` $= (0, 1, -0.5)$. At the fakes $(1, 4)$ the critic has the
#   slopes $(0, -3)$; the gradient is $(3, 1.5)$.
# - The way from the loss to $a$ and $b$ leads through the critic's own slope at each fake.
#
# %% [markdown] lang="zh"
# ## `generator_gradient(z, theta_d, theta_g)`
#
# `generator_loss` 对 `theta_g` 的梯度。
#
# - `z`：`(m,)`；`theta_d`：即 $(u_0, u_1, u_2)$；`theta_g`：即 $(a, b)$。返回值形状为 `(2,)`。
# - 例：取 $z = (0, 2)$，`theta_g` 为 $(1.5, 1)$，`theta_d` 为 $(0, 1, -0.5)$。在生成样本 $(1, 4)$ 处 critic 的斜率为
#   $(0, -3)$，梯度为 $(3, 1.5)$。
# - 从损失到 $a$ 与 $b$，要经过 critic 在每个生成样本处的斜率。
#
# %%
def generator_gradient(z, theta_d, theta_g):
    """The gradient of generator_loss in theta_g.

    z: (m,); theta_d: (u0, u1, u2); theta_g: (a, b). Returns (2,).
    """
    # BEGIN CONTRACT
    _require_generator(1e3, z, theta_d, theta_g)
    # END CONTRACT
    # BEGIN SOLUTION
    _, u1, u2 = theta_d
    slope = u1 + 2 * u2 * _fakes(z, theta_g)
    return -np.array([np.mean(slope * z), np.mean(slope)])
    # END SOLUTION


# %% [markdown]
# ## `train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c)`
#
# Algorithm 6.5.1 with the critic. Round $t$ makes $k$ steps of the critic, then one of G:
#
# - step $j$ of the critic takes the real batch `real[t, j]` and the fakes that G makes of `noise_d[t, j]`:
#   `theta_d` + `eta_d` · gradient, and then `theta_d` is clipped with $c$, after *every* such step;
# - the step of G takes fresh noise, `noise_g[t]`: `theta_g` − `eta_g` · gradient.
#
# The given `theta_d` is not clipped before the first step, and `theta_g` is never clipped. `real` and `noise_d` have
# shape `(T, k, m)`, `noise_g` has shape `(T, m)`. Returns three results: `theta_d` `(3,)` and `theta_g` `(2,)` after T
# rounds, and `history` `(T,)`. `history[t]` is the critic's value on the round's last batch, `real[t, k-1]` and the
# fakes of `noise_d[t, k-1]`, after the critic's $k$ steps and before that of G.
#
# - Example: $T = 1$, $k = 2$, `real` $= ((1, 3), (0, 1))$, `noise_d` $= ((0, 2), (1, 3))$, `noise_g` $= (1, 3)$,
#   `theta_d` $= (0, 0, 0)$, `theta_g` $= (1, 0)$, `eta_d` $= 0.1$, `eta_g` $= 0.5$, $c = 0.2$. The critic steps to
#   $(0, 0.1, 0.3)$ and is clipped to $(0, 0.1, 0.2)$; the second step leads to $(0, -0.05, -0.25)$, clipped to
#   $(0, -0.05, -0.2)$. The value on the second batch is then $0.975$, and G steps to $(-0.05, -0.425)$.
# - What would the example give if the clipping waited until both steps are made?
#
# %% [markdown] lang="zh"
# ## `train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c)`
#
# 以 critic 代替判别器的算法 6.5.1。第 $t$ 轮先更新 critic $k$ 步，再更新生成器一步：
#
# - critic 的第 $j$ 步使用真实批次 `real[t, j]`，以及生成器由 `noise_d[t, j]` 生成的数据：`theta_d` + `eta_d` · 梯度，
#   并且**每**更新一步之后都用 $c$ 裁剪 `theta_d`；
# - 生成器的一步使用重新采样的噪声 `noise_g[t]`：`theta_g` − `eta_g` · 梯度。
#
# 传入的 `theta_d` 在第一步之前不裁剪，`theta_g` 始终不裁剪。`real` 与 `noise_d` 的形状为 `(T, k, m)`，`noise_g`
# 的形状为 `(T, m)`。返回三个结果：T 轮之后的 `theta_d` `(3,)` 与 `theta_g` `(2,)`，以及 `history` `(T,)`。其中
# `history[t]` 是 critic 在该轮最后一个批次（`real[t, k-1]` 与由 `noise_d[t, k-1]` 生成的数据）上的目标值，在 critic 的
# $k$ 步之后、生成器更新之前计算。
#
# - 例：取 $T = 1$， $k = 2$，`real` 为 $((1, 3), (0, 1))$，`noise_d` 为 $((0, 2), (1, 3))$，`noise_g` 为 $(1, 3)$，
#   `theta_d` 为 $(0, 0, 0)$，`theta_g` 为 $(1, 0)$，`eta_d` 为 0.1，`eta_g` 为 0.5， $c = 0.2$。critic 先更新为
#   $(0, 0.1, 0.3)$，裁剪为 $(0, 0.1, 0.2)$；第二步更新为 $(0, -0.05, -0.25)$，裁剪为 $(0, -0.05, -0.2)$。
#   此时第二个批次上的目标值为 $0.975$，生成器更新为 $(-0.05, -0.425)$。
# - 如果等两步都做完才裁剪，本例的结果会是什么？
#
# %%
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    """In every round k ascent steps of the critic, each followed by clipping, then one descent step of G.

    real, noise_d: (T, k, m); noise_g: (T, m). Returns theta_d (3,), theta_g (2,) and history (T,).
    """
    # BEGIN CONTRACT
    _require_numbers(200, real, noise_d)
    _require_numbers(200, noise_g)
    for _number in (eta_d, eta_g, c):
        _require_numbers(1e3, _number)
        assert np.shape(_number) == ()
        assert _number >= 0
    assert c > 0
    assert np.ndim(real) == 3
    assert np.shape(noise_g) == (np.shape(real)[0], np.shape(real)[2])
    assert np.shape(theta_d) == (3,)
    assert np.shape(theta_g) == (2,)
    _require_numbers(200, theta_d)
    _require_numbers(200, theta_g)
    _require_game(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c)
    # END CONTRACT
    # BEGIN SOLUTION
    history = []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = _fakes(z_d, theta_g)
            theta_d = clip_weights(theta_d + eta_d * critic_gradient(x_real, x_fake, theta_d), c)
        history.append(critic_value(x_real, x_fake, theta_d))
        theta_g = theta_g - eta_g * generator_gradient(z_g, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
    # END SOLUTION


# %% [markdown]
# ## `wasserstein_distance(x, y)`
#
# How much work it is to carry one heap of sand to where the other lies: amount times way. For two samples of the same
# size $m$ on the line nothing beats carrying the smallest to the smallest, the second to the second, and so on; the
# distance is the mean way, $\frac{1}{m} \sum_i |x_{(i)} - y_{(i)}|$, where $x_{(1)} \le x_{(2)} \le \dots$
#
# - `x`, `y`: `(m,)`, in any order. Returns a number, never negative.
# - Example: $x = (0, 4, 1)$ and $y = (3, 1, 2)$ are, in order, $(0, 1, 4)$ and $(1, 2, 3)$; the distance is $1$.
# - Two samples with the same mean can be far apart.
#
# %% [markdown] lang="zh"
# ## `wasserstein_distance(x, y)`
#
# 把一堆沙子搬成另一堆沙子的形状需要多少功：数量乘以路程。对于直线上样本量同为 $m$ 的两组样本，
# 最省力的搬法就是最小的搬到最小的、第二小的搬到第二小的，依此类推；距离即平均路程
# $\frac{1}{m} \sum_i |x_{(i)} - y_{(i)}|$，其中
# $x_{(1)} \le x_{(2)} \le \dots$
#
# - `x`、`y`：`(m,)`，次序任意。返回一个非负数。
# - 例： $x = (0, 4, 1)$ 与 $y = (3, 1, 2)$ 排序后为 $(0, 1, 4)$ 与 $(1, 2, 3)$，距离为 $1$。
# - 平均值相同的两组样本也可能相距很远。
#
# %%
def wasserstein_distance(x, y):
    """The mean distance of the sorted values of two samples of one size.

    x, y: (m,). Returns a float.
    """
    # BEGIN CONTRACT
    _require_numbers(1e3, x, y)
    assert np.ndim(x) == 1
    # END CONTRACT
    # BEGIN SOLUTION
    return float(np.mean(np.abs(np.sort(x) - np.sort(y))))
    # END SOLUTION


# %% [markdown] only="notebook"
# ## See it
#
# The first cell trains G round by round on data around 2 and draws the critic's value beside the Wasserstein distance
# between data and fakes: the one, which the critic learns from small batches, follows the other. The second keeps G
# still and shows what the critic's value does without clipping.
#
# %% [markdown] lang="zh" only="notebook"
# ## 画出来看
#
# 第一个单元逐轮训练生成器（数据在 2 附近），并把 critic 的目标值与“真实数据和生成数据之间的 Wasserstein 距离”画在一起：
# 前者由 critic 从小批次中学得，它跟随后者变化。第二个单元固定生成器，看看不裁剪时 critic 的目标值会怎样。
#
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    rng = np.random.default_rng(0)
    theta_d, theta_g, c = np.zeros(3), np.array([1.0, 0.0]), 0.1
    data, noise = 2 + 0.5 * rng.normal(size=1000), rng.normal(size=1000)
    values, distances = [], []
    fakes_before = theta_g[0] * noise + theta_g[1]
    for _ in range(200):
        real, z_d, z_g = 2 + 0.5 * rng.normal(size=(1, 10, 64)), rng.normal(size=(1, 10, 64)), rng.normal(size=(1, 64))
        distances.append(wasserstein_distance(data, theta_g[0] * noise + theta_g[1]))
        theta_d, theta_g, history = train(real, z_d, z_g, theta_d, theta_g, 0.05, 0.2, c)
        values.append(history[0])
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.5))
    left.plot(distances, color="tab:blue", label="Wasserstein distance of data and fakes")
    left.plot(np.array(values) / c, color="tab:orange", alpha=0.7, label="critic's value / c")
    left.set(xlabel="round", title="The critic's estimate and the distance")
    left.legend()
    shown = {"data": data, "fakes before": fakes_before, "fakes after": theta_g[0] * noise + theta_g[1]}
    for label, samples in shown.items():
        right.hist(samples, bins=40, range=(-4, 5), density=True, alpha=0.5, label=label)
    right.set(xlabel="x", title="Data and fakes")
    right.legend()
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    rng = np.random.default_rng(1)
    real, fake = 3 + 0.5 * rng.normal(size=200), -1 + rng.normal(size=200)
    for c, label in ((0.1, "clipped with c = 0.1"), (1000.0, "never clipped")):
        theta_d, values = np.zeros(3), []
        for _ in range(100):
            theta_d = clip_weights(theta_d + 0.002 * np.asarray(critic_gradient(real, fake, theta_d)), c)
            values.append(critic_value(real, fake, theta_d))
        plt.plot(values, label=label)
    plt.xlabel("step of the critic")
    plt.ylabel("critic's value")
    plt.title("One and the same G: without clipping the value has no end")
    plt.legend()
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
