# exercise: many_to_one
# title: Returns scores, not probabilities
# title.zh: 返回的是得分而不是概率
# hint: What do the entries of your result sum to?
# hint.zh: 你的结果各分量之和是多少？
# source: softmax forgotten
def many_to_one(xs, h0, params):
    hs, _outputs = rnn_forward(xs, h0, params)
    return scores_of(hs, params)[-1]
