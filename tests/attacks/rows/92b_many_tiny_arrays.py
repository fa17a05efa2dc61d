# row: 92
# title: Thousands of tiny arrays
# class: D
# walls: none
# expect: failed|broken shape type timeout results

import numpy as np


def relu(x):
    return [np.zeros((1,) * 16) for _ in range(150_000)]


relu_derivative = sigmoid = sigmoid_derivative = tanh = tanh_derivative = relu
