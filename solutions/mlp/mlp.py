# %% [markdown]
# # The multilayer perceptron
#
# You write the feedforward network of Figure 6.6, of any depth, and train it on handwritten digits in the last cells.
# Neighbouring layers are fully connected; within a layer there are no connections, and nothing flows back.
#
# - `weights` is a list $W_1, \dots, W_L$ with $W_l$ of shape $(n_l, n_{l-1})$: row $j$ holds all weights that lead into
#   neuron $j$ of layer $l$. `biases` is a list $b_1, \dots, b_L$ with $b_l$ of shape $(n_l,)$; $L \ge 1$.
# - `X` is $(n, n_0)$, **one sample a row**; `labels` is $(n,)$, whole numbers from 0 to $n_L - 1$.
# - Hidden layers use the sigmoid $\sigma(s) = 1 / (1 + e^{-s})$, the last layer softmax. What is inside the
#   activation, $W_l a_{l-1} + b_l$, is called the *score* here. Every function must be right and finite for scores from
#   $-1000$ to $1000$, in every layer.
#
# Arguments may be arrays, nested lists, whole numbers or float32. Never change an argument; return new arrays.
#
# **Ruling on the notes.** Figure 6.6 numbers the weights $w_{ij}$ with $i$ a layer and $j$ a neuron. A weight needs
# three numbers: its layer, where it comes from and where it leads. Here it is `weights[l][j, i]`, from neuron $i$ to
# neuron $j$. Figures 6.7 and 6.8 have no biases; this network has.
#
# %% [markdown] lang="zh"
# # 多层感知机
#
# 本次作业实现图 6.6 的前馈神经网络，层数任意，并在最后的单元格里用它识别手写数字。
# 相邻两层之间全连接，层内神经元互不相连，模型中没有反馈。
#
# - `weights` 是列表 $W_1, \dots, W_L$，其中 $W_l$ 的形状为 $(n_l, n_{l-1})$：
#   第 $j$ 行是通向第 $l$ 层第 $j$ 个神经元的全部权重。
#   `biases` 是列表 $b_1, \dots, b_L$，其中 $b_l$ 的形状为 $(n_l,)$； $L \ge 1$。
# - `X` 的形状为 $(n, n_0)$，**每行一个样本**；`labels` 的形状为 $(n,)$，取 0 到 $n_L - 1$ 的整数。
# - 隐藏层的激活函数为 sigmoid，即 $\sigma(s) = 1 / (1 + e^{-s})$；最后一层为 softmax。激活函数内的
#   $W_l a_{l-1} + b_l$ 在本作业中称为得分（score）。任何一层的得分在 $-1000$ 到 $1000$ 之间时，
#   各函数的结果都必须正确且有限。
#
# 参数可以是数组、嵌套列表、整数或 float32。不得修改传入的参数，结果一律用新数组返回。
#
# **讲义说明。** 图 6.6 把权重记为 $w_{ij}$，其中 $i$ 为层、 $j$ 为神经元。但确定一个权重需要三个下标：所在的层、
# 来自哪个神经元、
# 通向哪个神经元。本作业中它是 `weights[l][j, i]`，由神经元 $i$ 通向神经元 $j$。图 6.7 与图 6.8 没有偏置，
# 本作业的网络有偏置。
#
# %%
import numpy as np

# BEGIN CONTRACT


def _has_float32(*_values):
    """Is any array float32, also inside lists?"""
    return any(
        _has_float32(*_value) if isinstance(_value, list | tuple) else getattr(_value, "dtype", None) == np.float32
        for _value in _values
    )


def _contract_scores(X, weights, biases):
    """The scores of the last layer, after all shapes and all scores were looked at."""
    assert len(weights) == len(biases) >= 1
    _a = np.asarray(X, dtype=np.float64)
    assert _a.ndim == 2
    assert min(_a.shape) >= 1
    _limit = (30 if _has_float32(X, weights, biases) else 1e3) + 1e-9
    for _W, _b in zip(weights, biases, strict=True):
        _W, _b = np.asarray(_W, dtype=np.float64), np.asarray(_b, dtype=np.float64)
        assert _W.ndim == 2
        assert _W.shape[0] >= 1
        assert _W.shape[1] == _a.shape[1]
        assert _b.shape == (_W.shape[0],)
        assert max(abs(_a).max(), abs(_W).max(), abs(_b).max()) <= 1e3 + 1e-9
        _s = _a @ _W.T + _b
        assert abs(_s).max() <= _limit
        _a = 1 / (1 + np.exp(np.clip(-_s, -700, 700)))
    return _s


