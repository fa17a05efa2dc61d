# %% [markdown]
# # Word vectors: skip-gram
#
# CBOW predicts a word from its context. *Skip-gram* goes the other way: from one word, the *centre*, it predicts each
# word of its context. The full softmax costs a sum over the whole dictionary for every prediction. The notes name two
# remedies, *negative sampling* and the *hierarchical softmax*; both are built here. They save work in every step, not
# parameters: the model still has about $2VN$ of them.
#
# Words are integer ids from 0 to $V-1$. $W$, `(V, N)`, holds the word vectors in its rows; $W'$, `(N, V)`, in code
# `W_out`, holds an output vector $o_j$ for every word in its columns. All handouts use this example, $V = 4$, $N = 2$:
#
# $$W = \begin{pmatrix} 2 & 3 \cr 0 & -1 \cr 1 & 2 \cr 4 & -2 \end{pmatrix}, \qquad
# W' = \begin{pmatrix} 0 & \ln 2 & \ln 3 & 0 \cr 0 & 0 & 0 & \ln 2 \end{pmatrix}$$
#
# For the centre 2 the hidden layer is $h = (1, 2)$, and the scores $h W'$ are $(0, \ln 2, \ln 3, \ln 4)$.
#
# NumPy only. Matrices may be arrays or nested lists, of integers or floats; sentences, contexts and negatives are lists
# or arrays of ids. Scores may be as large as ±1000 everywhere; results must be right and finite. Logarithms are
# natural. Never change an argument.
#
# %% [markdown] lang="zh"
# # 词向量：Skip-gram 模型
#
# CBOW 用上下文预测中心单词，Skip-gram 正好相反：用一个单词（中心词）分别预测它上下文中的每个单词。若用完整的 Softmax，
# 每次预测都要对整个词典求和。讲义提到两个加快训练的方法：**负采样**（Negative Sampling）与**层次化 Softmax**
# （Hierarchical Softmax），本次作业都要实现。它们减少的是每一步的计算量，而不是参数：模型的参数仍然约有 $2VN$ 个。
#
# 单词用 0 到 $V-1$ 的整数编号表示。$W$ 的形状为 `(V, N)`，各行是词向量；$W'$ 的形状为 `(N, V)`，代码中记为 `W_out`，
# 第 $j$ 列 $o_j$ 是单词 $j$ 的输出向量。以下各题共用一个例子，$V = 4$，$N = 2$：
#
# $$W = \begin{pmatrix} 2 & 3 \cr 0 & -1 \cr 1 & 2 \cr 4 & -2 \end{pmatrix}, \qquad
# W' = \begin{pmatrix} 0 & \ln 2 & \ln 3 & 0 \cr 0 & 0 & 0 & \ln 2 \end{pmatrix}$$
#
# 中心词为 2 时，隐式编码 $h = (1, 2)$，得分 $h W'$ 为 $(0, \ln 2, \ln 3, \ln 4)$。
#
# 只使用 NumPy。矩阵可能是数组或嵌套列表，元素可能是整数或浮点数；句子、上下文和负样本是由编号组成的列表或数组。
# 得分在任何地方都可能达到 ±1000，结果仍须正确且有限。对数均为自然对数。不得修改任何参数。
# %%
import heapq

import numpy as np


# BEGIN CONTRACT
def _is_id(k, V):
    """A whole number from 0 to V - 1."""
    return np.shape(k) == () and np.asarray(k).dtype.kind in "iu" and 0 <= k < V


def _are_ids(ids, V, least=1):
    """A list or an array of at least so many ids."""
    return np.ndim(ids) == 1 and len(ids) >= least and all(_is_id(k, V) for k in ids)


def _is_matrix(matrix, rows=None, columns=None):
    """Real numbers within 1e3, of this shape where it is given."""
    _matrix = np.asarray(matrix)
    if _matrix.ndim != 2 or _matrix.size == 0 or _matrix.dtype.kind not in "iuf":
        return False
    shapes = rows in (None, _matrix.shape[0]) and columns in (None, _matrix.shape[1])
    return shapes and np.abs(_matrix).max() <= 1e3


def _are_in_range(h, vectors):
    """The scores of h with the vectors, (N, M), keep within 1e3 (float32: 30)."""
    _h, _vectors = np.asarray(h), np.asarray(vectors)
    limit = 30 if np.float32 in (_h.dtype, _vectors.dtype) else 1e3
    return np.abs(_h.astype(np.float64) @ _vectors.astype(np.float64)).max() <= limit * (1 + 1e-6)


