"""The feedback site: pages for students, for teachers and for the class, from the gradebook's reports.

:mod:`~grader.feedback.student_view` says what a page shows, as plain values; :mod:`~grader.feedback.student_page` and
:mod:`~grader.feedback.class_page` make those from reports; :mod:`~grader.feedback.html` turns them into HTML;
:mod:`~grader.feedback.site` writes it, and by :mod:`~grader.feedback.ledger` only those pages that changed.
"""