def _contract_labels(labels, X, weights):
    _labels = np.asarray(labels)
    assert _labels.dtype.kind in "iu"
    assert _labels.shape == (len(X),)
    assert _labels.min() >= 0
    assert _labels.max() < len(weights[-1])


def _contract_no_ties(scores):
    """The two largest scores of every sample are at least 1e-2 apart."""
    if scores.shape[1] > 1:
        _top = np.sort(scores, axis=1)
        assert (_top[:, -1] - _top[:, -2]).min() >= 1e-2 - 1e-9


# END CONTRACT
# BEGIN SOLUTION


def _floats(values):
    """The values as a float64 array."""
    return np.asarray(values, dtype=np.float64)


def _scores(a, W, b):
    """What goes into a layer's activation, one sample a row."""
    return a @ _floats(W).T + _floats(b)


# END SOLUTION


# %% [markdown]
# ## `forward(X, weights, biases)`
#
# Every layer's output, from the input to the class probabilities (Figure 6.6):
#
# $$a_0 = x, \qquad a_l = \sigma(W_l a_{l-1} + b_l) \ \ (l < L), \qquad a_L = \mathrm{softmax}(W_L a_{L-1} + b_L).$$
#
# Return a list of $L + 1$ arrays: `X` first, the probabilities last; layer $l$ has shape $(n, n_l)$.
#
# - Example: $x = (1, -1)$, $W_1 = \begin{pmatrix} 0 & -\ln 3 \\ 1 & 1 \end{pmatrix}$, $b_1 = (0, 0)$: the scores are
#   $(\ln 3, 0)$, the hidden layer is $(0.75, 0.5)$. With $W_2 = \begin{pmatrix} 0 & 0 \\ 4 \ln 2 & 0 \end{pmatrix}$ and
#   $b_2 = (0, 0)$ the last scores are $(0, 3 \ln 2)$ and the probabilities $(1/9, 8/9)$.
# - The formula is for one sample, a column. With one sample a *row*, on which side does $W_l$ stand?
# - Which of the two activations overflows for a score of $1000$, which for $-1000$?
#
# %% [markdown] lang="zh"
# ## `forward(X, weights, biases)`
#
# 由输入到类别概率，依次计算每一层的输出（图 6.6）：
#
# $$a_0 = x, \qquad a_l = \sigma(W_l a_{l-1} + b_l) \ \ (l < L), \qquad a_L = \mathrm{softmax}(W_L a_{L-1} + b_L).$$
#
# 返回由 $L + 1$ 个数组组成的列表：第一个是 `X`，最后一个是概率；第 $l$ 层的形状为 $(n, n_l)$。
#
# - 例：取 $x = (1, -1)$， $W_1 = \begin{pmatrix} 0 & -\ln 3 \\ 1 & 1 \end{pmatrix}$， $b_1 = (0, 0)$，则得分为
#   $(\ln 3, 0)$，隐藏层为 $(0.75, 0.5)$。再取 $W_2 = \begin{pmatrix} 0 & 0 \\ 4 \ln 2 & 0 \end{pmatrix}$，
#   $b_2 = (0, 0)$，
#   则最后一层的得分为 $(0, 3 \ln 2)$，概率为 $(1/9, 8/9)$。
# - 公式针对的是单个样本（列向量）。现在每**行**一个样本， $W_l$ 应当乘在哪一边？
# - 得分为 $1000$ 时哪个激活函数会溢出？得分为 $-1000$ 时呢？
#
# %%
def forward(X, weights, biases):
    """The outputs of all layers: X itself first, the class probabilities last.

    X: (n, n_0); weights: list of (n_l, n_{l-1}); biases: list of (n_l,). Returns a list of L+1 arrays (n, n_l).
    """
    # BEGIN CONTRACT
    _contract_scores(X, weights, biases)
    # END CONTRACT
    # BEGIN SOLUTION
    outputs = [_floats(X)]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        outputs.append(np.exp(-np.logaddexp(0, -_scores(outputs[-1], W, b))))
    scores = _scores(outputs[-1], weights[-1], biases[-1])
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return [*outputs, e / e.sum(axis=1, keepdims=True)]
    # END SOLUTION


