# exercise: state_jacobian
# title: Multiplies the factors in the wrong order
# title.zh: 因子的次序颠倒了
# hint: Write the chain rule for h_2 in h_0. Which factor acts first on a change of h_0?
# hint.zh: 写出 h_2 对 h_0 的链式法则：h_0 的变化先经过哪个因子？
# source: the notes, the product without an order
def state_jacobian(hs, W_h, i, t):
    jacobian = np.eye(len(W_h))
    for h in floats(hs)[i + 1 : t + 1]:
        jacobian = jacobian @ (np.diag(1 - h**2) @ floats(W_h))
    return jacobian
