# exercise: tree_loss
# title: Takes the mean over the way
# title.zh: 对路径取了均值
# hint: Is the logarithm of a product the mean or the sum of logarithms?
# hint.zh: 乘积的对数是各对数的均值还是和？
# source: habit
def tree_loss(center, code, path, W, nodes):
    signed, _ = turns(floats(W)[center], code, path, nodes)
    return np.mean(np.logaddexp(0, -signed))