# %% [markdown]
# ## `predict(X, weights, biases)`
#
# The most probable class of every sample, as whole numbers of shape $(n,)$; the classes count from 0. The two largest
# scores of a sample are never closer than 0.01.
#
# - Example: for the network of the first example the probabilities are $(1/9, 8/9)$, so the answer is 1.
#
# %% [markdown] lang="zh"
# ## `predict(X, weights, biases)`
#
# 每个样本概率最大的类别，返回形状为 $(n,)$ 的整数；类别从 0 开始编号。同一样本最大的两个得分之差不小于 0.01。
#
# - 例：对第一个例子中的网络，概率为 $(1/9, 8/9)$，因此答案为 1。
#
# %%
def predict(X, weights, biases):
    """The most probable class of every sample.

    X: (n, n_0). Returns (n,) whole numbers from 0 to n_L - 1.
    """
    # BEGIN CONTRACT
    _contract_no_ties(_contract_scores(X, weights, biases))
    # END CONTRACT
    # BEGIN SOLUTION
    return np.argmax(forward(X, weights, biases)[-1], axis=1)
    # END SOLUTION


# %% [markdown]
# ## `loss(X, labels, weights, biases)`
#
# The cross entropy with one-hot labels, averaged over the samples:
#
# $$E = -\frac{1}{n} \sum_{i=1}^{n} \log p_i[\text{label}_i].$$
#
# - Returns a number, never negative. Logarithms are natural.
# - Example: with probabilities $(1/9, 8/9)$ the loss is $\ln 9 \approx 2.1972$ for the label 0 and
#   $\ln (9/8) \approx 0.1178$ for the label 1; of two such samples, one with each label, it is $1.1575$.
# - The last scores $(1000, -1000)$ with the label 1 cost exactly 2000. By then the probability has rounded to 0: which
#   formula takes the loss from the scores, without the detour over the probability?
#
# %% [markdown] lang="zh"
# ## `loss(X, labels, weights, biases)`
#
# 标签为 one-hot 时的交叉熵，对样本取平均：
#
# $$E = -\frac{1}{n} \sum_{i=1}^{n} \log p_i[\text{label}_i].$$
#
# - 返回一个非负的数。对数为自然对数。
# - 例：概率为 $(1/9, 8/9)$ 时，标签为 0 的损失是 $\ln 9 \approx 2.1972$，
#   标签为 1 的损失是 $\ln (9/8) \approx 0.1178$；
#   若两个这样的样本各取一个标签，则平均为 $1.1575$。
# - 最后一层得分为 $(1000, -1000)$ 而标签为 1 时，损失恰为 2000。此时概率已被舍入为 0：能否不经过概率，
#   直接由得分算出损失？
#
# %%
def loss(X, labels, weights, biases):
    """The mean over the samples of -log probability of the label; scores up to ±1000.

    X: (n, n_0); labels: (n,). Returns a float.
    """
    # BEGIN CONTRACT
    _contract_scores(X, weights, biases)
    _contract_labels(labels, X, weights)
    # END CONTRACT
    # BEGIN SOLUTION
    scores = _scores(_floats(forward(X, weights, biases)[-2]), weights[-1], biases[-1])
    of_labels = scores[np.arange(len(scores)), labels]
    return float(np.mean(np.logaddexp.reduce(scores, axis=1) - of_labels))
    # END SOLUTION


