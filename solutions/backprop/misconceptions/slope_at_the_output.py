# exercise: neuron_gradient
# title: Takes the slope of the sigmoid at O, not at X
# title.zh: 在 O 处而不是在 X 处计算 sigmoid 的导数
# hint: You apply the sigmoid once more than Figure 6.7. Is dO/dX taken before or after the squash?
# hint.zh: 你比图 6.7 多用了一次 sigmoid。dO/dX 应该在 sigmoid 之前还是之后的那个数处取值？
def neuron_gradient(inputs, w, upstream):
    inputs = _floats(inputs)
    out = _sigmoid(inputs @ _floats(w))
    return float(upstream) * _sigmoid(out) * (1 - _sigmoid(out)) * inputs
