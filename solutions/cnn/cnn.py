# %% [markdown]
# # A convolutional neural network
#
# You write the image classifier of Figure 6.15, forward and backward, and the smoothing kernels of Figure 6.10. An
# image is $(C, H, W)$: channels, rows, columns. The network is
#
# convolution (not flipped, stride 1, no padding) → ReLU → max pooling → flatten → $W \cdot + b$ → softmax.
#
# `params` is a dict: `kernels` of shape $(K, C, kh, kw)$ and `bias` $(K,)$ for the convolution, `W` $(M, F)$ and `b`
# $(M,)$ for the fully connected layer. Pooling windows are `pool` × `pool`, `pool` apart, and only those that fit whole
# count. $F$ is the number of values that are left after pooling.
#
# Images and kernels need not be square. Every function of the network must be right and finite for pre-activations and
# scores from $-1000$ to $1000$. Arguments may be arrays, nested lists, whole numbers or float32. Never change an
# argument.
#
# **Rulings on the notes.** "Convolution" is the sum of products as drawn in Figure 6.9: the kernel is not flipped. The
# notes do not say how large pooling windows are; here that is the argument `pool`.
#
# %% [markdown] lang="zh"
# # 卷积神经网络
#
# 本次作业实现图 6.15 的图像分类网络（前向与后向），以及图 6.10 的平滑卷积核。图像的形状为 $(C, H, W)$，即通道、行、
# 列。
# 网络依次为：
#
# 卷积（卷积核不翻转，步长 1，无填充）→ ReLU → 最大池化 → 展平 → $W \cdot + b$ → softmax。
#
# `params` 是字典：卷积层有 `kernels`，形状 $(K, C, kh, kw)$，以及 `bias`，形状 $(K,)$；
# 全连接层有 `W`，形状 $(M, F)$，以及 `b`，形状 $(M,)$。池化窗口的大小为 `pool` × `pool`，步长为 `pool`，
# 只取完整的窗口。
# $F$ 是池化之后剩下的数值个数。
#
# 图像与卷积核不一定是正方形。激活前的值与得分在 $-1000$ 到 $1000$ 之间时，网络的各函数都必须正确且有限。
# 参数可以是数组、嵌套列表、整数或 float32。不得修改传入的参数。
#
# **讲义说明。** “卷积”指图 6.9 中的加权累加，卷积核不翻转。讲义没有规定池化窗口的大小，本作业中由参数 `pool` 给出。
#
# %%
import numpy as np

# BEGIN CONTRACT


def _contract_layers(image, params, pool):
    """The scores, after all shapes, sizes and distances of the network were looked at."""
    assert sorted(params) == ["W", "b", "bias", "kernels"]
    _all = [image, *params.values()]
    _limit = (30 if any(getattr(_one, "dtype", None) == np.float32 for _one in _all) else 1e3) + 1e-9
    _x, _kernels, _bias, _W, _b = (
        np.asarray(_one, dtype=np.float64)
        for _one in (image, *(params[_key] for _key in ("kernels", "bias", "W", "b")))
    )
    assert _x.ndim == 3
    assert _kernels.ndim == 4
    assert max(_x.shape[1:]) <= 64
    assert min(*_x.shape, *_kernels.shape, *_W.shape) >= 1
    assert _kernels.shape[1] == _x.shape[0]
    assert max(abs(_one).max() for _one in (_x, _kernels, _bias, _W, _b)) <= 1e3 + 1e-9
    assert _bias.shape == (_kernels.shape[0],)
    _h, _w = (_x.shape[_axis] - _kernels.shape[_axis + 1] + 1 for _axis in (1, 2))
    assert int(pool) == pool
    assert 1 <= pool <= min(_h, _w)
    _pre = np.zeros((len(_bias), _h, _w)) + _bias[:, None, None]
    for _i, _j in np.ndindex(*_kernels.shape[2:]):
        _pre += np.einsum("kc,cyx->kyx", _kernels[:, :, _i, _j], _x[:, _i : _i + _h, _j : _j + _w])
    assert abs(_pre).max() <= _limit
    assert ((_pre == 0) | (abs(_pre) >= 1e-3 - 1e-9)).all()
    _maps = np.maximum(_pre, 0)
    _h, _w = _h // pool, _w // pool
    _windows = _maps[:, : _h * pool, : _w * pool].reshape(-1, _h, pool, _w, pool).swapaxes(2, 3)
    _windows = np.sort(_windows.reshape(-1, pool * pool), axis=1)
    assert ((np.diff(_windows) >= 1e-3 - 1e-9) | (_windows[:, :-1] == 0)).all()
    _flat = _maps[:, : _h * pool, : _w * pool].reshape(-1, _h, pool, _w, pool).max(axis=(2, 4)).ravel()
    assert _W.ndim == 2
    assert _W.shape[1] == len(_flat)
    assert _b.shape == (_W.shape[0],)
    _scores = _W @ _flat + _b
    assert abs(_scores).max() <= _limit
    return _scores


