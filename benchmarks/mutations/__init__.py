"""Damages a right site in many ways, and counts what the checks find of it."""
