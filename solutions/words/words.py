# %% [markdown]
# # Words as vectors
#
# A network computes with numbers, so a text has to become vectors. Figure 6.31 of the notes shows two ways: the *bag of
# words*, in which every word of the dictionary has a place of its own, and *word vectors* (Word2Vec, Figure 6.32), in
# which words that are used alike lie close together.
#
# A document is a list of words, and a word is a `str`, Chinese or English: `["高兴", "the", "cat"]`. Words are compared
# exactly as they stand: "The" and "the" are two words. No word is empty, but a document may be.
#
# The first half uses these two documents,
#
#     documents = [["the", "cat", "The", "cat"], ["高兴", "愉快", "cat"]]
#
# the second half this small model with $V = 4$ words and $N = 2$ dimensions:
#
# $$W = \begin{pmatrix} 2 & 3 \cr 0 & -1 \cr 1 & 2 \cr 4 & -2 \end{pmatrix}, \qquad
# W' = \begin{pmatrix} 0 & \ln 2 & \ln 3 & 0 \cr 0 & 0 & 0 & \ln 2 \end{pmatrix}$$
#
# NumPy only. Matrices and vectors may be arrays or nested lists, of integers or floats. Never change an argument.
#
# %% [markdown] lang="zh"
# # 词袋与词向量
#
# 神经网络只能处理数，因此要先把文本变成向量。讲义图6.31给出了两种办法：一种是**词袋**（Bag of Words）模型，词典中每个
# 单词各占一个位置；另一种是**词向量**（Word2Vec，图6.32），用法相近的单词，向量也相近。
#
# 一篇文档是由单词组成的列表，单词是 `str`，可以是中文，也可以是英文：`["高兴", "the", "cat"]`。单词按原样比较：
# "The" 和 "the" 是两个不同的单词。单词不会是空字符串，但文档可以为空。
#
# 前半部分的例子用到两篇文档：
#
#     documents = [["the", "cat", "The", "cat"], ["高兴", "愉快", "cat"]]
#
# 后半部分用到一个小模型，$V = 4$ 个单词，$N = 2$ 维：
#
# $$W = \begin{pmatrix} 2 & 3 \cr 0 & -1 \cr 1 & 2 \cr 4 & -2 \end{pmatrix}, \qquad
# W' = \begin{pmatrix} 0 & \ln 2 & \ln 3 & 0 \cr 0 & 0 & 0 & \ln 2 \end{pmatrix}$$
#
# 只使用 NumPy。矩阵和向量可能是数组或嵌套列表，元素可能是整数或浮点数。不得修改任何参数。
# %%
import numpy as np


# BEGIN CONTRACT
def _is_document(document):
    """A list of words, each a str that is not empty and has no NUL in it."""
    return all(isinstance(word, str) and word and "\0" not in word for word in document)


def _is_vocab(vocab):
    """As vocabulary returns it, and not empty."""
    return len(vocab) > 0 and _is_document(vocab) and list(vocab) == sorted(set(vocab))


def _is_id(k, V):
    """A whole number from 0 to V - 1."""
    return np.shape(k) == () and np.asarray(k).dtype.kind in "iu" and 0 <= k < V


def _is_model(W, W_out, k, limit):
    """Two matrices, (V, N) and (N, V), within 1e3, and the scores of word k within the limit (float32: 30)."""
    _W, _out = np.asarray(W), np.asarray(W_out)
    if _W.ndim != 2 or _W.size == 0 or _out.shape != _W.shape[::-1] or not _is_id(k, len(_W)):
        return False
    if _W.dtype.kind not in "iuf" or _out.dtype.kind not in "iuf":
        return False
    if np.float32 in (_W.dtype, _out.dtype):
        limit = 30
    _scores = _W[k].astype(np.float64) @ _out.astype(np.float64)
    return max(np.abs(_W).max(), np.abs(_out).max()) <= 1e3 and np.abs(_scores).max() <= limit * (1 + 1e-6)


# END CONTRACT
# BEGIN SOLUTION
def floats(values):
    """The values as a float64 array."""
    return np.asarray(values, dtype=np.float64)


