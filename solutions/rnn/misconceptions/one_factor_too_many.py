# exercise: state_jacobian
# title: Starts with the factor of h_i itself
# title.zh: 把 h_i 自身的因子也乘了进去
# hint: What is the Jacobian of h_i in h_i?
# hint.zh: h_i 对自身的雅可比矩阵是什么？
# source: off by one
def state_jacobian(hs, W_h, i, t):
    jacobian = np.eye(len(W_h))
    for h in floats(hs)[i : t + 1]:
        jacobian = np.diag(1 - h**2) @ floats(W_h) @ jacobian
    return jacobian
