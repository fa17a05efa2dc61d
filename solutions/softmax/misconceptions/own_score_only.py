# exercise: softmax_cross_entropy_gradient
# title: Follows only the path from z_j to its own output
# title.zh: 只考虑了 z_j 到自身输出这一条路径
# hint: Every score also moves the output of the true class. Which entries of the gradient come from there?
# hint.zh: 每个得分也会影响真实类别的输出。梯度中的哪些项由此而来？
def softmax_cross_entropy_gradient(z, y):
    return -np.asarray(y, dtype=np.float64) * (1 - softmax(z))
