# 孙悦  变分自编码器与自回归模型
import numpy as np
import math

def depth(values):
    return 1 + depth(values[0]) if hasattr(values, '__len__') else 0

def reparameterize(mu, log_var, eps):
    if depth(mu) > 1:
        return [reparameterize(*rows) for rows in zip(mu, log_var, eps, strict=True)]
    return [float(m) + math.exp(v / 2) * float(e) for m, v, e in zip(mu, log_var, eps, strict=True)]

def kl_divergence(mu, log_var):
    if depth(mu) > 1:
        return [kl_divergence(*rows) for rows in zip(mu, log_var, strict=True)]
    return sum(((float(m) ** 2 + math.exp(v) - 1 - float(v)) / 2 for m, v in zip(mu, log_var, strict=True)))

def softplus(a):
    return max(float(a), 0.0) + math.log1p(math.exp(-abs(a)))

def reconstruction_loss(x, logits):
    total = 0.0
    for pixel, logit in zip(x, logits, strict=True):
        total += float(pixel) * softplus(-logit) + (1 - float(pixel)) * softplus(logit)
    return total

def affine(W, v, b):
    return [float(c) + sum((float(w) * float(a) for w, a in zip(row, v, strict=True))) for row, c in zip(W, b, strict=True)]

def code(x, params):
    return (affine(params['W_m'], x, params['b_m']), affine(params['W_v'], x, params['b_v']))

def negative_elbo(x, eps, params):
    mu, log_var = code(x, params)
    logits = affine(params['W_x'], reparameterize(mu, log_var, eps), params['b_x'])
    return reconstruction_loss(x, logits) + kl_divergence(mu, log_var)

def elbo_gradients(x, eps, params):
    mu, log_var = code(x, params)
    z = reparameterize(mu, log_var, eps)
    logits = affine(params['W_x'], z, params['b_x'])
    b_x = [0.5 * (1 + math.tanh(a / 2)) - float(p) for a, p in zip(logits, x, strict=True)]
    b_m, b_v = ([], [])
    for j in range(len(z)):
        back = sum((float(params['W_x'][i][j]) * b_x[i] for i in range(len(b_x))))
        b_m.append(back + mu[j])
        b_v.append(back * float(eps[j]) * math.exp(log_var[j] / 2) / 2 + (math.exp(log_var[j]) - 1) / 2)
    outer = lambda u, v: [[a * float(b) for b in v] for a in u]
    return {'b_x': b_x, 'b_m': b_m, 'b_v': b_v, 'W_x': outer(b_x, z), 'W_m': outer(b_m, x), 'W_v': outer(b_v, x)}

def normalised(counts, alpha):
    total = sum(counts) + alpha * len(counts)
    return [(count + alpha) / total for count in counts]

def markov_fit(sequences, V, alpha):
    initial, transition = (np.full(V, float(alpha)), np.full((V, V), float(alpha)))
    for sequence in sequences:
        initial[sequence[0]] += 1
        for word, following in zip([sequence[-1], *sequence[:-1]], sequence, strict=False):
            transition[word, following] += 1
    return (initial / initial.sum(), transition / transition.sum(axis=1, keepdims=True))

def sequence_log_likelihood(sequence, initial, transition):
    total, row = (0.0, initial)
    for word in sequence:
        total += math.log(row[word])
        row = transition[word]
    return total

def sample_sequence(u, initial, transition):
    words, row = ([], initial)
    for number in u:
        total, chosen = (0.0, None)
        for word, p in enumerate(row):
            total += float(p)
            if p > 0:
                chosen = word
            if total > number:
                break
        words.append(chosen)
        row = transition[chosen]
    return words