def _is_model(center, W, W_out):
    """A centre and both matrices."""
    if not (_is_matrix(W) and _is_matrix(W_out, np.shape(W)[1], np.shape(W)[0]) and _is_id(center, len(W))):
        return False
    return _are_in_range(np.asarray(W)[center], W_out)


def _is_path(h, code, path, nodes):
    """A code, as many distinct inner nodes, and a vector whose scores at all nodes keep within the range."""
    if not (isinstance(code, str) and code and set(code) <= {"0", "1"} and np.ndim(h) == 1 and len(code) == len(path)):
        return False
    if not (_is_matrix(nodes, columns=len(h)) and _are_ids(path, len(nodes)) and len({*map(int, path)}) == len(path)):
        return False
    return np.asarray(h).dtype.kind in "iuf" and np.abs(h).max() <= 1e3 and _are_in_range(h, np.asarray(nodes).T)


# END CONTRACT
# BEGIN SOLUTION
def floats(values):
    """The values as a float64 array."""
    return np.asarray(values, dtype=np.float64)


def scores(center, W, W_out):
    """The score of every word, (V,)."""
    return floats(W)[center] @ floats(W_out)


def sigmoid(x):
    """The logistic function, right for any size of x."""
    return np.exp(-np.logaddexp(0, -x))


# END SOLUTION
# %% [markdown]
# ## `pairs(sentence, window)`
#
# The training examples of a sentence: for every position, in order, the word there is the centre, and each word at most
# `window` places away on either side is one of its context words, from left to right. `window=None` means the whole
# rest of the sentence. Return the pairs (centre, context word), a list of tuples or an array `(P, 2)`.
#
# **Example**: `pairs([3, 1, 2], 1)` is `[(3, 1), (1, 3), (1, 2), (2, 1)]`.
#
# **Pitfall.** A position is left out of its own context, not a word: what are the pairs of `[0, 0, 1]`?
#
# %% [markdown] lang="zh"
# ## `pairs(sentence, window)`
#
# 一个句子的训练样本：依次对每个位置，该位置上的单词为中心词，左右两侧距离不超过 `window` 的每个单词都是它的上下文单词，
# 从左到右排列。`window=None` 表示句子中其余的全部单词。返回所有的（中心词，上下文单词）对，可以是元组的列表，
# 也可以是形状为 `(P, 2)` 的数组。
#
# **例** `pairs([3, 1, 2], 1)` 为 `[(3, 1), (1, 3), (1, 2), (2, 1)]`。
#
# **注意** 上下文排除的是中心词所在的位置，而不是这个单词：`[0, 0, 1]` 有哪些样本？
# %%
def pairs(sentence, window):
    """The pairs of a centre and a word of its context, by position.

    sentence: ids, at least two. window: at least 1, or None for the whole sentence. Returns P pairs (centre, word).
    """
    # BEGIN CONTRACT
    assert _are_ids(sentence, np.inf, least=2)
    assert window is None or (_is_id(window, np.inf) and window >= 1)
    # END CONTRACT
    # BEGIN SOLUTION
    reach = len(sentence) if window is None else window
    return [
        (center, word)
        for position, center in enumerate(sentence)
        for place, word in enumerate(sentence)
        if 0 < abs(place - position) <= reach
    ]
    # END SOLUTION


# %% [markdown]
# ## `loss(center, context, W, W_out)`
#
# With $h$ the row of the centre and the scores $y = h W'$, every word of the context is predicted by the full softmax:
#
# $$L = \sum_{w \in \mathrm{context}} -\log \frac{e^{y_w}}{\sum_{j} e^{y_j}}$$
#
# It is a sum, not a mean, and a word that occurs twice counts twice. Return a float.
#
# **Example**: `loss(2, [1, 3], W, W_out)` is $-\ln 0.2 - \ln 0.4 = 2.525729$.
#
# **Pitfall.** With scores of ±1000 a probability can be too small for a float. The loss is then large, but finite.
#
# %% [markdown] lang="zh"
# ## `loss(center, context, W, W_out)`
#
# 设 $h$ 为中心词的词向量，得分 $y = h W'$，用完整的 Softmax 预测上下文中的每个单词：
#
# $$L = \sum_{w \in \mathrm{context}} -\log \frac{e^{y_w}}{\sum_{j} e^{y_j}}$$
#
# 这里是求和，不是求均值；出现两次的单词计两次。返回一个浮点数。
#
# **例** `loss(2, [1, 3], W, W_out)` 为 $-\ln 0.2 - \ln 0.4 = 2.525729$。
#
# **注意** 得分达到 ±1000 时，概率可能小到浮点数无法表示。此时损失很大，但仍是有限的。
# %%
def loss(center, context, W, W_out):
    """Minus the logarithms of the context words' probabilities, summed.

    center: an id. context: ids, at least one. W: (V, N). W_out: (N, V). Returns a float.
    """
    # BEGIN CONTRACT
    assert _is_model(center, W, W_out)
    assert _are_ids(context, len(W))
    # END CONTRACT
    # BEGIN SOLUTION
    y = scores(center, W, W_out)
    return np.sum(np.logaddexp.reduce(y) - y[np.asarray(context)])
    # END SOLUTION


