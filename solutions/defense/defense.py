# %% [markdown]
# # Adversarial examples and how to resist them
#
# A picture changed so little that nobody sees it, and a network is certain of nonsense: an *adversarial example*. You
# make such pictures, and then resist them in the two ways that the notes show: by training on them (Figure 6.27) and by
# letting a generator redraw every picture before it is classified (Defense-GAN, Figure 6.29).
#
# - The classifier: $p = \mathrm{softmax}(W x + b)$ with $x$ `(D,)`, all pixels in $[0, 1]$, $W$ `(M, D)`, $b$ `(M,)`
#   and $M \ge 2$ classes. Its loss on an image with the label $y$ is $L(x) = -\log p_y$.
# - The generator: $G(z) = \sigma(A z + c)$ with $z$ `(d,)`, $A$ `(D, d)`, $c$ `(D,)` and
#   $\sigma(s) = 1 / (1 + e^{-s})$.
#
# Scores ($W x + b$ and $A z + c$) go up to 1000 in size, and everything must be right and finite there. Logarithms are
# natural. Arguments may be arrays, nested lists, whole numbers or float32. Never change an argument; return new arrays.
# There is no random number in this assignment: the starts of the search come in as an argument.
#
# %% [markdown] lang="zh"
# # 对抗样本的攻击与防御
#
# 把一张图像改动得肉眼无法察觉，网络却十分肯定地给出荒唐的答案：这就是**对抗样本**。本次作业先制造这样的图像，
# 再用讲义中的两种办法来抵御：用对抗样本参与训练（图6.27），以及在分类之前先让生成器把图像“重画”一遍（Defense GAN，
# 图6.29）。
#
# - 分类器： $p = \mathrm{softmax}(W x + b)$，其中 $x$ 为 `(D,)`，像素都在 $[0, 1]$ 之内， $W$ 为 `(M, D)`， $b$ 为
#   `(M,)`，类别数 $M \ge 2$。标签为 $y$ 的图像的损失为 $L(x) = -\log p_y$。
# - 生成器： $G(z) = \sigma(A z + c)$，其中 $z$ 为 `(d,)`， $A$ 为 `(D, d)`， $c$ 为 `(D,)`，
#   $\sigma(s) = 1 / (1 + e^{-s})$。
#
# 得分（$W x + b$ 与 $A z + c$）的绝对值可达 1000，此时所有结果也必须正确且有限。对数为自然对数。参数可以是数组、
# 嵌套列表、整数或 float32。不得修改传入的参数，结果一律用新数组返回。本次作业不产生随机数：搜索的起点作为参数传入。
#
# %%
import numpy as np

# BEGIN SOLUTION


def _log_probabilities(x, W, b):
    """log softmax(W x + b), without overflow and without log 0."""
    scores = W @ np.asarray(x, dtype=np.float64) + b
    scores = scores - np.max(scores)
    return scores - np.log(np.sum(np.exp(scores)))


def _score_gradient(x, label, W, b):
    """The gradient of -log p[label] in the scores: p, less 1 at the label."""
    p = np.exp(_log_probabilities(x, W, b))
    return p - (np.arange(len(p)) == label)


# END SOLUTION
# BEGIN CONTRACT


def _require_numbers(limit, shape, values):
    """Finite numbers within ±limit in an array of this shape."""
    values = np.asarray(values)
    assert values.dtype.kind in "iuf"
    assert values.shape == tuple(shape)
    assert values.size >= 1
    assert np.all(np.abs(values.astype(np.float64)) <= limit * (1 + 1e-9))


def _has_float32(*arrays):
    return any(np.asarray(values).dtype == np.float32 for values in arrays)


def _require_image(x, size):
    _require_numbers(1, (size,), x)
    assert np.all(np.asarray(x, dtype=np.float64) >= 0)


def _require_scores(limit, x, W, b):
    scores = np.asarray(W, dtype=np.float64) @ np.asarray(x, dtype=np.float64) + np.asarray(b, dtype=np.float64)
    assert np.all(np.abs(scores) <= limit * (1 + 1e-9))
    return scores


