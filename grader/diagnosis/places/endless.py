"""Which loop of a submission seems never to end: a call that did not answer is made again and interrupted from within.

What the worker says of it is the student's process speaking: feedback only, bounded, never a mark.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from grader.diagnosis.examples.counterexample import Wrong
from grader.failures import SubmissionError
from grader.sandbox.session import Session
from grader.wire import protocol

WAIT = 1.5
"""Seconds until a worker is ended that does not interrupt itself: three times as long as it takes where it does."""


def with_loops(found: Wrong, session: Session) -> Wrong:
    """A call that did not answer, with the lines that it was in; the same where nothing is found out, or it did answer.

    ``session`` is one that no check has asked anything. Its worker is replaced; the time counts as the submission's.
    """
    if found.problem.kind != "timeout" or found.before is not None:
        return found
    used = replace(session.used, hangs=Counter(), loops={})
    timed = Session(session.start, session.files, replace(session.limits, check=WAIT), used)
    session.close()
    try:
        timed.begin_check()
        timed.exchange(found.example.function, protocol.TIMED, found.example.request, timed.value_from)
    except SubmissionError as error:
        loops = error.failure.data.get("loops")
        if loops:
            return replace(found, problem=replace(found.problem, data=found.problem.data | {"loops": loops}))
    finally:
        session.used.seconds, session.used.loads = used.seconds, used.loads
        timed.close()
    return found
