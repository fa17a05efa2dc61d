# exercise: non_max_suppression
# title: Returns places in the sorted order
# title.zh: 返回的是排序后的名次
# hint: The ids are places in `boxes`. Shuffle boxes and scores together: do yours follow?
# hint.zh: 编号是在 `boxes` 中的位置。把框与得分一起打乱：你的编号随之改变吗？
# source: ids and ranks confused
def non_max_suppression(boxes, scores, threshold):
    kept = []
    boxes = [boxes[one] for one in np.argsort(-_floats(scores))]
    for one in range(len(boxes)):
        if all(iou(boxes[one], boxes[other]) <= threshold for other in kept):
            kept.append(int(one))
    return kept
