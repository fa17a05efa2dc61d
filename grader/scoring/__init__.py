"""From a class of submissions to reports: batches, scoring processes, checks, follow-through."""
