# exercise: forward
# title: Squashes every score with the sigmoid
# title.zh: 对每个得分分别做 sigmoid
# hint: Does your probability of one word change when the score of another word rises?
# hint.zh: 另一个单词的得分升高时，你算出的这个单词的概率会变吗？
def forward(context, W, W_out):
    return (1 + np.tanh(scores(context, W, W_out) / 2)) / 2
