# exercise: loss
# title: Clips the probability at {eps}
# title.zh: 把概率截断在 {eps}
# hint: Your loss can never exceed a certain value, however wrong the prediction is. Which value, and why?
# hint.zh: 无论预测错得多离谱，你的损失都不会超过某个值。是哪个值，为什么？
# parameter: eps in 1e-16 … 1e-3
# source: real code
def loss(context, target, W, W_out):
    eps = 1e-12
    return -np.log(np.maximum(forward(context, W, W_out)[target], eps))
