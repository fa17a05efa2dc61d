# exercise: parameter_count
# title: Counts the weights alone
# title.zh: 只数了权重
# hint: The network of Figure 6.8 has 12 weights. What else is trained here?
# hint.zh: 图 6.8 的网络有 12 个权重。这里还有什么要训练？
# source: the notes, Figure 6.8 has no biases
import itertools


def parameter_count(sizes):
    return sum(int(after) * int(before) for before, after in itertools.pairwise(sizes))
