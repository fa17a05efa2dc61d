# exercise: pairs
# title: Looks to the right only
# title.zh: 只看右侧的单词
# hint: On which sides of the centre does its context lie?
# hint.zh: 上下文在中心词的哪一侧？
# source: half of the window
def pairs(sentence, window):
    reach = len(sentence) if window is None else window
    return [
        (center, word)
        for position, center in enumerate(sentence)
        for place, word in enumerate(sentence)
        if 0 < place - position <= reach
    ]
