# exercise: parameter_count
# title: Leaves out the candidate
# title.zh: 漏掉了候选编码的参数
# hint: Besides the gates there is one more pre-activation. Where?
# hint.zh: 除了门之外还有一个线性部分，在哪里？
# source: gates counted, candidate not
def parameter_count(kind, D, H):
    blocks = {"rnn": 1, "gru": 3, "lstm": 4}[kind]
    return (blocks - 1 or 1) * (H * D + H * H + H)
