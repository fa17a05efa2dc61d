# %% [markdown]
# # Image classification and localization
#
# Figure 6.34: a network says what is in a picture and where. From the features that the convolutions have found, shared
# by both, one head gives the probabilities of the classes and another one the four numbers of a box. You write both
# heads, their common loss with its gradients, and what is needed to compare boxes and to choose among them.
#
# - A box is $(x_1, y_1, x_2, y_2)$ with $x_1 < x_2$ and $y_1 < y_2$.
# - `params` is a dict: `W_c` $(M, F)$ and `b_c` $(M,)$ for the classes, `W_b` $(4, F)$ and `b_b` $(4,)$ for the box.
# - Scores from $-1000$ to $1000$ must be right and finite everywhere.
#
# Arguments may be arrays, nested lists, whole numbers or float32. Never change an argument. The notes show the figure
# alone; the losses and rules below are this course's reading of it.
#
# %% [markdown] lang="zh"
# # 图像分类与目标定位
#
# 图 6.34：网络既要说出图中是什么，又要指出它在哪里。卷积部分提取的特征由两个输出头共用：一个给出各类别的概率，
# 另一个给出边界框的四个数。本次作业实现这两个输出头、它们共同的损失函数及其梯度，以及比较和筛选边界框所需的函数。
#
# - 边界框为 $(x_1, y_1, x_2, y_2)$，满足 $x_1 < x_2$， $y_1 < y_2$。
# - `params` 是字典：分类用 `W_c`，形状 $(M, F)$，以及 `b_c`，形状 $(M,)$；边界框用 `W_b`，形状 $(4, F)$，
#   以及 `b_b`，形状 $(4,)$。
# - 得分在 $-1000$ 到 $1000$ 之间时，各函数都必须正确且有限。
#
# 参数可以是数组、嵌套列表、整数或 float32。不得修改传入的参数。讲义只给出了示意图，
# 下面的损失函数与规则是本课程的约定。
#
# %%
import numpy as np

# BEGIN CONTRACT


def _contract_boxes(*boxes):
    """Ordered, with sides of at least 1e-2 (float32: 1/2), within 1000."""
    for _box in boxes:
        _least = 0.5 if getattr(_box, "dtype", None) == np.float32 else 1e-2
        _box = np.asarray(_box, dtype=np.float64)
        assert _box.shape[-1] == 4
        assert abs(_box).max() <= 1e3 + 1e-9
        assert (_box[..., 2:] - _box[..., :2]).min() >= _least - 1e-9


def _contract_iou(a, b):
    """The IoU of two boxes, and how far they are apart (negative: they overlap)."""
    _sides = [min(a[_k + 2], b[_k + 2]) - max(a[_k], b[_k]) for _k in (0, 1)]
    _common = max(_sides[0], 0) * max(_sides[1], 0)
    _areas = sum((_box[2] - _box[0]) * (_box[3] - _box[1]) for _box in (a, b))
    return _common / (_areas - _common), -min(_sides)


def _contract_threshold(pairs, threshold):
    """Multiples of 1/8 throughout, or every IoU at least 1e-3 from the threshold; at 0 boxes are clearly apart."""
    assert 0 <= threshold <= 1
    _pairs = [(np.asarray(_a, dtype=np.float64), np.asarray(_b, dtype=np.float64)) for _a, _b in pairs]
    if all((8 * _one == np.round(8 * _one)).all() for _pair in _pairs for _one in (*_pair, np.float64(threshold))):
        return
    for _a, _b in _pairs:
        _found, _apart = _contract_iou(_a, _b)
        assert abs(_found - threshold) >= 1e-3 - 1e-9 or (threshold == _found == 0 and _apart >= 1e-3 - 1e-9)


def _contract_scores(features, params):
    assert sorted(params) == ["W_b", "W_c", "b_b", "b_c"]
    _has_float32 = any(getattr(_one, "dtype", None) == np.float32 for _one in (features, *params.values()))
    _f = np.asarray(features, dtype=np.float64)
    assert _f.ndim == 1
    assert len(_f) >= 1
    for _head in "cb":
        _W, _b = (np.asarray(params[f"{_kind}_{_head}"], dtype=np.float64) for _kind in "Wb")
        assert _W.ndim == 2
        assert len(_W) == 4 if _head == "b" else len(_W) >= 1
        assert _W.shape[1] == len(_f)
        assert _b.shape == (len(_W),)
        assert max(abs(_W).max(), abs(_b).max(), abs(_f).max()) <= 1e3 + 1e-9
        assert abs(_W @ _f + _b).max() <= (30 if _has_float32 else 1e3) + 1e-9


