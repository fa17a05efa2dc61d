# %% [markdown]
# # Convolution and pooling
#
# Connect a grey image of 1000×1000 pixels to a layer of the same size, every neuron with every pixel, and you
# need $10^{6} \cdot 10^{6} = 10^{12}$ weights. A convolutional network gets by with a few dozen: one small
# *kernel* slides over the whole image, and *pooling* then makes the result smaller. Here you write the operations
# behind Figures 6.9 to 6.12 and the section on pooling, with NumPy alone.
#
# **What the notes leave open, and what holds here**
#
# - The kernel is **not** flipped. What the notes call convolution (卷积) is called cross-correlation in
#   mathematics.
# - *Padding* adds `padding` rows and columns of zeros on **each** of the four sides.
# - A window moves by `stride` pixels, downwards and to the right. Only windows that fit whole are used.
# - Images and kernels need not be square: height and width are two different numbers.
#
# So the height of the result, and likewise its width, is
#
# $$H_{out} = \left\lfloor \frac{H + 2 p - k_h}{s} \right\rfloor + 1$$
#
# with the image's height $H$, the kernel's height $k_h$, the padding $p$ and the stride $s$. For an image of height 7
# and a kernel of height 3, stride 1 and no padding, this is 5: "7×7 gives 5×5" in the notes.
#
# Your functions must also take nested lists, integers (as `uint8` images are) and float32, compute with decimals
# all the same, and leave their arguments unchanged. A solution with plain loops is fast enough.
#
# %% [markdown] lang="zh"
# # 卷积与池化
#
# 把一幅 1000×1000 的灰度图像与同样大小的隐藏层全连接，需要 $10^{6} \cdot 10^{6} = 10^{12}$ 个权重。
# 卷积神经网络只需几十个：让一个小小的**卷积核**（kernel）在整幅图像上滑动，再用**池化**（pooling）对结果进行约减。
# 本次作业只用 NumPy 实现图6.9至图6.12以及池化一节中的各个操作。
#
# **讲义没有写明、本作业统一约定的几点**
#
# - 卷积核**不翻转**。讲义中所说的“卷积”，数学上称为互相关（cross-correlation）。
# - 填充（padding）：图像上、下、左、右**每一侧**各补 `padding` 行（列）零。
# - 窗口每次向下或向右移动 `stride` 个像素（步长），只取完整落在图像内的窗口。
# - 图像和卷积核不一定是正方形：高和宽是两个不同的数。
#
# 因此结果的高为（宽与此类似）
#
# $$H_{out} = \left\lfloor \frac{H + 2 p - k_h}{s} \right\rfloor + 1$$
#
# 其中 $H$ 是图像的高， $k_h$ 是卷积核的高， $p$ 是填充， $s$ 是步长。图像高 7、卷积核高 3、步长 1、
# 不填充时结果为 5，这就是讲义中的“7×7 的图像得到 5×5 的卷积结果”。
#
# 函数还要能接受嵌套列表、整数（例如 `uint8` 图像）和 float32，遇到整数也要按小数计算，并且不得修改传入的参数。
# 用普通循环来写，速度也足够。
# %%
import numpy as np


# BEGIN CONTRACT
def _require_numbers(_limit, *_values):
    for _value in _values:
        _array = np.asarray(_value)
        assert _array.dtype.kind in "iuf"
        assert _array.size >= 1
        assert np.abs(_array.astype(np.float64)).max() <= _limit * (1 + 1e-9)


def _require_count(_value, _least=1):
    assert np.asarray(_value).dtype.kind in "iu"
    assert np.shape(_value) == ()
    assert _value >= _least


def _require_fit(_height, _width, _kernel, _stride, _padding):
    """An image of at most 64×64, a kernel that fits into it with its padding."""
    _require_count(_stride)
    _require_count(_padding, 0)
    assert 1 <= _height <= 64
    assert 1 <= _width <= 64
    assert _kernel[0] <= _height + 2 * _padding
    assert _kernel[1] <= _width + 2 * _padding


