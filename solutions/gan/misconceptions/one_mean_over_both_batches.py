# exercise: discriminator_value
# title: Takes one mean over both batches together
# title.zh: 把两个批次合在一起取一个平均
# hint: Algorithm 6.5.1 has 1/m before the sum, and m real samples. By which number do you divide?
# hint.zh: 算法 6.5.1 的求和号前是 1/m，而真实样本有 m 个。你除以的是多少？
def discriminator_value(x_real, x_fake, theta_d):
    logs = np.concatenate([_log_sigmoid(_logits(x_real, theta_d)), _log_sigmoid(-_logits(x_fake, theta_d))])
    return float(np.mean(logs))
