"""A tree with places → a frozen record, all complaints at once."""

from generator.schema.fields import (
    ANY_TEXT,
    Clock,
    Count,
    Day,
    Many,
    Slug,
    Strict,
    Text,
    Typed,
    When,
    YesNo,
    chosen_by,
    mistake,
    spelt,
    told,
    variant,
)
from generator.schema.guessing import clocks_meant, day_meant
from generator.schema.validation import Placed, validate

__all__ = [
    "ANY_TEXT",
    "Clock",
    "Count",
    "Day",
    "Many",
    "Placed",
    "Slug",
    "Strict",
    "Text",
    "Typed",
    "When",
    "YesNo",
    "chosen_by",
    "clocks_meant",
    "day_meant",
    "mistake",
    "spelt",
    "told",
    "validate",
    "variant",
]
