# exercise: gradients
# title: Takes the sign of every error for its slope
# title.zh: 所有误差的斜率都取了符号
# hint: What is the slope of smooth L1 at an error of 0.5?
# hint.zh: 误差为 0.5 时 smooth L1 的斜率是多少？
# source: the slope of the absolute value
def gradients(features, label, box, params, lam):
    probabilities, predicted = forward(features, params)
    grad_c = _floats(probabilities) - (np.arange(len(params["b_c"])) == label)
    grad_b = lam * np.sign(_floats(predicted) - _floats(box))
    grad_params = {"W_c": np.outer(grad_c, features), "b_c": grad_c, "W_b": np.outer(grad_b, features), "b_b": grad_b}
    return grad_params, grad_c @ _floats(params["W_c"]) + grad_b @ _floats(params["W_b"])
