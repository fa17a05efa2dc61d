# exercise: train
# title: Records the last sample's loss alone
# title.zh: 只记录了最后一个样本的损失
# hint: An epoch shows n samples to the network. How many of their losses are in your number?
# hint.zh: 一轮要用到 n 个样本。你记录的数里包含了其中几个样本的损失？
def train(X, Y, w, eta, epochs):
    losses = []
    for _ in range(epochs):
        for x, y in zip(X, Y, strict=True):
            last = loss(forward(x, w)[1], y)
            w = train_step(x, y, w, eta)
        losses.append(last)
    return w, np.array(losses)
