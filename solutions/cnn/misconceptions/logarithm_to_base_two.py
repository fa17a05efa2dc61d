# exercise: loss
# title: Uses the logarithm to base 2
# title.zh: 用了以 2 为底的对数
# hint: What is -log(1/4) in the worked example?
# hint.zh: 例题中 -log(1/4) 是多少？
# source: habit from information theory
def loss(image, label, params, pool):
    scores = _scores(image, params, pool)
    return float((np.logaddexp.reduce(scores) - scores[label]) / np.log(2))