def _require_attack(x, label, W, b, eps=0.0, alpha=0.0):
    """A classifier and an image whose gradient has only exact zeros and components that are clearly not zero."""
    classes, size = np.shape(W)
    is_float32 = _has_float32(x, W, b)
    limit, least = (30, 1e-3) if is_float32 else (1e3, 1e-6)
    assert classes >= 2
    _require_numbers(1e3, (classes, size), W)
    _require_numbers(1e3, (classes,), b)
    _require_image(x, size)
    assert np.asarray(label).dtype.kind in "iu"
    assert np.shape(label) == ()
    assert 0 <= label < classes
    _require_numbers(1e3, (), eps)
    assert eps >= 0
    _require_numbers(1, (), alpha)
    assert alpha >= 0
    scores = _require_scores(limit, x, W, b)
    p = np.exp(scores - scores.max())
    p /= p.sum()
    p[label] = -np.sum(np.delete(p, label))
    gradient = p @ np.asarray(W, dtype=np.float64)
    columns = np.any(np.asarray(W) != 0, axis=0)
    assert np.all(np.abs(gradient[columns]) >= least)
    attacked = np.asarray(x, dtype=np.float64) + eps * np.sign(gradient)
    _require_scores(limit, np.minimum(np.maximum(attacked, 0), 1), W, b)


def _require_generator(z, A, c):
    size, dimension = np.shape(A)
    _require_numbers(1e3, (size, dimension), A)
    _require_numbers(1e3, (size,), c)
    _require_numbers(1e3, (dimension,), z)
    _require_scores(30 if _has_float32(z, A, c) else 1e3, z, A, c)


def _require_reconstruction(x, z, A, c):
    _require_generator(z, A, c)
    _require_image(x, np.shape(A)[0])
    if _has_float32(x):
        _require_scores(30, z, A, c)


def _descents(x, starts, A, c, eta, steps):
    """Where gradient descent from every start ends, and the errors there."""
    x, z, A, c = (np.array(values, dtype=np.float64) for values in (x, starts, A, c))
    for _ in range(steps + 1):
        assert np.all(np.abs(z) <= 1e3)
        assert np.all(np.abs(z @ A.T + c) <= 1e3 * (1 + 1e-9))
        g = 1 / (1 + np.exp(-np.clip(z @ A.T + c, -700, 700)))
        end = z
        z = z - eta * (2 * (g - x) * g * (1 - g)) @ A
    return end, np.sum((g - x) ** 2, axis=1)


def _require_search(x, z_starts, A, c, eta, steps):
    """A search whose ends do not hang on rounding, with one clear winner; returns the winner."""
    is_float32 = _has_float32(x, z_starts, A, c)
    number, dimension = np.shape(z_starts)
    assert number >= 1
    assert np.shape(A)[1] == dimension
    _require_image(x, np.shape(A)[0])
    for start in z_starts:
        _require_generator(start, A, c)
    _require_numbers(1e3, (), eta)
    assert eta >= 0
    assert np.asarray(steps).dtype.kind in "iu"
    assert 1 <= steps <= (12 if is_float32 else 1000)
    ends, errors = _descents(x, z_starts, A, c, eta, steps)
    moves = np.zeros_like(ends)
    for axis in range(dimension):
        moved = np.array(z_starts, dtype=np.float64)
        moved[:, axis] += 1e-9
        moves += np.abs(_descents(x, moved, A, c, eta, steps)[0] - ends)
    assert np.all(moves <= (3e-9 if is_float32 else 1e-7) * (1 + 1e-6))
    order = np.argsort(errors)
    assert number == 1 or errors[order[1]] - errors[order[0]] >= (2e-3 if is_float32 else 1e-6)
    if is_float32:
        _require_scores(30, ends[order[0]], A, c)
    return ends[order[0]]


# END CONTRACT


