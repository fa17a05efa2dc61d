# exercise: pairs
# title: Removes repeated pairs
# title.zh: 去掉了重复的样本
# hint: The same pair at two positions: how many steps should be made on it?
# hint.zh: 同一对出现在两处，应当训练几步？
# source: set()
def pairs(sentence, window):
    reach = len(sentence) if window is None else window
    found = []
    for position, center in enumerate(sentence):
        for place, word in enumerate(sentence):
            if 0 < abs(place - position) <= reach and (center, word) not in found:
                found.append((center, word))
    return found
