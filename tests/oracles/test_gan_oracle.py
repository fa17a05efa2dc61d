"""The reference of ``gan`` against the definitions of Algorithm 6.5.1, complex steps and hand-worked numbers."""

import math
from pathlib import Path

import numpy as np
import pytest

from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("gan", ROOT / "solutions/gan/gan.py")


def probability(x, theta_d):
    """D(x) as it is defined; theta_d or x may be complex."""
    u0, u1, u2 = theta_d
    return 1 / (1 + np.exp(-(u0 + u1 * x + u2 * x * x)))


def literal_value(x_real, x_fake, theta_d):
    """V as Algorithm 6.5.1 prints it, one sample after the other."""
    total = 0
    for real, fake in zip(x_real, x_fake, strict=True):
        total = total + np.log(probability(real, theta_d)) + np.log(1 - probability(fake, theta_d))
    return total / len(x_real)


def literal_loss(z, theta_d, theta_g, saturating):
    total = 0
    for noise in z:
        d = probability(theta_g[0] * noise + theta_g[1], theta_d)
        total = total + (np.log(1 - d) if saturating else -np.log(d))
    return total / len(z)


def complex_gradient(function, theta):
    """Exact to rounding: the imaginary part of function(theta + i h e) over h."""
    steps = np.asarray(theta, dtype=complex) + 1e-30j * np.eye(len(theta))
    return np.array([function(step).imag / 1e-30 for step in steps])


@pytest.fixture
def rng():
    return np.random.default_rng(65)


@pytest.fixture(params=[1, 2, 7])
def game(request, rng):
    """A real batch, a fake batch, noise, and the parameters of both networks."""
    m = request.param
    return 1 + rng.normal(size=m), rng.normal(size=m), rng.normal(size=m), rng.normal(size=3), rng.normal(size=2)


def test_generator_of_the_handout():
    """A = 3, b = 0.5 maps (-1, 0, 2) to (-2.5, 0.5, 6.5)."""
    np.testing.assert_array_equal(ref.generator([-1, 0, 2], [3, 0.5]), [-2.5, 0.5, 6.5])


def test_discriminator_is_its_definition(game):
    """D is the sigmoid of the parabola."""
    x, _, _, theta_d, _ = game
    np.testing.assert_allclose(ref.discriminator(x, theta_d), probability(x, theta_d), rtol=1e-13)


def test_best_discriminator_of_two_gaussians():
    """With the parabola of two Gaussian densities, D is p_data / (p_data + p_g)."""
    x = np.linspace(-4, 6, 21)
    real = np.exp(-((x - 2) ** 2) / (2 * 0.5**2)) / 0.5
    fake = np.exp(-((x + 1) ** 2) / (2 * 1.5**2)) / 1.5
    u2 = 1 / (2 * 1.5**2) - 1 / (2 * 0.5**2)
    u1 = 2 / 0.5**2 + 1 / 1.5**2
    u0 = -(2**2) / (2 * 0.5**2) + 1 / (2 * 1.5**2) + math.log(1.5 / 0.5)
    np.testing.assert_allclose(ref.discriminator(x, [u0, u1, u2]), real / (real + fake), rtol=1e-9)


def test_value_is_its_definition(game):
    """The value is the sum over samples that the algorithm prints."""
    x_real, x_fake, _, theta_d, _ = game
    expected = literal_value(x_real, x_fake, theta_d)
    assert ref.discriminator_value(x_real, x_fake, theta_d) == pytest.approx(expected, rel=1e-11)


def test_value_of_certain_discriminators():
    """With logits of 1000, log D is 0 or -1000 exactly."""
    assert ref.discriminator_value([1], [-1], [0, 1000, 0]) == 0
    assert ref.discriminator_value([-1], [1], [0, 1000, 0]) == -2000


def test_discriminator_gradient_is_the_complex_step(game):
    """The gradient of D is the exact derivative of the printed value."""
    x_real, x_fake, _, theta_d, _ = game
    expected = complex_gradient(lambda theta: literal_value(x_real, x_fake, theta), theta_d)
    np.testing.assert_allclose(ref.discriminator_gradient(x_real, x_fake, theta_d), expected, rtol=1e-10, atol=1e-14)


