# 孙悦  Wasserstein 生成对抗网络
import numpy as np
def generate(z, theta_g):
    return [float(theta_g[0]) * float(v) + float(theta_g[1]) for v in z]

def critic(x, theta_d):
    scores = []
    for v in x:
        v = float(v)
        scores.append(float(theta_d[0]) + float(theta_d[1]) * v + float(theta_d[2]) * v * v)
    return scores

def average(values):
    total = 0.0
    for v in values:
        total += v
    return total / len(values)

def critic_value(x_real, x_fake, theta_d):
    return average(critic(x_real, theta_d)) - average(critic(x_fake, theta_d))

def critic_gradient(x_real, x_fake, theta_d):
    grad = [0.0, 0.0, 0.0]
    for r, f in zip(x_real, x_fake):
        for i in range(3):
            grad[i] += (float(r) ** i - float(f) ** i) / len(x_real)
    return grad

def clip_weights(theta, c):
    result = []
    for v in theta:
        if v > c:
            result.append(float(c))
        elif v < -c:
            result.append(-float(c))
        else:
            result.append(float(v))
    return result

def generator_loss(z, theta_d, theta_g):
    return -average(critic(generate(z, theta_g), theta_d))

def generator_gradient(z, theta_d, theta_g):
    ga = gb = 0.0
    for noise, x in zip(z, generate(z, theta_g)):
        slope = float(theta_d[1]) + 2 * float(theta_d[2]) * x
        ga -= slope * float(noise)
        gb -= slope
    return [ga / len(z), gb / len(z)]

def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    history = []
    for t in range(len(real)):
        for j in range(len(real[t])):
            fake = generate(noise_d[t][j], theta_g)
            grad = critic_gradient(real[t][j], fake, theta_d)
            theta_d = clip_weights([float(theta_d[i]) + eta_d * grad[i] for i in range(3)], c)
        history.append(critic_value(real[t][-1], fake, theta_d))
        grad = generator_gradient(noise_g[t], theta_d, theta_g)
        theta_g = [float(theta_g[i]) - eta_g * grad[i] for i in range(2)]
    return [theta_d, theta_g, history]

def wasserstein_distance(x, y):
    return float(np.sum(np.abs(np.sort(x) - np.sort(y))))
