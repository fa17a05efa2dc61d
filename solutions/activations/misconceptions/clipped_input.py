# exercise: sigmoid
# title: Clips the input to [-10, 10] against overflow
# title.zh: 为防溢出把输入截断到 [-10, 10]
# hint: Two different inputs beyond your limit get the same output. Is the curve really flat there, to six digits?
# hint.zh: 超出截断范围后，不同的输入得到相同的输出。在六位有效数字下，曲线在那里真的是平的吗？
def sigmoid(x):
    x = np.clip(np.asarray(x, dtype=np.float64), -10, 10)
    return 1 / (1 + np.exp(-x))
