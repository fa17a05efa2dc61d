# exercise: parameter_count
# title: Counts biases for the input layer too
# title.zh: 把输入层也算上了偏置
# hint: Which neurons add a bias to something? Does the input compute anything?
# hint.zh: 哪些神经元会加偏置？输入层做计算吗？
# source: one bias for every number in sizes
import itertools


def parameter_count(sizes):
    weights = sum(int(after) * int(before) for before, after in itertools.pairwise(sizes))
    return weights + sum(int(size) for size in sizes)