# %% [markdown]
# ## `gradients(center, context, W, W_out)`
#
# The gradient of `loss` in both matrices. Return `(grad_W, grad_W_out)` with the shapes of `W` and `W_out`.
#
# **Example**: centre 2 and context [1, 3]. The derivative of the loss in the scores is (0.2, −0.6, 0.6, −0.2), and
#
# $$\frac{\partial L}{\partial W'} = \begin{pmatrix} 0.2 & -0.6 & 0.6 & -0.2 \cr 0.4 & -1.2 & 1.2 & -0.4 \end{pmatrix}$$
#
# Row 2 of $\partial L / \partial W$ is (0.243279, −0.138629), and all other rows are 0.
#
# **Pitfalls.** The loss has one term for each context word, and each of them has its own softmax. What does a word that
# occurs twice contribute?
#
# %% [markdown] lang="zh"
# ## `gradients(center, context, W, W_out)`
#
# 损失对两个矩阵的梯度。返回 `(grad_W, grad_W_out)`，形状分别与 `W`、`W_out` 相同。
#
# **例** 中心词 2，上下文 [1, 3]。损失对得分的导数为 (0.2, −0.6, 0.6, −0.2)，于是
#
# $$\frac{\partial L}{\partial W'} = \begin{pmatrix} 0.2 & -0.6 & 0.6 & -0.2 \cr 0.4 & -1.2 & 1.2 & -0.4 \end{pmatrix}$$
#
# $\partial L / \partial W$ 的第 2 行为 (0.243279, −0.138629)，其余各行为 0。
#
# **注意** 每个上下文单词在损失中各有一项，每一项都有自己的 Softmax。出现两次的单词贡献多少？
# %%
# BEGIN SOLUTION
def outer_gradients(center, slopes, W, W_out):
    """Both gradients from the derivatives in the scores, (V,)."""
    grad_h = floats(W_out) @ slopes
    return np.outer(np.arange(len(W)) == center, grad_h), np.outer(floats(W)[center], slopes)


# END SOLUTION
def gradients(center, context, W, W_out):
    """The gradient of the loss in both matrices.

    center: an id. context: ids, at least one. W: (V, N). W_out: (N, V).
    Returns (grad_W, grad_W_out): (V, N) and (N, V).
    """
    # BEGIN CONTRACT
    assert _is_model(center, W, W_out)
    assert _are_ids(context, len(W))
    # END CONTRACT
    # BEGIN SOLUTION
    y = scores(center, W, W_out)
    slopes = len(context) * np.exp(y - np.logaddexp.reduce(y)) - np.bincount(context, minlength=len(W))
    return outer_gradients(center, slopes, W, W_out)
    # END SOLUTION


# %% [markdown]
# ## `noise_distribution(counts, power=0.75)`
#
# Negative sampling draws noise words, the rare ones a little more often than they occur: word $j$ with the probability
#
# $$P(j) = \frac{c_j^{\,p}}{\sum_{i} c_i^{\,p}}$$
#
# where $c_j$ is how often it occurs and $p$ is `power`, 3/4 unless said otherwise. Counts are at least 0 and not all 0,
# and `power` is positive. Return an array `(V,)`.
#
# **Example**: the counts (1, 16, 81) become (1, 8, 27), so the probabilities are (1, 8, 27) / 36.
#
# %% [markdown] lang="zh"
# ## `noise_distribution(counts, power=0.75)`
#
# 负采样要抽取噪声单词，并让少见的单词比其实际频率更容易被抽到：单词 $j$ 的概率为
#
# $$P(j) = \frac{c_j^{\,p}}{\sum_{i} c_i^{\,p}}$$
#
# 其中 $c_j$ 是它出现的次数，$p$ 即 `power`，默认为 3/4。次数不小于 0 且不全为 0，`power` 为正数。返回形状为
# `(V,)` 的数组。
#
# **例** 次数 (1, 16, 81) 变为 (1, 8, 27)，因此概率为 (1, 8, 27) / 36。
# %%
def noise_distribution(counts, power=0.75):
    """The probabilities with which noise words are drawn.

    counts: (V,), at least 0, not all 0. power: positive. Returns (V,).
    """
    # BEGIN CONTRACT
    _counts = np.asarray(counts)
    assert _counts.ndim == 1
    assert _counts.dtype.kind in "iuf"
    assert _counts.min() >= 0 < _counts.max() <= 1e3
    assert np.shape(power) == ()
    assert 0 < power <= 5  # whole counts of up to 1000 keep within an int64
    # END CONTRACT
    # BEGIN SOLUTION
    weights = floats(counts) ** power
    return weights / weights.sum()
    # END SOLUTION


