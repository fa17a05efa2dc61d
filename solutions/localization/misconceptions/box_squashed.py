# exercise: forward
# title: Squashes the box into (0, 1)
# title.zh: 把边界框压缩到了 (0, 1) 之间
# hint: Can the example's box (1, 2, 4, 3) come out of your head?
# hint.zh: 你的输出头能给出例题的框 (1, 2, 4, 3) 吗？
# source: boxes in relative coordinates
def forward(features, params):
    scores = _head(features, params, "c")
    e = np.exp(scores - scores.max())
    return e / e.sum(), 1 / (1 + np.exp(-np.clip(_head(features, params, "b"), -500, 500)))