# %% [markdown]
# ## `input_gradient(x, label, W, b)`
#
# The gradient of $L(x) = -\log p_{label}$ *in the image*, the classifier held fixed. In training one asks which way the
# weights should go; an attacker asks which way the pixels should go.
#
# - `x`: `(D,)`, `label`: a whole number, `W`: `(M, D)`, `b`: `(M,)`. Returns shape `(D,)`.
# - Example: $W = ((1, 0, -2), (3, 0, 2))$, $b = (1, -1)$, $x = (0.5, 0.4, 0.25)$. Both scores are 1, so
#   $p = (0.5, 0.5)$; for the label 0 the gradient is $(1, 0, 2)$.
# - The gradient in the scores you know from `softmax`. Which matrix leads from there back to the pixels?
#
# %% [markdown] lang="zh"
# ## `input_gradient(x, label, W, b)`
#
# 分类器固定不变时， $L(x) = -\log p_{label}$ **对图像**的梯度。训练时问的是权重应往哪个方向变；
# 攻击者问的是像素应往哪个方向变。
#
# - `x`：`(D,)`；`label`：整数；`W`：`(M, D)`；`b`：`(M,)`。返回值形状为 `(D,)`。
# - 例：取 $W = ((1, 0, -2), (3, 0, 2))$， $b = (1, -1)$， $x = (0.5, 0.4, 0.25)$。两个得分都是 1，于是
#   $p = (0.5, 0.5)$；标签为 0 时，梯度为 $(1, 0, 2)$。
# - 对得分的梯度在 `softmax` 作业中已经求过。由得分回到像素，要经过哪个矩阵？
#
# %%
def input_gradient(x, label, W, b):
    """The gradient of -log softmax(W x + b)[label] in x.

    x: (D,); label: a whole number; W: (M, D); b: (M,). Returns (D,).
    """
    # BEGIN CONTRACT
    _require_attack(x, label, W, b)
    # END CONTRACT
    # BEGIN SOLUTION
    return _score_gradient(x, label, W, b) @ W
    # END SOLUTION


# %% [markdown]
# ## `fgsm(x, label, W, b, eps)`
#
# The *fast gradient sign method*: every pixel moves by the same small amount $\varepsilon$, in the direction in which
# the loss grows, $x + \varepsilon \cdot \mathrm{sign}(\nabla_x L)$; then all pixels are brought back into $[0, 1]$. Of
# all changes by at most $\varepsilon$ a pixel, this is the one for which the loss grows most, to first order.
#
# - `eps` $\ge 0$. Returns the attacked image, shape `(D,)`. $\mathrm{sign}(0) = 0$: a pixel that no score looks at
#   stays.
# - Example: with the numbers above, label 0 and $\varepsilon = 0.25$ the image becomes $(0.75, 0.4, 0.5)$; with
#   $\varepsilon = 0.6$ it becomes $(1, 0.4, 0.85)$.
# - The label is given. Whether the classifier was right about $x$ plays no part.
#
# %% [markdown] lang="zh"
# ## `fgsm(x, label, W, b, eps)`
#
# **快速梯度符号法**：每个像素都朝损失增大的方向移动同样小的一步 $\varepsilon$，即
# $x + \varepsilon \cdot \mathrm{sign}(\nabla_x L)$，
# 然后把所有像素收回到 $[0, 1]$ 之内。在每个像素至多改变 $\varepsilon$ 的所有改动中，这一种使损失（在一阶近似下）
# 增加得最多。
#
# - `eps` $\ge 0$。返回受到攻击的图像，形状为 `(D,)`。 $\mathrm{sign}(0) = 0$：与任何得分都无关的像素保持不变。
# - 例：沿用上面的数，标签为 0。当 $\varepsilon = 0.25$ 时，图像变为 $(0.75, 0.4, 0.5)$；当 $\varepsilon = 0.6$ 时，变为
#   $(1, 0.4, 0.85)$。
# - 标签是给定的，与分类器原来对 $x$ 的判断是否正确无关。
#
# %%
def fgsm(x, label, W, b, eps):
    """x moved by eps times the sign of the loss's gradient, clipped into [0, 1].

    x: (D,); label: a whole number; W: (M, D); b: (M,); eps: at least 0. Returns (D,).
    """
    # BEGIN CONTRACT
    _require_attack(x, label, W, b, eps)
    # END CONTRACT
    # BEGIN SOLUTION
    return np.clip(x + eps * np.sign(input_gradient(x, label, W, b)), 0, 1)
    # END SOLUTION


