# %% [markdown]
# # Word vectors: CBOW
#
# Word2Vec gives every word a vector of $N$ real numbers such that words used alike get similar vectors. The
# *continuous bag-of-words* model (CBOW, Figures 6.32 and 6.33) learns them by predicting a word from the words around
# it.
#
# Words are integer ids from 0 to $V-1$. There are two weight matrices: $W$, `(V, N)`, from the input to the hidden
# layer, and $W'$, `(N, V)`, from the hidden layer to the output; in code `W` and `W_out`. The vector of word $k$ is
# row $k$ of $W$.
#
# All handouts below use the same small example, $V = 4$ and $N = 2$:
#
# $$W = \begin{pmatrix} 2 & 3 \cr 0 & -1 \cr 1 & 0 \cr 4 & -2 \end{pmatrix}$$
#
# $$W' = \begin{pmatrix} 0 & \ln 2 & \ln 3 & 0 \cr 0 & 0 & 0 & \ln 4 \end{pmatrix}$$
#
# NumPy only. Matrices may be arrays or nested lists, of integers or floats; a context or a sentence is a list or an
# array of ids. Never change an argument.
#
# %% [markdown] lang="zh"
# # 词向量：CBOW 模型
#
# Word2Vec 把每个单词表示成一个 $N$ 维实数向量，用法相近的单词得到相近的向量。CBOW（continuous bag-of-words，图6.32、
# 图6.33）通过“用上下文预测单词”来学习这些向量。
#
# 单词用整数编号表示，取值从 0 到 $V-1$。模型有两个权重矩阵：输入层到隐藏层的 $W$，形状 `(V, N)`；
# 隐藏层到输出层的 $W'$，形状 `(N, V)`。代码中分别记为 `W` 和 `W_out`。第 $k$ 个单词的词向量是 $W$ 的第 $k$ 行。
#
# 以下各题共用一个小例子，$V = 4$，$N = 2$：
#
# $$W = \begin{pmatrix} 2 & 3 \cr 0 & -1 \cr 1 & 0 \cr 4 & -2 \end{pmatrix}$$
#
# $$W' = \begin{pmatrix} 0 & \ln 2 & \ln 3 & 0 \cr 0 & 0 & 0 & \ln 4 \end{pmatrix}$$
#
# 只使用 NumPy。矩阵可能是数组或嵌套列表，元素可能是整数或浮点数；上下文和句子是由编号组成的列表或数组。
# 不得修改任何参数。
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


def _require_ids(_ids, _V, _least=1):
    assert np.ndim(_ids) == 1
    assert len(_ids) >= _least
    assert np.asarray(_ids).dtype.kind in "iu"
    assert np.min(_ids) >= 0
    assert np.max(_ids) < _V


def _require_matrices(_W, _W_out):
    assert np.ndim(_W) == 2
    assert np.shape(_W_out) == np.shape(_W)[::-1]
    _require_numbers(1e3, _W)
    _require_numbers(1e4, _W_out)


def _require_model(_limit, _context, _W, _W_out):
    """Every score of the context stays within the limit."""
    _require_matrices(_W, _W_out)
    _require_ids(_context, len(_W))
    _mean = np.mean(np.asarray(_W, dtype=np.float64)[np.asarray(_context)], axis=0)
    _require_numbers(_limit, _mean @ np.asarray(_W_out, dtype=np.float64))


# END CONTRACT
# BEGIN SOLUTION
def floats(*values):
    """Every value as a float64 array."""
    return tuple(np.asarray(value, dtype=np.float64) for value in values)


# END SOLUTION
# %% [markdown]
# ## `one_hot(k, V)`
#
# The input of Figure 6.32: a vector `(V,)` that is 1 at word `k` and 0 elsewhere.
#
# **Example**: `one_hot(2, 4)` is (0, 0, 1, 0). Ids start at 0, while the notes count words from 1.
#
# %% [markdown] lang="zh"
# ## `one_hot(k, V)`
#
# 图6.32的输入：形状为 `(V,)` 的向量，在单词 `k` 处取值为 1，其余位置为 0。
#
# **例** `one_hot(2, 4)` 为 (0, 0, 1, 0)。编号从 0 开始，而讲义从 1 数起。
# %%
def one_hot(k, V):
    """The one-hot vector of word k.

    k: an id from 0 to V - 1. V: the size of the vocabulary. Returns (V,).
    """
    # BEGIN CONTRACT
    _require_count(V)
    _require_ids([k], V)
    # END CONTRACT
    # BEGIN SOLUTION
    vector = np.zeros(V)
    vector[k] = 1
    return vector
    # END SOLUTION


