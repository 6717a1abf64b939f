"""Findings → text."""

from generator.report.formats import Format, write
from generator.report.text import summary

__all__ = ["Format", "summary", "write"]
