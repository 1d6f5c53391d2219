"""Resolution: every default that a plan leaves open, filled in and reported."""
