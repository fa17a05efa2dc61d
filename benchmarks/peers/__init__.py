"""What ``benchmarks/peers.py`` needs: the same class and the same checks, as each peer wants them."""
