# exercise: loss
# title: Adds {eps} inside the logarithm
# title.zh: 在对数里加了 {eps}
# hint: Your loss can never exceed a certain value, however wrong the prediction is. Which value, and why?
# hint.zh: 无论预测错得多离谱，你的损失都不会超过某个值。是哪个值，为什么？
# parameter: eps in 1e-16 … 1e-3
def loss(context, target, W, W_out):
    eps = 1e-7
    y = scores(context, W, W_out)
    e = np.exp(y - y.max())
    return -np.log(e[target] / e.sum() + eps)
