# %% [markdown]
# # Gradient descent and its step size
#
# The section on parameter optimisation, step by step: what a derivative is, what the Taylor expansion says about a
# small
# step, which step lowers the loss most, and how long it may be. The playing field is a quadratic function of $n$
# variables,
#
# $$f(x) = \tfrac{1}{2} x^T A x - b^T x,$$
#
# with a matrix $A$ of shape `(n, n)`, not always symmetric, and a vector $b$ of shape `(n,)`. Arguments may be arrays,
# nested lists, whole numbers or float32. Never change an argument; return new arrays.
#
# %% [markdown] lang="zh"
# # 梯度下降与步长
#
# 本次作业沿着讲义“参数优化：梯度下降”一节逐步展开：什么是导数，泰勒展开对微小的增量说明了什么，沿哪个方向损失下降最快，
# 步长又可以取多大。所用的函数是 $n$ 元二次函数
#
# $$f(x) = \tfrac{1}{2} x^T A x - b^T x,$$
#
# 其中矩阵 $A$ 的形状为 `(n, n)`，不一定对称；向量 $b$ 的形状为 `(n,)`。参数可以是数组、嵌套列表、整数或 float32。
# 不得修改传入的参数，结果一律用新数组返回。
#
# %%
import numpy as np

# BEGIN SOLUTION


def _floats(values):
    """The values as a float64 array."""
    return np.asarray(values, dtype=np.float64)


# END SOLUTION
# BEGIN CONTRACT


def _vectors(*values, limit=1e3):
    """Whether these are vectors of one length with elements within the limit."""
    _arrays = [np.asarray(value, dtype=np.float64) for value in values]
    return all(a.ndim == 1 and a.size and a.shape == _arrays[0].shape and np.abs(a).max() <= limit for a in _arrays)


def _matrix(A, n):
    _A = np.asarray(A, dtype=np.float64)
    return _A.shape == (n, n) and np.abs(_A).max() <= 1e3


def _singles(*values):
    """Whether any of the arguments is float32."""
    return any(np.asarray(value).dtype == np.float32 for value in values)


# END CONTRACT


# %% [markdown]
# ## `difference_quotient(coefficients, x, h)`
#
# The notes define the derivative as the limit of a quotient. Compute the quotient, before the limit, for a polynomial
# $p(x) = c_0 + c_1 x + c_2 x^2 + \dots$
#
# $$\frac{p(x + h) - p(x)}{h}$$
#
# - `coefficients`: $(c_0, c_1, \dots)$, at least one; `x`: a number; `h`: a number, not 0, perhaps negative. Returns a
#   number.
# - Example: $p(x) = 1 + 2x + 3x^2$, $x = 1$. For $h = 0.5$ the quotient is $(10.75 - 6) / 0.5 = 9.5$, for $h = -0.5$ it
#   is $(2.75 - 6) / (-0.5) = 6.5$. The derivative is 8.
# - The constant comes first. Some library functions for polynomials want it last.
#
# %% [markdown] lang="zh"
# ## `difference_quotient(coefficients, x, h)`
#
# 讲义把导数定义为差商的极限。请对多项式 $p(x) = c_0 + c_1 x + c_2 x^2 + \dots$ 计算取极限之前的差商：
#
# $$\frac{p(x + h) - p(x)}{h}$$
#
# - `coefficients`：即 $(c_0, c_1, \dots)$，至少一个；`x`：一个数；`h`：一个不为 0 的数，可以为负。返回一个数。
# - 例：取 $p(x) = 1 + 2x + 3x^2$， $x = 1$。当 $h = 0.5$ 时，差商为 $(10.75 - 6) / 0.5 = 9.5$；当 $h = -0.5$ 时，
#   差商为 $(2.75 - 6) / (-0.5) = 6.5$。而导数为 8。
# - 常数项在最前面，而有些计算多项式的库函数要求常数项在最后。
#
# %%
def difference_quotient(coefficients, x, h):
    """(p(x + h) - p(x)) / h for p(x) = c_0 + c_1 x + c_2 x^2 + …

    coefficients: (k,); x, h: numbers. Returns a float.
    """
    # BEGIN CONTRACT
    assert _vectors(coefficients, limit=10 + 1e-9)
    assert np.shape(x) == np.shape(h) == ()
    assert abs(x) <= 3 + 1e-9
    assert (0.25 if _singles(coefficients, x, h) else 1e-3) - 1e-9 <= abs(h) <= 1e3
    # END CONTRACT
    # BEGIN SOLUTION
    x, h, coefficients = float(x), float(h), _floats(coefficients)
    powers = np.arange(len(coefficients))
    return float(np.sum(coefficients * ((x + h) ** powers - x**powers)) / h)
    # END SOLUTION


