from peers.kit import plain_call as _plain_call


def peer_call(name, args, kwargs):
    return _plain_call(globals()[name], args, kwargs)
