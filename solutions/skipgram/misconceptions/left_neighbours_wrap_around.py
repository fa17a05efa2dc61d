# exercise: pairs
# title: Wraps around at the beginning
# title.zh: 在句首绕到了句尾
# hint: What is sentence[-1] in Python? Does the first word have a left neighbour?
# hint.zh: Python 中 sentence[-1] 是什么？第一个单词有左邻吗？
# source: negative index
def pairs(sentence, window):
    reach = len(sentence) if window is None else window
    return [
        (center, word)
        for position, center in enumerate(sentence)
        for place, word in enumerate(sentence)
        if 0 < abs(place - position) <= reach or place - position >= len(sentence) - reach
    ]