def _contract_loss(features, label, box, params, lam):
    _contract_scores(features, params)
    assert np.asarray(label).dtype.kind in "iu"
    assert np.asarray(label).shape == ()
    assert 0 <= label < len(params["b_c"])
    assert np.shape(box) == (4,)
    _contract_boxes(box)
    assert 0 <= lam <= 1e3


# END CONTRACT
# BEGIN SOLUTION


def _floats(values):
    """The values as a float64 array."""
    return np.asarray(values, dtype=np.float64)


def _head(features, params, which):
    """The four numbers of the box (`which` is b) or the scores of the classes (c)."""
    return _floats(params[f"W_{which}"]) @ _floats(features) + _floats(params[f"b_{which}"])


# END SOLUTION


# %% [markdown]
# ## `iou(a, b)`
#
# Intersection over union of two boxes: the area that they have in common, divided by the area that they cover together.
#
# $$\mathrm{IoU} = \frac{|A \cap B|}{|A \cup B|}$$
#
# - A number from 0 to 1; 0 where the boxes only touch or lie apart.
# - Example: $(0, 0, 4, 4)$ and $(2, 1, 6, 5)$ have a part of $2 \times 3$ in common and cover $16 + 16 - 6 = 26$; IoU
#   $= 6/26 \approx 0.2308$.
# - For boxes apart in both directions, what is the product of two negative numbers?
#
# %% [markdown] lang="zh"
# ## `iou(a, b)`
#
# 两个边界框的交并比（intersection over union）：公共部分的面积除以两者共同覆盖的面积。
#
# $$\mathrm{IoU} = \frac{|A \cap B|}{|A \cup B|}$$
#
# - 返回 0 到 1 之间的数；两框只相接触或分离时为 0。
# - 例： $(0, 0, 4, 4)$ 与 $(2, 1, 6, 5)$ 的公共部分为 $2 \times 3$，共同覆盖 $16 + 16 - 6 = 26$，
#   交并比为 $6/26 \approx 0.2308$。
# - 若两框在两个方向上都分离，两个负数的乘积是什么？
#
# %%
def iou(a, b):
    """Intersection over union of two boxes (x1, y1, x2, y2). Returns a float."""
    # BEGIN CONTRACT
    assert np.shape(a) == np.shape(b) == (4,)
    _contract_boxes(a, b)
    # END CONTRACT
    # BEGIN SOLUTION
    a, b = _floats(a), _floats(b)
    sides = np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2])
    common = np.prod(np.maximum(sides, 0))
    return float(common / (np.prod(a[2:] - a[:2]) + np.prod(b[2:] - b[:2]) - common))
    # END SOLUTION


# %% [markdown]
# ## `to_center(box)`
#
# The box by its centre and its sides: $(x_1, y_1, x_2, y_2) \to (c_x, c_y, w, h)$.
#
# - Example: $(2, 1, 6, 4) \to (4, 2.5, 4, 3)$.
#
# %% [markdown] lang="zh"
# ## `to_center(box)`
#
# 用中心和边长表示边界框： $(x_1, y_1, x_2, y_2) \to (c_x, c_y, w, h)$。
#
# - 例： $(2, 1, 6, 4) \to (4, 2.5, 4, 3)$。
#
# %%
def to_center(box):
    """(x1, y1, x2, y2) to (cx, cy, w, h). Returns (4,)."""
    # BEGIN CONTRACT
    assert np.shape(box) == (4,)
    _contract_boxes(box)
    # END CONTRACT
    # BEGIN SOLUTION
    box = _floats(box)
    return np.concatenate([(box[:2] + box[2:]) / 2, box[2:] - box[:2]])
    # END SOLUTION


# %% [markdown]
# ## `to_corners(box)`
#
# The way back: $(c_x, c_y, w, h) \to (x_1, y_1, x_2, y_2)$.
#
# - Example: $(4, 2.5, 4, 3) \to (2, 1, 6, 4)$.
#
# %% [markdown] lang="zh"
# ## `to_corners(box)`
#
# 反过来的变换： $(c_x, c_y, w, h) \to (x_1, y_1, x_2, y_2)$。
#
# - 例： $(4, 2.5, 4, 3) \to (2, 1, 6, 4)$。
#
# %%
def to_corners(box):
    """(cx, cy, w, h) to (x1, y1, x2, y2). Returns (4,)."""
    # BEGIN CONTRACT
    assert np.shape(box) == (4,)
    _box = np.asarray(box, dtype=np.float64)
    _contract_boxes(np.concatenate([_box[:2] - _box[2:] / 2, _box[:2] + _box[2:] / 2]))
    assert _box[2:].min() >= (0.5 if getattr(box, "dtype", None) == np.float32 else 1e-2) - 1e-9
    # END CONTRACT
    # BEGIN SOLUTION
    box = _floats(box)
    return np.concatenate([box[:2] - box[2:] / 2, box[:2] + box[2:] / 2])
    # END SOLUTION


