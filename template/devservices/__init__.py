"""The project's storage servers as plain local processes: for `uv run dev` and for its tests."""