# %% [markdown]
# ## `adversarial_loss(x, label, W, b, eps, alpha)`
#
# Training that resists (Figure 6.27): the classifier has to be right about the image *and* about its attacked version,
#
# $$\alpha L(x) + (1 - \alpha) L(\mathrm{fgsm}(x)), \qquad 0 \le \alpha \le 1.$$
#
# - Returns a number. $\alpha = 1$ is ordinary training.
# - Example: the numbers above, label 0, $\varepsilon = 0.25$, $\alpha = 0.5$. $L(x) = \log 2 \approx 0.6931$; on the
#   attacked image the scores are $(0.75, 2.25)$ and $L = \log(1 + e^{1.5}) \approx 1.7014$; together $1.1973$.
# - Right and finite also where $p_{label}$ is $e^{-1000}$, which a computer rounds to 0.
#
# %% [markdown] lang="zh"
# ## `adversarial_loss(x, label, W, b, eps, alpha)`
#
# 能抵御攻击的训练（图6.27）：分类器不仅要认对原来的图像，**还要**认对受到攻击的图像，
#
# $$\alpha L(x) + (1 - \alpha) L(\mathrm{fgsm}(x)), \qquad 0 \le \alpha \le 1.$$
#
# - 返回一个数。 $\alpha = 1$ 就是普通的训练。
# - 例：沿用上面的数，标签为 0， $\varepsilon = 0.25$， $\alpha = 0.5$。 $L(x) = \log 2 \approx 0.6931$；
#   受到攻击的图像的得分为 $(0.75, 2.25)$， $L = \log(1 + e^{1.5}) \approx 1.7014$；合起来为 $1.1973$。
# - 当 $p_{label}$ 等于 $e^{-1000}$（计算机会把它舍入为 0）时，结果也必须正确且有限。
#
# %%
def adversarial_loss(x, label, W, b, eps, alpha):
    """alpha L(x) + (1 - alpha) L(fgsm(x)) with L = -log p[label].

    x: (D,); label: a whole number; W: (M, D); b: (M,); eps: at least 0; alpha: from 0 to 1. Returns a float.
    """
    # BEGIN CONTRACT
    _require_attack(x, label, W, b, eps, alpha)
    # END CONTRACT
    # BEGIN SOLUTION
    clean, attacked = (-_log_probabilities(seen, W, b)[label] for seen in (x, fgsm(x, label, W, b, eps)))
    return float(alpha * clean + (1 - alpha) * attacked)
    # END SOLUTION


# %% [markdown]
# ## `adversarial_gradients(x, label, W, b, eps, alpha)`
#
# The gradients of `adversarial_loss` in `W` and `b`, with which the classifier is trained. The attacked image also
# depends on `W` and `b`, but it is *held fixed*, as a picture that somebody has sent.
#
# - Returns `(grad_W, grad_b)`, shapes `(M, D)` and `(M,)`.
# - Example: the numbers above. On the attacked image $p = (0.1824, 0.8176)$. `grad_b` is $(-0.6588, 0.6588)$; the
#   second row of `grad_W` is $(0.4316, 0.2635, 0.2669)$, the first is minus that.
# - Two images, two gradients in the scores. With which image is each of them multiplied?
#
# %% [markdown] lang="zh"
# ## `adversarial_gradients(x, label, W, b, eps, alpha)`
#
# `adversarial_loss` 对 `W` 与 `b` 的梯度，用来训练分类器。受到攻击的图像其实也依赖 `W` 与 `b`，
# 但这里把它**看作固定不变**，就像别人发来的一张图像。
#
# - 返回 `(grad_W, grad_b)`，形状为 `(M, D)` 与 `(M,)`。
# - 例：沿用上面的数。在受到攻击的图像上 $p = (0.1824, 0.8176)$。`grad_b` 为 $(-0.6588, 0.6588)$；`grad_W` 的第二行为
#   $(0.4316, 0.2635, 0.2669)$，第一行是它的相反数。
# - 两张图像各有一个对得分的梯度，它们分别要与哪张图像相乘？
#
# %%
def adversarial_gradients(x, label, W, b, eps, alpha):
    """The gradients of adversarial_loss in W and b, the attacked image held fixed.

    x: (D,); label: a whole number; W: (M, D); b: (M,); eps: at least 0; alpha: from 0 to 1. Returns (M, D) and (M,).
    """
    # BEGIN CONTRACT
    _require_attack(x, label, W, b, eps, alpha)
    # END CONTRACT
    # BEGIN SOLUTION
    attacked = fgsm(x, label, W, b, eps)
    clean = alpha * _score_gradient(x, label, W, b)
    fooled = (1 - alpha) * _score_gradient(attacked, label, W, b)
    return np.outer(clean, x) + np.outer(fooled, attacked), clean + fooled
    # END SOLUTION


