# exercise: pairs
# title: Takes the window for both sides together
# title.zh: 把 window 当成了两侧的总宽度
# hint: How far away may a word be with window 2, and how far may it be with you?
# hint.zh: window 为 2 时单词最远可以隔多远？按你的做法呢？
# source: another meaning of window
def pairs(sentence, window):
    reach = len(sentence) if window is None else window
    return [
        (center, word)
        for position, center in enumerate(sentence)
        for place, word in enumerate(sentence)
        if 0 < abs(place - position) <= max(1, reach // 2)
    ]
