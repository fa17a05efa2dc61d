# Homework 1 - activation functions
# 3210100007, written on Windows
import numpy as np


def sigmoid(x):
    x = np.asarray(x)
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    return sigmoid(x) * (1 - sigmoid(x))


def tanh(x):
    x = np.asarray(x)
    return (1 - np.exp(-2 * x)) / (1 + np.exp(-2 * x))


def tanh_derivative(x):
    return 1 - tanh(x) ** 2


def relu(x):
    x = np.asarray(x)
    return (x + np.abs(x)) / 2


def relu_derivative(x):
    x = np.asarray(x)
    return (x >= 0) * 1.0
