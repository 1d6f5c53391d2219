"""The categories of events, as plans spell them."""

import re

from .patterns import Pattern

CATEGORY = Pattern(
    r"\b(?P<name>SECURITY[ _-]AUDIT|WORKFLOW[ _-]LIFECYCLE|COGNITIVE[ _-]PIPELINE)\b", re.IGNORECASE
)
"""A category of events, in any spelling."""