# %% [markdown]
# ## `generator(z, A, c)`
#
# The picture that the generator makes of $z$: $G(z) = \sigma(A z + c)$.
#
# - `z`: `(d,)`, `A`: `(D, d)`, `c`: `(D,)`. Returns shape `(D,)`.
# - Example: $A = ((1, 0), (0, 2), (1, -1))$, $c = (0, 0, \log 3)$ and $z = (\log 3, 0)$ give $(0.75, 0.5, 0.9)$.
#
# %% [markdown] lang="zh"
# ## `generator(z, A, c)`
#
# 生成器由 $z$ 画出的图像： $G(z) = \sigma(A z + c)$。
#
# - `z`：`(d,)`；`A`：`(D, d)`；`c`：`(D,)`。返回值形状为 `(D,)`。
# - 例：当 $A = ((1, 0), (0, 2), (1, -1))$， $c = (0, 0, \log 3)$， $z = (\log 3, 0)$ 时，结果为 $(0.75, 0.5, 0.9)$。
#
# %%
def generator(z, A, c):
    """G(z) = sigmoid(A z + c).

    z: (d,); A: (D, d); c: (D,). Returns (D,).
    """
    # BEGIN CONTRACT
    _require_generator(z, A, c)
    # END CONTRACT
    # BEGIN SOLUTION
    return np.exp(-np.logaddexp(0, -(A @ np.asarray(z, dtype=np.float64) + c)))
    # END SOLUTION


# %% [markdown]
# ## `reconstruction_error(x, z, A, c)`
#
# How far the generator's picture is from the given one, $\lVert G(z) - x \rVert^2$: the squares of all pixels'
# differences, added up.
#
# - Returns a number. Example: with the generator above and $x = (0.25, 0.5, 1)$ the differences are $(0.5, 0, -0.1)$,
#   and the error is $0.26$.
# - Neither a mean nor a root.
#
# %% [markdown] lang="zh"
# ## `reconstruction_error(x, z, A, c)`
#
# 生成器画出的图像与给定图像相差多少： $\lVert G(z) - x \rVert^2$，即所有像素之差的平方和。
#
# - 返回一个数。例：沿用上面的生成器，取 $x = (0.25, 0.5, 1)$，各像素之差为 $(0.5, 0, -0.1)$，误差为 $0.26$。
# - 既不取平均，也不开方。
#
# %%
def reconstruction_error(x, z, A, c):
    """The sum of squares of G(z) - x.

    x: (D,); z: (d,); A: (D, d); c: (D,). Returns a float.
    """
    # BEGIN CONTRACT
    _require_reconstruction(x, z, A, c)
    # END CONTRACT
    # BEGIN SOLUTION
    return float(np.sum((generator(z, A, c) - x) ** 2))
    # END SOLUTION


