# exercise: parameter_count
# title: Counts one gate for every kind
# title.zh: 每种网络都只数了一个门
# hint: How many rows has the table of gates in each network?
# hint.zh: 每种网络各有几个门和候选？
# source: gates forgotten
def parameter_count(kind, D, H):
    return H * D + H * H + H
