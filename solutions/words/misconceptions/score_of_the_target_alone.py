# exercise: loss
# title: Leaves out the logarithm of the sum
# title.zh: 漏掉了求和的对数
# hint: Can your loss be negative? Could a true one?
# hint.zh: 你的损失会是负数吗？真正的损失会吗？
# source: the notes, the loss formula
def loss(k, target, W, W_out):
    return -scores(k, W, W_out)[target]
