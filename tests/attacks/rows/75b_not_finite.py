# row: 75
# title: NaN, infinities and huge numbers in results
# class: R
# walls: none
# expect: failed not_finite shape

import numpy as np


def relu(x):
    return [np.inf, -np.inf, np.nan, 1e308 * 10]
