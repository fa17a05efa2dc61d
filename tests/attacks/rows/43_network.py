# row: 43
# title: Sending out by TCP, UDP, Unix sockets and name lookups
# class: L
# expect: broken raised
# raises: PermissionError OSError URLError
# control: yes

import socket
import urllib.request

import numpy as np
from targets import ABSTRACT, PORT, UNIX, break_out


def datagram(family, address):
    with socket.socket(family, socket.SOCK_DGRAM) as out:
        out.sendto(b"SMUGGLED", address)


def stream(family, address):
    with socket.socket(family, socket.SOCK_STREAM) as out:
        out.connect(address)


def relu(x):
    break_out(
        lambda: socket.create_connection(("127.0.0.1", PORT), 1),
        lambda: datagram(socket.AF_INET, ("127.0.0.1", PORT)),
        lambda: datagram(socket.AF_INET6, ("::1", PORT)),
        lambda: stream(socket.AF_UNIX, UNIX),
        lambda: stream(socket.AF_UNIX, "\0" + ABSTRACT),
        lambda: socket.create_server(("127.0.0.1", 0)),
        lambda: socket.socketpair(),
        lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
        lambda: socket.getaddrinfo("localhost", 80),
        lambda: urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=1),
    )
    return np.maximum(np.asarray(x, dtype=float), 0)