# %% [markdown]
# ## `negative_loss(center, word, negatives, W, W_out)`
#
# Instead of a choice among $V$ words there are a few yes-or-no questions: `word` is a real context word of the centre,
# the negatives are noise. With $h = W_{\mathrm{center}}$ and the sigmoid $s$,
#
# $$L = -\log s(h \cdot o_{\mathrm{word}}) - \sum_{n \in \mathrm{negatives}} \log s(-h \cdot o_n)$$
#
# A negative that was drawn twice counts twice, and a negative may be `word` or the centre; it counts all the same.
# Return a float.
#
# **Example**: `negative_loss(2, 1, [2, 3], W, W_out)`: $s(\ln 2) = 2/3$, $s(-\ln 3) = 1/4$, $s(-\ln 4) = 1/5$, and the
# loss is $\ln 30 = 3.401197$.
#
# **Pitfall.** For a score of −1000 the sigmoid is 0 in a float. What is the logarithm of the true one?
#
# %% [markdown] lang="zh"
# ## `negative_loss(center, word, negatives, W, W_out)`
#
# 不再从 $V$ 个单词中选一个，而是回答几个“是或否”的问题：`word` 是中心词真正的上下文单词，`negatives` 是噪声。
# 设 $h = W_{\mathrm{center}}$，$s$ 为 sigmoid 函数，
#
# $$L = -\log s(h \cdot o_{\mathrm{word}}) - \sum_{n \in \mathrm{negatives}} \log s(-h \cdot o_n)$$
#
# 抽到两次的负样本计两次；负样本可能恰好是 `word` 或中心词，照样计入。返回一个浮点数。
#
# **例** `negative_loss(2, 1, [2, 3], W, W_out)`：$s(\ln 2) = 2/3$，$s(-\ln 3) = 1/4$，$s(-\ln 4) = 1/5$，
# 损失为 $\ln 30 = 3.401197$。
#
# **注意** 得分为 −1000 时，浮点数的 sigmoid 等于 0。它真正的对数是多少？
# %%
def negative_loss(center, word, negatives, W, W_out):
    """The loss of one pair and its noise words.

    center, word: ids. negatives: ids, at least one. W: (V, N). W_out: (N, V). Returns a float.
    """
    # BEGIN CONTRACT
    assert _is_model(center, W, W_out)
    assert _is_id(word, len(W))
    assert _are_ids(negatives, len(W))
    # END CONTRACT
    # BEGIN SOLUTION
    y = scores(center, W, W_out)
    return np.logaddexp(0, -y[word]) + np.sum(np.logaddexp(0, y[np.asarray(negatives)]))
    # END SOLUTION


# %% [markdown]
# ## `negative_gradients(center, word, negatives, W, W_out)`
#
# The gradient of `negative_loss` in both matrices. Return `(grad_W, grad_W_out)`.
#
# **Example**: centre 2, word 1, negatives [2, 3]. The derivative of the loss in the scores is (0, −1/3, 3/4, 4/5), so
#
# $$\frac{\partial L}{\partial W'} = \begin{pmatrix} 0 & -1/3 & 3/4 & 4/5 \cr 0 & -2/3 & 3/2 & 8/5 \end{pmatrix}$$
#
# Row 2 of $\partial L / \partial W$ is (0.592910, 0.554518), and all other rows are 0.
#
# **Pitfall.** With the negatives [3, 3], how large is column 3? What does `grad[:, [3, 3]] += …` do in NumPy?
#
# %% [markdown] lang="zh"
# ## `negative_gradients(center, word, negatives, W, W_out)`
#
# `negative_loss` 对两个矩阵的梯度。返回 `(grad_W, grad_W_out)`。
#
# **例** 中心词 2，单词 1，负样本 [2, 3]。损失对得分的导数为 (0, −1/3, 3/4, 4/5)，于是
#
# $$\frac{\partial L}{\partial W'} = \begin{pmatrix} 0 & -1/3 & 3/4 & 4/5 \cr 0 & -2/3 & 3/2 & 8/5 \end{pmatrix}$$
#
# $\partial L / \partial W$ 的第 2 行为 (0.592910, 0.554518)，其余各行为 0。
#
# **注意** 负样本为 [3, 3] 时，第 3 列应是多少？NumPy 中 `grad[:, [3, 3]] += …` 的效果是什么？
# %%
def negative_gradients(center, word, negatives, W, W_out):
    """The gradient of negative_loss in both matrices.

    center, word: ids. negatives: ids, at least one. W: (V, N). W_out: (N, V).
    Returns (grad_W, grad_W_out): (V, N) and (N, V).
    """
    # BEGIN CONTRACT
    assert _is_model(center, W, W_out)
    assert _is_id(word, len(W))
    assert _are_ids(negatives, len(W))
    # END CONTRACT
    # BEGIN SOLUTION
    y = scores(center, W, W_out)
    slopes = np.bincount(negatives, minlength=len(W)) * sigmoid(y)
    slopes[word] -= sigmoid(-y[word])
    return outer_gradients(center, slopes, W, W_out)
    # END SOLUTION


