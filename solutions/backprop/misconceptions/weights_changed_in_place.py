# exercise: train_step
# title: Changes the caller's weights
# title.zh: 就地修改了传入的权重
# hint: Print the old weights before and after the call. Whose memory do you write to?
# hint.zh: 在调用前后分别打印旧权重。你写入的是谁的内存？
def train_step(x, y, w, eta):
    for i, slope in enumerate(_floats(gradients(x, y, w))):
        w[i] -= eta * slope
    return w
