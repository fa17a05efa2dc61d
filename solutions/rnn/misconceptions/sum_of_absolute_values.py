# exercise: memory
# title: Adds up absolute values
# title.zh: 把绝对值加了起来
# hint: Which power do the entries have in the Frobenius norm?
# hint.zh: Frobenius 范数中，各元素取几次方？
# source: another norm
def memory(hs, W_h):
    T = len(hs)
    return np.array([np.sum(np.abs(state_jacobian(hs, W_h, i, T - 1))) for i in range(T)])
