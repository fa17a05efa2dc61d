# row: 92
# title: Replies that together exhaust memory
# class: D
# walls: none
# expect: failed|broken shape type timeout results

import numpy as np


def relu(x):
    return np.zeros(62 << 17)


relu_derivative = sigmoid = sigmoid_derivative = tanh = tanh_derivative = relu
