# exercise: memory
# title: Lists the last state first
# title.zh: 把最后一个编码排在了最前
# hint: Entry i belongs to row i of hs. Which entry is the root of H?
# hint.zh: 第 i 个元素对应 hs 的第 i 行。哪个元素等于根号 H？
# source: built backwards
def memory(hs, W_h):
    T = len(hs)
    return np.array([np.linalg.norm(state_jacobian(hs, W_h, i, T - 1)) for i in reversed(range(T))])
