"""The eight laws of the plan, decided over the code as it stands."""
