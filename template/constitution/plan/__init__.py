"""What the plans say that the laws must know: declared dependencies and justified violations."""
