# exercise: huffman_codes
# title: Joins the largest trees first
# title.zh: 先合并了最大的两棵树
# hint: Trees that are joined early end up deep. Which words should lie deep?
# hint.zh: 先合并的树最终位置更深。哪些单词应当在深处？
# source: heap of the wrong sign
def huffman_codes(counts):
    codes = [""] * len(counts)
    trees = [(count, [k]) for k, count in enumerate(counts)]
    while len(trees) > 1:
        trees.sort(key=lambda tree: -tree[0])
        (left, leaves), (right, others) = trees.pop(0), trees.pop(0)
        for sign, several in (("0", leaves), ("1", others)):
            for leaf in several:
                codes[leaf] = sign + codes[leaf]
        trees.append((left + right, leaves + others))
    return codes
