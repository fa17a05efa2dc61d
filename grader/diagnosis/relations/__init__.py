"""Relations: what wrong values have to do with the right ones, and in which calls they are wrong."""
