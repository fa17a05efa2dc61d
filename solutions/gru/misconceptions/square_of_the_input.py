# exercise: parameter_count
# title: Takes the recurrent weights for (D, D)
# title.zh: 把循环权重当成了 (D, D)
# hint: Which two vectors does W_h connect?
# hint.zh: W_h 联系的是哪两个向量？
# source: sizes confused
def parameter_count(kind, D, H):
    blocks = {"rnn": 1, "gru": 3, "lstm": 4}[kind]
    return blocks * (H * D + D * D + H)
