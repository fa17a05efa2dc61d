"""What the author of a check imports: the decorator, the comparators, numerical gradients."""