# %% [markdown]
# ## `gradients(X, labels, weights, biases)`
#
# Backpropagation for any depth: `(grad_weights, grad_biases)`, two lists like `weights` and `biases`, with the
# gradient of `loss` in each of them.
#
# With $\delta_l = \partial E / \partial(\text{score of layer } l)$, the layers are walked through from the last to the
# first: softmax with cross entropy gives $\delta_L$ at once ("subtract 1 at the label"), every layer hands
# $\delta_{l-1}$ on to the one before, and $\delta_l$ together with the layer's input gives $\partial E / \partial W_l$.
#
# - Example: the network of the first example, one sample, label 0. $\delta_2 = (1/9 - 1, 8/9) = (-8/9, 8/9)$;
#   $\partial E / \partial W_2 = \begin{pmatrix} -2/3 & -4/9 \\ 2/3 & 4/9 \end{pmatrix}$; the hidden layer receives
#   $(\frac{32}{9} \ln 2, 0)$, and $\delta_1 = (\frac{2}{3} \ln 2, 0) \approx (0.4621, 0)$.
# - $E$ is a mean over the samples: where does the $1/n$ enter, and how often?
# - The slope of the sigmoid is taken at the output of which layer?
#
# %% [markdown] lang="zh"
# ## `gradients(X, labels, weights, biases)`
#
# 任意层数的误差后向传播：返回 `(grad_weights, grad_biases)`，两个与 `weights`、`biases` 结构相同的列表，
# 即 `loss` 对它们的梯度。
#
# 记 $\delta_l = \partial E / \partial(\text{第 } l \text{ 层的得分})$。从最后一层走向第一层：
# softmax 与交叉熵合在一起直接给出
# $\delta_L$（“在标签处减 1”）；每一层把 $\delta_{l-1}$ 交给前一层；
# $\delta_l$ 与该层的输入一起给出 $\partial E / \partial W_l$。
#
# - 例：取第一个例子中的网络、一个样本、标签 0。 $\delta_2 = (1/9 - 1, 8/9) = (-8/9, 8/9)$；
#   $\partial E / \partial W_2 = \begin{pmatrix} -2/3 & -4/9 \\ 2/3 & 4/9 \end{pmatrix}$；传到隐藏层的是
#   $(\frac{32}{9} \ln 2, 0)$，于是 $\delta_1 = (\frac{2}{3} \ln 2, 0) \approx (0.4621, 0)$。
# - $E$ 是对样本的平均： $1/n$ 出现在哪里，出现几次？
# - sigmoid 的斜率应当用哪一层的输出来计算？
#
# %%
def gradients(X, labels, weights, biases):
    """The gradient of loss in every weight and bias.

    X: (n, n_0); labels: (n,). Returns (grad_weights, grad_biases), lists of arrays shaped like weights and biases.
    """
    # BEGIN CONTRACT
    _contract_scores(X, weights, biases)
    _contract_labels(labels, X, weights)
    # END CONTRACT
    # BEGIN SOLUTION
    outputs = [_floats(output) for output in forward(X, weights, biases)]
    is_label = np.arange(outputs[-1].shape[1]) == np.asarray(labels)[:, None]
    delta = (outputs[-1] - is_label) / len(X)
    grad_weights, grad_biases = [], []
    for a, W in zip(outputs[-2::-1], weights[::-1], strict=True):
        grad_weights.insert(0, delta.T @ a)
        grad_biases.insert(0, delta.sum(axis=0))
        delta = delta @ _floats(W) * a * (1 - a)
    return grad_weights, grad_biases
    # END SOLUTION