# %% [markdown]
# ## `smooth_l1(d)`
#
# The penalty for an error $d$ of a coordinate, element by element:
#
# $$\mathrm{smooth}_{L1}(d) = \begin{cases} \frac{1}{2} d^2 & |d| < 1 \\ |d| - \frac{1}{2} & \text{else} \end{cases}$$
#
# - `d` is an array of any shape or a number; the result has the same shape.
# - Example: $d = (0.5, -0.5, 1, -3)$ gives $(0.125, 0.125, 0.5, 2.5)$.
# - Far from 0 its slope stays ±1: one box that is far off does not outweigh all others. What is the slope near 0?
#
# %% [markdown] lang="zh"
# ## `smooth_l1(d)`
#
# 对坐标误差 $d$ 的惩罚，逐元素计算：
#
# $$\mathrm{smooth}_{L1}(d) = \begin{cases} \frac{1}{2} d^2 & |d| < 1 \\ |d| - \frac{1}{2} & \text{其他} \end{cases}$$
#
# - `d` 可以是任意形状的数组，也可以是一个数；结果的形状相同。
# - 例： $d = (0.5, -0.5, 1, -3)$ 的结果为 $(0.125, 0.125, 0.5, 2.5)$。
# - 远离 0 处斜率保持为 ±1，因此一个偏得很远的框不会压倒其他所有的框。在 0 附近斜率是多少？
#
# %%
def smooth_l1(d):
    """d²/2 where abs(d) < 1, else abs(d) - 1/2, element by element. Returns the shape of d."""
    # BEGIN CONTRACT
    assert np.asarray(d).size >= 1
    assert abs(np.asarray(d, dtype=np.float64)).max() <= 2e3 + 1e-9
    # END CONTRACT
    # BEGIN SOLUTION
    size = np.abs(_floats(d))
    return np.where(size < 1, size**2 / 2, size - 0.5)
    # END SOLUTION


# %% [markdown]
# ## `forward(features, params)`
#
# Both heads of Figure 6.34 on the shared features $f$ of shape $(F,)$: the probabilities
# $\mathrm{softmax}(W_c f + b_c)$ of shape $(M,)$, and the predicted box $W_b f + b_b$ of shape $(4,)$. The box head is
# linear; its four numbers are neither ordered nor clipped. Returns `(probabilities, box)`.
#
# - Example: $f = (1, 2)$, $W_c = \begin{pmatrix} 0 & 0 \\ \ln 3 & 0 \end{pmatrix}$, $b_c = (0, 0)$: probabilities
#   $(1/4, 3/4)$. With the rows $(1, 0)$, $(0, 1)$, $(2, 1)$, $(0, 2)$ in $W_b$ and $b_b = (0, 0, 0, -1)$ the box is
#   $(1, 2, 4, 3)$.
#
# %% [markdown] lang="zh"
# ## `forward(features, params)`
#
# 图 6.34 的两个输出头，共用形状为 $(F,)$ 的特征 $f$：概率 $\mathrm{softmax}(W_c f + b_c)$，形状为 $(M,)$；
# 预测的边界框 $W_b f + b_b$，形状为 $(4,)$。边界框输出头是线性的，四个数既不排序也不截断。
# 返回 `(probabilities, box)`。
#
# - 例： $f = (1, 2)$， $W_c = \begin{pmatrix} 0 & 0 \\ \ln 3 & 0 \end{pmatrix}$， $b_c = (0, 0)$，
#   概率为 $(1/4, 3/4)$。
#   若 $W_b$ 的各行为 $(1, 0)$、 $(0, 1)$、 $(2, 1)$、 $(0, 2)$， $b_b = (0, 0, 0, -1)$，则边界框为 $(1, 2, 4, 3)$。
#
# %%
def forward(features, params):
    """The class probabilities (M,) and the predicted box (4,).

    features: (F,); params: dict of W_c, b_c, W_b, b_b.
    """
    # BEGIN CONTRACT
    _contract_scores(features, params)
    # END CONTRACT
    # BEGIN SOLUTION
    scores = _head(features, params, "c")
    e = np.exp(scores - scores.max())
    return e / e.sum(), _head(features, params, "b")
    # END SOLUTION