def _contract_label(label, params):
    assert np.asarray(label).dtype.kind in "iu"
    assert np.asarray(label).shape == ()
    assert 0 <= label < len(params["b"])


# END CONTRACT
# BEGIN SOLUTION


def _floats(values):
    """The values as a float64 array."""
    return np.asarray(values, dtype=np.float64)


def _pre_activations(image, params):
    """What goes into the ReLU, one map a kernel."""
    kernels = _floats(params["kernels"])
    windows = np.lib.stride_tricks.sliding_window_view(_floats(image), kernels.shape[2:], axis=(1, 2))
    return np.einsum("cyxij,kcij->kyx", windows, kernels) + _floats(params["bias"])[:, None, None]


def _pooled(maps, size):
    """The maxima of all windows that fit whole."""
    rows, columns = maps.shape[1] // size, maps.shape[2] // size
    maps = maps[:, : rows * size, : columns * size]
    return maps.reshape(-1, rows, size, columns, size).max(axis=(2, 4))


def _scores(image, params, pool):
    """What goes into the softmax."""
    flat = _pooled(np.maximum(_pre_activations(image, params), 0), pool).ravel()
    return _floats(params["W"]) @ flat + _floats(params["b"])


# END SOLUTION


# %% [markdown]
# ## `mean_kernel(n)`
#
# The smoothing kernel of Figure 6.10: $(n, n)$, all weights equal, together 1.
#
# - Example: every weight of `mean_kernel(3)` is $1/9$.
# - The notes: the less the weight in the middle differs from the others, the more blurred is the result.
#
# %% [markdown] lang="zh"
# ## `mean_kernel(n)`
#
# 图 6.10 的平滑卷积核：形状为 $(n, n)$，所有权重相等，总和为 1。
#
# - 例：`mean_kernel(3)` 的每个权重都是 $1/9$。
# - 讲义：中心位置的权重与其他权重差别越小，滤波结果越模糊。
#
# %%
def mean_kernel(n):
    """The n×n kernel with equal weights that sum to 1."""
    # BEGIN CONTRACT
    assert int(n) == n
    assert 1 <= n <= 64
    # END CONTRACT
    # BEGIN SOLUTION
    return np.full((n, n), 1 / n**2)
    # END SOLUTION


