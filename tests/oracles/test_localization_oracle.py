"""The reference of ``localization`` against counted grid cells, complex steps, brute force and hand-worked numbers."""

import cmath
import itertools
import math
from pathlib import Path

import numpy as np
import pytest

from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("localization", ROOT / "solutions/localization/localization.py")


def cells(box):
    """The unit squares that a box of whole numbers covers."""
    x1, y1, x2, y2 = box
    return set(itertools.product(range(x1, x2), range(y1, y2)))


def counted_iou(a, b):
    return len(cells(a) & cells(b)) / len(cells(a) | cells(b))


def whole_box(rng):
    corner = rng.integers(-4, 4, 2)
    return [*corner.tolist(), *(corner + rng.integers(1, 6, 2)).tolist()]


def literal_loss(features, label, box, params, lam):
    """The printed loss, with Python's (complex) numbers."""

    def head(W, b):
        return [c + sum(w * f for w, f in zip(row, features, strict=True)) for row, c in zip(W, b, strict=True)]

    e = [cmath.exp(s) for s in head(params["W_c"], params["b_c"])]
    total = -cmath.log(e[label] / sum(e))
    for predicted, true in zip(head(params["W_b"], params["b_b"]), box, strict=True):
        d = predicted - true
        if abs(d.real) < 1:
            total += lam * d * d / 2
        else:
            total += lam * ((d if d.real > 0 else -d) - 0.5)
    return total


@pytest.fixture(params=[(1, 1), (3, 2), (4, 5)])
def case(request):
    F, M = request.param
    rng = np.random.default_rng(10 * F + M)
    params = {"W_c": (M, F), "b_c": (M,), "W_b": (4, F), "b_b": (4,)}
    params = {key: rng.normal(size=shape) for key, shape in params.items()}
    return rng.normal(size=F), int(rng.integers(M)), np.array([-1, -2, 0.5, 1.5]), params, 0.7


def test_iou_counts_cells():
    """Of boxes of whole numbers it is the ratio of counted cells."""
    rng = np.random.default_rng(0)
    for _ in range(300):
        a, b = whole_box(rng), whole_box(rng)
        assert ref.iou(a, b) == pytest.approx(counted_iou(a, b), rel=1e-14)


def test_iou_of_the_handout():
    """6 in common, 26 together; touching boxes have 0, equal boxes 1."""
    assert ref.iou([0, 0, 4, 4], [2, 1, 6, 5]) == pytest.approx(6 / 26)
    assert ref.iou([0, 0, 1, 1], [1, 0, 2, 1]) == 0
    assert ref.iou([0, 0, 1, 1], [5, 6, 7, 8]) == 0
    assert ref.iou([0.1, 0.2, 0.7, 0.9], [0.1, 0.2, 0.7, 0.9]) == 1


def test_forms_of_a_box():
    """The handout's box, and there and back again."""
    np.testing.assert_array_equal(ref.to_center([2, 1, 6, 4]), [4, 2.5, 4, 3])
    np.testing.assert_array_equal(ref.to_corners([4, 2.5, 4, 3]), [2, 1, 6, 4])
    rng = np.random.default_rng(1)
    for _ in range(20):
        box = whole_box(rng)
        np.testing.assert_array_equal(ref.to_corners(ref.to_center(box)), box)


def test_smooth_l1_is_the_integral_of_its_slope():
    """Its slope is d between -1 and 1, and ±1 beyond."""
    np.testing.assert_array_equal(ref.smooth_l1([0.5, -0.5, 1, -3]), [0.125, 0.125, 0.5, 2.5])
    d = np.linspace(-4, 4, 801)
    slope = (ref.smooth_l1(d + 1e-6) - ref.smooth_l1(d - 1e-6)) / 2e-6
    np.testing.assert_allclose(slope, np.clip(d, -1, 1), atol=1e-6)
    assert np.shape(ref.smooth_l1(2)) == ()


