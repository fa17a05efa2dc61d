# exercise: reparameterize
# title: Takes the precision for the variance
# title.zh: 把精度当成了方差
# hint: A large log_var means a broad Gaussian. Does your noise grow or shrink with it?
# hint.zh: log_var 越大，高斯分布越宽。你的噪声随之变大还是变小？
# source: sign easily lost
def reparameterize(mu, log_var, eps):
    mu, log_var, eps = floats(mu, log_var, eps)
    return mu + np.exp(-log_var / 2) * eps