# %% [markdown]
# ## `train_negative(sentence, window, negatives, W, W_out, eta)`
#
# One pass over a sentence. For every pair of `pairs(sentence, window)` in order, both matrices make one step,
# $W \leftarrow W - \eta \, \partial L / \partial W$ and likewise $W'$, before the next pair is looked at. `negatives`,
# `(P, K)`, has one row of noise words for each pair. Return `(W, W_out, losses)`: the new matrices and, `(P,)`, the
# `negative_loss` of every pair, taken *before* its step.
#
# **Example**: sentence [0, 1], `window=1`, negatives [[0], [1]], $\eta = 0.5$, $W$ all 0 and
# $W' = \begin{pmatrix} 1 & 3 \cr 2 & -4 \end{pmatrix}$. Both losses are $2 \ln 2$, $W'$ stays, and $W$ becomes
# $\begin{pmatrix} 0.5 & -1.5 \cr -0.5 & 1.5 \end{pmatrix}$.
#
# **Pitfall.** From which matrices does one step compute its two gradients?
#
# %% [markdown] lang="zh"
# ## `train_negative(sentence, window, negatives, W, W_out, eta)`
#
# 对一个句子训练一遍。依次对 `pairs(sentence, window)` 中的每一对，两个矩阵各更新一步，
# $W \leftarrow W - \eta \, \partial L / \partial W$，$W'$ 同理，然后才处理下一对。`negatives` 的形状为 `(P, K)`，
# 每一对对应一行噪声单词。返回 `(W, W_out, losses)`：更新后的两个矩阵，以及形状为 `(P,)` 的各对的 `negative_loss`，
# 都在该对更新**之前**计算。
#
# **例** 句子 [0, 1]，`window=1`，负样本 [[0], [1]]，$\eta = 0.5$，$W$ 全为 0，
# $W' = \begin{pmatrix} 1 & 3 \cr 2 & -4 \end{pmatrix}$。两个损失都是 $2 \ln 2$，$W'$ 不变，$W$ 变为
# $\begin{pmatrix} 0.5 & -1.5 \cr -0.5 & 1.5 \end{pmatrix}$。
#
# **注意** 同一步中的两个梯度应由哪一时刻的矩阵算出？
# %%
def train_negative(sentence, window, negatives, W, W_out, eta):
    """One pass of negative sampling over a sentence, one step a pair.

    sentence: ids, at least two. window: at least 1, or None. negatives: (P, K), ids, a row for each of the P pairs.
    W: (V, N). W_out: (N, V). Returns (W, W_out, losses): new arrays and (P,).
    """
    # BEGIN CONTRACT
    assert _are_ids(sentence, len(W), least=2)
    assert window is None or (_is_id(window, np.inf) and window >= 1)
    assert all(_is_model(_center, W, W_out) for _center in sentence)
    assert np.ndim(negatives) == 2
    assert all(_are_ids(_row, len(W)) for _row in negatives)
    assert len(negatives) == len(pairs(sentence, window))
    assert np.shape(eta) == ()
    assert abs(eta) <= 1e3
    # END CONTRACT
    # BEGIN SOLUTION
    W, W_out, losses = floats(W), floats(W_out), []
    for (center, word), noise in zip(pairs(sentence, window), negatives, strict=True):
        losses.append(negative_loss(center, word, noise, W, W_out))
        grad_W, grad_W_out = map(floats, negative_gradients(center, word, noise, W, W_out))
        W, W_out = W - eta * grad_W, W_out - eta * grad_W_out
    return W, W_out, np.array(losses)
    # END SOLUTION


