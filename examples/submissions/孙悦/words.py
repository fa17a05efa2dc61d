# 孙悦  词袋与词向量
import math

def vocabulary(documents):
    return sorted({word for document in documents for word in document}, reverse=True)

def one_hot(word, vocab):
    vector = [0] * len(vocab)
    vector[vocab.index(word)] = 1
    return vector

def bag_of_words(document, vocab):
    return [1 if word in document else 0 for word in vocab]

def document_matrix(documents, vocab):
    return [bag_of_words(document, vocab) for document in documents]

def cosine_similarity(u, v):
    product = sum((float(a) * float(b) for a, b in zip(u, v)))
    length_u = math.sqrt(sum((float(a) ** 2 for a in u)))
    length_v = math.sqrt(sum((float(b) ** 2 for b in v)))
    if length_u == 0 or length_v == 0:
        return 0
    return product / length_u / length_v

def scores(k, W, W_out):
    N, V = (len(W_out), len(W))
    return [sum((float(W[k][i]) * float(W_out[i][j]) for i in range(N))) for j in range(V)]

def predict(k, W, W_out):
    y = scores(k, W, W_out)
    top = max(y)
    e = [math.exp(value - top) for value in y]
    return [value / sum(e) for value in e]

def loss(k, target, W, W_out):
    y = scores(k, W, W_out)
    top = max(y)
    return math.log(sum((math.exp(value - top) for value in y))) + top - y[target]

def gradients(k, target, W, W_out):
    V, N = (len(W), len(W_out))
    error = predict(k, W, W_out)
    error[target] -= 1
    grad_W = [[0.0] * N for _ in range(V)]
    grad_W_out = [[0.0] * V for _ in range(N)]
    for i in range(N):
        for j in range(V):
            grad_W[k][i] += float(W_out[i][j]) * error[j]
            grad_W_out[i][j] = float(W[k][i]) * error[j]
    return [grad_W, grad_W_out]

def analogy(a, b, c, W):
    N = len(W[0])
    query = [float(W[b][i]) - float(W[a][i]) + float(W[c][i]) for i in range(N)]
    best, answer = (-2, None)
    for k in range(len(W)):
        if k == a or k == b or k == c:
            continue
        similarity = cosine_similarity(query, W[k])
        if similarity > best:
            best, answer = (similarity, k)
    return answer
