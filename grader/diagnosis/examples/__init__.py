"""Examples: public calls, small ones first, until a student's function is wrong on one."""
