# exercise: loss
# title: Adds a small number inside the logarithm
# title.zh: 在对数里加了一个很小的数
# hint: Your loss can never exceed a certain value, however wrong the prediction is. Which value?
# hint.zh: 无论预测错得多离谱，你的损失都不会超过某个值。是哪个值？
# source: a common recipe against log 0
def loss(k, target, W, W_out):
    y = scores(k, W, W_out)
    e = np.exp(y - y.max())
    return -np.log(e[target] / e.sum() + 1e-12)
