# exercise: state_jacobian
# title: Takes W_h alone
# title.zh: 只乘了 W_h
# hint: What else does a change meet between h_{j-1} and h_j?
# hint.zh: 从 h_{j-1} 到 h_j，变化量还要经过什么？
# source: half of the factor
def state_jacobian(hs, W_h, i, t):
    jacobian = np.eye(len(W_h))
    for _h in floats(hs)[i + 1 : t + 1]:
        jacobian = floats(W_h) @ jacobian
    return jacobian
