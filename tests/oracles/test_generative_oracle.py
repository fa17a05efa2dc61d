"""The VAE and the Markov chain against integrals, complex steps, counting, and numbers worked out by hand."""

import cmath
import math
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("generative", ROOT / "solutions/generative/generative.py")
SIZES = ((1, 1), (3, 2), (2, 4), (5, 3))


def make_model(D, d, seed=0):
    """Random x, eps and params."""
    rng = np.random.default_rng([seed, D, d])
    shapes = {"W_m": (d, D), "b_m": (d,), "W_v": (d, D), "b_v": (d,), "W_x": (D, d), "b_x": (D,)}
    params = {name: rng.uniform(-1, 1, shape) for name, shape in shapes.items()}
    return rng.uniform(0, 1, D), rng.normal(size=d), params


@pytest.mark.parametrize(("mu", "log_var"), [(0.0, 0.0), (1.5, -1.0), (-0.5, 1.2)])
def test_the_divergence_is_its_integral(mu, log_var):
    """The closed form equals the integral of q log(q / p) on a fine grid."""
    sigma = math.exp(log_var / 2)
    z, width = np.linspace(mu - 12 * sigma, mu + 12 * sigma, 40001, retstep=True)
    log_q = -0.5 * ((z - mu) / sigma) ** 2 - math.log(sigma)
    q = np.exp(log_q) / math.sqrt(2 * math.pi)
    want = np.sum(q * (log_q + 0.5 * z**2)) * width
    assert ref.kl_divergence([mu], [log_var]) == pytest.approx(want, abs=1e-9)
    np.testing.assert_allclose(
        ref.kl_divergence([[mu, mu], [mu, 0]], [[log_var, log_var], [log_var, 0]]), [2 * want, want]
    )


def test_samples_have_mean_and_variance():
    """Z made of standard noise has the mean mu and the variance exp(log_var)."""
    eps = np.random.default_rng(1).normal(size=(200000, 1))
    z = ref.reparameterize(np.full_like(eps, 3.0), np.full_like(eps, math.log(4.0)), eps)
    assert z.mean() == pytest.approx(3, abs=0.02)
    assert z.var() == pytest.approx(4, abs=0.05)


def test_the_reconstruction_loss_is_minus_a_log_probability():
    """exp(-loss) over all black-and-white images is a distribution; large logits cost themselves."""
    logits = np.array([0.3, -1.2, 2.5])
    assert sum(math.exp(-ref.reconstruction_loss(x, logits)) for x in product([0, 1], repeat=3)) == pytest.approx(1)
    assert ref.reconstruction_loss([0.0, 1.0], [1000.0, -1000.0]) == 2000
    assert ref.reconstruction_loss([1.0, 0.0], [1000.0, -1000.0]) == 0


def loss_by_loops(x, eps, p):
    """The negative ELBO from its definition, also for complex parameters."""

    def layer(W, v, b):
        return [sum(w * a for w, a in zip(row, v, strict=True)) + c for row, c in zip(W, b, strict=True)]

    mu, log_var = layer(p["W_m"], x, p["b_m"]), layer(p["W_v"], x, p["b_v"])
    z = [m + cmath.exp(v / 2) * e for m, v, e in zip(mu, log_var, eps, strict=True)]
    total = sum((m * m + cmath.exp(v) - 1 - v) / 2 for m, v in zip(mu, log_var, strict=True))
    for pixel, logit in zip(x, layer(p["W_x"], z, p["b_x"]), strict=True):
        s = 1 / (1 + cmath.exp(-logit))
        total -= pixel * cmath.log(s) + (1 - pixel) * cmath.log(1 - s)
    return total


@pytest.mark.parametrize("size", SIZES)
def test_loss_and_gradients(size):
    """The loss equals its definition, every gradient the derivative by a complex step."""
    x, eps, params = make_model(*size)
    assert ref.negative_elbo(x, eps, params) == pytest.approx(loss_by_loops(x, eps, params).real, rel=1e-12)
    grads = ref.elbo_gradients(x, eps, params)
    for name, value in params.items():
        for index in np.ndindex(value.shape):
            moved = value.astype(complex)
            moved[index] += 1e-30j
            want = loss_by_loops(x, eps, params | {name: moved}).imag / 1e-30
            assert grads[name][index] == pytest.approx(want, rel=1e-9, abs=1e-12)


def test_the_mean_elbo_is_a_lower_bound():
    """In the mean over eps the ELBO is at most log p(x), here with one hidden number by integration."""
    x, _eps, params = make_model(3, 1)
    z, width = np.linspace(-10, 10, 4001, retstep=True)
    prior = np.exp(-0.5 * z**2) / math.sqrt(2 * math.pi)
    likelihood = [math.exp(-ref.reconstruction_loss(x, params["W_x"][:, 0] * a + params["b_x"])) for a in z]
    log_p = math.log(np.sum(prior * likelihood) * width)
    elbo = -np.sum([w * ref.negative_elbo(x, [e], params) for w, e in zip(prior, z, strict=True)]) * width
    assert elbo < log_p


def test_counts_by_hand():
    """Three sentences counted on fingers, alpha = 1/2."""
    initial, transition = ref.markov_fit([[0, 1, 0, 1], np.array([2]), [0, 0]], 3, 0.5)
    np.testing.assert_allclose(initial, [2.5 / 4.5, 0.5 / 4.5, 1.5 / 4.5])
    np.testing.assert_allclose(transition, [[1.5 / 4.5, 2.5 / 4.5, 0.5 / 4.5], [1.5 / 2.5, 0.2, 0.2], [1 / 3] * 3])


def test_likelihoods_of_all_sequences_sum_to_one():
    """The probabilities of all sequences of one length are a distribution; 1000 words do not underflow."""
    rows = np.random.default_rng(2).dirichlet(np.ones(3), 4)
    total = sum(
        math.exp(ref.sequence_log_likelihood(words, rows[0], rows[1:])) for words in product(range(3), repeat=4)
    )
    assert total == pytest.approx(1, rel=1e-12)
    half = [[0.5, 0.5], [0.5, 0.5]]
    assert ref.sequence_log_likelihood(1000 * [1], half[0], half) == pytest.approx(1000 * math.log(0.5))


def test_samples_follow_the_chain():
    """Over many random u the pairs of words occur as often as their probabilities say; impossible words never."""
    initial, transition = np.array([0.3, 0.0, 0.7]), np.array([[0.5, 0.0, 0.5], [1.0, 0.0, 0.0], [0.2, 0.0, 0.8]])
    numbers = np.random.default_rng(3).random((20000, 2))
    pairs = np.array([ref.sample_sequence(u, initial, transition) for u in numbers])
    for a, b in product(range(3), repeat=2):
        share = np.mean((pairs == [a, b]).all(axis=1))
        assert share == pytest.approx(initial[a] * transition[a, b], abs=0.015)


def test_numbers_next_to_one_take_the_last_possible_word():
    """A number just below 1 takes the last word with a positive probability, also where impossible ones follow."""
    assert ref.sample_sequence([1 - 2e-6, 2e-6], [0.5, 0.5, 0.0], [[0.0, 1.0, 0.0]] * 3).tolist() == [1, 1]