# %% [markdown]
# ## `taylor(derivatives, dx)`
#
# The Taylor expansion of the notes, cut off after the derivatives that are given:
#
# $$f(x + \Delta x) \approx f(x) + f'(x)\, \Delta x + \frac{1}{2} f''(x)\, (\Delta x)^2 + \dots + \frac{1}{n!}
# f^{(n)}(x)\, (\Delta x)^n$$
#
# - `derivatives`: $(f(x), f'(x), f''(x), \dots)$, from 1 to 30 numbers, all at the same $x$; `dx`: a number. Returns a
#   number.
# - Example: for the exponential function at 0 all derivatives are 1. Four of them with $\Delta x = 1$ give
#   $1 + 1 + \tfrac{1}{2} + \tfrac{1}{6} \approx 2.6667$; with more of them the sum comes close to $e$.
# - A factorial grows fast: $21!$ is beyond a 64-bit integer.
#
# %% [markdown] lang="zh"
# ## `taylor(derivatives, dx)`
#
# 讲义中的泰勒展开，取到所给的导数为止：
#
# $$f(x + \Delta x) \approx f(x) + f'(x)\, \Delta x + \frac{1}{2} f''(x)\, (\Delta x)^2 + \dots + \frac{1}{n!}
# f^{(n)}(x)\, (\Delta x)^n$$
#
# - `derivatives`：即 $(f(x), f'(x), f''(x), \dots)$，共 1 到 30 个数，都在同一点 $x$ 处取值；`dx`：一个数。返回一个数。
# - 例：指数函数在 0 处的各阶导数都是 1。取前四个且 $\Delta x = 1$，结果为
#   $1 + 1 + \tfrac{1}{2} + \tfrac{1}{6} \approx 2.6667$；取得越多，结果越接近 $e$。
# - 阶乘增长很快： $21!$ 已超出 64 位整数的范围。
#
# %%
def taylor(derivatives, dx):
    """The sum of derivatives[n] dx^n / n!.

    derivatives: (k,), the value f(x) first; dx: a number. Returns a float.
    """
    # BEGIN CONTRACT
    _derivatives = np.asarray(derivatives)
    assert _derivatives.ndim == 1
    assert 1 <= _derivatives.size <= 30
    assert np.shape(dx) == ()
    if _singles(derivatives, dx) or _derivatives.dtype.kind in "iu":
        assert _derivatives.size <= 20
        assert abs(dx) <= 10
    assert abs(dx) <= 1e3
    _sum = _term = 0.0
    for _n, _value in enumerate(_derivatives):
        _term = _term * abs(float(dx)) / _n if _n else 1.0
        _sum += abs(float(_value)) * _term
    assert _sum <= 1e6 * (1 + 1e-9)
    # END CONTRACT
    # BEGIN SOLUTION
    total, factor = 0.0, 1.0
    for n, derivative in enumerate(_floats(derivatives)):
        total += derivative * factor
        factor *= float(dx) / (n + 1)
    return total
    # END SOLUTION


# %% [markdown]
# ## `linear_change(gradient, dx)`
#
# What the first term of the expansion says about a step of several variables:
#
# $$f(x + \Delta x) - f(x) \approx (\nabla f(x))^T \Delta x$$
#
# - `gradient`, `dx`: `(n,)`. Returns a number; negative where the step leads downhill.
# - Example: $\nabla f = (3, 4)$ and $\Delta x = (-0.3, -0.4)$ give $-2.5$.
#
# %% [markdown] lang="zh"
# ## `linear_change(gradient, dx)`
#
# 对多元函数，泰勒展开的一阶项给出函数值的变化：
#
# $$f(x + \Delta x) - f(x) \approx (\nabla f(x))^T \Delta x$$
#
# - `gradient`、`dx`：`(n,)`。返回一个数；函数值下降时为负。
# - 例：当 $\nabla f = (3, 4)$ 且 $\Delta x = (-0.3, -0.4)$ 时，结果为 $-2.5$。
#
# %%
def linear_change(gradient, dx):
    """The first-order change of f.

    gradient, dx: (n,). Returns a float.
    """
    # BEGIN CONTRACT
    assert _vectors(gradient, dx)
    # END CONTRACT
    # BEGIN SOLUTION
    return _floats(gradient) @ _floats(dx)
    # END SOLUTION


