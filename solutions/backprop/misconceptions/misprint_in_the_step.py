# exercise: train_step
# title: Takes the step with the misprint of the notes: (δ7 + δ8 + δ9) for h1
# title.zh: 更新时沿用了讲义的印刷错误：h1 处用了 (δ7 + δ8 + δ9)
# hint: The notes are misprinted: δ7 is the derivative in w7. What carries the error from o1 to h1? `gradients` knows.
# hint.zh: 讲义此处有误：δ7 是对 w7 的偏导。误差由 o1 传回 h1 时，应该乘以什么？可与你的 `gradients` 比较。
# source: real code
def train_step(x, y, w, eta):
    x, y, w = _floats(x), _floats(y), _floats(w)
    out_h, y_hat = (_floats(values) for values in forward(x, w))
    grad_in_o = 2 / 3 * (y_hat - y) * y_hat * (1 - y_hat)
    grad_in_h = np.outer(out_h, grad_in_o).sum(axis=1) * out_h * (1 - out_h)
    return w - eta * np.concatenate([np.outer(x, grad_in_h).ravel(), np.outer(out_h, grad_in_o).ravel()])
