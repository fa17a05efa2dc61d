# exercise: sigmoid
# title: Computes inside the caller's array
# title.zh: 直接在调用者的数组里计算
# hint: Print x before and after the call. Operations such as *= work in the array that was handed in.
# hint.zh: 在调用前后分别打印 x。像 *= 这样的运算会直接改写传进来的数组。
def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    x *= -1
    return 1 / (1 + np.exp(x))
