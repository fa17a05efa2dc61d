import math


def aslist(a):
    return a.tolist() if hasattr(a, "tolist") else a


def rows(f, *arrays):
    """Apply f to every row along the last axis of nested lists."""
    arrays = [aslist(a) for a in arrays]
    if isinstance(arrays[0][0], (list, tuple)):
        return [rows(f, *items) for items in zip(*arrays)]
    return f(*arrays)


def softmax_row(z):
    top = max(z)
    powers = [math.exp(v - top) for v in z]
    total = sum(powers)
    return [e / total for e in powers]


def softmax(z):
    return rows(softmax_row, z)


def flat(a):
    if isinstance(a, (list, tuple)):
        return [v for item in a for v in flat(item)]
    return [a]


def mse_loss(y_hat, y):
    a, b = flat(aslist(y_hat)), flat(aslist(y))
    total = 0
    for i in range(len(a)):
        total += (a[i] - b[i]) * (a[i] - b[i])
    return total / len(a)


def cross_entropy_row(p, q):
    loss = 0.0
    for i in range(len(p)):
        if p[i] != 0:
            loss -= p[i] * math.log(q[i])
    return loss


def cross_entropy(p, q):
    return rows(cross_entropy_row, p, q)


def softmax_jacobian(z):
    s = softmax_row(aslist(z))
    k = len(s)
    jacobian = []
    for i in range(k):
        jacobian.append([s[i] * (1 - s[i]) if i == j else -s[i] * s[j] for j in range(k)])
    return jacobian


def loss_row(z, y):
    top = max(z)
    log_sum = top + math.log(sum(math.exp(v - top) for v in z))
    return sum(t * (log_sum - v) for v, t in zip(z, y))


def softmax_cross_entropy(z, y):
    return rows(loss_row, z, y)


def softmax_cross_entropy_gradient(z, y):
    return rows(lambda z, y: [s - t for s, t in zip(softmax_row(z), y)], z, y)
