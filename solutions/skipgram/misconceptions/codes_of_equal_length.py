# exercise: huffman_codes
# title: Gives every word a code of the same length
# title.zh: 所有编码长度相同
# hint: Should a word that occurs a thousand times have as long a way as one that occurs once?
# hint.zh: 出现一千次的单词与只出现一次的单词，路径应当一样长吗？
# source: binary numbers
def huffman_codes(counts):
    width = max(1, int(np.ceil(np.log2(len(counts)))))
    return [format(k, f"0{width}b") for k in range(len(counts))]
