# %% [markdown]
# # Softmax and loss functions
#
# A classifier ends with scores, one per class, which softmax turns into probabilities (Figure 6.2). A loss function
# then says how far these are from the truth: the mean squared error, or the cross entropy. The last exercises
# put softmax and cross entropy together, as in Figure 6.3, and derive the gradient that backpropagation starts from.
#
# - Arguments are numbers in nested lists or NumPy arrays, floats (float64 or float32) or integers.
#   For integers the result is what it is for the same numbers written as floats.
# - The classes lie along the last axis. Shape `(..., k)` means: any number of axes (also none) in front of the
#   axis of the `k` classes; every row along the last axis is a sample of its own.
# - Two arguments of one function have the same shape.
# - Arguments are not changed, and equal inputs give equal results.
# - Logarithms are natural.
# - A result may be an array, a list or a number; values count as right within a relative error of $10^{-6}$
#   (or an absolute one of $10^{-9}$).
# - NumPy only.
#
# %% [markdown] lang="zh"
# # softmax 与损失函数
#
# 分类网络的最后一层给出每个类别的得分，softmax 把得分变成概率（图 6.2），损失函数再衡量预测与真实结果之间的误差：
# 均方误差损失函数或交叉熵损失函数。
# 最后几题把 softmax 与交叉熵结合在一起（图 6.3），求出误差反向传播的起点，即损失对得分的梯度。
#
# - 参数是嵌套列表或 NumPy 数组，元素是浮点数（float64 或 float32）或整数。
#   输入整数时，结果应与输入同样大小的浮点数时一致。
# - 类别沿最后一个轴排列。形状 `(..., k)` 表示：在长度为 `k` 的类别轴之前可以有任意多个轴（也可以没有），
#   沿最后一个轴的每一行是一个独立的样本。
# - 同一函数的两个参数形状相同。
# - 不得修改参数；同样的输入必须得到同样的结果。
# - 对数均为自然对数。
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


def _require_distribution(_p):
    _require_numbers(1, _p)
    assert np.min(_p) >= 0
    assert np.abs(np.sum(np.asarray(_p, dtype=np.float64), axis=-1) - 1).max() <= 1e-5


def _require_scores(_z, _y):
    assert np.ndim(_z) >= 1
    assert np.shape(_z) == np.shape(_y)
    _require_numbers(30 if np.asarray(_z).dtype == np.float32 else 1e4, _z)
    _require_distribution(_y)


# END CONTRACT
# BEGIN SOLUTION


def shifted(z):
    """The scores as float64, each row moved so that its largest is 0; softmax does not see the difference."""
    z = np.asarray(z, dtype=np.float64)
    return z - z.max(axis=-1, keepdims=True)


# END SOLUTION


# %% [markdown]
# ## `softmax(z)`
#
# $$\hat{y}_i = \frac{e^{z_i}}{\sum_{j=1}^k e^{z_j}}$$
#
# over the last axis: `z` has shape `(..., k)`, and so has the result. The notes write $\text{softmax}(x_i)$, but every
# output depends on all $k$ scores of its row.
#
# Example (Figure 6.2): the scores $(4, 1, -4)$ become about $(0.95227, 0.04741, 0.00032)$. By hand:
# $(0, \ln 3)$ becomes $\left(\frac{1}{4}, \frac{3}{4}\right)$.
#
# The result must be finite, and every row must sum to 1, for $|z_i|$ up to $10^4$. What is $e^{1000}$ in floating
# point? And what happens to the fraction when the same number is subtracted from all scores of a row? Mind
# that each sample of a batch is a row of its own, whatever the scores of the other rows are.
#
# %% [markdown] lang="zh"
# ## `softmax(z)`
#
# $$\hat{y}_i = \frac{e^{z_i}}{\sum_{j=1}^k e^{z_j}}$$
#
# 沿最后一个轴计算： `z` 的形状为 `(..., k)` ，结果形状相同。讲义中写作 $\text{softmax}(x_i)$ ，
# 但每个输出都与同一行的全部 $k$ 个得分有关。
#
# 例（图 6.2）：得分 $(4, 1, -4)$ 变为约 $(0.95227, 0.04741, 0.00032)$ 。手算：
# $(0, \ln 3)$ 变为 $\left(\frac{1}{4}, \frac{3}{4}\right)$ 。
#
# 当 $|z_i|$ 不超过 $10^4$ 时，结果必须有限，且每一行之和为 1。 $e^{1000}$ 的浮点值是多少？
# 如果把一行的所有得分都减去同一个数，上面的分式会怎样？注意：批量中的每个样本自成一行，与其他行的得分大小无关。
#
# %%
def softmax(z):
    """Probabilities from scores (Figure 6.2), over the last axis.

    z: shape (..., k), abs(z) up to 1e4. Returns the same shape; every row sums to 1.
    """
    # BEGIN CONTRACT
    assert np.ndim(z) >= 1
    _require_numbers(1e4, z)
    # END CONTRACT
    # BEGIN SOLUTION
    e = np.exp(shifted(z))
    return e / np.sum(e, axis=-1, keepdims=True)
    # END SOLUTION


