# exercise: gradients
# title: Takes the exponential of the scores as they are
# title.zh: 直接对得分取指数
# hint: What is e^1000 on a computer, and what is infinity divided by infinity?
# hint.zh: 计算机里 e^1000 等于多少？无穷除以无穷又是多少？
# source: formula as it stands
def gradients(center, context, W, W_out):
    y = scores(center, W, W_out)
    slopes = len(context) * (np.exp(y) / np.exp(y).sum()) - np.bincount(context, minlength=len(W))
    return outer_gradients(center, slopes, W, W_out)
