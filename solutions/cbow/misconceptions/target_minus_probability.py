# exercise: gradients
# title: Has the wrong sign
# title.zh: 符号相反
# hint: Raise the score of the target a little: does the loss rise or fall, and what does your gradient say?
# hint.zh: 把目标单词的得分略微提高：损失是升还是降？你的梯度给出的结论一致吗？
def gradients(context, target, W, W_out):
    error = np.subtract(one_hot(target, len(W)), forward(context, W, W_out))
    grad_h = np.asarray(W_out, dtype=np.float64) @ error
    return np.outer(mean_one_hot(context, len(W)), grad_h), np.outer(hidden(context, W), error)
