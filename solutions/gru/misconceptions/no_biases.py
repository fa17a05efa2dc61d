# exercise: parameter_count
# title: Counts the weights without the biases
# title.zh: 只数了权重，没有数偏置
# hint: Each pre-activation has three parts. Which parameters stand in the third?
# hint.zh: 每个线性部分有三项，第三项里是哪些参数？
# source: weights alone
def parameter_count(kind, D, H):
    blocks = {"rnn": 1, "gru": 3, "lstm": 4}[kind]
    return blocks * (H * D + H * H)
