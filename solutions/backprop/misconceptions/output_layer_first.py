# exercise: train_step
# title: Updates w7 … w12 before the error flows back to w1 … w6
# title.zh: 先更新了 w7 … w12，再用新权重计算 w1 … w6 的偏导
# hint: Which weights produced the outputs of this forward pass? All twelve derivatives belong to them.
# hint.zh: 这次正向计算的输出是由哪一组权重得到的？十二个偏导都应属于那一组权重。
def train_step(x, y, w, eta):
    x, y, w = _floats(x), _floats(y), np.array(w, dtype=np.float64)
    w[6:] -= eta * _floats(gradients(x, y, w))[6:]
    w[:6] -= eta * _floats(gradients(x, y, w))[:6]
    return w
