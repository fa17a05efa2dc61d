# exercise: pairs
# title: Orders the context by distance
# title.zh: 按距离远近排列上下文
# hint: In which order do the words of a context stand in the example, by distance or from left to right?
# hint.zh: 例子中上下文单词的次序是按距离，还是从左到右？
# source: loop over distances
def pairs(sentence, window):
    reach = len(sentence) if window is None else window
    found = []
    for position, center in enumerate(sentence):
        for distance in range(1, reach + 1):
            for place in (position - distance, position + distance):
                if 0 <= place < len(sentence):
                    found.append((center, sentence[place]))
    return found
