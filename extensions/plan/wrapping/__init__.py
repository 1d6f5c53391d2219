"""What value objects wrap, as plans tell it: one base with its constraints, or several fields."""
