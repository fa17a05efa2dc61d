# row: 12
# title: A well-formed lie about what failed, with its parts missing
# class: T
# walls: none
# report: unreadable load_protocol

import os
import sys
import time

from grader.wire.codec import encode
from grader.wire.frames import frame

caller = sys._getframe()
while caller is not None and type(caller.f_locals.get("nonce")) is not bytes:
    caller = caller.f_back
error = {"label": "\x1b[2J", "names": ["relu"], "kind": "raised", "error": {}}
lie = {"unreadable": [], "errors": [error], "warnings": [], "cells": 1}
if os.write(3, frame(caller.f_locals["nonce"], b"D", encode(lie))):
    time.sleep(60)