# %% [markdown]
# ## `hidden(context, W)`
#
# Figure 6.33: the hidden layer is the mean of the context words' vectors. In the notes
#
# $$h = \frac{1}{c-1} W^T (x_1 + \dots + x_{k-1} + x_{k+1} + \dots + x_c)$$
#
# where $c - 1$ is the number of context words; `context` holds exactly these, as ids. There is no activation function.
# Return an array `(N,)`.
#
# **Example**: `hidden([0, 1], W)` is ((2, 3) + (0, −1)) / 2 = (1, 1).
#
# **Pitfall.** A word that occurs twice in the context counts twice: `hidden([0, 0, 1], W)` is (4/3, 5/3).
#
# %% [markdown] lang="zh"
# ## `hidden(context, W)`
#
# 图6.33：隐式编码是各上下文单词词向量的均值。讲义中
#
# $$h = \frac{1}{c-1} W^T (x_1 + \dots + x_{k-1} + x_{k+1} + \dots + x_c)$$
#
# 其中 $c - 1$ 是上下文单词的个数；`context` 中恰好就是这些单词的编号。这里没有激活函数。返回形状为 `(N,)` 的数组。
#
# **例** `hidden([0, 1], W)` 为 ((2, 3) + (0, −1)) / 2 = (1, 1)。
#
# **注意** 在上下文中出现两次的单词要计两次：`hidden([0, 0, 1], W)` 为 (4/3, 5/3)。
# %%
# BEGIN SOLUTION
def mean_one_hot(context, V):
    """The share of the context that each word of the vocabulary has, (V,)."""
    return np.mean([one_hot(k, V) for k in context], axis=0)


# END SOLUTION
def hidden(context, W):
    """The mean of the context words' vectors.

    context: ids, at least one. W: (V, N). Returns (N,).
    """
    # BEGIN CONTRACT
    assert np.ndim(W) == 2
    _require_numbers(1e3, W)
    _require_ids(context, len(W))
    # END CONTRACT
    # BEGIN SOLUTION
    return mean_one_hot(context, len(W)) @ np.asarray(W, dtype=np.float64)
    # END SOLUTION


# %% [markdown]
# ## `forward(context, W, W_out)`
#
# The scores $y = h W'$, one for each word of the vocabulary, turned into probabilities by the softmax (Figure 6.32):
#
# $$P(k) = \frac{e^{y_k}}{\sum_{j} e^{y_j}}$$
#
# Return an array `(V,)`.
#
# **Example**: for the context [0, 1] the scores are $(0, \ln 2, \ln 3, \ln 4)$, so the probabilities are
# (1, 2, 3, 4) / 10 = (0.1, 0.2, 0.3, 0.4).
#
# **Pitfall.** Scores may be as large as ±10000; the probabilities must still be right and finite.
#
# %% [markdown] lang="zh"
# ## `forward(context, W, W_out)`
#
# 得分 $y = h W'$，词典中每个单词一个，再用 Softmax 归一化为概率（图6.32）：
#
# $$P(k) = \frac{e^{y_k}}{\sum_{j} e^{y_j}}$$
#
# 返回形状为 `(V,)` 的数组。
#
# **例** 上下文为 [0, 1] 时，得分为 $(0, \ln 2, \ln 3, \ln 4)$，概率为 (1, 2, 3, 4) / 10 = (0.1, 0.2, 0.3, 0.4)。
#
# **注意** 得分可达 ±10000，此时概率仍须正确且有限。
# %%
# BEGIN SOLUTION
def scores(context, W, W_out):
    """One score for each word of the vocabulary, (V,)."""
    return hidden(context, W) @ np.asarray(W_out, dtype=np.float64)


# END SOLUTION
def forward(context, W, W_out):
    """The probability of every word, given the context.

    context: ids, at least one. W: (V, N). W_out: (N, V). Returns (V,).
    """
    # BEGIN CONTRACT
    _require_model(1e4, context, W, W_out)
    # END CONTRACT
    # BEGIN SOLUTION
    y = scores(context, W, W_out)
    e = np.exp(y - y.max())
    return e / e.sum()
    # END SOLUTION


