# exercise: non_max_suppression
# title: Returns the ids in rising order
# title.zh: 按编号从小到大返回
# hint: In which order should the ids come?
# hint.zh: 编号应按什么顺序返回？
# source: sorted at the end
def non_max_suppression(boxes, scores, threshold):
    kept = []
    for one in np.argsort(-_floats(scores)):
        if all(iou(boxes[one], boxes[other]) <= threshold for other in kept):
            kept.append(int(one))
    return sorted(kept)
