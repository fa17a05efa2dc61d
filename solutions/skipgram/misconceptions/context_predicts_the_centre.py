# exercise: loss
# title: Predicts the centre from the context
# title.zh: 用上下文预测了中心词
# hint: Which of the two models is this: skip-gram or CBOW?
# hint.zh: 这是两个模型中的哪一个：Skip-gram 还是 CBOW？
# source: CBOW, Figure 6.33
def loss(center, context, W, W_out):
    y = floats(W)[np.asarray(context)].mean(axis=0) @ floats(W_out)
    return np.logaddexp.reduce(y) - y[center]
