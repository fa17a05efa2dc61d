# exercise: forward
# title: Returns the box first
# title.zh: 先返回了边界框
# hint: In which order does the exercise want its two results?
# hint.zh: 题目要求两个结果按什么顺序返回？
# source: results exchanged
def forward(features, params):
    scores = _head(features, params, "c")
    e = np.exp(scores - scores.max())
    return _head(features, params, "b"), e / e.sum()
