# exercise: train
# title: Takes each loss after the step
# title.zh: 在更新权重之后才计算损失
# hint: Which weights does the first recorded loss belong to: the ones that you were given, or the ones after the step?
# hint.zh: 第一个记录的损失属于哪一组权重：传入的权重，还是更新之后的权重？
def train(X, Y, w, eta, epochs):
    losses = []
    for _ in range(epochs):
        epoch = []
        for x, y in zip(X, Y, strict=True):
            w = train_step(x, y, w, eta)
            epoch.append(loss(forward(x, w)[1], y))
        losses.append(np.mean(epoch))
    return w, np.array(losses)
