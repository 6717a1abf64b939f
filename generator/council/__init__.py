"""Everything that knows what a meeting is."""
