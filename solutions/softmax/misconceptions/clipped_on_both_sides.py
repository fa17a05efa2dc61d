# exercise: cross_entropy
# title: Clips the probabilities at {eps} and at 1 - {eps}
# title.zh: 把概率截断在 {eps} 与 1 - {eps} 之间
# hint: What is the loss of a prediction that is certain and right, and what is yours? What becomes of 1e-12?
# hint.zh: 预测完全正确且概率为 1 时，损失应是多少，你得到多少？概率 1e-12 又变成了什么？
# parameter: eps in 1e-16 … 1e-3
# source: real code
def cross_entropy(p, q):
    eps = 1e-7
    q = np.clip(np.asarray(q, dtype=np.float64), eps, 1 - eps)
    return -np.sum(np.asarray(p, dtype=np.float64) * np.log(q), axis=-1)
