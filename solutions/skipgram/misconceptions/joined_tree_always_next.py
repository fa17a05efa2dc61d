# exercise: huffman_codes
# title: Joins the new tree again at once
# title.zh: 新树总是马上又参与合并
# hint: After two trees have been joined, is the new one still among the smallest?
# hint.zh: 两棵树合并之后，新树还是最小的之一吗？
# source: sorted only once
def huffman_codes(counts):
    order = sorted(range(len(counts)), key=lambda k: counts[k])
    codes = [""] * len(counts)
    joined = [order[0]]
    for k in order[1:]:
        for leaf in joined:
            codes[leaf] = "0" + codes[leaf]
        codes[k] = "1"
        joined.append(k)
    return codes
