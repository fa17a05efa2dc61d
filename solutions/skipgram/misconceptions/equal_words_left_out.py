# exercise: pairs
# title: Leaves out words that equal the centre
# title.zh: 去掉了与中心词相同的单词
# hint: A position is left out. What if the same word stands at another position too?
# hint.zh: 排除的是一个位置。如果同一个单词还出现在别的位置呢？
# source: comparison of words instead of positions
def pairs(sentence, window):
    reach = len(sentence) if window is None else window
    return [
        (center, word)
        for position, center in enumerate(sentence)
        for place, word in enumerate(sentence)
        if 0 < abs(place - position) <= reach and word != center
    ]