# END SOLUTION
# %% [markdown]
# ## `vocabulary(documents)`
#
# The dictionary: every word of the documents once. The notes order it as a dictionary does; here this is Python's own
# order of `str`, which compares characters by their code points. Return a list of `str`.
#
# **Example**: `vocabulary(documents)` is `["The", "cat", "the", "愉快", "高兴"]`. Capitals come before small letters,
# and both before Chinese characters.
#
# **Pitfall.** Take the words as they are. What would become of "New York" or of "The" in your way of collecting them?
#
# %% [markdown] lang="zh"
# ## `vocabulary(documents)`
#
# 词典：文档中出现过的每个单词恰好一次。讲义按词典序排列单词，这里指 Python 中 `str` 的大小顺序，即逐个字符比较码位
# （不是拼音序或笔画序）。返回由 `str` 组成的列表。
#
# **例** `vocabulary(documents)` 为 `["The", "cat", "the", "愉快", "高兴"]`。大写字母在小写字母之前，汉字在两者之后。
#
# **注意** 单词要原样保留。按你的做法，"New York" 或 "The" 会变成什么？
# %%
def vocabulary(documents):
    """Every word of the documents once, in Python's order of str.

    documents: a list of documents, each a list of words, perhaps empty. Returns a list of str.
    """
    # BEGIN CONTRACT
    assert len(documents) > 0
    assert all(_is_document(_one) for _one in documents)
    # END CONTRACT
    # BEGIN SOLUTION
    return sorted({word for document in documents for word in document})
    # END SOLUTION


# %% [markdown]
# ## `one_hot(word, vocab)`
#
# The one-hot vector of the notes: `(V,)`, 1 at the place of `word` in the dictionary `vocab`, and 0 elsewhere. `vocab`
# is as `vocabulary` returns it, and `word` is in it.
#
# **Example**: with the dictionary above, `one_hot("cat", vocab)` is (0, 1, 0, 0, 0).
#
# %% [markdown] lang="zh"
# ## `one_hot(word, vocab)`
#
# 讲义中的 one-hot 向量：形状为 `(V,)`，在 `word` 于词典 `vocab` 中所处的位置取值为 1，其余位置为 0。`vocab` 就是
# `vocabulary` 返回的词典，`word` 一定在其中。
#
# **例** 取上面的词典，`one_hot("cat", vocab)` 为 (0, 1, 0, 0, 0)。
# %%
def one_hot(word, vocab):
    """The one-hot vector of a word.

    word: a str of the dictionary. vocab: the dictionary, a list of str in order. Returns (V,).
    """
    # BEGIN CONTRACT
    assert _is_vocab(vocab)
    assert isinstance(word, str)
    assert word in vocab
    # END CONTRACT
    # BEGIN SOLUTION
    return np.array([float(word == entry) for entry in vocab])
    # END SOLUTION


# %% [markdown]
# ## `bag_of_words(document, vocab)`
#
# One vector for a whole document (Figure 6.31): 1 for every word of the dictionary that *occurs* in the document, and 0
# for every other. The notes count presence, not how often. Words that are not in the dictionary are ignored. Return an
# array `(V,)`.
#
# **Example**: `bag_of_words(documents[0], vocab)` is (1, 1, 1, 0, 0), although "cat" stands there twice.
#
# **Pitfalls.** What is the vector of an empty document? What has become of the order of the words?
#
# %% [markdown] lang="zh"
# ## `bag_of_words(document, vocab)`
#
# 用一个向量表示整篇文档（图6.31）：词典中的单词在文档中**出现**，对应位置取 1，否则取 0。讲义只看出现与否，不看次数。
# 不在词典中的单词忽略不计。返回形状为 `(V,)` 的数组。
#
# **例** `bag_of_words(documents[0], vocab)` 为 (1, 1, 1, 0, 0)，尽管 "cat" 出现了两次。
#
# **注意** 空文档的向量是什么？单词的先后次序还在吗？
# %%
def bag_of_words(document, vocab):
    """Which words of the dictionary occur in a document.

    document: a list of words, perhaps empty. vocab: the dictionary. Returns (V,) of 0 and 1.
    """
    # BEGIN CONTRACT
    assert _is_document(document)
    assert _is_vocab(vocab)
    # END CONTRACT
    # BEGIN SOLUTION
    known = [one_hot(word, vocab) for word in document if word in vocab]
    return np.max([np.zeros(len(vocab)), *known], axis=0)
    # END SOLUTION


