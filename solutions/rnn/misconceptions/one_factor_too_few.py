# exercise: state_jacobian
# title: Stops before h_t
# title.zh: 没有乘到 h_t
# hint: How many factors lie between h_0 and h_1?
# hint.zh: 从 h_0 到 h_1 有几个因子？
# source: off by one
def state_jacobian(hs, W_h, i, t):
    jacobian = np.eye(len(W_h))
    for h in floats(hs)[i + 1 : t]:
        jacobian = np.diag(1 - h**2) @ floats(W_h) @ jacobian
    return jacobian
