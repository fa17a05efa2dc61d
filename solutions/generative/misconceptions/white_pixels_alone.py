# exercise: reconstruction_loss
# title: Counts the white pixels alone
# title.zh: 只算了白像素的部分
# hint: What does a black pixel cost that the decoder takes for white?
# hint.zh: 黑像素被解码器当成白的，代价是多少？
# source: half of the formula
def reconstruction_loss(x, logits):
    x, logits = floats(x, logits)
    return np.sum(x * np.logaddexp(0, -logits))