# %% [markdown]
# ## `document_matrix(documents, vocab)`
#
# The bags of several documents, one a row. Return an array `(n, V)` for `n` documents.
#
# **Example**: for the two documents above
#
# $$\begin{pmatrix} 1 & 1 & 1 & 0 & 0 \cr 0 & 1 & 0 & 1 & 1 \end{pmatrix}$$
#
# %% [markdown] lang="zh"
# ## `document_matrix(documents, vocab)`
#
# 多篇文档的词袋向量，每篇一行。对 `n` 篇文档返回形状为 `(n, V)` 的数组。
#
# **例** 上面两篇文档得到
#
# $$\begin{pmatrix} 1 & 1 & 1 & 0 & 0 \cr 0 & 1 & 0 & 1 & 1 \end{pmatrix}$$
# %%
def document_matrix(documents, vocab):
    """The bag of words of every document.

    documents: a list of n documents. vocab: the dictionary. Returns (n, V) of 0 and 1.
    """
    # BEGIN CONTRACT
    assert len(documents) > 0
    assert all(_is_document(_one) for _one in documents)
    assert _is_vocab(vocab)
    # END CONTRACT
    # BEGIN SOLUTION
    return np.array([bag_of_words(document, vocab) for document in documents])
    # END SOLUTION


# %% [markdown]
# ## `cosine_similarity(u, v)`
#
# How alike two vectors are: the cosine of the angle between them,
#
# $$\cos(u, v) = \frac{u \cdot v}{\lVert u \rVert \, \lVert v \rVert}$$
#
# and 0 where either of them is the zero vector. Return a float.
#
# **Example**: `cosine_similarity([3, 4], [4, 3])` is 24 / 25 = 0.96. The two documents above share one word of three
# each: 1 / 3. And the one-hot vectors of 高兴 and 愉快 have the cosine 0. This is what the notes complain of: such
# vectors know nothing of meaning.
#
# **Pitfalls.** Vectors may be as short as 0.01: a small number added to the denominator would show. What is 0 / 0?
#
# %% [markdown] lang="zh"
# ## `cosine_similarity(u, v)`
#
# 两个向量有多相似：用夹角的余弦衡量，
#
# $$\cos(u, v) = \frac{u \cdot v}{\lVert u \rVert \, \lVert v \rVert}$$
#
# 只要有一个是零向量，结果就是 0。返回一个浮点数。
#
# **例** `cosine_similarity([3, 4], [4, 3])` 为 24 / 25 = 0.96。上面两篇文档各有三个单词，其中一个相同，余弦为 1 / 3。
# 而“高兴”与“愉快”的 one-hot 向量余弦为 0，这正是讲义指出的问题：这种表示不含语义。
#
# **注意** 向量的长度可能只有 0.01，在分母上加一个小数会影响结果。0 / 0 会得到什么？
# %%
def cosine_similarity(u, v):
    """The cosine of the angle between two vectors, 0 where either is zero.

    u, v: (n,). Returns a float.
    """
    # BEGIN CONTRACT
    _u, _v = np.asarray(u), np.asarray(v)
    assert _u.ndim == 1
    assert _u.size > 0
    assert _u.shape == _v.shape
    for _one in (_u, _v):  # an analogy's query is a sum of three rows
        assert _one.dtype.kind in "iuf"
        assert np.abs(_one).max() <= 3e3 * (1 + 1e-9)
        assert not _one.any() or np.linalg.norm(_one.astype(np.float64)) >= 1e-2 * (1 - 1e-6)
    # END CONTRACT
    # BEGIN SOLUTION
    u, v = floats(u), floats(v)
    lengths = np.linalg.norm(u) * np.linalg.norm(v)
    return u @ v / lengths if lengths else 0.0
    # END SOLUTION


