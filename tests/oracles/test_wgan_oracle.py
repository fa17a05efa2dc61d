"""The reference of ``wgan`` against definitions, complex steps, all matchings and hand-worked numbers."""

from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("wgan", ROOT / "solutions/wgan/wgan.py")


def literal_value(x_real, x_fake, theta_d):
    """V as the notes print it, one sample after the other."""
    u0, u1, u2 = theta_d
    total = 0
    for real, fake in zip(x_real, x_fake, strict=True):
        total = total + (u0 + u1 * real + u2 * real * real) - (u0 + u1 * fake + u2 * fake * fake)
    return total / len(x_real)


def literal_loss(z, theta_d, theta_g):
    u0, u1, u2 = theta_d
    fakes = [theta_g[0] * noise + theta_g[1] for noise in z]
    return -sum(u0 + u1 * x + u2 * x * x for x in fakes) / len(z)


def complex_gradient(function, theta):
    """Exact to rounding: the imaginary part of function(theta + i h e) over h."""
    steps = np.asarray(theta, dtype=complex) + 1e-30j * np.eye(len(theta))
    return np.array([function(step).imag / 1e-30 for step in steps])


@pytest.fixture
def rng():
    return np.random.default_rng(140)


@pytest.fixture(params=[1, 2, 7])
def game(request, rng):
    """A real batch, a fake batch, noise, and the parameters of both networks."""
    m = request.param
    return 1 + rng.normal(size=m), rng.normal(size=m), rng.normal(size=m), rng.normal(size=3), rng.normal(size=2)


def test_numbers_of_the_handout():
    """The worked examples."""
    np.testing.assert_allclose(ref.critic([0, 2, -4], [1, -2, 0.5]), [1, -1, 17])
    assert ref.critic_value([1, 3], [0, 2], [5, 1, 0.5]) == pytest.approx(2.5)
    np.testing.assert_allclose(ref.critic_gradient([1, 3], [0, 2], [5, 1, 0.5]), [0, 1, 3])
    np.testing.assert_allclose(ref.clip_weights([0.3, -2, 0.05], 0.1), [0.1, -0.1, 0.05])
    assert ref.generator_loss([0, 2], [0, 1, -0.5], [1.5, 1]) == pytest.approx(1.75)
    np.testing.assert_allclose(ref.generator_gradient([0, 2], [0, 1, -0.5], [1.5, 1]), [3, 1.5])
    assert ref.wasserstein_distance([0, 4, 1], [3, 1, 2]) == 1


def test_train_of_the_handout():
    """Two steps of the critic, each clipped, and one of G."""
    args = [[[1, 3], [0, 1]]], [[[0, 2], [1, 3]]], [[1, 3]], [0, 0, 0], [1, 0], 0.1, 0.5, 0.2
    theta_d, theta_g, history = ref.train(*args)
    np.testing.assert_allclose(theta_d, [0, -0.05, -0.2], atol=1e-15)
    np.testing.assert_allclose(theta_g, [-0.05, -0.425])
    np.testing.assert_allclose(history, [0.975])


def test_value_and_gradient_are_the_definition(game):
    """The value is the sum that the notes print, its gradient the exact derivative."""
    x_real, x_fake, _, theta_d, _ = game
    assert ref.critic_value(x_real, x_fake, theta_d) == pytest.approx(literal_value(x_real, x_fake, theta_d), rel=1e-11)
    expected = complex_gradient(lambda theta: literal_value(x_real, x_fake, theta), theta_d)
    np.testing.assert_allclose(ref.critic_gradient(x_real, x_fake, theta_d), expected, rtol=1e-11, atol=1e-14)


def test_value_is_linear_in_the_critic(game):
    """Twice the parameters, twice the value: without clipping there is no largest one."""
    x_real, x_fake, _, theta_d, _ = game
    twice = ref.critic_value(x_real, x_fake, 2 * theta_d)
    assert twice == pytest.approx(2 * ref.critic_value(x_real, x_fake, theta_d), rel=1e-11)


