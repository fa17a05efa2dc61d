# exercise: huffman_codes
# title: Appends signs on the wrong side
# title.zh: 新的一位加到了错误的一侧
# hint: Unions made last are nearest to the root. On which side of the code do their signs belong?
# hint.zh: 最后的合并最靠近根。它对应的那一位应在编码的哪一侧？
# source: order of concatenation
def huffman_codes(counts):
    codes = ["" for _ in counts]
    trees = [(count, leaf, [leaf]) for leaf, count in enumerate(counts)]
    while len(trees) > 1:
        trees.sort()
        branches = trees[:2]
        for sign, (_, _, leaves) in zip("01", branches, strict=True):
            for leaf in leaves:
                codes[leaf] = codes[leaf] + sign
        (left, name, leaves), (right, _, others) = branches
        trees = [*trees[2:], (left + right, name, leaves + others)]
    return codes