# %% [markdown]
# ## `reconstruction_gradient(x, z, A, c)`
#
# The gradient of `reconstruction_error` in `z`. The generator is trained already: `A` and `c` stay as they are.
#
# - Returns shape `(d,)`. Example: the numbers above give $(0.1695, 0.018)$.
# - Three links: the square, the sigmoid, the matrix.
#
# %% [markdown] lang="zh"
# ## `reconstruction_gradient(x, z, A, c)`
#
# `reconstruction_error` 对 `z` 的梯度。生成器已经训练完毕，`A` 与 `c` 保持不变。
#
# - 返回值形状为 `(d,)`。例：沿用上面的数，结果为 $(0.1695, 0.018)$。
# - 链式求导有三环：平方、sigmoid、矩阵。
#
# %%
def reconstruction_gradient(x, z, A, c):
    """The gradient of reconstruction_error in z.

    x: (D,); z: (d,); A: (D, d); c: (D,). Returns (d,).
    """
    # BEGIN CONTRACT
    _require_reconstruction(x, z, A, c)
    # END CONTRACT
    # BEGIN SOLUTION
    g = generator(z, A, c)
    return (2 * (g - x) * g * (1 - g)) @ A
    # END SOLUTION


# %% [markdown]
# ## `project(x, z_starts, A, c, eta, steps)`
#
# Defense-GAN's search (Figure 6.29): of all pictures that the generator can make, find the one nearest to $x$. Gradient
# descent may end in a poor valley, so it is tried from several starts, one after the other and each on its own:
#
# - from each row of `z_starts` `(R, d)`, make exactly `steps` steps
#   $z \leftarrow z - \eta \nabla_z \lVert G(z) - x \rVert^2$;
# - of the R ends keep the one with the least error.
#
# Returns `(z, error)`: that end, shape `(d,)`, and its `reconstruction_error`.
#
# - Example: $A = ((1))$, $c = (0)$, $x = (0.25)$, the starts $(\log 3)$ and $(0)$, $\eta = 4$, one step. The descents
#   end at $0.3486$ and $-0.5$, with the errors $0.1131$ and $0.0163$: the result is $((-0.5), 0.0163)$.
# - It is the ends that are compared: not the starts, and not better points that a descent has passed on its way.
#
# %% [markdown] lang="zh"
# ## `project(x, z_starts, A, c, eta, steps)`
#
# Defense GAN 的搜索（图6.29）：在生成器能画出的所有图像中，找出最接近 $x$ 的一张。梯度下降可能停在不好的谷底，
# 所以要从若干个起点出发，逐个尝试，互不相干：
#
# - 从 `z_starts` `(R, d)` 的每一行出发，恰好做 `steps` 步 $z \leftarrow z - \eta \nabla_z \lVert G(z) - x \rVert^2$；
# - 在 R 个终点中保留误差最小的一个。
#
# 返回 `(z, error)`：该终点，形状为 `(d,)`，以及它的 `reconstruction_error`。
#
# - 例：取 $A = ((1))$， $c = (0)$， $x = (0.25)$，起点为 $(\log 3)$ 与 $(0)$， $\eta = 4$，一步。两次下降的终点为
#   $0.3486$ 与 $-0.5$，误差为 $0.1131$ 与 $0.0163$：结果为 $((-0.5), 0.0163)$。
# - 比较的是终点：不是起点，也不是下降途中经过的更好的点。
#
# %%
def project(x, z_starts, A, c, eta, steps):
    """Gradient descent in z from every start; the end with the least error, and that error.

    x: (D,); z_starts: (R, d); A: (D, d); c: (D,); steps: at least 1. Returns z (d,) and a float.
    """
    # BEGIN CONTRACT
    _require_search(x, z_starts, A, c, eta, steps)
    # END CONTRACT
    # BEGIN SOLUTION
    ends = []
    for z in z_starts:
        for _ in range(steps):
            z = z - eta * reconstruction_gradient(x, z, A, c)
        ends.append((z, reconstruction_error(x, z, A, c)))
    return min(ends, key=lambda end: end[1])
    # END SOLUTION