# %% [markdown]
# ## `huffman_codes(counts)`
#
# The hierarchical softmax puts the words at the leaves of a binary tree; a word's code, a `str` of "0" and "1", says
# where to turn on the way down from the root. Frequent words should have short ways. Return the list of the $V \geq 2$
# codes, such that no code is the beginning of another, and the sum of count · length over all words is as small as it
# can be. Huffman's method finds such codes: take the two trees of the smallest counts (at first every word is a tree),
# make them the two branches of a new tree, whose count is their sum, and go on until one tree is left.
#
# Any such list is right: which branch is "0" and how ties are broken is up to you. Counts are positive whole numbers.
#
# **Example**: for the counts (5, 2, 1, 1) the codes have the lengths (1, 2, 3, 3), for instance "0", "10", "110" and
# "111"; the sum is 5 + 4 + 3 + 3 = 15. Codes of two signs for every word would have 18.
#
# **Pitfall.** When two trees have become one, where does it belong among the others?
#
# %% [markdown] lang="zh"
# ## `huffman_codes(counts)`
#
# 层次化 Softmax 把单词放在一棵二叉树的叶子上；单词的编码是由 "0" 和 "1" 组成的 `str`，表示从根往下走时每一步的转向。
# 常见的单词路径应当短。返回 $V \geq 2$ 个单词的编码列表，要求任何一个编码都不是另一个的前缀，并且所有单词
# “次数 × 编码长度”之和最小。哈夫曼（Huffman）的方法：每次取次数最小的两棵树（起初每个单词各为一棵树），
# 作为一棵新树的两个分支，新树的次数为二者之和，如此继续，直到只剩一棵树。
#
# 满足要求的编码都算对：哪个分支记为 "0"、次数相同时先取哪棵，由你决定。次数都是正整数。
#
# **例** 次数为 (5, 2, 1, 1) 时，编码长度为 (1, 2, 3, 3)，例如 "0"、"10"、"110"、"111"，总和为 5 + 4 + 3 + 3 = 15。
# 若每个单词都用两位编码，总和是 18。
#
# **注意** 两棵树合并之后，新树应当排在其余各树的什么位置？
# %%
def huffman_codes(counts):
    """Prefix-free binary codes of the least expected length.

    counts: (V,), positive whole numbers, V at least 2. Returns V codes, each a str of "0" and "1".
    """
    # BEGIN CONTRACT
    _counts = np.asarray(counts)
    assert _counts.ndim == 1
    assert _counts.dtype.kind in "iuf"
    assert len(_counts) >= 2
    assert np.all(_counts == np.round(_counts))
    assert 1 <= _counts.min() <= _counts.max() <= 1e3
    # END CONTRACT
    # BEGIN SOLUTION
    codes = ["" for _ in counts]
    trees = [(count, leaf, [leaf]) for leaf, count in enumerate(counts)]
    heapq.heapify(trees)
    while len(trees) > 1:
        branches = heapq.heappop(trees), heapq.heappop(trees)
        for sign, (_, _, leaves) in zip("01", branches, strict=True):
            for leaf in leaves:
                codes[leaf] = sign + codes[leaf]
        (left, name, leaves), (right, _, others) = branches
        heapq.heappush(trees, (left + right, name, leaves + others))
    return codes
    # END SOLUTION


# %% [markdown]
# ## `tree_probability(h, code, path, nodes)`
#
# At every inner node the way turns left, "0", or right, "1". Node $i$ has a vector, row $i$ of `nodes`, `(V−1, N)`, and
#
# $$P(\text{"0" at } i) = s(+\,\mathrm{nodes}_i \cdot h), \qquad P(\text{"1" at } i) = s(-\,\mathrm{nodes}_i \cdot h)$$
#
# A word's probability is the product along its way. `code` is its code and `path` the ids of the inner nodes from the
# root on, one for each sign of the code. Return a float.
#
# **Example**: $h = (1, 2)$, the codes "0", "10", "110", "111" with the paths [0], [0, 1], [0, 1, 2], [0, 1, 2], and
#
# $$\mathrm{nodes} = \begin{pmatrix} \ln 2 & 0 \cr \ln 3 & 0 \cr 0 & \ln 2 \end{pmatrix}$$
#
# The nodes turn left with the probabilities 2/3, 3/4 and 4/5; the words have 2/3, 1/4, 1/15 and 1/60.
#
# **Pitfall.** Whatever $h$ is, what must the probabilities of all words sum to?
#
# %% [markdown] lang="zh"
# ## `tree_probability(h, code, path, nodes)`
#
# 在每个内部结点上，路径向左转（"0"）或向右转（"1"）。结点 $i$ 有一个向量，即 `nodes`（形状为 `(V−1, N)`）的第 $i$ 行：
#
# $$P(\text{在 } i \text{ 处取 "0"}) = s(+\,\mathrm{nodes}_i \cdot h), \qquad
# P(\text{在 } i \text{ 处取 "1"}) = s(-\,\mathrm{nodes}_i \cdot h)$$
#
# 单词的概率是沿途各概率之积。`code` 是它的编码，`path` 是从根开始依次经过的内部结点编号，与编码的每一位一一对应。
# 返回一个浮点数。
#
# **例** $h = (1, 2)$，编码 "0"、"10"、"110"、"111" 的路径依次为 [0]、[0, 1]、[0, 1, 2]、[0, 1, 2]，
#
# $$\mathrm{nodes} = \begin{pmatrix} \ln 2 & 0 \cr \ln 3 & 0 \cr 0 & \ln 2 \end{pmatrix}$$
#
# 三个结点向左转的概率为 2/3、3/4、4/5，四个单词的概率为 2/3、1/4、1/15、1/60。
#
# **注意** 无论 $h$ 是什么，所有单词的概率之和应当是多少？
# %%
# BEGIN SOLUTION
def turns(h, code, path, nodes):
    """The score of every turn of a way, and its sign: 1 for "0" and -1 for "1"."""
    signs = np.array([1 - 2 * int(sign) for sign in code])
    return signs * (floats(nodes)[np.asarray(path)] @ floats(h)), signs


