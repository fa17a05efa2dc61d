# exercise: memory
# title: Measures what the first state does to the others
# title.zh: 度量的是第一个编码对其余编码的影响
# hint: Which state is asked about: whose memory is it?
# hint.zh: 问的是哪个编码的记忆？
# source: the roles exchanged
def memory(hs, W_h):
    T = len(hs)
    return np.array([np.linalg.norm(state_jacobian(hs, W_h, 0, i)) for i in range(T)])
