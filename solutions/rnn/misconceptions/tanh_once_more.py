# exercise: state_jacobian
# title: Applies tanh to the states
# title.zh: 对隐式编码又取了一次 tanh
# hint: Are the rows of hs arguments of tanh, or values?
# hint.zh: hs 的各行是 tanh 的自变量，还是它的值？
# source: argument and value confused
def state_jacobian(hs, W_h, i, t):
    jacobian = np.eye(len(W_h))
    for h in floats(hs)[i + 1 : t + 1]:
        jacobian = np.diag(1 - np.tanh(h) ** 2) @ floats(W_h) @ jacobian
    return jacobian
