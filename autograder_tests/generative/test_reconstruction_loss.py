import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "reconstruction_loss(x, logits)"


def assert_loss(submission, reference, case, **tolerance):
    assert_close(submission.reconstruction_loss(*case), reference.reconstruction_loss(*case), WHAT, **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example: 2.223282.

    zh: 讲义中的例子：2.223282。
    """
    got = submission.reconstruction_loss([1.0, 0.0, 0.5], [0.0, 0.0, 1.0986122886681098])
    assert_close(got, 2.22328257791, WHAT)


@check(points=2, public=True)
def test_sure_decoder(submission):
    """A sure decoder pays its logit where it is wrong, and next to nothing where it is right.

    zh: 解码器很有把握时，答错的代价约等于对数几率，答对则几乎没有代价。
    """
    assert_close(submission.reconstruction_loss([0.0, 1.0], [40.0, 40.0]), 40.0, WHAT)
    assert_close(submission.reconstruction_loss([1.0, 0.0, 1.0], [-500.0, 300.0, 1000.0]), 800.0, WHAT)


@check(points=2)
def test_random_images(submission, reference, rng):
    """Images of any number of pixels, black and white ones and grey ones.

    zh: 任意像素数的图像，黑白的与灰度的。
    """
    for D in (1, 2, 5, 64):
        logits = 3 * rng.normal(size=D)
        assert_loss(submission, reference, (rng.uniform(0, 1, D), logits))
        assert_loss(submission, reference, (rng.integers(0, 2, D).astype(float), logits))


@check(points=2)
def test_large_logits(submission, reference, rng):
    """Logits from ±15 to ±1000, for white, black and grey pixels.

    zh: 对数几率从 ±15 到 ±1000，像素为白、黑或灰。
    """
    for size in (15.0, 25.0, 40.0, 100.0, 710.0, 1000.0):
        for logit in (size, -size):
            for x in (0.0, 1.0, 0.25):
                assert_loss(submission, reference, ([x], [logit]))


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Integers, lists and float32 work.

    zh: 整数、列表与 float32 都能处理。
    """
    x, logits = rng.integers(0, 2, 6), rng.integers(-4, 5, 6)
    assert_loss(submission, reference, (x, logits))
    assert_loss(submission, reference, (x.tolist(), logits.tolist()))
    assert_loss(submission, reference, (rng.uniform(0, 1, 6), logits))
    small = rng.uniform(0, 1, 5).astype(np.float32), rng.normal(size=5).astype(np.float32)
    assert_loss(submission, reference, small, **FLOAT32)
    assert_loss(submission, reference, (np.zeros(2, np.float32), np.array([29.0, 30.0], np.float32)), **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    x, logits = rng.uniform(0, 1, 3), rng.normal(size=3)
    cases = (x, logits), (x[:2], 3 * logits[:2]), (x.tolist(), logits.tolist())
    assert_pure(submission.reconstruction_loss, *cases, like=reference.reconstruction_loss)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.reconstruction_loss, reference.reconstruction_loss)
