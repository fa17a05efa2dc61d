# exercise: negative_gradients
# title: Puts the gradient into the word's row
# title.zh: 把梯度放到了 word 那一行
# hint: Whose row of W is h?
# hint.zh: h 是 W 中哪个单词的行？
# source: roles swapped
def negative_gradients(center, word, negatives, W, W_out):
    y = scores(center, W, W_out)
    slopes = np.bincount(negatives, minlength=len(W)) * sigmoid(y)
    slopes[word] -= sigmoid(-y[word])
    grad_W, grad_W_out = outer_gradients(center, slopes, W, W_out)
    grad_W[[center, word]] = grad_W[[word, center]]
    return grad_W, grad_W_out
