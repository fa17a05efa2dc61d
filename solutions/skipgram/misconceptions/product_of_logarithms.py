# exercise: tree_loss
# title: Multiplies the logarithms
# title.zh: 把各个对数相乘
# hint: What becomes of a product under the logarithm?
# hint.zh: 乘积取对数之后变成什么？
# source: order of log and product
def tree_loss(center, code, path, W, nodes):
    signed, _ = turns(floats(W)[center], code, path, nodes)
    return np.prod(np.logaddexp(0, -signed))
