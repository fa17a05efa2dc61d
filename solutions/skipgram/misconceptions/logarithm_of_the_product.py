# exercise: tree_loss
# title: Takes the logarithm of a product that has become 0
# title.zh: 对已经下溢为 0 的乘积取对数
# hint: How small is the product after a turn with the score -1000? Can you take logarithms before you multiply?
# hint.zh: 经过得分为 -1000 的转弯，乘积还剩多少？能否先取对数？
# source: product, then log
def tree_loss(center, code, path, W, nodes):
    signed, _ = turns(floats(W)[center], code, path, nodes)
    return -np.log(np.prod(sigmoid(signed)))
