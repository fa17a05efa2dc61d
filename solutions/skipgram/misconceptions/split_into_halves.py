# exercise: huffman_codes
# title: Splits the words into halves from the top
# title.zh: 自上而下对半划分
# hint: Halving from the top is Shannon's and Fano's way. Is its sum always the smallest?
# hint.zh: 自上而下对半划分是香农-范诺的办法，它的总和总是最小吗？
# source: Shannon-Fano code
def huffman_codes(counts):
    order = sorted(range(len(counts)), key=lambda k: -counts[k])
    codes = [""] * len(counts)

    def split(words):
        if len(words) < 2:
            return
        totals = np.cumsum([counts[k] for k in words])
        cut = int(np.argmin(np.abs(totals[:-1] - totals[-1] / 2))) + 1
        for sign, part in (("0", words[:cut]), ("1", words[cut:])):
            for k in part:
                codes[k] += sign
            split(part)

    split(order)
    return codes