def _require_pooling(_x, _size, _stride):
    _require_numbers(1e3, _x)
    assert np.ndim(_x) == 2
    _require_count(_size)
    _require_fit(*np.shape(_x), (_size, _size), _size if _stride is None else _stride, 0)


def _require_layer(_x, _kernels, _stride, _padding):
    _require_numbers(1e3, _x, _kernels)
    assert np.ndim(_x) == 3
    assert np.ndim(_kernels) == 4
    assert np.shape(_kernels)[1] == np.shape(_x)[0]
    _require_fit(*np.shape(_x)[1:], np.shape(_kernels)[2:], _stride, _padding)


# END CONTRACT
# BEGIN SOLUTION


def _floats(*values):
    """Each value as a float64 array."""
    return [np.asarray(value, dtype=np.float64) for value in values]


def _pad(x, padding):
    """Zeros around the last two axes."""
    leading = [(0, 0)] * (x.ndim - 2)
    return np.pad(x, leading + [(padding, padding)] * 2)


def _windows(x, height, width, stride):
    """All windows of x (H, W) that fit whole: (H_out, W_out, height, width)."""
    every = np.lib.stride_tricks.sliding_window_view(x, (height, width))
    return every[::stride, ::stride]


def _pooling_windows(x, size, stride):
    """The square windows of a pooling operation; stride None means size."""
    (x,) = _floats(x)
    return _windows(x, size, size, size if stride is None else stride)


# END SOLUTION


# %% [markdown]
# ## `conv2d(image, kernel, stride=1, padding=0)`
#
# One image, one kernel (Figures 6.9 and 6.10). With $w$ for the kernel, $x$ for the image after padding and $s$
# for the stride,
#
# $$out_{i,j} = \sum_{u} \sum_{v} w_{u,v} \cdot x_{s i + u, \ s j + v}$$
#
# where all indices begin at 0: the kernel's top left corner lies on row $s i$ and column $s j$ of the padded
# image.
#
# `image` is `(H, W)`, `kernel` is `(kh, kw)`, the result is `(H_out, W_out)`.
#
# **Example** (Figure 6.9). Write the 25 pixels a, b, c, …, y of the 5×5 image as 1, 2, 3, …, 25, and take
#
# $$\begin{pmatrix} 0 & 1 & 0 \\ 0 & 0 & 2 \\ 0 & 0 & 0 \end{pmatrix}$$
#
# as the kernel. The first window has its centre at g and holds a b c / f g h / k l m, so the result there is
# b + 2h = 2 + 2 · 8 = 18. The whole result, for the centres g h i / l m n / q r s, is
#
# $$\begin{pmatrix} 18 & 21 & 24 \\ 33 & 36 & 39 \\ 48 & 51 & 54 \end{pmatrix}$$
#
# **Pitfalls.** Which pixels does output (1, 1) read when the stride is 2? What happens when the stride does not
# divide evenly? With padding a kernel may even be larger than the image. A `uint8` number holds at most 255.
#
# %% [markdown] lang="zh"
# ## `conv2d(image, kernel, stride=1, padding=0)`
#
# 一幅图像、一个卷积核（图6.9、图6.10）。记 $w$ 为卷积核， $x$ 为填充之后的图像， $s$ 为步长，则
#
# $$out_{i,j} = \sum_{u} \sum_{v} w_{u,v} \cdot x_{s i + u, \ s j + v}$$
#
# 所有下标从 0 开始，即卷积核的左上角落在填充后图像的第 $s i$ 行、第 $s j$ 列，对所覆盖的子块逐个像素加权累加。
#
# `image` 的形状为 `(H, W)`，`kernel` 为 `(kh, kw)`，结果为 `(H_out, W_out)`。
#
# **例**（图6.9）。把 5×5 图像的 25 个像素 a、b、c、…、y 依次记为 1、2、3、…、25，卷积核取
#
# $$\begin{pmatrix} 0 & 1 & 0 \\ 0 & 0 & 2 \\ 0 & 0 & 0 \end{pmatrix}$$
#
# 第一个子块区域以 g 为中心，包含 a b c / f g h / k l m，加权累加的结果是 b + 2h = 2 + 2 × 8 = 18。
# 以 g h i / l m n / q r s 为中心的全部结果为
#
# $$\begin{pmatrix} 18 & 21 & 24 \\ 33 & 36 & 39 \\ 48 & 51 & 54 \end{pmatrix}$$
#
# **容易出错的地方。** 步长为 2 时，输出 (1, 1) 读取的是哪些像素？步长除不尽时怎么办？有填充时，
# 卷积核甚至可以比图像还大。另外，一个 `uint8` 数最大只能到 255。
# %%
def conv2d(image, kernel, stride=1, padding=0):
    """One kernel over one image, not flipped, zeros around the image (Figure 6.9).

    image: (H, W). kernel: (kh, kw). Returns (H_out, W_out).
    """
    # BEGIN CONTRACT
    _require_numbers(1e3, image, kernel)
    assert np.ndim(image) == np.ndim(kernel) == 2
    _require_fit(*np.shape(image), np.shape(kernel), stride, padding)
    # END CONTRACT
    # BEGIN SOLUTION
    image, kernel = _floats(image, kernel)
    windows = _windows(_pad(image, padding), *kernel.shape, stride)
    return np.einsum("ijuv,uv->ij", windows, kernel)
    # END SOLUTION


