# exercise: l1_gradient
# title: Takes zero for positive
# title.zh: 把零当成了正数
# hint: What should happen to a weight that is already 0?
# hint.zh: 对已经为 0 的参数，应当怎样处理？
# source: a comparison with >=
def l1_gradient(W, lam):
    return lam * np.where(_floats(W) >= 0, 1.0, -1.0)
