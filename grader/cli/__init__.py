"""The command line: the only place that prints, exits or reads the environment. One module a group of commands."""
