"""Minute Book beside other generators: the same texts, whole processes, alternating."""
