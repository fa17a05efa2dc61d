# exercise: train
# title: Takes all losses of an epoch with the weights at its start
# title.zh: 用一轮开始时的权重计算该轮的全部损失
# hint: When the second sample's turn comes, the weights have moved already. With which weights is its loss taken?
# hint.zh: 轮到第二个样本时，权重已经更新过一次。它的损失应该用哪一组权重计算？
def train(X, Y, w, eta, epochs):
    losses = []
    for _ in range(epochs):
        losses.append(np.mean([loss(forward(x, w)[1], y) for x, y in zip(X, Y, strict=True)]))
        for x, y in zip(X, Y, strict=True):
            w = train_step(x, y, w, eta)
    return w, np.array(losses)