def test_example_of_the_handout():
    """Probabilities, box, loss and gradients of the worked example."""
    params = {"W_c": [[0, 0], [math.log(3), 0]], "b_c": [0, 0]}
    params |= {"W_b": [[1, 0], [0, 1], [2, 1], [0, 2]], "b_b": [0, 0, 0, -1]}
    p, box = ref.forward([1, 2], params)
    np.testing.assert_allclose(p, [0.25, 0.75])
    np.testing.assert_array_equal(box, [1, 2, 4, 3])
    args = [1, 2], 0, [1, 1.5, 2, 3], params, 2
    assert ref.loss(*args) == pytest.approx(4.6363, abs=5e-5)
    grad, of_features = ref.gradients(*args)
    np.testing.assert_allclose(grad["b_b"], [0, 1, 2, 0])
    np.testing.assert_allclose(grad["W_b"], [[0, 0], [1, 2], [2, 4], [0, 0]])
    np.testing.assert_allclose(of_features, [4 + 0.75 * math.log(3), 3])


def test_loss_is_its_definition(case):
    """The printed sum, term by term."""
    assert ref.loss(*case) == pytest.approx(literal_loss(*case).real, rel=1e-12)


def test_gradients_are_complex_steps(case):
    """Every gradient is the exact derivative of the printed loss."""
    features, label, box, params, lam = case
    grad, of_features = ref.gradients(*case)

    def slopes(value, at):
        found = np.zeros(value.shape)
        for place in np.ndindex(*value.shape):
            moved = value.astype(complex)
            moved[place] += 1e-30j
            found[place] = at(moved).imag / 1e-30
        return found

    for key, value in params.items():
        want = slopes(value, lambda moved, key=key: literal_loss(features, label, box, params | {key: moved}, lam))
        np.testing.assert_allclose(grad[key], want, rtol=1e-10, atol=1e-14)
    want = slopes(features, lambda moved: literal_loss(moved, label, box, params, lam))
    np.testing.assert_allclose(of_features, want, rtol=1e-10, atol=1e-14)


def test_certain_scores():
    """A wrong certainty costs the difference of the scores."""
    params = {"W_c": [[1000], [-1000]], "b_c": [0, 0], "W_b": [[0]] * 4, "b_b": [0, 0, 1, 1]}
    assert ref.loss([1], 1, [0, 0, 1, 1], params, 1) == 2000


def test_non_max_suppression_is_the_only_consistent_choice():
    """Of all subsets there is one that holds exactly the boxes which no better box of it suppresses."""
    rng = np.random.default_rng(2)
    for _ in range(60):
        n = int(rng.integers(1, 7))
        boxes, scores = [whole_box(rng) for _ in range(n)], rng.permutation(n) - 2
        threshold = float(rng.choice([0, 0.125, 0.25, 0.5, 1]))
        right = []
        for size in range(n + 1):
            for subset in itertools.combinations(range(n), size):
                stays = [
                    i
                    for i in range(n)
                    if all(counted_iou(boxes[i], boxes[j]) <= threshold for j in subset if scores[j] > scores[i])
                ]
                right += [subset] if list(subset) == stays else []
        assert len(right) == 1
        assert ref.non_max_suppression(boxes, scores, threshold) == sorted(right[0], key=lambda i: -scores[i])


def test_non_max_suppression_of_the_handout():
    """The third box stays, although it overlaps the second, which went."""
    assert ref.non_max_suppression([[0, 0, 4, 4], [1, 0, 5, 4], [2, 0, 6, 4]], [0.9, 0.8, 0.7], 0.5) == [0, 2]


def test_localization_accuracy_counts():
    """Counted one by one, with cells."""
    rng = np.random.default_rng(3)
    for threshold in (0, 0.25, 0.5, 1):
        boxes, found = [whole_box(rng) for _ in range(40)], [whole_box(rng) for _ in range(40)]
        found[:10] = boxes[:10]
        labels, answers = rng.integers(0, 2, 40), rng.integers(0, 2, 40)
        want = sum(
            a == b and counted_iou(p, q) >= threshold for a, b, p, q in zip(answers, labels, found, boxes, strict=True)
        )
        assert ref.localization_accuracy(answers, found, labels, boxes, threshold) == pytest.approx(want / 40)
