import numpy as np

from grader import assert_equal, assert_pure, check


def compare(submission, reference, networks):
    for layers in networks:
        assert_equal(
            submission.receptive_field(layers), reference.receptive_field(layers), f"receptive_field({layers})"
        )


def network(rng, depth, kernels=6, strides=4):
    """Random layers with kernel sizes and strides below these bounds."""
    return [(int(rng.integers(1, kernels)), int(rng.integers(1, strides))) for _ in range(depth)]


@check(points=1, public=True)
def test_one_layer(submission):
    """One layer sees as many pixels as its kernel has, whatever its stride.

    zh: 只有一层时，感受野就是卷积核的大小，与步长无关。
    """
    assert_equal(submission.receptive_field([(3, 1)]), 3, "receptive_field([(3, 1)])")
    assert_equal(submission.receptive_field([(5, 2)]), 5, "receptive_field([(5, 2)])")


@check(points=1, public=True)
def test_two_layers(submission):
    """The examples of the handout: two layers, with stride 1 and with stride 2.

    zh: 作业说明中的例子：两层，步长为 1 或 2。
    """
    assert_equal(submission.receptive_field([(3, 1), (3, 1)]), 5, "receptive_field([(3, 1), (3, 1)])")
    # three neighbours in the first map see pixels 0-2, 2-4 and 4-6: seven pixels
    assert_equal(submission.receptive_field([(3, 2), (3, 1)]), 7, "receptive_field([(3, 2), (3, 1)])")


@check(points=1)
def test_two_random_layers(submission, reference, rng):
    """Two layers with any kernel sizes and strides, and the same two in the other order.

    zh: 任意卷积核大小和步长的两层，以及这两层交换次序之后。
    """
    pairs = [[(2, 1), (4, 3)], [(5, 2), (3, 3)], network(rng, 2), network(rng, 2)]
    compare(submission, reference, [layers for pair in pairs for layers in (pair, pair[::-1])])


@check(points=1)
def test_deep_networks(submission, reference, rng):
    """Three and more layers, the strides of all earlier layers multiplied.

    zh: 三层及更多层，之前各层的步长相乘。
    """
    fixed = [[(3, 2), (2, 3), (4, 2)], [(2, 2), (2, 2), (2, 2), (2, 2)]]
    compare(submission, reference, [*fixed, network(rng, 3), network(rng, 4), network(rng, 6)])


@check(points=1)
def test_kernels_of_size_one(submission, reference, rng):
    """A kernel of size 1 widens nothing, but its stride counts for the layers after it.

    zh: 大小为 1 的卷积核不扩大感受野，但它的步长影响之后的各层。
    """
    compare(submission, reference, [[(1, 1)], [(1, 3)], [(1, 2), (3, 1)], [(3, 1), (1, 2), (2, 2), (1, 1), (4, 1)]])


@check(points=1)
def test_stride_larger_than_the_kernel(submission, reference, rng):
    """Where the stride skips pixels, the square still reaches from the first to the last pixel seen.

    zh: 步长跳过一些像素时，正方形仍从看到的第一个像素延伸到最后一个像素。
    """
    compare(submission, reference, [[(2, 3), (2, 1)], [(2, 5), (3, 4), (2, 1)], [(3, 4), (1, 3), (2, 7), (2, 2)]])


@check(points=1)
def test_lists_and_numpy_integers(submission, reference, rng):
    """Layers may be lists or tuples, of Python or NumPy integers.

    zh: 各层可以是列表或元组，数可以是 Python 整数或 NumPy 整数。
    """
    layers = [(2, 3), (4, 2), *network(rng, 3)]
    compare(submission, reference, [[list(layer) for layer in layers]])
    compare(submission, reference, [[(np.int64(kernel), np.int64(stride)) for kernel, stride in layers]])


@check(points=2)
def test_arguments_stay_as_they_are(submission, reference, rng):
    """The list of layers is not changed, and equal calls give equal results.

    zh: 不修改传入的列表，相同的调用得到相同的结果。
    """
    layers = [(3, 2), (2, 3), (4, 2)]
    assert_pure(
        submission.receptive_field,
        (layers,),
        (network(rng, 3),),
        ([[2, 2], [5, 1]],),
        ([(3, 1)],),
        like=reference.receptive_field,
    )


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.receptive_field, reference.receptive_field)
