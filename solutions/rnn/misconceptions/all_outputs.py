# exercise: many_to_one
# title: Returns the outputs of all steps
# title.zh: 返回了所有时刻的输出
# hint: Many to one: how many rows should the result have?
# hint.zh: 多对一：结果应当有几行？
# source: many to many
def many_to_one(xs, h0, params):
    _hs, outputs = rnn_forward(xs, h0, params)
    return outputs
