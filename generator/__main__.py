"""``python -m generator`` is the command ``minutebook``."""

from generator.cli import main

main()
