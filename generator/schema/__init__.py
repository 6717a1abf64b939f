"""A tree with places → a frozen record, all complaints at once."""

from generator.schema.fields import (
    Clock,
    Count,
    Day,
    Many,
    Slug,
    Strict,
    Text,
    When,
    YesNo,
    chosen_by,
    mistake,
    variant,
)
from generator.schema.validation import Placed, validate

__all__ = [
    "Clock",
    "Count",
    "Day",
    "Many",
    "Placed",
    "Slug",
    "Strict",
    "Text",
    "When",
    "YesNo",
    "chosen_by",
    "mistake",
    "validate",
    "variant",
]
