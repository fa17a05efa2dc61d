"""The reference of ``perceptron`` against exact fractions, brute force over lines, and hand-worked numbers."""

from fractions import Fraction
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("perceptron", ROOT / "solutions/perceptron/perceptron.py")
INPUTS = [(0, 0), (0, 1), (1, 0), (1, 1)]


@pytest.fixture
def rng():
    return np.random.default_rng(61)


def exact_net(x, w, b):
    return sum((Fraction(float(p)) * Fraction(float(q)) for p, q in zip(x, w, strict=True)), Fraction(float(b)))


def test_mcp_neuron_of_the_handout():
    """The sum 2 meets the threshold 2, the sum 1 does not."""
    assert ref.mcp_neuron([1, 1, 0], [1, 1, -1], 2) == 1
    assert ref.mcp_neuron([1, 1, 1], [1, 1, -1], 2) == 0


def test_mcp_neuron_is_exact_arithmetic(rng):
    """The answer is that of fractions, for eighths with many ties."""
    for _ in range(200):
        n = int(rng.integers(1, 6))
        x, w, theta = rng.integers(0, 2, n), rng.integers(-8, 9, n) / 8, int(rng.integers(-8, 9)) / 8
        assert ref.mcp_neuron(x, w, theta) == int(exact_net(x, w, 0) >= Fraction(theta))


def test_hebb_is_its_formula(rng):
    """Component by component, and twice the activity moves twice as far."""
    w, x = rng.normal(size=(2, 5))
    got = ref.hebb_step(w, x, 0.5, 0.2)
    assert got == pytest.approx([w[i] + 0.2 * 0.5 * x[i] for i in range(5)], rel=1e-14)
    assert ref.hebb_step(w, x, 1.0, 0.2) - w == pytest.approx(2 * (got - w), rel=1e-12)
    assert ref.hebb_step([0.5, -1, 0], [1, 0, 1], 1, 0.1) == pytest.approx([0.6, -1, 0.1])


def test_perceptron_is_exact_arithmetic(rng):
    """Every point of a batch gets the answer of fractions."""
    x, w, b = rng.integers(-3, 4, (4, 5, 3)), rng.integers(-8, 9, 3) / 8, 0.25
    got = ref.perceptron(x, w, b)
    assert got.shape == (4, 5)
    for index in np.ndindex(4, 5):
        assert got[index] == (1 if exact_net(x[index], w, b) >= 0 else -1)


@pytest.mark.parametrize(("name", "truth"), [("AND", all), ("OR", any), ("NAND", lambda x: not all(x))])
def test_gates(name, truth):
    """Python's own all and any are the gates."""
    w, b = ref.gate(name)
    for x in INPUTS:
        assert (exact_net(x, w, b) > 0) == truth(x)
        assert abs(exact_net(x, w, b)) >= Fraction(1, 1000)


def exact_training(X, y, w, b, eta, epochs):
    w, b, eta, mistakes = [Fraction(float(v)) for v in w], Fraction(float(b)), Fraction(float(eta)), []
    for _ in range(epochs):
        mistakes.append(0)
        for x, label in zip(X, y, strict=True):
            if int(label) * exact_net(x, w, b) <= 0:
                mistakes[-1] += 1
                w = [v + eta * int(label) * Fraction(float(p)) for v, p in zip(w, x, strict=True)]
                b += eta * int(label)
    return [float(v) for v in w], float(b), mistakes


@pytest.mark.parametrize("seed", range(6))
def test_training_is_exact_arithmetic(seed):
    """Whole numbers and eighths: the same updates as with fractions."""
    rng = np.random.default_rng(seed)
    X, y, w = rng.integers(-3, 4, (6, 2)), rng.choice([-1, 1], 6), rng.integers(-8, 9, 2) / 8
    got, want = ref.train_perceptron(X, y, w, 0.125, 0.25, 5), exact_training(X, y, w, 0.125, 0.25, 5)
    for one, other in zip(got, want, strict=True):
        np.testing.assert_array_equal(one, other)


def test_training_of_the_handout():
    """AND from zeros: w = (2, 1), b = -1 and the mistakes (2, 3) after two epochs."""
    w, b, mistakes = ref.train_perceptron(INPUTS, [-1, -1, -1, 1], [0, 0], 0, 1, 2)
    assert (list(w), b, list(mistakes)) == ([2, 1], -1, [2, 3])


def test_training_ends_where_a_line_exists():
    """Mistakes end for AND and never end for XOR."""
    assert ref.train_perceptron(INPUTS, [-1, -1, -1, 1], [0, 0], 0, 1, 20)[2][-1] == 0
    assert ref.train_perceptron(INPUTS, [-1, 1, 1, -1], [0, 0], 0, 1, 100)[2].min() > 0


def test_separable_is_what_some_line_does():
    """All lines with small weights realise exactly the tables that the reference calls separable."""
    found = {
        tuple(int(w1 * x1 + w2 * x2 + b > 0) for x1, x2 in INPUTS)
        for w1, w2, b in product(range(-2, 3), range(-2, 3), np.arange(-4.5, 5))
    }
    tables = set(product((0, 1), repeat=4))
    assert len(found) == 14
    assert {table for table in tables if ref.is_separable(table)} == found


def test_xor():
    """Worked through with fractions, and nobody on the brink."""
    W, b, v, c = ref.xor_network()
    for x in INPUTS:
        nets = [exact_net(x, W[i], b[i]) for i in range(2)]
        nets.append(exact_net([1 if net > 0 else -1 for net in nets], v, c))
        assert (nets[2] > 0) == (x[0] != x[1])
        assert min(abs(net) for net in nets) >= Fraction(1, 1000)
