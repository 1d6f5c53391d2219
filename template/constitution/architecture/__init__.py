"""The architecture as pages: what a reader wants to know of the code, read from the code."""
