# exercise: forward
# title: Puts the corners in order
# title.zh: 把角点排了序
# hint: The box head is linear. What becomes of a box whose x2 is smaller than x1?
# hint.zh: 边界框输出头是线性的。x2 小于 x1 的框会怎样？
# source: repairing a prediction
def forward(features, params):
    scores = _head(features, params, "c")
    e = np.exp(scores - scores.max())
    box = _head(features, params, "b")
    return e / e.sum(), np.concatenate([np.minimum(box[:2], box[2:]), np.maximum(box[:2], box[2:])])
