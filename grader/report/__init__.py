"""The feedback site: pages for students, for teachers and for the class, from the gradebook's reports.

:mod:`~grader.report.views` says what a page shows, as plain values; :mod:`~grader.report.student` and
:mod:`~grader.report.classroom` make those from reports; :mod:`~grader.report.pages` turns them into HTML;
:mod:`~grader.report.site` writes it.
"""
