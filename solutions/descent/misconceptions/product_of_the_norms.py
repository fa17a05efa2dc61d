# exercise: linear_change
# title: Multiplies the norms
# title.zh: 把两个模相乘
# hint: Does the change depend on the direction of the step?
# hint.zh: 变化与增量的方向有关吗？
# source: the cosine forgotten
def linear_change(gradient, dx):
    return np.linalg.norm(_floats(gradient)) * np.linalg.norm(_floats(dx))