# %% [markdown]
# ## `mse_loss(y_hat, y)`
#
# $$\text{MSE} = \frac{1}{n} \sum_{i=1}^n (y_i - \hat{y}_i)^2$$
#
# the mean over *all* $n$ elements: the arrays may have any number of axes, the result is one number.
#
# Example: for $\hat{y} = (1, 2, 3)$ and $y = (1, 4, 0)$ it is $\frac{0 + 4 + 9}{3} = \frac{13}{3}$.
#
# Other books have a factor $\frac{1}{2}$ in front or leave out the mean; these notes do not.
#
# %% [markdown] lang="zh"
# ## `mse_loss(y_hat, y)`
#
# $$\text{MSE} = \frac{1}{n} \sum_{i=1}^n (y_i - \hat{y}_i)^2$$
#
# 对 *全部* $n$ 个元素取平均：数组可以有任意多个轴，结果是一个数。
#
# 例：当 $\hat{y} = (1, 2, 3)$ 且 $y = (1, 4, 0)$ 时，结果为 $\frac{0 + 4 + 9}{3} = \frac{13}{3}$ 。
#
# 有的教材在前面乘 $\frac{1}{2}$ ，有的只求和而不取平均；这里以讲义的公式为准。
#
# %%
def mse_loss(y_hat, y):
    """The mean of (y - y_hat)^2 over all elements (section "loss functions").

    y_hat, y: arrays of one shape, any number of axes. Returns a float.
    """
    # BEGIN CONTRACT
    assert np.shape(y_hat) == np.shape(y)
    _require_numbers(1e3, y_hat, y)
    # END CONTRACT
    # BEGIN SOLUTION
    error = np.asarray(y, dtype=np.float64) - np.asarray(y_hat, dtype=np.float64)
    return np.mean(error**2)
    # END SOLUTION


# %% [markdown]
# ## `cross_entropy(p, q)`
#
# $$H(p, q) = -\sum_x p(x) \log q(x)$$
#
# over the last axis: from two arrays of shape `(..., k)` comes one of shape `(...)`, a loss per sample, not averaged.
# Mind the order: `p` is the true distribution, `q` the prediction.
#
# Example: $p = (1, 0, 0)$ and $q = (0.34, 0.46, 0.20)$ give $-\log 0.34 \approx 1.07881$. And
# $p = \left(\frac{1}{2}, \frac{1}{2}\right)$ with $q = \left(\frac{1}{4}, \frac{3}{4}\right)$ gives
# $\frac{1}{2} \log \frac{16}{3} \approx 0.83699$.
#
# A term with $p(x) = 0$ counts 0, also where $q(x) = 0$. Where $p(x) > 0$, you may rely on $q(x) \geq 10^{-12}$, and
# there the value must be exact: a small number added inside the logarithm changes it.
#
# %% [markdown] lang="zh"
# ## `cross_entropy(p, q)`
#
# $$H(p, q) = -\sum_x p(x) \log q(x)$$
#
# 沿最后一个轴求和：两个形状为 `(..., k)` 的数组得到一个形状为 `(...)` 的结果，每个样本一个损失，不取平均。
# 注意顺序： `p` 是真实分布， `q` 是预测分布。
#
# 例：当 $p = (1, 0, 0)$ 且 $q = (0.34, 0.46, 0.20)$ 时，结果为 $-\log 0.34 \approx 1.07881$ 。
# 当 $p = \left(\frac{1}{2}, \frac{1}{2}\right)$ 且 $q = \left(\frac{1}{4}, \frac{3}{4}\right)$ 时，
# 结果为 $\frac{1}{2} \log \frac{16}{3} \approx 0.83699$ 。
#
# 凡 $p(x) = 0$ 的项都记为 0，即使 $q(x) = 0$ 也一样。凡 $p(x) > 0$ 处保证 $q(x) \geq 10^{-12}$ ，
# 此时的值必须准确：在对数里加上一个很小的数会改变结果。
#
# %%
def cross_entropy(p, q):
    """The cross entropy -sum p log q over the last axis; a term with p = 0 counts 0.

    p, q: distributions of one shape (..., k); where p > 0, q is at least 1e-12. Returns shape (...).
    """
    # BEGIN CONTRACT
    assert np.ndim(p) >= 1
    assert np.shape(p) == np.shape(q)
    _require_distribution(p)
    _require_distribution(q)
    assert np.asarray(q)[np.asarray(p) > 0].min() >= 1e-12 * (1 - 1e-6)
    # END CONTRACT
    # BEGIN SOLUTION
    p, q = np.asarray(p, dtype=np.float64), np.asarray(q, dtype=np.float64)
    return -np.sum(p * np.log(np.where(p > 0, q, 1)), axis=-1)
    # END SOLUTION


