# %% [markdown]
# # Activation functions
#
# A neuron adds up its weighted inputs, $In = \sum_i w_i a_i$, and passes the sum through an *activation function*,
# $Out = g(In)$. Without the non-linear $g$ a deep network would be no more than one linear map. Here you
# write the three activation functions of Table 6.1 (sigmoid, tanh, ReLU) and their derivatives, which
# backpropagation will need.
#
# Every function takes one argument `x` and works element by element: the result has the shape of `x`.
#
# - `x` is a number, a nested list or a NumPy array of any shape; its elements are floats (float64 or float32) or
#   integers. For integers the result is what it is for the same numbers written as floats.
# - `x` is not changed, and equal inputs give equal results.
# - A result may be an array, a list or a number; values count as right within a relative error of $10^{-6}$
#   (or an absolute one of $10^{-9}$).
# - NumPy only.
#
# %% [markdown] lang="zh"
# # 激活函数
#
# 神经元先对输入加权累加 $In = \sum_i w_i a_i$ ，再通过 *激活函数* 作非线性变换 $Out = g(In)$ 。
# 如果没有非线性的 $g$ ，再深的网络也只相当于一个线性映射。
# 本次作业实现表 6.1 中的三个激活函数（sigmoid、tanh、ReLU）及其导数，后面的误差反向传播会用到这些导数。
#
# 每个函数只有一个参数 `x` ，逐元素计算，结果的形状与 `x` 相同。
#
# - `x` 可以是一个数、嵌套列表或任意形状的 NumPy 数组，元素是浮点数（float64 或 float32）或整数。
#   输入整数时，结果应与输入同样大小的浮点数时一致。
# - 不得修改 `x` ；同样的输入必须得到同样的结果。
# - 返回数组、列表或单个数均可；相对误差不超过 $10^{-6}$ （或绝对误差不超过 $10^{-9}$ ）即为正确。
# - 只使用 NumPy。
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


# END CONTRACT
# %% [markdown]
# ## `sigmoid(x)`
#
# The first row of Table 6.1:
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}}$$
#
# It squashes any number into $(0, 1)$.
#
# Example: $\sigma(0) = 0.5$ and $\sigma(\ln 3) = \frac{1}{1 + 1/3} = 0.75$, so `sigmoid([0.0, 1.0986122887])` is about
# `[0.5, 0.75]`.
#
# The result must be right and finite for $|x|$ up to $10^4$. In exact arithmetic $\sigma$ never reaches 0 or 1; in
# floating point it does, and that is fine. An exponential of a large number is not: how large may the argument of
# `exp` get in your code?
#
# %% [markdown] lang="zh"
# ## `sigmoid(x)`
#
# 表 6.1 第一行：
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}}$$
#
# 它把任意实数映射到 $(0, 1)$ 之间。
#
# 例： $\sigma(0) = 0.5$ ， $\sigma(\ln 3) = \frac{1}{1 + 1/3} = 0.75$ ，
# 因此 `sigmoid([0.0, 1.0986122887])` 约为 `[0.5, 0.75]` 。
#
# 当 $|x|$ 不超过 $10^4$ 时，结果都必须正确且有限。严格地说 $\sigma$ 取不到 0 和 1，但浮点数会取到，这没有问题；
# 很大的数取指数则会出问题。想一想：你的代码中 `exp` 的自变量最大会是多少？
#
# %%
def sigmoid(x):
    """The logistic function 1 / (1 + e^-x) of Table 6.1, element by element.

    x: scalar or array of any shape, abs(x) up to 1e4. Returns the same shape.
    """
    # BEGIN CONTRACT
    _require_numbers(1e4, x)
    # END CONTRACT
    # BEGIN SOLUTION
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(x))  # at most 1: nothing overflows
    return np.where(x >= 0, 1, e) / (1 + e)
    # END SOLUTION