# %% [markdown]
# ## `conv2d_layer(x, kernels, bias, stride=1, padding=0)`
#
# A convolutional layer (Figure 6.12): $C$ input channels (a colour image has three), $K$ kernels, and so $K$
# feature maps. A kernel has its own weights for every channel. With $\star$ for `conv2d`, $w$ for `kernels` and
# $b$ for `bias`, its map is
#
# $$out_k = b_k + \sum_{c} x_c \star w_{k,c}$$
#
# `x` is `(C, H, W)`, `kernels` is `(K, C, kh, kw)`, `bias` is `(K,)`, the result is `(K, H_out, W_out)`.
#
# **Example.** Two channels of one row, (1, 2, 3) and (4, 0, 5); one kernel with (1, 10) for the first channel and
# (2, 0) for the second; bias 0.5. The first channel gives (21, 32), the second (8, 0), and the feature map is
# (29.5, 32.5).
#
# **Pitfalls.** How many times does the bias enter one output pixel? Do stride and padding reach the inner
# function?
#
# %% [markdown] lang="zh"
# ## `conv2d_layer(x, kernels, bias, stride=1, padding=0)`
#
# 一个卷积层（图6.12）由 $C$ 个输入通道（彩色图像有三个）和 $K$ 个卷积核得到 $K$ 幅特征图（feature map）。
# 每个卷积核对每个通道都有自己的一组权重。记 $\star$ 为 `conv2d`， $w$ 为 `kernels`， $b$ 为 `bias`，
# 则第 $k$ 幅特征图为
#
# $$out_k = b_k + \sum_{c} x_c \star w_{k,c}$$
#
# `x` 的形状为 `(C, H, W)`，`kernels` 为 `(K, C, kh, kw)`，`bias` 为 `(K,)`，结果为 `(K, H_out, W_out)`。
#
# **例。** 两个通道，各只有一行：(1, 2, 3) 和 (4, 0, 5)；一个卷积核，对第一个通道的权重为 (1, 10)，
# 对第二个通道为 (2, 0)；偏置为 0.5。第一个通道得 (21, 32)，第二个通道得 (8, 0)，特征图为 (29.5, 32.5)。
#
# **容易出错的地方。** 每个输出像素中，偏置一共加了几次？步长和填充有没有传到里层的函数？
# %%
def conv2d_layer(x, kernels, bias, stride=1, padding=0):
    """K kernels over an image of C channels (Figure 6.12).

    x: (C, H, W). kernels: (K, C, kh, kw). bias: (K,). Returns (K, H_out, W_out).
    """
    # BEGIN CONTRACT
    _require_layer(x, kernels, stride, padding)
    _require_numbers(1e3, bias)
    assert np.shape(bias) == (len(kernels),)
    # END CONTRACT
    # BEGIN SOLUTION
    x, kernels, bias = _floats(x, kernels, bias)
    responses = [
        [conv2d(channel, weights, stride, padding) for channel, weights in zip(x, kernel, strict=True)]
        for kernel in kernels
    ]
    return np.sum(responses, axis=1) + bias[:, None, None]
    # END SOLUTION


