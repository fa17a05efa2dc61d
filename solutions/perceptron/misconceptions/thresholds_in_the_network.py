# exercise: xor_network
# title: Gives thresholds where biases are asked
# title.zh: 给出的是阈值而不是偏置
# hint: Every unit adds its b. Which sign does a threshold then need?
# hint.zh: 每个单元都加上自己的 b。阈值应当带什么符号？
# source: threshold and bias are easily confused
def xor_network():
    return [[1, 1], [-1, -1]], [0.5, -1.5], [1, 1], 1
