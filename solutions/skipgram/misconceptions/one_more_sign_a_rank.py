# exercise: huffman_codes
# title: Makes a chain by rank
# title.zh: 按名次排成一条链
# hint: Four words of equal counts: would two signs for each not be better?
# hint.zh: 四个次数相同的单词，各用两位编码不是更好吗？
# source: unary code
def huffman_codes(counts):
    order = sorted(range(len(counts)), key=lambda k: -counts[k])
    codes = [""] * len(counts)
    for rank, k in enumerate(order):
        codes[k] = "1" * rank + "0" if rank < len(order) - 1 else "1" * rank
    return codes
