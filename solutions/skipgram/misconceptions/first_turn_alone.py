# exercise: tree_loss
# title: Uses the first turn only
# title.zh: 只用了第一次转弯
# hint: How many terms does the loss of the code "110" have?
# hint.zh: 编码 "110" 的损失有几项？
# source: a return inside the loop
def tree_loss(center, code, path, W, nodes):
    signed, _ = turns(floats(W)[center], code, path, nodes)
    return np.logaddexp(0, -signed[0])