# %% [markdown]
# ## `sigmoid_derivative(x)`
#
# $$\sigma'(x) = \sigma(x) (1 - \sigma(x))$$
#
# (Table 6.1.) The argument `x` is the input of the sigmoid, the *pre-activation*. Much code on the web expects
# the output of the sigmoid instead; here it does not.
#
# Example: $\sigma'(0) = 0.5 \cdot 0.5 = 0.25$ and $\sigma'(\ln 3) = 0.75 \cdot 0.25 = 0.1875$.
#
# The range is that of `sigmoid`: $|x|$ up to $10^4$, at both ends.
#
# %% [markdown] lang="zh"
# ## `sigmoid_derivative(x)`
#
# $$\sigma'(x) = \sigma(x) (1 - \sigma(x))$$
#
# 见表 6.1。自变量 `x` 是 sigmoid 的输入，即激活之前的值。网上不少代码传入的是 sigmoid 的输出，这里不是。
#
# 例： $\sigma'(0) = 0.5 \cdot 0.5 = 0.25$ ， $\sigma'(\ln 3) = 0.75 \cdot 0.25 = 0.1875$ 。
#
# 取值范围与 `sigmoid` 相同： $|x|$ 不超过 $10^4$ ，正负两端都要正确。
#
# %%
def sigmoid_derivative(x):
    """The derivative of the sigmoid at the pre-activation x (Table 6.1), element by element.

    x: scalar or array of any shape, abs(x) up to 1e4. Returns the same shape.
    """
    # BEGIN CONTRACT
    _require_numbers(1e4, x)
    # END CONTRACT
    # BEGIN SOLUTION
    x = np.asarray(x, dtype=np.float64)
    return np.multiply(sigmoid(x), sigmoid(-x))  # sigmoid(-x) is 1 - sigmoid(x) without cancellation
    # END SOLUTION


# %% [markdown]
# ## `tanh(x)`
#
# The second row of Table 6.1:
#
# $$\tanh(x) = \frac{1 - e^{-2x}}{1 + e^{-2x}}$$
#
# It looks like the sigmoid, but takes values in $(-1, 1)$ and goes through the origin.
#
# Example: $\tanh(\ln 2) = \frac{1 - 1/4}{1 + 1/4} = 0.6$ and $\tanh(-\ln 2) = -0.6$.
#
# The result must be right and finite for $|x|$ up to $10^4$. Typed in as it stands, the formula of the table is
# not: try it at $x = -1000$ and look at the numerator and the denominator.
#
# %% [markdown] lang="zh"
# ## `tanh(x)`
#
# 表 6.1 第二行：
#
# $$\tanh(x) = \frac{1 - e^{-2x}}{1 + e^{-2x}}$$
#
# 它的形状与 sigmoid 相似，但取值在 $(-1, 1)$ 之间，并且过原点。
#
# 例： $\tanh(\ln 2) = \frac{1 - 1/4}{1 + 1/4} = 0.6$ ， $\tanh(-\ln 2) = -0.6$ 。
#
# 当 $|x|$ 不超过 $10^4$ 时，结果都必须正确且有限。照抄表中的公式做不到这一点：
# 取 $x = -1000$ 试一试，看看分子和分母各是多少。
#
# %%
def tanh(x):
    """The hyperbolic tangent of Table 6.1, element by element.

    x: scalar or array of any shape, abs(x) up to 1e4. Returns the same shape.
    """
    # BEGIN CONTRACT
    _require_numbers(1e4, x)
    # END CONTRACT
    # BEGIN SOLUTION
    return np.tanh(np.asarray(x, dtype=np.float64))
    # END SOLUTION


# %% [markdown]
# ## `tanh_derivative(x)`
#
# $$\tanh'(x) = 1 - \tanh(x)^2$$
#
# (Table 6.1.) As before, `x` is the pre-activation, and $|x|$ goes up to $10^4$.
#
# Example: $\tanh'(0) = 1$ and $\tanh'(\ln 2) = 1 - 0.6^2 = 0.64$.
#
# %% [markdown] lang="zh"
# ## `tanh_derivative(x)`
#
# $$\tanh'(x) = 1 - \tanh(x)^2$$
#
# 见表 6.1。与前面一样， `x` 是激活之前的值， $|x|$ 最大为 $10^4$ 。
#
# 例： $\tanh'(0) = 1$ ， $\tanh'(\ln 2) = 1 - 0.6^2 = 0.64$ 。
#
# %%
def tanh_derivative(x):
    """The derivative of tanh at the pre-activation x (Table 6.1), element by element.

    x: scalar or array of any shape, abs(x) up to 1e4. Returns the same shape.
    """
    # BEGIN CONTRACT
    _require_numbers(1e4, x)
    # END CONTRACT
    # BEGIN SOLUTION
    return 1 - np.square(tanh(x))
    # END SOLUTION


