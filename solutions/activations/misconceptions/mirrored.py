# exercise: sigmoid
# title: The sign in the exponent is lost, so the curve falls
# title.zh: 指数上丢了负号，曲线变成递减的
# hint: Your curve falls where the sigmoid rises. Put in a large positive number: which value should it approach?
# hint.zh: sigmoid 应当递增，你的曲线却在递减。代入一个很大的正数，结果应当趋于多少？
def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    return 1 / (1 + np.exp(x))
