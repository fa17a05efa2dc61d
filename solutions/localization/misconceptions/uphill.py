# exercise: gradients
# title: Takes label minus probability
# title.zh: 用标签减去了概率
# hint: Raise the label's score a little: does the loss rise or fall?
# hint.zh: 把标签的得分提高一点：损失上升还是下降？
# source: a sign that is easily lost
def gradients(features, label, box, params, lam):
    probabilities, predicted = forward(features, params)
    grad_c = (np.arange(len(params["b_c"])) == label) - _floats(probabilities)
    grad_b = lam * np.clip(_floats(predicted) - _floats(box), -1, 1)
    grad_params = {"W_c": np.outer(grad_c, features), "b_c": grad_c, "W_b": np.outer(grad_b, features), "b_b": grad_b}
    return grad_params, grad_c @ _floats(params["W_c"]) + grad_b @ _floats(params["W_b"])
