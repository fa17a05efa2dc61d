# exercise: softmax
# title: Subtracts one maximum from the whole batch
# title.zh: 对整个批量都减去了同一个最大值
# hint: Put a row of zeros below a row of 2000s. What is left of the lower row after your subtraction?
# hint.zh: 在一行 2000 的下面放一行 0。经过你的减法，下面这一行还剩下什么？
def softmax(z):
    z = np.asarray(z, dtype=np.float64)
    e = np.exp(z - z.max())
    return e / e.sum(axis=-1, keepdims=True)
