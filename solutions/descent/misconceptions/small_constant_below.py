# exercise: angle
# title: Adds a small constant to the norms
# title.zh: 在模上加了一个小常数
# hint: How small may the norms be, and how large is your constant beside their product?
# hint.zh: 模最小可以是多少？与它们的乘积相比，你的常数有多大？
# source: a habit against division by zero
def angle(gradient, dx):
    g, d = _floats(gradient), _floats(dx)
    return np.arccos(np.clip(g @ d / (np.linalg.norm(g) * np.linalg.norm(d) + 1e-10), -1, 1))
