"""The kinds of request and reply, by name, and what their bodies hold.

Bodies are wire values (:mod:`grader.wire.codec`) unless the table says otherwise. Every request has exactly one reply,
but for a :data:`BATCH`, which has one for each of its calls, in their order; before a :data:`LOADED` any number of
:data:`PROGRESS` may come. After a :data:`STAND_IN` the functions that it names answer with the grader's values: a call
of one of them is an :data:`ASK`, in the middle of a request, and the grader sends an :data:`ANSWER` before
anything else.

========== ============================================== =======================================
request    body                                           replies
========== ============================================== =======================================
LOAD       name, main file, {path: bytes}, [cell to skip] PROGRESS, LOADED
CALL       function, args, kwargs                         RESULT or ERROR
TIMED      like CALL; interrupted from within if long   RESULT or ERROR
BATCH      packed calls: nonce, 4 bytes of length, body   for each call, with its own nonce: RESULT or ERROR
GET        question, name                                 VALUE
OTTER_CALL question, name, args, kwargs, random state     VALUE
TEST       question, [[mode, source], …]                  VALUE
STAND_IN   [name of a function]                           STANDS
EDIT       name of a function, [number] or null, [args]   EDITED
TRACE      name of a function, args                       TRACED
ANSWER     null and a value, or a text and null           whatever the request under way is replied with, or ASK
========== ============================================== =======================================

======== ==============================================================================================
reply    body
======== ==============================================================================================
PROGRESS the number of the cell that is run now, 4 bytes
LOADED   {unreadable, errors, warnings, cells}
RESULT   4 bytes of length, the request as the arguments are after the call, then (result, warnings)
ERROR    {kind: raised, loops, missing, not_callable or unsupported, …}
VALUE    packed values (:mod:`grader.wire.packed`)
STANDS   nothing
EDITED   [kind, file, line, column, end, text] of each edit, and for each the values of all calls as bytes
TRACED   [kind, function, file, line, name, array] in the order in which the lines made them
ASK      function, args, kwargs
======== ==============================================================================================
"""

from __future__ import annotations

from typing import Any

from grader.errors import WireError
from grader.wire.codec import encode

LOAD = b"L"
CALL = b"C"
TIMED = b"H"
BATCH = b"B"
GET = b"G"
OTTER_CALL = b"O"
TEST = b"T"
STAND_IN = b"S"
EDIT = b"Y"
TRACE = b"N"
ANSWER = b"W"

PROGRESS = b"P"
LOADED = b"D"
RESULT = b"R"
ERROR = b"E"
VALUE = b"V"
STANDS = b"I"
EDITED = b"X"
TRACED = b"M"
ASK = b"A"

TRACE_KINDS = GIVEN, NAMED, RETURNED, MADE, READ = "given", "named", "returned", "made", "read"
"""What a trace says of a value: a function of the submission's got it, named it, returned it; an expression made it, or
read it out of something."""


def after_call(name: str, args: Any, kwargs: Any) -> bytes:
    """The request again, from the arguments as the function left them; empty if they are no longer plain values."""
    try:
        return encode((name, args, kwargs))
    except WireError:
        return b""
