# exercise: reconstruction_loss
# title: The exponential overflows
# title.zh: 指数溢出
# hint: What is e to the 1000 in float64?
# hint.zh: e 的 1000 次方在 float64 中等于多少？
# source: softplus taken literally
def reconstruction_loss(x, logits):
    x, logits = floats(x, logits)
    return np.sum(np.log(1 + np.exp(logits)) - x * logits)