# %% [markdown]
# ## `loss(features, label, box, params, lam)`
#
# What and where in one number:
#
# $$L = -\log p[\text{label}] + \lambda \sum_{i=1}^{4} \mathrm{smooth}_{L1}(\hat{b}_i - b_i)$$
#
# with the predicted box $\hat{b}$ and the true `box` $b$; $\lambda \ge 0$ says how much the place counts.
#
# - Example: the heads of the example above, label 0, true box $(1, 1.5, 2, 3)$, $\lambda = 2$:
#   $\ln 4 + 2\,(0 + 0.125 + 1.5 + 0) = 4.6363$.
# - With the class scores $(1000, -1000)$ and the label 1 the first term is 2000: the probability has rounded to 0.
#
# %% [markdown] lang="zh"
# ## `loss(features, label, box, params, lam)`
#
# 把“是什么”与“在哪里”合成一个数：
#
# $$L = -\log p[\text{label}] + \lambda \sum_{i=1}^{4} \mathrm{smooth}_{L1}(\hat{b}_i - b_i)$$
#
# 其中 $\hat{b}$ 是预测的边界框，`box` $b$ 是真实的边界框； $\lambda \ge 0$ 表示位置的重要程度。
#
# - 例：沿用上例的输出头，标签为 0，真实边界框为 $(1, 1.5, 2, 3)$， $\lambda = 2$：
#   $\ln 4 + 2\,(0 + 0.125 + 1.5 + 0) = 4.6363$。
# - 类别得分为 $(1000, -1000)$ 而标签为 1 时，第一项为 2000：此时概率已被舍入为 0。
#
# %%
def loss(features, label, box, params, lam):
    """-log probability of the label plus lam times the summed smooth L1 error of the box.

    features: (F,); label: a whole number; box: (4,). Returns a float.
    """
    # BEGIN CONTRACT
    _contract_loss(features, label, box, params, lam)
    # END CONTRACT
    # BEGIN SOLUTION
    scores = _head(features, params, "c")
    _probabilities, predicted = forward(features, params)
    error = np.sum(smooth_l1(_floats(predicted) - _floats(box)))
    return float(np.logaddexp.reduce(scores) - scores[label] + lam * error)
    # END SOLUTION


# %% [markdown]
# ## `gradients(features, label, box, params, lam)`
#
# The gradient of `loss`: `(grad_params, grad_features)`, a dict with the keys and shapes of `params`, and an array
# $(F,)$, which would go on into the convolutions.
#
# - Example: the example of `loss`. The class scores receive $(-3/4, 3/4)$, that is `b_c`. The errors of the box are
#   $(0, 0.5, 2, 0)$, their slopes $(0, 0.5, 1, 0)$, and `b_b` gets $(0, 1, 2, 0)$. `W_b` has the rows $(0, 0)$,
#   $(1, 2)$, $(2, 4)$, $(0, 0)$. The features receive $(4 + \frac{3}{4} \ln 3, 3)$.
# - Both heads read the same features. What does that mean for their gradient?
#
# %% [markdown] lang="zh"
# ## `gradients(features, label, box, params, lam)`
#
# `loss` 的梯度：返回 `(grad_params, grad_features)`，前者是与 `params` 键和形状都相同的字典，后者形状为 $(F,)$，
# 可继续传入卷积部分。
#
# - 例：沿用 `loss` 的例子。类别得分收到的梯度为 $(-3/4, 3/4)$，也就是 `b_c` 的梯度。边界框的误差为 $(0, 0.5, 2, 0)$，
#   斜率为 $(0, 0.5, 1, 0)$，因此 `b_b` 的梯度为 $(0, 1, 2, 0)$；`W_b` 的梯度各行为 $(0, 0)$、 $(1, 2)$、 $(2, 4)$、
#   $(0, 0)$。
#   特征收到 $(4 + \frac{3}{4} \ln 3, 3)$。
# - 两个输出头读的是同一组特征。这对特征的梯度意味着什么？
#
# %%
def gradients(features, label, box, params, lam):
    """The gradient of loss in the parameters, a dict like params, and in the features (F,).

    features: (F,); label: a whole number; box: (4,).
    """
    # BEGIN CONTRACT
    _contract_loss(features, label, box, params, lam)
    # END CONTRACT
    # BEGIN SOLUTION
    probabilities, predicted = forward(features, params)
    grad_c = _floats(probabilities) - (np.arange(len(params["b_c"])) == label)
    grad_b = lam * np.clip(_floats(predicted) - _floats(box), -1, 1)
    grad_params = {"W_c": np.outer(grad_c, features), "b_c": grad_c, "W_b": np.outer(grad_b, features), "b_b": grad_b}
    return grad_params, grad_c @ _floats(params["W_c"]) + grad_b @ _floats(params["W_b"])
    # END SOLUTION


