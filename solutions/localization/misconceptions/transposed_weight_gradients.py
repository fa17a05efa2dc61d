# exercise: gradients
# title: Returns the transposed weight gradients
# title.zh: 返回的权重梯度是转置的
# hint: A gradient has the shape of what it is the gradient of.
# hint.zh: 梯度的形状与被求导的量相同。
# source: row and column convention
def gradients(features, label, box, params, lam):
    probabilities, predicted = forward(features, params)
    grad_c = _floats(probabilities) - (np.arange(len(params["b_c"])) == label)
    grad_b = lam * np.clip(_floats(predicted) - _floats(box), -1, 1)
    grad_params = {"W_c": np.outer(features, grad_c), "b_c": grad_c, "W_b": np.outer(features, grad_b), "b_b": grad_b}
    return grad_params, grad_c @ _floats(params["W_c"]) + grad_b @ _floats(params["W_b"])
