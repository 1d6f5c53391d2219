"""Where aggregates live: what every repository of a storage has in common."""
