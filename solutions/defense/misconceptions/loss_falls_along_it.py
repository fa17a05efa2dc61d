# exercise: input_gradient
# title: Points where the loss falls
# title.zh: 指向损失减小的方向
# hint: Take one tiny step along your result: does the loss rise?
# hint.zh: 沿你的结果走一小步：损失会上升吗？
# source: sign easily lost
def input_gradient(x, label, W, b):
    return -_score_gradient(x, label, W, b) @ W