# %% [markdown]
# ## `predict(k, W, W_out)`
#
# The network of Figure 6.32. The input is the one-hot vector of word `k` (ids start at 0), the hidden layer $h$ is row
# $k$ of $W$, and $y = h W'$ holds one score for each word. The softmax turns scores into probabilities:
#
# $$P(j) = \frac{e^{y_j}}{\sum_{i} e^{y_i}}$$
#
# Return an array `(V,)`. There is no activation function in the hidden layer. The notes write $h = W^T X$, a column,
# and then use it as a row; the numbers are the same.
#
# **Example**: word 2 has $h = (1, 2)$ and the scores $(0, \ln 2, \ln 3, \ln 4)$, so `predict(2, W, W_out)` is
# (1, 2, 3, 4) / 10 = (0.1, 0.2, 0.3, 0.4).
#
# **Pitfall.** Scores may be as large as ±10000; the probabilities must still be right and finite.
#
# %% [markdown] lang="zh"
# ## `predict(k, W, W_out)`
#
# 图6.32的网络。输入是第 `k` 个单词的 one-hot 向量（编号从 0 开始），隐式编码 $h$ 是 $W$ 的第 $k$ 行，$y = h W'$
# 给出每个单词的得分，再用 Softmax 归一化为概率：
#
# $$P(j) = \frac{e^{y_j}}{\sum_{i} e^{y_i}}$$
#
# 返回形状为 `(V,)` 的数组。隐藏层没有激活函数。讲义先把 $h = W^T X$ 写成列向量，随后又当行向量用，数值是一样的。
#
# **例** 单词 2 的 $h = (1, 2)$，得分为 $(0, \ln 2, \ln 3, \ln 4)$，所以 `predict(2, W, W_out)` 为
# (1, 2, 3, 4) / 10 = (0.1, 0.2, 0.3, 0.4)。
#
# **注意** 得分可达 ±10000，此时概率仍须正确且有限。
# %%
# BEGIN SOLUTION
def scores(k, W, W_out):
    """One score for each word of the dictionary, (V,)."""
    return floats(W)[k] @ floats(W_out)


# END SOLUTION
def predict(k, W, W_out):
    """The probability of every word, given word k.

    k: an id. W: (V, N). W_out: (N, V). Returns (V,).
    """
    # BEGIN CONTRACT
    assert _is_model(W, W_out, k, 1e4)
    # END CONTRACT
    # BEGIN SOLUTION
    y = scores(k, W, W_out)
    e = np.exp(y - y.max())
    return e / e.sum()
    # END SOLUTION


# %% [markdown]
# ## `loss(k, target, W, W_out)`
#
# $$L = -y_{\mathrm{target}} + \log \sum_{j} e^{y_j}$$
#
# with the scores $y$ of `predict`. In the notes a star marks a score and is said to stand for the prediction; what it
# marks is the word that *is to be* predicted, the target. In Figure 6.32 this is word $k$ itself; in general it is some
# other word, one that stands near word $k$ in a text. Return a float.
#
# **Example**: `loss(2, 1, W, W_out)` is $-\ln 2 + \ln(1 + 2 + 3 + 4) = -\ln 0.2 = 1.609438$.
#
# **Pitfall.** Scores may be as large as ±10000, and the target's probability too small for a float. The loss is then
# large, but finite.
#
# %% [markdown] lang="zh"
# ## `loss(k, target, W, W_out)`
#
# $$L = -y_{\mathrm{target}} + \log \sum_{j} e^{y_j}$$
#
# 其中 $y$ 是 `predict` 中的得分。讲义公式里的星号注明为“预测值”，它标记的其实是**要**预测的单词（target）的得分。
# 图6.32中 target 就是第 $k$ 个单词自己；一般情况下它是另一个单词，即文本中出现在单词 $k$ 附近的单词。返回一个浮点数。
#
# **例** `loss(2, 1, W, W_out)` 为 $-\ln 2 + \ln(1 + 2 + 3 + 4) = -\ln 0.2 = 1.609438$。
#
# **注意** 得分可达 ±10000，目标单词的概率可能小到浮点数无法表示。此时损失很大，但仍是有限的。
# %%
def loss(k, target, W, W_out):
    """Minus the logarithm of the target's probability.

    k, target: ids. W: (V, N). W_out: (N, V). Returns a float.
    """
    # BEGIN CONTRACT
    assert _is_model(W, W_out, k, 1e4)
    assert _is_id(target, len(W))
    # END CONTRACT
    # BEGIN SOLUTION
    y = scores(k, W, W_out)
    return np.log(np.sum(np.exp(y - y.max()))) + y.max() - y[target]
    # END SOLUTION


