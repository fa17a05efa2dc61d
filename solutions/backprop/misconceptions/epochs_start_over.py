# exercise: train
# title: Starts every epoch from the first weights
# title.zh: 每一轮都从初始权重重新开始
# hint: Train for two epochs and look at the two losses. Has the second epoch learnt anything from the first?
# hint.zh: 训练两轮，看看两个损失：第二轮用上第一轮学到的东西了吗？
def train(X, Y, w, eta, epochs):
    losses = []
    for _ in range(epochs):
        epoch, new = [], w
        for x, y in zip(X, Y, strict=True):
            epoch.append(loss(forward(x, new)[1], y))
            new = train_step(x, y, new, eta)
        losses.append(np.mean(epoch))
    return new, np.array(losses)