# %% [markdown]
# ## `train(X, labels, weights, biases, eta, epochs, batch_size)`
#
# Gradient descent on mini-batches. Every epoch goes through the samples **in order** (no shuffling), `batch_size` at a
# time; the last batch of an epoch may be smaller. Each batch makes one step, `parameter - eta · gradient`, on the
# gradient of `loss` on that batch alone, so on the mean over *its own* samples.
#
# Return `(weights, biases, losses)`: the new lists, and `losses` of shape `(epochs,)`: the mean over all $n$ samples of
# the loss that each had just before the step of its own batch. `batch_size` may be larger than $n$.
#
# - Example: two classes, one input, no hidden layer, $W_1 = (0, 0)^T$, $b_1 = (0, 0)$, `X` $= (1, 1)^T$, labels
#   $(0, 0)$, $\eta = 2$, one epoch with batches of one. The first sample sees $(1/2, 1/2)$, loss $\ln 2$; the step
#   leads to $W_1 = (1, -1)^T$, $b_1 = (1, -1)$. The second sample then has the scores $(2, -2)$ and the loss
#   $\ln(1 + e^{-4}) \approx 0.01815$. `losses` is their mean, $0.3556$.
# - With 5 samples and batches of 2 the last batch has one sample. How much does that one count in the step, and how
#   much in `losses`?
# - Does the caller's first list still hold the first weights afterwards?
#
# %% [markdown] lang="zh"
# ## `train(X, labels, weights, biases, eta, epochs, batch_size)`
#
# 小批量梯度下降。每一轮（epoch）**按顺序**遍历样本（不打乱），每次取 `batch_size` 个；
# 一轮中的最后一个批次可以较小。每个批次更新一步：
# `参数 - eta · 梯度`，其中梯度是 `loss` 在该批次上的梯度，即对**该批次自己的**样本取平均。
#
# 返回 `(weights, biases, losses)`：两个新的列表，以及形状为 `(epochs,)` 的 `losses`：
# 每个样本在自己所属批次更新之前的损失，
# 对全部 $n$ 个样本取平均。`batch_size` 可以大于 $n$。
#
# - 例：两个类别、一个输入、没有隐藏层， $W_1 = (0, 0)^T$， $b_1 = (0, 0)$，`X` 为 $(1, 1)^T$，标签为 $(0, 0)$，
#   $\eta = 2$，
#   训练一轮，每批一个样本。第一个样本的概率为 $(1/2, 1/2)$，损失为 $\ln 2$；更新后 $W_1 = (1, -1)^T$，
#   $b_1 = (1, -1)$。
#   第二个样本此时的得分为 $(2, -2)$，损失为 $\ln(1 + e^{-4}) \approx 0.01815$。`losses` 是两者的平均 $0.3556$。
# - 5 个样本、每批 2 个时，最后一个批次只有一个样本。它在更新中占多大的分量，在 `losses` 中又占多大的分量？
# - 训练之后，调用者手中原来的列表里还是最初的权重吗？
#
# %%
def train(X, labels, weights, biases, eta, epochs, batch_size):
    """Gradient descent on batches of batch_size samples in order, epochs times through all samples.

    Returns (weights, biases, losses); losses (epochs,) is the mean of the samples' losses before their batch's step.
    """
    # BEGIN CONTRACT
    _contract_scores(X, weights, biases)
    _contract_labels(labels, X, weights)
    assert 0 <= eta <= 1e3
    assert int(epochs) == epochs >= 1
    assert int(batch_size) == batch_size >= 1
    # END CONTRACT
    # BEGIN SOLUTION
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        for start in range(0, len(X), batch_size):
            batch = slice(start, start + batch_size)
            x, y = X[batch], labels[batch]
            losses[epoch] += loss(x, y, weights, biases) * len(x) / len(X)
            grad_weights, grad_biases = gradients(x, y, weights, biases)
            weights = [_floats(W) - eta * _floats(grad) for W, grad in zip(weights, grad_weights, strict=True)]
            biases = [_floats(b) - eta * _floats(grad) for b, grad in zip(biases, grad_biases, strict=True)]
    return weights, biases, losses
    # END SOLUTION


# %% [markdown]
# ## `accuracy(X, labels, weights, biases)`
#
# The share of samples whose predicted class is the label, a number between 0 and 1.
#
# - Example: predictions $(1, 0, 2, 2)$ for the labels $(1, 0, 1, 2)$ make $0.75$.
#
# %% [markdown] lang="zh"
# ## `accuracy(X, labels, weights, biases)`
#
# 预测类别与标签一致的样本所占的比例，是 0 与 1 之间的数。
#
# - 例：预测为 $(1, 0, 2, 2)$，标签为 $(1, 0, 1, 2)$，则准确率为 $0.75$。
#
# %%
def accuracy(X, labels, weights, biases):
    """The share of right predictions, between 0 and 1.

    X: (n, n_0); labels: (n,). Returns a float.
    """
    # BEGIN CONTRACT
    _contract_no_ties(_contract_scores(X, weights, biases))
    _contract_labels(labels, X, weights)
    # END CONTRACT
    # BEGIN SOLUTION
    return float(np.mean(np.asarray(predict(X, weights, biases)) == labels))
    # END SOLUTION