def test_discriminator_gradient_of_the_handout():
    """Half the difference of the means of (1, x, x^2)."""
    np.testing.assert_allclose(ref.discriminator_gradient([1, 3], [0, 2], [0, 0, 0]), [0, 0.5, 1.5], rtol=1e-14)


@pytest.mark.parametrize("saturating", [False, True])
def test_generator_loss_is_its_definition(game, saturating):
    """Both losses are the sums over samples that the notes print."""
    _, _, z, theta_d, theta_g = game
    expected = literal_loss(z, theta_d, theta_g, saturating)
    assert ref.generator_loss(z, theta_d, theta_g, saturating) == pytest.approx(expected, rel=1e-11)


def test_generator_loss_of_certain_discriminators():
    """With logits of 1000 and -1000 the losses are 0 or 1000 in size."""
    assert ref.generator_loss([1], [0, 1000, 0], [-1, 0]) == 1000
    assert ref.generator_loss([1], [0, 1000, 0], [1, 0]) == 0
    assert ref.generator_loss([1], [0, 1000, 0], [1, 0], saturating=True) == -1000
    assert ref.generator_loss([1], [0, 1000, 0], [-1, 0], saturating=True) == 0


@pytest.mark.parametrize("saturating", [False, True])
def test_generator_gradient_is_the_complex_step(game, saturating):
    """The gradient of G is the exact derivative of the printed loss."""
    _, _, z, theta_d, theta_g = game
    expected = complex_gradient(lambda theta: literal_loss(z, theta_d, theta, saturating), theta_g)
    np.testing.assert_allclose(ref.generator_gradient(z, theta_d, theta_g, saturating), expected, rtol=1e-9, atol=1e-14)


def test_ratio_of_the_two_generator_gradients():
    """For one sample the default loss is (1 - D) / D times as steep as the saturating one."""
    args = ([0.7], [0.3, -1.2, 0.4], [1.5, -0.2])
    d = ref.discriminator(ref.generator(args[0], args[2]), args[1])
    np.testing.assert_allclose(
        ref.generator_gradient(*args), (1 - d) / d * ref.generator_gradient(*args, saturating=True), rtol=1e-13
    )


def test_train_of_the_handout():
    """D steps to (0, 1, 3); G's loss on fakes with the logit 4 is -log sigmoid(4)."""
    theta_d, _, history = ref.train([[[1, 3]]], [[[0, 2]]], [[1, 1]], [0, 0, 0], [1, 0], 2, 1)
    np.testing.assert_allclose(theta_d, [0, 1, 3], rtol=1e-14)
    np.testing.assert_allclose(history, [math.log1p(math.exp(-4))], rtol=1e-13)


@pytest.mark.parametrize("saturating", [False, True])
def test_train_follows_the_algorithm(rng, saturating):
    """Three rounds with k = 2 follow Algorithm 6.5.1 with complex-step gradients."""
    real, noise_d, noise_g = 1 + rng.normal(size=(3, 2, 4)), rng.normal(size=(3, 2, 4)), rng.normal(size=(3, 4))
    theta_d, theta_g = 0.5 * rng.normal(size=3), rng.normal(size=2)
    d, g, losses = theta_d, theta_g, []
    for t in range(3):
        for j in range(2):
            fake = g[0] * noise_d[t, j] + g[1]
            d = d + 0.1 * complex_gradient(lambda theta, t=t, j=j, fake=fake: literal_value(real[t, j], fake, theta), d)
        losses.append(literal_loss(noise_g[t], d, g, saturating))
        g = g - 0.2 * complex_gradient(lambda theta, t=t, d=d: literal_loss(noise_g[t], d, theta, saturating), g)
    got = ref.train(real, noise_d, noise_g, theta_d, theta_g, 0.1, 0.2, saturating)
    for result, expected in zip(got, (d, g, losses), strict=True):
        np.testing.assert_allclose(result, expected, rtol=1e-9)


def test_long_training_moves_the_fakes_to_the_data(rng):
    """A long training moves the mean of the fakes from 0 towards that of the data, 2."""
    real, noise = 2 + rng.normal(size=(400, 2, 32)), rng.normal(size=(400, 2, 32))
    _, (_, b), _ = ref.train(real, noise, rng.normal(size=(400, 32)), [0, 0, 0], [1, 0], 0.1, 0.05)
    assert b > 1
