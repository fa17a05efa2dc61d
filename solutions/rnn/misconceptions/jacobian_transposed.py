# exercise: state_jacobian
# title: Returns the transpose
# title.zh: 返回了转置
# hint: Entry [a, b]: which unit moves, and which is moved?
# hint.zh: 元素 [a, b]：哪个分量变化，哪个分量随之变化？
# source: row and column conventions
def state_jacobian(hs, W_h, i, t):
    jacobian = np.eye(len(W_h))
    for h in floats(hs)[i + 1 : t + 1]:
        jacobian = np.diag(1 - h**2) @ floats(W_h) @ jacobian
    return jacobian.T
