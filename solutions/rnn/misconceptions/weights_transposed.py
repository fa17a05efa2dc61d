# exercise: state_jacobian
# title: Uses the transpose of W_h
# title.zh: 用了 W_h 的转置
# hint: Entry [a, b] of W_h leads from unit b to unit a.
# hint.zh: W_h 的元素 [a, b] 由分量 b 通向分量 a。
# source: row and column conventions
def state_jacobian(hs, W_h, i, t):
    jacobian = np.eye(len(W_h))
    for h in floats(hs)[i + 1 : t + 1]:
        jacobian = np.diag(1 - h**2) @ floats(W_h).T @ jacobian
    return jacobian
