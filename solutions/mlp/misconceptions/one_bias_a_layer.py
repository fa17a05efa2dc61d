# exercise: parameter_count
# title: Counts one bias a layer
# title.zh: 每一层只算了一个偏置
# hint: What shape has $b_l$?
# hint.zh: $b_l$ 的形状是什么？
# source: bias of a layer and of a neuron confused
import itertools


def parameter_count(sizes):
    return sum(int(after) * int(before) + 1 for before, after in itertools.pairwise(sizes))
