# exercise: pairs
# title: Pairs the centre with itself
# title.zh: 中心词与自己配成了一对
# hint: Should a position predict the very word that stands on it?
# hint.zh: 一个位置上的单词，需要预测它自己吗？
# source: a range from -window to window
def pairs(sentence, window):
    reach = len(sentence) if window is None else window
    return [
        (center, word)
        for position, center in enumerate(sentence)
        for place, word in enumerate(sentence)
        if abs(place - position) <= reach
    ]
