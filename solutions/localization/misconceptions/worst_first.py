# exercise: non_max_suppression
# title: Begins with the lowest score
# title.zh: 从最低得分开始
# hint: Which box should stay in any case?
# hint.zh: 哪个框无论如何都应保留？
# source: sorting in the wrong direction
def non_max_suppression(boxes, scores, threshold):
    kept = []
    for one in np.argsort(_floats(scores)):
        if all(iou(boxes[one], boxes[other]) <= threshold for other in kept):
            kept.append(int(one))
    return kept
