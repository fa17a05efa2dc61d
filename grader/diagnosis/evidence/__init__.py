"""Evidence: the calls of a student's function beside what is right, and how they are compared."""