# %% [markdown]
# ## `softmax_jacobian(z)`
#
# For one sample, `z` of shape `(k,)`: the `(k, k)` matrix whose entry `[i, j]` is
# $\frac{\partial \hat{y}_i}{\partial z_j}$, with $\hat{y} = \text{softmax}(z)$.
#
# The notes derive two of its entries, $\frac{\partial \hat{y}_1}{\partial z_1} = \hat{y}_1 (1 - \hat{y}_1)$ and
# $\frac{\partial \hat{y}_1}{\partial z_2} = -\hat{y}_1 \hat{y}_2$. What are the others?
#
# Example: for $z = (0, \ln 3)$ all four entries are $\frac{3}{16}$ or $-\frac{3}{16}$.
#
# A check of your own: the probabilities always sum to 1, so what must each column of the matrix sum to? The range is
# that of `softmax`: $|z_i|$ up to $10^4$.
#
# %% [markdown] lang="zh"
# ## `softmax_jacobian(z)`
#
# 只考虑一个样本， `z` 的形状为 `(k,)` 。结果是 `(k, k)` 矩阵，元素 `[i, j]` 为
# $\frac{\partial \hat{y}_i}{\partial z_j}$ ，其中 $\hat{y} = \text{softmax}(z)$ 。
#
# 讲义推导了其中的两个元素：
# $\frac{\partial \hat{y}_1}{\partial z_1} = \hat{y}_1 (1 - \hat{y}_1)$ 和
# $\frac{\partial \hat{y}_1}{\partial z_2} = -\hat{y}_1 \hat{y}_2$ 。其余的元素呢？
#
# 例：当 $z = (0, \ln 3)$ 时，四个元素都是 $\frac{3}{16}$ 或 $-\frac{3}{16}$ 。
#
# 自查：各类概率之和恒为 1，那么矩阵每一列之和应当是多少？取值范围与 `softmax` 相同， $|z_i|$ 不超过 $10^4$ 。
#
# %%
def softmax_jacobian(z):
    """The derivatives of softmax: entry [i, j] is d y_hat_i / d z_j (derivation after Figure 6.3).

    z: shape (k,), abs(z) up to 1e4. Returns shape (k, k).
    """
    # BEGIN CONTRACT
    assert np.ndim(z) == 1
    _require_numbers(1e4, z)
    # END CONTRACT
    # BEGIN SOLUTION
    y_hat = softmax(z)
    return np.diag(y_hat) - np.outer(y_hat, y_hat)
    # END SOLUTION


# %% [markdown]
# ## `softmax_cross_entropy(z, y)`
#
# The "softmax loss" of Figure 6.3, from the scores: $H(y, \text{softmax}(z))$ over the last axis. Two arrays of
# shape `(..., k)` give one of shape `(...)`, a loss per sample, not averaged. The notes print $-y \times \log \hat{y}$;
# as the form that they work out next shows, the product means a sum over the classes.
#
# `y` is one-hot as in the notes, or any other distribution: its elements are at least 0 and sum to 1.
#
# Example: scores $z = (\log 0.34, \log 0.46, \log 0.20)$ with $y = (1, 0, 0)$ give $-\log 0.34 \approx 1.07881$. And
# $z = (1000, 0)$ with $y = (0, 1)$ gives 1000.
#
# The second example is the point of this exercise: the result must be right and finite for $|z_i|$ up to $10^4$ (for
# float32 input up to 30). The probability of class 2 there is $e^{-1000}$, which no float can hold, but its logarithm
# is harmless. Write down $\log \hat{y}_i$ as a formula and simplify it before you program.
#
# %% [markdown] lang="zh"
# ## `softmax_cross_entropy(z, y)`
#
# 图 6.3 的 Softmax 损失，直接由得分计算：沿最后一个轴求 $H(y, \text{softmax}(z))$ 。
# 两个形状为 `(..., k)` 的数组得到形状为 `(...)` 的结果，每个样本一个损失，不取平均。
# 讲义中印作 $-y \times \log \hat{y}$ ，由后面的展开式可知，这里的乘积是对各类别求和。
#
# `y` 可以是讲义中的 one-hot 形式，也可以是任意分布：元素不小于 0，且和为 1。
#
# 例：当 $z = (\log 0.34, \log 0.46, \log 0.20)$ 且 $y = (1, 0, 0)$ 时，结果为 $-\log 0.34 \approx 1.07881$ 。
# 当 $z = (1000, 0)$ 且 $y = (0, 1)$ 时，结果为 1000。
#
# 第二个例子正是本题的关键：当 $|z_i|$ 不超过 $10^4$ 时（输入为 float32 时不超过 30），结果必须正确且有限。
# 例中第二类的概率是 $e^{-1000}$ ，浮点数无法表示，但它的对数却很平常。
# 动手编程之前，先写出 $\log \hat{y}_i$ 的公式并化简。
#
# %%
def softmax_cross_entropy(z, y):
    """The cross entropy of y and softmax(z), from the scores, over the last axis (Figure 6.3).

    z, y: shape (..., k); y is one-hot or any distribution, abs(z) up to 1e4. Returns shape (...).
    """
    # BEGIN CONTRACT
    _require_scores(z, y)
    # END CONTRACT
    # BEGIN SOLUTION
    z = shifted(z)
    log_y_hat = z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))
    return -np.sum(np.asarray(y, dtype=np.float64) * log_y_hat, axis=-1)
    # END SOLUTION