# %% [markdown]
# ## `relu(x)`
#
# The third row of Table 6.1: 0 for $x \leq 0$, and $x$ itself for $x > 0$.
#
# Example: `relu([-2.0, 0.0, 3.5])` is `[0, 0, 3.5]`.
#
# `x` may be an array of any shape, so a plain `if x > 0` is not enough; and the caller still needs the old `x`
# afterwards.
#
# %% [markdown] lang="zh"
# ## `relu(x)`
#
# 表 6.1 第三行：当 $x \leq 0$ 时取 0，当 $x > 0$ 时取 $x$ 本身。
#
# 例： `relu([-2.0, 0.0, 3.5])` 得到 `[0, 0, 3.5]` 。
#
# `x` 可以是任意形状的数组，只写 `if x > 0` 是不够的；另外，调用者之后还要用到原来的 `x` 。
#
# %%
def relu(x):
    """The rectified linear unit of Table 6.1, element by element.

    x: scalar or array of any shape. Returns the same shape.
    """
    # BEGIN CONTRACT
    _require_numbers(1e3, x)
    # END CONTRACT
    # BEGIN SOLUTION
    return np.maximum(np.asarray(x, dtype=np.float64), 0)
    # END SOLUTION


# %% [markdown]
# ## `relu_derivative(x)`
#
# 1 for $x > 0$, else 0. ReLU has a corner at $x = 0$ and no derivative there; libraries differ in what they return.
# Table 6.1 says 0, and so does this exercise.
#
# Example: `relu_derivative([-2.0, 0.0, 3.5])` is `[0, 0, 1]`.
#
# %% [markdown] lang="zh"
# ## `relu_derivative(x)`
#
# 当 $x > 0$ 时为 1，否则为 0。ReLU 在 $x = 0$ 处有尖角，导数不存在，各个软件库的取法并不一致；表 6.1 取 0，本题也取 0。
#
# 例： `relu_derivative([-2.0, 0.0, 3.5])` 得到 `[0, 0, 1]` 。
#
# %%
def relu_derivative(x):
    """The derivative of ReLU (Table 6.1), element by element: 1 for x > 0, else 0, also at x = 0.

    x: scalar or array of any shape. Returns the same shape.
    """
    # BEGIN CONTRACT
    _require_numbers(1e3, x)
    # END CONTRACT
    # BEGIN SOLUTION
    return np.where(np.asarray(x, dtype=np.float64) > 0, 1.0, 0.0)
    # END SOLUTION


# %% [markdown] only="notebook"
# ## See it
#
# Your functions (solid) with your slopes (dashed). The sigmoid's slope never exceeds 0.25 and is nearly 0 beyond ±5: a
# gradient that goes back through several such units almost vanishes. That of ReLU is 1 wherever the unit is active.
#
# %% [markdown] lang="zh" only="notebook"
# ## 看一看
#
# 实线是你写的函数，虚线是你写的导数。sigmoid 的导数不超过 0.25，在 ±5 以外几乎为 0：
# 梯度反向经过几个这样的单元就所剩无几；ReLU 的导数在单元激活时恒为 1。
#
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    x = np.linspace(-6, 6, 241)
    figure, axes = plt.subplots(1, 3, figsize=(12, 3.6))
    pairs = [(sigmoid, sigmoid_derivative), (tanh, tanh_derivative), (relu, relu_derivative)]
    for axis, (function, slope) in zip(axes, pairs, strict=True):
        axis.plot(x, function(x), label=function.__name__)
        axis.plot(x, slope(x), "--", label=slope.__name__)
        axis.axhline(0, color="0.8", linewidth=0.8)
        axis.set(xlabel="x", ylim=(-1.2, 2.2))
        axis.legend(loc="upper left", fontsize=9)
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
