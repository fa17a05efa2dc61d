# exercise: steepest_step
# title: Adds a small constant to the norm
# title.zh: 在模上加了一个小常数
# hint: How long is your step for the gradient (0, 0.000002)?
# hint.zh: 当梯度为 (0, 0.000002) 时，你的增量有多长？
# source: a habit against division by zero
def steepest_step(gradient, length):
    g = _floats(gradient)
    return -length * g / (np.linalg.norm(g) + 1e-8)
