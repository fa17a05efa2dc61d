# exercise: generator
# title: Cuts the scores off at ±4
# title.zh: 把得分截断在 ±4 之内
# hint: How bright is a pixel whose score is 8?
# hint.zh: 得分为 8 的像素有多亮？
# source: a recipe against overflow
def generator(z, A, c):
    return np.exp(-np.logaddexp(0, -np.clip(A @ np.asarray(z, dtype=np.float64) + c, -4, 4)))
