# exercise: parameter_count
# title: Forgets the recurrent weights
# title.zh: 漏掉了循环权重
# hint: Which matrix meets the old state, and how large is it?
# hint.zh: 与旧编码相乘的是哪个矩阵？它有多大？
# source: a feedforward layer
def parameter_count(kind, D, H):
    blocks = {"rnn": 1, "gru": 3, "lstm": 4}[kind]
    return blocks * (H * D + H)
