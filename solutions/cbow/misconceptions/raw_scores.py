# exercise: forward
# title: Returns the scores without the softmax
# title.zh: 没有做 Softmax，直接返回得分
# hint: Do your outputs sum to 1, and can one of them be negative?
# hint.zh: 你的输出之和等于 1 吗？会不会出现负数？
def forward(context, W, W_out):
    return scores(context, W, W_out)
