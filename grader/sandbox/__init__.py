"""The trusted side of the line: starts the fork server, talks to workers under deadlines, validates what they say."""
