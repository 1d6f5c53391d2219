"""What the sections of models are called in a canonical plan."""

SECTION = "Aggregates"
ENTITIES = "Entities"
