# 3210100016  梯度下降与步长
import numpy as np
import math

def difference_quotient(coefficients, x, h):

    def p(point):
        total = 0.0
        for c in reversed(list(coefficients)):
            total = total * point + float(c)
        return total
    x, h = (float(x), float(h))
    return (p(x + h) - p(x)) / h

def taylor(derivatives, dx):
    return sum((float(d) * float(dx) ** n / math.factorial(n) for n, d in enumerate(derivatives)))

def linear_change(gradient, dx):
    return sum((float(g) * float(d) for g, d in zip(gradient, dx, strict=True)))

def angle(gradient, dx):
    norms = math.sqrt(linear_change(gradient, gradient)) * math.sqrt(linear_change(dx, dx))
    return math.acos(min(1.0, max(-1.0, linear_change(gradient, dx) / norms)))

def steepest_step(gradient, length):
    norm = math.sqrt(linear_change(gradient, gradient))
    if norm == 0:
        return [0.0 for _ in gradient]
    return [-float(length) * float(g) / norm for g in gradient]

def quadratic(x, A, b):
    total = 0.0
    for i in range(len(x)):
        for j in range(len(x)):
            total += 0.5 * float(x[i]) * float(A[i][j]) * float(x[j])
        total -= float(b[i]) * float(x[i])
    return total

def quadratic_gradient(x, A, b):
    n = len(x)
    return [sum(((float(A[i][j]) + float(A[j][i])) * float(x[j]) for j in range(n))) / 2 - float(b[i]) for i in range(n)]

def descend(x0, A, b, eta, steps):
    xs = [[float(value) for value in x0]]
    for _ in range(steps):
        g = quadratic_gradient(xs[-1], A, b)
        xs.append([x - float(eta) * d for x, d in zip(xs[-1], g, strict=True)])
    return (xs, [quadratic(x, A, b) for x in xs])

def largest_step(A):
    return 2 / np.trace(np.float64(A))
