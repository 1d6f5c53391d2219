"""The changes that are safe to make for the team: to freeze, to hold a tuple, to open a span."""