# %% [markdown]
# ## `loss(context, target, W, W_out)`
#
# $$L = -y_{\mathrm{target}} + \log \sum_{j} e^{y_j}$$
#
# with the scores $y$ of `forward`. In the notes a star marks the score of the word that is to be predicted, the
# target. Return a float.
#
# **Example**: context [0, 1] and target 2 give $-\ln 3 + \ln(1 + 2 + 3 + 4) = -\ln 0.3 = 1.203973$.
#
# **Pitfall.** Scores may be as large as ±10000, and the target's probability too small for a float. The loss is then
# large, but finite.
#
# %% [markdown] lang="zh"
# ## `loss(context, target, W, W_out)`
#
# $$L = -y_{\mathrm{target}} + \log \sum_{j} e^{y_j}$$
#
# 其中 $y$ 是 `forward` 中的得分。讲义公式里的星号标记的是要预测的单词（target）的得分。返回一个浮点数。
#
# **例** 上下文为 [0, 1]、目标单词为 2 时，损失为 $-\ln 3 + \ln(1 + 2 + 3 + 4) = -\ln 0.3 = 1.203973$。
#
# **注意** 得分可达 ±10000，目标单词的概率可能小到浮点数无法表示。此时损失很大，但仍是有限的。
# %%
def loss(context, target, W, W_out):
    """Minus the logarithm of the target's probability.

    context: ids, at least one. target: an id. W: (V, N). W_out: (N, V). Returns a float.
    """
    # BEGIN CONTRACT
    _require_model(1e4, context, W, W_out)
    _require_ids([target], len(W))
    # END CONTRACT
    # BEGIN SOLUTION
    y = scores(context, W, W_out)
    return np.log(np.sum(np.exp(y - y.max()))) + y.max() - y[target]
    # END SOLUTION


# %% [markdown]
# ## `gradients(context, target, W, W_out)`
#
# The gradient of `loss` in both matrices. Return `(grad_W, grad_W_out)` with the shapes of `W` and `W_out`.
#
# **Example**: context [0, 1] and target 2. The derivative of the loss in the scores is (0.1, 0.2, −0.7, 0.4), and
#
# $$\frac{\partial L}{\partial W'} = \begin{pmatrix} 0.1 & 0.2 & -0.7 & 0.4 \cr 0.1 & 0.2 & -0.7 & 0.4 \end{pmatrix}$$
#
# $$\frac{\partial L}{\partial h} = (-0.630399,\ 0.554518)$$
#
# Rows 0 and 1 of $\partial L / \partial W$ are (−0.315200, 0.277259), rows 2 and 3 are 0.
#
# **Pitfalls.** $h$ is a mean: how much of $\partial L / \partial h$ does one context word get? And how much does a
# word get that occurs twice? What about the row of the target, if it is not in the context?
#
# %% [markdown] lang="zh"
# ## `gradients(context, target, W, W_out)`
#
# 损失对两个矩阵的梯度。返回 `(grad_W, grad_W_out)`，形状分别与 `W`、`W_out` 相同。
#
# **例** 上下文为 [0, 1]，目标单词为 2。损失对得分的导数为 (0.1, 0.2, −0.7, 0.4)，于是
#
# $$\frac{\partial L}{\partial W'} = \begin{pmatrix} 0.1 & 0.2 & -0.7 & 0.4 \cr 0.1 & 0.2 & -0.7 & 0.4 \end{pmatrix}$$
#
# $$\frac{\partial L}{\partial h} = (-0.630399,\ 0.554518)$$
#
# $\partial L / \partial W$ 的第 0、1 行为 (−0.315200, 0.277259)，第 2、3 行为 0。
#
# **注意** $h$ 是均值：每个上下文单词分到多少 $\partial L / \partial h$？出现两次的单词又分到多少？
# 目标单词若不在上下文中，它那一行呢？
# %%
def gradients(context, target, W, W_out):
    """The gradient of the loss in both matrices.

    context: ids, at least one. target: an id. W: (V, N). W_out: (N, V).
    Returns (grad_W, grad_W_out): (V, N) and (N, V).
    """
    # BEGIN CONTRACT
    _require_model(30, context, W, W_out)
    _require_ids([target], len(W))
    # END CONTRACT
    # BEGIN SOLUTION
    error = np.subtract(forward(context, W, W_out), one_hot(target, len(W)))
    grad_h = np.asarray(W_out, dtype=np.float64) @ error
    return np.outer(mean_one_hot(context, len(W)), grad_h), np.outer(hidden(context, W), error)
    # END SOLUTION