# %% [markdown]
# ## `gradients(k, target, W, W_out)`
#
# The gradient of `loss` in both matrices. Return `(grad_W, grad_W_out)` with the shapes of `W` and `W_out`.
#
# **Example**: for word 2 and target 1 the derivative of the loss in the scores is (0.1, −0.8, 0.3, 0.4), and
#
# $$\frac{\partial L}{\partial W'} = \begin{pmatrix} 0.1 & -0.8 & 0.3 & 0.4 \cr 0.2 & -1.6 & 0.6 & 0.8 \end{pmatrix}$$
#
# Row 2 of $\partial L / \partial W$ is (−0.224934, 0.277259), and all other rows are 0.
#
# **Pitfalls.** Which rows of $W$ does the loss depend on? Which columns of $W'$?
#
# %% [markdown] lang="zh"
# ## `gradients(k, target, W, W_out)`
#
# 损失对两个矩阵的梯度。返回 `(grad_W, grad_W_out)`，形状分别与 `W`、`W_out` 相同。
#
# **例** 单词 2、目标单词 1：损失对得分的导数为 (0.1, −0.8, 0.3, 0.4)，于是
#
# $$\frac{\partial L}{\partial W'} = \begin{pmatrix} 0.1 & -0.8 & 0.3 & 0.4 \cr 0.2 & -1.6 & 0.6 & 0.8 \end{pmatrix}$$
#
# $\partial L / \partial W$ 的第 2 行为 (−0.224934, 0.277259)，其余各行为 0。
#
# **注意** 损失与 $W$ 的哪些行有关？与 $W'$ 的哪些列有关？
# %%
def gradients(k, target, W, W_out):
    """The gradient of the loss in both matrices.

    k, target: ids. W: (V, N). W_out: (N, V). Returns (grad_W, grad_W_out): (V, N) and (N, V).
    """
    # BEGIN CONTRACT
    assert _is_model(W, W_out, k, 30)
    assert _is_id(target, len(W))
    # END CONTRACT
    # BEGIN SOLUTION
    ids = np.arange(len(W))
    error = predict(k, W, W_out) - floats(ids == target)
    return np.outer(ids == k, floats(W_out) @ error), np.outer(floats(W)[k], error)
    # END SOLUTION


# %% [markdown]
# ## `analogy(a, b, c, W)`
#
# "$a$ is to $b$ as $c$ is to …": with good word vectors, relations are differences, and the answer lies near
#
# $$q = W_b - W_a + W_c$$
#
# Return the id of the row of $W$ that is closest to $q$ by the cosine, among all words but $a$, $b$ and $c$ themselves.
#
# **Example**: man, woman, king, queen, apple are the words 0 to 4 with the vectors
#
# $$\begin{pmatrix} 1 & 0 \cr 1 & 1 \cr 4 & 0 \cr 3 & 2 \cr -1 & 3 \end{pmatrix}$$
#
# For `analogy(0, 1, 2, W)` the query is (1, 1) − (1, 0) + (4, 0) = (4, 1). Its cosines with words 3 and 4 are 0.942 and
# −0.077, so the answer is 3: man is to woman as king is to queen.
#
# **Pitfall.** Which word would have won here, had $a$, $b$ and $c$ been allowed? `a`, `b` and `c` may also coincide.
#
# %% [markdown] lang="zh"
# ## `analogy(a, b, c, W)`
#
# “$a$ 之于 $b$，正如 $c$ 之于……”：在好的词向量中，单词之间的关系就是向量之差，答案应当在
#
# $$q = W_b - W_a + W_c$$
#
# 附近。在 $a$、$b$、$c$ 以外的单词中，返回其行与 $q$ 的余弦最大的单词编号。
#
# **例** 单词 0 到 4 依次为 man、woman、king、queen、apple，词向量为
#
# $$\begin{pmatrix} 1 & 0 \cr 1 & 1 \cr 4 & 0 \cr 3 & 2 \cr -1 & 3 \end{pmatrix}$$
#
# `analogy(0, 1, 2, W)` 的 $q$ 为 (1, 1) − (1, 0) + (4, 0) = (4, 1)，它与单词 3、4 的余弦为 0.942 和 −0.077，答案是 3：
# man 之于 woman，正如 king 之于 queen。
#
# **注意** 如果不排除 $a$、$b$、$c$，这里胜出的会是谁？`a`、`b`、`c` 也可能有相同的。
# %%
def analogy(a, b, c, W):
    """The word that is to c as b is to a.

    a, b, c: ids, which may coincide. W: (V, N). Returns the id of another word.
    """
    # BEGIN CONTRACT
    _W = np.asarray(W)
    assert all(_is_model(_W, np.zeros(_W.shape[::-1]), _one, 1e4) for _one in (a, b, c))
    _W = _W.astype(np.float64)
    _query = _W[b] - _W[a] + _W[c]
    assert min(np.linalg.norm(_query), *np.linalg.norm(_W, axis=1)) >= 0.05 * (1 - 1e-6)
    _cosines = _W @ _query / np.linalg.norm(_W, axis=1) / np.linalg.norm(_query)
    _best = np.sort(np.delete(_cosines, sorted({int(a), int(b), int(c)})))[::-1]
    assert len(_best) == 1 or (len(_best) > 1 and _best[0] - _best[1] >= 1e-2 * (1 - 1e-6))
    # END CONTRACT
    # BEGIN SOLUTION
    W = floats(W)
    query = W[b] - W[a] + W[c]
    others = [k for k in range(len(W)) if k not in (a, b, c)]
    return max(others, key=lambda k: cosine_similarity(query, W[k]))
    # END SOLUTION


