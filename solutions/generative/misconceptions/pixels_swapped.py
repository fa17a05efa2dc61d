# exercise: reconstruction_loss
# title: Exchanges white and black
# title.zh: 黑白颠倒了
# hint: A large logit means white. Which pixels should it be cheap for?
# hint.zh: 对数几率大表示白。对哪种像素代价应当小？
# source: sign of the logit
def reconstruction_loss(x, logits):
    x, logits = floats(x, logits)
    return np.sum(np.logaddexp(0, logits) - (1 - x) * logits)