# %% [markdown]
# ## `conv2d_backward(grad_out, x, kernels, stride=1, padding=0)`
#
# Error back-propagation through `conv2d_layer`. `grad_out`, of shape `(K, H_out, W_out)`, is the derivative of
# the loss $L$ in the layer's output. Return three results `(grad_x, grad_kernels, grad_bias)`: the derivatives of
# $L$ in `x`, `kernels` and `bias`, each with the shape of what it belongs to. The bias itself is not needed for
# them.
#
# Look at one product of the forward pass at a time: weight $w_{u,v}$ met pixel $x_{s i + u, \ s j + v}$ of the
# padded image and went into $out_{i,j}$. By the chain rule it contributes
#
# $$\frac{\partial L}{\partial out_{i,j}} \cdot x_{s i + u, \ s j + v}
# \quad \text{to} \quad \frac{\partial L}{\partial w_{u,v}} \qquad \text{and} \qquad
# \frac{\partial L}{\partial out_{i,j}} \cdot w_{u,v}
# \quad \text{to} \quad \frac{\partial L}{\partial x_{s i + u, \ s j + v}}$$
#
# **Example.** One channel, one kernel, stride 1, no padding:
#
# $$x = \begin{pmatrix} 1 & 2 & 3 \end{pmatrix}, \quad w = \begin{pmatrix} 4 & 5 \end{pmatrix}, \quad
# out = \begin{pmatrix} 14 & 23 \end{pmatrix}, \quad
# \frac{\partial L}{\partial out} = \begin{pmatrix} 1 & 10 \end{pmatrix}$$
#
# The middle pixel was used twice, with weight 5 for the first output and with weight 4 for the second: its
# gradient is 1 · 5 + 10 · 4 = 45. All together `grad_x` is (4, 45, 50), `grad_kernels` is
# (1 · 1 + 10 · 2, 1 · 2 + 10 · 3) = (21, 32), and `grad_bias` is 11.
#
# **Pitfalls.** Windows overlap. With a stride that does not divide evenly some pixels at the end were never used,
# but they are still pixels of `x`. What is `a[0:-0]`? Test yourself: change one number of `x` or `kernels` by
# 0.00001, call your own `conv2d_layer` again, and see by how much the sum of `grad_out * out` changes.
#
# %% [markdown] lang="zh"
# ## `conv2d_backward(grad_out, x, kernels, stride=1, padding=0)`
#
# `conv2d_layer` 的误差反向传播。`grad_out` 的形状为 `(K, H_out, W_out)`，是损失 $L$ 对该层输出的偏导数。
# 返回三个结果 `(grad_x, grad_kernels, grad_bias)`，分别是 $L$ 对 `x`、`kernels` 和 `bias` 的偏导数，
# 形状与各自对应的量相同。计算它们并不需要偏置的值。
#
# 不妨逐个考察前向计算中的乘法：权重 $w_{u,v}$ 与填充后图像的像素 $x_{s i + u, \ s j + v}$ 相乘，
# 累加到 $out_{i,j}$ 中。由链式法则，这一次乘法贡献了
#
# $$\frac{\partial L}{\partial out_{i,j}} \cdot x_{s i + u, \ s j + v}
# \quad \to \quad \frac{\partial L}{\partial w_{u,v}} \qquad \qquad
# \frac{\partial L}{\partial out_{i,j}} \cdot w_{u,v}
# \quad \to \quad \frac{\partial L}{\partial x_{s i + u, \ s j + v}}$$
#
# **例。** 一个通道、一个卷积核，步长为 1，不填充：
#
# $$x = \begin{pmatrix} 1 & 2 & 3 \end{pmatrix}, \quad w = \begin{pmatrix} 4 & 5 \end{pmatrix}, \quad
# out = \begin{pmatrix} 14 & 23 \end{pmatrix}, \quad
# \frac{\partial L}{\partial out} = \begin{pmatrix} 1 & 10 \end{pmatrix}$$
#
# 中间的像素用了两次：计算第一个输出时与权重 5 相乘，计算第二个输出时与权重 4 相乘，
# 所以它的梯度为 1 × 5 + 10 × 4 = 45。全部结果：`grad_x` 为 (4, 45, 50)，
# `grad_kernels` 为 (1 × 1 + 10 × 2, 1 × 2 + 10 × 3) = (21, 32)，`grad_bias` 为 11。
#
# **容易出错的地方。** 窗口是相互重叠的。步长除不尽时，末尾有些像素从未用到，但它们仍然是 `x` 的像素。
# `a[0:-0]` 是什么？自我检查：把 `x` 或 `kernels` 中的某个数改变 0.00001，再调用自己的 `conv2d_layer`，
# 看 `grad_out * out` 的总和变化了多少。
# %%
def conv2d_backward(grad_out, x, kernels, stride=1, padding=0):
    """The gradients of a loss through conv2d_layer, given dL/dout.

    grad_out: (K, H_out, W_out). x: (C, H, W). kernels: (K, C, kh, kw).
    Returns (grad_x, grad_kernels, grad_bias) with the shapes of x, kernels and (K,).
    """
    # BEGIN CONTRACT
    _require_layer(x, kernels, stride, padding)
    _require_numbers(1e3, grad_out)
    _kernel, _image = np.shape(kernels)[2:], np.shape(x)[1:]
    _sizes = [(_n + 2 * padding - _k) // stride + 1 for _n, _k in zip(_image, _kernel, strict=True)]
    assert np.shape(grad_out) == (len(kernels), *_sizes)
    # END CONTRACT
    # BEGIN SOLUTION
    grad_out, x, kernels = _floats(grad_out, x, kernels)
    height, width = x.shape[1:]
    kh, kw = kernels.shape[2:]
    padded = _pad(x, padding)
    grad_padded = np.zeros_like(padded)
    grad_kernels = np.zeros_like(kernels)
    for i, j in np.ndindex(grad_out.shape[1:]):
        top, left = i * stride, j * stride
        window = np.s_[:, top : top + kh, left : left + kw]
        upstream = grad_out[:, i, j]
        grad_kernels += np.multiply.outer(upstream, padded[window])
        grad_padded[window] += np.tensordot(upstream, kernels, axes=1)
    grad_x = grad_padded[:, padding : padding + height, padding : padding + width]
    return grad_x, grad_kernels, grad_out.sum(axis=(1, 2))
    # END SOLUTION


# %% [markdown]
# ## `max_pool2d(x, size, stride=None)`
#
# Max pooling (section "pooling", 池化操作): the largest number of every square window of `size` × `size` pixels. The
# windows move by `stride`; `stride=None` means that they lie side by side (`stride` equals `size`). There is no
# padding, and only windows that fit whole are used.
#
# `x` is `(H, W)`, `size` is a whole number, at most `H` and `W`; the result is `(H_out, W_out)`, with the formula
# at the top of this page and padding 0.
#
# **Example.** With `size=2`
#
# $$\begin{pmatrix} 1 & 3 & -5 & -8 \\ 2 & 0 & -6 & -7 \end{pmatrix} \to \begin{pmatrix} 3 & -5 \end{pmatrix},
# \qquad \text{with stride 1} \to \begin{pmatrix} 3 & 3 & -5 \end{pmatrix}$$
#
# **Pitfalls.** Numbers may be negative, all of them. Windows may overlap, and they may leave gaps.
#
# %% [markdown] lang="zh"
# ## `max_pool2d(x, size, stride=None)`
#
# 最大池化（见“池化操作”）：取每个 `size` × `size` 正方形窗口中的最大值。窗口每次移动 `stride` 个像素；
# `stride=None` 表示窗口彼此相邻、互不重叠，即步长等于 `size`。没有填充，只取完整落在图像内的窗口。
#
# `x` 的形状为 `(H, W)`，`size` 是整数，不超过 `H` 和 `W`；结果的形状为 `(H_out, W_out)`，公式见本页开头，
# 其中填充为 0。
#
# **例。** `size=2` 时
#
# $$\begin{pmatrix} 1 & 3 & -5 & -8 \\ 2 & 0 & -6 & -7 \end{pmatrix} \to \begin{pmatrix} 3 & -5 \end{pmatrix},
# \qquad \text{步长为 1 时} \to \begin{pmatrix} 3 & 3 & -5 \end{pmatrix}$$
#
# **容易出错的地方。** 数可以是负的，甚至全部是负的。窗口之间可以重叠，也可以留有间隔。
# %%
def max_pool2d(x, size, stride=None):
    """The maximum of every size × size window (section "pooling").

    x: (H, W). stride None means size. Returns (H_out, W_out).
    """
    # BEGIN CONTRACT
    _require_pooling(x, size, stride)
    # END CONTRACT
    # BEGIN SOLUTION
    return _pooling_windows(x, size, stride).max(axis=(2, 3))
    # END SOLUTION


# %% [markdown]
# ## `avg_pool2d(x, size, stride=None)`
#
# Average pooling: like `max_pool2d`, with the mean of the window (均值) in place of its maximum.
#
# **Example.** With `size=2`
#
# $$\begin{pmatrix} 1 & 3 & -5 & -8 \\ 2 & 0 & -6 & -7 \end{pmatrix} \to \begin{pmatrix} 1.5 & -6.5 \end{pmatrix},
# \qquad \text{with stride 1} \to \begin{pmatrix} 1.5 & -2 & -6.5 \end{pmatrix}$$
#
# **Pitfalls.** How many pixels are there in a window? The mean of whole numbers need not be a whole number.
#
# %% [markdown] lang="zh"
# ## `avg_pool2d(x, size, stride=None)`
#
# 平均池化：与 `max_pool2d` 相同，只是把窗口中的最大值换成均值。
#
# **例。** `size=2` 时
#
# $$\begin{pmatrix} 1 & 3 & -5 & -8 \\ 2 & 0 & -6 & -7 \end{pmatrix} \to \begin{pmatrix} 1.5 & -6.5 \end{pmatrix},
# \qquad \text{步长为 1 时} \to \begin{pmatrix} 1.5 & -2 & -6.5 \end{pmatrix}$$
#
# **容易出错的地方。** 一个窗口里有多少个像素？整数的均值不一定是整数。
# %%
def avg_pool2d(x, size, stride=None):
    """The mean of every size × size window (section "pooling").

    x: (H, W). stride None means size. Returns (H_out, W_out).
    """
    # BEGIN CONTRACT
    _require_pooling(x, size, stride)
    # END CONTRACT
    # BEGIN SOLUTION
    return _pooling_windows(x, size, stride).mean(axis=(2, 3))
    # END SOLUTION


# %% [markdown]
# ## `receptive_field(layers)`
#
# The receptive field (感受野, text to Figure 6.12) of one pixel of the last feature map is the region of the input
# image that its value depends on. Return the side length of the smallest square of input pixels that holds this
# region.
#
# `layers` is a list of `(kernel_size, stride)`, the first layer, next to the image, first. Pooling layers count
# like convolutions. The result is one whole number.
#
# **Example.** One 3×3 layer sees 3×3 pixels, so its side is 3. Two of them with stride 1, `[(3, 1), (3, 1)]`, give 5.
# With `[(3, 2), (3, 1)]` neighbours in the first feature map lie two pixels apart in the image, and the result is
# 3 + 2 · 2 = 7.
#
# **Pitfalls.** Which strides act on a layer's own kernel: those before it, its own, those after it? A kernel of
# size 1 widens nothing, but its stride counts.
#
# %% [markdown] lang="zh"
# ## `receptive_field(layers)`
#
# 最后一幅特征图上一个像素的感受野（receptive field，见图6.12处的文字），是输入图像中决定它取值的区域。
# 返回能够包含这一区域的、由输入像素构成的最小正方形的边长。
#
# `layers` 是由 `(kernel_size, stride)` 组成的列表，紧接图像的第一层排在最前。池化层与卷积层同样计算。
# 结果是一个整数。
#
# **例。** 一个 3×3 的层看到 3×3 个像素，边长为 3。两个步长为 1 的层 `[(3, 1), (3, 1)]` 得 5。对 `[(3, 2), (3, 1)]`，
# 第一幅特征图上相邻的两点在图像中相距两个像素，结果为 3 + 2 × 2 = 7。
#
# **容易出错的地方。** 对某一层的卷积核起作用的是哪些步长：它之前各层的、它自己的，还是它之后各层的？
# 大小为 1 的卷积核不扩大感受野，但它的步长要算在内。
# %%
def receptive_field(layers):
    """Side length, in input pixels, of what one output pixel sees (text to Figure 6.12).

    layers: a list of (kernel_size, stride), the first layer first. Returns an int.
    """
    # BEGIN CONTRACT
    assert len(layers) >= 1
    for _kernel_size, _step in layers:
        _require_count(_kernel_size)
        _require_count(_step)
    # END CONTRACT
    # BEGIN SOLUTION
    side, step = 1, 1
    for kernel_size, stride in layers:
        side += (int(kernel_size) - 1) * step
        step *= int(stride)
    return side
    # END SOLUTION


# %% [markdown] only="notebook"
# ## See it
#
# One image through your functions: smoothed by the mean of 5 × 5 pixels, its vertical and horizontal edges, and both
# kinds of pooling. The noise of single pixels goes, the edges stay.
#
# %% [markdown] lang="zh" only="notebook"
# ## 看一看
#
# 一幅图像经过你写的函数：用 5 × 5 的平均核平滑，检测竖直和水平的边缘，以及两种池化。单个像素的噪声消失了，边缘还在。
#
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    rows, columns = np.mgrid[0:48, 0:48]
    picture = 0.3 * ((rows - 16) ** 2 + (columns - 15) ** 2 < 90)
    picture = picture + 0.7 * ((abs(rows - 32) < 10) & (abs(columns - 32) < 8))
    picture = picture + 0.12 * np.random.default_rng(4).normal(size=picture.shape)
    edge = np.array([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
    shown = [
        ("image", picture),
        ("5 × 5 mean", conv2d(picture, np.full((5, 5), 0.04), padding=2)),
        ("vertical edges", conv2d(picture, edge, padding=1)),
        ("horizontal edges", conv2d(picture, edge.T, padding=1)),
        ("maximum of 4 × 4", max_pool2d(picture, 4)),
        ("mean of 4 × 4", avg_pool2d(picture, 4)),
    ]
    figure, axes = plt.subplots(2, 3, figsize=(9, 6.2))
    for axis, (title, values) in zip(axes.flat, shown, strict=True):
        axis.imshow(values, cmap="gray")
        axis.set_title(title)
        axis.axis("off")
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
