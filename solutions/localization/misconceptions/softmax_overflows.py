# exercise: forward
# title: Takes the exponential of large scores
# title.zh: 直接对很大的得分取指数
# hint: What is the exponential of 1000 in floating point? What may be subtracted from all scores?
# hint.zh: 浮点数中 1000 的指数是多少？所有得分可以同时减去什么？
# source: the formula typed as it stands
def forward(features, params):
    scores = _head(features, params, "c")
    e = np.exp(scores)
    return e / e.sum(), _head(features, params, "b")
