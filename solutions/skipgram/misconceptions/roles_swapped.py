# exercise: pairs
# title: Swaps centre and context word
# title.zh: 中心词与上下文单词互换了
# hint: Who predicts whom in skip-gram? Compare the first pair of the example.
# hint.zh: Skip-gram 中谁预测谁？对照例子中的第一对。
# source: CBOW, Figure 6.33
def pairs(sentence, window):
    reach = len(sentence) if window is None else window
    return [
        (word, center)
        for position, center in enumerate(sentence)
        for place, word in enumerate(sentence)
        if 0 < abs(place - position) <= reach
    ]
