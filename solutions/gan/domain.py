"""What the exercises of ``gan`` are called with."""


def generator(draw):
    return draw.array("z", (draw.size("m", 1, 8, 24),), 1000.0), draw.array("theta_g", (2,), 1000.0)


def discriminator(draw):
    return draw.array("x", (draw.size("m", 1, 8, 24),), 4.0), draw.array("theta_d", (3,), 1.4)


def discriminator_value(draw):
    m = draw.size("m", 1, 8, 24)
    return draw.array("x_real", (m,), 15.0), draw.array("x_fake", (m,), 15.0), draw.array("theta_d", (3,), 4.0)


def discriminator_gradient(draw):
    m = draw.size("m", 1, 8, 24)
    return draw.array("x_real", (m,), 4.0), draw.array("x_fake", (m,), 4.0), draw.array("theta_d", (3,), 1.4)


def generator_loss(draw):
    z = draw.array("z", (draw.size("m", 1, 8, 24),), 3.0)
    return (
        z,
        draw.array("theta_d", (3,), 4.0),
        draw.array("theta_g", (2,), 3.5),
        draw.choice("saturating", [False, True]),
    )


def generator_gradient(draw):
    z = draw.array("z", (draw.size("m", 1, 8, 24),), 2.0)
    return (
        z,
        draw.array("theta_d", (3,), 1.4),
        draw.array("theta_g", (2,), 1.3),
        draw.choice("saturating", [False, True]),
    )


def train(draw):
    rounds, k, m = draw.size("T", 1, 3, 6), draw.size("k", 1, 3, 5), draw.size("m", 1, 5, 9)
    return (
        draw.array("real", (rounds, k, m), 1.5),
        draw.array("noise_d", (rounds, k, m), 1.0),
        draw.array("noise_g", (rounds, m), 1.0),
        draw.array("theta_d", (3,), 0.5),
        draw.array("theta_g", (2,), 1.0),
        draw.number("eta_d", 0.0, 0.1),
        draw.number("eta_g", 0.0, 0.1),
        draw.choice("saturating", [False, True]),
    )
