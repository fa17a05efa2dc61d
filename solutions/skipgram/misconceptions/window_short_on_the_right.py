# exercise: pairs
# title: Ends one place early on the right
# title.zh: 右侧少取了一个位置
# hint: The end of a slice is not in it. How far to the right does yours reach?
# hint.zh: 切片不包含结束位置。你的切片向右能取到哪里？
# source: slice without + 1
def pairs(sentence, window):
    reach = len(sentence) if window is None else window
    return [
        (center, word)
        for position, center in enumerate(sentence)
        for place, word in enumerate(sentence)
        if -reach <= place - position < reach and place != position
    ]
