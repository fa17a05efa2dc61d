# exercise: huffman_codes
# title: Rounds logarithms up
# title.zh: 对数向上取整
# hint: Lengths of -log2 of the share, rounded up, allow codes. But is no shorter set possible?
# hint.zh: 按占比的 -log2 向上取整确实能构造编码。但没有更短的了吗？
# source: Shannon code
def huffman_codes(counts):
    total = sum(counts)
    order = sorted(range(len(counts)), key=lambda k: -counts[k])
    codes, place = [""] * len(counts), 0.0
    for k in order:
        length = max(1, int(np.ceil(np.log2(total / counts[k]))))
        codes[k] = format(int(place * 2**length), f"0{length}b")
        place += 2.0**-length
    return codes
