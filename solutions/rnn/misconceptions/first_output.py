# exercise: many_to_one
# title: Returns the output of the first step
# title.zh: 返回了第一个时刻的输出
# hint: What does the network know after its first word?
# hint.zh: 读完第一个单词时，网络知道些什么？
# source: wrong end
def many_to_one(xs, h0, params):
    _hs, outputs = rnn_forward(xs, h0, params)
    return outputs[0]
