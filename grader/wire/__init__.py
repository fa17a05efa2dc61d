"""The line between the grader and student code: plain values as bytes, frames, the kinds of message."""
