# exercise: state_jacobian
# title: Takes the slopes at the state that is left
# title.zh: 导数取在了上一时刻的编码处
# hint: tanh is applied on the way to h_j. Where is its slope taken?
# hint.zh: tanh 作用在通往 h_j 的途中。它的导数应取在哪里？
# source: off by one
def state_jacobian(hs, W_h, i, t):
    jacobian = np.eye(len(W_h))
    for h in floats(hs)[i:t]:
        jacobian = np.diag(1 - h**2) @ floats(W_h) @ jacobian
    return jacobian