# %% [markdown]
# ## `non_max_suppression(boxes, scores, threshold)`
#
# A detector often finds one object several times. Of `boxes` $(n, 4)$ with `scores` $(n,)$ (any sign, no two equal),
# the best one stays; then, in the order of falling scores, a box stays when its IoU with **every box that stays** is at
# most `threshold`. Return the ids of those that stay (their places in `boxes`, from 0) in the order of falling scores.
#
# - Example: boxes $(0, 0, 4, 4)$, $(1, 0, 5, 4)$, $(2, 0, 6, 4)$ with the scores $0.9, 0.8, 0.7$ and threshold
#   $0.5$. The first stays; the second overlaps it with $12/20 = 0.6$ and goes; the third overlaps the first with
#   $8/24 = 1/3$ and stays, although it overlaps the second with $0.6$: $[0, 2]$.
# - An IoU equal to the threshold: does the box stay?
#
# %% [markdown] lang="zh"
# ## `non_max_suppression(boxes, scores, threshold)`
#
# 非极大值抑制：检测器往往会多次找到同一个目标。给定 `boxes` $(n, 4)$ 与 `scores` $(n,)$（可正可负，互不相等），
# 得分最高的框保留；然后按得分从高到低，若一个框与**每个已保留的框**的交并比都不超过 `threshold`，则保留。
# 返回保留的框的编号（在 `boxes` 中的位置，从 0 开始），按得分从高到低排列。
#
# - 例：三个框 $(0, 0, 4, 4)$、 $(1, 0, 5, 4)$、 $(2, 0, 6, 4)$，得分为 $0.9, 0.8, 0.7$，阈值为 $0.5$。第一个保留；
#   第二个与它的交并比为 $12/20 = 0.6$，去掉；第三个与第一个的交并比为 $8/24 = 1/3$，虽然与第二个的交并比为 $0.6$，
#   仍保留：
#   $[0, 2]$。
# - 交并比恰好等于阈值的框是否保留？
#
# %%
def non_max_suppression(boxes, scores, threshold):
    """The ids of the boxes that stay, the best first.

    boxes: (n, 4); scores: (n,). Returns whole numbers.
    """
    # BEGIN CONTRACT
    _boxes, _scores = np.asarray(boxes), np.asarray(scores, dtype=np.float64)
    assert _boxes.ndim == 2
    _contract_boxes(_boxes)
    assert _scores.shape == (len(_boxes),)
    assert abs(_scores).max() <= 1e3
    assert len(set(_scores.tolist())) == len(_scores)
    _contract_threshold([(_a, _b) for _k, _a in enumerate(_boxes) for _b in _boxes[:_k]], threshold)
    # END CONTRACT
    # BEGIN SOLUTION
    kept = []
    for one in np.argsort(-_floats(scores)):
        if all(iou(boxes[one], boxes[other]) <= threshold for other in kept):
            kept.append(int(one))
    return kept
    # END SOLUTION