# END SOLUTION
def tree_probability(h, code, path, nodes):
    """The probability of the leaf that a code leads to.

    h: (N,). code: a str of "0" and "1". path: ids of inner nodes, as many. nodes: (V - 1, N). Returns a float.
    """
    # BEGIN CONTRACT
    assert _is_path(h, code, path, nodes)
    # END CONTRACT
    # BEGIN SOLUTION
    return np.prod(sigmoid(turns(h, code, path, nodes)[0]))
    # END SOLUTION


# %% [markdown]
# ## `tree_loss(center, code, path, W, nodes)`
#
# $-\log$ of the word's probability for $h = W_{\mathrm{center}}$. Return a float.
#
# **Example**: `tree_loss(2, "110", [0, 1, 2], W, nodes)` is $\ln 15 = 2.708050$.
#
# **Pitfall.** With scores of ±1000 the product can be too small for a float. The loss is then large, but finite.
#
# %% [markdown] lang="zh"
# ## `tree_loss(center, code, path, W, nodes)`
#
# $h = W_{\mathrm{center}}$ 时该单词概率的 $-\log$。返回一个浮点数。
#
# **例** `tree_loss(2, "110", [0, 1, 2], W, nodes)` 为 $\ln 15 = 2.708050$。
#
# **注意** 得分达到 ±1000 时，概率之积可能小到浮点数无法表示。此时损失很大，但仍是有限的。
# %%
def tree_loss(center, code, path, W, nodes):
    """Minus the logarithm of the probability of the leaf that a code leads to.

    center: an id. code, path: as in tree_probability. W: (V, N). nodes: (V - 1, N). Returns a float.
    """
    # BEGIN CONTRACT
    assert _is_matrix(W, rows=len(nodes) + 1)
    assert _is_id(center, len(W))
    assert _is_path(np.asarray(W)[center], code, path, nodes)
    # END CONTRACT
    # BEGIN SOLUTION
    return np.sum(np.logaddexp(0, -turns(floats(W)[center], code, path, nodes)[0]))
    # END SOLUTION


# %% [markdown]
# ## `tree_gradients(center, code, path, W, nodes)`
#
# The gradient of `tree_loss` in both matrices. Return `(grad_W, grad_nodes)` with the shapes of `W` and `nodes`.
#
# **Example**: for the centre 2 and the code "110" with the path [0, 1, 2] the derivative of the loss in the scores of
# the nodes is (2/3, 3/4, −1/5), so
#
# $$\frac{\partial L}{\partial \mathrm{nodes}} = \begin{pmatrix} 2/3 & 4/3 \cr 3/4 & 3/2 \cr -1/5 & -2/5 \end{pmatrix}$$
#
# Row 2 of $\partial L / \partial W$ is (1.286057, −0.138629), and all other rows are 0.
#
# **Pitfalls.** Which nodes get a gradient when the code is short? How many nodes touch $h$?
#
# %% [markdown] lang="zh"
# ## `tree_gradients(center, code, path, W, nodes)`
#
# `tree_loss` 对两个矩阵的梯度。返回 `(grad_W, grad_nodes)`，形状分别与 `W`、`nodes` 相同。
#
# **例** 中心词 2，编码 "110"，路径 [0, 1, 2]。损失对各结点得分的导数为 (2/3, 3/4, −1/5)，于是
#
# $$\frac{\partial L}{\partial \mathrm{nodes}} = \begin{pmatrix} 2/3 & 4/3 \cr 3/4 & 3/2 \cr -1/5 & -2/5 \end{pmatrix}$$
#
# $\partial L / \partial W$ 的第 2 行为 (1.286057, −0.138629)，其余各行为 0。
#
# **注意** 编码很短时，哪些结点有梯度？$h$ 参与了几个结点的计算？
# %%
def tree_gradients(center, code, path, W, nodes):
    """The gradient of tree_loss in both matrices.

    center: an id. code, path: as in tree_probability. W: (V, N). nodes: (V - 1, N).
    Returns (grad_W, grad_nodes): (V, N) and (V - 1, N).
    """
    # BEGIN CONTRACT
    assert _is_matrix(W, rows=len(nodes) + 1)
    assert _is_id(center, len(W))
    assert _is_path(np.asarray(W)[center], code, path, nodes)
    # END CONTRACT
    # BEGIN SOLUTION
    signed, signs = turns(floats(W)[center], code, path, nodes)
    slopes = np.zeros(len(nodes))
    slopes[np.asarray(path)] = -signs * sigmoid(-signed)
    grad_h = slopes @ floats(nodes)
    return np.outer(np.arange(len(W)) == center, grad_h), np.outer(slopes, floats(W)[center])
    # END SOLUTION


