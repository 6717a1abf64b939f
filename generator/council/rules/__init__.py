"""Rules: sentences that hold for a good record, and what to do where they do not."""