# %% [markdown]
# ## `softmax_cross_entropy_gradient(z, y)`
#
# The gradient of that loss in the scores: `[..., j]` is $\frac{\partial}{\partial z_j} H(y, \text{softmax}(z))$ of that
# sample. Shape `(..., k)`; every sample has its own gradient, nothing is averaged over the batch.
#
# Example (the notes): if softmax gives $(0.34, 0.46, 0.20)$ and the sample belongs to class 1, the gradient is
# $(-0.66, 0.46, 0.20)$.
#
# The notes say: subtract 1 from the output of the true class and keep the others. That is the rule for a one-hot `y`.
# Here `y` may be any distribution, so find the rule of which this is a special case. $|z_i|$ goes up to $10^4$ again
# (float32: 30).
#
# %% [markdown] lang="zh"
# ## `softmax_cross_entropy_gradient(z, y)`
#
# 上述损失对得分的梯度：元素 `[..., j]` 是该样本的 $\frac{\partial}{\partial z_j} H(y, \text{softmax}(z))$ 。
# 形状为 `(..., k)` ；每个样本有各自的梯度，不对批量取平均。
#
# 例（讲义）：若 softmax 的结果为 $(0.34, 0.46, 0.20)$ ，样本属于第一类，则梯度为 $(-0.66, 0.46, 0.20)$ 。
#
# 讲义说：真实类别的输出减去 1，其余保持不变。这是 `y` 为 one-hot 时的规则。本题中 `y` 可以是任意分布，
# 请找出以它为特例的一般规则。取值范围同上： $|z_i|$ 不超过 $10^4$ （float32 时不超过 30）。
#
# %%
def softmax_cross_entropy_gradient(z, y):
    """The gradient of softmax_cross_entropy(z, y) in z, for each sample by itself.

    z, y: shape (..., k); y is one-hot or any distribution, abs(z) up to 1e4. Returns shape (..., k).
    """
    # BEGIN CONTRACT
    _require_scores(z, y)
    # END CONTRACT
    # BEGIN SOLUTION
    return softmax(z) - np.asarray(y, dtype=np.float64)
    # END SOLUTION


# %% [markdown] only="notebook"
# ## See it
#
# Left: the probabilities of three classes while the first score grows and the others stay 0 and 1. Right: what the loss
# of a sample of the first class pulls each score with. It pulls hardest where the network is most wrong.
#
# %% [markdown] lang="zh" only="notebook"
# ## 看一看
#
# 左图：第一个得分增大，其余两个保持为 0 和 1 时，三个类别的概率。右图：样本属于第一类时，损失对各个得分的梯度。
# 网络错得越厉害，梯度越大。
#
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    first = np.linspace(-6, 8, 141)
    z = np.stack([first, np.zeros_like(first), np.ones_like(first)], axis=1)
    y = np.tile([1.0, 0.0, 0.0], (len(first), 1))
    probabilities, slopes = softmax(z), softmax_cross_entropy_gradient(z, y)
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 3.8))
    for k in range(3):
        left.plot(first, np.asarray(probabilities)[:, k], label=f"class {k + 1}")
        right.plot(first, np.asarray(slopes)[:, k], label=f"score {k + 1}")
    left.plot(first, np.asarray(softmax_cross_entropy(z, y)) / 8, "k:", label="loss / 8")
    left.set(xlabel="score of class 1", title="softmax and the loss of class 1")
    right.set(xlabel="score of class 1", title="gradient of the loss in the scores")
    left.legend()
    right.legend()
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