# %% [markdown]
# ## `angle(gradient, dx)`
#
# The angle $\theta$ of
#
# $$(\nabla f(x))^T \Delta x = \|\nabla f(x)\|\, \|\Delta x\| \cos\theta.$$
#
# - `gradient`, `dx`: `(n,)`, both with a norm of at least $10^{-6}$. Returns $\theta$ in radians, from 0 to $\pi$.
# - Example: $\nabla f = (1, 0)$ and $\Delta x = (-1, 1)$ give $\tfrac{3}{4}\pi \approx 2.3562$.
# - For parallel vectors, rounding may put the cosine a little beyond 1. The angle has to be a number all the same.
#
# %% [markdown] lang="zh"
# ## `angle(gradient, dx)`
#
# 求下式中的夹角 $\theta$：
#
# $$(\nabla f(x))^T \Delta x = \|\nabla f(x)\|\, \|\Delta x\| \cos\theta.$$
#
# - `gradient`、`dx`：`(n,)`，模都不小于 $10^{-6}$。返回以弧度表示的 $\theta$，在 0 与 $\pi$ 之间。
# - 例：当 $\nabla f = (1, 0)$ 且 $\Delta x = (-1, 1)$ 时，结果为 $\tfrac{3}{4}\pi \approx 2.3562$。
# - 两个向量平行时，由于舍入误差，算出的余弦可能略微超过 1，此时结果仍须是一个正常的数。
#
# %%
def angle(gradient, dx):
    """The angle between gradient and step, in radians from 0 to pi.

    gradient, dx: (n,), neither of them zero. Returns a float.
    """
    # BEGIN CONTRACT
    assert _vectors(gradient, dx)
    assert np.linalg.norm(np.asarray(gradient, dtype=np.float64)) >= 1e-6 * (1 - 1e-6)
    assert np.linalg.norm(np.asarray(dx, dtype=np.float64)) >= 1e-6 * (1 - 1e-6)
    # END CONTRACT
    # BEGIN SOLUTION
    norms = np.linalg.norm(_floats(gradient)) * np.linalg.norm(_floats(dx))
    return np.arccos(np.clip(linear_change(gradient, dx) / norms, -1, 1))
    # END SOLUTION


# %% [markdown]
# ## `steepest_step(gradient, length)`
#
# Among all steps $\Delta x$ with $\|\Delta x\| =$ `length`, the one for which the first-order change is least. The
# notes
# find its angle: $\theta = 180^\circ$.
#
# - `gradient`: `(n,)`; `length`: a number, at least 0. Returns shape `(n,)`.
# - Where the gradient is zero, no direction is better than another: return zeros.
# - Example: $\nabla f = (3, 4)$ and length 10 give $(-6, -8)$; the change is $-\|\nabla f\| \|\Delta x\| = -50$.
# - Does the length of your step depend on how steep it is?
#
# %% [markdown] lang="zh"
# ## `steepest_step(gradient, length)`
#
# 在所有满足 $\|\Delta x\| =$ `length` 的增量 $\Delta x$ 中，求使一阶变化最小的一个。讲义已求出夹角：
# $\theta = 180^\circ$。
#
# - `gradient`：`(n,)`；`length`：一个不小于 0 的数。返回值形状为 `(n,)`。
# - 梯度为零时，没有哪个方向更好：返回零向量。
# - 例：当 $\nabla f = (3, 4)$ 且长度为 10 时，结果为 $(-6, -8)$；此时变化为 $-\|\nabla f\| \|\Delta x\| = -50$。
# - 请想一想：你的增量的长度与坡度有关吗？
#
# %%
def steepest_step(gradient, length):
    """The step of this length that lowers the first-order change most; zeros where the gradient is zero.

    gradient: (n,); length: a number, at least 0. Returns (n,).
    """
    # BEGIN CONTRACT
    assert _vectors(gradient)
    assert np.shape(length) == ()
    assert 0 <= length <= 1e3
    _gradient = np.asarray(gradient, dtype=np.float64)
    assert not _gradient.any() or np.linalg.norm(_gradient) >= 1e-6 * (1 - 1e-6)
    # END CONTRACT
    # BEGIN SOLUTION
    gradient = _floats(gradient)
    return -length * gradient / np.linalg.norm(gradient) if gradient.any() else np.zeros(len(gradient))
    # END SOLUTION