# %% [markdown]
# ## `train(sentence, window, W, W_out, eta, epochs)`
#
# Gradient descent along a sentence. In every epoch, for every position $k$ in order:
#
# - the target is the word at position $k$,
# - the context is the words at most `window` places away from it on either side, without position $k$ itself;
#   `window=None` means the whole rest of the sentence,
# - both matrices make one step, $W \leftarrow W - \eta \, \partial L / \partial W$ and likewise $W'$, before the next
#   position is looked at.
#
# Return `(W, W_out, losses)`: the new matrices and, `(epochs,)`, the mean over the positions of each epoch's losses,
# every loss taken *before* its own step. The sentence has at least two words.
#
# **Example**: the sentence [3, 1, 2] with `window=1` has the contexts [1], [3, 2] and [1] for the targets 3, 1 and 2.
# Near the ends of a sentence contexts are shorter, and the mean is over the words that are there.
#
# **Pitfalls.** In the sentence [0, 1, 0], what is the context of the last position with `window=2`? From which
# matrices does one step compute its two gradients?
#
# %% [markdown] lang="zh"
# ## `train(sentence, window, W, W_out, eta, epochs)`
#
# 沿着一个句子做梯度下降。每一轮（epoch）中，依次对每个位置 $k$：
#
# - 目标单词是位置 $k$ 上的单词；
# - 上下文是它左右两侧距离不超过 `window` 的单词，不含位置 $k$ 本身；`window=None` 表示句子中其余的全部单词；
# - 两个矩阵各更新一步，$W \leftarrow W - \eta \, \partial L / \partial W$，$W'$ 同理，然后才处理下一个位置。
#
# 返回 `(W, W_out, losses)`：更新后的两个矩阵，以及形状为 `(epochs,)` 的每轮平均损失，即该轮各位置损失的均值，
# 每个损失都在该位置更新**之前**计算。句子至少有两个单词。
#
# **例** 句子 [3, 1, 2] 取 `window=1`，目标单词 3、1、2 的上下文依次为 [1]、[3, 2]、[1]。靠近句子两端时上下文较短，
# 均值只对实际存在的单词计算。
#
# **注意** 句子 [0, 1, 0] 取 `window=2` 时，最后一个位置的上下文是什么？同一步中的两个梯度应由哪一时刻的矩阵算出？
# %%
# BEGIN SOLUTION
def context_at(sentence, position, window):
    """The ids at most window places away, without the position itself."""
    reach = len(sentence) if window is None else window
    return [*sentence[max(0, position - reach) : position], *sentence[position + 1 : position + 1 + reach]]


# END SOLUTION
def train(sentence, window, W, W_out, eta, epochs):
    """One gradient step a position, in order, for a number of epochs.

    sentence: ids, at least two. window: at least 1, or None for the whole sentence. W: (V, N). W_out: (N, V).
    Returns (W, W_out, losses): new arrays and (epochs,), the mean loss of every epoch.
    """
    # BEGIN CONTRACT
    _require_matrices(W, W_out)
    _require_ids(sentence, len(W), 2)
    assert window is None or window >= 1
    _require_count(epochs)
    _require_numbers(1e3, eta)
    # END CONTRACT
    # BEGIN SOLUTION
    W, W_out = floats(W, W_out)
    losses = np.zeros((epochs, len(sentence)))
    for epoch in range(epochs):
        for position, target in enumerate(sentence):
            context = context_at(sentence, position, window)
            losses[epoch, position] = loss(context, target, W, W_out)
            grad_W, grad_W_out = floats(*gradients(context, target, W, W_out))
            W, W_out = W - eta * grad_W, W_out - eta * grad_W_out
    return W, W_out, losses.mean(axis=1)
    # END SOLUTION


