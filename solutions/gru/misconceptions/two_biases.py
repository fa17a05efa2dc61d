# exercise: parameter_count
# title: Counts two biases a gate
# title.zh: 每个门数了两个偏置
# hint: PyTorch keeps two biases a gate. How many stand in the formulas here?
# hint.zh: PyTorch 的每个门有两个偏置。这里的公式里有几个？
# source: convention of PyTorch
def parameter_count(kind, D, H):
    blocks = {"rnn": 1, "gru": 3, "lstm": 4}[kind]
    return blocks * (H * D + H * H + 2 * H)
