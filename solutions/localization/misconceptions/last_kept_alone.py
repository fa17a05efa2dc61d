# exercise: non_max_suppression
# title: Compares with the last box that stayed alone
# title.zh: 只与最后一个保留的框比较
# hint: Three boxes stay already: with how many must the next one be compared?
# hint.zh: 已保留三个框时，下一个框要与几个框比较？
# source: one comparison in place of all
def non_max_suppression(boxes, scores, threshold):
    kept = []
    for one in np.argsort(-_floats(scores)):
        if all(iou(boxes[one], boxes[other]) <= threshold for other in kept[-1:]):
            kept.append(int(one))
    return kept
