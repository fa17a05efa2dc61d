# exercise: state_jacobian
# title: Takes the slopes alone
# title.zh: 只乘了 tanh 的导数
# hint: What carries unit b of one step to unit a of the next?
# hint.zh: 是什么把前一时刻的分量 b 与后一时刻的分量 a 联系起来？
# source: half of the factor
def state_jacobian(hs, W_h, i, t):
    jacobian = np.eye(len(W_h))
    for h in floats(hs)[i + 1 : t + 1]:
        jacobian = np.diag(1 - h**2) @ jacobian
    return jacobian
