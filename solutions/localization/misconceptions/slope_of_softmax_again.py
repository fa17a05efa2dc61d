# exercise: gradients
# title: Multiplies by p(1 - p) once more
# title.zh: 又多乘了一次 p(1 - p)
# hint: Softmax and cross entropy together simplify. What is left?
# hint.zh: softmax 与交叉熵合在一起会化简。还剩下什么？
# source: the rule for squared errors
def gradients(features, label, box, params, lam):
    probabilities, predicted = forward(features, params)
    grad_c = _floats(probabilities) - (np.arange(len(params["b_c"])) == label)
    grad_c = grad_c * _floats(probabilities) * (1 - _floats(probabilities))
    grad_b = lam * np.clip(_floats(predicted) - _floats(box), -1, 1)
    grad_params = {"W_c": np.outer(grad_c, features), "b_c": grad_c, "W_b": np.outer(grad_b, features), "b_b": grad_b}
    return grad_params, grad_c @ _floats(params["W_c"]) + grad_b @ _floats(params["W_b"])