# %% [markdown]
# ## `gaussian_kernel(n, sigma)`
#
# A smoothing kernel that trusts near pixels more: $(n, n)$ with $n$ odd, proportional to
#
# $$\exp\left(-\frac{r^2 + c^2}{2\sigma^2}\right),$$
#
# where $r$ and $c$ are the distances from the centre in rows and columns. The weights sum to 1. $\sigma \ge 0.3$.
#
# - Example: for $n = 3$ and $\sigma = 1$ the values are $1$ in the middle, $e^{-1/2}$ beside it and $e^{-1}$ in the
#   corners, with the sum $4.8976$; the weights are $0.2042$, $0.1238$ and $0.0751$.
# - Is the constant before the exponential in the normal density of any use here?
#
# %% [markdown] lang="zh"
# ## `gaussian_kernel(n, sigma)`
#
# 更看重近处像素的平滑卷积核：形状为 $(n, n)$， $n$ 为奇数，权重正比于
#
# $$\exp\left(-\frac{r^2 + c^2}{2\sigma^2}\right),$$
#
# 其中 $r$、 $c$ 是到中心的行距与列距。权重的总和为 1。 $\sigma \ge 0.3$。
#
# - 例： $n = 3$、 $\sigma = 1$ 时，中心的值为 $1$，上下左右为 $e^{-1/2}$，四角为 $e^{-1}$，总和为 $4.8976$；
#   因此权重分别为 $0.2042$、 $0.1238$、 $0.0751$。
# - 正态分布密度中指数前面的常数在这里有用吗？
#
# %%
def gaussian_kernel(n, sigma):
    """The n×n kernel (n odd) of a Gaussian around the centre; its weights sum to 1."""
    # BEGIN CONTRACT
    assert int(n) == n
    assert 1 <= n <= 64
    assert n % 2 == 1
    assert 0.3 - 1e-6 <= sigma <= 1e3
    # END CONTRACT
    # BEGIN SOLUTION
    d = np.arange(n) - n // 2
    weights = np.exp(-(d[:, None] ** 2 + d**2) / (2 * float(sigma) ** 2))
    return weights / weights.sum()
    # END SOLUTION


