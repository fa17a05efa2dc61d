# exercise: non_max_suppression
# title: Keeps the boxes that overlap
# title.zh: 保留了重叠的框
# hint: Should a box that hardly overlaps any other go or stay?
# hint.zh: 几乎不与其他框重叠的框应当去掉还是保留？
# source: comparison the wrong way round
def non_max_suppression(boxes, scores, threshold):
    kept = []
    for one in np.argsort(-_floats(scores)):
        if all(iou(boxes[one], boxes[other]) >= threshold for other in kept):
            kept.append(int(one))
    return kept
