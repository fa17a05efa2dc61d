# exercise: tanh
# title: Writes the result over the argument
# title.zh: 把结果写回了自变量
# hint: Print x before and after the call: the caller's array must still hold the pre-activations.
# hint.zh: 在调用前后分别打印 x：调用者的数组里应当仍是激活之前的值。
def tanh(x):
    x = np.asarray(x, dtype=np.float64)
    return np.tanh(x, out=x) if x.ndim else np.tanh(x)