# %% [markdown]
# ## `nearest_words(word, W, n)`
#
# Two words are similar if the angle between their vectors is small. Return the ids of the `n` words most similar to
# `word` by the cosine
#
# $$\cos(u, v) = \frac{u \cdot v}{\lVert u \rVert \, \lVert v \rVert}$$
#
# best first, without `word` itself. `n` is at most $V - 1$. There are no ties, and no row of `W` is all 0.
#
# **Example**: with the $W$ above, word 2 has the vector (1, 0). Its cosines with words 0, 1 and 3 are
# $2/\sqrt{13} = 0.5547$, 0 and $4/\sqrt{20} = 0.8944$. So `nearest_words(2, W, 2)` is (3, 0).
#
# %% [markdown] lang="zh"
# ## `nearest_words(word, W, n)`
#
# 两个词向量的夹角越小，单词越相似。按余弦
#
# $$\cos(u, v) = \frac{u \cdot v}{\lVert u \rVert \, \lVert v \rVert}$$
#
# 返回与 `word` 最相似的 `n` 个单词的编号，最相似的排在最前，不含 `word` 自身。`n` 不超过 $V - 1$。不会出现并列，
# `W` 也没有全 0 的行。
#
# **例** 取上面的 $W$，单词 2 的词向量为 (1, 0)，它与单词 0、1、3 的余弦依次为 $2/\sqrt{13} = 0.5547$、
# 0 和 $4/\sqrt{20} = 0.8944$。因此 `nearest_words(2, W, 2)` 为 (3, 0)。
# %%
def nearest_words(word, W, n):
    """The words most similar to a word, by cosine, best first.

    word: an id. W: (V, N), no row is 0. n: at most V - 1. Returns (n,), ids.
    """
    # BEGIN CONTRACT
    assert np.ndim(W) == 2
    _require_numbers(1e3, W)
    assert np.linalg.norm(np.asarray(W, dtype=np.float64), axis=1).min() > 0
    _require_ids([word], len(W))
    _require_count(n)
    assert n <= len(W) - 1
    # END CONTRACT
    # BEGIN SOLUTION
    (W,) = floats(W)
    directions = W / np.linalg.norm(W, axis=1, keepdims=True)
    order = np.argsort(-directions @ directions[word])
    return order[order != word][:n]
    # END SOLUTION


# %% [markdown]
# ## `parameter_count(V, N)`
#
# How many weights the model has in all, for $V$ words and vectors of $N$ numbers. The notes: 100 words of 300
# dimensions have 60,000, and 1000 words have 600,000. Return an int.
#
# %% [markdown] lang="zh"
# ## `parameter_count(V, N)`
#
# 词典有 $V$ 个单词、词向量为 $N$ 维时，模型的权重总数。讲义中，100 个单词、300 维共有 60,000 个权重，
# 1,000 个单词共有 600,000 个。返回一个整数。
# %%
def parameter_count(V, N):
    """The number of weights in both matrices.

    V: the size of the vocabulary. N: the dimension of a word vector. Returns an int.
    """
    # BEGIN CONTRACT
    _require_count(V)
    _require_count(N)
    # END CONTRACT
    # BEGIN SOLUTION
    return 2 * V * N
    # END SOLUTION


# %% [markdown] only="notebook"
# ## See it
#
# Your `train` reads sentences in which animals do one thing and vehicles another. Words with like neighbours come to
# lie in like directions: every word vector, drawn in the plane of the two strongest directions, and the loss of each
# epoch.
#
# %% [markdown] lang="zh" only="notebook"
# ## 看一看
#
# 你写的 `train` 读一段文字，其中动物做一类事，车辆做另一类事。上下文相似的词，词向量的方向也变得相似：
# 左图把词向量画在最主要的两个方向张成的平面上，右图是每一轮的损失。
#
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    text = "the cat eats fish the dog eats fish the cat eats meat the dog eats meat"
    text += " a car burns fuel a bus burns fuel a car burns gas a bus burns gas"
    words = sorted(set(text.split()))
    sentence = [words.index(word) for word in text.split()]
    rng = np.random.default_rng(3)
    W, W_out = rng.normal(scale=0.3, size=(len(words), 6)), rng.normal(scale=0.3, size=(6, len(words)))
    W, W_out, losses = train(sentence, 2, W, W_out, 0.1, 80)
    directions = np.asarray(W) / np.linalg.norm(W, axis=1, keepdims=True)
    plane = (directions - directions.mean(axis=0)) @ np.linalg.svd(directions - directions.mean(axis=0))[2][:2].T
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.4))
    left.scatter(*plane.T, s=14)
    for word, place in zip(words, plane, strict=True):
        left.annotate(word, place, xytext=(4, 3), textcoords="offset points")
    left.set_title("word vectors")
    right.plot(np.arange(1, len(losses) + 1), losses)
    right.set(xlabel="epoch", ylabel="mean loss")
    plt.show()
    for word in ("cat", "car"):
        print(word, "→", ", ".join(words[int(k)] for k in nearest_words(words.index(word), W, 3)))
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
