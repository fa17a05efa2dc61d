# exercise: largest_step
# title: Ends the power iteration too early
# title.zh: 幂迭代过早结束
# hint: Compare your eigenvalue with that of twice as many iterations.
# hint.zh: 把迭代次数加倍，比较所得的特征值。
# source: an approximation
def largest_step(A):
    A = _floats(A)
    v = np.arange(1.0, len(A) + 1)
    for _ in range(10):
        v = A @ v / np.linalg.norm(A @ v)
    return 2 / (v @ A @ v)
