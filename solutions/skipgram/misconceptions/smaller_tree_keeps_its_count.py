# exercise: huffman_codes
# title: Forgets to add the counts
# title.zh: 合并时忘了把次数相加
# hint: How often do the words below a joined tree occur together?
# hint.zh: 新树下面的单词合起来出现几次？
# source: count of one branch
def huffman_codes(counts):
    codes = ["" for _ in counts]
    trees = [(count, leaf, [leaf]) for leaf, count in enumerate(counts)]
    while len(trees) > 1:
        trees.sort()
        branches = trees[:2]
        for sign, (_, _, leaves) in zip("01", branches, strict=True):
            for leaf in leaves:
                codes[leaf] = sign + codes[leaf]
        (_, name, leaves), (right, _, others) = branches
        trees = [*trees[2:], (right, name, leaves + others)]
    return codes