# %% [markdown]
# ## `quadratic(x, A, b)`
#
# $$f(x) = \tfrac{1}{2} x^T A x - b^T x$$
#
# - `x`, `b`: `(n,)`; `A`: `(n, n)`. Returns a number.
# - Example: with $A = \begin{pmatrix} 2 & 1 \\ 0 & 4 \end{pmatrix}$, $b = (1, 2)$ and $x = (1, -1)$:
#   $\tfrac{1}{2} \cdot 5 - (-1) = 3.5$.
#
# %% [markdown] lang="zh"
# ## `quadratic(x, A, b)`
#
# $$f(x) = \tfrac{1}{2} x^T A x - b^T x$$
#
# - `x`、`b`：`(n,)`；`A`：`(n, n)`。返回一个数。
# - 例：取 $A = \begin{pmatrix} 2 & 1 \\ 0 & 4 \end{pmatrix}$， $b = (1, 2)$， $x = (1, -1)$，结果为
#   $\tfrac{1}{2} \cdot 5 - (-1) = 3.5$。
#
# %%
def quadratic(x, A, b):
    """x·A x / 2 - b·x.

    x, b: (n,); A: (n, n). Returns a float.
    """
    # BEGIN CONTRACT
    assert _vectors(x, b)
    assert _matrix(A, len(x))
    # END CONTRACT
    # BEGIN SOLUTION
    x = _floats(x)
    return x @ _floats(A) @ x / 2 - _floats(b) @ x
    # END SOLUTION


# %% [markdown]
# ## `quadratic_gradient(x, A, b)`
#
# The gradient of `quadratic` in $x$: the vector of the derivatives in each variable.
#
# - Shapes as before. Returns shape `(n,)`.
# - Example: with the numbers above the gradient is $(0.5, -5.5)$.
# - Textbooks often print the gradient for a symmetric $A$. Write the double sum out and differentiate it: in how many
#   of its terms does $x_1$ occur?
#
# %% [markdown] lang="zh"
# ## `quadratic_gradient(x, A, b)`
#
# `quadratic` 对 $x$ 的梯度，即对每一变量所求导数组成的向量。
#
# - 参数的形状同上。返回值形状为 `(n,)`。
# - 例：对上面的数值，梯度为 $(0.5, -5.5)$。
# - 教科书常常只给出 $A$ 对称时的梯度。请把二重求和写开再求导： $x_1$ 出现在哪些项里？
#
# %%
def quadratic_gradient(x, A, b):
    """The gradient of quadratic in x.

    x, b: (n,); A: (n, n). Returns (n,).
    """
    # BEGIN CONTRACT
    assert _vectors(x, b)
    assert _matrix(A, len(x))
    # END CONTRACT
    # BEGIN SOLUTION
    A = _floats(A)
    return (A + A.T) @ _floats(x) / 2 - _floats(b)
    # END SOLUTION


# %% [markdown]
# ## `descend(x0, A, b, eta, steps)`
#
# Gradient descent with a fixed step size $\eta$ (the notes' last formula):
#
# $$x \leftarrow x - \eta\, \nabla f(x)$$
#
# - `x0`: `(n,)`, where it starts; `A`, `b` as before; `eta`: the step size; `steps`: how many. Returns `(xs, values)`:
#   all points `(steps + 1, n)` and the values of $f$ there `(steps + 1,)`, those of `x0` first.
# - Example: from $x_0 = (1, -1)$ with $\eta = 0.1$, one step and the numbers above: `xs` is
#   $((1, -1), (0.95, -0.45))$ and `values` is $(3.5, 1.04375)$.
# - Take every step, whether the value falls or not. Whole numbers may be the start; the next point is a fraction.
#
# %% [markdown] lang="zh"
# ## `descend(x0, A, b, eta, steps)`
#
# 步长 $\eta$ 取定值的梯度下降（讲义该节最后的公式）：
#
# $$x \leftarrow x - \eta\, \nabla f(x)$$
#
# - `x0`：`(n,)`，起点；`A`、`b` 同上；`eta`：步长；`steps`：步数。返回 `(xs, values)`：经过的所有点 `(steps + 1, n)`，
#   以及 $f$ 在这些点上的值 `(steps + 1,)`，两者都从 `x0` 开始。
# - 例：对上面的数值，从 $x_0 = (1, -1)$ 出发，取 $\eta = 0.1$ 走一步：`xs` 为 $((1, -1), (0.95, -0.45))$，
#   `values` 为 $(3.5, 1.04375)$。
# - 无论函数值是否下降，每一步都要走。起点可以是整数，但下一个点是小数。
#
# %%
def descend(x0, A, b, eta, steps):
    """Gradient descent with a fixed step size.

    x0, b: (n,); A: (n, n); eta: a number; steps: at least 1. Returns (xs, values), (steps + 1, n) and (steps + 1,).
    """
    # BEGIN CONTRACT
    assert _vectors(x0, b)
    assert _matrix(A, len(x0))
    assert np.shape(eta) == ()
    assert abs(eta) <= 1e3
    assert steps == int(steps) >= 1
    _x, _A, _b = (np.asarray(value, dtype=np.float64) for value in (x0, A, b))
    for _ in range(int(steps)):
        _x = _x - eta * ((_A + _A.T) @ _x / 2 - _b)
        assert np.abs(_x).max() <= 1e3
    # END CONTRACT
    # BEGIN SOLUTION
    xs = [_floats(x0)]
    for _ in range(steps):
        xs.append(xs[-1] - eta * _floats(quadratic_gradient(xs[-1], A, b)))
    return np.array(xs), np.array([quadratic(x, A, b) for x in xs])
    # END SOLUTION


