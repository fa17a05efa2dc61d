"""What the exercises of ``cgan`` are called with."""


def one_hot(draw):
    m, number = draw.size("m", high=8, reach=24), draw.size("K", high=5)
    return draw.integers("labels", (m,), 0, number), number


def generator(draw):
    m, number = draw.size("m", high=8, reach=24), draw.size("K", high=4, reach=9)
    labels = draw.integers("labels", (m,), 0, number)
    return draw.array("z", (m,), 1000.0), labels, draw.array("theta_g", (1 + number,), 1000.0)


def discriminator(draw):
    m, number = draw.size("m", high=8, reach=24), draw.size("K", high=4, reach=9)
    return draw.array("x", (m,), 4.0), draw.integers("labels", (m,), 0, number), draw.array("theta_d", (number, 3), 1.4)


def discriminator_value(draw):
    m, number = draw.size("m", high=8, reach=24), draw.size("K", high=4, reach=9)
    x_real, x_fake = draw.array("x_real", (m,), 15.0), draw.array("x_fake", (m,), 15.0)
    return x_real, x_fake, draw.integers("labels", (m,), 0, number), draw.array("theta_d", (number, 3), 4.0)


def discriminator_gradient(draw):
    m, number = draw.size("m", high=8, reach=24), draw.size("K", high=4, reach=9)
    x_real, x_fake = draw.array("x_real", (m,), 4.0), draw.array("x_fake", (m,), 4.0)
    return x_real, x_fake, draw.integers("labels", (m,), 0, number), draw.array("theta_d", (number, 3), 1.4)


def generator_loss(draw):
    m, number = draw.size("m", high=8, reach=24), draw.size("K", high=4, reach=9)
    z, labels = draw.array("z", (m,), 3.0), draw.integers("labels", (m,), 0, number)
    return z, labels, draw.array("theta_d", (number, 3), 4.0), draw.array("theta_g", (1 + number,), 3.5)


def generator_gradient(draw):
    m, number = draw.size("m", high=8, reach=24), draw.size("K", high=4, reach=9)
    z, labels = draw.array("z", (m,), 2.0), draw.integers("labels", (m,), 0, number)
    return z, labels, draw.array("theta_d", (number, 3), 1.4), draw.array("theta_g", (1 + number,), 1.3)


def train(draw):
    rounds, m, number = draw.size("T", high=3, reach=6), draw.size("m", high=5), draw.size("K", high=3)
    return (
        draw.array("real", (rounds, m), 1.5),
        draw.integers("labels", (rounds, m), 0, number),
        draw.array("noise_d", (rounds, m), 1.0),
        draw.array("noise_g", (rounds, m), 1.0),
        draw.array("theta_d", (number, 3), 0.5),
        draw.array("theta_g", (1 + number,), 1.0),
        draw.number("eta_d", 0.0, 0.1),
        draw.number("eta_g", 0.0, 0.1),
    )
