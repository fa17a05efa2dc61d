"""What the exercises of ``wgan`` are called with."""


def critic(draw):
    return draw.array("x", (draw.size("m", high=8, reach=24),), 15.0), draw.array("theta_d", (3,), 4.0)


def critic_value(draw):
    m = draw.size("m", high=8, reach=24)
    return draw.array("x_real", (m,), 15.0), draw.array("x_fake", (m,), 15.0), draw.array("theta_d", (3,), 4.0)


critic_gradient = critic_value


def clip_weights(draw):
    return draw.array("theta", (draw.size("n", high=8, reach=24),), 1000.0), draw.number("c", 0.01, 100.0)


def generator_loss(draw):
    z = draw.array("z", (draw.size("m", high=8, reach=24),), 3.0)
    return z, draw.array("theta_d", (3,), 4.0), draw.array("theta_g", (2,), 3.5)


generator_gradient = generator_loss


def train(draw):
    rounds, k, m = draw.size("T", high=3, reach=6), draw.size("k", high=3, reach=5), draw.size("m", high=4)
    return (
        draw.array("real", (rounds, k, m), 3.0),
        draw.array("noise_d", (rounds, k, m), 1.0),
        draw.array("noise_g", (rounds, m), 1.0),
        draw.array("theta_d", (3,), 1.0),
        draw.array("theta_g", (2,), 1.0),
        draw.number("eta_d", 0.01, 0.2),
        draw.number("eta_g", 0.01, 0.1),
        draw.number("c", 0.05, 1.0),
    )


def wasserstein_distance(draw):
    m = draw.size("m", high=8, reach=24)
    return draw.array("x", (m,), 1000.0), draw.array("y", (m,), 1000.0)