# %% [markdown]
# ## `parameter_count(sizes)`
#
# How many weights and biases a network with the layers `sizes` $= (n_0, \dots, n_L)$ has, $L \ge 1$. A whole number.
#
# - Example: $(3, 2, 3)$, the network of Figure 6.8, has $6 + 6 = 12$ weights; with biases it has $17$ parameters.
# - Which layers have no bias?
#
# %% [markdown] lang="zh"
# ## `parameter_count(sizes)`
#
# 各层大小为 `sizes` $= (n_0, \dots, n_L)$ 的网络共有多少个权重和偏置， $L \ge 1$。返回整数。
#
# - 例： $(3, 2, 3)$，即图 6.8 的网络，有 $6 + 6 = 12$ 个权重；加上偏置共有 $17$ 个参数。
# - 哪一层没有偏置？
#
# %%
def parameter_count(sizes):
    """The number of all weights and biases of a network with these layers.

    sizes: (n_0, ..., n_L). Returns a whole number.
    """
    # BEGIN CONTRACT
    _sizes = np.asarray(sizes)
    assert _sizes.ndim == 1
    assert _sizes.dtype.kind in "iu"
    assert len(_sizes) >= 2
    assert _sizes.min() >= 1
    assert _sizes.max() <= 1000
    # END CONTRACT
    # BEGIN SOLUTION
    return sum((sizes[k] + 1) * sizes[k + 1] for k in range(len(sizes) - 1))
    # END SOLUTION


# %% [markdown] only="notebook"
# ## See it
#
# Your network learns to read. `digits.npz` beside this notebook holds handwritten digits of 8×8 pixels with grey levels
# from 0 to 16. 600 of them train a network with one hidden layer of 32 neurons, others test it. The rows of the
# confusion matrix are the true digits, its columns your network's answers: which digits does it mix up?
#
# %% [markdown] lang="zh" only="notebook"
# ## 看一看
#
# 让你的网络学会认字。与本笔记本放在一起的 `digits.npz` 中是 8×8 像素的手写数字，灰度为 0 到 16。
# 用其中 600 张训练一个隐藏层有 32 个神经元的网络，再用另一些图片测试。
# 混淆矩阵的行是真实的数字，列是网络的回答：它容易混淆哪些数字？
#
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    with np.load("digits.npz") as digits:
        X, labels = digits["images"].reshape(-1, 64) / 16, digits["labels"].astype(np.int64)
    rng = np.random.default_rng(0)
    weights = [rng.normal(size=(32, 64)) / 8, rng.normal(size=(10, 32)) / 6]
    biases = [np.zeros(32), np.zeros(10)]
    weights, biases, losses = train(X[:600], labels[:600], weights, biases, 1.0, 40, 10)
    answers = np.asarray(predict(X[600:], weights, biases)).astype(int)

    figure, axes = plt.subplots(3, 8, figsize=(8, 3.6))
    for image, answer, label, axis in zip(X[600:], answers, labels[600:], axes.flat, strict=False):
        axis.imshow(image.reshape(8, 8), cmap="gray_r")
        axis.set_title(f"reads {answer}", color="green" if answer == label else "red", fontsize=9)
        axis.axis("off")
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

    confusion = np.zeros((10, 10), dtype=int)
    np.add.at(confusion, (labels[600:], answers), 1)

    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.8))
    left.plot(np.arange(1, len(losses) + 1), losses, marker=".")
    left.set(xlabel="epoch", ylabel="loss", yscale="log", title="training loss")
    right.imshow(np.sqrt(confusion), cmap="Blues")
    for (true, read), count in np.ndenumerate(confusion):
        if count:
            right.text(
                read, true, count, ha="center", va="center", color="white" if true == read else "black", fontsize=8
            )
    share = accuracy(X[600:], labels[600:], weights, biases)
    right.set(xlabel="answer", ylabel="true digit", title=f"test digits: accuracy {share:.3f}")
    right.set(xticks=range(10), yticks=range(10))
    plt.tight_layout()
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
except NameError:
    print("Run the cell above first; it needs `train` and `predict`.")
