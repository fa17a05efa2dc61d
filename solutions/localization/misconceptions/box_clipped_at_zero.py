# exercise: forward
# title: Clips negative coordinates to 0
# title.zh: 把负的坐标截断为 0
# hint: The box head is linear. May a coordinate be negative?
# hint.zh: 边界框输出头是线性的。坐标可以是负的吗？
# source: a ReLU where none belongs
def forward(features, params):
    scores = _head(features, params, "c")
    e = np.exp(scores - scores.max())
    return e / e.sum(), np.maximum(_head(features, params, "b"), 0)
