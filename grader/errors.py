"""The exception tree. Everything a user may meet derives from :class:`GraderError`."""

from __future__ import annotations


class GraderError(Exception):
    """Something a person can repair: the message says what, where and what to do instead."""


class CourseError(GraderError):
    """The course folder is missing, incomplete or contradicts itself."""


class IntakeError(GraderError):
    """One student's files cannot be taken in; the message is that student's report.

    ``kind`` is the key of the message catalogue under which the reason is told.
    """

    kind = "intake"


class ArchiveError(IntakeError):
    """An archive cannot be taken in."""

    kind = "archive"


class NothingFoundError(GraderError):
    """No student was found where somebody said that students are."""


class SandboxError(GraderError):
    """This machine cannot confine a worker, or the fork server is gone."""


class GradebookError(GraderError):
    """The gradebook cannot be opened, read or written."""


class WireError(GraderError):
    """Bytes that are not a value of the wire format, or a value that has no place in it."""


class NotPlainError(Exception):
    """The value cannot be sent; the text says what it is."""
