"""What runs beside student code: fork server, confinement, loader. Imports the standard library, NumPy and the wire."""
