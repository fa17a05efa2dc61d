# 3210100015  词向量：Skip-gram 模型
import numpy as np

class SkipGram:

    def __init__(self, W, W_out):
        self.W = np.array(W, dtype=np.float64)
        self.out = np.array(W_out, dtype=np.float64)

    def scores(self, center):
        return np.array([self.W[center] @ self.out[:, j] for j in range(self.out.shape[1])])

    def zeros(self):
        return (np.zeros(self.W.shape), np.zeros(self.out.shape))

class FullSoftmax(SkipGram):

    def log_p(self, center):
        y = self.scores(center)
        return y - np.logaddexp.reduce(y)

    def loss(self, center, context):
        return sum((-self.log_p(center)[w] for w in context))

    def gradients(self, center, context):
        gW, gO = self.zeros()
        for w in context:
            d = np.exp(self.log_p(center))
            d[w] -= 1
            gW[center] += self.out @ d
            gO += np.outer(self.W[center], d)
        return (gW, gO)

class Question:

    def __init__(self, x, sign):
        self.x, self.sign = (x, sign)

    @property
    def loss(self):
        return np.logaddexp(0, -self.sign * self.x)

    @property
    def slope(self):
        return -self.sign * np.exp(-np.logaddexp(0, self.sign * self.x))

class NegativeSampling(SkipGram):

    def questions(self, center, word, negatives):
        y = self.scores(center)
        return [(word, Question(y[word], 1))] + [(n, Question(y[n], -1)) for n in negatives]

    def loss(self, *case):
        return sum((q.loss for _, q in self.questions(*case)))

    def gradients(self, center, word, negatives):
        gW, gO = self.zeros()
        for j, q in self.questions(center, word, negatives):
            gW[center] += q.slope * self.out[:, j]
            gO[:, j] += q.slope * self.W[center]
        return (gW, gO)

    def step(self, center, word, negatives, eta):
        value = self.loss(center, word, negatives)
        gW, gO = self.gradients(center, word, negatives)
        self.W, self.out = (self.W - eta * gW, self.out - eta * gO)
        return value

class Tree:

    def __init__(self, nodes):
        self.nodes = np.array(nodes, dtype=np.float64)

    def questions(self, h, code, path):
        return [(i, Question(self.nodes[i] @ h, {'0': 1, '1': -1}[c])) for c, i in zip(code, path)]

class Node:

    def __init__(self, count, left=None, right=None):
        self.count, self.left, self.right, self.code = (count, left, right, '')

    def label(self, code):
        self.code = code
        if self.left:
            self.left.label(code + '0')
            self.right.label(code + '1')

def pairs(sentence, window):
    sentence = list(sentence)
    window = window or len(sentence)
    result = []
    for k, center in enumerate(sentence):
        left = sentence[max(0, k - window):k]
        right = sentence[k + 1:k + 1 + window]
        result += [(center, w) for w in left + right]
    return tuple(result)

def loss(center, context, W, W_out):
    return FullSoftmax(W, W_out).loss(center, context)

def gradients(center, context, W, W_out):
    return FullSoftmax(W, W_out).gradients(center, context)

def noise_distribution(counts, power=0.75):
    weights = np.exp(power * np.log(np.where(np.asarray(counts) > 0, counts, 1.0)))
    weights[np.asarray(counts) == 0] = 0
    return weights / weights.sum()

def negative_loss(center, word, negatives, W, W_out):
    return NegativeSampling(W, W_out).loss(center, word, negatives)

def negative_gradients(center, word, negatives, W, W_out):
    return NegativeSampling(W, W_out).gradients(center, word, negatives)

def train_negative(sentence, window, negatives, W, W_out, eta):
    model = NegativeSampling(W, W_out)
    losses = [model.step(c, w, noise, eta) for (c, w), noise in zip(pairs(sentence, window), negatives)]
    return (model.W, model.out, losses)

def huffman_codes(counts):
    leaves = [Node(int(c)) for c in counts]
    forest = list(leaves)
    while len(forest) > 1:
        a = min(forest, key=lambda n: n.count)
        forest.remove(a)
        b = min(reversed(forest), key=lambda n: n.count)
        forest.remove(b)
        forest.append(Node(a.count + b.count, a, b))
    forest[0].label('')
    return [leaf.code for leaf in leaves]

def tree_probability(h, code, path, nodes):
    return np.exp(-sum((q.loss for _, q in Tree(nodes).questions(np.asarray(h, float), code, path))))

def tree_loss(center, code, path, W, nodes):
    return sum((q.loss for _, q in Tree(nodes).questions(np.asarray(W, float)[center], code, path)))

def tree_gradients(center, code, path, W, nodes):
    tree, W = (Tree(nodes), np.asarray(W, float))
    gW, gN = (np.zeros(W.shape), np.zeros(tree.nodes.shape))
    for i, q in tree.questions(W[center], code, path):
        gW[center] += q.slope * tree.nodes[i]
        gN[i] += q.slope * W[center]
    return (gW, gN)
