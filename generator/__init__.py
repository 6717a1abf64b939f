"""Minute Book: agendas, minutes, reports, strategies and budgets as a checked static website."""
