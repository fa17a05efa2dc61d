# exercise: pairs
# title: Returns positions
# title.zh: 返回的是位置
# hint: Is the first word of [3, 1, 2] the word 0 or the word 3?
# hint.zh: [3, 1, 2] 的第一个单词是 0 还是 3？
# source: index mix-up
def pairs(sentence, window):
    reach = len(sentence) if window is None else window
    return [
        (position, place)
        for position, center in enumerate(sentence)
        for place, word in enumerate(sentence)
        if 0 < abs(place - position) <= reach
    ]
