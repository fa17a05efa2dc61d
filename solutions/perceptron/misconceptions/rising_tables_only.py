# exercise: is_separable
# title: Allows positive weights only
# title.zh: 只允许正的权重
# hint: Which sign do the weights of NAND have?
# hint.zh: 与非的权重是什么符号？
# source: examples with positive weights
def is_separable(outputs):
    a, b, c, d = outputs
    return bool(a <= b <= d and a <= c <= d)
