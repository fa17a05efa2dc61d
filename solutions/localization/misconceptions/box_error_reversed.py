# exercise: gradients
# title: Takes true minus predicted
# title.zh: 用真实值减去了预测值
# hint: The predicted coordinate is too large and grows: does the loss rise or fall?
# hint.zh: 预测坐标已经偏大且继续增大：损失上升还是下降？
# source: a sign that is easily lost
def gradients(features, label, box, params, lam):
    probabilities, predicted = forward(features, params)
    grad_c = _floats(probabilities) - (np.arange(len(params["b_c"])) == label)
    grad_b = lam * np.clip(_floats(box) - _floats(predicted), -1, 1)
    grad_params = {"W_c": np.outer(grad_c, features), "b_c": grad_c, "W_b": np.outer(grad_b, features), "b_b": grad_b}
    return grad_params, grad_c @ _floats(params["W_c"]) + grad_b @ _floats(params["W_b"])
