# exercise: input_gradient
# title: Overflows for large scores
# title.zh: 得分较大时溢出
# hint: What is exp(800) in a computer? Shift the scores first.
# hint.zh: 计算机里 exp(800) 是多少？先平移得分。
# source: the formula taken literally
def input_gradient(x, label, W, b):
    e = np.exp(np.asarray(W) @ np.asarray(x) + b)
    return (e / np.sum(e) - (np.arange(len(e)) == label)) @ W