# %% [markdown]
# ## `localization_accuracy(labels_hat, boxes_hat, labels, boxes, threshold)`
#
# The share of $n$ pictures for which both answers are right: the predicted label is the true one, and the predicted box
# has an IoU of at least `threshold` with the true one. Labels $(n,)$, boxes $(n, 4)$.
#
# - Example: four pictures; one has the wrong label, another one a box with IoU $0.3$; with threshold $0.5$ the share is
#   $0.5$.
# - An IoU equal to the threshold counts.
#
# %% [markdown] lang="zh"
# ## `localization_accuracy(labels_hat, boxes_hat, labels, boxes, threshold)`
#
# $n$ 幅图像中两项回答都正确的比例：预测的标签与真实标签相同，且预测框与真实框的交并比不小于 `threshold`。
# 标签的形状为 $(n,)$，边界框的形状为 $(n, 4)$。
#
# - 例：四幅图像中，一幅的标签错误，另一幅的框交并比为 $0.3$；阈值为 $0.5$ 时，比例为 $0.5$。
# - 交并比恰好等于阈值时也算正确。
#
# %%
def localization_accuracy(labels_hat, boxes_hat, labels, boxes, threshold):
    """The share of pictures with the right label and an IoU of at least threshold.

    labels_hat, labels: (n,); boxes_hat, boxes: (n, 4). Returns a float.
    """
    # BEGIN CONTRACT
    assert np.ndim(boxes) == 2
    assert np.shape(boxes) == np.shape(boxes_hat) == (len(labels), 4)
    assert np.shape(labels) == np.shape(labels_hat)
    assert len(labels) >= 1
    _contract_boxes(boxes, boxes_hat)
    assert np.asarray(labels).dtype.kind in "iu"
    assert np.asarray(labels_hat).dtype.kind in "iu"
    assert min(np.min(labels), np.min(labels_hat)) >= 0
    _contract_threshold(list(zip(boxes_hat, boxes, strict=True)), threshold)
    # END CONTRACT
    # BEGIN SOLUTION
    is_there = np.array([iou(one, other) >= threshold for one, other in zip(boxes_hat, boxes, strict=True)])
    return float(np.mean(is_there & (np.asarray(labels_hat) == np.asarray(labels))))
    # END SOLUTION


# %% [markdown] only="notebook"
# ## See it
#
# Both heads learn from 400 small pictures with one bright object in the noise, whether it is tall or wide and where it
# is. Then they look at new ones: the true box is green, your network's is red.
#
# %% [markdown] lang="zh" only="notebook"
# ## 看一看
#
# 两个输出头从 400 幅小图中学习：噪声里有一个明亮的目标，它是高的还是宽的，在什么位置。然后让它们看新的图像：
# 绿色是真实的框，
# 红色是你的网络预测的框。
#
# %% only="notebook"
def make_picture(rng):
    """A 16×16 picture, its label (0 tall, 1 wide) and its box in units of the picture's side."""
    label = int(rng.integers(2))
    short, long = rng.integers(2, 5), rng.integers(6, 10)
    w, h = (long, short) if label else (short, long)
    x, y = rng.integers(0, 17 - w), rng.integers(0, 17 - h)
    picture = 0.15 * rng.normal(size=(16, 16))
    picture[y : y + h, x : x + w] += 1
    return picture, label, np.array([x, y, x + w, y + h]) / 16


def find_features(picture):
    """Where rows and columns become bright and dark: 68 numbers."""
    profiles = [np.pad(np.sort(image, axis=0)[-2:].mean(axis=0), 1) for image in (picture, picture.T)]
    steps = np.concatenate([np.diff(profile) for profile in profiles])
    return np.concatenate([steps > 0.4, steps < -0.4]).astype(float)


try:
    import matplotlib.pyplot as plt
    from matplotlib.patches import Rectangle

    rng = np.random.default_rng(0)
    params = {"W_c": np.zeros((2, 68)), "b_c": np.zeros(2), "W_b": np.zeros((4, 68)), "b_b": np.full(4, 0.5)}
    samples = [(find_features(picture), *truth) for picture, *truth in (make_picture(rng) for _ in range(400))]
    for features, label, box in samples * 6:
        grad_params, _ = gradients(features, label, box, params, 1.0)
        params = {key: value - 0.2 * np.asarray(grad_params[key]) for key, value in params.items()}

    figure, axes = plt.subplots(2, 4, figsize=(9, 5))
    for axis in axes.flat:
        picture, label, box = make_picture(rng)
        probabilities, predicted = forward(find_features(picture), params)
        axis.imshow(picture, cmap="gray", extent=(0, 1, 1, 0))
        for (x1, y1, x2, y2), color, style in ((box, "lime", "-"), (predicted, "red", "--")):
            axis.add_patch(Rectangle((x1, y1), x2 - x1, y2 - y1, fill=False, color=color, linestyle=style, linewidth=2))
        answer = "wide" if np.argmax(probabilities) else "tall"
        axis.set_title(f"{answer}, IoU {float(iou(predicted, box)):.2f}", fontsize=9)
        axis.axis("off")
    plt.tight_layout()
    plt.show()
except NotImplementedError as missing:
    print(f"Write `{missing}` first; then this cell draws.")
except ImportError:
    print("This cell draws with matplotlib: pip install matplotlib")
