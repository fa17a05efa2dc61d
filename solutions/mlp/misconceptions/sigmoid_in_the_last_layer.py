# exercise: forward
# title: Uses the sigmoid in the last layer too
# title.zh: 最后一层也用了 sigmoid
# hint: What should the probabilities of one sample add up to?
# hint.zh: 一个样本的各类概率之和应当是多少？
# source: one activation for all layers
def forward(X, weights, biases):
    outputs = [_floats(X)]
    for W, b in zip(weights, biases, strict=False):
        outputs.append(np.exp(-np.logaddexp(0, -_scores(outputs[-1], W, b))))
    return outputs
