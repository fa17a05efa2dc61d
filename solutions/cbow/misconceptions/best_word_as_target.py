# exercise: gradients
# title: Takes the most probable word for the target
# title.zh: 把概率最大的单词当成了目标
# hint: Does your gradient look at `target` at all? What if the model is wrong?
# hint.zh: 你的梯度用到 `target` 了吗？如果模型预测错了呢？
def gradients(context, target, W, W_out):
    error = np.subtract(forward(context, W, W_out), one_hot(np.argmax(forward(context, W, W_out)), len(W)))
    grad_h = np.asarray(W_out, dtype=np.float64) @ error
    return np.outer(mean_one_hot(context, len(W)), grad_h), np.outer(hidden(context, W), error)
