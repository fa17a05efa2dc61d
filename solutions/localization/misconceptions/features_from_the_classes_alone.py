# exercise: gradients
# title: Features receive the class head's gradient alone
# title.zh: 特征只收到了分类输出头的梯度
# hint: How many heads read the features?
# hint.zh: 有几个输出头读取这些特征？
# source: one path of two
def gradients(features, label, box, params, lam):
    probabilities, predicted = forward(features, params)
    grad_c = _floats(probabilities) - (np.arange(len(params["b_c"])) == label)
    grad_b = lam * np.clip(_floats(predicted) - _floats(box), -1, 1)
    grad_params = {"W_c": np.outer(grad_c, features), "b_c": grad_c, "W_b": np.outer(grad_b, features), "b_b": grad_b}
    return grad_params, grad_c @ _floats(params["W_c"])