# %% [markdown]
# ## `largest_step(A)`
#
# The notes say that a step against the gradient lowers the loss, and leave higher derivatives out. With them comes a
# bound: a step that is too long leads uphill. For a symmetric, positive definite $A$, `descend` converges from every
# start for every positive $\eta$ below a certain number, and for no $\eta$ above it from every start. Return that
# number.
#
# - `A`: `(n, n)`, symmetric, all eigenvalues positive. Returns a number.
# - Example: $A = \begin{pmatrix} 3 & 1 \\ 1 & 3 \end{pmatrix}$ has the eigenvalues 2 and 4; the bound is $0.5$.
# - Along an eigenvector with eigenvalue $\lambda$, by which factor does the distance to the minimum change in one step?
#
# %% [markdown] lang="zh"
# ## `largest_step(A)`
#
# 讲义指出沿梯度的反方向走会使损失下降，推导中忽略了高阶导数。考虑高阶导数后，步长就有了上界：步子太大反而会上坡。
# 当 $A$ 对称正定时，存在一个数：只要正的 $\eta$ 小于它，`descend` 从任何起点出发都收敛；而 $\eta$ 大于它时则不然。
# 请返回这个数。
#
# - `A`：`(n, n)`，对称，特征值全为正。返回一个数。
# - 例： $A = \begin{pmatrix} 3 & 1 \\ 1 & 3 \end{pmatrix}$ 的特征值为 2 和 4，所求的数为 $0.5$。
# - 请想一想：沿特征值为 $\lambda$ 的特征向量方向，每走一步，到最小值点的距离变为原来的多少倍？
#
# %%
def largest_step(A):
    """The bound below which every positive eta makes descend converge from every start.

    A: (n, n), symmetric and positive definite. Returns a float.
    """
    # BEGIN CONTRACT
    _A = np.asarray(A, dtype=np.float64)
    assert _A.ndim == 2
    assert _matrix(A, len(_A))
    assert np.abs(_A - _A.T).max() <= 1e-9
    _lambda = np.linalg.eigvalsh(_A)
    assert _lambda[0] > 0
    assert len(_A) == 1 or _lambda[-1] >= 1.05 * _lambda[-2] * (1 - 1e-9)
    # END CONTRACT
    # BEGIN SOLUTION
    return 2 / np.linalg.eigvalsh(_floats(A))[-1]
    # END SOLUTION


# %% [markdown]
# ## See it
#
# The points of `descend` on the contours of $f$, for three step sizes. The last one lies beyond `largest_step`.
#
# %% [markdown] lang="zh"
# ## 看一看
#
# 在 $f$ 的等高线上画出 `descend` 经过的点，共三种步长，最后一种超过了 `largest_step`。
#
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    A, b, start = np.array([[1.0, 0.6], [0.6, 3.0]]), np.array([0.5, 1.0]), np.array([-3.0, 2.0])
    bound = float(largest_step(A))
    side = np.linspace(-4, 4, 41)
    heights = np.array([[float(quadratic(np.array([x1, x2]), A, b)) for x1 in side] for x2 in side])
    figure, axes = plt.subplots(1, 3, figsize=(13, 4.2), sharey=True)
    for axis, share in zip(axes, (0.15, 0.9, 1.06), strict=True):
        xs, values = (np.asarray(result) for result in descend(start, A, b, share * bound, 15))
        axis.contour(side, side, heights, levels=16, cmap="viridis", linewidths=0.8)
        axis.plot(xs[:, 0], xs[:, 1], "o-", color="C3", markersize=3, linewidth=1)
        axis.set(
            title=f"eta = {share * bound:.3f}, {share:.2f} of the bound\nf at the end: {values[-1]:.2f}", xlabel="x1"
        )
        axis.set(xlim=(-4, 4), ylim=(-4, 4))
    axes[0].set_ylabel("x2")
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
# %%
