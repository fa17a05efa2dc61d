# exercise: train
# title: Keeps the last loss of an epoch
# title.zh: 只保留了一轮中最后一个损失
# hint: How many losses does one epoch have, and which of them do you return?
# hint.zh: 一轮里有几个损失？你返回的是哪几个？
def train(sentence, window, W, W_out, eta, epochs):
    W, W_out = floats(W, W_out)
    losses = np.zeros((epochs, len(sentence)))
    for epoch in range(epochs):
        for position, target in enumerate(sentence):
            context = context_at(sentence, position, window)
            losses[epoch, position] = loss(context, target, W, W_out)
            grad_W, grad_W_out = floats(*gradients(context, target, W, W_out))
            W, W_out = W - eta * grad_W, W_out - eta * grad_W_out
    return W, W_out, losses[:, -1]
