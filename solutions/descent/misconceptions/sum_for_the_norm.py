# exercise: steepest_step
# title: Divides by the sum of the components' sizes
# title.zh: 除以了各分量绝对值之和
# hint: Compute the norm of your step for the gradient (3, 4).
# hint.zh: 对梯度 (3, 4)，算一算你的增量的模。
# source: another norm
def steepest_step(gradient, length):
    g = _floats(gradient)
    return -length * g / np.abs(g).sum() if g.any() else np.zeros(len(g))
