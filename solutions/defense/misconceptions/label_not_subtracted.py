# exercise: input_gradient
# title: Forgets to subtract 1 at the label
# title.zh: 忘了在标签处减 1
# hint: Raise the label's score a little. Which way does the loss go?
# hint.zh: 略微提高标签的得分，损失如何变化？
# source: half of p - e
def input_gradient(x, label, W, b):
    return np.exp(_log_probabilities(x, W, b)) @ W
