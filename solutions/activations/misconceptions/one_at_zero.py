# exercise: relu_derivative
# title: Gives 1 at x = 0
# title.zh: 在 x = 0 处取了 1
# hint: At the corner there is no derivative, so a convention decides. In which line of Table 6.1 does x = 0 stand?
# hint.zh: 尖角处导数不存在，取值靠约定。表 6.1 里 x = 0 归在哪一行？
def relu_derivative(x):
    return np.where(np.asarray(x, dtype=np.float64) >= 0, 1.0, 0.0)