# %% [markdown]
# ## `defend(x, z_starts, W, b, A, c, eta, steps)`
#
# The defended classifier: it never sees $x$, only the generator's picture nearest to it. What an attacker has added is
# nothing that the generator has learnt to draw, so it is lost on the way.
#
# - Returns the class with the largest score for $G(z)$, with the $z$ of `project`: a whole number from 0 to $M - 1$.
# - Example: the numbers of `project`, $W = ((4), (-4))$, $b = (-1.6, 1.6)$. $G(-0.5) \approx 0.3775$ has the scores
#   $(-0.09, 0.09)$: class 1.
#
# %% [markdown] lang="zh"
# ## `defend(x, z_starts, W, b, A, c, eta, steps)`
#
# 受到保护的分类器：它从不直接看 $x$，只看生成器能画出的最接近 $x$ 的图像。攻击者添加的东西不是生成器学会画的内容，
# 因而在途中就丢失了。
#
# - 返回 $G(z)$ 得分最大的类别，其中 $z$ 由 `project` 得到：0 到 $M - 1$ 的整数。
# - 例：沿用 `project` 的数，取 $W = ((4), (-4))$， $b = (-1.6, 1.6)$。 $G(-0.5) \approx 0.3775$ 的得分为
#   $(-0.09, 0.09)$：答案是类别 1。
#
# %%
def defend(x, z_starts, W, b, A, c, eta, steps):
    """The classifier's answer for the generator's picture nearest to x.

    x: (D,); z_starts: (R, d); W: (M, D); b: (M,); A: (D, d); c: (D,). Returns an int.
    """
    # BEGIN CONTRACT
    _best = _require_search(x, z_starts, A, c, eta, steps)
    assert len(W) >= 2
    _require_numbers(1e3, (len(W), np.shape(A)[0]), W)
    _require_numbers(1e3, (len(W),), b)
    _picture = 1 / (1 + np.exp(-np.clip(np.asarray(A, dtype=np.float64) @ _best + np.asarray(c), -700, 700)))
    _scores = np.sort(_require_scores(30 if _has_float32(x, z_starts, W, b, A, c) else 1e3, _picture, W, b))
    assert _scores[-1] - _scores[-2] >= 1e-2
    # END CONTRACT
    # BEGIN SOLUTION
    z, _ = project(x, z_starts, A, c, eta, steps)
    return int(np.argmax(W @ generator(z, A, c) + b))
    # END SOLUTION


# %% [markdown] only="notebook"
# ## See it
#
# `digits.npz` beside this notebook holds handwritten digits of 8×8 pixels. The first cell trains a classifier on 600
# of them, attacks it and shows an image, the perturbation and the fooled answer. The second trains a classifier on
# attacked images, too, and compares how strong an attack each of the two withstands. The third lets a generator, which
# knows only the digits 0, 1 and 2, redraw attacked images: which starts find a picture, and what the classifier says
# before and after.
#
# %% [markdown] lang="zh" only="notebook"
# ## 画出来看
#
# 与本笔记本放在一起的 `digits.npz` 中是 8×8 像素的手写数字。第一个单元用其中 600 张训练一个分类器并攻击它，
# 画出原图像、扰动以及被骗的答案。第二个单元用受到攻击的图像一同训练，比较两个分类器各能承受多强的攻击。
# 第三个单元让一个只见过数字 0、1、2 的生成器重画受到攻击的图像：哪些起点能找到相近的图像，
# 重画前后分类器各给出什么答案。
#
# %% only="notebook"
def load_digits():
    """Images (n, 64) with grey levels from 0 to 1, and their labels (n,)."""
    with np.load("digits.npz") as digits:
        return digits["images"].reshape(-1, 64) / 16, digits["labels"].astype(np.int64)


def trained(images, labels, eps, alpha):
    """A classifier trained with your gradients, one image after the other."""
    W, b = np.zeros((10, 64)), np.zeros(10)
    for _ in range(3):
        for x, label in zip(images, labels, strict=True):
            grad_W, grad_b = adversarial_gradients(x, label, W, b, eps, alpha)
            W, b = W - 0.1 * np.asarray(grad_W), b - 0.1 * np.asarray(grad_b)
    return W, b


def answer(x, W, b):
    scores = W @ x + b
    p = np.exp(scores - scores.max())
    return f"{np.argmax(p)} ({p.max() / p.sum():.0%})"


