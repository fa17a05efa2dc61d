# exercise: huffman_codes
# title: Puts the new tree at the end
# title.zh: 新树总是排到最后
# hint: After two trees have been joined, is the new one always the largest?
# hint.zh: 两棵树合并之后，新树一定是最大的吗？
# source: sorted only once
def huffman_codes(counts):
    codes = [""] * len(counts)
    trees = [[k] for k in sorted(range(len(counts)), key=lambda k: counts[k])]
    while len(trees) > 1:
        left, right = trees.pop(0), trees.pop(0)
        for sign, leaves in (("0", left), ("1", right)):
            for leaf in leaves:
                codes[leaf] = sign + codes[leaf]
        trees.append(left + right)
    return codes