def test_loss_and_gradient_are_the_definition(game):
    """The generator's loss is the sum that the notes print, its gradient the exact derivative."""
    _, _, z, theta_d, theta_g = game
    assert ref.generator_loss(z, theta_d, theta_g) == pytest.approx(literal_loss(z, theta_d, theta_g), rel=1e-11)
    expected = complex_gradient(lambda theta: literal_loss(z, theta_d, theta), theta_g)
    np.testing.assert_allclose(ref.generator_gradient(z, theta_d, theta_g), expected, rtol=1e-11, atol=1e-14)


def test_clipping_is_the_nearest_point(rng):
    """No other point of the cube is nearer."""
    theta, cube = rng.normal(size=3), rng.uniform(-0.5, 0.5, (2000, 3))
    nearest = np.linalg.norm(ref.clip_weights(theta, 0.5) - theta)
    assert (np.linalg.norm(cube - theta, axis=1) >= nearest).all()


def test_train_follows_the_algorithm(rng):
    """Three rounds with k = 2 follow the algorithm with complex-step gradients, clipping after each step."""
    real, noise_d, noise_g = 1 + rng.normal(size=(3, 2, 4)), rng.normal(size=(3, 2, 4)), rng.normal(size=(3, 4))
    d, g, values, c = 0.5 * rng.normal(size=3), rng.normal(size=2), [], 0.15
    args = real, noise_d, noise_g, d, g, 0.1, 0.2, c
    for t in range(3):
        for j in range(2):
            fake = [g[0] * z + g[1] for z in noise_d[t, j]]
            d = d + 0.1 * complex_gradient(lambda theta, t=t, j=j, fake=fake: literal_value(real[t, j], fake, theta), d)
            d = np.array([max(min(value, c), -c) for value in d])
        values.append(literal_value(real[t, 1], fake, d))
        g = g - 0.2 * complex_gradient(lambda theta, t=t, d=d: literal_loss(noise_g[t], d, theta), g)
    for result, expected in zip(ref.train(*args), (d, g, values), strict=True):
        np.testing.assert_allclose(result, expected, rtol=1e-9, atol=1e-14)


@pytest.mark.parametrize("m", [1, 2, 5])
def test_distance_is_the_cheapest_matching(rng, m):
    """No matching of the two samples is cheaper than that of the sorted values."""
    x, y = rng.normal(size=m), 1 + 2 * rng.normal(size=m)
    cheapest = min(np.mean(np.abs(x - y[list(order)])) for order in permutations(range(m)))
    assert ref.wasserstein_distance(x, y) == pytest.approx(cheapest, rel=1e-12)


def test_distance_bounds_every_lipschitz_function(rng):
    """The difference of means of a 1-Lipschitz function never exceeds the distance; the line attains it for a shift."""
    x = rng.normal(size=20)
    y = x[::-1] + 2
    assert ref.wasserstein_distance(x, y) == pytest.approx(2)
    assert np.mean(y) - np.mean(x) == pytest.approx(2)
    for function in (np.sin, np.abs, np.tanh, lambda v: np.minimum(v, 1)):
        assert np.mean(function(y)) - np.mean(function(x)) <= 2 + 1e-12


def test_training_moves_the_fakes_to_the_data(rng):
    """A training moves the fakes towards the data, by the distance that the critic only estimates."""
    data, noise = 2 + 0.5 * rng.normal(size=(200, 10, 64)), rng.normal(size=(200, 10, 64))
    _, (a, b), _ = ref.train(data, noise, rng.normal(size=(200, 64)), [0, 0, 0], [1, 0], 0.05, 0.2, 0.1)
    before = ref.wasserstein_distance(data.ravel(), noise.ravel())
    assert ref.wasserstein_distance(data.ravel(), a * noise.ravel() + b) < 0.3 * before
