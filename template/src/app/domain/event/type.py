"""What kinds of event there are, and how long each must be kept."""

from datetime import timedelta
from enum import StrEnum


class EventCategory(StrEnum):
    """Who an event is for."""

    SECURITY_AUDIT = "security_audit"
    WORKFLOW_LIFECYCLE = "workflow_lifecycle"
    COGNITIVE_PIPELINE = "cognitive_pipeline"

    @property
    def is_permanent(self) -> bool:
        """Whether nobody may remove an event before its retention ends."""
        return self is EventCategory.SECURITY_AUDIT


class Retention(StrEnum):
    """How long an event is kept."""

    NINETY_DAYS = "90 days"
    SEVEN_YEARS = "7 years"

    @property
    def period(self) -> timedelta:
        match self:
            case Retention.NINETY_DAYS:
                return timedelta(days=90)
            case Retention.SEVEN_YEARS:
                return timedelta(days=7 * 365 + 2)  # seven years hold at most two leap days
