# exercise: hidden
# title: Counts a repeated word once
# title.zh: 重复出现的单词只计了一次
# hint: The notes sum over positions of the sentence. What does `set` do to a word that stands at two of them?
# hint.zh: 讲义中的求和是对句子中的位置进行的。同一个单词占两个位置时，`set` 会怎样处理？
def hidden(context, W):
    return np.mean([np.asarray(W, dtype=np.float64)[k] for k in sorted({int(k) for k in context})], axis=0)
