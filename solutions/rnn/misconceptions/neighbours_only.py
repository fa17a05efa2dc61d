# exercise: memory
# title: Measures one step each
# title.zh: 只度量了相邻两步
# hint: How far is it from the first state to the last?
# hint.zh: 从第一个编码到最后一个，相隔多少个时刻？
# source: one factor of the product
def memory(hs, W_h):
    T = len(hs)
    return np.array([np.linalg.norm(state_jacobian(hs, W_h, i, min(i + 1, T - 1))) for i in range(T)])