# %% [markdown]
# ## `max_pool_backward(grad_out, x, size)`
#
# Back through max pooling with windows of `size` × `size`, `size` apart. `x` is one map $(H, W)$, what the pooling
# read; `grad_out` is the gradient of its result. The gradient of a window goes to the pixel that was its maximum, all
# others get 0. Where several pixels of a window are equal to the maximum, the first of them in row order gets it.
# Returns shape $(H, W)$, also where the last rows or columns belong to no window.
#
# - Example: `size` 2, x $= \begin{pmatrix} 1 & 3 & 5 \\ 3 & 2 & 9 \end{pmatrix}$, `grad_out` $= (7)$: the result is
#   $\begin{pmatrix} 0 & 7 & 0 \\ 0 & 0 & 0 \end{pmatrix}$. The 3 in the first row comes first; the third column belongs
#   to no window.
#
# %% [markdown] lang="zh"
# ## `max_pool_backward(grad_out, x, size)`
#
# 最大池化的后向传播，窗口大小为 `size` × `size`，步长为 `size`。`x` 是池化读入的一张特征图，形状为 $(H, W)$；
# `grad_out` 是损失对池化结果的梯度。每个窗口的梯度交给窗口中取到最大值的像素，其余为 0。
# 若窗口中有几个像素同为最大值，
# 则交给按行顺序的第一个。返回形状为 $(H, W)$，即使最后几行或几列不属于任何窗口。
#
# - 例：`size` 为 2， x $= \begin{pmatrix} 1 & 3 & 5 \\ 3 & 2 & 9 \end{pmatrix}$，`grad_out` $= (7)$，结果为
#   $\begin{pmatrix} 0 & 7 & 0 \\ 0 & 0 & 0 \end{pmatrix}$。第一行的 3 排在前面；第三列不属于任何窗口。
#
# %%
def max_pool_backward(grad_out, x, size):
    """The gradient in x of max pooling with stride = size; the first maximum in row order takes a window's gradient.

    grad_out: (H // size, W // size); x: (H, W). Returns (H, W).
    """
    # BEGIN CONTRACT
    _grad_out, _x = np.asarray(grad_out, dtype=np.float64), np.asarray(x, dtype=np.float64)
    assert _x.ndim == 2
    assert int(size) == size
    assert 1 <= size <= min(_x.shape)
    assert max(_x.shape) <= 64
    assert _grad_out.shape == (_x.shape[0] // size, _x.shape[1] // size)
    assert max(abs(_x).max(), abs(_grad_out).max()) <= 1e3 + 1e-9
    # END CONTRACT
    # BEGIN SOLUTION
    grad_out, x = _floats(grad_out), _floats(x)
    grad_x = np.zeros(x.shape)
    for row, column in np.ndindex(*grad_out.shape):
        window = slice(row * size, (row + 1) * size), slice(column * size, (column + 1) * size)
        grad_x[window].flat[np.argmax(x[window])] = grad_out[row, column]
    return grad_x
    # END SOLUTION


# %% [markdown]
# ## `forward(image, params, pool)`
#
# The class probabilities of one image, shape $(M,)$ (Figure 6.15). The pooled maps are flattened in the order map, row,
# column (C order).
#
# - Example: $C = K = 1$, image $\begin{pmatrix} 1 & 2 & 0 \\ 0 & 1 & 3 \\ 2 & 0 & 2 \end{pmatrix}$, kernel
#   $\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}$, bias $-1$: pre-activations
#   $\begin{pmatrix} 1 & 4 \\ -1 & 2 \end{pmatrix}$, after ReLU and pooling with `pool` 2 one number is left, $4$. With
#   $W = (0, \frac{1}{4} \ln 3)^T$ and $b = (0, 0)$ the scores are $(0, \ln 3)$ and the probabilities $(1/4, 3/4)$.
# - How often is the bias of a kernel added when the image has three channels?
#
# %% [markdown] lang="zh"
# ## `forward(image, params, pool)`
#
# 一幅图像的类别概率，形状为 $(M,)$（图 6.15）。池化后的特征图按“特征图、行、列”的顺序（C 顺序）展平。
#
# - 例： $C = K = 1$，图像为 $\begin{pmatrix} 1 & 2 & 0 \\ 0 & 1 & 3 \\ 2 & 0 & 2 \end{pmatrix}$，卷积核为
#   $\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}$，偏置为 $-1$：激活前的值为
#   $\begin{pmatrix} 1 & 4 \\ -1 & 2 \end{pmatrix}$，经 ReLU 与 `pool` 为 2 的池化后只剩一个数 $4$。
#   若 $W = (0, \frac{1}{4} \ln 3)^T$， $b = (0, 0)$，则得分为 $(0, \ln 3)$，概率为 $(1/4, 3/4)$。
# - 图像有三个通道时，一个卷积核的偏置要加几次？
#
# %%
def forward(image, params, pool):
    """The class probabilities of one image.

    image: (C, H, W); params: dict of kernels, bias, W, b. Returns (M,).
    """
    # BEGIN CONTRACT
    _contract_layers(image, params, pool)
    # END CONTRACT
    # BEGIN SOLUTION
    scores = _scores(image, params, pool)
    e = np.exp(scores - scores.max())
    return e / e.sum()
    # END SOLUTION


# %% [markdown]
# ## `loss(image, label, params, pool)`
#
# $-\log$ of the probability of the label, a number. Logarithms are natural.
#
# - Example: in the example above $\ln 4 \approx 1.3863$ for the label 0 and $\ln(4/3) \approx 0.2877$ for the label 1.
# - With the scores $(1000, -1000)$ and the label 1 the loss is 2000: by then the probability has rounded to 0.
#
# %% [markdown] lang="zh"
# ## `loss(image, label, params, pool)`
#
# 标签概率的负对数，返回一个数。对数为自然对数。
#
# - 例：上例中标签为 0 时损失为 $\ln 4 \approx 1.3863$，标签为 1 时损失为 $\ln(4/3) \approx 0.2877$。
# - 得分为 $(1000, -1000)$ 而标签为 1 时，损失为 2000：此时概率已被舍入为 0。
#
# %%
def loss(image, label, params, pool):
    """-log probability of the label; scores up to ±1000.

    image: (C, H, W); label: a whole number. Returns a float.
    """
    # BEGIN CONTRACT
    _contract_layers(image, params, pool)
    _contract_label(label, params)
    # END CONTRACT
    # BEGIN SOLUTION
    scores = _scores(image, params, pool)
    return float(np.logaddexp.reduce(scores) - scores[label])
    # END SOLUTION


# %% [markdown]
# ## `gradients(image, label, params, pool)`
#
# The gradient of `loss` in every parameter: a dict with the keys and shapes of `params`. The slope of the ReLU at 0 is
# 0.
#
# - Example: the network of the example with the label 1. The scores receive $(1/4, -1/4)$, that is `b`; `W` gets
#   $(1, -1)^T$. The pooled number receives $-\frac{1}{16} \ln 3 \approx -0.0687$, and so does the pixel that won.
#   `bias` gets $-0.0687$, and `kernels` that number times the part of the image that the winner saw,
#   $\begin{pmatrix} 2 & 0 \\ 1 & 3 \end{pmatrix}$.
# - One kernel weight works at every place of the map. What does that mean for its gradient?
#
# %% [markdown] lang="zh"
# ## `gradients(image, label, params, pool)`
#
# `loss` 对各参数的梯度：返回与 `params` 键和形状都相同的字典。ReLU 在 0 处的斜率为 0。
#
# - 例：上例的网络，标签为 1。得分收到的梯度为 $(1/4, -1/4)$，也就是 `b` 的梯度；`W` 的梯度为 $(1, -1)^T$。
#   池化后的那个数收到 $-\frac{1}{16} \ln 3 \approx -0.0687$，取到最大值的像素也收到它。`bias` 的梯度为 $-0.0687$，
#   `kernels` 的梯度是这个数乘以该像素看到的那块图像 $\begin{pmatrix} 2 & 0 \\ 1 & 3 \end{pmatrix}$。
# - 同一个卷积核权重作用于特征图的每个位置。这对它的梯度意味着什么？
#
# %%
def gradients(image, label, params, pool):
    """The gradient of loss in kernels, bias, W and b, as a dict with these keys.

    image: (C, H, W); label: a whole number.
    """
    # BEGIN CONTRACT
    _contract_layers(image, params, pool)
    _contract_label(label, params)
    # END CONTRACT
    # BEGIN SOLUTION
    pre = _pre_activations(image, params)
    maps = np.maximum(pre, 0)
    pooled = _pooled(maps, pool)
    grad_scores = _floats(forward(image, params, pool)) - (np.arange(len(params["b"])) == label)
    grad_pooled = (grad_scores @ _floats(params["W"])).reshape(pooled.shape)
    grad_maps = np.array([max_pool_backward(grad, one, pool) for grad, one in zip(grad_pooled, maps, strict=True)])
    grad_pre = grad_maps * (pre > 0)
    windows = np.lib.stride_tricks.sliding_window_view(_floats(image), pre.shape[1:], axis=(1, 2))
    return {
        "kernels": np.einsum("cijyx,kyx->kcij", windows, grad_pre),
        "bias": grad_pre.sum(axis=(1, 2)),
        "W": np.outer(grad_scores, pooled),
        "b": grad_scores,
    }
    # END SOLUTION


# %% [markdown]
# ## `train_step(images, labels, params, pool, eta)`
#
# One step of gradient descent on $n$ images $(n, C, H, W)$ with labels $(n,)$: every parameter minus `eta` times the
# **mean** of the $n$ gradients, all taken at the given `params`. Returns a new dict with the same keys and shapes.
#
# - Example: one image, that of the example, label 1, `eta` 16: `b` becomes $(-4, 4)$ and `bias` $-1 + \ln 3$.
#
# %% [markdown] lang="zh"
# ## `train_step(images, labels, params, pool, eta)`
#
# 用 $n$ 幅图像（形状 $(n, C, H, W)$，标签 $(n,)$）做一步梯度下降：每个参数减去 `eta` 乘以 $n$ 个梯度的**平均**，
# 这些梯度都在给定的 `params` 处计算。返回键与形状都相同的新字典。
#
# - 例：只有上例的一幅图像，标签为 1，`eta` 为 16：`b` 变为 $(-4, 4)$，`bias` 变为 $-1 + \ln 3$。
#
# %%
def train_step(images, labels, params, pool, eta):
    """One step against the mean gradient of the images.

    images: (n, C, H, W); labels: (n,). Returns a new dict like params.
    """
    # BEGIN CONTRACT
    assert len(images) == len(labels) >= 1
    for _image, _label in zip(images, labels, strict=True):
        _contract_layers(_image, params, pool)
        _contract_label(_label, params)
    assert 0 <= eta <= 1e3
    # END CONTRACT
    # BEGIN SOLUTION
    found = [gradients(image, label, params, pool) for image, label in zip(images, labels, strict=True)]
    return {key: _floats(value) - eta * np.mean([one[key] for one in found], axis=0) for key, value in params.items()}
    # END SOLUTION


# %% [markdown]
# ## `predict(images, params, pool)`
#
# The most probable class of each of $n$ images, $(n,)$ whole numbers from 0. The two largest scores of an image are
# never closer than 0.01.
#
# - Example: the image of the example has the probabilities $(1/4, 3/4)$; the answer is 1.
#
# %% [markdown] lang="zh"
# ## `predict(images, params, pool)`
#
# $n$ 幅图像各自概率最大的类别，返回形状为 $(n,)$ 的整数，从 0 开始编号。同一图像最大的两个得分之差不小于 0.01。
#
# - 例：上例的图像概率为 $(1/4, 3/4)$，答案为 1。
#
# %%
def predict(images, params, pool):
    """The most probable class of every image.

    images: (n, C, H, W). Returns (n,) whole numbers.
    """
    # BEGIN CONTRACT
    assert len(images) >= 1
    for _image in images:
        _top = np.sort(_contract_layers(_image, params, pool))
        assert len(_top) == 1 or _top[-1] - _top[-2] >= 1e-2 - 1e-9
    # END CONTRACT
    # BEGIN SOLUTION
    return np.array([np.argmax(forward(image, params, pool)) for image in images])
    # END SOLUTION


# %% [markdown]
# ## `dense_weights(height, width)`
#
# How many weights lead from all pixels of a height×width image to a hidden layer of as many units, if the two are fully
# connected. This is why the notes turn to convolutions. A whole number.
#
# - Example: 1000×1000 pixels need $10^{12}$ weights. Biases are not counted.
#
# %% [markdown] lang="zh"
# ## `dense_weights(height, width)`
#
# 若把 height×width 的图像的全部像素与同样多个神经元的隐藏层全连接，共有多少个权重？讲义正是由此引出卷积。返回整数。
#
# - 例：1000×1000 的图像需要 $10^{12}$ 个权重。不计偏置。
#
# %%
def dense_weights(height, width):
    """The number of weights between an image and a fully connected layer of the same size."""
    # BEGIN CONTRACT
    assert int(height) == height
    assert int(width) == width
    assert min(height, width) >= 1
    assert max(height, width) <= 1000
    # END CONTRACT
    # BEGIN SOLUTION
    return (height * width) ** 2
    # END SOLUTION


# %% [markdown] only="notebook"
# ## See it
#
# Your kernels smooth a handwritten digit (Figure 6.10). The upper row shows the kernels, the lower row what becomes of
# the image. Which blurs more, the mean or the Gaussian kernel of the same size?
#
# %% [markdown] lang="zh" only="notebook"
# ## 看一看
#
# 用你的卷积核平滑一个手写数字（图 6.10）。上排是卷积核，下排是滤波后的图像。大小相同时，
# 均值卷积核与高斯卷积核哪一个更模糊？
#
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    digit = np.kron(np.load("digits.npz")["images"][3] / 16, np.ones((4, 4)))  # every pixel as 4×4
    kernels = {
        "original": np.ones((1, 1)),
        "mean 5×5": np.asarray(mean_kernel(5)),
        "mean 9×9": np.asarray(mean_kernel(9)),
        "Gaussian 9×9, sigma 1": np.asarray(gaussian_kernel(9, 1.0)),
        "Gaussian 9×9, sigma 2": np.asarray(gaussian_kernel(9, 2.0)),
    }
    figure, axes = plt.subplots(2, len(kernels), figsize=(11, 4.6))
    for (name, kernel), (above, below) in zip(kernels.items(), axes.T, strict=True):
        middle = np.pad(kernel, (9 - len(kernel)) // 2)
        above.imshow(middle, cmap="viridis", vmin=0, vmax=min(kernel.max(), 0.2))
        above.set_title(name, fontsize=9)
        windows = np.lib.stride_tricks.sliding_window_view(np.pad(digit, len(kernel) // 2), kernel.shape)
        below.imshow(np.einsum("yxij,ij->yx", windows, kernel), cmap="gray_r", vmin=0, vmax=1)
        above.axis("off")
        below.axis("off")
    plt.tight_layout()
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
except FileNotFoundError:
    print("This cell reads digits.npz: put it beside this notebook.")
