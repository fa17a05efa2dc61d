# exercise: xor_network
# title: Has parameters that are not numbers
# title.zh: 参数不是数（NaN）
# hint: Print the parameters. Are they finite?
# hint.zh: 打印这些参数：它们是有限的吗？
# source: training that diverged
def xor_network():
    return np.full((2, 2), np.nan), np.full(2, np.nan), np.full(2, np.nan), np.nan
