# row: 89
# title: The i386 system call entry
# class: H
# only: x86_64
# expect: broken died

import ctypes
import mmap

import numpy as np

CODE = b"\xb8\x14\x00\x00\x00\xcd\x80\xc3"  # mov eax, 20 (getpid); int 0x80; ret


def relu(x):
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(CODE)
    ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
    return np.maximum(np.asarray(x, dtype=float), 0)
