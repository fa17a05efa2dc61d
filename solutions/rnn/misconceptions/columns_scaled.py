# exercise: state_jacobian
# title: The slopes scale the columns of W_h
# title.zh: 斜率乘到了 W_h 的列上
# hint: The slope belongs to the unit where a change arrives. Is that the row or the column of W_h?
# hint.zh: 斜率属于变化量到达的那个分量。它对应 W_h 的行还是列？
# source: broadcasting along the wrong axis
def state_jacobian(hs, W_h, i, t):
    jacobian = np.eye(len(W_h))
    for h in floats(hs)[i + 1 : t + 1]:
        jacobian = (floats(W_h) * (1 - h**2)) @ jacobian
    return jacobian