def show(axis, picture, title):
    axis.imshow(picture.reshape(8, 8), cmap="gray_r", vmin=0, vmax=1)
    axis.set_title(title, fontsize=10)
    axis.axis("off")


try:
    import matplotlib.pyplot as plt

    images, labels = load_digits()
    W, b = trained(images[:600], labels[:600], 0.0, 1.0)
    figure, axes = plt.subplots(3, 4, figsize=(8, 6.5))
    for place, column in zip((600, 601, 603, 604), axes.T, strict=True):
        x, label = images[place], labels[place]
        attacked = np.asarray(fgsm(x, label, W, b, 0.2))
        show(column[0], x, f"image: {answer(x, W, b)}")
        show(column[1], 0.5 + (attacked - x), "what is added")
        show(column[2], attacked, f"attacked: {answer(attacked, W, b)}")
    plt.tight_layout()
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
except FileNotFoundError:
    print("This cell reads digits.npz: put it beside this notebook.")
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    images, labels = load_digits()
    tested, right = images[600:750], labels[600:750]
    strengths = np.linspace(0, 0.3, 7)
    for name, eps, alpha in (("trained on images", 0.0, 1.0), ("on attacked images, too", 0.15, 0.5)):
        classifier = trained(images[:600], labels[:600], eps, alpha)
        rates = []
        for strength in strengths:
            attacked = [np.asarray(fgsm(x, k, *classifier, strength)) for x, k in zip(tested, right, strict=True)]
            answers = np.argmax(np.array(attacked) @ classifier[0].T + classifier[1], axis=1)
            rates.append(np.mean(answers == right))
        plt.plot(strengths, rates, marker="o", label=name)
    plt.xlabel("strength of the attack, eps")
    plt.ylabel("share of right answers")
    plt.title("Adversarial training")
    plt.legend()
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
except FileNotFoundError:
    print("This cell reads digits.npz: put it beside this notebook.")
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    images, labels = load_digits()
    images, labels = images[labels < 3], labels[labels < 3]
    W, b = trained(images[:300], labels[:300], 0.0, 1.0)
    W, b = W[:3], b[:3]
    # A generator of 0, 1 and 2: before the sigmoid, their mean and the eight directions in which they differ most.
    scores = np.log((0.02 + 0.96 * images[:300]) / (0.98 - 0.96 * images[:300]))
    c = scores.mean(axis=0)
    _, sizes, directions = np.linalg.svd(scores - c, full_matrices=False)
    A = directions[:8].T * sizes[:8] / np.sqrt(300)
    starts = np.random.default_rng(5).normal(size=(4, 8))

    tested, right = images[300:360], labels[300:360]
    attacked = np.array([np.asarray(fgsm(x, k, W, b, 0.2)) for x, k in zip(tested, right, strict=True)])
    fooled = np.argmax(attacked @ W.T + b, axis=1) != right
    redrawn = np.array([int(defend(x, starts, W, b, A, c, 0.05, 60)) for x in attacked])
    print(f"Of {len(right)} attacked images {sum(~fooled)} are read right, redrawn {sum(redrawn == right)}.")

    figure, axes = plt.subplots(3, 4, figsize=(9, 6.5))
    for place, row in zip(np.flatnonzero(fooled & (redrawn == right)), axes, strict=False):
        x = attacked[place]
        show(row[0], tested[place], f"image: {answer(tested[place], W, b)}")
        show(row[1], x, f"attacked: {answer(x, W, b)}")
        show(row[2], np.asarray(generator(project(x, starts, A, c, 0.05, 60)[0], A, c)), f"redrawn: {redrawn[place]}")
        for start in starts:
            errors = [project(x, [start], A, c, 0.05, steps)[1] for steps in (5, 10, 20, 40, 60)]
            row[3].plot([0, 5, 10, 20, 40, 60], [reconstruction_error(x, start, A, c), *errors], marker=".")
        row[3].set_title("error by steps, from each start", fontsize=10)
    plt.tight_layout()
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
except FileNotFoundError:
    print("This cell reads digits.npz: put it beside this notebook.")