# %% [markdown]
# ## See it
#
# Nothing to write here. The first cell trains word vectors in the plane with your functions, on sentences about
# animals, cities and colours: words with the same neighbours should end up in the same direction. The second shows how
# Huffman's codes depend on the counts.
#
# %% [markdown] lang="zh"
# ## 看一看
#
# 这里不需要写代码。第一个单元用你的函数在一些关于动物、城市和颜色的句子上训练二维词向量：上下文相同的单词，
# 方向应当相近。第二个单元画出哈夫曼编码的长度与次数的关系。
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    groups = {
        "tab:blue": (["cat", "dog", "bird"], ["eats", "sleeps"]),
        "tab:orange": (["Paris", "Rome", "Beijing"], ["city", "visit"]),
        "tab:green": (["red", "green", "blue"], ["paint", "bright"]),
    }
    texts = [[name, *others] for names, others in groups.values() for name in names]
    words = sorted({word for text in texts for word in text})
    sentences = [[words.index(word) for word in text] for text in texts]
    noise = np.asarray(noise_distribution(np.bincount([k for sentence in sentences for k in sentence])), dtype=float)
    generator = np.random.default_rng(1)
    W, W_out = 0.3 * generator.normal(size=(len(words), 2)), 0.3 * generator.normal(size=(2, len(words)))
    before, losses = W, []
    for _ in range(40):
        total = []
        for i in generator.permutation(len(sentences)):
            count = len(pairs(sentences[i], None))
            negatives = generator.choice(len(words), (count, 4), p=noise)
            W, W_out, several = train_negative(sentences[i], None, negatives, W, W_out, 0.15)
            W, W_out = np.asarray(W), np.asarray(W_out)
            total.extend(several)
        losses.append(np.mean(total))
    fig, axes = plt.subplots(1, 3, figsize=(14, 4.5))
    for ax, points, title in zip(
        axes[:2], (before, W), ("Word vectors before training", "after training"), strict=True
    ):
        for color, (names, others) in groups.items():
            for word in names + others:
                x, y = points[words.index(word)]
                ax.plot([0, x], [0, y], color=color, alpha=0.4)
                ax.text(x, y, word, color=color, weight="bold" if word in names else "normal")
        size = 1.2 * np.abs(points).max()
        ax.set(xlim=(-size, size), ylim=(-size, size), title=title, xlabel="first component")
    axes[2].plot(losses)
    axes[2].set(title="Mean loss of the pairs", xlabel="pass")
    fig.tight_layout()
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    counts = [int(1000 / rank) for rank in range(1, 31)]
    codes = huffman_codes(counts)
    fig, ax = plt.subplots(figsize=(9, 3.5))
    ax.bar(range(30), [len(code) for code in codes], color="lightsteelblue")
    for place, code in enumerate(codes):
        ax.text(place, 0.1, code, rotation=90, ha="center", va="bottom", family="monospace", fontsize=8)
    ideal = -np.log2(np.array(counts) / sum(counts))
    ax.plot(range(30), ideal, color="tab:red", label="-log2 of the share")
    ax.axhline(np.ceil(np.log2(30)), color="gray", ls="--", label="codes of equal length")
    mean = sum(count * len(code) for count, code in zip(counts, codes, strict=True)) / sum(counts)
    ax.set(title=f"Huffman codes of 30 words, mean length {mean:.2f}", xlabel="rank of the word", ylabel="length")
    ax.legend()
    fig.tight_layout()
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
# %%