# %% [markdown]
# ## See it
#
# Nothing to write here. The first cell draws the word vectors of the example in the plane: the two arrows from man to
# woman and from king to the query are the same. The second trains a model with your `gradients` on pairs of
# neighbouring words, and shows which words have come close: words with the same neighbours.
#
# %% [markdown] lang="zh"
# ## 看一看
#
# 这里不需要写代码。第一个单元把例题中的词向量画在平面上：从 man 到 woman 的箭头与从 king 到 $q$ 的箭头是一样的。
# 第二个单元用你的 `gradients` 在相邻单词对上训练模型，并画出哪些单词靠在了一起：上下文相同的单词。
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    names = ["man", "woman", "king", "queen", "apple"]
    vectors = np.array([[1.0, 0.0], [1.0, 1.0], [4.0, 0.0], [3.0, 2.0], [-1.0, 3.0]])
    query = vectors[1] - vectors[0] + vectors[2]
    answer = int(analogy(0, 1, 2, vectors))
    fig, ax = plt.subplots(figsize=(6, 4))
    for name, (x, y) in zip(names, vectors, strict=True):
        ax.annotate("", (x, y), (0, 0), arrowprops={"arrowstyle": "->", "color": "lightgray"})
        cosine = float(cosine_similarity(query, [x, y]))
        ax.text(x + 0.05, y + 0.08, f"{name} ({cosine:.2f})", weight="bold" if name == names[answer] else "normal")
    for start, end in ((vectors[0], vectors[1]), (vectors[2], query)):
        ax.annotate("", end, start, arrowprops={"arrowstyle": "->", "color": "tab:blue", "lw": 2})
    ax.plot(*query, "o", color="tab:orange", label="query: woman - man + king")
    ax.plot(*vectors[answer], "o", color="tab:green", label=f"answer: {names[answer]}")
    ax.set(xlim=(-2, 6), ylim=(-0.5, 3.8), title="man is to woman as king is to ... (cosine with the query)")
    ax.legend(loc="upper right")
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
# %% only="notebook"
try:
    import matplotlib.pyplot as plt

    texts = [f"the {animal} {verb} food".split() for animal in ("cat", "dog", "bird") for verb in ("eats", "likes")]
    dictionary = list(vocabulary(texts))
    ids = [[int(np.argmax(one_hot(word, dictionary))) for word in text] for text in texts]
    pairs = [
        pair for text in ids for i, j in ((0, 1), (1, 2), (2, 3)) for pair in ((text[i], text[j]), (text[j], text[i]))
    ]
    generator = np.random.default_rng(2)
    W, W_out = 0.5 * generator.normal(size=(len(dictionary), 2)), 0.5 * generator.normal(size=(2, len(dictionary)))
    before, losses = W, []
    for _ in range(100):
        losses.append(np.mean([loss(k, target, W, W_out) for k, target in pairs]))
        for k, target in pairs:
            grad_W, grad_W_out = gradients(k, target, W, W_out)
            W, W_out = W - 0.1 * np.asarray(grad_W), W_out - 0.1 * np.asarray(grad_W_out)
    fig, axes = plt.subplots(1, 3, figsize=(13, 4))
    for ax, points, title in zip(
        axes[:2], (before, W), ("Word vectors before training", "after training"), strict=True
    ):
        ax.scatter(*points.T)
        for i, point in enumerate(points):
            near = np.flatnonzero(np.linalg.norm(points - point, axis=1) < 0.15)
            if i == near[0]:  # words that lie together share a label
                names = ", ".join(dictionary[k] for k in near)
                ax.annotate(names, point, xytext=(4, 4), textcoords="offset points")
        ax.axhline(0, color="lightgray", zorder=0)
        ax.axvline(0, color="lightgray", zorder=0)
        ax.margins(0.2)
        ax.set(title=title, xlabel="first component", ylabel="second component")
    axes[2].plot(losses)
    axes[2].set(title="Mean loss", xlabel="epoch")
    fig.tight_layout()
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
# %%
