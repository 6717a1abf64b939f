"""Everything that can go wrong while a site is published, many times over: ``make torture``."""
