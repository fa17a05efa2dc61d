# exercise: memory
# title: Forgets the root
# title.zh: 忘了开平方
# hint: A norm doubles when its matrix doubles. Does yours?
# hint.zh: 矩阵乘以 2，范数也应乘以 2。你的呢？
# source: formula recalled in part
def memory(hs, W_h):
    T = len(hs)
    return np.array([np.sum(floats(state_jacobian(hs, W_h, i, T - 1)) ** 2) for i in range(T)])
